package extract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/names"
	"policybot/knowledge/language"
)

// act is one act, with all the claims that tell it.
type act struct {
	claim
	told  []*claim
	n     int                  // of those found
	filed []knowledge.EntityID // the apps under which it is found
	names []*act               // that it undoes or changes
	onto  []knowledge.EventID
	id    knowledge.EventID
}

// settle makes one reading of each act, however often it is told, and leads each
// undoing to the rule that it undoes.
func (r *reader) settle() []*knowledge.Reading {
	r.byApp = map[knowledge.EntityID][]*act{}
	claims := slices.DeleteFunc(slices.Clone(r.claims), func(c *claim) bool { return c.remark })
	slices.SortStableFunc(claims, func(a, b *claim) int {
		return cmp.Or(boolFirst(len(a.doubts) > 0, len(b.doubts) > 0), boolFirst(a.mentioned, b.mentioned))
	})
	var acts []*act
	for _, c := range claims {
		if c.do.NeedsName() || c.do == knowledge.Deny || c.adds != nil {
			continue
		}
		acts = r.merge(acts, c)
	}
	slices.SortStableFunc(acts, byDate)
	for _, c := range claims {
		if !c.do.NeedsName() && c.do != knowledge.Deny || c.adds != nil {
			continue
		}
		acts = r.mergeUndoing(acts, c)
	}
	for _, c := range claims {
		if c.adds != nil {
			addTo(acts, c)
		}
	}
	acts = r.renewed(acts)
	acts = append(acts, r.exemptions(acts)...)
	acts = append(acts, shortLived(acts)...)
	acts = append(acts, r.remarks(r.claims)...)
	for _, a := range acts {
		a.place()
		a.id = r.idOf(a)
	}
	var out []*knowledge.Reading
	for _, a := range acts {
		out = append(out, r.reading(a))
	}
	slices.SortFunc(out, func(a, b *knowledge.Reading) int { return cmp.Compare(a.Event.ID, b.Event.ID) })
	return out
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func byDate(a, b *act) int {
	return cmp.Or(a.announced.CompareFirst(b.announced), cmp.Compare(a.order, b.order), cmp.Compare(a.by, b.by), cmp.Compare(a.do, b.do), slices.Compare(a.apps, b.apps), cmp.Compare(a.passage.ID, b.passage.ID))
}

// merge adds the claim to the act that it tells again, or as an act of its own.
func (r *reader) merge(acts []*act, c *claim) []*act {
	for _, a := range r.about(c.apps) {
		if r.same(a, c) {
			a.absorb(r.base, c)
			r.file(a)
			return acts
		}
	}
	return append(acts, r.file(&act{claim: *c, told: []*claim{c}, n: len(acts)}))
}

// file puts the act where those about its apps are found.
func (r *reader) file(a *act) *act {
	for _, app := range a.apps {
		if !slices.Contains(a.filed, app) {
			a.filed = append(a.filed, app)
			r.byApp[app] = append(r.byApp[app], a)
		}
	}
	return a
}

// about lists the acts about one of the apps, in the order in which they were
// found.
func (r *reader) about(apps []knowledge.EntityID) []*act {
	if len(apps) == 1 {
		return r.byApp[apps[0]]
	}
	var list []*act
	for _, app := range apps {
		list = append(list, r.byApp[app]...)
	}
	slices.SortStableFunc(list, func(a, b *act) int { return cmp.Compare(a.n, b.n) })
	return slices.Compact(list)
}

// same tells that the claim tells the act again.
func (r *reader) same(a *act, c *claim) bool {
	if !seenWith(&a.claim, c) {
		return false
	}
	if a.by != c.by || a.do != c.do || a.of != c.of || !r.sameApps(a.apps, c.apps) || !near(a.announced, c.announced) && !lately(&a.claim, c) && !lately(c, &a.claim) {
		return false
	}
	if len(a.doubts) > 0 && !slices.Equal(a.doubts, c.doubts) {
		return false
	}
	if len(c.doubts) > 0 && len(a.doubts) == 0 && (a.until.IsZero() && !c.until.IsZero() || a.from.IsZero() && !c.from.IsZero()) {
		return false // what is in doubt changes nothing that isn't
	}
	if !compatible(r.base, a.scope, c.scope) {
		return false
	}
	return c.mentioned || sameDates(a.from, c.from) && sameDates(a.until, c.until)
}

// seenWith tells that whoever may see the one claim may see the other.
func seenWith(a, c *claim) bool {
	return names.OpenOr(a.passage.Collection) == names.OpenOr(c.passage.Collection)
}

// lately tells that the first claim is told without a day, and the other one of the
// same document with one not long before: "Acme has banned it", and later "on
// Monday".
func lately(a, c *claim) bool {
	const long = 31
	return !a.dated && !a.anew && c.dated && !c.anew && a.passage.Source == c.passage.Source && c.announced.Last <= a.announced.Last && a.announced.First != knowledge.FirstDay && c.announced.First >= a.announced.First-long
}

func sameDates(a, b knowledge.Date) bool { return a.IsZero() || b.IsZero() || near(a, b) }

// sameApps tells that the claim is about the same apps, or about some of those.
func (r *reader) sameApps(a, b []knowledge.EntityID) bool {
	within := func(x, y []knowledge.EntityID) bool {
		return !slices.ContainsFunc(x, func(id knowledge.EntityID) bool { return !slices.Contains(y, id) })
	}
	return within(a, b) || within(b, a)
}

// near tells that two dates may mean the same day.
func near(a, b knowledge.Date) bool { return a.First <= b.Last && b.First <= a.Last }

// compatible tells that two scopes may be the same, told more or less closely.
func compatible(b *records, x, y knowledge.Scope) bool {
	for _, d := range knowledge.Dimensions() {
		if !overlap(b, x.Terms[d], y.Terms[d]) || !overlap(b, x.Except[d], y.Except[d]) {
			return false
		}
	}
	return !otherPeople(x.Terms, y.Terms) && !otherPeople(y.Terms, x.Terms)
}

// otherPeople tells that the one names a unit and the other people, and neither both: a
// rule for a team is none for the contractors.
func otherPeople(x, y knowledge.Terms) bool {
	return len(x[knowledge.Unit]) > 0 && !slices.Contains(x[knowledge.Unit], knowledge.Anyone) && len(x[knowledge.Audience]) == 0 && len(y[knowledge.Audience]) > 0 && len(y[knowledge.Unit]) == 0
}

func overlap(b *records, x, y []knowledge.EntityID) bool {
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	return slices.ContainsFunc(x, func(i knowledge.EntityID) bool {
		return slices.ContainsFunc(y, func(j knowledge.EntityID) bool {
			return b.Within(i, j, knowledge.LastDay-1) || b.Within(j, i, knowledge.LastDay-1)
		})
	})
}

// absorb takes in another telling: what is told more closely counts.
func (a *act) absorb(b *records, c *claim) {
	a.told = append(a.told, c)
	if c.dated && !a.dated || narrower(c.announced, a.announced) && c.dated == a.dated {
		a.announced, a.order, a.dated = c.announced, c.order, c.dated
	}
	a.from, a.until = a.from.Or(c.from), a.until.Or(c.until)
	a.scope.Terms = closer(b, a.scope.Terms, c.scope.Terms)
	a.scope.Except = closer(b, a.scope.Except, c.scope.Except)
	a.scope.Some = a.scope.Some || c.scope.Some
	for _, id := range c.apps {
		a.apps = appendNew(slices.Clone(a.apps), id)
	}
	if len(a.terms) == 0 {
		a.terms = c.terms
	}
	a.brief = a.brief || c.brief
	a.mentioned = a.mentioned && c.mentioned
}

// addTo adds what the claim tells more of another one to the act that this is part of.
func addTo(acts []*act, c *claim) {
	for _, a := range acts {
		if !slices.Contains(a.told, c.adds) || a.do != c.do {
			continue
		}
		a.told = append(a.told, c)
		if c.dated && (!a.dated || near(a.announced, c.announced) && narrower(c.announced, a.announced)) {
			a.announced, a.dated = c.announced, true
		}
		a.from, a.until = a.from.Or(c.from), a.until.Or(c.until)
		a.scope.Terms, a.scope.Except = a.scope.Terms.Clone(), a.scope.Except.Clone()
		a.scope.Terms = merged(a.scope.Terms, c.scope.Terms)
		a.scope.Except = merged(a.scope.Except, c.scope.Except)
	}
}

// merged are the terms of both.
func merged(x, y knowledge.Terms) knowledge.Terms {
	for d, ids := range y {
		if x == nil {
			x = knowledge.Terms{}
		}
		for _, id := range ids {
			x[d] = appendNew(x[d], id)
		}
		slices.Sort(x[d])
	}
	return x
}

func narrower(a, b knowledge.Date) bool { return a.Last-a.First < b.Last-b.First }

// closer are the terms of both, of two that lie in one another the inner.
func closer(b *records, x, y knowledge.Terms) knowledge.Terms {
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	out := knowledge.Terms{}
	for _, d := range knowledge.Dimensions() {
		var all []knowledge.EntityID
		for _, id := range slices.Concat(x[d], y[d]) {
			all = appendNew(all, id)
		}
		all = slices.DeleteFunc(slices.Clone(all), func(id knowledge.EntityID) bool {
			return slices.ContainsFunc(all, func(i knowledge.EntityID) bool { return i != id && b.Within(i, id, knowledge.LastDay-1) })
		})
		if slices.Sort(all); len(all) > 0 {
			out[d] = all
		}
	}
	return out
}

// mergeUndoing adds what undoes or changes a rule, and proposes the rule where
// nothing tells it.
func (r *reader) mergeUndoing(acts []*act, c *claim) []*act {
	if c.do == knowledge.Deny {
		return r.mergeDenial(acts, c)
	}
	for _, a := range r.about(c.apps) {
		if r.same(a, c) || a.do.Undoing() && c.do.Undoing() && seenWith(&a.claim, c) && a.by == c.by && r.sameApps(a.apps, c.apps) && (near(a.announced, c.announced) || lately(&a.claim, c) || lately(c, &a.claim)) && a.do != knowledge.Exempt && c.do != knowledge.Exempt && (len(a.doubts) == 0 || slices.Equal(a.doubts, c.doubts)) {
			a.absorb(r.base, c)
			if c.do == knowledge.Withdraw {
				a.do = c.do
			}
			return acts
		}
	}
	u := &act{claim: *c, told: []*claim{c}, n: len(acts) + 1}
	if rule := r.ruleFor(u); rule != nil {
		return append(acts, r.file(r.onto(u, rule)))
	}
	if e := r.recordFor(u); e != nil {
		u.onto = []knowledge.EventID{e.ID}
		return append(acts, r.file(u))
	}
	if rule := r.ruleOfOthers(u); rule != nil {
		return append(acts, r.file(r.onto(u, rule)))
	}
	rule := &act{claim: presupposed(c), told: []*claim{c}, n: len(acts)}
	if !c.owned && c.ruler == "" && (c.overrules || r.judges(c.by) || r.parts[c.by] != nil) {
		u.doubt("whose rule that was")
		rule.doubt("whose rule that was")
	}
	return append(acts, r.file(rule), r.file(r.onto(u, rule)))
}

// onto leads the undoing to the rule, and doubts it where only somebody else could
// undo that.
func (r *reader) onto(u, rule *act) *act {
	u.names = []*act{rule}
	if rule.announced.First > u.announced.Last {
		rule.announced = knowledge.Date{First: knowledge.FirstDay, Last: u.announced.Last, Precision: knowledge.SpanPrecision}
	}
	if !r.mayUndo(u.by, rule.by) && !r.overrules(u, rule) {
		u.doubt("whether it undoes what somebody else decided")
	}
	return u
}

// overrules tells that a judge undoes what somebody set who isn't on record. On that
// day the judge stands above whose rule it was, which is proposed with it.
func (r *reader) overrules(u, rule *act) bool {
	e := r.entity(rule.by)
	if !r.judges(u.by) || e == nil || !e.Proposed || len(u.doubts)+len(rule.doubts) > 0 {
		return false
	}
	link := knowledge.Link{To: u.by, From: u.announced, Until: u.announced}
	if slices.Contains(e.Under, link) {
		return true
	}
	if under := append(slices.Clone(e.Under), link); r.parts[e.ID] == e {
		x := *e // others may keep the document's own
		x.Under, r.parts[e.ID] = under, &x
	} else {
		e.Under = under
	}
	return true
}

// judges tells that the body undoes the rules of others.
func (r *reader) judges(id knowledge.EntityID) bool {
	e := r.entity(id)
	return e != nil && (e.Kind == knowledge.Person || language.Judges(e.Name()))
}

// ruleOfOthers is the latest rule that the same document told of somebody else, and
// that was undone by who may judge it.
func (r *reader) ruleOfOthers(u *act) *act {
	if u.owned || !u.overrules && !r.judges(u.by) && r.parts[u.by] == nil {
		return nil
	}
	var best *act
	for _, a := range r.about(u.apps) {
		if !a.do.Rule() || a.by == u.by || a.passage.Source != u.passage.Source || !r.sameApps(a.apps, u.apps) || !mayPrecede(a, u) || u.undoes.Rule() && a.do != u.undoes || len(a.doubts) > 0 {
			continue
		}
		switch {
		case best == nil, (a.seq < u.seq) != (best.seq < u.seq) && a.seq < u.seq:
			best = a // told before it
		case (a.seq < u.seq) == (best.seq < u.seq) && byDate(best, a) < 0:
			best = a
		}
	}
	return best
}

func (r *reader) mergeDenial(acts []*act, c *claim) []*act {
	for _, a := range r.about(c.apps) {
		if a.do == c.do && a.by == c.by && seenWith(&a.claim, c) && r.sameApps(a.apps, c.apps) && near(a.announced, c.announced) {
			a.absorb(r.base, c)
			return acts
		}
	}
	u := r.file(&act{claim: *c, told: []*claim{c}, n: len(acts)})
	for _, a := range r.about(c.apps) {
		if a.do == c.of && a.by == c.by && seenWith(&a.claim, c) && r.sameApps(a.apps, c.apps) && a.announced.First <= c.announced.Last {
			u.names = []*act{a}
		}
	}
	return append(acts, u)
}

// presupposed is the rule that there must have been before it was undone.
func presupposed(c *claim) claim {
	p := *c
	p.do, p.undoes = c.undoes, ""
	if c.ruler != "" {
		p.by = c.ruler
	}
	if !p.do.Rule() {
		p.do = knowledge.Ban
	}
	p.announced = knowledge.Date{First: knowledge.FirstDay, Last: c.announced.Last, Precision: knowledge.SpanPrecision}
	if p.from = (knowledge.Date{}); c.do == knowledge.Amend && c.from.First > c.announced.Last {
		p.from = c.from // what is postponed hasn't begun
	}
	p.until, p.order, p.terms, p.dated, p.rule = knowledge.Date{}, 0, nil, false, false
	p.scope.Some, p.state = false, ""
	if c.do == knowledge.Exempt || c.do.Changing() {
		p.scope = knowledge.Scope{}
	}
	return p
}

// ruleFor is the latest rule that the undoing may undo.
func (r *reader) ruleFor(u *act) *act {
	var best *act
	for _, a := range r.about(u.apps) {
		if !a.do.Rule() && a.do != knowledge.Reinstate || !seenWith(&a.claim, &u.claim) || !r.mayUndo(u.by, a.by) && a.by != u.ruler || !r.sameApps(a.apps, u.apps) && !r.sameApps(a.apps, r.single(u.apps)) || !mayPrecede(a, u) {
			continue
		}
		if u.undoes.Rule() && a.do.Rule() && a.do != u.undoes || u.undoes == "" && a.do == knowledge.Allow {
			continue
		}
		if len(a.doubts) > 0 && len(u.doubts) == 0 {
			continue
		}
		if u.do == knowledge.Reinstate && near(a.announced, u.announced) && a.dated && u.dated {
			continue // the same, told as a rule
		}
		if best == nil || byDate(best, a) < 0 {
			best = a
		}
	}
	return best
}

// single are the apps without classes of them, where there are others: "Pigeon and 58
// other apps".
func (r *reader) single(apps []knowledge.EntityID) []knowledge.EntityID {
	list := slices.DeleteFunc(slices.Clone(apps), func(id knowledge.EntityID) bool {
		e := r.entity(id)
		return e != nil && e.Kind == knowledge.Class
	})
	if len(list) == 0 {
		return apps
	}
	return list
}

// mayPrecede tells that the rule may have been before the undoing. One that its
// document states without a day was, where what ended it stands below.
func mayPrecede(a, u *act) bool {
	if a.announced.First > u.announced.Last {
		return a.rule && !a.dated && standsBefore(&a.claim, &u.claim)
	}
	return a.announced.First < u.announced.First || a.announced.Last < u.announced.Last || a.order <= u.order || !a.dated
}

// mayUndo tells that the one body may undo what the other set.
func (r *reader) mayUndo(by, whose knowledge.EntityID) bool {
	return by == whose || slices.Contains(r.over(whose), by)
}

// recordFor is the latest rule on record that the undoing may undo.
func (r *reader) recordFor(u *act) *knowledge.Event {
	var best *knowledge.Event
	for _, app := range u.apps {
		for _, e := range r.base.EventsOn(app) {
			if c := names.OpenOr(e.Collection); c != knowledge.Open && c != names.OpenOr(u.passage.Collection) {
				continue
			}
			if !e.Do.Rule() || e.By != u.by || e.Announced.First > u.announced.Last || u.undoes.Rule() && e.Do != u.undoes {
				continue
			}
			if best == nil || best.Announced.First < e.Announced.First {
				best = e
			}
		}
	}
	return best
}

// renewed drops a rule that is told again as one that was reinstated.
func (r *reader) renewed(acts []*act) []*act {
	for _, a := range acts {
		if a.do != knowledge.Reinstate {
			continue
		}
		for i, b := range acts {
			if b != nil && b.do.Rule() && b.by == a.by && seenWith(&a.claim, &b.claim) && r.sameApps(a.apps, b.apps) && !slices.Contains(a.names, b) && near(a.announced, b.announced) && b.dated && a.dated {
				a.told = append(a.told, b.told...)
				if narrower(b.announced, a.announced) {
					a.announced = b.announced
				}
				for _, x := range acts {
					for k, n := range x.names {
						if n == b {
							x.names[k] = a
						}
					}
				}
				acts = slices.Delete(slices.Clone(acts), i, i+1)
				break
			}
		}
	}
	return acts
}

// exemptions are those that a ban with a condition has beside it: whoever is
// granted leave may use it.
func (r *reader) exemptions(acts []*act) []*act {
	var out []*act
	for _, a := range acts {
		if a.do != knowledge.Ban || len(a.terms) == 0 {
			if a.do == knowledge.Allow && len(a.terms) > 0 {
				a.do = knowledge.Restrict
			}
			continue
		}
		x := &act{claim: a.claim, told: a.told, names: []*act{a}}
		x.do, x.from, x.until, x.scope = knowledge.Exempt, knowledge.Date{}, knowledge.Date{}, knowledge.Scope{}
		a.terms = nil
		out = append(out, x)
	}
	return out
}

// shortLived are the ends of rules that are told to have stood for a short time, where
// nothing tells when that was.
func shortLived(acts []*act) (out []*act) {
	for _, a := range acts {
		if !a.brief || !a.do.Rule() || !a.until.IsZero() || slices.ContainsFunc(acts, func(u *act) bool { return slices.Contains(u.names, a) && u.do.Undoing() }) {
			continue
		}
		u := &act{claim: a.claim, told: a.told, names: []*act{a}}
		last := a.passage.Date
		if last.IsZero() || last.Last < a.announced.First {
			last = a.announced
		}
		u.do, u.from, u.scope, u.terms, u.order = knowledge.Lift, knowledge.Date{}, knowledge.Scope{}, nil, a.order+1
		u.announced = knowledge.Date{First: a.announced.First, Last: last.Last, Precision: knowledge.SpanPrecision}
		if u.announced.First == u.announced.Last {
			u.announced = a.announced
		}
		out = append(out, u)
	}
	return out
}

// idOf names the reading by what it is, so that it keeps its id while it says the
// same.
func (r *reader) idOf(a *act) knowledge.EventID {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%s|%v|%s|%s|%s|%v|%v", a.by, a.do, a.of, a.apps, a.announced, a.from, a.until, a.scope, a.doubts)
	fmt.Fprintf(&b, "|%s|%s", a.passage.ID, a.words)
	sum := sha256.Sum256([]byte(b.String()))
	app := knowledge.EntityID("")
	if len(a.apps) > 0 {
		app = a.apps[0]
	}
	return knowledge.EventID(fmt.Sprintf("%.18s-%.18s-%s-%s", a.by, app, a.do, hex.EncodeToString(sum[:4])))
}

// stoodUntil is the last day on which a document of the actor's own stated the rule,
// where none states it any longer.
func (a *act) stoodUntil() (last knowledge.Date) {
	for _, c := range a.told {
		if !c.rule || !c.passage.Past() {
			return knowledge.Date{}
		}
		if last.IsZero() || c.passage.Until.Last > last.Last {
			last = c.passage.Until
		}
	}
	return last
}

// reading is the act as it is proposed.
func (r *reader) reading(a *act) *knowledge.Reading {
	e := &knowledge.Event{
		ID: a.id, By: a.by, Do: a.do, Of: a.of, Apps: a.apps, Announced: a.announced, From: a.from, Until: a.until, Order: a.order,
		Scope: a.scope, Conditions: a.terms, Collection: a.passage.Collection, Origin: a.passage.Origin,
	}
	e.Names = slices.Clone(a.onto)
	for _, n := range a.names {
		e.Names = append(e.Names, n.id)
	}
	if len(e.Names) > 0 && e.Do != knowledge.Reinstate && e.Do != knowledge.Deny {
		e.Apps = a.apps
	}
	if e.Until.IsZero() && e.Do.Rule() {
		e.Until = a.stoodUntil()
		e.Fades = !e.Until.IsZero()
	}
	for _, c := range a.told {
		rep := knowledge.Report{Source: c.passage.Source, At: c.passage.At, Quote: c.words, Speaker: c.speaker, Certainty: c.certainty}
		if !slices.Contains(e.Reports, rep) {
			e.Reports = append(e.Reports, rep)
		}
	}
	doubts := a.doubts
	if start := e.Start(); !e.Until.IsZero() && !e.Fades && e.Until.Last < start.First {
		e.Until, doubts = knowledge.Date{}, appendNew(slices.Clone(doubts), "until when it holds")
	}
	r.uses(e)
	e.Text = r.sentenceOf(e)
	return &knowledge.Reading{Event: e, Passage: a.passage.ID, Words: a.words, Doubts: doubts}
}

// uses notes that the entities of the event are needed.
func (r *reader) uses(e *knowledge.Event) {
	r.used[e.By] = true
	for _, t := range []knowledge.Terms{e.Scope.Terms, e.Scope.Except} {
		for _, ids := range t {
			for _, id := range ids {
				r.used[id] = true
			}
		}
	}
}
