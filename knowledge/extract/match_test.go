package extract

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// matcher compares what was read in a text with what a clerk records.
type matcher struct {
	base    *knowledge.Base // with the readings
	lexicon *language.Lexicon
	date    knowledge.Date // of the text
	golds   []*gold
	of      map[knowledge.EventID]*gold // the line that an event was taken for
}

// content are the words of a text that carry meaning.
func content(text string) map[string]bool {
	words := map[string]bool{}
	for _, t := range language.Tokenize(text) {
		if t.Word && !language.Stop(t.Norm) {
			words[t.Stem] = true
		}
	}
	return words
}

func shared(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

func (m *matcher) namesOf(id knowledge.EntityID) []string {
	names := []string{strings.ReplaceAll(string(id), "-", " ")}
	if e := m.base.Entity(id); e != nil {
		for _, n := range e.Names {
			names = append(names, n.Text)
		}
	}
	return names
}

// called tells that an entity goes by the name.
func (m *matcher) called(id knowledge.EntityID, name string) bool {
	want := content(name)
	return slices.ContainsFunc(m.namesOf(id), func(n string) bool {
		got := content(n)
		return len(got) == len(want) && shared(got, want) == len(want)
	})
}

func (m *matcher) oneOf(id knowledge.EntityID, c choice) bool {
	return slices.ContainsFunc(c.any, func(name string) bool { return m.called(id, name) })
}

// may tells that an event can be the line or a part of it: it is the act of the
// actor on apps of the line.
func (m *matcher) may(g *gold, e *knowledge.Event) bool {
	apps := m.base.AppsOf(e)
	return len(apps) > 0 && m.oneOf(e.By, g.by) && g.do.has(string(e.Do)) && !slices.ContainsFunc(apps, func(a knowledge.EntityID) bool {
		return !slices.ContainsFunc(g.apps, func(c choice) bool { return m.oneOf(a, c) })
	})
}

// covers tells that the events together are about all apps of the line.
func (m *matcher) covers(g *gold, group []*knowledge.Event) bool {
	return len(group) > 0 && !slices.ContainsFunc(g.apps, func(c choice) bool {
		return !c.none && !slices.ContainsFunc(group, func(e *knowledge.Event) bool {
			return slices.ContainsFunc(m.base.AppsOf(e), func(a knowledge.EntityID) bool { return m.oneOf(a, c) })
		})
	})
}

// sameDays tells that a date means the same days as the written one.
func sameDays(d knowledge.Date, written string) bool {
	w, err := knowledge.ParseDate(written)
	return err == nil && !d.IsZero() && d.First == w.First && d.Last == w.Last
}

func (m *matcher) announced(g *gold, e *knowledge.Event) bool {
	return g.announced.none && e.Announced.First == m.date.First && e.Announced.Last == m.date.Last ||
		slices.ContainsFunc(g.announced.any, func(d string) bool { return sameDays(e.Announced, d) })
}

func (m *matcher) from(g *gold, e *knowledge.Event) bool {
	start := e.Start()
	atOnce := start.First == e.Announced.First && start.Last == e.Announced.Last
	return g.from.none && atOnce || slices.ContainsFunc(g.from.any, func(d string) bool { return sameDays(start, d) })
}

func (m *matcher) until(g *gold, e *knowledge.Event) bool {
	return g.until.none && e.Until.IsZero() || slices.ContainsFunc(g.until.any, func(d string) bool { return sameDays(e.Until, d) })
}

// term is one of a scope.
type term struct {
	dimension knowledge.Dimension
	id        knowledge.EntityID
}

func termsOf(group []*knowledge.Event, of func(*knowledge.Event) knowledge.Terms) (list []term) {
	for _, e := range group {
		for d, ids := range of(e) {
			for _, id := range ids {
				list = append(list, term{d, id})
			}
		}
	}
	return list
}

func scopeTerms(e *knowledge.Event) knowledge.Terms  { return e.Scope.Terms }
func exceptTerms(e *knowledge.Event) knowledge.Terms { return e.Scope.Except }

// sameTerms tells that each term is one of the choices, and each choice that must
// be is there.
func (m *matcher) sameTerms(choices []choice, terms []term) bool {
	needed := func(c choice) bool {
		return c.none || slices.ContainsFunc(terms, func(t term) bool { return m.isTerm(t, c) })
	}
	return m.withinTerms(choices, terms) && !slices.ContainsFunc(choices, func(c choice) bool { return !needed(c) })
}

func (m *matcher) withinTerms(choices []choice, terms []term) bool {
	return !slices.ContainsFunc(terms, func(t term) bool {
		return !slices.ContainsFunc(choices, func(c choice) bool { return m.isTerm(t, c) })
	})
}

// isTerm tells that the term is what the choice says: by the entity that its words
// name, or by half of the words.
func (m *matcher) isTerm(t term, c choice) bool {
	return slices.ContainsFunc(c.any, func(x string) bool {
		dimension, words, _ := strings.Cut(x, "=")
		if dimension != string(t.dimension) {
			return false
		}
		if words == string(t.id) || slices.Contains(m.lexicon.Mentions(words), t.id) {
			return true
		}
		want := content(words)
		return slices.ContainsFunc(m.namesOf(t.id), func(name string) bool {
			got := content(name)
			n := shared(got, want)
			return n > 0 && 2*n >= len(got) && 2*n >= len(want)
		})
	})
}

// conditions tells that half of the words of the wanted conditions stand in those
// of the events, or in those and what opens them under conditions.
func (m *matcher) conditions(g *gold, group []*knowledge.Event) bool {
	with := slices.Clone(group)
	for _, e := range group {
		for _, x := range m.base.Naming(e.ID) {
			if x.Do == knowledge.Exempt {
				with = append(with, x)
			}
		}
	}
	return saysConditions(g, group) || saysConditions(g, with)
}

func saysConditions(g *gold, events []*knowledge.Event) bool {
	var all []string
	for _, e := range events {
		for _, c := range e.Conditions {
			all = append(all, c.Name, c.Grants, c.Lasts)
		}
	}
	got := content(strings.Join(all, " "))
	if len(got) == 0 {
		return g.conditions.none
	}
	return slices.ContainsFunc(g.conditions.any, func(x string) bool {
		want := content(x)
		return 2*shared(got, want) >= len(want)
	})
}

// names tells that the event names one that the line does: one that was taken for
// a line of that description, or that answers to it itself.
func (m *matcher) names(g *gold, e *knowledge.Event) bool {
	if len(e.Names) == 0 {
		return len(g.names) == 0 || g.unnamed
	}
	return len(g.names) > 0 && !slices.ContainsFunc(e.Names, func(id knowledge.EventID) bool {
		x := m.base.Event(id)
		return x == nil || !slices.ContainsFunc(g.names, func(n goldName) bool { return m.isNamed(x, n) })
	})
}

func (m *matcher) isNamed(e *knowledge.Event, n goldName) bool {
	for _, g := range m.golds {
		if m.of[e.ID] == g && g.by.has(n.by) && g.do.has(n.do) && (n.announced == "" || g.announced.has(n.announced)) {
			return slices.ContainsFunc(choicesOf(n.apps, ""), func(c choice) bool {
				return slices.ContainsFunc(g.apps, func(a choice) bool { return a.has(c.any[0]) })
			})
		}
	}
	return m.called(e.By, n.by) && string(e.Do) == n.do && (n.announced == "" || sameDays(e.Announced, n.announced)) &&
		slices.ContainsFunc(choicesOf(n.apps, ""), func(c choice) bool {
			return slices.ContainsFunc(m.base.AppsOf(e), func(a knowledge.EntityID) bool { return m.oneOf(a, c) })
		})
}

// certainty tells that the surest report is as sure as the line says.
func (m *matcher) certainty(g *gold, e *knowledge.Event) bool {
	surest := knowledge.Speculated
	for _, r := range e.Reports {
		if c := r.Certainty; c.Rank() < surest.Rank() {
			surest = c
		}
	}
	if surest == "" {
		surest = knowledge.Stated
	}
	return g.certainty.has(string(surest))
}
