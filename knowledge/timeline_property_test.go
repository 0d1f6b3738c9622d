package knowledge_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	. "policybot/knowledge"
)

// day0 is the first day of the small worlds; their events fall into the three
// weeks after it.
const day0 Day = 20000

// inside tells what each device of the small worlds lies in, itself included.
var inside = map[EntityID][]EntityID{
	"phone": {"phone"}, "company-device": {"company-device"}, "tablet": {"tablet"},
	"company-phone": {"company-phone", "phone", "company-device"}, "laptop": {"laptop", "company-device"},
}

// leaves are cases that nothing cuts any further.
var leaves = func() []Terms {
	var list []Terms
	for _, d := range []EntityID{"company-phone", "laptop", "tablet"} {
		for _, a := range []EntityID{"drivers", "clerks"} {
			list = append(list, Terms{Device: {d}, Audience: {a}})
		}
	}
	return list
}()

// smallWorld is acme, its unit beneath, its parent above, and strangers.
func smallWorld(events []*Event, shift int) *Base {
	link := func(to ...EntityID) (l []Link) {
		for _, t := range to {
			l = append(l, Link{To: t})
		}
		return l
	}
	entities := []*Entity{
		{ID: "parent", Kind: Company}, {ID: "acme", Kind: Company, Under: link("parent")},
		{ID: "labs", Kind: UnitKind, In: link("acme")}, {ID: "other", Kind: Company}, {ID: "land", Kind: Government},
		{ID: "pigeon", Kind: App}, {ID: "owl", Kind: App}, {ID: "drivers", Kind: AudienceKind}, {ID: "clerks", Kind: AudienceKind},
	}
	for d, in := range inside {
		entities = append(entities, &Entity{ID: d, Kind: DeviceKind, In: link(in[1:]...)})
	}
	sources := []*Source{
		{ID: "policy", Tier: PolicyTier}, {ID: "statement", Tier: StatementTier}, {ID: "news", Tier: ReportingTier}, {ID: "blog", Tier: OpinionTier},
		{ID: "gone", Tier: PolicyTier, Retracted: OnDay(day0 + 10).Shift(shift)},
	}
	return NewBase(Settings{}, entities, sources, events, nil, nil)
}

// small draws small worlds.
type small struct {
	acts           []Act
	by             []EntityID
	coarse         int // one date in so many; 0: none
	disputed, some bool
	least, most    int
}

var anyWorld = small{
	acts: []Act{Ban, Ban, Restrict, Allow, Withdraw, Lift, Lift, Exempt, Reinstate, Amend, Clarify, Consider, Warn, Deny},
	by:   []EntityID{"acme", "acme", "parent"}, coarse: 4, disputed: true, some: true, least: 2, most: 6,
}

func chance(t *rapid.T, oneIn int, label string) bool {
	return rapid.IntRange(1, oneIn).Draw(t, label) == oneIn
}

func pick[T any](t *rapid.T, from []T, label string) T { return rapid.SampledFrom(from).Draw(t, label) }

func (s small) draw(t *rapid.T) []*Event {
	var events []*Event
	for i := range rapid.IntRange(s.least, s.most).Draw(t, "events") {
		events = append(events, s.event(t, fmt.Sprintf("e%d", i), events))
	}
	return events
}

func (s small) event(t *rapid.T, id string, before []*Event) *Event {
	acts := s.acts
	if len(before) == 0 {
		acts = slices.DeleteFunc(slices.Clone(acts), func(a Act) bool { return a.NeedsName() || a == Deny })
	}
	e := &Event{ID: EventID(id), Do: pick(t, acts, "do"), By: pick(t, s.by, "by")}
	if e.Do.NeedsName() || e.Do == Deny {
		e.Names = []EventID{pick(t, before, "names").ID}
	} else {
		e.Apps = []EntityID{"pigeon"}
	}
	e.Announced = s.date(t, day0, 20)
	if chance(t, 4, "from") {
		e.From = s.date(t, e.Announced.First, 6)
	}
	if chance(t, 5, "until") {
		e.Until = s.date(t, e.Announced.First+6, 8)
	}
	if chance(t, 4, "order") {
		e.Order = rapid.IntRange(1, 2).Draw(t, "order")
	}
	e.Scope = s.scope(t)
	if e.By == "parent" && e.Do.Rule() {
		e.Scope.Terms[Unit] = []EntityID{"acme"}
	}
	if chance(t, 4, "conditions") {
		e.Conditions = []Condition{{Name: "approval"}}
	}
	e.Reports = s.reports(t)
	return e
}

