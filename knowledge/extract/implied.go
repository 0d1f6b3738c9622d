package extract

import (
	"slices"

	"policybot/knowledge"
)

// renewed drops a rule that is told again as one that was reinstated.
func (r *reconciler) renewed(acts []*act) []*act {
	for _, a := range acts {
		if a.do != knowledge.Reinstate {
			continue
		}
		for i, b := range acts {
			if b != nil && b.do.Rule() && b.by == a.by && seenWith(&a.claim, &b.claim) && sameApps(a.apps, b.apps) && !slices.Contains(a.names, b) && a.announced.Overlaps(b.announced) && b.dated && a.dated {
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
				for _, app := range b.filed {
					r.byApp[app] = slices.DeleteFunc(slices.Clone(r.byApp[app]), func(x *act) bool { return x == b })
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
func (r *reconciler) exemptions(acts []*act) []*act {
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

// remarks are the remarks that may be about one of the acts, as undoings of it.
func (r *reconciler) remarks(claims []*claim) (out []*act) {
	for _, c := range claims {
		if !c.remark {
			continue
		}
		u := &act{claim: *c, told: []*claim{c}}
		for _, a := range r.about(c.apps) {
			if a.do.Rule() && a.by == c.by && seenWith(&a.claim, c) && (mayPrecede(a, u) || standsBefore(&a.claim, c)) {
				u.names = []*act{a}
			}
		}
		if len(u.names) > 0 {
			out = append(out, u)
		}
	}
	return out
}
