package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// own tells that the document is of the body whose rules it states, rather than
// about others.
func (s *sentence) own() bool { return s.topic.own }

// ourselves is whom "we" means, and the rules of a document that names nobody are
// of: who published it, or the home of the records.
func (s *sentence) ourselves() knowledge.EntityID {
	if s.topic.home != "" {
		return s.topic.home
	}
	return s.AtHome()
}

// actor is the body that a party stands for, and what is in doubt about it.
func (s *sentence) actor(p party) (knowledge.EntityID, string) {
	switch {
	case p.home && s.own():
		return s.ourselves(), ""
	case p.home:
		return "", ""
	case p.groupOf == knowledge.Unit && s.in(p.from, "the-word") && s.in(p.to-1, "part-of-state-noun") && !strings.HasSuffix(s.norm(p.to-1), "s"):
		return s.strangerBody(p), "" // "the finance ministry" of a state that wasn't named
	case p.persons:
		return s.spokenFor(p), ""
	case s.paperRules(p):
		return s.paperOf()
	case p.body != "":
		return p.body, ""
	case p.pronoun && !p.persons && s.strangerBefore(p.from) != "":
		by := s.namedBody(party{name: s.strangerBefore(p.from)})
		if s.in(p.from, "it-word") && s.in(p.from-1, "that-word") {
			return by, "" // "Loft Air said that it"
		}
		return by, "who is meant"
	case p.pronoun || p.relative && p.empty():
		return s.topic.theBody(s.Reader, func(e *knowledge.Entity) bool { return e.Kind != knowledge.Person }, s.own())
	case p.empty() && len(s.read) > 0:
		return s.byOfLast()
	case p.name != "":
		return s.namedBody(p), ""
	case s.law(p) && s.stateBefore(p.from) != "":
		return s.stateBefore(p.from), ""
	case p.rule != nil && p.rule.act == "" && p.rule.definite && p.rule.owner.empty():
		return s.paperOf()
	case p.rule != nil && p.rule.act == "" && len(p.apps) == 0 && !p.rule.owner.empty() && !p.rule.owner.pronoun:
		return s.actor(p.rule.owner)
	}
	return s.strangerBody(p), ""
}

// spokenFor is the body for which people act who hold an office in it: "officials of
// the ministry".
func (s *sentence) spokenFor(p party) knowledge.EntityID {
	if last := p.to - 1; p.body != "" && last > p.from && s.in(last, "mouthpiece-noun") && (s.possessive(last-1) || s.possessive(last-2)) {
		return p.body // "Acme's chief executive"
	}
	for i := p.from; i < p.to; i++ {
		if s.in(i, "preposition") {
			return ""
		}
		if s.in(i, "mouthpiece-noun", "decider-noun") && s.in(i+1, "preposition") {
			return p.body
		}
	}
	return ""
}

// paperRules tells that a paper without a name that says what the rules are stands
// there, rather than who made it: "the list also bans".
func (s *sentence) paperRules(p party) bool {
	if p.body != "" || p.rule != nil || len(p.apps) > 0 || !s.in(p.from, "the-word", "this-word") {
		return false
	}
	for i := p.from; i < p.to; i++ {
		if s.in(i, "paper-rule-noun") {
			return true
		}
		if s.in(i, "preposition") {
			return false
		}
	}
	return false
}

// paperOf is whose rule it is where a paper that was spoken of stands as the one who
// acts: "the order bars it from phones, too".
func (s *sentence) paperOf() (knowledge.EntityID, string) {
	last := s.topic.last
	if last == nil || last.By != s.topic.actor {
		return "", ""
	}
	if len(s.topic.lately) > 1 || len(s.topic.lately) == 1 && s.topic.lately[0] != last.By {
		return last.By, whoseAct
	}
	return last.By, ""
}

// law tells that a law, rather than a body, stands there.
func (s *sentence) law(p party) bool {
	for i := p.from; i < p.to; i++ {
		if s.in(i, "law-noun") && !s.prepositional(i, p.from) {
			return true
		}
	}
	return false
}