func (s small) date(t *rapid.T, from Day, within int) Date {
	d := OnDay(from + Day(rapid.IntRange(0, within).Draw(t, "day")))
	if s.coarse > 0 && chance(t, s.coarse, "coarse") {
		d.Last += Day(rapid.IntRange(1, 3).Draw(t, "length"))
		d.Precision = SpanPrecision
	}
	return d
}

func (s small) scope(t *rapid.T) Scope {
	sc := Scope{Terms: Terms{}, Except: Terms{}}
	devices := slices.Sorted(maps.Keys(inside))
	if chance(t, 3, "device") {
		sc.Terms[Device] = []EntityID{pick(t, devices, "device")}
	}
	if chance(t, 5, "audience") {
		sc.Terms[Audience] = []EntityID{"drivers"}
	}
	if chance(t, 5, "except") {
		sc.Except[Device] = []EntityID{pick(t, devices, "except")}
	}
	sc.Some = s.some && chance(t, 8, "some")
	return sc
}

func (s small) reports(t *rapid.T) []Report {
	list := []Report{{Source: "statement"}}
	for s.disputed && chance(t, 4, "report") && len(list) < 4 {
		list = append(list, Report{
			Source:    pick(t, []SourceID{"policy", "statement", "news", "blog", "gone"}, "source"),
			Certainty: pick(t, Certainties(), "certainty"),
			Denies:    chance(t, 2, "denies"),
		})
	}
	return list
}

// somewhen draws a day in or near the three weeks.
func somewhen(t *rapid.T, label string) Day { return day0 + Day(rapid.IntRange(-1, 32).Draw(t, label)) }

func at(b *Base, c Case, day, known Day) Standing { return b.Timeline("pigeon").At(c, day, known) }

func statusOf(c Cell) string {
	s := c.Status.String()
	if c.Some {
		s += " some"
	}
	if c.Status.Undone() {
		s += " " + string(c.Act)
	}
	if len(c.Either) > 0 {
		s = "either " + strings.Join(either(c), ", ")
	}
	return s
}

// either lists what the cell may be.
func either(c Cell) []string {
	if len(c.Either) == 0 {
		return []string{statusOf(c)}
	}
	list := make([]string, len(c.Either))
	for i, e := range c.Either {
		list[i] = statusOf(e)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// union is all that the cells come to, but for silence.
func union(s Standing) string {
	var list []string
	for _, c := range s.Cells {
		if c.Status != None {
			list = append(list, statusOf(c))
		}
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "; ")
}

func statuses(s Standing) string {
	list := make([]string, len(s.Cells))
	for i, c := range s.Cells {
		list[i] = statusOf(c)
	}
	return strings.Join(list, "; ")
}

// strictness is how strict the cell is for sure.
func strictness(c Cell) int {
	if len(c.Either) == 0 {
		return map[Status]int{Banned: 3, Restricted: 2, Allowed: 1, Exempted: 1}[c.Status]
	}
	least := 3
	for _, e := range c.Either {
		least = min(least, strictness(e))
	}
	return least
}

func leaf(t *rapid.T) Terms { return pick(t, leaves, "leaf").Clone() }

var acme = Case{Actor: "acme"}

func tellEvents(events []*Event) string {
	var s strings.Builder
	for _, e := range events {
		fmt.Fprintf(&s, "\n%s %s %s names=%v on=%s from=%s until=%s order=%d scope=%v if=%d", e.ID, e.By, e.Do, e.Names,
			rel(e.Announced), rel(e.From), rel(e.Until), e.Order, e.Scope, len(e.Conditions))
		for _, r := range e.Reports {
			fmt.Fprintf(&s, " %s/%s/%v", r.Source, r.Certainty, r.Denies)
		}
	}
	return s.String()
}

func rel(d Date) string {
	if d.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%d..%d", d.First-day0, d.Last-day0)
}

// Rule 1.

func TestNothingAfterKnownExists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		day, known := somewhen(t, "day"), somewhen(t, "known")
		c := Case{Actor: "acme", Where: leaf(t)}
		then := slices.DeleteFunc(slices.Clone(events), func(e *Event) bool { return e.Announced.First > known })
		if got, want := statuses(at(smallWorld(events, 0), c, day, known)), statuses(at(smallWorld(then, 0), c, day, known)); got != want {
			t.Fatalf("day %d known %d: %s; without what came later %s%s", day-day0, known-day0, got, want, tellEvents(events))
		}
	})
}

