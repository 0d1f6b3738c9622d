package record

import (
	"errors"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/document"
	"policybot/knowledge/document/history"
)

// declared are the collections in which the record files have said that documents
// are, each with the days on which they said so: what has no place for it in the
// document itself stands nowhere else.
type declared []*knowledge.Passage

// declaredThen reads the record files of all times for it.
func (l *linker) declaredThen(repository *history.Repository) (declared, error) {
	present := map[string]*history.Document{}
	for _, f := range l.files {
		if kindOfFile(f.name) == recordFile {
			present[f.name] = declarations(f)
		}
	}
	limits := history.Usual
	limits.Size = MaxFile
	reads := func(name string) bool { return kindOfFile(name) == recordFile }
	files, _, err := repository.Documents(present, history.Options{Zone: l.zone(), Reads: reads, Parse: l.declarationsIn, Limits: limits})
	var all declared
	for _, f := range files {
		all = append(all, f.Passages...)
	}
	return all, err
}

// declarationsIn reads a record file as it was once.
func (l *linker) declarationsIn(name string, data []byte) (*history.Document, error) {
	f := parsed(name, data, l.parse)
	if f.findings.HasErrors() {
		return nil, errors.New("its records can't be read")
	}
	return declarations(f), nil
}

// declarations are those of a record file, as a document with a passage for each: so
// its history tells from when until when each stood.
func declarations(f *file) *history.Document {
	d := &history.Document{Name: f.name, Source: &knowledge.Source{ID: knowledge.SourceID(f.name)}}
	for _, s := range f.sources {
		if s.Collection == "" || s.Collection == knowledge.Open {
			continue
		}
		id := knowledge.PassageID(f.name + "#" + string(s.ID) + " " + string(s.Collection))
		d.Passages = append(d.Passages, &knowledge.Passage{ID: id, Text: string(s.ID), Collection: s.Collection})
	}
	return d
}

// of lists the collections in which a document of the id may have been declared on
// one of the days.
func (all declared) of(id knowledge.SourceID, days knowledge.Date) (list []knowledge.Collection) {
	for _, d := range all {
		from, until := knowledge.FirstDay, knowledge.LastDay
		if !d.From.IsZero() {
			from = d.From.First
		}
		if d.Past() {
			until = d.Until.Last
		}
		if d.Text == string(id) && from <= days.Last && days.First <= until {
			list = append(list, d.Collection)
		}
	}
	return list
}

// closeThen keeps what a document said in a collection that the records declared for
// it, and says no longer, for those who may see that. As with what a document says
// of itself, the last day on which it stood counts. What may have been in several is
// kept from all.
func (l *linker) closeThen(repository *history.Repository, documents []*history.Document) error {
	var all declared
	for _, d := range documents {
		if !hasUnmarkedPast(d) {
			continue
		}
		if all == nil {
			var err error
			if all, err = l.declaredThen(repository); err != nil {
				return err
			}
			if all == nil {
				return nil
			}
		}
		d.Passages = l.closed(d, all)
	}
	return nil
}

// hasUnmarkedPast tells that a document has past passages, and that its format has no
// place to say in which collection they were.
func hasUnmarkedPast(d *history.Document) bool { return slices.ContainsFunc(d.Passages, unmarked) }

func unmarked(p *knowledge.Passage) bool {
	return p.Past() && p.Collection == "" && !document.Fronted(p.Origin.File)
}

func (l *linker) closed(d *history.Document, all declared) (kept []*knowledge.Passage) {
	left := false
	for _, p := range d.Passages {
		if unmarked(p) {
			in := append(all.of(document.IDOf(p.Origin.File), p.Until), all.of(d.Source.ID, p.Until)...) // it may have been renamed
			slices.Sort(in)
			in = slices.Compact(in)
			if len(in) > 1 {
				left = true
				continue
			}
			if len(in) == 1 {
				p.Collection = in[0]
			}
		}
		kept = append(kept, p)
	}
	if left {
		l.findings.Notef(d.Source.Origin, "some of what it said before is left out: the records said at the time that it is in one collection, and in another")
	}
	return kept
}
