package extract

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// party is who stands in a place of a sentence: a body that acts, or people whom
// a rule is for.
type party struct {
	from, to int // tokens; from == to: nobody stands there
	body     knowledge.EntityID
	others   []knowledge.EntityID // that act with it
	home     bool                 // "we": whoever speaks
	persons  bool                 // people, rather than a body; body is then whose they are
	audience []knowledge.EntityID
	group    knowledge.EntityID // people or bodies that are on no record
	groupOf  knowledge.Dimension
	apps     []knowledge.EntityID
	twin     []knowledge.EntityID // that have the name of the body
	thing    bool                 // what is used stands there by a pronoun or noun: "the app"
	name     string               // that nobody declares
	person   bool                 // and is a person's
	pronoun  bool                 // it, they
	nobody   bool                 // "no employee"
	only     bool                 // "only managers"
	some     bool
	staff    int             // behind the token of a noun for all who work there, beside others: "employees and contractors"
	left     knowledge.Terms // whom it leaves out of the people
	relative bool            // by which or who
	rule     *ruleNoun
	barred   knowledge.EntityID // the body itself that a rule is for, of another one
	doubt    string
}

func (p party) empty() bool { return p.from == p.to }

// phraseBefore is the noun phrase that ends before the token: the subject of the
// verb there.
func (s *sentence) phraseBefore(end int) (from, to int, relative bool) {
	to = end
	if to = s.beforeTime(end); to == 0 || !s.mark(to-1) {
		to = end // "Acme, a retailer, on Monday banned"
	}
	for to > 0 && s.mark(to-1) {
		open := s.opening(to - 1)
		if open < 0 {
			return to, to, false
		}
		to = open
	}
	if to > 0 && s.in(to-1, "relative") {
		at := to - 1
		if at > 0 && s.norm(at-1) == "," {
			at--
		}
		from, to, _ = s.phraseBefore(at)
		return from, to, true
	}
	for to > 0 && s.timeAt(to-1) {
		if to--; to > 1 && !s.timeAt(to-1) && s.in(to-1, "on-word") {
			to--
		}
	}
	from = to
	for i := to - 1; i >= 0; i-- {
		if s.edge(i, to) || s.timeAt(i) {
			break
		}
		from = i
		if s.beginsPhrase(i) {
			break // "on the eve of the school year the council"
		}
	}
	return from, to, false
}

// beforeTime is where the times begin that end before the token, with their
// prepositions.
func (s *sentence) beforeTime(end int) int {
	to := end
	for to > 0 && s.timeAt(to-1) {
		to--
		if to > 0 && !s.timeAt(to-1) && s.in(to-1, "on") {
			to--
		}
	}
	return to
}

// beginsPhrase tells that an article begins a noun phrase behind a word that can't be of
// the same one.
func (s *sentence) beginsPhrase(i int) bool {
	return i > 1 && s.in(i, "the-word") && s.at(i) == nil && s.plainWord(i-1) && len(s.lists[i-1]) == 0 && len(s.acts[i-1]) == 0
}

// opening is where the mark stands that opens what the mark at the token closes,
// or -1.
func (s *sentence) opening(at int) int {
	pairs := map[string]string{",": ",", ")": "(", "—": "—", "–": "–", "-": "-"}
	want, ok := pairs[s.tokens[at].Text]
	if !ok {
		return -1
	}
	for i := at - 1; i > 0; i-- {
		if s.tokens[i].Text == want {
			return i
		}
	}
	return -1
}

