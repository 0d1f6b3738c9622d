package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// mostElided is how many words a sentence has at most that leaves its verb to the one
// before.
const mostElided = 9

// elided reads, in a document of home's own, a sentence without a verb of its own that
// says for whom else the rule before it holds or doesn't: "Temporary staff may not.",
// "But the press team may." Of whom it isn't known, the rule is in doubt.
func (s *sentence) elided() {
	last := s.ruleBefore()
	if last == nil || len(s.tokens) > mostElided || len(s.read) > 0 || s.question() {
		return
	}
	end := len(s.tokens)
	for end > 0 && s.mark(end-1) {
		end--
	}
	not := end > 0 && s.in(end-1, "not")
	if not {
		end--
	}
	modal := end - 1
	if modal < 1 || !s.in(modal, "may", "must", "be", "do", "cannot") {
		return
	}
	from := 0
	for from < modal && (s.in(from, "and", "clause", "adverb") || s.mark(from)) {
		from++
	}
	if from == modal || s.in(from, "it", "that", "you", "we") {
		return
	}
	s.sameFor(last, from, modal, not || s.in(modal, "cannot"))
}

// ruleBefore is the rule that the sentence before this one told in the same passage, or
// nil.
func (s *sentence) ruleBefore() *claim.Claim {
	if !s.own() || len(s.topic.before) == 0 {
		return nil
	}
	c := s.topic.before[len(s.topic.before)-1]
	if !c.Do.Rule() || c.Passage != s.passage {
		return nil
	}
	return c
}

// sameFor tells the rule before or its opposite of the people between the tokens.
func (s *sentence) sameFor(last *claim.Claim, from, to int, not bool) {
	bans := last.Do == knowledge.Ban
	c := claim.Claim{By: last.By, Apps: last.Apps, Announced: last.Announced, Rule: true}
	if i := s.firstBodyIn(from, to); i >= 0 {
		if c.By, c.Do = s.above(s.at(i).bodies[0]), knowledge.Allow; not {
			c.Do = knowledge.Ban
		}
		s.tellElided(c, last, from, to)
		return
	}
	terms, _ := s.termsIn(from, to)
	others := s.remaining(from, to)
	switch {
	case bans == not && (len(terms) == 0 || !bans && len(last.Scope.Terms) == 0):
		return
	case not && len(terms) > 0:
		c.Do, c.Scope.Terms = knowledge.Ban, terms
	case not && others && len(last.Scope.Terms) > 0:
		c.Do, c.Scope.Except = knowledge.Ban, last.Scope.Terms.Clone()
	case !not && !bans && len(terms) > 0:
		c.Do, c.Scope.Terms, c.Terms = last.Do, terms, last.Terms
	case !not && len(terms) > 0:
		c.Do, c.Undoes, c.Presupposes, c.Scope.Terms = knowledge.Exempt, knowledge.Ban, true, terms
	default:
		last.Doubt("for whom it holds: “" + s.Text + "”")
		return
	}
	s.tellElided(c, last, from, to)
}

// tellElided keeps the rule, in the words of both sentences.
func (s *sentence) tellElided(c claim.Claim, last *claim.Claim, from, to int) {
	st := stance{group: group{from: from, at: to}, mode: isDone, left: 0}
	n := len(s.read)
	s.found(&st, c, len(s.tokens))
	for _, told := range s.read[n:] {
		told.Words = s.withBefore(last)
	}
}

// withBefore are the words of the rule before and of this sentence, which says nothing
// without them.
func (s *sentence) withBefore(last *claim.Claim) string {
	text := s.passage.Text[:s.Start+len(s.Text)]
	return text[max(0, strings.LastIndex(text[:s.Start], last.Words)):]
}

// remaining tells that everybody is named for whom nothing was told yet: "others",
// "nobody else", "staff".
func (s *sentence) remaining(from, to int) bool {
	return s.between(from, to, "everyone-else", "own-people")
}
