package record

import "policybot/knowledge"

// addDocuments adds the documents and their passages. A document whose source
// is declared among the records belongs to that source, and adds only what the
// declaration leaves out. One in a collection that isn't listed is left out:
// nobody is known who may see it.
func (l *linker) addDocuments() {
	for _, f := range l.files {
		if f.document == nil {
			continue
		}
		s := f.document.Source
		if first, ok := l.documents[s.ID]; ok {
			l.findings.LeaveOutf(s.Origin, "document %s stands twice, first at %s: give one of them another id", s.ID, first)
			continue
		}
		if r := (ref{what: collection, id: string(s.Collection)}); s.Collection != "" && !l.known(r) {
			l.findings.LeaveOutf(s.Origin, "\"collection\" of %s names the collection %s, which knowledge.yaml doesn't list%s", s.ID, s.Collection, l.hint(r))
			continue
		}
		l.documents[s.ID] = s.Origin
		if declared := l.sources[s.ID]; declared != nil {
			complete(declared, s)
			s = declared
		}
		l.sources[s.ID] = s
		for _, p := range f.document.Passages {
			p.Date, p.Collection = s.Date, s.Collection
		}
		l.passages = append(l.passages, f.document.Passages...)
	}
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