func TestNoStatusBeforeTheAnnouncement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		first := LastDay
		for _, e := range events {
			if e.Do.Rule() || e.Do == Reinstate {
				first = min(first, e.Announced.First)
			}
		}
		if got := union(at(smallWorld(events, 0), acme, first-1, LastDay)); got != "" {
			t.Fatalf("%s before day %d%s", got, first-day0, tellEvents(events))
		}
	})
}

func TestAskedLaterAboutAnEarlierDay(t *testing.T) {
	w := anyWorld
	w.acts = []Act{Ban, Ban, Restrict, Allow, Lift, Lift, Exempt, Reinstate, Amend, Consider, Warn}
	w.disputed = false
	rapid.Check(t, func(t *rapid.T) {
		events := w.draw(t)
		day := somewhen(t, "day")
		known := day + Day(rapid.IntRange(0, 10).Draw(t, "known"))
		b := smallWorld(events, 0)
		if got, want := statuses(at(b, acme, day, LastDay)), statuses(at(b, acme, day, known)); got != want {
			t.Fatalf("day %d: %s; known %d: %s%s", day-day0, got, known-day0, want, tellEvents(events))
		}
	})
}

// Rule 2.

func TestARuleStandsFromItsStartToItsEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := small{acts: []Act{Ban}, by: []EntityID{"acme"}}.event(t, "e", nil)
		e.Scope = Scope{}
		day := somewhen(t, "day")
		want := Banned
		switch {
		case day < e.Announced.First || !e.From.IsZero() && day < e.From.First:
			want = None
		case !e.Until.IsZero() && day > e.Until.First:
			want = Ended
		}
		if got := at(smallWorld([]*Event{e}, 0), acme, day, LastDay).Cells[0].Status; got != want {
			t.Fatalf("day %d: %s, want %s%s", day-day0, got, want, tellEvents([]*Event{e}))
		}
	})
}

func TestActsOfOneDayGoByOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		acts := []Act{Ban, Restrict, Allow}
		orders := rapid.Permutation([]int{1, 2, 3}).Draw(t, "orders")
		var events []*Event
		var want Status
		for i, o := range orders {
			e := &Event{ID: EventID(fmt.Sprint(i)), By: "acme", Do: pick(t, acts, "do"), Apps: []EntityID{"pigeon"}, Announced: OnDay(day0), Order: o}
			events = append(events, e)
			if o == 3 {
				want = map[Act]Status{Ban: Banned, Restrict: Restricted, Allow: Allowed}[e.Do]
			}
		}
		if got := at(smallWorld(events, 0), acme, day0, day0).Cells[0].Status; got != want {
			t.Fatalf("%s, want %s%s", got, want, tellEvents(events))
		}
	})
}

func TestFileOrderAndShiftChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		day, known := somewhen(t, "day"), somewhen(t, "known")
		want := tell(at(smallWorld(events, 0), acme, day, known))
		if got := tell(at(smallWorld(rapid.Permutation(events).Draw(t, "files"), 0), acme, day, known)); got != want {
			t.Fatalf("%s; in another order %s%s", want, got, tellEvents(events))
		}
		n := rapid.IntRange(-5000, 5000).Draw(t, "shift")
		var moved []*Event
		for _, e := range events {
			m := *e
			m.Announced, m.From, m.Until = e.Announced.Shift(n), e.From.Shift(n), e.Until.Shift(n)
			moved = append(moved, &m)
		}
		if got := tell(at(smallWorld(moved, n), acme, day+Day(n), known+Day(n))); got != want {
			t.Fatalf("%s; moved by %d %s%s", want, n, got, tellEvents(events))
		}
	})
}

// Rule 3.

