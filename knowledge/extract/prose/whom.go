package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// lessExcepted takes out of the people whom a rule of home's own is for those whom it
// leaves out: at the head of the sentence, among its people, or between commas behind
// them: "except for interns, everybody", "everyone but interns", "all staff, excluding
// interns, may".
func (s *sentence) lessExcepted(p *party, verb int) {
	if !s.own() {
		if !p.empty() && s.back(p.from, "all-but") >= 0 {
			p.doubt = firstSaid(p.doubt, leavesOut) // "all but two teams at Acme may"
		}
		return
	}
	if s.leftOutBefore(p.from) {
		p.doubt = firstSaid(p.doubt, leavesOut)
		return
	}
	if to := s.comma(p.from, p.to); p.from == 0 && s.in(0, "except") && to > 0 {
		left, doubt := s.leaves(s.to(0, "except"), to)
		*p = s.party(to+1, p.to)
		p.left, p.doubt = left, firstSaid(p.doubt, doubt)
	} else if at, from := s.exceptIn(p.from, p.to); at > p.from {
		all := s.party(p.from, at)
		if bare := s.in(p.from, "all-of") && at == p.from+1 && s.allBut(at) && !s.appSoon(from, p.to); bare {
			all.persons = true // "all but the drivers"
		}
		if !all.persons && !all.home {
			return
		}
		left, doubt := s.leaves(from, p.to)
		all.to, *p = p.to, all
		p.left, p.doubt = left, firstSaid(p.doubt, doubt)
	} else if to := s.comma(0, p.from); to > 0 && s.in(0, "except") {
		left, doubt := s.leaves(s.to(0, "except"), to)
		p.left, p.doubt = left, firstSaid(p.doubt, doubt)
	} else if to := s.comma(p.to+1, verb); p.to > p.from && s.norm(p.to) == "," && to > 0 && s.in(p.to+1, "except") {
		left, doubt := s.leaves(s.to(p.to+1, "except"), to)
		p.left, p.doubt = left, firstSaid(p.doubt, doubt)
	}
}

// leavesOut is the doubt where it isn't clear whom a rule leaves out.
const leavesOut = "what it leaves out"

// leftOutBefore tells that people of home begin at the token behind an "and" of words that
// are left out: "everyone except the research and development team".
func (s *sentence) leftOutBefore(from int) bool {
	if from == 0 || !s.in(from-1, "and") || s.in(from-1, "but-word") {
		return false
	}
	for i := from - 2; i >= max(0, from-mostWords-2) && !s.mark(i) && s.anyAct(i) == nil; i-- {
		if s.back(i+1, "except") >= 0 || s.allBut(i) {
			return true
		}
	}
	return false
}

// leaves are the people whom a rule leaves out, who are named between the tokens. What it
// leaves out is in doubt where words between them are taken by no term, as are those of
// "the board and its guests" if a term takes only the last, or tell of a time.
func (s *sentence) leaves(from, to int) (knowledge.Terms, string) {
	terms := s.leftOutOf(from, to)
	if len(terms) == 0 || s.in(from-1, "on-word") {
		return nil, leavesOut
	}
	for i := from; i < to; {
		end := i
		for end < to && s.norm(end) != "," && !s.in(end, "and") {
			end++
		}
		if end > i {
			part := s.leftOutOf(i, end)
			if len(part) != 1 || s.leavesSome(i, end) {
				return terms, leavesOut
			}
			for d, ids := range part {
				if i == from {
					terms = knowledge.Terms{}
				} else if len(terms[d]) == 0 {
					return terms, leavesOut // guests, or those of the board
				}
				for _, id := range ids {
					terms[d] = ground.AppendNew(terms[d], id)
				}
			}
		}
		i = max(end+1, s.to(end, "and"))
	}
	return terms, ""
}

