package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// leftOut reads what a rule leaves out: "universities are exempt", "private phones
// are not covered", "drivers have been exempt since May".
func (s *sentence) leftOut(i int) bool {
	out, in := s.to(i, "left-out"), s.to(i, "taken-in")
	last := s.topic.last
	if out == 0 && in == 0 || last == nil || last.Passage.Title != s.passage.Title || !last.Do.Rule() || last.Do == knowledge.Allow || s.question() || s.topic.stranger || s.byOther(max(out, in)) {
		return false
	}
	g := s.group(i)
	if s.own() && last.Do == knowledge.Ban && (out > 0) != g.not && s.leftOutBeside(i, max(out, in)) {
		return true
	}
	if !g.presentBe && !s.leftOutSince(&g, i, max(out, in)) || g.noLonger || g.modal != "" && g.modal != "will" || (out > 0) == g.not {
		return false
	}
	from := s.subjectStart(g.from)
	t, _ := s.termsIn(from, g.from)
	if last.Do == knowledge.Ban && s.own() && len(t) > 0 {
		s.exempts(last, t, !s.allNamed(from, g.from, t) && s.leavesSome(from, g.from), from, max(out, in))
		return true
	}
	c := s.more(last)
	c.Scope.Except = t
	end := s.clauseEnd(max(out, in))
	for j := max(out, in); j < end && len(t) > 0; j++ {
		if id, d, to := s.unknownTerm(j, j); to > 0 && d == knowledge.Purpose {
			c.Scope.Except[d] = ground.AppendNew(c.Scope.Except[d], id)
		}
	}
	return s.tellMore(c, from, end)
}

// leftOutSince tells that the group before the token says, in a document of home's own, that
// something has been left out since a day, or will be from one on, and no more: not "exempt from VAT",
// nor "since May, but no longer".
func (s *sentence) leftOutSince(g *group, i, to int) bool {
	end := s.clauseEnd(i)
	if !s.own() || !g.be || g.had || g.infinite || g.reported || !s.onlyDates(s.fromRule(to), len(s.tokens)) {
		return false
	}
	if g.modal == "will" {
		return s.timeIn(i, end, fromThen) != nil
	}
	return g.perfect && s.timeIn(i, end, sinceThen) != nil
}

// leftOutBeside reads whom a ban leaves out where the word for that, up to the end, stands before
// them, or behind them without a verb: "exempt are drivers", "exceptions: drivers", "banned,
// drivers excepted". Where nobody is known by the words, it is in doubt what it leaves out.
func (s *sentence) leftOutBeside(i, end int) bool {
	last := s.topic.last
	from, to := 0, i
	switch at := s.fromRule(end); {
	case s.leadsAlone(i) && (s.in(at, "present-be") || s.norm(at) == ":"):
		from = at + 1
		to = s.clauseEnd(from)
	case len(s.read) > 0 && (s.read[len(s.read)-1] == last || s.read[len(s.read)-1].Adds == last) && (end >= len(s.tokens) || s.mark(end)):
		for from = i; from > 0 && !s.mark(from-1); from-- {
		}
		if from == 0 || from == i || from < s.read[len(s.read)-1].Left || !slices.Contains([]string{",", "("}, s.norm(from-1)) {
			return false
		}
	default:
		return false
	}
	t, behind := s.termsIn(from, to)
	switch {
	case s.tellsClause(from, to), s.between(from, to, "nobody", "no-word", "not"), len(s.acts[from]) > 0, len(t) == 0 && s.in(i, "exempt-noun"):
		return false // "one exception: drivers may use it", "exceptions are rare", "exempt is nobody", "exceptions: ask IT"
	case len(t) == 0:
		last.Doubt(leavesOut)
		return true
	}
	some := !s.allNamed(from, behind, t) && s.leavesSome(from, behind) || from > i && !s.onlyDates(behind, len(s.tokens)) && !s.between(behind, len(s.tokens), "if-word")
	s.exempts(last, t, some, min(from, i), max(end, behind))
	return true
}

// tellsClause tells that a verb stands between the tokens that tells what somebody may or does.
func (s *sentence) tellsClause(from, to int) bool {
	return s.between(from, to, "may", "must", "be", "have", "will")
}

// leadsAlone tells that nothing stands before the token in its sentence but small words: "also
// exempt are", "the only exception is".
func (s *sentence) leadsAlone(i int) bool {
	return s.everyWord(0, i, "before-exception")
}

// fromRule steps over the rule that something is exempt from: "exempted from this".
func (s *sentence) fromRule(i int) int {
	if !s.in(i, "from-word") {
		return i
	}
	for i++; i < len(s.tokens) && (s.in(i, "determiner", "this-word", "that-word", "it-word", "ban-noun", "rule-noun", "restrict-noun") || s.appAt(i)) && !s.mark(i); i++ {
	}
	return i
}

// allNamed tells that the words between the tokens are no more than the names of the terms, so
// that they leave out all of those: "ambulance drivers", "the two phones of the press office".
func (s *sentence) allNamed(from, to int, terms knowledge.Terms) bool {
	var names []string
	for _, ids := range terms {
		for _, id := range ids {
			if e := s.Entity(id); e != nil {
				names = append(names, strings.ToLower(e.Name()))
			}
		}
	}
	for i := from; i < to; {
		end := i
		for end < to && s.norm(end) != "," && !s.in(end, "and") {
			end++
		}
		bare := i
		for bare < end && (s.in(bare, "determiner") || s.counted(bare)) {
			bare++
		}
		if end > i && (!slices.Contains(names, strings.ToLower(s.words(bare, end))) || s.in(bare, "some") || bare == i && (s.in(bare, "how-many") || s.figureAt(bare))) {
			return false
		}
		i = max(end+1, s.to(end, "and"))
	}
	return len(names) > 0
}

// exempts tells, in a document of home's own, that the ban told before leaves out the
// terms, or some of those, with the case in which it does.
func (s *sentence) exempts(last *claim.Claim, terms knowledge.Terms, some bool, from, end int) {
	c := claim.Claim{Do: knowledge.Exempt, By: last.By, Apps: s.namedOf(last.Apps, end), Undoes: knowledge.Ban, Presupposes: true, Announced: last.Announced, Order: last.Order + 1}
	if some { // "most people"
		c.Doubt(leavesOut)
		last.Doubt(leavesOut)
	}
	c.Scope.Terms = terms
	if m := s.timeIn(from, s.clauseEnd(end), sinceThen); m != nil {
		c.Announced, c.Dated = m.date, true
	}
	st := stance{group: group{from: from, at: end}, mode: isDone, left: from}
	n := len(s.read)
	if s.found(&st, c, end); last.Passage == s.passage {
		for _, told := range s.read[n:] {
			told.Words = s.withBefore(last)
		}
	}
	s.topic.last = last
}
