package extract

import (
	"cmp"
	"fmt"
	"slices"

	"policybot/knowledge"
)

// slots are the parts of an event that are compared, beside act, actor and app.
var slots = []string{"announced", "from", "until", "scope", "conditions", "names", "certainty", "of"}

// right tells of each slot whether the events, which make up one line together,
// have it right.
func (m *matcher) right(g *gold, group []*knowledge.Event) map[string]bool {
	each := func(is func(*gold, *knowledge.Event) bool) bool {
		return !slices.ContainsFunc(group, func(e *knowledge.Event) bool { return !is(g, e) })
	}
	return map[string]bool{
		"announced":  each(m.announced),
		"from":       each(m.from),
		"until":      each(m.until),
		"scope":      m.sameTerms(g.scope, termsOf(group, scopeTerms)) && m.sameTerms(g.except, termsOf(group, exceptTerms)),
		"conditions": m.conditions(g, group),
		"names":      each(m.names),
		"certainty":  each(m.certainty),
		"of":         each(func(g *gold, e *knowledge.Event) bool { return g.of == "" || g.of == string(e.Of) }),
	}
}

func count(right map[string]bool) (n int) {
	for _, ok := range right {
		if ok {
			n++
		}
	}
	return n
}

// assign takes events for lines: each line the one that is most nearly right, and
// then further ones that add an app or a term to it. It gives the events of each
// line, and those that are none's.
func (m *matcher) assign(golds []*gold, events []*knowledge.Event) (groups map[*gold][]*knowledge.Event, rest []*knowledge.Event) {
	type pair struct {
		g *gold
		e *knowledge.Event
		n int
	}
	var pairs []pair
	for _, g := range golds {
		for _, e := range events {
			if m.may(g, e) {
				pairs = append(pairs, pair{g, e, 2*count(m.right(g, []*knowledge.Event{e})) + len(m.base.AppsOf(e))})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.n, a.n) })
	groups = map[*gold][]*knowledge.Event{}
	for _, p := range pairs {
		if len(groups[p.g]) == 0 && m.of[p.e.ID] == nil {
			groups[p.g], m.of[p.e.ID] = []*knowledge.Event{p.e}, p.g
		}
	}
	for _, p := range pairs {
		if m.of[p.e.ID] == nil && m.adds(p.g, groups[p.g], p.e) {
			groups[p.g], m.of[p.e.ID] = append(groups[p.g], p.e), p.g
		}
	}
	for _, e := range events {
		if m.of[e.ID] == nil && !m.opens(groups, e) {
			rest = append(rest, e)
		}
	}
	return groups, rest
}

// opens tells that the event is nothing but the condition of a line, told as what it
// opens: "unless it is sold".
func (m *matcher) opens(groups map[*gold][]*knowledge.Event, e *knowledge.Event) bool {
	if e.Do != knowledge.Exempt || len(e.Conditions) == 0 || len(e.Names) != 1 || !e.Scope.IsZero() {
		return false
	}
	g := m.of[e.Names[0]]
	return g != nil && len(g.conditions.any) > 0 && m.conditions(g, groups[g])
}

// adds tells that the event agrees with the line, and has an app or a term of it
// that the others don't.
func (m *matcher) adds(g *gold, group []*knowledge.Event, e *knowledge.Event) bool {
	own := []*knowledge.Event{e}
	if !m.announced(g, e) || !m.withinTerms(g.scope, termsOf(own, scopeTerms)) || !m.withinTerms(g.except, termsOf(own, exceptTerms)) {
		return false
	}
	news := func(a knowledge.EntityID) bool {
		return !slices.ContainsFunc(group, func(x *knowledge.Event) bool { return slices.Contains(m.base.AppsOf(x), a) })
	}
	has := termsOf(group, scopeTerms)
	return slices.ContainsFunc(m.base.AppsOf(e), news) ||
		slices.ContainsFunc(termsOf(own, scopeTerms), func(t term) bool { return !slices.Contains(has, t) })
}

// figures are how well a text was read.
type figures struct {
	events                   int // that a clerk records
	sure, right              int // of them found by readings that are sure, and right in all slots
	unsure, unsureRight      int // found by unsure readings alone
	readings, wrong          int // sure readings, and those of them that are no event
	unsureReadings, mistaken int // the same of the unsure ones
	slot                     map[string]int
}

