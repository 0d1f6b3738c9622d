package extract

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"policybot/knowledge"
)

// drawer keeps values in memory, as they are on a disk.
type drawer struct {
	sync.Mutex
	values map[string][]byte
}

func (d *drawer) Get(name string, into any) bool {
	d.Lock()
	defer d.Unlock()
	body, ok := d.values[name]
	return ok && gob.NewDecoder(bytes.NewReader(body)).Decode(into) == nil
}

func (d *drawer) Put(name string, value any) {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(value); err != nil {
		panic(err)
	}
	d.Lock()
	defer d.Unlock()
	d.values[name] = body.Bytes()
}

func newCabinet() *Kept {
	return &Kept{Store: &drawer{values: map[string][]byte{}}, Program: "one"}
}

// plain is the proposal with nothing where there is an empty list.
func plain(t *testing.T, p knowledge.Proposal) string {
	t.Helper()
	body, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("[]", "null", "{}", "null").Replace(string(body))
}

// office is a folder whose files are written, removed, and put into collections.
type office struct {
	*rand.Rand
	settings knowledge.Settings
	entities []*knowledge.Entity
	events   []*knowledge.Event
	texts    []string
	docs     map[knowledge.SourceID]*memo
	today    knowledge.Day
}

type memo struct {
	source     knowledge.Source
	paragraphs []string
	until      knowledge.Date // of the last one
	collection knowledge.Collection
}

func newOffice(t *testing.T, seed uint64) *office {
	b := invented(t)
	o := &office{Rand: rand.New(rand.NewPCG(seed, 9)), settings: b.Settings, entities: b.Entities, events: b.Events, docs: map[knowledge.SourceID]*memo{}, today: today}
	for _, c := range goldens {
		for _, block := range blocks(read(t, c.file)) {
			o.texts = append(o.texts, block...)
		}
	}
	o.texts = append(o.texts,
		"Staff may use Gannet for meetings. Gannet is a chat client.", "We banned Gannet yesterday.", "Contractors may not use Gannet until 1 May.",
		"The Harbour Board banned Pigeon from its phones.", "Veskarra's telecoms ministry lifted its ban on Pigeon.", "It isn't allowed on guest machines.", "Acme banned Gannet. The retailer said that the bank lifted its ban in May.", "Staff may use gannet chat on machines of interns.",
		"Acme allows Pigeon for the intern, except guest machine users, on guest machines.", "App: Dove; Status: allowed for intrens; Audience: interns", "App: Pigeon; Status: approved for interns")
	for range 12 {
		o.write()
	}
	return o
}

func (o *office) id() knowledge.SourceID {
	return knowledge.SourceID(fmt.Sprintf("memo-%d", o.IntN(25)))
}

// write writes a file, or writes it anew.
func (o *office) write() {
	id := o.id()
	m := &memo{source: knowledge.Source{ID: id, Title: []string{"Invented memo", "Pigeon", "Gannet", "Notes of Acme"}[o.IntN(4)], Publisher: []string{"", "", "Acme", "The Veskarra Post"}[o.IntN(4)]}}
	m.source.Origin.File = []string{"tools/", "", "news/"}[o.IntN(3)] + string(id) + ".md"
	if o.IntN(3) > 0 {
		m.source.Date = knowledge.OnDay(today - knowledge.Day(o.IntN(900)))
	}
	m.source.Tier = []knowledge.Tier{"", knowledge.PolicyTier, knowledge.ReportingTier}[o.IntN(3)]
	for range 1 + o.IntN(4) {
		m.paragraphs = append(m.paragraphs, o.texts[o.IntN(len(o.texts))])
	}
	if o.IntN(4) == 0 {
		m.until = knowledge.OnDay(today - knowledge.Day(o.IntN(90)))
	}
	m.collection = []knowledge.Collection{"", "", "legal", "board"}[o.IntN(4)]
	o.docs[id] = m
}

