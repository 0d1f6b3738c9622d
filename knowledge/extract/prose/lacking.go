package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// lacking leaves out of what home lets people do the data that the words from the token on say
// it must be without, "without personal data", "work that is free of customer data", and gives
// where they end, or 0. What is banned where there are none of them is in doubt.
func (r *limiter) lacking(i int) int {
	from := r.lacks(i)
	if from == 0 || !r.own() {
		return 0
	}
	to := from
	for to < len(r.tokens) && !r.mark(to) && !r.timeAt(to) && !r.sentence.in(to, "clause", "be", "have", "lacks-behind") {
		to++
	}
	terms, end := r.termsIn(from, to)
	if len(terms[knowledge.Data]) == 0 {
		return 0 // "without approval"
	}
	if r.except || i < r.st.from || r.Do != knowledge.Allow || len(terms) > 1 {
		r.Doubt(claim.ForWhatHolds)
	} else {
		r.limit(r.Claim, true, knowledge.Data, terms[knowledge.Data])
	}
	return r.cover(i, max(end, r.phrase(end, "lacks-behind")))
}

// lackingBehind is [limiter.lacking] of a clause or an aside that stands right behind what was read:
// "(no personal data)".
func (r *limiter) lackingBehind() {
	at := r.To
	if at < len(r.tokens) && r.mark(at) && r.norm(at) != "." {
		at++
	}
	r.To = max(r.To, r.lacking(at))
}

// lackingUnread is in doubt where words say that something is without some data, and nothing was
// made of them: what is let then isn't let with these.
func (r *limiter) lackingUnread() string {
	for i := r.Left; i < r.To; i++ {
		from := r.lacks(i)
		if from == 0 || r.covered[i] || r.CondFrom <= i && i < r.CondTo {
			continue
		}
		for j := from; j < min(len(r.tokens), from+mostWords) && !r.mark(j); j++ {
			if r.termAt(j, knowledge.DataKind) != "" {
				return claim.ForWhatHolds
			}
		}
	}
	return ""
}

// lacks is where the words end, from the token on, that say of something that it is without
// what comes behind them, or 0: "that holds no", "which are free of", "not containing".
func (s *sentence) lacks(i int) int {
	if end := s.to(i, "lacks"); end > 0 {
		return end
	}
	if s.in(i, "no-word") && s.mark(i-1) && i > 0 {
		return i + 1
	}
	at := i
	if s.in(i, "that-word", "which-word") {
		if s.appAt(i-1) || s.mark(i-1) && s.appAt(i-2) {
			return 0 // "Pigeon, which does not use customer data": what the app does
		}
		at++
		if end := s.to(at+1, "lacks"); s.in(at, "be") && end > 0 {
			return end
		}
		if s.in(at, "do") && s.in(at+1, "not") {
			return s.to(at+2, "holds-data")
		}
	} else if s.in(i, "not") {
		return s.to(i+1, "holding-data")
	}
	if end := s.to(at, "holds-data", "holding-data"); s.in(end, "no-word") && end > 0 {
		return end + 1
	}
	return 0
}
