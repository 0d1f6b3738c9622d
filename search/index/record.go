package index

import (
	"strings"

	"policybot/knowledge"
)

// Kind is what a Doc was made of.
type Kind string

// The kinds of docs.
const (
	Event   Kind = "event"
	Fact    Kind = "fact"
	Passage Kind = "passage"
)

// Doc is one thing that can be found. Kind and ID together name it.
type Doc struct {
	Kind       Kind
	ID         string
	Source     knowledge.SourceID // the first that tells it
	Title      string             // what to show it under: the source's title and the headings
	Text       string             // what is searched, shown and cut into snippets
	Words      []string           // searched as well, and never shown
	Entities   []knowledge.EntityID
	Date       knowledge.Date
	Stood      knowledge.Date `json:",omitzero"` // of a passage: on all of these days; zero: always
	Collection knowledge.Collection
}

func (d *Doc) key() string { return keyOf(d.Kind, d.ID) }

func keyOf(k Kind, id string) string { return string(k) + ":" + id }

func eventDoc(b *knowledge.Base, e *knowledge.Event) Doc {
	text := []string{e.Text}
	for _, r := range e.Reasons {
		text = append(text, r.Text)
		text = append(text, quotes(r.Reports)...)
	}
	for _, c := range e.Conditions {
		text = append(text, join(", ", c.Name, c.Grants, c.Lasts))
	}
	text = append(text, quotes(e.Reports)...)
	parties := append([]knowledge.EntityID{e.By}, b.AppsOf(e)...)
	source, title := firstSource(b, e.Reports)
	return Doc{
		Kind: Event, ID: string(e.ID), Source: source, Title: title, Text: lines(text),
		Words:    append(namesOf(b, parties), string(e.Do), string(e.Of)),
		Entities: append(withClasses(b, parties), scopeTerms(e.Scope)...),
		Date:     e.Announced.Or(e.From), Collection: e.Collection,
	}
}

func factDoc(b *knowledge.Base, f *knowledge.Fact) Doc {
	about := append([]knowledge.EntityID(nil), f.About...)
	for _, id := range f.Events {
		if e := b.Event(id); e != nil {
			about = append(append(about, e.By), b.AppsOf(e)...)
		}
	}
	source, title := firstSource(b, f.Reports)
	date := f.Date
	if s := b.Source(source); s != nil {
		date = date.Or(s.Date)
	}
	return Doc{
		Kind: Fact, ID: string(f.ID), Source: source, Title: title,
		Text:     lines(append([]string{f.Text}, quotes(f.Reports)...)),
		Words:    append(namesOf(b, about), f.Relation, f.Value.Text),
		Entities: withClasses(b, about), Date: date, Collection: f.Collection,
	}
}

func passageDoc(b *knowledge.Base, p *knowledge.Passage) Doc {
	d := Doc{
		Kind: Passage, ID: string(p.ID), Source: p.Source, Title: p.Title, Text: p.Text,
		Words: []string{p.Title}, // what headings say counts twice
		Date:  p.Date, Stood: p.Stood(), Collection: p.Collection,
	}
	if s := b.Source(p.Source); s != nil {
		d.Date = d.Date.Or(s.Date)
		if s.Title != p.Title {
			d.Title = join(" · ", s.Title, p.Title)
		}
	}
	return d
}

// spoken is the text of a doc that names whom it speaks of: of a passage its
// headings too.
func (d *Doc) spoken() string {
	if d.Kind == Passage {
		return d.Title + " . " + d.Text
	}
	return d.Text
}

// quotes are the words quoted in the reports, each with its speaker.
func quotes(reports []knowledge.Report) []string {
	var list []string
	for _, r := range reports {
		if r.Quote != "" {
			list = append(list, join(": ", r.Speaker, "“"+r.Quote+"”"))
		}
		if r.Differs != "" {
			list = append(list, r.Differs)
		}
	}
	return list
}

func firstSource(b *knowledge.Base, reports []knowledge.Report) (knowledge.SourceID, string) {
	if s := b.SourcesOf(reports); len(s) > 0 {
		return s[0].ID, s[0].Title
	}
	return "", ""
}

// namesOf gives every name by which the entities go or went.
func namesOf(b *knowledge.Base, ids []knowledge.EntityID) []string {
	var names []string
	for _, id := range once(ids) {
		if e := b.Entity(id); e != nil {
			for _, n := range e.Names {
				names = append(names, n.Text)
			}
		}
	}
	return names
}

// withClasses adds what the entities lie in, on any day.
func withClasses(b *knowledge.Base, ids []knowledge.EntityID) []knowledge.EntityID {
	list := once(ids)
	for i := 0; i < len(list); i++ {
		if e := b.Entity(list[i]); e != nil {
			for _, l := range e.In {
				list = once(append(list, l.To))
			}
		}
	}
	return list
}

// scopeTerms leaves out versions, which are ranges and no entities.
func scopeTerms(s knowledge.Scope) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, d := range knowledge.Dimensions() {
		if d != knowledge.Version {
			list = append(append(list, s.Terms[d]...), s.Except[d]...)
		}
	}
	return list
}

// once keeps the first of each and drops the empty one.
func once(ids []knowledge.EntityID) []knowledge.EntityID {
	seen := make(map[knowledge.EntityID]bool, len(ids))
	list := make([]knowledge.EntityID, 0, len(ids))
	for _, id := range ids {
		if id != "" && !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return list
}

func lines(text []string) string { return join("\n", text...) }

// join leaves out the empty ones.
func join(sep string, text ...string) string {
	kept := make([]string, 0, len(text))
	for _, t := range text {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, sep)
}
