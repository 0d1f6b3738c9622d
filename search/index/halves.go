package index

import (
	"strconv"

	"policybot/knowledge"
)

// The days on which a doc stood are indexed as the fewest stretches that come of
// halving all days again and again: the whole, a half, a quarter, down to a day.
// A day lies in one of each size, so that asking for it takes one term a size,
// and a doc that still stands has at most one stretch of each.

// halvings is how often the whole is halved. From the first day on these are 179
// years; days outside count as the first or the last of them.
const halvings = 16

// period is the nth of the stretches of two to the power of size days.
type period struct{ size, n int }

func (s period) term() string { return string(rune('a'+s.size)) + strconv.Itoa(s.n) }

// around is the stretch of twice the size that it lies in.
func (s period) around() period { return period{s.size + 1, s.n / 2} }

// stoodTerms are the terms of a doc that stood on all of the days.
func stoodTerms(first, last knowledge.Day) []string {
	var terms []string
	seen := map[period]bool{}
	for _, s := range halves(first, last) {
		terms = append(terms, wholePart+s.term())
		for ; s.size <= halvings && !seen[s]; s = s.around() {
			seen[s] = true
			terms = append(terms, s.term())
		}
	}
	return terms
}

// standingTerms are the terms one of which every doc has that stood on one of the
// days.
func standingTerms(first, last knowledge.Day) []string {
	terms := []string{""} // none has it: no days, no docs
	seen := map[period]bool{}
	for _, s := range halves(first, last) {
		terms = append(terms, s.term())
		for s = s.around(); s.size <= halvings && !seen[s]; s = s.around() {
			seen[s] = true
			terms = append(terms, wholePart+s.term())
		}
	}
	return terms
}

// halves cuts days into stretches.
func halves(first, last knowledge.Day) []period {
	if last < first {
		return nil
	}
	var list []period
	from, to := number(first), number(last)+1
	for from < to {
		s := period{0, from}
		for s.n%2 == 0 && s.size < halvings && (s.n+2)<<s.size <= to {
			s = s.around()
		}
		list = append(list, s)
		from = (s.n + 1) << s.size
	}
	return list
}

// number counts the days from the first one.
func number(d knowledge.Day) int { return int(min(max(d-firstDay, 0), 1<<halvings-1)) }
