package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// teams reads the units of home that a document of its own names by nothing but their
// names, from the token on: "Actuarial and IT", "UI, Art and Web". It gives where the
// list of them ends, and nothing where one of them is something else.
func (s *sentence) teams(from, to int) (ids []knowledge.EntityID, end int) {
	if !s.own() {
		return nil, from
	}
	var names [][2]int
	for i := from; i < to; {
		if s.in(i, "determiner") && !s.in(i, "of-others") {
			i++
			continue
		}
		head := s.teamName(i, to)
		if head == i {
			break
		}
		names, end = append(names, [2]int{i, head}), head
		if i = head; i < to && (s.in(i, "join") || s.norm(i) == ",") {
			i++
			if i < to && s.norm(i-1) == "," && s.in(i, "join") {
				i++
			}
			continue
		}
		break
	}
	for _, n := range names {
		ids = append(ids, s.team(n[0], n[1]))
	}
	return ids, end
}

// team proposes the team that the words between the tokens name.
func (s *sentence) team(from, to int) knowledge.EntityID {
	name := s.words(from, to)
	id := s.term(knowledge.UnitKind, name)
	if e := s.Parts[id]; e != nil && to == from+1 && e.Proposed {
		e.Names[0].AsWritten = language.Everyday(strings.ToLower(name))
	}
	return id
}

// MostTeam is how many words the name of a team has at most.
const MostTeam = 4

// teamName is where the name ends that begins at the token: words with capitals that
// name nothing else, with a noun for a unit or for people behind them at most.
func (s *sentence) teamName(i, to int) int {
	end := i
	for end < to && end < i+MostTeam && s.tokens[end].Word && (s.tokens[end].Upper || end > i && s.compound(end)) && s.at(end) == nil && !s.timeAt(end) && !s.in(end, "weekday") && (end > 0 && !s.mark(end-1) || s.capital(end)) && (end > i && s.compound(end) || !s.in(end, "preposition")) && !s.in(end, "determiner", "we", "it", "that", "persons-noun", "app-noun", "he", "nobody", "clause", "and", "you") {
		end++
	}
	if end == i {
		return i
	}
	if end < to && s.in(end, "unit-head-noun", "audience-head-noun") {
		end++
	}
	return end
}

// capital tells that the first word of a sentence may be a name although its place
// gives it a capital.
func (s *sentence) capital(i int) bool {
	return len(s.acts[i]) == 0 && !language.Stop(s.norm(i)) && !s.in(i, "have", "be", "do", "please", "may", "must")
}

// unexplained tells that something stands there of which nothing is known.
func (p *party) unexplained() bool {
	return !p.empty() && !p.person && !p.persons && !p.home && !p.pronoun && !p.thing && !p.relative && p.body == "" && p.group == "" && p.rule == nil && len(p.apps)+len(p.audience) == 0
}

// forTeams adds to the scope the teams that stand where those do who are let use
// something.
func (s *sentence) forTeams(sc knowledge.Scope, p party) knowledge.Scope {
	if !p.unexplained() || len(sc.Terms) > 0 {
		return sc
	}
	if ids, end := s.teams(p.from, p.to); len(ids) > 0 && end == p.to {
		return withTerm(sc, knowledge.Unit, ids...)
	}
	return sc
}

// forPart limits what people may use to the part of home that stands there as those who
// do: "the payments team may use it", "management may use it". A part that only "the"
// tells of may be any, and what is no people at all lets nobody use anything.
func (s *sentence) forPart(c *claim.Claim, p party) {
	if p.thing {
		c.Doubt(whoMayUse)
	}
	switch part, any := s.homePart(p); {
	case part != "":
		c.Scope = withTerm(c.Scope, knowledge.Unit, part)
	case any:
		c.Doubt(whoMayUse)
	}
}

// forUnits makes a rule on what units on record may use, of the body whose document it is,
// that body's: "Sales may use it" tells nothing of what Sales decided.
func (s *sentence) forUnits(c *claim.Claim, p party) {
	units := append([]knowledge.EntityID{p.body}, p.others...)
	if !s.own() || slices.ContainsFunc(units, func(id knowledge.EntityID) bool {
		e := s.Entity(id)
		return e == nil || e.Kind != knowledge.UnitKind || !slices.Contains(s.Over(id), s.ourselves())
	}) {
		return
	}
	c.By, c.Scope = s.ourselves(), withTerm(c.Scope, knowledge.Unit, units...)
}

// homePart is the part of home that the party names, or "", and whether it speaks of one
// that may be any.
func (s *sentence) homePart(p party) (part knowledge.EntityID, any bool) {
	meant := p.home || s.own() && (p.body != "" && s.firstBodyIn(p.from, p.to) < 0 || p.unexplained()) // by "the team"
	if !meant || p.to == p.from+1 && s.back(p.to, "organ-noun") != p.from {
		return "", false
	}
	from, to := p.from, p.to
	for from < to && s.in(from, "determiner", "own", "the-word", "we", "of-word", "only", "nobody") {
		from = max(from+1, s.to(from, "nobody"))
	}
	for to > from && s.mark(to-1) {
		to--
	}
	if from == to || s.allOfUs(from, to) || s.in(to-1, "own-people") || s.in(from, "preposition") {
		return "", false // "for legal reasons contractors"
	}
	team := language.Ruling("team-word").Has(s.norm(from))
	organ := s.organTo(from, from, to) == to
	switch noun := organ || s.in(to-1, "unit-head-noun", "audience-head-noun", "home-part-noun") || s.back(to, "organ-noun") >= 0; {
	case to-from > 1 && noun, organ, s.in(from, "home-part-noun") && s.in(p.from, "the-word", "own"):
		return s.newTerm(knowledge.Unit, from, to), false
	case noun && team:
		return "", true
	}
	return "", false
}

const whoMayUse = "who may use it"
