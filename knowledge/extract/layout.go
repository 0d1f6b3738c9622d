package extract

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
)

// layout reads what the structure of documents tells: pages about a tool,
// headings that say how what is below them stands, tables and lists of tools.
type layout struct {
	*view
	prose *reader // reads what names people
	rules []*told
	about []knowledge.EntityID             // the apps that the document is a page about
	read  map[knowledge.PassageID]bool     // what is read so; sentences needn't be
	items map[knowledge.PassageID][]string // of a list, where others of it aren't
}

func newLayout(r *reader) *layout {
	return &layout{view: r.view, prose: r, read: map[knowledge.PassageID]bool{}, items: map[knowledge.PassageID][]string{}}
}

// document reads the structure of a document.
func (l *layout) document(s *knowledge.Source) {
	passages := l.passagesOf(s)
	if apps := l.pageAbout(s); len(apps) > 0 {
		l.about = apps
		l.page(s, apps, passages)
	}
	for _, p := range passages {
		if !l.read[p.ID] {
			l.passage(s, p)
		} else if l.own(s) {
			l.list(s, p) // of other apps than the page is about
		}
	}
}

// passagesOf are the passages of a document, in their order.
func (l *layout) passagesOf(s *knowledge.Source) []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, id := range l.base.PassagesOf(s.ID) {
		list = append(list, l.base.Passage(id))
	}
	slices.SortStableFunc(list, func(a, b *knowledge.Passage) int {
		return cmp.Or(cmp.Compare(a.Stood().First, b.Stood().First), cmp.Compare(a.Origin.Line, b.Origin.Line), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// passage reads a row, a list, or what stands under a heading.
func (l *layout) passage(s *knowledge.Source, p *knowledge.Passage) {
	if l.own(s) && form.OfOthers(p) {
		return
	}
	if row := form.Cells(p.Text); row != nil && l.row(s, p, row) {
		l.read[p.ID] = true
		return
	}
	if l.own(s) && (l.bareRow(s, p) || l.list(s, p) || l.section(s, p) || l.decided(s, p, p.Text)) {
		l.read[p.ID] = true
	}
}

// appOf is the one app that the text is a name of, or "", and what is in doubt
// where it is the name of several.
func (l *layout) appOf(name string) (app knowledge.EntityID, doubt string) {
	name, _ = form.AcronymOf(strings.TrimSpace(name))
	var apps []knowledge.EntityID
	for _, id := range l.lexicon.Names(name) {
		if e := l.base.Entity(id); e != nil && (e.Kind == knowledge.App || e.Kind == knowledge.Class) {
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
func (l *layout) own(s *knowledge.Source) bool { return l.ownOf(s, l.publisher(s)) }

// tells keeps a rule that the passage tells of the app by these words.
func (l *layout) tells(s *knowledge.Source, p *knowledge.Passage, is form.Standing, t told) {
	stood := p.Stood()
	if t.do, t.passage = is.Act(), p; t.by == "" {
		t.by = l.bodyOf(s)
	}
	t.first, t.last = stood.First, stood.Last
	switch is {
	case form.Reviewed:
		t.of = knowledge.Allow
	case form.Ending:
		t.of = knowledge.Lift
	}
	if t.do == knowledge.Allow && len(t.terms) > 0 {
		t.do = knowledge.Restrict
	}
	if t.do == knowledge.Restrict && len(t.terms) == 0 && t.scope.IsZero() {
		t.terms = []knowledge.Condition{{Name: "conditions that the document doesn't tell"}}
	}
	l.rules = append(l.rules, &t)
}