// leavesSome tells that the words between the tokens name not all of those whom their
// terms are, or others: "two teams", "drivers on probation".
func (s *sentence) leavesSome(from, to int) bool {
	named := false
	for i := from; i < to; i++ {
		named = named || s.at(i) != nil
	}
	for i := from; i < to; i++ {
		switch {
		case s.at(i) != nil, s.mark(i):
		case s.compound(i):
		case s.in(i, "preposition", "relative", "clause", "how-many", "some", "weekday", "not"), s.timeAt(i), strings.Trim(s.norm(i), "0123456789") == "":
			return true
		case named && !s.in(i, "and", "determiner", "own", "own-people", "persons-noun", "unit-head-noun", "audience-head-noun", "home-part-noun"):
			return true
		}
	}
	return false
}

// appSoon tells that an app is named between the tokens.
func (s *sentence) appSoon(from, to int) bool {
	for i := from; i < to; i++ {
		if s.appAt(i) {
			return true
		}
	}
	return false
}

// appLeftOut tells that the words before the app at the token leave it out of others:
// "all apps except Pigeon", "anything but the Pigeon app".
func (s *sentence) appLeftOut(at int) bool {
	at = s.bareBefore(at)
	return s.back(at, "except", "all-but") >= 0 || s.in(at-1, "but-word") && s.allBefore(at-1)
}

// exceptIn is where the words stand between the tokens that leave something out of what
// is named before them, and where they end.
func (s *sentence) exceptIn(from, to int) (at, end int) {
	for i := from; i < to; i++ {
		if end := s.to(i, "except"); end > 0 && end < to {
			return i, end
		}
		if s.allBut(i) && i+1 < to {
			return i, i + 1
		}
	}
	return -1, -1
}

// allBut tells that the word at the token leaves out of everybody, or of nobody, whoever
// is named behind it: "nobody but drivers".
func (s *sentence) allBut(i int) bool { return s.own() && s.back(i+1, "all-but") >= 0 }

// toReaders tells that the rule is told to those who read it: by "you", by a command, or
// without anybody.
func (s *sentence) toReaders(st *stance) bool {
	return st.who.empty() || len(st.who.apps) > 0 || s.in(st.who.from, "you")
}

// peopleIn are the people whom all the words between the tokens name: "the drivers".
func (s *sentence) peopleIn(from, to int) knowledge.Terms {
	for s.in(from, "determiner") {
		from++
	}
	if to-from > MostTeam {
		return nil
	}
	p := s.party(from, to)
	if m := s.at(from); m != nil && m.From == from && m.To == to && len(p.audience) > 0 {
		return knowledge.Terms{knowledge.Audience: p.audience}
	}
	if from < to && s.at(to-1) == nil && !s.in(to-1, "own-people") && s.in(to-1, "home-part-noun", "audience-head-noun", "team-noun") && !s.mark(to-1) {
		return s.leftOutOf(from, to)
	}
	return nil
}

// comma is where the first comma stands between the tokens, or -1.
func (s *sentence) comma(from, to int) int {
	for i := max(0, from); i < min(to, len(s.tokens)); i++ {
		if s.norm(i) == "," {
			return i
		}
	}
	return -1
}

// leftOutOf are the people whom the words between the tokens name.
func (s *sentence) leftOutOf(from, to int) knowledge.Terms {
	p := s.party(from, to)
	sc := s.forTeams(s.scopeOf(p), p)
	if part, _ := s.homePart(p); part != "" && len(sc.Terms) == 0 {
		sc = withTerm(sc, knowledge.Unit, part)
	}
	if len(sc.Terms) == 0 && p.body != "" {
		if e := s.Entity(p.body); e != nil && e.Kind == knowledge.UnitKind {
			sc = withTerm(sc, knowledge.Unit, p.body)
		}
	}
	return sc.Terms
}