func TestACoarseDateMeansEachOfItsDays(t *testing.T) {
	w := anyWorld
	w.disputed, w.coarse, w.most = false, 2, 4
	rapid.Check(t, func(t *rapid.T) {
		events := w.draw(t)
		c := Case{Actor: "acme", Where: leaf(t)}
		day := somewhen(t, "day")
		ways := playThrough(events, c.Where, day)
		if len(ways) == 0 || len(ways) > 500 {
			t.Skip("contradicts itself, or takes long")
		}
		var want []string
		for _, exact := range ways {
			want = append(want, either(at(smallWorld(exact, 0), c, day, day).Cells[0])...)
		}
		slices.Sort(want)
		want = slices.Compact(want)
		if got := either(at(smallWorld(events, 0), c, day, day).Cells[0]); !slices.Equal(got, want) {
			t.Fatalf("day %d: %v, day by day %v%s", day-day0, got, want, tellEvents(events))
		}
	})
}

// playThrough gives the events with every exact day that their dates may mean,
// where nothing is undone before it is done.
func playThrough(events []*Event, where Terms, day Day) [][]*Event {
	ways := [][]*Event{nil}
	for _, e := range events {
		var next [][]*Event
		for _, w := range ways {
			for _, exact := range exactly(e) {
				if e.From.First > day || !e.Do.Changing() && !covers(e.Scope, where) || !tooEarly(exact, e, w, events) {
					next = append(next, append(slices.Clone(w), exact))
				}
			}
		}
		if ways = next; len(ways) > 500 {
			break
		}
	}
	return ways
}

func exactly(e *Event) []*Event {
	list := []*Event{e}
	for _, of := range []func(*Event) *Date{
		func(e *Event) *Date { return &e.Announced }, func(e *Event) *Date { return &e.From }, func(e *Event) *Date { return &e.Until },
	} {
		var next []*Event
		for _, e := range list {
			for d := of(e).First; d <= of(e).Last; d++ {
				x := *e
				if !of(e).IsZero() {
					*of(&x) = OnDay(d)
				}
				next = append(next, &x)
			}
		}
		list = next
	}
	return list
}

func tooEarly(u, coarse *Event, before, all []*Event) bool {
	if u.Do.Speaking() || u.Scope.Some && !u.Do.Rule() && u.Do != Reinstate || u.Do == Exempt && len(u.Conditions) > 0 {
		return false
	}
	for i, n := range before {
		if slices.Contains(u.Names, n.ID) && (u.By == n.By || u.By == "parent") && coarse.Announced.Last >= all[i].Announced.First &&
			u.Announced.First < n.Announced.First {
			return true
		}
	}
	return false
}

// Rule 4.

func covers(s Scope, where Terms) bool {
	for d, terms := range s.Terms {
		if d != Unit && !within(where[d][0], terms) {
			return false
		}
	}
	return len(s.Except[Device]) == 0 || !within(where[Device][0], s.Except[Device])
}

func within(x EntityID, terms []EntityID) bool {
	in := inside[x]
	if in == nil {
		in = []EntityID{x}
	}
	return slices.ContainsFunc(terms, func(t EntityID) bool { return slices.Contains(in, t) })
}

func TestARuleCoversItsScopeAndNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := small{acts: []Act{Ban, Restrict, Allow}, by: []EntityID{"acme"}}.event(t, "e", nil)
		e.From, e.Until = Date{}, Date{}
		where := leaf(t)
		got := at(smallWorld([]*Event{e}, 0), Case{Actor: "acme", Where: where}, LastDay, LastDay).Cells[0].Status.Stands()
		if want := covers(e.Scope, where); got != want {
			t.Fatalf("%v stands: %v, want %v%s", where, got, want, tellEvents([]*Event{e}))
		}
	})
}

func TestARuleForSomeYieldsToOneThatNames(t *testing.T) {
	w := anyWorld
	w.by = []EntityID{"acme"}
	rapid.Check(t, func(t *rapid.T) {
		events := w.draw(t)
		extra := w.event(t, "extra", events)
		extra.Scope.Some = true
		day, known := somewhen(t, "day"), somewhen(t, "known")
		c := Case{Actor: "acme", Where: leaf(t)}
		before := at(smallWorld(events, 0), c, day, known).Cells[0]
		after := at(smallWorld(append(slices.Clone(events), extra), 0), c, day, known).Cells[0]
		named := before.Status.Stands() && !before.Some
		if rule := extra.Do.Rule() || extra.Do == Reinstate; (named || !rule) && statusOf(before) != statusOf(after) {
			t.Fatalf("%s, then %s%s", statusOf(before), statusOf(after), tellEvents(append(events, extra)))
		}
	})
}