func (o *office) edit() string {
	what := []string{"write", "write", "write", "remove", "name", "entity", "day", "home", "event", "nothing", "links", "move"}[o.IntN(12)]
	switch what {
	case "write":
		o.write()
	case "remove":
		delete(o.docs, o.id())
	case "name": // of something on record
		i := o.IntN(len(o.entities))
		e := *o.entities[i]
		e.Names = append(slices.Clone(e.Names), knowledge.Name{Text: []string{"Gannet", "guest machines", "Harbour", "interns", "telecoms ministry", "gannetchat", "intern"}[o.IntN(7)]})
		o.entities = slices.Clone(o.entities)
		o.entities[i] = &e
	case "entity":
		kind := []knowledge.Kind{knowledge.App, knowledge.AudienceKind, knowledge.DeviceKind, knowledge.Company, knowledge.Government}[o.IntN(5)]
		name := []string{"Gannet", "contractors", "the Harbour Board", "guest machines", "Dove"}[o.IntN(5)]
		e := &knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(name)), Kind: kind, Names: []knowledge.Name{{Text: name}}}
		o.entities = slices.DeleteFunc(slices.Clone(o.entities), func(x *knowledge.Entity) bool { return x.ID == e.ID })
		if o.IntN(3) > 0 {
			o.entities = append(o.entities, e)
		}
	case "links": // and what somebody is
		i := o.IntN(len(o.entities))
		e := *o.entities[i]
		link := []knowledge.Link{{To: o.entities[o.IntN(len(o.entities))].ID}}
		switch o.IntN(4) {
		case 0:
			e.Under = link
		case 1:
			e.In = link
		case 2:
			e.Sector = []string{"retailer", "bank", "machines"}[o.IntN(3)]
		case 3:
			e.Under, e.In = nil, nil
		}
		o.entities = slices.Clone(o.entities)
		o.entities[i] = &e
	case "move":
		if m := o.docs[o.id()]; m != nil {
			m.source.Origin.File = []string{"tools/moved.md", "moved.md"}[o.IntN(2)]
		}
	case "day":
		o.today += knowledge.Day(o.IntN(3))
	case "home":
		o.settings.Home = []knowledge.EntityID{"", "acme"}[o.IntN(2)]
	case "event":
		o.events = append(o.events[:len(o.events):len(o.events)], &knowledge.Event{ID: knowledge.EventID(fmt.Sprintf("e-%d", o.IntN(5))), By: "acme", Do: knowledge.Ban, Apps: []knowledge.EntityID{"pigeon"}, Announced: knowledge.OnDay(today - 400), Text: "Acme banned interns from Gannet machines."})
		seen := map[knowledge.EventID]bool{}
		o.events = slices.DeleteFunc(o.events, func(e *knowledge.Event) bool { was := seen[e.ID]; seen[e.ID] = true; return was })
	}
	return what
}

func (o *office) base() *knowledge.Base {
	var sources []*knowledge.Source
	var passages []*knowledge.Passage
	for id, m := range o.docs {
		s := m.source
		s.Collection = m.collection
		sources = append(sources, &s)
		for i, text := range m.paragraphs {
			p := &knowledge.Passage{ID: knowledge.PassageID(fmt.Sprintf("%s#%d", id, i)), Source: id, At: fmt.Sprintf("paragraph %d", i+1), No: i + 1, Text: text, Date: s.Date, Collection: m.collection, Origin: s.Origin}
			if i == len(m.paragraphs)-1 {
				p.Until = m.until
			}
			passages = append(passages, p)
		}
	}
	s := o.settings
	s.Collections = []knowledge.Access{{Name: "legal", Groups: []string{"S1"}}, {Name: "board", Groups: []string{"S2"}}}
	return knowledge.NewBase(s, o.entities, sources, o.events, nil, passages)
}

