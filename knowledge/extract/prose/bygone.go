package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// bygone is in doubt where a document of home's own tells that something was let so in a
// stretch of the past, and not that it was let so on a day: "was allowed last year",
// "formerly everybody could use it"; and where it says so of a rule in the words that lead in to
// it: "In those days the rule was: it may not be used".
func (s *sentence) bygone(c *claim.Claim, st *stance) string {
	if s.own() && s.onceLeadsIn(st.left) {
		return ofThePast
	}
	if !s.own() || c.Do != knowledge.Allow || !c.Until.IsZero() || st.presentBe || st.perfect || !st.be && st.modal == "" || !s.inPast(st) && !language.UsedTo(s.Text) {
		return ""
	}
	if language.UsedTo(s.Text) {
		return ofThePast
	}
	for i := range s.tokens {
		if s.in(i, "formerly") || s.in(st.at, "let-so") && s.stretchAt(i) {
			return ofThePast
		}
	}
	return ""
}

// ofThePast is in doubt of what is told of a time that is over.
const ofThePast = "whether it is still so: it is told of a time that is over"

// onceLeadsIn tells that the words before the colon that stands before the token speak of a former time.
func (s *sentence) onceLeadsIn(end int) bool {
	once := false
	for i := range min(end, len(s.tokens)) {
		if once && s.norm(i) == ":" {
			return true
		}
		once = once || s.in(i, "formerly")
	}
	return false
}

// inPast tells that the verb of the stance is one of the past.
func (s *sentence) inPast(st *stance) bool {
	for i := st.from; i <= st.at && i < len(s.tokens); i++ {
		if s.in(i, "was-word") {
			return true
		}
	}
	return false
}

// stretchAt tells that a time of more than a day, in which something was, begins at the token.
func (s *sentence) stretchAt(i int) bool {
	for k := range s.times {
		if m := &s.times[k]; m.from == i && m.bearing == onThen && !m.date.IsZero() && !m.date.Exact() {
			return true
		}
	}
	return false
}
