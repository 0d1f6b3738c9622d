package match

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Speaks tells that the record speaks of everybody and everything named.
func (f *Finder) Speaks(t *Told) bool {
	for _, id := range slices.Concat(f.Q.Actors, f.Q.Apps, f.Q.Others) {
		ours := t.passage != nil && id == f.Home // a company's documents speak for it unsaid
		if !slices.Contains(t.SpeaksOf, id) && !f.unitOfOne(id, t) && !slices.Contains(f.Q.Loose, id) && !ours {
			return false
		}
	}
	if f.Q.Home && len(f.Q.Actors) == 0 && f.ofOthers(t) {
		return false
	}
	for _, m := range f.Q.Missing {
		for s := range stem.Of(m.Text) {
			if !t.Stems[s] {
				return false
			}
		}
	}
	return true
}

// ofOthers tells that the record is about another body than home, which is
// whom "we" and "I" speak for.
func (f *Finder) ofOthers(t *Told) bool {
	if t.Fact == nil || f.Home == "" || slices.Contains(t.Fact.About, f.Home) {
		return false
	}
	return slices.ContainsFunc(t.Fact.About, func(id knowledge.EntityID) bool {
		e := f.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Person && len(f.EventsBy(id)) > 0 && !slices.Contains(f.Above(f.Home, f.At.Day), id) && !slices.Contains(f.Above(id, f.At.Day), f.Home)
	})
}

// unitOfOne tells that the body is a unit of one that the record speaks of:
// what holds at an organization is told of its units, unless it is told of
// another one.
func (f *Finder) unitOfOne(id knowledge.EntityID, t *Told) bool {
	e := f.Entity(id)
	another := slices.ContainsFunc(t.SpeaksOf, func(x knowledge.EntityID) bool {
		u := f.Entity(x)
		return u != nil && u.Kind == knowledge.UnitKind && !slices.Contains(f.Above(id, f.At.Day), x)
	})
	return e != nil && e.Kind == knowledge.UnitKind && !another && slices.ContainsFunc(f.Above(id, f.At.Day), func(up knowledge.EntityID) bool {
		return slices.Contains(t.SpeaksOf, up)
	})
}

// later tells that the record is of after the day up to which records are
// known.
func (f *Finder) later(t *Told) bool {
	switch {
	case t.Event != nil:
		return t.Event.Announced.First > f.At.Known
	case t.Fact != nil:
		return f.FactLater(t.Fact)
	}
	return false
}

// FactLater tells that nobody can have known the fact yet: by its own date, by
// that of the events it is about, or by that of its sources.
func (f *Finder) FactLater(fact *knowledge.Fact) bool {
	if !fact.Date.IsZero() {
		return fact.Date.First > f.At.Known
	}
	for _, id := range fact.Events {
		if e := f.Event(id); e != nil {
			return e.Announced.First > f.At.Known
		}
	}
	sources := f.SourcesOf(fact.Reports)
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *knowledge.Source) bool { return s.Date.IsZero() || s.Date.First <= f.At.Known })
}

// namesSomebody tells that the record speaks of a person or body that the
// question didn't name. What was read in a document is home's unsaid.
func (f *Finder) namesSomebody(t *Told) bool {
	return slices.ContainsFunc(t.SpeaksOf, func(id knowledge.EntityID) bool {
		if t.Event != nil && f.IsRead(t.Event) && id == f.Home {
			return false
		}
		e := f.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Government && !slices.Contains(f.Q.Others, id) && !slices.Contains(f.Q.Actors, id)
	})
}

// hasNames tells that the record has each of the words that are written as
// names: "Chinese soldiers" are no soldiers of somebody else.
func (t *Told) hasNames(words []question.Word) bool {
	return !slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !x.Used && !t.Stems[x.Stem] })
}
