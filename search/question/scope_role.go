package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// scope adds a term to the scope that is stated. A body's staff are its own
// people, which says nothing more.
func (p *parser) scope(m language.Mention, e *knowledge.Entity) {
	if e.Standard && (e.ID == "staff" || e.ID == "employees") && m.To-m.From == 1 {
		return
	}
	if p.behind(m, "lacking-word") || p.hasNone(m) {
		p.q.Notes = append(p.q.Notes, Note{Kind: LeftOut, Words: m.Text})
		return
	}
	if p.leftOut(m, e) || p.voicesPeople(m, e) {
		return
	}
	if p.company(m, e) {
		p.q.Notes = append(p.q.Notes, Note{Kind: LeftOut, Words: m.Text})
		return
	}
	p.q.self = p.q.self || p.asksAt() < 0 && e.Kind == knowledge.AudienceKind && p.saysOneself(m, e)
	for _, d := range knowledge.Dimensions() {
		if d.KindOf() == e.Kind {
			if apart := !slices.ContainsFunc(p.q.Where[d], func(t knowledge.EntityID) bool {
				return p.base.Within(t, e.ID, knowledge.LastDay-1) || p.base.Within(e.ID, t, knowledge.LastDay-1)
			}); apart && len(p.q.Where[d]) > 0 {
				p.q.Either = d
			}
			p.q.Where[d] = addID(p.q.Where[d], e.ID)
			return
		}
	}
	p.q.Others = addID(p.q.Others, e.ID)
}

// namesSite tells that a word for people anywhere is but a part of what a place is called: "visitor
// centre".
func (p *parser) namesSite(m language.Mention) bool {
	e := p.base.Entity(m.Entities[0])
	return e != nil && e.Standard && e.Kind == knowledge.AudienceKind && m.To < len(p.reading.Tokens) && language.Says("works-at", p.reading.Tokens[m.To].Stem)
}

// hasNone tells that somebody says that they have none of what is named: "we have no contractors".
func (p *parser) hasNone(m language.Mention) bool {
	return m.From > 1 && p.is(m.From-1, "no") && language.Listed("has-word", p.reading.Tokens[m.From-2].Norm)
}

// company tells that the people named are those with whom whoever asks would use something,
// and not those who may: "may I record a call with customers", "may I send it to customers", "customer waiting, may I".
func (p *parser) company(m language.Mention, e *knowledge.Entity) bool {
	apart := (p.withThem(m.From) || p.purposeWith(m)) && p.has("may") && p.has("self")
	return e.Kind == knowledge.AudienceKind && (apart || p.busy(m)) && p.base.Within(e.ID, knowledge.Outsiders, knowledge.LastDay-1)
}

// busy tells that nothing is said before the name of people, and behind it, before what is asked,
// what they are doing or where they are: "customer on the phone, may I".
func (p *parser) busy(m language.Mention) bool {
	tokens := p.reading.Tokens
	if m.From > 0 && tokens[m.From-1].Word || m.To == len(tokens) {
		return false
	}
	if strings.HasSuffix(tokens[m.To].Norm, "ing") {
		return true
	}
	from, to := p.clauseAt(m.From, p.asksAt())
	return language.Prepositional(tokens[m.To].Norm) && from == m.From && to < len(tokens) && (!tokens[to].Word || strings.ContainsAny(p.reading.Text[tokens[to-1].End:tokens[to].Start], "-–—"))
}

// channelOf tells that the app only says where something is asked or told: "which
// Pigeon channel".
func (p *parser) channelOf(m language.Mention) bool {
	if m.From == 0 || m.To == len(p.reading.Tokens) || p.wh() != "which" && p.wh() != "what" {
		return false
	}
	return language.Says("meeting-place", p.reading.Tokens[m.To].Stem)
}

// narrowApps drops a class where an app inside it is named too: "Pigeon, the
// messenger" is one app.
func (p *parser) narrowApps() {
	all := p.q.Apps
	p.q.Apps = slices.DeleteFunc(slices.Clone(all), func(a knowledge.EntityID) bool {
		return slices.ContainsFunc(all, func(b knowledge.EntityID) bool { return a != b && p.base.Within(b, a, knowledge.LastDay-1) })
	})
}
