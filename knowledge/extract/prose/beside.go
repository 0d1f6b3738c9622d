package prose

import (
	"policybot/knowledge/extract/claim"
)

// forBoth adds to what people of home may or mustn't use those who are named with them,
// before an "and": "the Harbour Office and the deck crew may use it". Whom else words
// name that stand there is in doubt.
func (s *sentence) forBoth(c *claim.Claim, st *stance) {
	from := st.who.from
	if !s.own() || st.who.empty() || len(c.Scope.Terms) == 0 || !s.in(from-1, "and") || s.in(from-1, "but-word") || s.leftOutBefore(from) {
		return
	}
	for s.in(from-1, "and") || s.norm(from-1) == "," && from < st.who.from {
		to := from - 1
		for from = to; from > 0 && s.namesOnly(from-1); from-- {
		}
		terms := s.leftOutOf(from, to)
		if from == to || len(terms) != 1 || s.leavesSome(from, to) {
			c.Doubt("whom it is for")
			return
		}
		for d, ids := range terms {
			c.Scope = withTerm(c.Scope, d, ids...)
		}
	}
	st.left, st.who.only = min(st.left, from), st.who.only || s.in(from-1, "only")
}

// namesOnly tells that the word may belong to what names people.
func (s *sentence) namesOnly(i int) bool {
	return !s.mark(i) && !s.timeAt(i) && !s.appAt(i) && !s.in(i, "and", "clause", "be", "have", "may", "must", "only", "do") && (s.compound(i) || s.compound(i+1) || !s.in(i, "preposition", "adverb"))
}