// Rule 5.

func TestUndoingsOfUndoings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := []*Event{{ID: "e0", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0)}}
		for i := range rapid.IntRange(1, 4).Draw(t, "undoings") {
			last := events[i]
			events = append(events, &Event{ID: EventID(fmt.Sprint("e", i+1)), By: "acme", Do: pick(t, []Act{Withdraw, Lift}, "do"),
				Names: []EventID{last.ID}, Announced: OnDay(last.Announced.First + Day(rapid.IntRange(0, 4).Draw(t, "later")))})
		}
		day, known := somewhen(t, "day"), somewhen(t, "known")
		want := undoneBy(events, day, known)
		if events[0].Announced.First > min(day, known) {
			want = None
		}
		if got := at(smallWorld(events, 0), acme, day, known).Cells[0].Status; got != want {
			t.Fatalf("day %d known %d: %s, want %s%s", day-day0, known-day0, got, want, tellEvents(events))
		}
	})
}

// undoneBy works out what a chain of undoings leaves of the ban at its head.
func undoneBy(chain []*Event, day, known Day) Status {
	if len(chain) < 2 {
		return Banned
	}
	u := chain[1]
	if u.Announced.First > known || u.Do == Lift && u.Announced.First > day || undoneBy(chain[1:], day, known) != Banned {
		return Banned
	}
	return map[Act]Status{Withdraw: Withdrawn, Lift: Lifted}[u.Do]
}

func TestAnExemptionOpensOnlyTheRuleItNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := somewhen(t, "day")
		other := &Event{ID: "other", By: "acme", Do: pick(t, []Act{Restrict, Allow}, "do"), Apps: []EntityID{"pigeon"}, Announced: OnDay(day0 - 1)}
		ban := &Event{ID: "ban", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0)}
		x := small{acts: []Act{Exempt}, by: []EntityID{"acme"}}.event(t, "x", []*Event{ban})
		if x.Conditions = nil; chance(t, 2, "conditions") {
			x.Conditions = []Condition{{Name: "approval"}}
		}
		lift := &Event{ID: "lift", By: "acme", Do: Lift, Names: []EventID{"ban"}, Announced: OnDay(day0 + 15)}
		where := leaf(t)
		from := max(x.Announced.First, x.From.Or(x.Announced).First)
		open := day >= from && (x.Until.IsZero() || day <= x.Until.First) && len(x.Conditions) == 0 && covers(x.Scope, where)
		want := None
		switch {
		case day >= day0+15:
			want = map[Act]Status{Restrict: Restricted, Allow: Allowed}[other.Do] // which shows again
		case day >= day0 && open:
			want = Exempted
		case day >= day0:
			want = Banned
		case day >= day0-1:
			want = map[Act]Status{Restrict: Restricted, Allow: Allowed}[other.Do]
		}
		events := []*Event{other, ban, x, lift}
		if got := at(smallWorld(events, 0), Case{Actor: "acme", Where: where}, day, day).Cells[0].Status; got != want {
			t.Fatalf("day %d %v: %s, want %s%s", day-day0, where, got, want, tellEvents(events))
		}
	})
}

func TestAConditionalExemptionOpensNothingByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		x := small{acts: []Act{Exempt}, by: []EntityID{"acme", "parent"}, coarse: 4}.event(t, "x", events)
		x.Conditions = []Condition{{Name: "approval"}}
		unchanged(t, events, x)
	})
}

// unchanged checks that a further event changes no status.
func unchanged(t *rapid.T, events []*Event, extra *Event) {
	t.Helper()
	day, known := somewhen(t, "day"), somewhen(t, "known")
	c := Case{Actor: "acme", Where: leaf(t)}
	want := statusOf(at(smallWorld(events, 0), c, day, known).Cells[0])
	if got := statusOf(at(smallWorld(append(slices.Clone(events), extra), 0), c, day, known).Cells[0]); got != want {
		t.Fatalf("day %d known %d: %s, then %s%s", day-day0, known-day0, want, got, tellEvents(append(events, extra)))
	}
}