func (f *figures) add(x figures) {
	f.events, f.sure, f.right, f.unsure, f.unsureRight = f.events+x.events, f.sure+x.sure, f.right+x.right, f.unsure+x.unsure, f.unsureRight+x.unsureRight
	f.readings, f.wrong, f.unsureReadings, f.mistaken = f.readings+x.readings, f.wrong+x.wrong, f.unsureReadings+x.unsureReadings, f.mistaken+x.mistaken
	for k, n := range x.slot {
		f.slot[k] += n
	}
}

// score compares readings with what a clerk records, and says of each difference
// what it is.
func score(m *matcher, readings []*knowledge.Reading, say func(format string, args ...any)) figures {
	f := figures{slot: map[string]int{}}
	var sure, unsure []*knowledge.Event
	for _, r := range readings {
		switch {
		case r.Event == nil:
		case r.Sure():
			sure = append(sure, r.Event)
		default:
			unsure = append(unsure, r.Event)
		}
	}
	groups, wrong := m.assign(m.golds, sure)
	var left []*gold
	for _, g := range m.golds {
		if !m.covers(g, groups[g]) {
			left = append(left, g)
		}
	}
	unsureGroups, mistaken := m.assign(left, unsure)
	for _, g := range m.golds {
		if g.optional {
			continue
		}
		f.events++
		surely, unsurely := m.covers(g, groups[g]), m.covers(g, unsureGroups[g])
		switch {
		case surely:
			f.sure++
			if m.slots(&f, g, groups[g], say) {
				f.right++
			}
		case unsurely:
			f.unsure++
			doubted := func(format string, args ...any) { say("unsure, "+format, args...) }
			if m.slots(&f, g, unsureGroups[g], doubted) {
				f.unsureRight++
			}
		default:
			say("missed%s: %s", m.unnamed(g), g.line)
		}
	}
	f.readings, f.wrong, f.unsureReadings, f.mistaken = len(sure), len(wrong), len(unsure), len(mistaken)
	for _, e := range wrong {
		say("too many: %s", describe(m.base, e))
	}
	for _, e := range mistaken {
		say("unsure, and too many: %s", describe(m.base, e))
	}
	return f
}

// unnamed tells of a line that is missed whom or what of it nothing is known of.
func (m *matcher) unnamed(g *gold) (why string) {
	known := func(c choice) bool {
		return slices.ContainsFunc(m.base.Entities, func(e *knowledge.Entity) bool { return m.oneOf(e.ID, c) })
	}
	if !known(g.by) {
		why = ", its actor not named"
	}
	if slices.ContainsFunc(g.apps, func(c choice) bool { return !c.none && !known(c) }) {
		why += ", its app not named"
	}
	return why
}

// slots counts the right ones of a line, and tells whether all are.
func (m *matcher) slots(f *figures, g *gold, group []*knowledge.Event, say func(format string, args ...any)) bool {
	right := m.right(g, group)
	for _, s := range slots {
		if right[s] {
			f.slot[s]++
			continue
		}
		say("%s is wrong: %s", s, g.line)
		for _, e := range group {
			say("    %s", describe(m.base, e))
		}
	}
	return count(right) == len(slots)
}

// describe writes an event as a line of gold.
func describe(b *knowledge.Base, e *knowledge.Event) string {
	var apps, terms, conditions []string
	for _, a := range b.AppsOf(e) {
		apps = append(apps, b.NameOf(a))
	}
	for _, d := range knowledge.Dimensions() {
		for _, t := range e.Scope.Terms[d] {
			terms = append(terms, fmt.Sprintf("%s=%s", d, b.NameOf(t)))
		}
		for _, t := range e.Scope.Except[d] {
			terms = append(terms, fmt.Sprintf("except %s=%s", d, b.NameOf(t)))
		}
	}
	for _, c := range e.Conditions {
		conditions = append(conditions, c.Name)
	}
	certainty, quote := knowledge.Certainty(""), ""
	if len(e.Reports) > 0 {
		certainty, quote = e.Reports[0].Certainty, e.Reports[0].Quote
	}
	return fmt.Sprintf("%s | %s %s | %q | %s | %s | %s | %q | %q | %v | %s # %q", b.NameOf(e.By), e.Do, e.Of, apps, e.Announced, e.From, e.Until, terms, conditions, e.Names, certainty, quote)
}
