package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// elsewhere files people, units and circumstances that are named and play no part in the use that
// is asked about, as left out of it: "if my manager says yes", "to train interns", "not on the guest
// network". It reports whether the name is of such.
func (p *parser) elsewhere(m language.Mention, e *knowledge.Entity) bool {
	d := dimensionOf(e)
	if e.Kind == knowledge.UnitKind {
		d = knowledge.Unit
	}
	if _, out := p.leavesOut(m); out || d == "" || !p.asksOfUse() && !p.busy(m) && !p.follows() || e.Standard && ownPeople[e.ID] {
		return false
	}
	people := d == knowledge.Unit || d == knowledge.Audience
	switch {
	case people && !p.isUser(m, e):
	case !people && p.notUsed(m, e):
	default:
		return false
	}
	lead := LeadIn(p.reading.Tokens, m.From)
	if people && (lead != "" && p.ruledWith(e.ID, d, lead) || !p.withSelf(m) && p.barred(e) && !p.setApart(m)) {
		return false
	}
	if people && p.asksAt() < 0 {
		p.q.tell(d, e.ID)
	}
	if p.withSelf(m) {
		return true
	}
	if !p.base.Within(e.ID, knowledge.Outsiders, knowledge.LastDay-1) || p.ruledOf(func(ruled *knowledge.Event) bool { return slices.Contains(ruled.Scope.Terms[d], e.ID) }) {
		p.q.leaveOut(d, e.ID)
		p.q.Leads = append(p.q.Leads, lead)
	}
	p.q.Notes = append(p.q.Notes, Note{Kind: LeftOut, Words: m.Text})
	p.use(m.From, m.To)
	return true
}

// notUsed tells that what is named isn't where, with what or for what something would be used: it
// is denied, left behind, or comes before or after.
func (p *parser) notUsed(m language.Mention, e *knowledge.Entity) bool {
	tokens, ask := p.reading.Tokens, p.asksAt()
	i := m.From - 1
	for p.at(i, "before-company") || i >= 0 && language.Prepositional(tokens[i].Norm) && !p.at(i, "lacking-word") || p.at(i, "in-place-of") {
		i--
	}
	if p.at(i, "lacking-word") || p.at(i, "in-its-stead") || p.at(i, "denying-being") && i > ask+1 {
		return true
	}
	if e.Kind == knowledge.PurposeKind && e.Standard && p.at(i-1, "sent-to") && !language.Stop(tokens[i].Norm) && !p.cued(i) && !p.at(i, "doing-it") {
		return true // "to book a training"
	}
	from, to := p.clauseAt(m.From, ask)
	if from <= ask && ask < to {
		return false
	}
	switch {
	case p.deniedTo(from, m.From) && !p.anyAt(from, to, "knowing"), p.at(from-1, "clause-unmet"):
		return true
	case p.at(from-1, "side-after") || p.at(from-1, "once-done"):
		return i < from || p.anyAt(from, to, "leaving-word")
	}
	return false
}

// deniedTo tells that the words between the tokens deny that what is named behind them is there or
// had: "I have no tablet", "I'm not on the guest network".
func (p *parser) deniedTo(from, to int) bool {
	for i := to - 1; i >= from && (p.at(i, "before-company") || p.at(i, "possessive") || p.at(i, "had-or-been") || language.Prepositional(p.reading.Tokens[i].Norm) || p.at(i, "denying-being")); i-- {
		if p.at(i, "denying-being") {
			return true
		}
	}
	return false
}