// Rule 6.

func TestAmendAndClarify(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := small{acts: []Act{Ban}, by: []EntityID{"acme"}}
		ban := one.event(t, "ban", nil)
		ban.From, ban.Until = Date{}, Date{}
		change := small{acts: []Act{Amend, Clarify}, by: []EntityID{"acme"}}.event(t, "change", []*Event{ban})
		change.From, change.Until, change.Announced = Date{}, Date{}, ban.Announced.Shift(rapid.IntRange(0, 8).Draw(t, "later"))
		change.Scope.Terms[Device], change.Scope.Terms[Audience] = []EntityID{"laptop"}, []EntityID{"drivers"}
		day := ban.Announced.First + Day(rapid.IntRange(0, 12).Draw(t, "day"))
		known := day + Day(rapid.IntRange(0, 12).Draw(t, "known"))
		where := leaf(t)
		scope := ban.Scope
		if change.Announced.First <= known && (change.Do == Clarify || change.Announced.First <= day) {
			scope = change.Scope
		}
		want := covers(scope, where) && ban.Announced.First <= min(day, known)
		got := at(smallWorld([]*Event{ban, change}, 0), Case{Actor: "acme", Where: where}, day, known).Cells[0].Status == Banned
		if got != want {
			t.Fatalf("day %d known %d %v: banned %v, want %v%s", day-day0, known-day0, where, got, want, tellEvents([]*Event{ban, change}))
		}
	})
}

// Rule 7.

func TestTheLaterRuleReplacesTheEarlier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := small{acts: []Act{Ban, Restrict, Allow}, by: []EntityID{"acme"}, least: 1, most: 4}.draw(t)
		for i, e := range rules {
			e.Announced, e.From, e.Until = OnDay(day0+Day(i)), Date{}, Date{}
			if i > 0 && chance(t, 3, "names") {
				e.Names = []EventID{rules[rapid.IntRange(0, i-1).Draw(t, "which")].ID}
			}
		}
		where := leaf(t)
		want := None
		for i, e := range rules {
			if !covers(e.Scope, where) {
				continue
			}
			replaced := slices.ContainsFunc(rules[i+1:], func(l *Event) bool {
				return covers(l.Scope, where) && (slices.Contains(l.Names, e.ID) || l.Do.Strictness() >= e.Do.Strictness() || subset(l.Scope, e.Scope))
			})
			s := map[Act]Status{Ban: Banned, Restrict: Restricted, Allow: Allowed}[e.Do]
			if !replaced && (want == None || s < want) { // statuses go from strict to mild
				want = s
			}
		}
		if got := at(smallWorld(rules, 0), Case{Actor: "acme", Where: where}, LastDay, LastDay).Cells[0].Status; got != want {
			t.Fatalf("%v: %s, want %s%s", where, got, want, tellEvents(rules))
		}
	})
}

// subset tells that the one scope covers nothing that the other doesn't.
func subset(inner, outer Scope) bool {
	devices := append(slices.Collect(maps.Keys(inside)), "unsaid")
	for _, d := range devices {
		for _, a := range []EntityID{"drivers", "clerks", "unsaid"} {
			where := Terms{Device: {d}, Audience: {a}}
			if covers(inner, where) && !covers(outer, where) {
				return false
			}
		}
	}
	return true
}

// Rule 8.

func TestOnlyTheActorOrABodyAboveUndoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		strange := anyWorld
		strange.by = []EntityID{"other", "labs", "land"}
		strange.acts = []Act{Withdraw, Lift, Exempt, Reinstate, Amend, Clarify}
		unchanged(t, events, strange.event(t, "extra", events))
	})
}

func TestNothingFromBeneathOrBesideLoosens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		mine := anyWorld
		mine.by, mine.disputed = []EntityID{"labs", "other"}, false
		mine.acts = slices.DeleteFunc(slices.Clone(mine.acts), func(a Act) bool { return a == Deny })
		extra := mine.event(t, "extra", events)
		day, known := somewhen(t, "day"), somewhen(t, "known")
		c := Case{Actor: "labs", Where: leaf(t)}
		before := at(smallWorld(events, 0), c, day, known).Cells[0]
		after := at(smallWorld(append(slices.Clone(events), extra), 0), c, day, known).Cells[0]
		if strictness(after) < strictness(before) {
			t.Fatalf("%s, then %s%s", statusOf(before), statusOf(after), tellEvents(append(events, extra)))
		}
	})
}