// whomUnclear is in doubt where the people whom a rule of home's own is for are told of
// by words that no limit of it takes: "everyone in sales may", "people on probation may
// not". The limits took the tokens that are covered.
func (s *sentence) whomUnclear(p party, covered []bool) string {
	if !p.empty() && (s.in(p.from-1, "who-word") || s.whoeverDoes(p)) {
		return "whom it is for" // "nobody who handles cash may"
	}
	if !p.persons || p.group != "" || p.relative || len(p.apps) > 0 {
		return ""
	}
	from, to := p.from, p.to
	if at, _ := s.exceptIn(p.from, p.to); at > p.from {
		to = at
	} else if comma := s.comma(from, to); at == p.from && comma > 0 {
		from = comma // "apart from the drivers, staff"
	}
	for i := from; i < to; i++ {
		if !covered[i] && !s.anyPeople(p, i) {
			return "whom it is for"
		}
	}
	return ""
}

// whoeverDoes tells that whoever is told of is known by what they do alone: "whoever handles
// cash", "those handling cash".
func (s *sentence) whoeverDoes(p party) bool {
	if s.between(max(0, p.from-mostWords), p.from, "anybody-who") {
		return true
	}
	return s.to(p.from, "anybody-who") == p.from+1 || s.in(p.from, "that") && p.to > p.from+1 && strings.HasSuffix(s.norm(p.from+1), "ing")
}

// anyPeople tells that the word narrows nothing down among the people of home, or names
// people who are known: "all of our employees".
func (s *sentence) anyPeople(p party, i int) bool {
	if m := s.at(i); m != nil {
		return len(m.bodies) > 0 || s.generic(m) || slices.ContainsFunc(m.terms, func(t *knowledge.Entity) bool { return slices.Contains(p.audience, t.ID) })
	}
	if s.mark(i) || i == p.from && strings.Trim(s.norm(i), "0123456789.") == "" || s.timeAt(i) || s.adverb(i) || s.back(i+1, "nobody", "some", "persons-noun", "us-home", "all-of-us") >= 0 {
		return true
	}
	return s.in(i, "determiner", "own", "we", "you", "persons-noun", "own-people", "and", "join", "not", "preposition", "nobody", "some", "us-home", "all-of-us", "except")
}

// forWhom limits what a verb lets people of home use, or keeps them from, to those whom
// it names between the tokens: "we let the editors use it". Whom else it names is in
// doubt.
func (s *sentence) forWhom(c *claim.Claim, people bool, from, end int) {
	to := from
	for to < end && !s.mark(to) && !s.appAt(to) && !s.in(to, "preposition", "use-noun", "not") && s.act(to, "use") == nil {
		to++
	}
	if !people && s.act(to, "use") == nil {
		return
	}
	if terms := s.leftOutOf(from, to); len(terms) > 0 {
		c.Scope.Terms = terms
		return
	}
	c.Doubt(s.whomUnclear(party{persons: true, from: from, to: to}, make([]bool, len(s.tokens))))
}

// byUnclear is in doubt where people of home are told by whom an app may or mayn't be
// used in words that no limit takes: "may be used by those who travel".
func (s *sentence) byUnclear(c *claim.Claim, st *stance, covered []bool) string {
	if !st.be || len(st.who.apps) == 0 {
		return ""
	}
	for i := st.at + 1; i < min(c.To, len(s.tokens)); i++ {
		if s.mark(i) {
			return ""
		}
		if !s.in(i, "by-word") || s.timeSoon(i) || c.CondFrom <= i && i < c.CondTo {
			continue
		}
		if s.to(i+1, "nobody") > 0 || s.in(i+1, "no-word") {
			return "whom it is for" // "by nobody but drivers"
		}
		for j := i + 1; j < c.To && !s.mark(j) && !s.in(j, "preposition", "clause"); j++ {
			if covered[j] {
				return ""
			}
			if s.peopleAt(j) {
				return s.whomUnclear(party{persons: true, from: i + 1, to: j + 1}, covered)
			}
		}
		if s.in(i+1, "that-word") || s.norm(i+1) == "those" {
			return "whom it is for"
		}
		return ""
	}
	return ""
}