// edge tells that the word at the token ends a noun phrase to its left.
func (s *sentence) edge(i, to int) bool {
	if s.mark(i) {
		quote := slices.Contains([]string{"\"", "“", "”", "‘", "’"}, s.tokens[i].Text)
		return !quote && !(s.tokens[i].Text == "," && i > 0 && s.at(i-1) != nil && (s.at(i+1) != nil && !(!s.bodyAt(i-1) && s.bodyAt(i+1)) || s.in(i+1, "and") || s.listedNext(i, to)))
	}
	if s.at(i) != nil || s.inQuotes(i, to) {
		return false
	}
	if s.allBut(i) {
		return false
	}
	if s.in(i, "and") {
		return i == to-1 || s.in(i, "but-word") || s.in(i, "then-word") || !s.nominal(i-1) || !s.nominal(i+1) && !s.in(i+1, "determiner")
	}
	if s.in(i, "use-of") || s.back(i+1, "use-of") >= 0 {
		return false
	}
	if s.in(i, "clause") && !(i == 0 && s.in(i, "that-word")) && !s.in(i, "than-word") {
		return true
	}
	if s.in(i, "after", "before") && i < to-1 {
		return true
	}
	if i > 0 && s.strange(i-1) && s.strange(i+1) && language.Naming("particle").Has(s.norm(i)) {
		return false // "Sao Bram do Colm"
	}
	if s.in(i, "be", "have", "do", "not") || s.in(i, "will", "would", "may", "might", "should", "cannot") {
		return !s.in(i, "use-noun")
	}
	if s.issued(i) || s.inName(i) {
		return false
	}
	if s.compound(i) {
		return false // "the state-run bank"
	}
	for k := range s.acts[i] {
		if a := &s.acts[i][k]; !s.noun(i, a) && !s.in(i, "rule-noun", "persons-noun", "mouthpiece-noun", "body-noun", "plan-noun", "call-noun", "ban-noun", "approval-noun", "use-noun") {
			return true
		}
	}
	return false
}

// listedNext tells that the list of bodies that the comma at the token parts goes on with an
// article: "Acme, the University of Tarn and Globex".
func (s *sentence) listedNext(i, to int) bool {
	if !s.bodyAt(i-1) || !s.in(i+1, "the-word") || !s.bodyAt(i+2) {
		return false
	}
	end := s.at(i + 2).To
	return end < to && s.in(end, "join") && s.bodyAt(s.bare(end+1))
}

