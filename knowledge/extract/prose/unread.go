package prose

import (
	"slices"
	"strings"

	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// unread is in doubt where words behind what a rule of home's own is on, or at the head of
// its sentence, begin a limit of which nothing was read, beside others that were or alone:
// "in meetings with the works council", "on phones outside working hours".
func (r *limiter) unread() string {
	s, c := r.sentence, r.Claim
	for i := range min(c.To+1, len(s.tokens)) {
		head := i == 0 && len(s.read) == 0
		if i >= c.Left && s.peopleRelative(i) && !r.covered[i] && !(c.CondFrom <= i && i < c.CondTo) {
			return "whom it is for" // "everyone who handles cash"
		}
		if i >= c.End && s.in(i, "be", "have", "may", "must", "will") {
			return "" // a clause of its own
		}
		if !(head || i >= c.End) || s.in(i, "except") || !language.Limits(s.norm(i)) || c.CondFrom <= i && i < c.CondTo || s.timeSoon(i) || s.back(i, "except") >= 0 {
			continue
		}
		if r.narrows(i + 1) {
			return claim.ForWhatHolds
		}
	}
	return r.leavesOutBehind()
}

// leavesOutBehind is in doubt where the clause goes on behind what was read of it, and leaves
// something out there.
func (r *limiter) leavesOutBehind() string {
	for i := r.To; i < len(r.tokens) && (!r.mark(i) || r.norm(i) == ",") && !r.in(i, "be", "have", "may", "must", "will"); i++ {
		if end := r.sentence.to(i, "except"); end > 0 && r.in(end, "preposition", "determiner") {
			return leavesOut
		}
	}
	return ""
}

// narrows tells that what begins at the token, behind a preposition, is a limit that wasn't
// read: no time, and neither everybody nor whose rule it is.
func (r *limiter) narrows(from int) bool {
	s, c := r.sentence, r.Claim
	if s.mark(from) || language.Using(s.norm(from)) && (s.mark(from+1) || s.object(from+1) || s.in(from+1, "preposition")) {
		return false
	}
	for i := from; i < len(s.tokens) && !s.mark(i) && !s.in(i, "clause", "preposition"); i++ {
		if r.covered[i] || c.CondFrom <= i && i < c.CondTo || s.back(i+1, "approval-noun") >= 0 {
			return false
		}
		w := s.norm(i)
		if s.in(i-1, "numbered") || s.in(i+1, "numbered", "site-head-noun") {
			continue // "the staff room" isn't the staff
		}
		if i < from+3 && (s.timeAt(i) || language.Number(w) > 0 && !language.Stop(w) || strings.Trim(w, "0123456789") == "" || language.NoLimit(w) || slices.Contains(s.ownersOf(c), w)) {
			return false
		}
	}
	return true
}

// ownersOf are the words of the names of whose rule it is.
func (s *sentence) ownersOf(c *claim.Claim) (words []string) {
	if by := s.Entity(c.By); by != nil {
		for _, n := range by.Names {
			words = append(words, strings.Fields(strings.ToLower(n.Text))...)
		}
	}
	return words
}
