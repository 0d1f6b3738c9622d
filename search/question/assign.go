package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// assign makes actors of the bodies that act, and the others what a rule is
// asked to reach, a place, or just somebody named.
func (p *parser) assign(bodies []role) {
	defer p.reachNamed()
	subject := slices.ContainsFunc(bodies, func(r role) bool { return p.subject(r.m) })
	for _, r := range bodies {
		switch {
		case r.e.Kind == knowledge.UnitKind && p.behind(r.m, "for-whom-asked") && p.verb.at >= 0 && r.m.From >= p.verb.to && p.wh() != "":
			p.reach(r.e)
			p.organization(r.e, bodies)
		case r.e.Kind == knowledge.UnitKind && p.letOff(r.m):
			p.reach(r.e)
			p.organization(r.e, bodies)
		case len(bodies) > 1 && p.toldTo(r.m):
			p.q.Others, p.q.Loose = addID(p.q.Others, r.e.ID), addID(p.q.Loose, r.e.ID)
		case len(bodies) > 1 && p.onlySpeaks(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		case len(bodies) > 1 && p.likened(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		case len(bodies) > 1 && p.reached(r.m) && !slices.Contains(p.q.Actors, r.e.ID):
			p.reach(r.e)
		case r.e.Kind == knowledge.Government && len(bodies) > 1 && p.inside(r.m):
			p.q.Where[knowledge.Place] = addID(p.q.Where[knowledge.Place], r.e.ID)
		case r.m.Slip && p.behind(r.m, "before-after"):
			p.q.Others = addID(p.q.Others, r.e.ID) // "after leasing" tells when, of whoever's rule
		case subject && !p.subject(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		default:
			p.q.Actors = addID(p.q.Actors, r.e.ID)
		}
	}
}

// appActs tells that of two apps the first acts on the second: it stands
// before the verb, and the other behind it.
func (p *parser) appActs(first, second language.Mention) bool {
	return p.verb.at >= 0 && !p.verb.passive && first.To <= p.verb.at && second.From >= p.verb.to && !p.joined(first, second)
}

// swapped tells that an app is asked to have acted on a body: "did the app ban
// the bank".
func (p *parser) swapped(app, body language.Mention) bool {
	v := p.verb
	told := v.at >= 0 && body.From >= v.at && body.To <= v.to // "tell Acme's staff to remove"
	if v.at < 0 || v.passive || app.To > v.at || body.From < v.to && !told || !rules[language.Cue(v.name)].Rule() {
		return false
	}
	for i, t := range p.reading.Tokens[:v.at] {
		if language.Listed("passive-verb", t.Norm) || i == 0 && !p.reading.At(0, "aux-did") {
			return false
		}
	}
	return told || p.joinedTo(v.to, body.From)
}

// joinedTo tells that nothing but an article stands between the tokens.
func (p *parser) joinedTo(from, to int) bool {
	for _, t := range p.reading.Tokens[from:to] {
		if !language.Listed("article", t.Norm) {
			return false
		}
	}
	return true
}

// joined tells that only "and", "or" and the like stand between two names.
func (p *parser) joined(a, b language.Mention) bool {
	for _, t := range p.reading.Tokens[a.To:b.From] {
		if t.Word && !language.Listed("joins-names", t.Norm) {
			return false
		}
	}
	return true
}

// subject tells that the name stands where the one who acts does: before the
// verb, or behind "by" in the passive.
func (p *parser) subject(m language.Mention) bool {
	if p.verb.at < 0 {
		return true
	}
	if p.verb.passive {
		return m.From > p.verb.at
	}
	return m.To <= p.verb.at
}

// behind tells that a word of the list stands right before the name, an article
// aside.
func (p *parser) behind(m language.Mention, list string) bool {
	for i := m.From - 1; i >= 0; i-- {
		n := p.reading.Tokens[i].Norm
		if language.Listed("before-name", n) {
			continue
		}
		return language.Listed(list, n)
	}
	return false
}

// inside tells that the name stands for a place in which something is so.
func (p *parser) inside(m language.Mention) bool {
	return p.behind(m, "inside-of")
}

// onlySpeaks tells that the one named says what is asked about: "a friend at
// Acme says it is banned".
func (p *parser) onlySpeaks(m language.Mention) bool {
	said := p.first("said")
	return said >= 0 && p.verb.at > said && m.To <= said
}

// likened tells that the one named is only likened to another: "as it is at".
func (p *parser) likened(m language.Mention) bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.Cue == "like" && c.To <= m.From && m.From-c.To <= 1
	})
}

// letOff tells that the one named is exempted, and does not exempt: "until when
// was the desk let off".
func (p *parser) letOff(m language.Mention) bool {
	return p.verb.name == "exempt" && !p.verb.passive && m.To <= p.verb.at && (p.reading.At(m.From-1, "aux-is") || m.From > 1 && p.reading.At(m.From-2, "aux-is"))
}

// toldTo tells that the one named is whom somebody told what is asked about:
// "who told the paper that".
func (p *parser) toldTo(m language.Mention) bool {
	return m.From > 0 && language.Listed("told-word", p.reading.Tokens[m.From-1].Norm) &&
		m.To < len(p.reading.Tokens) && p.reading.Tokens[m.To].Norm == "that"
}
