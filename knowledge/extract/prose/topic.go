package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// topic is what a document has spoken of so far, so that "the company", "it" and
// "the ban" are understood.
type topic struct {
	own        bool                 // it states the rules of whose it is, rather than telling of others
	home       knowledge.EntityID   // whose document it is, where that is known
	bodies     []knowledge.EntityID // named so far, the latest last
	first      knowledge.EntityID   // the first body that it named
	actor      knowledge.EntityID   // who did the last act
	person     knowledge.EntityID   // named last
	personIn   knowledge.PassageID  // and where
	passedOn   bool                 // what follows was written by somebody else, and is passed on
	apps       []knowledge.EntityID // of the last act, or else named last
	last       *claim.Claim         // the last act told
	lately     []knowledge.EntityID // the bodies of the sentence before, in order
	place      knowledge.EntityID   // the state in which that tells
	placeIn    knowledge.PassageID
	subject    knowledge.EntityID   // of them the one that it was about
	aboutApp   bool                 // the sentence before was about an app
	stranger   bool                 // it was about somebody who isn't on record
	now        []knowledge.EntityID // those of this sentence
	order      []*claim.Claim       // all that it told
	section    []knowledge.EntityID // the apps that the heading names
	before     []*claim.Claim       // what the sentence before told
	scene      knowledge.Date       // when the last sentence of the passage plays
	sceneIn    knowledge.PassageID
	sceneFirst bool                 // and the sentence begins with that
	sceneDoubt string               // and what is in doubt of it
	appsNow    []knowledge.EntityID // the apps that the passage named so far
	appsIn     knowledge.PassageID
	paper      knowledge.Date       // of the last paper that it dated: "in a memo on Friday"
	guessed    []knowledge.EntityID // that the last gist of the passage was on, and nobody declares
	guessedIn  knowledge.PassageID
	when       knowledge.Date // the day of which it told last
	whenDoubt  string         // and what is in doubt of that
	whenIn     knowledge.PassageID
	told       yearTold
	title      string
	whole      []knowledge.EntityID          // the apps that the document's title names
	cell       bool                          // it is read cell by cell
	only       bool                          // the sentence before told a rule on the one app that it named
	then       knowledge.Date                // the day named last
	thenIn     knowledge.PassageID           // and where
	thenEnds   bool                          // and whether something held until it
	bounds     map[string]Bounds             // by headings: what they say of what stands under them
	labels     map[knowledge.PassageID]label // by passage: the line that stands above it as a heading does
	reach      []reach                       // for whom it says that it is
	reached    bool                          // and whether that is read
	listHead   string                        // what leads in to the list that is read
	lead       *sentence                     // with which the passage begins, where that is only a few words

	asks bool                // the sentence before asks which of what follows is right
	quiz knowledge.PassageID // in which one does, or behind it, the last that was read
}

// note takes in whom a sentence named.
func (t *topic) note(s *sentence) {
	t.now, t.subject, t.before = nil, "", s.read
	var apps []knowledge.EntityID
	for i := range s.tokens {
		m := s.at(i)
		if m == nil || m.From != i {
			continue
		}
		for _, e := range m.bodies {
			t.noteBody(s, m, e)
		}
		for _, e := range m.apps {
			if len(t.apps) == 0 || !s.possessive(m.To-1) && !s.speaks(m) || slices.Contains(t.apps, e.ID) {
				apps = ground.AppendNew(apps, e.ID) // by "Heron's promises" nobody begins to speak of Heron
			}
		}
	}
	t.noteTimes(s)
	if t.appsIn != s.passage.ID {
		t.appsNow, t.appsIn = nil, s.passage.ID
	}
	t.appsNow = append(t.appsNow, apps...)
	t.only = len(apps) == 1 && len(s.read) > 0
	t.aboutApp = s.beginsWithApp()
	if len(t.now) > 0 {
		t.lately = t.now
	}
	t.notePlace(s)
	if t.stranger = false; t.subject == "" && len(s.read) > 0 {
		t.subject = s.read[0].By
	} else if t.subject == "" || len(s.read) == 0 && s.strangerFirst() {
		t.stranger = s.strangerFirst()
	}
	if len(apps) > 0 {
		t.guessed = nil
	}
	if len(apps) > 0 && len(s.read) == 0 && !(t.last != nil && s.offersInstead()) {
		t.apps = apps
	}
}

