package record

import "policybot/knowledge"

// addDocuments adds the documents and their passages. A document whose source
// is declared among the records belongs to that source, and adds only what the
// declaration leaves out.
func (l *linker) addDocuments() {
	for _, f := range l.files {
		if f.document == nil {
			continue
		}
		s := f.document.Source
		if first, ok := l.documents[s.ID]; ok {
			l.findings.Errorf(s.Origin, "document %s stands twice, first at %s: give one of them another id", s.ID, first)
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
