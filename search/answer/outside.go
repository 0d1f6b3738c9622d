package answer

import (
	"maps"
	"slices"

	"policybot/knowledge"
)

// outside leaves out of a standing the parts that the question does: what holds in the EU
// says nothing to who asks outside of it.
func (r *ruled) outside(s knowledge.Standing) knowledge.Standing {
	if len(r.q.Outside) == 0 {
		return s
	}
	s.Cells = slices.DeleteFunc(slices.Clone(s.Cells), func(c knowledge.Cell) bool {
		for d, terms := range r.q.Outside {
			if slices.ContainsFunc(terms, func(t knowledge.EntityID) bool { return c.Where[d] != "" && r.Within(c.Where[d], t, r.at.Day) }) {
				return true
			}
		}
		return false
	})
	return s
}

// statedScope is the scope that the question states, with the dimensions in which it
// only says what is left out.
func (r *ruled) statedScope() knowledge.Terms {
	if len(r.q.Outside) == 0 {
		return r.q.Where
	}
	stated := maps.Clone(r.q.Where)
	for d := range r.q.Outside {
		if _, ok := stated[d]; !ok {
			stated[d] = nil
		}
	}
	return stated
}

// outsideWords names what is left out: "except for contractors".
func (w *writer) outsideWords(t knowledge.Terms) string {
	if len(t) == 0 {
		return ""
	}
	return w.in.Say("scope.except", "scope", w.whereWords(t))
}

// saved gives the verdict on a question that says that what it leaves out is otherwise,
// "banned everywhere but in the EU": where it is the same there, that is so in part only.
func (r *ruled) saved(actor, app knowledge.EntityID, v Verdict) Verdict {
	if r.q.Save && v == Yes && r.leftOutPart(actor, app).verdict == v {
		return Partly
	}
	return v
}

// leftOutPart is what stands in the part that the question leaves out.
func (r *ruled) leftOutPart(actor, app knowledge.EntityID) assessment {
	asked := *r.q
	asked.Where, asked.Outside, asked.Save = maps.Clone(r.q.Where), nil, false
	if asked.Where == nil {
		asked.Where = knowledge.Terms{}
	}
	maps.Copy(asked.Where, r.q.Outside)
	return r.with(&asked).assess(actor, app)
}

// tellLeftOut tells of what stands in the part that the question leaves out, where that
// isn't told yet, or that it isn't left out on record.
func (w *writer) tellLeftOut(a assessment) {
	if len(w.q.Outside) == 0 {
		return
	}
	part := w.leftOutPart(a.actor, a.app)
	rules, told := rulesOf(slices.Concat(part.region.hit, part.region.milder)), rulesOf(slices.Concat(a.region.hit, a.region.milder))
	if w.q.Save && len(rules) > 0 && sameEvents(rules, told) {
		w.say("scope.no-exception", "where", w.whereWords(w.q.Outside))
	}
	for _, r := range rules {
		if !slices.Contains(told, r) {
			w.add(w.telling(r))
		}
	}
}

// sameEvents tells that the lists have the same events.
func sameEvents(a, b []*knowledge.Event) bool {
	in := func(list []*knowledge.Event) func(*knowledge.Event) bool {
		return func(e *knowledge.Event) bool { return !slices.Contains(list, e) }
	}
	return !slices.ContainsFunc(a, in(b)) && !slices.ContainsFunc(b, in(a))
}