// notePlace takes in the state in which the sentence tells, where it tells no act and names no other
// body: "In Ruritania it took longer".
func (t *topic) notePlace(s *sentence) {
	t.place, t.placeIn = "", s.passage.ID
	if e := s.Entity(s.fronting(len(s.tokens))); e != nil && e.Kind == knowledge.Government && s.in(0, "in-word") && len(s.read) == 0 && len(t.now) == 1 {
		t.place = e.ID
	}
}

// noteBody takes in a body that the sentence names.
func (t *topic) noteBody(s *sentence, m *mention, e *knowledge.Entity) {
	if e.Kind == knowledge.Person {
		t.person, t.personIn = e.ID, s.passage.ID
	}
	id := s.above(e)
	t.bodies = append(slices.DeleteFunc(t.bodies, func(x knowledge.EntityID) bool { return x == id }), id)
	if t.first == "" && e.Kind != knowledge.Person {
		t.first = id
	}
	t.now = ground.AppendNew(t.now, id)
	if t.subject != "" && m.From > 0 && s.in(m.From-1, "join") {
		t.subject = "" // one of two
	} else if t.subject == "" && len(t.now) == 1 && e.Kind != knowledge.Person && !s.prepositional(m.From, 0) && !s.possessive(m.To-1) {
		t.subject = id
	}
}

// noteTimes takes in the days of which the sentence tells.
func (t *topic) noteTimes(s *sentence) {
	for _, m := range s.times {
		if m.bearing == onThen && m.date.Exact() && (s.in(m.from-1, "paper-noun") || s.in(m.from-2, "paper-noun")) {
			t.paper = m.date
		}
		coarser := t.whenIn == s.passage.ID && m.date.First <= t.when.First && t.when.Last <= m.date.Last // "at the end of that month"
		if !m.date.IsZero() && m.bearing == onThen && m.date.Precision != knowledge.SpanPrecision && !coarser {
			t.when, t.whenDoubt, t.whenIn = m.date, m.doubt, s.passage.ID
		}
	}
	if n := len(s.read); n > 0 && s.read[n-1].Dated && s.read[n-1].Announced.Exact() {
		t.when, t.whenDoubt, t.whenIn = s.read[n-1].Announced, s.read[n-1].InDoubt(whichYear), s.passage.ID
	}
	t.noteYear(s)
	t.narrate(s)
	t.noteThen(s)
}

// speaks tells that what has the name says something, as whoever makes it does: "Heron
// had promised".
func (s *sentence) speaks(m *mention) bool {
	i := m.To
	if s.in(i, "have") {
		i++
	}
	a := s.act(i, "say", "plan", "deny")
	return a != nil && !s.noun(i, a)
}

// theBody is the body that a noun or pronoun stands for: the one that acted last
// where it fits, else the one named last; and what is in doubt about it.
func (t *topic) theBody(r *Reader, fits func(*knowledge.Entity) bool, own bool) (knowledge.EntityID, string) {
	var list []knowledge.EntityID
	for _, id := range t.bodies {
		if e := r.Entity(id); e != nil && fits(e) {
			list = append(list, id)
		}
	}
	switch {
	case len(list) == 0 && own:
		return t.home, ""
	case len(list) == 0:
		return "", ""
	case t.subject != "" && !t.stranger && slices.Contains(list, t.subject):
		return t.subject, ""
	case slices.Contains(list, t.actor):
		return t.actor, t.rivals(list, t.actor)
	}
	last := list[len(list)-1]
	return last, t.rivals(list, last)
}

// strangerFirst tells that the sentence begins with a name, of several words, that
// nobody declares.
func (s *sentence) strangerFirst() bool {
	return s.strangerBefore(len(s.tokens)) != "" || s.strangeStateFirst()
}

// strangeStateFirst tells that the sentence is about "the government" of a state that
// wasn't named.
func (s *sentence) strangeStateFirst() bool {
	for i := range s.tokens {
		switch {
		case s.bodyAt(i) && !s.prepositional(i, 0), s.in(i, "clause") && i > 0:
			return false
		case s.in(i, "state-itself-noun") && s.in(i-1, "the-word") && !s.prepositional(i, 0):
			body, _ := s.bodyMeant(&party{from: i - 1, to: i + 1}, i, i+1)
			return body == ""
		}
	}
	return false
}

