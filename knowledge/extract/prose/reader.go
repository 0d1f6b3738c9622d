package prose

import (
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// Reader reads the passages of a document, sentence by sentence.
type Reader struct {
	*ground.View
	topics    map[knowledge.SourceID]*topic
	Claims    []*claim.Claim
	Opened    map[knowledge.PassageID]*claim.Claim        // what the first sentences tell that are read by where they stand
	idle      map[knowledge.SourceID][]*knowledge.Passage // that tell of no policy, before those that do
	kinds     map[knowledge.EntityID][]string             // stems of the nouns that bodies are described by
	employers map[knowledge.EntityID]knowledge.EntityID   // by person: the body that the person acts for
	firms     map[knowledge.EntityID]bool                 // bodies told to be companies: "its publisher, Loft"
}

// NewReader is one for the document that the view is of.
func NewReader(v *ground.View) *Reader {
	return &Reader{View: v, topics: map[knowledge.SourceID]*topic{}, Opened: map[knowledge.PassageID]*claim.Claim{}, idle: map[knowledge.SourceID][]*knowledge.Passage{}, kinds: map[knowledge.EntityID][]string{}, employers: map[knowledge.EntityID]knowledge.EntityID{}, firms: map[knowledge.EntityID]bool{}}
}

// topicOf is what the passage's document has spoken of.
func (r *Reader) topicOf(p *knowledge.Passage) *topic {
	t := r.topics[p.Source]
	if t == nil {
		src := r.Base.Source(p.Source)
		t = &topic{home: r.Publisher(src)}
		t.own = r.OwnOf(src, t.home)
		if src != nil {
			for _, id := range r.Lexicon.Mentions(src.Title) {
				if e := r.Base.Entity(id); e != nil && e.Kind.Acts() {
					t.bodies = ground.AppendNew(t.bodies, id)
				} else if e != nil && e.Kind.Used() {
					t.apps = ground.AppendNew(t.apps, id)
				}
			}
			t.whole = t.apps
		}
		r.topics[p.Source] = t
	}
	return t
}

// mostIdle is how many passages that tell of no policy are looked at for whom the
// next one means.
const mostIdle = 4

// Sentences reads the sentences of the passage, but for the items of a list that are
// read already. Most passages tell of no policy, and are only looked at where one
// behind them does.
func (r *Reader) Sentences(p *knowledge.Passage, items []string) {
	if row := form.Cells(p.Text); row != nil && r.record(p, r.topicOf(p), row) {
		return
	}
	items = append(items, r.raised(p)...)
	if !language.TellsPolicy(p.Text) && !r.topics[p.Source].ruled(p) && !r.answers(p) && !r.has(p) {
		idle := append(r.idle[p.Source], p)
		r.idle[p.Source] = idle[max(0, len(idle)-mostIdle):]
		return
	}
	t := r.topicOf(p)
	for _, x := range r.idle[p.Source] {
		r.passage(x, t, nil)
	}
	r.passage(p, t, items)
	delete(r.idle, p.Source)
}

// longestSentence is how many bytes a sentence may have. What is longer is a list or
// a table without marks, and the time to read it grows with its square.
const longestSentence = 1200

// passage reads one passage of the document that spoke of the topic so far.
func (r *Reader) passage(p *knowledge.Passage, t *topic, items []string) {
	t.enter(r, p)
	if !t.own {
		t.headLine(r, p)
	}
	t.listHead = ""
	parts := form.Split(p.Text)
	for i, part := range parts {
		if c := r.Opened[p.ID]; c != nil && part.Opens {
			t.last, t.apps, t.actor, t.before = c, c.Apps, c.By, []*claim.Claim{c}
			continue
		}
		before := len(r.Claims)
		if len(part.Text) <= longestSentence && !inItems(items, part.Text) {
			r.piece(p, t, parts, i)
		}
		r.besideOpened(p, part, r.Claims[before:])
	}
}

// piece reads one sentence of the passage.
func (r *Reader) piece(p *knowledge.Passage, t *topic, parts []form.Piece, i int) {
	part := parts[i]
	if r.answered(p, t, parts, i) {
		return
	}
	s := r.sentence(p, t, part)
	t.leadsList(part)
	if app := r.LedBy(part.Text); part.Opens && t.own && app != "" {
		t.apps, t.aboutApp = []knowledge.EntityID{app}, true
	}
	t.passedOn = t.passedOn || s.passesOn()
	if part.Opens {
		t.lead = nil
		if s.leadIn() {
			t.lead = s
			return
		}
	}
	told := true
	switch {
	case s.quizzes(), s.takesBack(), s.myth():
		told = false
	case (language.TellsPolicy(part.Text) || t.own && informal(part.Text)) && s.promising():
		s.moments()
		s.tell()
	case t.ruled(p):
		s.moments()
		s.tellOfLast()
	default:
		s.moments() // when what follows is done
	}
	s.goOn()
	if told {
		s.gist()
	}
	t.note(s)
	r.Claims = append(r.Claims, s.read...)
}

// leadsList takes in what leads in to a list, or ends it.
func (t *topic) leadsList(part form.Piece) {
	if part.Opens && !strings.HasPrefix(part.Text, "- ") {
		t.listHead = ""
	}
	if strings.HasSuffix(part.Text, ":") {
		t.listHead = part.Text
	}
}

// goOn reads what the sentence says beside what its verbs tell: of the sentence before, and of
// what was read in itself.
func (s *sentence) goOn() {
	s.gapped()
	s.saidOn()
	s.namesWhich()
	s.elided()
	s.butOnly()
	s.byMistake()
	s.endedThat()
	s.remark()
	s.mayHaveEnded()
	s.unowned()
	s.noneLater()
	s.bearsOn()
	s.deniesBefore()
	s.butNot()
}

// inItems tells that the text is one of the items of a list, or a part of one.
func inItems(items []string, text string) bool {
	text = strings.TrimPrefix(text, "- ")
	return slices.ContainsFunc(items, func(item string) bool { return strings.Contains(item, text) })
}

// promising tells that the sentence speaks of an app, or may speak of one that was
// named before.
func (s *sentence) promising() bool {
	for i := range s.tokens {
		if s.appAt(i) || (len(s.topic.apps) > 0 || len(s.topic.section) > 0) && s.in(i, "it", "that", "app-noun", "ban-noun", "restrict-noun", "allow-noun", "rule-noun", "backtracks", "exempt-noun", "use-noun") {
			return true
		}
	}
	return len(s.topic.apps) > 0 && s.topic.last != nil
}

// mostLead is how many words a lead-in has at most.
const mostLead = 6

// leadIn tells that the sentence is no more than a few words that say whom or what
// the passage is about, or of when it tells. Whoever was spoken of before isn't
// meant behind it.
func (s *sentence) leadIn() bool {
	n := 0
	for i, t := range s.tokens {
		if t.Word {
			n++
		}
		if s.in(i, "be", "have", "may", "must", "will") || i == 0 && s.in(i, "please") {
			return false
		}
		if a := s.anyAct(i); a != nil && !s.noun(i, a) && s.at(i) == nil && i > 0 {
			return false
		}
	}
	if n == 0 || n > mostLead || strings.HasSuffix(s.Text, "?") || !s.tokens[0].Upper && !unicode.IsDigit(firstOf(s.tokens[0].Text)) || strings.TrimSpace(s.Text) == strings.TrimSpace(s.passage.Text) {
		return false
	}
	if a := s.anyAct(0); a != nil && s.at(0) == nil {
		return false
	}
	if s.moments(); len(s.times) > 0 && !s.onlyTimes() {
		return false
	}
	if len(s.times) == 0 && nameLike(s.Text) {
		s.topic.forget()
	}
	s.leadWith(s.party(0, len(s.tokens)))
	return true
}

// leadWith takes in whom and what a lead-in names.
func (s *sentence) leadWith(p party) {
	if p.body != "" {
		s.topic.bodies, s.topic.actor = []knowledge.EntityID{p.body}, p.body
	}
	if len(p.apps) > 0 {
		s.topic.aboutApp = s.beginsWithApp()
		s.topic.apps, s.topic.section = p.apps, p.apps
	}
}

// mostHeading is how many words a line has at most that stands as a heading without
// being marked as one.
const mostHeading = 8

// headLine takes in the apps that a short line without a full stop names, which stands by
// itself: what follows is about them.
func (t *topic) headLine(r *Reader, p *knowledge.Passage) {
	text := strings.TrimSpace(p.Text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".,;:!?") || len(strings.Fields(text)) > mostHeading || strings.ContainsAny(text, "|\n") || strings.HasPrefix(text, "-") {
		return
	}
	var apps []knowledge.EntityID
	for _, id := range r.Lexicon.Mentions(text) {
		if e := r.Base.Entity(id); e != nil && e.Kind.Used() && e.Kind != knowledge.Class {
			apps = ground.AppendNew(apps, id)
		}
	}
	if len(apps) > 0 {
		t.section, t.apps, t.last = apps, apps, nil
	}
}

// onlyTimes tells that nothing but small words and names stands beside the times.
func (s *sentence) onlyTimes() bool {
	for i, t := range s.tokens {
		if t.Word && !t.Upper && !s.timeAt(i) && !language.Stop(t.Norm) && language.Number(t.Norm) == 0 {
			return false
		}
	}
	return true
}

// enter begins a passage: its heading may name the app that it is about.
func (t *topic) enter(r *Reader, p *knowledge.Passage) {
	if p.Title == t.title {
		return
	}
	t.title, t.section = p.Title, nil
	last := form.LastHeading(p.Title)
	if nameLike(last) && !r.namesApp(last) {
		t.forget()
	}
	if !language.HeadingDate(last).IsZero() {
		t.apps, t.last = t.whole, nil // what a log says under another day is of something else
	}
	for _, id := range r.Lexicon.Mentions(last) {
		e := r.Base.Entity(id)
		switch {
		case e == nil:
		case e.Kind.Used():
			t.section = ground.AppendNew(t.section, id)
		case e.Kind.Acts() && e.Kind != knowledge.Person:
			t.bodies = append(slices.DeleteFunc(t.bodies, func(x knowledge.EntityID) bool { return x == id }), id)
			t.actor = id
		}
	}
	switch {
	case len(t.section) > 0:
		t.apps = t.section
	case len(t.whole) > 0:
		t.apps = t.whole
	}
}

// tell reads the verbs of the sentence from left to right, and then what is spoken
// of without one.
func (s *sentence) tell() {
	for i := range s.tokens {
		s.tellAt(i)
	}
	s.looseRules()
	for i := range s.tokens {
		s.madeKnown(i)
		s.noSuchRule(i)
		s.gone(i)
	}
	s.sentInError()
}

// tellers are the verbs that tell of an act, in the order in which a word that may
// be several is tried.
var tellers = []struct {
	acts []string
	read func(*sentence, *language.ActAt)
}{
	{[]string{"undo", "withdraw", "reinstate", "amend", "postpone", "extend", "clarify", "impose", "start", "expire", "reach", "grant"}, (*sentence).ruleVerb},
	{[]string{"consider", "plan", "deny"}, (*sentence).considerVerb},
	{[]string{"urge", "oppose"}, (*sentence).opposeVerb},
	{[]string{"need", "get"}, (*sentence).needsApproval},
	{[]string{"get"}, (*sentence).getsVerb},
	{[]string{"use", "hold", "erase", "shun", "feed", "stop"}, (*sentence).useVerb},
	{[]string{"exempt"}, (*sentence).exemptVerb},
	{[]string{"free"}, (*sentence).freedVerb},
	{[]string{"unban", "ban", "restrict", "allow", "support"}, (*sentence).actVerb},
	{[]string{"unlist"}, (*sentence).actVerb},
	{[]string{"cut", "hinder", "open"}, (*sentence).actVerb},
	{[]string{"move"}, (*sentence).movedVerb},
	{[]string{"stop"}, (*sentence).orderedToStop},
	{[]string{"return"}, (*sentence).returnVerb},
	{[]string{"use"}, (*sentence).openAgain},
	{[]string{"comply"}, (*sentence).complyVerb},
	{[]string{"grant"}, (*sentence).moreTime},
	{[]string{"grant"}, (*sentence).givesAccess},
	{[]string{"swap"}, (*sentence).swapVerb},
	{[]string{"warn", "advise"}, (*sentence).speakVerb},
	{[]string{"order"}, (*sentence).orderedOff},
}

// tellAt reads what the verb at the token tells; what is read once isn't read as
// another verb.
func (s *sentence) tellAt(i int) {
	if s.at(i) != nil || s.mark(i) || s.taken[i] {
		return
	}
	if s.leftOut(i) {
		return
	}
	before := len(s.read)
	for _, t := range tellers {
		if a := s.act(i, t.acts...); a != nil {
			if t.read(s, a); len(s.read) > before {
				return
			}
		}
	}
	s.adjective(i)
	s.exceptionNoun(i)
	s.inForce(i)
	s.ruleNoMore(i)
	s.weighedWhether(i)
	s.ruleWeighed(i)
	s.staysOn(i)
	s.worksAgain(i)
	s.fallsThrough(i)
	s.mayStay(i)
	s.notToBeOn(i)
	s.doesToo(i)
	s.warningNoun(i)
	s.onList(i)
}

// namesApp tells that the text names an app.
func (r *Reader) namesApp(text string) bool {
	return slices.ContainsFunc(r.Lexicon.Mentions(text), func(id knowledge.EntityID) bool {
		e := r.Base.Entity(id)
		return e != nil && e.Kind.Used()
	})
}
