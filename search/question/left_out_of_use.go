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
	c, out := p.leavingOut(m)
	if out = out && (e.Kind == knowledge.UnitKind || !p.turnedAround(c.From)); out || d == "" || !p.asksOfUse() && !p.busy(m) && !p.follows() && !p.barelyNot(m) || e.Standard && ownPeople[e.ID] {
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
	if people && (p.asksAt() < 0 || m.To <= p.asksAt()) {
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
// is denied, left behind, arranged for, or comes before or after. What is pointed back at is used.
func (p *parser) notUsed(m language.Mention, e *knowledge.Entity) bool {
	tokens, ask := p.reading.Tokens, p.asksAt()
	i := p.beforePhraseOf(m)
	if p.at(i, "lacking-word") || p.at(i, "in-its-stead") || p.at(i, "denying-being") && i > ask+1 {
		return true
	}
	if e.Kind == knowledge.PurposeKind && p.at(i-1, "sent-to") && p.at(i, "arranging") {
		return true // "to book a training"
	}
	from, to := p.clauseAt(m.From, ask)
	if from <= ask && ask < to || p.pointedAt(ask, e) {
		return false
	}
	switch {
	case p.deniedTo(from, m.From) && !p.anyAt(from, to, "knowing"):
		return true
	case p.at(from-1, "clause-unmet"): // "until I'm there", but not "until Friday" nor "until I leave"
		return (language.Listed("asked-of", tokens[from].Norm) || p.mentioned(from)) && !p.anyAt(from, to, "leaving-word")
	case p.at(from-1, "side-after"):
		return i < from || p.anyAt(from, to, "leaving-word")
	}
	here := language.Prepositional(tokens[from].Norm) || language.Says("oneself", tokens[from].Stem) // "once on a phone"
	return p.at(from-1, "once-done") && (!here || p.anyAt(from, to, "leaving-word"))
}

// beforePhraseOf is the token before the name and the small words and prepositions ahead of it.
func (p *parser) beforePhraseOf(m language.Mention) int {
	i := m.From - 1
	for p.at(i, "before-company") || i >= 0 && language.Prepositional(p.reading.Tokens[i].Norm) && !p.at(i, "lacking-word") || p.at(i, "in-place-of") {
		i--
	}
	return i
}

// barelyNot tells that a "not" of its own stands before the name, behind a mark or somebody: "contractor,
// not in the depot: is it allowed".
func (p *parser) barelyNot(m language.Mention) bool {
	i := p.beforePhraseOf(m)
	return p.at(i, "denying-being") && i > 0 && i+1 < m.From && (!p.reading.Tokens[i-1].Word || p.mentioned(i-1)) && p.wh() == "" && !p.tagged
}

// pointedAt tells that what is asked at the token points back at the place or thing named before: "may I
// use it there", "on it", but not "for it", which may be anything.
func (p *parser) pointedAt(ask int, e *knowledge.Entity) bool {
	for i := max(ask, 1); i < len(p.reading.Tokens); i++ {
		thing := p.at(i, "stands-for-app") || p.at(i, "those-named")
		if p.at(i, "that-place") && e.Kind == knowledge.PlaceKind || thing && p.at(i-1, "on-thing") {
			return true
		}
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
