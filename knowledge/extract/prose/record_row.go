package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// recordRow is the row of a table that tells what others did: who, on what, when, and
// what.
type recordRow struct {
	by    knowledge.EntityID
	apps  []knowledge.EntityID
	on    knowledge.Date
	rest  []*sentence // the other cells
	doubt string
	terms knowledge.Terms
}

// record reads the row of a table in a document that tells of others, and tells whether
// it is one. What was done is in a cell, or else around the table.
func (r *Reader) record(p *knowledge.Passage, t *topic, row []form.Cell) bool {
	if t.own {
		return false
	}
	t.enter(r, p)
	was := *t
	defer func() { order := t.order; *t = was; t.order = order }()
	x := r.readCells(p, t, row)
	if x.by == "" && x.on.IsZero() || len(x.apps) == 0 && len(x.rest) == 0 {
		return false
	}
	t.cell, t.actor, t.bodies, t.apps, t.section = true, x.by, nil, x.apps, nil
	if x.by != "" {
		t.bodies = []knowledge.EntityID{x.by}
	}
	t.lately, t.last, t.subject, t.lead = nil, nil, "", nil
	var read []*claim.Claim
	for _, whole := range x.rest {
		for _, part := range form.Split(whole.Text) {
			part.Start += whole.Start
			s := r.sentence(p, t, part)
			s.moments()
			s.tell()
			s.nounOnly()
			t.note(s)
			read = append(read, s.read...)
		}
	}
	if len(read) == 0 && len(x.apps) > 0 {
		read = r.aroundTable(p, t, x)
	}
	for _, c := range read {
		c.Words = p.Text
		if c.By == x.by {
			c.Doubt(x.doubt)
		}
		if !x.on.IsZero() && c.Adds == nil {
			c.Announced, c.Dated = x.on, true
		}
		for d, ids := range x.terms {
			if len(c.Scope.Terms[d]) == 0 {
				c.Scope = withTerm(c.Scope, d, ids...)
			}
		}
	}
	r.Claims = append(r.Claims, read...)
	return len(read) > 0
}

// readCells tells which cell says what, by what is in it.
func (r *Reader) readCells(p *knowledge.Passage, t *topic, row []form.Cell) *recordRow {
	x := &recordRow{}
	for _, c := range row {
		head := strings.ToLower(c.Head)
		s := r.sentence(p, t, form.Piece{Text: c.Text, Start: c.At})
		s.moments()
		switch {
		case x.by == "" && s.bodyCell(head, x):
		case len(x.apps) == 0 && s.appCell(x):
		case s.dateCell(x):
		case language.Number(c.Text) > 0 || s.numeral():
		case s.termCell(x):
		default:
			x.rest = append(x.rest, s)
		}
	}
	if len(x.apps) == 0 {
		x.apps = t.about()
	}
	if x.by == "" {
		if x.by = t.first; r.rivalled(t.first, t.bodies) {
			x.doubt = whoseAct
		}
	}
	return x
}

// rivalled tells that one of the bodies is neither the one nor, of a state, a part of it
// by its name.
func (r *Reader) rivalled(first knowledge.EntityID, bodies []knowledge.EntityID) bool {
	state := r.Entity(first)
	return slices.ContainsFunc(bodies, func(id knowledge.EntityID) bool {
		e := r.Entity(id)
		return id != first && (e == nil || state == nil || state.Kind != knowledge.Government || e.Kind != knowledge.Government || !language.PartOfState(e.Name()))
	})
}

// about are the apps that a table without a column of apps is about: those of its
// heading or of the whole document.
func (t *topic) about() []knowledge.EntityID {
	if len(t.section) > 0 {
		return t.section
	}
	return t.whole
}