// stateBefore is the state in which the sentence tells, before the token: "In
// Ruritania, a law bans".
func (s *sentence) stateBefore(end int) knowledge.EntityID {
	for i := 0; i < end; i++ {
		if m := s.at(i); m != nil && m.From == i && len(m.bodies) > 0 && m.bodies[0].Kind == knowledge.Government && s.prepositional(i, 0) {
			return m.bodies[0].ID
		}
	}
	return ""
}

// teller is who tells others to do something.
func (s *sentence) teller(st *stance) (knowledge.EntityID, string) {
	if !st.toldBy {
		return s.actor(st.who)
	}
	if by, _ := s.agent(st.outer); by != "" {
		return by, ""
	}
	return s.unnamed(st, st.who, st.at)
}

// unnamed is whose rule it is that is told without the one who made it: whose
// people or country are named, who says so, whose document it is, or who was
// spoken of.
func (s *sentence) unnamed(st *stance, subject party, end int) (by knowledge.EntityID, doubt string) {
	if by = s.namedWith(st, subject, end); by != "" {
		return by, ""
	}
	if s.placeOfOurs(s.inside(end), st) {
		return s.ourselves(), "whose rule it is: home's in that place, or the state's"
	}
	if by, doubt = s.saysSo(st); by != "" && st.decided {
		return by, doubt
	}
	if by, doubt = s.ownedBy(st, subject); by != "" {
		return by, doubt
	}
	if by, doubt = s.saysSo(st); by != "" {
		return by, doubt
	}
	if by, doubt = s.spokenOfBefore(end); s.strangerSays(st) {
		doubt = whoseAct
	}
	return by, doubt
}

// strangerSays tells that somebody says so by a name of one word that nobody declares: "Loft
// says that staff may try it".
func (s *sentence) strangerSays(st *stance) bool {
	p := st.speaker
	return !s.own() && st.said && p.body == "" && p.to == p.from+1 && s.strange(p.from) && !s.inOpening(p.from)
}

// namedWith is whose rule it is by what the clause names: its subject, where it holds,
// whose people say so, and whose paper it rests on.
func (s *sentence) namedWith(st *stance, subject party, end int) knowledge.EntityID {
	switch {
	case s.ownUnit(subject):
		return s.ourselves()
	case subject.body != "":
		return subject.body
	case subject.persons && subject.name != "":
		return s.namedBody(subject)
	case subject.home && s.own():
		return s.ourselves()
	}
	if by := s.inside(end); by != "" && !s.placeOfOurs(by, st) {
		return by
	}
	if st.said && st.speaker.persons && st.speaker.body != "" {
		return st.speaker.body // "students of Tarn have been told that"
	}
	if by := s.underWhich(st); by != "" {
		return by
	}
	return s.underPaper(min(subject.from, st.left))
}

// placeOfOurs tells that a policy of home's own tells of a state as of a place where its own rule
// may hold: "is banned in Ruritania". What the law says there is the state's.
func (s *sentence) placeOfOurs(by knowledge.EntityID, st *stance) bool {
	src, e := s.Base.Source(s.passage.Source), s.Entity(by)
	told := st.presentBe && !st.perfect || st.who.empty() && len(s.read) > 0 && s.read[0].By == s.ourselves()
	return s.own() && told && src != nil && src.Tier == knowledge.PolicyTier && e != nil && e.Kind == knowledge.Government &&
		!slices.ContainsFunc(s.tokens, func(t language.Token) bool { return language.Lawful(t.Norm) })
}

// ownUnit tells that a part of home is named, in a document of home's own, that is told what
// it may do: the rule is home's, and for that part. One that no record declares is known by
// the noun for a team at the end of its name.
func (s *sentence) ownUnit(p party) bool {
	e := s.Entity(p.body)
	switch {
	case !s.own() || e == nil:
		return false
	case e.Kind == knowledge.Organization && e.Proposed:
		m := s.at(s.firstBodyIn(p.from, p.to))
		return m != nil && s.in(m.To-1, "team-noun")
	}
	return e.Kind == knowledge.UnitKind && slices.Contains(s.Over(p.body), s.ourselves())
}

