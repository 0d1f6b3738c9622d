package history

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"

	"policybot/knowledge"
)

// reading reads the versions of the documents.
type reading struct {
	*Repository
	options Options
	present map[string]*Document
	newest  knowledge.Day // of the commits
	sources map[knowledge.SourceID][]*lineage
	parsed  map[plumbing.Hash]*Document // what was read to find a source's id
	notes   knowledge.Findings
}

// group gives the lineages of each source, and the sources in order. Documents
// with one id are one document, unless they were there at the same time.
func (d *reading) group(all []*lineage) []knowledge.SourceID {
	d.sources = map[knowledge.SourceID][]*lineage{}
	for _, l := range all {
		if len(l.versions) == 0 {
			continue
		}
		if id := d.idOf(l); id != "" {
			d.sources[id] = append(d.sources[id], l)
		}
	}
	var ids []knowledge.SourceID
	for id, list := range d.sources {
		ids = append(ids, id)
		d.sources[id] = d.apart(id, list)
	}
	slices.Sort(ids)
	return ids
}

// idOf is the id of the document as it was last read, or empty where it never
// could be.
func (d *reading) idOf(l *lineage) knowledge.SourceID {
	if p := d.present[l.name]; p != nil && l.there() {
		return p.Source.ID
	}
	for _, v := range slices.Backward(l.versions) {
		if v.blob.IsZero() {
			continue
		}
		if p, err := d.parse(v); err == nil {
			d.parsed[v.blob] = p
			return p.Source.ID
		}
	}
	return ""
}

// there tells that the newest commit has the document.
func (l *lineage) there() bool {
	return !l.versions[len(l.versions)-1].blob.IsZero()
}

// apart keeps those lineages that were there at different times, the newest
// first of all, in order of time.
func (d *reading) apart(id knowledge.SourceID, list []*lineage) []*lineage {
	slices.SortFunc(list, func(a, b *lineage) int {
		return cmp.Or(cmp.Compare(b.end(), a.end()), cmp.Compare(b.versions[0].day, a.versions[0].day), cmp.Compare(a.name, b.name))
	})
	kept := list[:1]
	for _, l := range list[1:] {
		if l.end() > kept[len(kept)-1].versions[0].day {
			d.notes.Notef(knowledge.Origin{File: l.name}, "what it said up to %s is left out: %s had the same id, %s, at the same time", l.end(), kept[len(kept)-1].name, id)
			continue
		}
		kept = append(kept, l)
	}
	slices.Reverse(kept)
	return kept
}

// end is the day on which the document was removed.
func (l *lineage) end() knowledge.Day {
	if l.there() {
		return knowledge.LastDay
	}
	return l.versions[len(l.versions)-1].day
}

// documents reads the sources, several at once, and puts them in order of name.
func (d *reading) documents(ids []knowledge.SourceID) ([]*Document, error) {
	found := make([]result, len(ids))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(ids)) {
		workers.Go(func() {
			for i := range next {
				found[i] = d.document(ids[i])
			}
		})
	}
	for i := range ids {
		next <- i
	}
	close(next)
	workers.Wait()
	var list []*Document
	for _, r := range found {
		if r.err != nil {
			return nil, r.err
		}
		d.notes = append(d.notes, r.notes...)
		if r.document != nil {
			list = append(list, r.document)
		}
	}
	slices.SortFunc(list, func(a, b *Document) int { return cmp.Compare(a.Name, b.Name) })
	return list, nil
}

// result is a document with what is to be said of its versions. It is nil where
// nothing of it ever stood.
type result struct {
	document *Document
	notes    knowledge.Findings
	err      error
}

// document reads all states of a source.
func (d *reading) document(id knowledge.SourceID) (r result) {
	defer stumbled(&r.err)
	lineages := d.sources[id]
	last := lineages[len(lineages)-1]
	var versions []version
	for _, l := range lineages {
		versions = append(versions, l.versions...)
	}
	var states []state
	var unread []error
	parsed := map[plumbing.Hash]*Document{}
	for _, v := range lastOfDays(versions) {
		e, err := d.state(v, parsed)
		if err != nil {
			unread = append(unread, fmt.Errorf("%s: %w", v.day, err))
		}
		states = append(states, e)
	}
	if len(unread) > 0 {
		r.notes.Notef(knowledge.Origin{File: last.name}, "%d of its past versions can't be read; that of %v", len(unread), unread[0])
	}
	name := last.name
	if file, there := d.file(id, last); there || last.there() {
		states = d.withFile(states, file, there)
		if file != nil {
			name = file.Name
		}
	}
	passages, changed := stood(id, states)
	source := lastSource(states)
	if source == nil {
		return r
	}
	source.ID, source.Date = id, source.Date.Or(changed)
	r.document = &Document{Name: name, Source: source, Passages: passages}
	return r
}

// lastSource is what the last state that could be read says of itself.
func lastSource(states []state) *knowledge.Source {
	for _, e := range slices.Backward(states) {
		if e.source != nil {
			s := *e.source
			return &s
		}
	}
	return nil
}

// state reads a version.
func (d *reading) state(v version, parsed map[plumbing.Hash]*Document) (state, error) {
	e := state{day: v.day, older: v.older}
	if v.blob.IsZero() {
		return e, nil
	}
	p := cmp.Or(parsed[v.blob], d.parsed[v.blob])
	if p == nil {
		var err error
		if p, err = d.parse(v); err != nil {
			e.unread = true
			return e, err
		}
		parsed[v.blob] = p
	}
	e.source, e.passages = p.Source, p.Passages
	return e, nil
}

// file is the document as it lies in the folder: nil where it isn't there, or
// can't be read.
func (d *reading) file(id knowledge.SourceID, l *lineage) (file *Document, there bool) {
	file, there = d.present[l.name]
	if file != nil && file.Source.ID == id {
		return file, true
	}
	for _, p := range d.present {
		if p != nil && p.Source.ID == id { // it moved, and no commit knows of it yet
			return p, true
		}
	}
	return nil, there && file == nil
}

// withFile adds the document as it lies in the folder, as of the day of the
// newest commit.
func (d *reading) withFile(states []state, file *Document, there bool) []state {
	now := state{day: d.newest, unread: there}
	if file != nil {
		now = state{day: d.newest, source: file.Source, passages: file.Passages}
	}
	if n := len(states); n > 0 && states[n-1].day == now.day {
		now.older = states[n-1].older
		states = states[:n-1]
	}
	return append(states, now)
}

// parse reads the words of a version.
func (d *reading) parse(v version) (*Document, error) {
	data, err := d.read(v.blob, d.options.Size)
	if err != nil {
		return nil, err
	}
	name, ok := d.within(v.path)
	if !ok { // it was moved to the folder later
		name = v.path
	}
	return d.options.Parse(name, data)
}