// TestKeptIsWhatIsRead edits a folder at random, and holds what is read of it with
// what was kept before to what is read anew: for who sees all, and for those who
// don't, who share what is kept with them.
func TestKeptIsWhatIsRead(t *testing.T) {
	edits := 60
	if testing.Short() {
		edits = 10
	}
	for seed := range uint64(4) {
		o, k := newOffice(t, seed), newCabinet()
		var done []string
		for range edits {
			done = append(done, o.edit())
			whole := o.base()
			for _, v := range []knowledge.Viewer{{All: true}, {}, {Groups: []string{"S1"}}} {
				b := whole.For(v)
				want := plain(t, Read(b, o.today))
				p, err := ReadKept(context.Background(), b, o.today, k)
				if err != nil {
					t.Fatal(err)
				}
				if got := plain(t, p); got != want {
					t.Fatalf("seed %d, after %v, %+v: with what is kept\n%s\nanew\n%s", seed, done, v, firstDifference(got, want), firstDifference(want, got))
				}
			}
		}
	}
}

// TestOneChangeReadsOneDocument counts what is kept anew: of a change that bears on
// nothing else, the document that has changed, and on another day those that have no
// date of their own.
func TestOneChangeReadsOneDocument(t *testing.T) {
	k := newCabinet()
	b := invented(t)
	texts := map[knowledge.SourceID]string{}
	for i := range 20 {
		texts[knowledge.SourceID(fmt.Sprintf("memo-%d", i))] = fmt.Sprintf("Acme banned Pigeon from desk %d on 3 May 2020. Mind the Gannet of desk %d.", i, i)
	}
	read := func(today knowledge.Day) int {
		var sources []*knowledge.Source
		var passages []*knowledge.Passage
		for id, text := range texts {
			s := &knowledge.Source{ID: id, Title: "Invented memo"}
			if id != "memo-7" {
				s.Date = knowledge.OnDay(knowledge.NewDay(2020, 6, 1))
			}
			sources = append(sources, s)
			passages = append(passages, &knowledge.Passage{ID: knowledge.PassageID(id + "#1"), Source: id, Text: text, Date: s.Date})
		}
		before := k.entries()
		if _, err := ReadKept(context.Background(), knowledge.NewBase(b.Settings, b.Entities, sources, b.Events, b.Facts, passages), today, k); err != nil {
			t.Fatal(err)
		}
		return k.entries() - before
	}
	for _, c := range []struct {
		what string
		text string // of memo-3
		day  knowledge.Day
		want int
	}{
		{"the first time", texts["memo-3"], today, 20},
		{"again", texts["memo-3"], today, 0},
		{"a change", "Acme banned Zorbaba from desk 3. Zorbaba is a chat client.", today, 1},
		{"on another day", "Acme banned Zorbaba from desk 3. Zorbaba is a chat client.", today + 1, 1},
		{"as it was", fmt.Sprintf("Acme banned Pigeon from desk %d on 3 May 2020. Mind the Gannet of desk %d.", 3, 3), today + 1, 0},
		{"what another one may name", "Gannet is a chat client. Acme banned Gannet.", today + 1, 20},
	} {
		texts["memo-3"] = c.text
		if got := read(c.day); got != c.want {
			t.Errorf("%s: %d documents are read, not %d", c.what, got, c.want)
		}
	}
}

// entries counts the readings that are kept.
func (k *Kept) entries() (n int) {
	for i := range shelves {
		for _, list := range k.shelf(i) {
			n += len(list)
		}
	}
	return n
}

// TestWhatNobodyHasIsDropped keeps what no document says any longer for a week, and
// few of many readings of one.
func TestWhatNobodyHasIsDropped(t *testing.T) {
	s := shelf{"old": {{Used: today - keptDays - 1}}, "lately": {{Used: today - keptDays}}, "to come": {{Used: today + 1}}, "many": slices.Repeat([]*keptDocument{{Used: today}}, keptTimes+3)}
	s.clean(today)
	if len(s) != 2 || len(s["lately"]) != 1 || len(s["many"]) != keptTimes {
		t.Errorf("kept is %v", s)
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("line %d: %s", i, strings.Join(x[max(0, i-12):min(len(x), i+12)], "\n"))
		}
	}
	return "the same up to its end"
}
