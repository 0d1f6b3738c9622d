package draft

import (
	"cmp"
	"slices"

	"policybot/knowledge"
)

// Standing is how what was read in a document stands to the records.
type Standing string

// The standings. What is new, unsure or differs is proposed: the first as
// records, the others commented out in the same files.
const (
	New      Standing = "new"      // no record tells it
	Unsure   Standing = "unsure"   // no record tells it, and it is in doubt
	Differs  Standing = "differs"  // a record of the same act has another date or scope, or of the same fact another value
	Recorded Standing = "recorded" // a record tells it
	Seen     Standing = "seen"     // somebody has looked at it: its line stands in a record file
)

// Standings lists every standing, those that are proposed first.
func Standings() []Standing { return []Standing{New, Unsure, Differs, Recorded, Seen} }

// Proposes tells that what stands so is written for somebody to look at.
func (s Standing) Proposes() bool { return s == New || s == Unsure || s == Differs }

// Item is what was read in one place, as the record that could be made of it.
type Item struct {
	Key      Key
	Standing Standing
	Event    *knowledge.Event // either this, by the ids that it would have on record
	Fact     *knowledge.Fact  // or this
	Passage  *knowledge.Passage
	Words    string   // on which it rests
	Doubts   []string // what is unsure, or how a record tells it otherwise
	Record   string   // the id of the record that tells it, or tells it otherwise
	File     string   // where it is written, where it is proposed

	read string  // the id of the reading
	also []*Item // what tells the same elsewhere, and is in this one
	into *Item   // the one that this is in
}

// ID is the id of its record.
func (i *Item) ID() string {
	if i.Event != nil {
		return string(i.Event.ID)
	}
	return string(i.Fact.ID)
}

// Reports are those of its record.
func (i *Item) Reports() []knowledge.Report {
	if i.Event != nil {
		return i.Event.Reports
	}
	return i.Fact.Reports
}

// Options say what is to be proposed.
type Options struct {
	Documents []knowledge.SourceID // only what these tell; none: all
	Since     knowledge.Day        // only what is dated on this day or later, itself or by its document; 0: all
	Seen      Looked               // what somebody has looked at
}

// Proposed is what was read in the documents, held against the records.
type Proposed struct {
	Items    []*Item             // in order of document and place
	Entities []*knowledge.Entity // that they name and no record declares
	Untold   []*knowledge.Event  // on record, though no document tells of them
	Home     knowledge.EntityID  // whom "we" means in the documents, where the settings say nothing
	Changes  []knowledge.Change  // of what stands, once the new ones are on record

	base   *knowledge.Base  // the records
	named  *knowledge.Base  // with all that the documents name
	after  *knowledge.Base  // the records with what is new
	read   map[string]*Item // by the id of the reading
	barred map[knowledge.EntityID]bool
	today  knowledge.Day
	looks  Looked
}

// Propose holds what was read in the documents of the base against its records,
// and makes a record of what none of them tells. All that is new loads and passes
// every check with the records; what wouldn't is unsure.
func Propose(b *knowledge.Base, p knowledge.Proposal, today knowledge.Day, o Options) (*Proposed, error) {
	d := &Proposed{base: b, today: today, looks: o.Seen, read: map[string]*Item{}, barred: map[knowledge.EntityID]bool{}}
	d.named = knowledge.NewBase(b.Settings, slices.Concat(b.Entities, p.Entities), b.Sources, b.Events, b.Facts, b.Passages)
	if b.Home == "" {
		d.Home = p.Home
	}
	for _, r := range p.Readings {
		if i := d.item(r); i != nil {
			d.Items, d.read[i.read] = append(d.Items, i), i
		}
	}
	slices.SortStableFunc(d.Items, inPlace)
	d.hold()
	d.choose(o)
	d.merge()
	d.nameAll(p.Entities)
	d.refer()
	if err := d.sound(p.Entities); err != nil {
		return nil, err
	}
	return d, nil
}

// inPlace orders by document and place in it.
func inPlace(a, b *Item) int {
	return cmp.Or(cmp.Compare(a.Passage.Source, b.Passage.Source), cmp.Compare(a.Passage.Origin.Line, b.Passage.Origin.Line), cmp.Compare(a.Passage.ID, b.Passage.ID), cmp.Compare(a.read, b.read))
}

// item makes a record of a reading. What it tells only those who may see its
// document may see.
func (d *Proposed) item(r *knowledge.Reading) *Item {
	p := d.base.Passage(r.Passage)
	if p == nil || r.Fact != nil && r.Fact.Guides() { // a sentence that answers as it stands: a record says no more
		return nil
	}
	i := &Item{Passage: p, Words: r.Words, Doubts: slices.Clone(r.Doubts), Standing: New}
	if len(i.Doubts) > 0 {
		i.Standing = Unsure
	}
	if r.Event != nil {
		e := *r.Event
		e.Collection = cmp.Or(e.Collection, p.Collection)
		e.Reports = d.exact(e.Reports, e.Collection)
		i.Event, i.read = &e, string(e.ID)
	} else {
		f := *r.Fact
		f.Collection = cmp.Or(f.Collection, p.Collection)
		f.Reports = d.exact(f.Reports, f.Collection)
		i.Fact, i.read = &f, string(f.ID)
	}
	i.Key = keyOf(i)
	return i
}

// choose leaves out what isn't asked for, except what the rest needs.
func (d *Proposed) choose(o Options) {
	wanted := map[string]bool{}
	for _, i := range d.Items {
		if o.wants(i) {
			wanted[i.read] = true
		}
	}
	for more := true; more; {
		more = false
		for _, i := range d.Items {
			for _, name := range i.names() {
				if wanted[i.read] && !wanted[string(name)] {
					wanted[string(name)], more = true, true
				}
			}
		}
	}
	d.Items = slices.DeleteFunc(d.Items, func(i *Item) bool { return !wanted[i.read] })
}

func (o Options) wants(i *Item) bool {
	if len(o.Documents) > 0 && !slices.Contains(o.Documents, i.Passage.Source) {
		return false
	}
	if o.Since == 0 {
		return true
	}
	dates := []knowledge.Date{i.Passage.Date, i.Passage.From, i.Passage.Until}
	if i.Event != nil {
		dates = append(dates, i.Event.Announced, i.Event.From, i.Event.Until)
	} else {
		dates = append(dates, i.Fact.Date)
	}
	return slices.ContainsFunc(dates, func(d knowledge.Date) bool { return !d.IsZero() && d.Last >= o.Since })
}

// names are the events that the record names.
func (i *Item) names() []knowledge.EventID {
	if i.Event != nil {
		return i.Event.Names
	}
	return i.Fact.Events
}

// Proposals are the items that are to be looked at.
func (d *Proposed) Proposals() []*Item { return d.Of(New, Unsure, Differs) }

// Of lists the items that stand so.
func (d *Proposed) Of(s ...Standing) (list []*Item) {
	for _, i := range d.Items {
		if slices.Contains(s, i.Standing) {
			list = append(list, i)
		}
	}
	return list
}