// bodyCell reads a cell with nothing but a body.
func (s *sentence) bodyCell(head string, x *recordRow) bool {
	if len(s.tokens) == 0 {
		return false
	}
	headed := language.Naming("body-head").Has(head)
	if m := s.at(0); m != nil && len(m.bodies) > 0 && m.To == len(s.tokens) {
		x.by = s.above(m.bodies[0])
		return true
	}
	for part := range strings.SplitSeq(head, " or ") {
		headed = headed || language.Naming("body-head").Has(strings.TrimSpace(part))
	}
	if !headed {
		return false
	}
	if p := s.party(0, len(s.tokens)); p.body != "" && len(p.apps) == 0 {
		x.by = p.body
	} else if s.titled() {
		x.by = s.namedBody(party{name: s.Text})
	}
	return x.by != ""
}

// appCell reads a cell with nothing but names of apps.
func (s *sentence) appCell(x *recordRow) bool {
	var apps []knowledge.EntityID
	for i := 0; i < len(s.tokens); i++ {
		m := s.at(i)
		switch {
		case m != nil && len(m.apps) > 0:
			apps, i = ground.AppendNew(apps, m.apps[0].ID), m.To-1
		case s.norm(i) == ",", s.in(i, "and", "such-as", "determiner", "app-noun"):
		case len(s.acts[i]) > 0 || m != nil || len(apps) == 0 || s.tokens[i].Word && !s.tokens[i].Upper:
			return false
		}
	}
	x.apps = apps
	return len(apps) > 0
}

// dateCell reads a cell with nothing but a time.
func (s *sentence) dateCell(x *recordRow) bool {
	if len(s.times) != 1 || s.times[0].to < len(s.tokens) || s.times[0].from > 1 || s.times[0].date.IsZero() {
		return false
	}
	x.on = s.times[0].date
	return true
}

func (s *sentence) numeral() bool {
	return len(s.tokens) == 1 && strings.Trim(s.tokens[0].Text, "0123456789") == ""
}

// termCell reads a cell with nothing but devices, networks or people: "state devices".
func (s *sentence) termCell(x *recordRow) bool {
	if slices.ContainsFunc(s.acts, func(list []language.ActAt) bool {
		return slices.ContainsFunc(list, func(a language.ActAt) bool {
			return a.Form&(language.Past|language.Participle|language.Third) != 0 && !s.noun(a.From, &a)
		})
	}) {
		return false
	}
	terms, _ := s.termsIn(0, len(s.tokens))
	if len(terms) > 0 {
		x.terms = terms
	}
	return len(terms) > 0
}

// nounOnly reads a cell that says what was done by a noun: "Ban on company devices".
func (s *sentence) nounOnly() {
	for i := 0; i < min(2, len(s.tokens)) && len(s.read) == 0; i++ {
		if r := s.ruleAt(i, len(s.tokens)); r != nil && r.act.Rule() && !r.unreal && len(r.apps) == 0 {
			st := stance{group: group{from: i, at: i}, mode: isDone, left: 0}
			s.found(&st, claim.Claim{Do: r.act, By: s.topic.actor, Apps: s.topic.apps}, r.to)
		}
	}
}

// aroundTable reads what the rows of a table tell from what stands above and below it:
// "All of these are bans".
func (r *Reader) aroundTable(p *knowledge.Passage, t *topic, x *recordRow) []*claim.Claim {
	if !r.bansAround(p) {
		return nil
	}
	s := r.sentence(p, t, form.Piece{Text: p.Text})
	st := stance{group: group{}, mode: isDone}
	s.found(&st, claim.Claim{Do: knowledge.Ban, By: x.by, Apps: x.apps}, 0)
	for _, c := range s.read {
		c.Scope = knowledge.Scope{}
	}
	return s.read
}

// bansAround tells that the heading, or what stands right above or below the table, says
// that its rows are bans.
func (r *Reader) bansAround(p *knowledge.Passage) bool {
	texts := append([]string{form.LastHeading(p.Title)}, r.Around(p, form.IsRow)...)
	bans := false
	for k, text := range texts {
		for _, s := range form.Split(text) {
			bans = bans || language.TellsBans(s.Text, k == 0)
		}
	}
	return bans
}