// rivals tells that another that fits was named nearer than the one meant.
func (t *topic) rivals(list []knowledge.EntityID, meant knowledge.EntityID) string {
	if t.stranger {
		return "who is meant"
	}
	fitting := 0
	for _, id := range t.lately {
		if slices.Contains(list, id) {
			fitting++
		}
	}
	if fitting > 1 && meant != t.actor {
		return "who is meant"
	}
	if len(t.lately) > 0 && !slices.Contains(t.lately, meant) && slices.ContainsFunc(t.lately, func(id knowledge.EntityID) bool { return slices.Contains(list, id) }) {
		return "who is meant"
	}
	return ""
}

// narrate takes in when the sentence plays: the one day that it tells, or that of the
// sentence before where it goes on with what was done then.
func (t *topic) narrate(s *sentence) {
	var told []moment
	for _, m := range s.times {
		if !m.date.IsZero() {
			told = append(told, m)
		}
	}
	goesOn := len(s.times) == 0 && t.sceneIn == s.passage.ID && len(s.read) > 0 && s.read[0].Announced == t.scene
	if goesOn {
		return
	}
	t.scene, t.sceneIn = knowledge.Date{}, s.passage.ID
	if m := s.fronted(); len(told) == 1 && told[0].bearing == onThen && (told[0].date.Exact() || (m != nil || len(s.read) == 0) && told[0].date.Precision == knowledge.MonthPrecision) {
		t.scene, t.sceneFirst, t.sceneDoubt = told[0].date, m != nil, told[0].doubt
	}
}

// onlyOne is the body that the last sentence with any named, where that is one.
func (t *topic) onlyOne() knowledge.EntityID {
	if len(t.lately) != 1 {
		return ""
	}
	return t.lately[0]
}

// forget drops whom was spoken of: what follows is about somebody else.
func (t *topic) forget() { t.bodies, t.actor, t.lately, t.now, t.last = nil, "", nil, nil, nil }

// nameLike tells that a heading is written as a name is, with capitals.
func nameLike(text string) bool {
	n := 0
	for _, t := range language.Tokenize(text) {
		switch {
		case !t.Word, language.Stop(t.Norm) && !t.Upper:
		case !t.Upper && !language.BodyNoun(t.Norm):
			return false
		case t.Upper:
			n++
		}
	}
	return n > 0
}

// beginsWithApp tells that the sentence is about an app: that its first words name
// one.
func (s *sentence) beginsWithApp() bool {
	for i := 0; i < min(4, len(s.tokens)); i++ {
		if s.appAt(i) && !s.prepositional(i, 0) {
			return true
		}
	}
	return false
}

// ledBy are the apps that the sentence names before its first "it", where it is about one of
// them: "Pigeon has few friends: Acme banned it".
func (s *sentence) ledBy() (apps []knowledge.EntityID) {
	if !s.beginsWithApp() {
		return nil
	}
	for i := range s.tokens {
		switch m := s.at(i); {
		case s.in(i, "it-word"):
			return apps
		case m != nil && m.From == i && len(m.apps) > 0:
			apps = ground.AppendNew(apps, m.apps[0].ID)
		}
	}
	return nil
}

// offersInstead tells that the sentence only says what may be used in place of something.
func (s *sentence) offersInstead() bool {
	for i := range s.tokens {
		if s.in(i, "instead-word") && !s.in(i+1, "of-word") {
			return true
		}
	}
	return false
}

// whatItIs is in doubt where a document of one's own says of "it" what may be of an
// app, and the sentence before was about none.
func (s *sentence) whatItIs(p party) string {
	if !s.own() || !p.pronoun || s.topic.aboutApp || s.topic.only || s.Opens && len(s.topic.section) > 0 || s.appBefore(p.from) {
		return ""
	}
	return "what is meant by " + s.words(p.from, p.to)
}

func (s *sentence) appBefore(i int) bool {
	for j := range i {
		if s.appAt(j) {
			return true
		}
	}
	return false
}