// inQuotes tells that the word stands within marks of quotation that close before the
// token.
func (s *sentence) inQuotes(i, to int) bool {
	quote := func(j int) bool { return slices.Contains([]string{"\"", "“", "”"}, s.tokens[j].Text) }
	for j := i + 1; j < to; j++ {
		if quote(j) {
			for k := i - 1; k >= max(0, i-mostWords); k-- {
				if quote(k) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// inName tells that the word is part of a name on no record: "Larkly Stores".
func (s *sentence) inName(i int) bool {
	return i > 0 && s.tokens[i].Upper && s.tokens[i].Word && s.tokens[i-1].Upper && s.tokens[i-1].Word && s.at(i-1) == nil && !s.in(i-1, "determiner", "clause", "preposition", "title") && !s.titled()
}

// issued tells that the word only says when or by whom the paper before it was made: "an
// order issued on Monday".
func (s *sentence) issued(i int) bool {
	a := s.act(i, "impose")
	return a != nil && a.Form&language.Participle != 0 && i > 0 && s.in(i-1, "rule-noun", "law-noun", "bill-noun", "paper-noun") && (s.in(a.To, "preposition") || s.timeAt(a.To))
}

// nominal tells that the word may be the last or first of a noun phrase.
func (s *sentence) nominal(i int) bool {
	return s.at(i) != nil || s.in(i, "persons-noun", "body-noun", "app-noun", "determiner", "mouthpiece-noun")
}

// party reads who stands between the tokens.
func (s *sentence) party(from, to int) party {
	p := party{from: from, to: to}
	if from == to {
		return p
	}
	for i := from; i < to; {
		i = s.member(&p, i, to)
	}
	if p.body == "" && !p.persons && len(p.apps) == 0 && p.rule == nil {
		s.standIn(&p)
	}
	if p.body == "" && len(p.apps) == 0 && p.rule == nil && !p.home && !p.pronoun && !p.thing && (!p.persons || len(p.audience) == 0) {
		s.groupIn(&p)
	}
	if p.persons && p.body == "" {
		s.owner(&p)
	}
	if p.body == "" && !p.persons && len(p.apps) == 0 && p.rule == nil && !p.home && !p.pronoun && !p.thing {
		p.name, p.person = s.properName(from, to)
	}
	return p
}

// member takes in what begins at the token, and gives the token behind it.
func (s *sentence) member(p *party, i, to int) int {
	if end := s.to(i, "nobody"); end > 0 {
		p.nobody, p.persons = true, true
		return end
	}
	if s.in(i, "only") {
		p.only = true
	}
	if s.in(i, "own-staff") && !s.prepositional(i, p.from) {
		p.staff = i + 1
	}
	if end := s.to(i, "some"); end > 0 && end < to {
		p.some = true
	}
	if m := s.at(i); m != nil {
		s.named(p, m)
		return m.To
	}
	if r := s.ruleAt(i, to); r != nil && !s.prepositional(i, p.from) {
		p.rule = r
		return max(r.to, i+1)
	}
	if end := s.partToo(p, i, to); end > 0 {
		return end
	}
	if s.in(i, "persons-noun") && !s.prepositional(i, p.from) && !s.bodyAt(i+1) && !s.in(i, "mouthpiece-noun") && !s.ofOffice(i) {
		p.persons = true
	}
	return i + 1
}

// partToo takes in another part of the state whose part acts, behind "and": "Osteria's
// police and its environment ministry"; and gives the token behind it.
func (s *sentence) partToo(p *party, i, to int) int {
	if p.body == "" || !s.in(i, "and") || !s.in(i+1, "own-pronoun") {
		return 0
	}
	for _, id := range append([]knowledge.EntityID{p.body}, s.over(p.body)...) {
		e := s.entity(id)
		if e == nil || e.Kind != knowledge.Government {
			continue
		}
		for j := i + 2; j < min(to, i+6) && !s.mark(j); j++ {
			if end := s.to(j, "part-of-state-noun"); end > 0 && end <= to {
				p.others = appendNew(p.others, s.stateBody(e, strings.ToLower(s.words(i+2, end))))
				return end
			}
		}
	}
	return 0
}

// ofOffice tells that it is the office of somebody, rather than who has it: "the prime
// minister's office".
func (s *sentence) ofOffice(i int) bool { return s.possessive(i) && s.in(i+1, "part-of-state-noun") }

// named takes in a name.
func (s *sentence) named(p *party, m *mention) {
	behind := s.prepositional(m.From, p.from)
	switch {
	case len(m.bodies) > 0 && s.joinedTo(p, m):
		p.others = appendNew(p.others, s.above(m.bodies[0]))
	case len(m.bodies) > 0 && behind && s.judgeBefore(p.from, m.From):
		// a judge in Ruritania isn't Ruritania
	case len(m.bodies) > 0 && (p.body == "" || !behind):
		p.twin = idsOf(m.apps)
		p.body = s.pick(p, m.bodies)
		p.body = s.branchOf(s.partOf(p.body, m.To, p.to), m, p)
		if m.bodies[0].Kind == knowledge.Government && m.To < p.to && s.in(m.To, "body-noun") && !s.in(m.To, "state-noun") && !s.possessive(m.To-1) {
			p.body = "" // the US giant
		}
		if m.To < p.to && (s.in(m.To, "persons-noun") && !s.in(m.To, "mouthpiece-noun") || s.audienceAt(m.To)) {
			p.persons = true
		}
	case len(m.apps) > 0 && len(m.bodies) == 0 && s.in(m.To, "app-part-noun") && m.To < p.to:
	case len(m.apps) > 0 && s.appLeftOut(m.From):
		p.doubt = "which apps are excepted"
	case len(m.apps) > 0 && len(m.bodies) == 0:
		if !behind || s.back(m.From, "use-of") >= 0 || s.in(m.From-1, "such-as") || s.in(m.From-1, "of-word") && s.in(m.From-2, "component-noun", "use-noun") || s.vendorAhead(p.from, m.From-1) {
			for _, a := range m.apps {
				p.apps = appendNew(p.apps, a.ID)
			}
			if len(m.apps) > 1 {
				p.doubt = "which of two that are called " + m.Text
			}
		}
	}
	for _, t := range m.terms {
		if t.Kind == knowledge.AudienceKind && !behind {
			p.persons = true
			if !s.generic(m) {
				p.audience = appendNew(p.audience, t.ID)
			}
		}
	}
}

// judgeBefore tells that a judge or court without a name heads the phrase between the
// tokens.
func (s *sentence) judgeBefore(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "judge-noun") && s.at(i) == nil && !s.prepositional(i, from) {
			return true
		}
	}
	return false
}

// joinedTo tells that the name stands beside that of the body: "Acme and Globex".
func (s *sentence) joinedTo(p *party, m *mention) bool {
	if p.body == "" || m.From <= p.from {
		return false
	}
	i := m.From - 1
	for i > p.from && s.at(i) == nil && (s.in(i, "determiner", "own") || s.plainWord(i)) && i > m.From-4 {
		i--
	}
	return (s.in(i, "join") || s.norm(i) == "," && m.To < p.to) && s.bodyAt(i-1) && !s.possessive(i-1)
}

// generic tells that the term says no more than the actor's own people.
func (s *sentence) generic(m *mention) bool { return m.To-m.From == 1 && s.in(m.From, "own-people") }

func (s *sentence) audienceAt(i int) bool {
	m := s.at(i)
	return m != nil && slices.ContainsFunc(m.terms, func(t *knowledge.Entity) bool { return t.Kind == knowledge.AudienceKind })
}

// pick is the one of several bodies with the name that is meant.
func (s *sentence) pick(p *party, bodies []*knowledge.Entity) knowledge.EntityID {
	if len(bodies) > 1 {
		for _, id := range slices.Backward(s.topic.bodies) {
			if slices.ContainsFunc(bodies, func(e *knowledge.Entity) bool { return e.ID == id }) {
				return id
			}
		}
		p.doubt = "which of those that are called " + bodies[0].Name()
	}
	return s.above(bodies[0])
}

// above is the body itself, or for a person the body that it speaks for.
func (s *sentence) above(e *knowledge.Entity) knowledge.EntityID {
	if e.Kind == knowledge.Person && len(e.Under) > 0 {
		return e.Under[0].To
	}
	if body := s.employers[e.ID]; body != "" {
		return body
	}
	return e.ID
}

// prepositional tells that the word hangs on a preposition in the phrase.
func (s *sentence) prepositional(i, from int) bool {
	for j := i - 1; j >= from; j-- {
		switch {
		case s.timeAt(j):
			return false // "in August Acme"
		case s.in(j, "preposition"):
			return true
		case s.mark(j), s.timeAt(j), s.at(j) != nil && !s.possessive(j), s.in(j, "and"):
			return false
		}
	}
	return false
}

// namedBefore is the body named last before the token that hangs on nothing, and
// fits.
func (s *sentence) namedBefore(i int, fits func(*knowledge.Entity) bool) knowledge.EntityID {
	for j := i - 1; j >= 0; j-- {
		m := s.at(j)
		if m == nil || len(m.bodies) == 0 || s.prepositional(m.From, 0) || s.possessive(m.To-1) {
			continue
		}
		if e := s.entity(s.above(m.bodies[0])); e != nil && fits(e) {
			return e.ID
		}
	}
	return ""
}

// besides are the bodies that the sentence names together with the one.
func (s *sentence) besides(body knowledge.EntityID) []knowledge.EntityID {
	for i := range s.tokens {
		if m := s.at(i); m != nil && m.From == i && len(m.bodies) > 0 && s.above(m.bodies[0]) == body && i > 1 && s.in(i-1, "join") && s.bodyAt(i-2) {
			return []knowledge.EntityID{s.above(s.at(i - 2).bodies[0])}
		}
	}
	return nil
}

func notPerson(e *knowledge.Entity) bool { return e.Kind != knowledge.Person }

// standIn reads a party that is no name: a pronoun, or a noun for a body or app.
func (s *sentence) standIn(p *party) {
	for i := p.from; i < p.to; i++ {
		if s.prepositional(i, p.from) {
			continue
		}
		if s.pronounAt(p, i) || s.bodyNounAt(p, i) {
			return
		}
		if s.in(i, "app-noun") && i > p.from && s.in(p.from, "determiner", "that") && !s.in(p.from, "a-word", "an-word", "any-word") && !s.otherApp(i) && !s.ofPeople(i) {
			p.thing = true
			return
		}
	}
}

// ofPeople tells that the noun only says which people or team are meant: "the platform
// team".
func (s *sentence) ofPeople(i int) bool {
	return s.in(i+1, "unit-head-noun", "audience-head-noun", "persons-noun", "own-people")
}

// pronounAt reads a pronoun or an office for the party, and tells whether one is there.
func (s *sentence) pronounAt(p *party, i int) bool {
	switch {
	case s.in(i, "us-home") && s.own(), s.organ(p, i):
		p.home = true
	case s.in(i, "we"):
		p.home = !s.machineIn(i, p.to)
	case (s.in(i, "he") || s.in(i, "party-member") && s.in(i-1, "the-word")) && s.personMeant(i) != "":
		p.pronoun, p.body = true, s.personMeant(i)
	case s.in(i, "it") && p.to-p.from <= 2 && !(s.in(i, "own-pronoun") && i+1 < p.to), s.in(i, "he"):
		p.pronoun = true
		p.body = s.namedBefore(i, notPerson)
		if s.in(i, "several") {
			p.others = s.besides(p.body)
		}
	case s.in(i, "mouthpiece-noun") && !s.ofOffice(i):
		p.body, p.doubt = s.topic.theBody(s.reader, func(*knowledge.Entity) bool { return true }, s.own())
		if i+1 < p.to && s.in(i+1, "preposition") {
			p.body, p.doubt = "", "" // of somebody who isn't on record
		} else if state := s.officeOfState(p, i); state != "" {
			p.body = state
		} else if p.doubt == "" && s.ofMany(p.from, i) {
			p.doubt = "whose " + s.norm(i) + " they are"
		}
	default:
		return false
	}
	return true
}

// officeOfState is the state of which the party, by the noun at the token, has an office that
// isn't in the part of it that was spoken of: "the data protection commissioner", behind
// what the parliament did.
func (s *sentence) officeOfState(p *party, i int) knowledge.EntityID {
	e := s.entity(p.body)
	if s.own() || e == nil || e.Kind == knowledge.Government || !s.in(i, "state-office-noun", "office-head-noun") || !s.in(p.from, "the-word") || i == p.from+1 {
		return ""
	}
	for j := p.from + 1; j < i; j++ {
		if hasStem(e.Name(), s.tokens[j].Stem) || slices.Contains(s.kinds[e.ID], s.tokens[j].Stem) {
			return ""
		}
	}
	return s.regulatesHere(e.ID)
}

// bodyNounAt reads a noun for a body, such as "the company", for the party, and tells
// whether one is there.
func (s *sentence) bodyNounAt(p *party, i int) bool {
	end := s.to(i, "body-noun")
	if end > 0 && i == p.from && end == p.to && s.in(i, "authorities") && !s.own() {
		p.body = s.stateNow(i)
		return p.body != ""
	}
	if end == 0 || i == p.from {
		return false
	}
	if s.in(i-1, "of-others") && s.own() {
		return true
	}
	if p.body = s.bodyOfPlace(i, end); p.body != "" {
		return true
	}
	if !s.in(i-1, "pointing") && !(end == p.to && (s.in(p.from, "pointing") || s.in(i, "of-state-noun"))) {
		return false
	}
	if s.own() && !s.in(i, "state-noun") && len(s.topic.bodies) == 0 {
		p.home = true
	} else if !s.namesOther(p.from+1, i) {
		if p.body, p.doubt = s.bodyMeant(p, i, end); s.own() && !s.describedSo(p.body, p.from+1, end) {
			p.body = "" // "the works council", behind what the board did
		}
	}
	return true
}

// describedSo tells that nothing between the tokens says that another body is meant: it is
// no more than a noun, or has a word of the name or description of the body.
func (s *sentence) describedSo(body knowledge.EntityID, from, end int) bool {
	e := s.entity(body)
	if e == nil || end-from < 2 {
		return true
	}
	for i := from; i < end; i++ {
		if !s.tokens[i].Word || hasStem(e.Name(), s.tokens[i].Stem) || slices.Contains(s.kinds[e.ID], s.tokens[i].Stem) {
			return true
		}
	}
	return false
}

// ofMany tells that the noun is for people of several bodies, each of which has one: "their
// education ministers".
func (s *sentence) ofMany(from, noun int) bool {
	return s.in(from, "own-pronoun") && s.in(from, "several") && s.norm(noun) != s.tokens[noun].Stem && strings.HasSuffix(s.norm(noun), "s")
}

// organ tells that a noun for whoever decides in a body ends the party, in a document
// of its own, and nobody else is named: "the committee", "our security desk".
func (s *sentence) organ(p *party, i int) bool {
	end := s.to(i, "organ-noun")
	if end == 0 || !s.own() || end < p.to && !s.in(end, "preposition") && !s.mark(end) {
		return false
	}
	if s.in(end, "of-word") && !s.in(end+1, "us-home") {
		return false // "the board of Larkly", "the management of a client"
	}
	for j := p.from; j < i; j++ {
		if s.at(j) != nil || s.in(j, "a-word", "an-word", "of-others", "no-word") {
			return false
		}
	}
	return !s.namesOther(p.from+1, i)
}

// machineIn tells that what acts is a machine, which decides nothing: "our filter".
func (s *sentence) machineIn(from, to int) bool {
	for i := from; i < to && !s.in(i, "preposition"); i++ {
		if s.in(i, "machine-noun") {
			return true
		}
	}
	return false
}

// namesOther tells that a word with a capital says of which others the noun is: "the
// Tarnish government".
func (s *sentence) namesOther(from, to int) bool {
	for i := from; i < to; i++ {
		if s.tokens[i].Word && s.tokens[i].Upper && s.at(i) == nil {
			return true
		}
	}
	return false
}

// fits gives a test whether a body may be meant by the noun at the token.
func (s *sentence) fits(i int) func(*knowledge.Entity) bool {
	stem := s.tokens[i].Stem
	sector := s.lexicon.Sector(stem)
	state, itself := s.in(i, "state-noun"), s.in(i, "state-itself-noun", "state-place-noun")
	return func(e *knowledge.Entity) bool {
		if itself && !s.own() && language.PartOfState(e.Name()) && !hasStem(e.Name(), stem) {
			return false
		}
		if slices.Contains(sector, e.ID) {
			return true
		}
		public := e.Kind == knowledge.Government
		if itself && !s.own() {
			return public || hasStem(e.Name(), stem)
		}
		if e.Kind == knowledge.Person {
			return false
		}
		if state {
			return public || e.Kind == knowledge.Organization || e.Kind == knowledge.UnitKind
		}
		return !public
	}
}

// owner reads whose people they are: "staff at Acme", "its employees".
func (s *sentence) owner(p *party) {
	for i := p.from; i < p.to; i++ {
		switch {
		case s.bodyAt(i):
			p.body = s.above(s.at(i).bodies[0])
			return
		case s.in(i, "we", "us-home") && s.own():
			p.home = true
			return
		case s.in(i, "whose-people") && s.strange(i+2) && s.in(i+3, "of-state-noun") && i+3 < p.to:
			p.body = s.strangerBody(party{from: i + 1, to: i + 4}) // "members of the Tarnish government"
			return
		case s.in(i, "whose-people") && i+1 < p.to:
			if p.name, p.person = s.properName(i+1, p.to); p.name != "" {
				return
			}
		}
	}
}

func appendNew[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
