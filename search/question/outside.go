package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// leftOut files a term that the scope is asked about without: "outside the EU",
// "everywhere but in the EU". It reports whether the name is one.
func (p *parser) leftOut(m language.Mention, e *knowledge.Entity) bool {
	c, ok := p.leavesOut(m)
	if !ok {
		return false
	}
	d := dimensionOf(e)
	if d == "" {
		return false
	}
	p.q.leaveOut(d, e.ID)
	p.q.Save = p.q.Save || !p.reading.At(c.From, "outside-of")
	p.use(c.From, m.To)
	return true
}

func (q *Question) leaveOut(d knowledge.Dimension, id knowledge.EntityID) {
	if q.Outside == nil {
		q.Outside = knowledge.Terms{}
	}
	q.Outside[d] = addID(q.Outside[d], id)
}

// tell keeps of whom a sentence tells that asks nothing.
func (q *Question) tell(d knowledge.Dimension, id knowledge.EntityID) {
	if q.told == nil {
		q.told = knowledge.Terms{}
	}
	q.told[d] = addID(q.told[d], id)
}

// dimensionOf is the dimension of scopes of which the entity is a term, or none.
func dimensionOf(e *knowledge.Entity) knowledge.Dimension {
	for _, d := range knowledge.Dimensions() {
		if d.KindOf() == e.Kind {
			return d
		}
	}
	return ""
}

// leavesOut is the cue that leaves the name out, unless a denial turns it around.
func (p *parser) leavesOut(m language.Mention) (language.CueAt, bool) {
	c, ok := p.leavingOut(m)
	return c, ok && !p.turnedAround(c.From)
}

// leavingOut is the cue right before the name, small words aside, that leaves it out, or that
// leaves out the one that it is joined to: "outside France and Spain".
func (p *parser) leavingOut(m language.Mention) (language.CueAt, bool) {
	if o, ok := p.joinedBehind(m); ok {
		return p.leavingOut(o)
	}
	for i := m.From - 1; i >= 0 && i >= m.From-mostBeside; i-- {
		for _, c := range p.reading.Cues {
			if c.Cue == "but-not" && c.To == i+1 {
				return c, true
			}
		}
		if !language.Stop(p.reading.Tokens[i].Norm) {
			break
		}
	}
	return language.CueAt{}, false
}

// turnedAround tells that a denial stands before the token in a clause beside what is asked, which
// turns what leaves something out around: "I don't work outside the depot".
func (p *parser) turnedAround(i int) bool {
	ask := p.asksAt()
	from, to := p.clauseAt(i, ask)
	return (ask < from || to <= ask) && p.anyAt(from, i, "denying-being")
}

// joinedBehind is the name to which this one is joined: by "and", or by a comma where both are
// of a kind.
func (p *parser) joinedBehind(m language.Mention) (language.Mention, bool) {
	for _, o := range p.reading.Mentions {
		if o.To >= m.From {
			continue
		}
		words := slices.DeleteFunc(slices.Clone(p.reading.Tokens[o.To:m.From]), func(t language.Token) bool {
			return language.Listed("before-name", t.Norm) || language.Listed("article", t.Norm)
		})
		joins := func(t language.Token) bool { return language.Listed("joins-names", t.Norm) }
		if other := func(t language.Token) bool { return t.Norm != "," && !joins(t) }; len(words) == 0 || slices.ContainsFunc(words, other) {
			continue
		}
		if slices.ContainsFunc(words, joins) || p.kindOf(o) == p.kindOf(m) {
			return o, true
		}
	}
	return language.Mention{}, false
}

func (p *parser) kindOf(m language.Mention) knowledge.Kind {
	if e := p.base.Entity(m.Entities[0]); e != nil {
		return e.Kind
	}
	return ""
}

// leaves tells that the cue leaves terms out of the scope that is asked about, and nothing that
// is no term of one.
func (p *parser) leaves(c language.CueAt) bool {
	left := slices.DeleteFunc(slices.Clone(p.reading.Mentions), func(m language.Mention) bool {
		by, ok := p.leavesOut(m)
		return !ok || by != c
	})
	return len(left) > 0 && !slices.ContainsFunc(left, func(m language.Mention) bool {
		return !slices.ContainsFunc(m.Entities, p.outside)
	})
}

func (p *parser) outside(id knowledge.EntityID) bool {
	for _, terms := range p.q.Outside {
		if slices.Contains(terms, id) {
			return true
		}
	}
	return false
}