// ownedBy is whose rule it is where people are told of as "its employees".
func (s *sentence) ownedBy(st *stance, subject party) (knowledge.EntityID, string) {
	if name := s.strangerBefore(subject.from); name != "" && s.in(subject.from, "own-pronoun") {
		return s.namedBody(party{name: name}), whoseAct
	}
	if i := s.ownPronounIn(subject); i >= 0 && !s.own() && !st.said && s.strangerBefore(i) == "" && s.firstBodyIn(0, i) < 0 && s.topic.subject != "" && !s.topic.stranger {
		return s.topic.subject, "" // "its employees may"
	}
	if by := s.namedBefore(subject.from, notPerson); by != s.topic.actor && s.in(subject.from, "own-pronoun") {
		return by, whoseAct
	}
	return "", ""
}

// saysSo is who says that the rule holds, but for who tells of others. Nobody rules for what
// a person says.
func (s *sentence) saysSo(st *stance) (knowledge.EntityID, string) {
	if !st.said || st.press {
		return "", ""
	}
	by, doubt := s.actor(st.speaker)
	if by == "" || s.isPress(by) {
		return "", ""
	}
	if e := s.Entity(by); e != nil && e.Kind == knowledge.Person && doubt == "" && !st.decided {
		doubt = whoseAct
	}
	return by, doubt
}

// spokenOfBefore is whose rule it is where the clause says nothing of that: whose document
// it is, or who was spoken of.
func (s *sentence) spokenOfBefore(end int) (knowledge.EntityID, string) {
	if s.own() {
		return s.ourselves(), ""
	}
	if len(s.read) > 0 {
		return s.byOfLast()
	}
	if by := s.fronting(end); by != "" {
		if e := s.Entity(by); s.in(0, "at-word") || e.Kind == knowledge.Government {
			return by, ""
		}
		return by, whoseAct
	}
	if by := s.peopleOf(end); by != "" {
		return by, ""
	}
	if place := s.topic.place; place != "" && s.topic.placeIn == s.passage.ID && s.firstBodyIn(0, len(s.tokens)) < 0 {
		return place, whoseAct
	}
	if last := s.topic.actor; last != "" {
		if s.strangerFirst() || s.strangeWordFirst(end) || s.others(last) || s.namesAnother(last, end) {
			return last, whoseAct
		}
		return last, ""
	}
	if bodies := s.nonPersons(); len(bodies) == 1 {
		return bodies[0], ""
	}
	return "", ""
}

// byOfLast is who did what the sentence told last, and what was in doubt about that.
func (s *sentence) byOfLast() (knowledge.EntityID, string) {
	last := s.read[len(s.read)-1]
	if slices.Contains(last.Doubts, whoseAct) {
		return last.By, whoseAct
	}
	return last.By, ""
}

// whoseAct is what is in doubt where it isn't told who rules.
const whoseAct = "whose act it is"

// ownPronounIn is where people are said to be those of whoever was spoken of, or -1: "all
// of its employees".
func (s *sentence) ownPronounIn(p party) int {
	for i := p.from; p.persons && i < p.to; i++ {
		if s.in(i, "its-word") && s.in(i, "own-pronoun") {
			return i
		}
	}
	return -1
}

// peopleOf is the body whose people the sentence begins with, before the token: "staff
// of Acme have been told that".
func (s *sentence) peopleOf(end int) knowledge.EntityID {
	for i := 2; i < end; i++ {
		if s.bodyAt(i) && s.in(i-1, "whose-people") && s.in(i-2, "persons-noun", "audience-head-noun") && !s.prepositional(i-2, 0) {
			return s.above(s.at(i).bodies[0])
		}
	}
	return ""
}

// peopleBehind is the body whose people are named right behind the verb before the token:
// "a memo bars staff of Acme from".
func (s *sentence) peopleBehind(from int) knowledge.EntityID {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i); i++ {
		people := s.in(i-1, "whose-people") && s.in(i-2, "persons-noun", "audience-head-noun") || s.bodyAt(i) && s.in(s.at(i).To, "persons-noun", "audience-head-noun")
		if s.bodyAt(i) && people {
			return s.above(s.at(i).bodies[0])
		}
	}
	return ""
}

