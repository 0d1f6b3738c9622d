package record

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// addDocuments adds the documents and their passages. A document whose source
// is declared among the records belongs to that source, and adds only what the
// declaration leaves out. One in a collection that isn't listed is left out:
// nobody is known who may see it.
func (l *linker) addDocuments() {
	for _, f := range l.files {
		if f.document != nil {
			l.addDocument(f.document, l.findings.LeaveOutf)
		}
	}
	for _, d := range l.past {
		if l.unguarded(d.Source) {
			l.findings.Notef(d.Source.Origin, "what it said before it was removed is left out: nothing tells who may see it; where all may, declare a source with the id %s", d.Source.ID)
			continue
		}
		l.addDocument(d, l.findings.Notef)
	}
}

// unguarded tells that a document that was removed had no place to say in which
// collection it is, and that no record says so now: it may have been in any.
func (l *linker) unguarded(s *knowledge.Source) bool {
	return len(l.settings.Collections) > 0 && !document.Fronted(s.Origin.File) && l.sources[s.ID] == nil
}

func (l *linker) addDocument(d *document.Document, leaveOut func(at knowledge.Origin, format string, args ...any)) {
	s := d.Source
	if first, ok := l.documents[s.ID]; ok {
		leaveOut(s.Origin, "document %s stands twice, first at %s: give one of them another id", s.ID, first)
		return
	}
	if r := (ref{what: collection, id: string(s.Collection)}); s.Collection != "" && !l.known(r) {
		leaveOut(s.Origin, "\"collection\" of %s names the collection %s, which knowledge.yaml doesn't list%s", s.ID, s.Collection, l.hint(r))
		return
	}
	l.documents[s.ID] = s.Origin
	var date knowledge.Date
	if declared := l.sources[s.ID]; declared != nil {
		date = declared.Date
		complete(declared, s)
		s = declared
	}
	l.sources[s.ID] = s
	broughtIn(d.Passages, date)
	for _, p := range d.Passages {
		if !p.Past() || p.Collection == "" { // else it was for those only who saw the document then
			p.Collection = s.Collection
		}
	}
	l.passages = append(l.passages, l.withoutClosed(s, d.Passages)...)
}

// broughtIn dates what a document said by the date that a record gives it. What it said
// when it first came into the folder, later than that, counts from that date, as for a
// document that dates itself; what came after that was written later.
func broughtIn(passages []*knowledge.Passage, date knowledge.Date) {
	if date.IsZero() {
		return
	}
	first := knowledge.Date{First: knowledge.LastDay}
	for _, p := range passages {
		if !p.From.IsZero() && p.From.First < first.First {
			first = p.From
		}
	}
	for _, p := range passages {
		switch {
		case p.From.IsZero() || p.From.First <= date.Last:
			p.Date = date
		case p.From == first:
			p.Date, p.From = date, date
		}
	}
}

// withoutClosed leaves out what was in a collection once that isn't listed any
// more: nobody is known who may see it.
func (l *linker) withoutClosed(s *knowledge.Source, passages []*knowledge.Passage) []*knowledge.Passage {
	closed := func(p *knowledge.Passage) bool {
		return p.Collection != "" && !l.known(ref{what: collection, id: string(p.Collection)})
	}
	if i := slices.IndexFunc(passages, closed); i >= 0 {
		l.findings.Notef(s.Origin, "what it said while it was in the collection %s is left out: knowledge.yaml doesn't list that", passages[i].Collection)
	}
	return slices.DeleteFunc(slices.Clone(passages), closed)
}

func complete(s, document *knowledge.Source) {
	s.Date = s.Date.Or(document.Date)
	s.Retracted = s.Retracted.Or(document.Retracted)
	if s.Publisher == "" {
		s.Publisher = document.Publisher
	}
	if s.URL == "" {
		s.URL = document.URL
	}
	if s.Tier == "" {
		s.Tier = document.Tier
	}
	if s.Note == "" {
		s.Note = document.Note
	}
	if s.Collection == "" {
		s.Collection = document.Collection
	}
}