func TestTheStrictestOfThoseWhoBindStands(t *testing.T) {
	w := anyWorld
	w.coarse, w.disputed, w.some = 0, false, false
	w.acts = slices.DeleteFunc(slices.Clone(w.acts), func(a Act) bool { return a == Deny })
	rapid.Check(t, func(t *rapid.T) {
		events := w.draw(t)
		day := somewhen(t, "day")
		where := leaf(t)
		both := at(smallWorld(events, 0), Case{Actor: "acme", Where: where}, day, day).Cells[0]
		own := at(smallWorld(events, 0), Case{Actor: "acme", Where: where, Alone: true}, day, day).Cells[0]
		rules := slices.DeleteFunc(slices.Clone(events), func(e *Event) bool { return e.By == "acme" })
		for _, e := range rules { // of whose undoings acme has no say
			e.Names = slices.DeleteFunc(e.Names, func(id EventID) bool {
				return !slices.ContainsFunc(rules, func(r *Event) bool { return r.ID == id })
			})
		}
		above := at(smallWorld(rules, 0), Case{Actor: "acme", Where: where}, day, day).Cells[0]
		if got, want := strictness(both), max(strictness(own), strictness(above)); got != want {
			t.Fatalf("%s of %s and %s%s", statusOf(both), statusOf(own), statusOf(above), tellEvents(events))
		}
	})
}

func TestARuleForAnyoneBindsOnlyWhereTheCaseIsPlaced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := small{acts: []Act{Ban, Restrict}, by: []EntityID{"land"}}.event(t, "e", nil)
		e.From, e.Until = Date{}, Date{}
		e.Scope.Terms[Unit] = []EntityID{Anyone}
		e.Scope.Terms[Place] = []EntityID{"land"}
		scope := e.Scope
		if chance(t, 2, "unsaid") { // the place is the body's own
			e.Scope.Terms = e.Scope.Terms.Clone()
			delete(e.Scope.Terms, Place)
		}
		where := leaf(t)
		where[Place] = []EntityID{"land"}
		for _, d := range []Dimension{Device, Audience, Place} {
			if chance(t, 2, "open") {
				delete(where, d)
			}
		}
		placed := true
		for d := range scope.Terms {
			placed = placed && (d == Unit || len(where[d]) > 0)
		}
		for _, c := range at(smallWorld([]*Event{e}, 0), Case{Actor: "acme", Where: where}, LastDay, LastDay).Cells {
			if c.Status.Stands() && !placed {
				t.Fatalf("%v: %s%s", where, c.Status, tellEvents([]*Event{e}))
			}
			if full := len(where) == 3; full && c.Status.Stands() != covers(scope, where) {
				t.Fatalf("%v: %s%s", where, c.Status, tellEvents([]*Event{e}))
			}
		}
	})
}

// Rule 9.

func TestSpeechChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		talk := anyWorld
		talk.acts = []Act{Consider, Warn, Advise}
		e := talk.event(t, "extra", events)
		e.Of = pick(t, []Act{Ban, Lift, Allow}, "of")
		if chance(t, 2, "names") {
			e.Names, e.Apps = []EventID{pick(t, events, "names").ID}, nil
		}
		unchanged(t, events, e)
	})
}

func TestGuessesChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		e := anyWorld.event(t, "extra", events)
		e.Reports = []Report{{Source: pick(t, []SourceID{"policy", "blog"}, "source"), Certainty: Speculated}}
		unchanged(t, events, e)
	})
}

func TestWhatIsOnlyAnnouncedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		w := anyWorld
		w.acts = []Act{Ban, Restrict, Allow, Lift, Exempt}
		e := w.event(t, "extra", events)
		e.From = OnDay(day0 + 100)
		unchanged(t, events, e)
	})
}

func TestTheHighestTierDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := small{acts: []Act{Ban}, by: []EntityID{"acme"}, disputed: true}.event(t, "e", nil)
		e.Scope, e.From, e.Until, e.Announced = Scope{}, Date{}, Date{}, OnDay(day0)
		known := somewhen(t, "known")
		rank := map[SourceID]int{"policy": 4, "gone": 4, "statement": 3, "news": 2, "blog": 1}
		pro, contra := 0, 0
		for _, r := range e.Reports {
			switch {
			case r.Certainty == Speculated, r.Source == "gone" && known >= day0+10:
			case r.Denies:
				contra = max(contra, rank[r.Source])
			default:
				pro = max(pro, rank[r.Source])
			}
		}
		want := Banned
		switch {
		case known < day0, contra > pro:
			want = None
		case contra == pro:
			want = Contested
		}
		if got := at(smallWorld([]*Event{e}, 0), acme, LastDay, known).Cells[0].Status; got != want {
			t.Fatalf("known %d: %s, want %s%s", known-day0, got, want, tellEvents([]*Event{e}))
		}
	})
}

func TestAConsiderationEndsWhenDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := []*Event{
			{ID: "c", By: "acme", Do: Consider, Of: Ban, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0)},
			{ID: "e", By: pick(t, []EntityID{"acme", "parent"}, "by"), Do: pick(t, []Act{Ban, Allow}, "do"), Apps: []EntityID{"pigeon"}, Announced: OnDay(day0 + 5)},
			{ID: "w", By: "acme", Do: Withdraw, Names: []EventID{"c"}, Announced: OnDay(day0 + 10)},
		}
		day := somewhen(t, "day")
		done := events[1].Do == Ban && events[1].By == "acme" && day >= day0+5
		want := day >= day0 && day < day0+10 && !done
		if got := len(at(smallWorld(events, 0), acme, day, day).Considered) > 0; got != want {
			t.Fatalf("day %d: considered %v, want %v%s", day-day0, got, want, tellEvents(events))
		}
	})
}

// Rule 10.

func TestCuttingFurtherChangesNoUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		day, known := somewhen(t, "day"), somewhen(t, "known")
		knife := &Event{ID: "knife", By: "acme", Do: Warn, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0),
			Scope: Scope{Terms: Terms{Device: slices.Sorted(maps.Keys(inside)), Audience: {"drivers", "clerks"}, Purpose: {"travel"}}}}
		c := Case{Actor: "acme"}
		if chance(t, 2, "region") {
			c.Where = Terms{Device: {pick(t, slices.Sorted(maps.Keys(inside)), "device")}}
		}
		want := union(at(smallWorld(events, 0), c, day, known))
		if got := union(at(smallWorld(append(slices.Clone(events), knife), 0), c, day, known)); got != want {
			t.Fatalf("%v: %s, cut further %s%s", c.Where, want, got, tellEvents(events))
		}
	})
}

func TestTheUnionHoldsEveryPart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		day, known := somewhen(t, "day"), somewhen(t, "known")
		b := smallWorld(events, 0)
		whole := union(at(b, acme, day, known))
		for _, where := range leaves {
			part := union(at(b, Case{Actor: "acme", Where: where}, day, known))
			if part != "" && !slices.Contains(strings.Split(whole, "; "), part) {
				t.Fatalf("%v: %s is not in %s%s", where, part, whole, tellEvents(events))
			}
		}
	})
}

func TestEventsElsewhereChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyWorld.draw(t)
		day, known := somewhen(t, "day"), somewhen(t, "known")
		extra := anyWorld.event(t, "extra", events)
		if chance(t, 2, "app") || extra.Do == Amend || extra.Do == Clarify {
			extra.Apps = []EntityID{"owl"}
		} else {
			extra.Scope.Terms[Device], extra.Scope.Except = []EntityID{"tablet"}, nil
		}
		c := Case{Actor: "acme", Where: Terms{Device: {pick(t, []EntityID{"company-device", "laptop", "phone"}, "device")}}}
		want := union(at(smallWorld(events, 0), c, day, known))
		if got := union(at(smallWorld(append(slices.Clone(events), extra), 0), c, day, known)); got != want {
			t.Fatalf("%v: %s, then %s%s", c.Where, want, got, tellEvents(append(events, extra)))
		}
	})
}