// namesAnother tells that the sentence, before the token, names another body than the
// one, its parts and what it is a part of.
func (s *sentence) namesAnother(body knowledge.EntityID, end int) bool {
	for i := range end {
		m := s.at(i)
		if m == nil || len(m.bodies) == 0 {
			continue
		}
		id := s.above(m.bodies[0])
		if id != body && !slices.Contains(s.Over(id), body) && !slices.Contains(s.Over(body), id) && s.PartsOf[body] != id && !s.isPress(id) {
			return true
		}
	}
	return false
}

// underWhich is who made the rule by which people must or mustn't, where a clause says so:
// "issued a policy under which staff had to delete it".
func (s *sentence) underWhich(st *stance) knowledge.EntityID {
	paper := s.whichBefore(st)
	if paper < 0 {
		return ""
	}
	by, doubt := s.actor(s.mainSubject(paper + 2))
	if doubt != "" {
		return ""
	}
	return by
}

// underPaper is whose rule it is under which the sentence tells what holds, where it says so
// before the token: "Under an order issued by Acme, staff must", "Under Acme's rules".
func (s *sentence) underPaper(end int) knowledge.EntityID {
	comma := s.comma(0, end)
	if s.own() || !s.in(0, "under-word") || comma < 0 || !s.paperBefore(comma) {
		return ""
	}
	for i := 1; i < comma; i++ {
		if s.bodyAt(i) && (s.possessive(s.at(i).To-1) || s.in(i-1, "by-word", "at-body", "of-word")) || s.bodyAt(i) && s.in(i-1, "that-word", "which-word") {
			return s.above(s.at(i).bodies[0])
		}
	}
	return ""
}

// paperBefore tells that a noun for a rule, or for what it stands in, is close before the
// token.
func (s *sentence) paperBefore(i int) bool {
	for j := i - 1; j >= max(0, i-mostCondition) && !s.in(j, "clause"); j-- {
		if s.in(j, "rule-noun", "paper-rule-noun", "law-noun", "bill-noun", "paper-noun", "ban-noun") {
			return true
		}
	}
	return false
}

// others tells that the last sentence with bodies named others than the one and its
// parts.
func (s *sentence) others(body knowledge.EntityID) bool {
	return slices.ContainsFunc(s.topic.lately, func(id knowledge.EntityID) bool {
		return id != body && !slices.Contains(s.Over(id), body)
	})
}

// nonPersons are the bodies spoken of so far, without people.
func (s *sentence) nonPersons() []knowledge.EntityID {
	return slices.DeleteFunc(slices.Clone(s.topic.bodies), func(id knowledge.EntityID) bool {
		e := s.Entity(id)
		return e != nil && e.Kind == knowledge.Person
	})
}

// inside reads "in Veskarra" or "at Acme" behind the verb.
func (s *sentence) inside(end int) knowledge.EntityID {
	for i := end; i < min(len(s.tokens), end+6); i++ {
		if s.mark(i) || s.in(i, "clause") {
			return ""
		}
		m := s.at(i)
		if m == nil || len(m.bodies) == 0 {
			continue
		}
		if s.possessive(m.To-1) && s.bodyAt(m.To) {
			m = s.at(m.To) // "Ruritania's Ministry of Post"
		}
		e := m.bodies[0]
		p := i - 1
		if s.in(p, "determiner") {
			p--
		}
		if s.in(m.To, "device-head-noun", "network-head-noun", "persons-noun") && e.Kind != knowledge.Person {
			return e.ID
		}
		if s.in(p, "of-word") && s.in(p-1, "device-head-noun", "network-head-noun") && e.Kind != knowledge.Person {
			return e.ID // "on phones of Acme"
		}
		if s.in(p, "by-word") && s.ownedWord(p-1) && s.in(p-2, "device-head-noun", "network-head-noun") && e.Kind != knowledge.Person {
			return s.partOf(e.ID, m.To, len(s.tokens)) // "on phones issued by Acme"
		}
		if s.in(p, "in-country") && e.Kind == knowledge.Government || s.in(p, "at-body") && e.Kind != knowledge.Person {
			return e.ID
		}
	}
	return ""
}

// isPress tells that the body tells of others: a newspaper.
func (r *Reader) isPress(id knowledge.EntityID) bool {
	e := r.Entity(id)
	return e != nil && (language.Press(e.Name()) || language.Press(e.Sector))
}
