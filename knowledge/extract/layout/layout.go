package layout

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/extract/prose"
	"policybot/knowledge/language"
)

// Reader reads what the structure of a document tells: pages about a tool,
// headings that say how what is below them stands, tables and lists of tools.
type Reader struct {
	*ground.View
	prose *prose.Reader // reads what names people
	Rules []*claim.Rule
	About []knowledge.EntityID             // the apps that the document is a page about
	Read  map[knowledge.PassageID]bool     // what is read so; sentences needn't be
	Items map[knowledge.PassageID][]string // of a list, where others of it aren't

	legends map[string][]meaning                        // what marks and words in cells mean, once that was looked for
	ofClass map[knowledge.EntityID][]knowledge.EntityID // what else is of a class of data, as the document says
}

// NewReader is one for a document that the reader is for, too.
func NewReader(r *prose.Reader) *Reader {
	return &Reader{View: r.View, prose: r, Read: map[knowledge.PassageID]bool{}, Items: map[knowledge.PassageID][]string{}}
}

// Document reads the structure of a document.
func (l *Reader) Document(s *knowledge.Source) {
	passages := l.passagesOf(s)
	if l.own(s) {
		l.learnClasses(passages)
	}
	if apps := l.pageAbout(s); len(apps) > 0 {
		l.About = apps
		l.page(s, apps, passages)
	}
	for _, p := range passages {
		if !l.Read[p.ID] {
			l.passage(s, p)
		} else if l.own(s) {
			l.list(s, p) // of other apps than the page is about
		}
	}
}

// passagesOf are the passages of a document, in their order.
func (l *Reader) passagesOf(s *knowledge.Source) []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, id := range l.Base.PassagesOf(s.ID) {
		list = append(list, l.Base.Passage(id))
	}
	slices.SortStableFunc(list, func(a, b *knowledge.Passage) int {
		return cmp.Or(cmp.Compare(a.Stood().First, b.Stood().First), cmp.Compare(a.Origin.Line, b.Origin.Line), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// passage reads a row, a list, or what stands under a heading.
func (l *Reader) passage(s *knowledge.Source, p *knowledge.Passage) {
	if l.own(s) && form.OfOthers(p) {
		return
	}
	if l.own(s) && l.sorted(s, p) {
		l.Read[p.ID] = true
		return
	}
	if row := form.Cells(p.Text); row != nil && (l.row(s, p, row) || l.own(s) && l.turned(s, p, row)) {
		l.Read[p.ID] = true
		return
	}
	if l.own(s) && (l.bareRow(s, p) || l.list(s, p) || l.section(s, p) || l.decided(s, p, p.Text)) {
		l.Read[p.ID] = true
	}
}

// appOf is the one app that the text is a name of, or "", and what is in doubt
// where it is the name of several.
func (l *Reader) appOf(name string) (app knowledge.EntityID, doubt string) {
	name, _ = form.AcronymOf(strings.TrimSpace(name))
	var apps []knowledge.EntityID
	for _, id := range l.Lexicon.Names(name) {
		if e := l.Base.Entity(id); e != nil && (e.Kind == knowledge.App || e.Kind == knowledge.Class) {
			apps = append(apps, id)
		}
	}
	switch len(apps) {
	case 0:
		return "", ""
	case 1:
		return apps[0], ""
	}
	return apps[0], "which " + name + " is meant"
}

// own tells that a document states the rules of whom it is of, rather than telling
// of others.
func (l *Reader) own(s *knowledge.Source) bool { return l.OwnOf(s, l.Publisher(s)) }

// tells keeps a rule that the passage tells of the app by these words.
func (l *Reader) tells(s *knowledge.Source, p *knowledge.Passage, is form.Standing, t claim.Rule) {
	stood := p.Stood()
	if t.On.IsZero() {
		t.On = language.HeadingDate(form.LastHeading(p.Title)) // in a log by date
	}
	if t.Do, t.Passage = is.Act(), p; t.By == "" {
		t.By = l.BodyOf(s)
	}
	t.First, t.Last = stood.First, stood.Last
	switch over := !t.Until.IsZero() && t.Until.Last < l.anchor(p); {
	case is == form.Ended && !t.Until.IsZero():
		if t.On.IsZero() && over {
			t.On = t.Until
		} else if !over {
			t.Doubts = append(t.Doubts, "whether it has ended, or does so later")
		}
		t.Until = knowledge.Date{} // what ended it is done once
	case over && t.On.IsZero():
		t.On = ground.ByNow(t.Until.First) // it was over already
	}
	switch is {
	case form.Reviewed:
		t.Of = knowledge.Allow
		if form.HeadStanding(s.Title) == form.Denied {
			t.Of = knowledge.Ban // on a page of what is prohibited
		}
	case form.Ending:
		t.Of = knowledge.Lift
	}
	if t.Do == knowledge.Allow && len(t.Terms) > 0 {
		t.Do = knowledge.Restrict
	}
	if t.Do == knowledge.Restrict && len(t.Terms) == 0 && t.Scope.IsZero() {
		t.Terms = []knowledge.Condition{{Name: "conditions that the document doesn't tell"}}
	}
	if l.prose.BoundsOf(p).Limit(&t); form.IsRow(p.Text) {
		l.around(p, &t)
	}
	l.Rules = append(l.Rules, &t)
}
