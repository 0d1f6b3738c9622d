package acts

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// renewed drops a rule that is told again as one that was reinstated.
func (r *reconciler) renewed(acts []*act) []*act {
	for _, a := range acts {
		if a.Do != knowledge.Reinstate {
			continue
		}
		for i, b := range acts {
			if b != nil && b.Do.Rule() && b.By == a.By && seenWith(&a.Claim, &b.Claim) && claim.SameApps(a.Apps, b.Apps) && !slices.Contains(a.names, b) && a.Announced.Overlaps(b.Announced) && b.Dated && a.Dated {
				a.told = append(a.told, b.told...)
				if narrower(b.Announced, a.Announced) {
					a.Announced = b.Announced
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
		if a.Do != knowledge.Ban || len(a.Terms) == 0 {
			if a.Do == knowledge.Allow && len(a.Terms) > 0 {
				a.Do = knowledge.Restrict
			}
			continue
		}
		x := &act{Claim: a.Claim, told: a.told, names: []*act{a}}
		x.Do, x.From, x.Until, x.Scope = knowledge.Exempt, knowledge.Date{}, knowledge.Date{}, knowledge.Scope{}
		a.Terms = nil
		out = append(out, x)
	}
	return out
}

// shortLived are the ends of rules that are told to have stood for a short time, where
// nothing tells when that was.
func shortLived(acts []*act) (out []*act) {
	for _, a := range acts {
		if !a.Brief || !a.Do.Rule() || !a.Until.IsZero() || slices.ContainsFunc(acts, func(u *act) bool { return slices.Contains(u.names, a) && u.Do.Undoing() }) {
			continue
		}
		u := &act{Claim: a.Claim, told: a.told, names: []*act{a}}
		last := a.Passage.Date
		if last.IsZero() || last.Last < a.Announced.First {
			last = a.Announced
		}
		u.Do, u.From, u.Scope, u.Terms, u.Order = knowledge.Lift, knowledge.Date{}, knowledge.Scope{}, nil, a.Order+1
		u.Announced = knowledge.Date{First: a.Announced.First, Last: last.Last, Precision: knowledge.SpanPrecision}
		if u.Announced.First == u.Announced.Last {
			u.Announced = a.Announced
		}
		out = append(out, u)
	}
	return out
}

// remarks are the remarks that may be about one of the acts, as undoings of it.
func (r *reconciler) remarks(claims []*claim.Claim) (out []*act) {
	for _, c := range claims {
		if !c.Remark {
			continue
		}
		u := &act{Claim: *c, told: []*claim.Claim{c}}
		u.Of = ""
		for _, a := range r.about(c.Apps) {
			if a.Do.Rule() && (c.Of == "" || endsKind(c, a.Do)) && a.By == c.By && seenWith(&a.Claim, c) && (mayPrecede(a, u) || standsBefore(&a.Claim, c)) {
				u.names = []*act{a}
			}
		}
		if len(u.names) > 0 {
			out = append(out, u)
		}
	}
	return out
}

// endsKind tells that the remark, which says whether it may end a permission or a ban, may end
// such a rule.
func endsKind(c *claim.Claim, rule knowledge.Act) bool {
	return (c.Of == knowledge.Allow) == (rule != knowledge.Ban)
}

// place gives the rules of a state for everybody in it their scope: those that name
// nobody's devices and nobody in particular.
func (a *act) place() {
	if a.State == "" || a.Do.NeedsName() && a.Do != knowledge.Reinstate {
		return
	}
	for _, d := range []knowledge.Dimension{knowledge.Audience, knowledge.Device, knowledge.Network, knowledge.Unit} {
		if a.Scope.States(d) {
			return
		}
	}
	if a.Scope.Terms = a.Scope.Terms.Clone(); a.Scope.Terms == nil {
		a.Scope.Terms = knowledge.Terms{}
	}
	a.Scope.Terms[knowledge.Unit] = []knowledge.EntityID{knowledge.Anyone}
	if !a.Scope.States(knowledge.Place) {
		a.Scope.Terms[knowledge.Place] = []knowledge.EntityID{a.State}
	}
}
