package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// ruleRuns reads "the ban takes effect on Monday", "applies to staff".
func (s *sentence) ruleRuns(a *language.ActAt, st *stance, r *ruleNoun, c *claim.Claim, end int) {
	in := end
	if a.Act == "start" && s.inside(end) == "" && s.inside(r.to) != "" {
		in = r.to // "the ban on Pigeon in Ruritania took effect"
	}
	if r.act == "" || r.act == knowledge.Exempt || !r.definite && (a.Act != "start" || s.inside(in) == "") || st.modal == "would" || st.modal == "might" || st.modal == "may" {
		return
	}
	if by, doubt := s.actor(r.owner); !r.owner.empty() && by != "" {
		c.By, c.Doubts = by, doubts(doubt)
	} else {
		by, doubt := s.unnamed(st, party{}, in)
		c.By, c.Doubts = by, doubts(doubt)
	}
	if a.Act == "expire" && st.mode == isDone && a.Form&language.Past != 0 {
		c.Do = knowledge.Lift
		s.found(st, *c, end)
		s.given(r, c)
		return
	}
	c.Do, c.Undoes, c.Presupposes, c.Mentioned = r.act, "", false, true
	if told := s.ruleToldBy(c.By, c.Apps); a.Act == "reach" && told != nil && told.Do == r.act && !st.not {
		c.Adds = told
		var to int
		if c.Scope.Terms, to = s.termsIn(a.To, s.clauseEnd(a.To)); len(c.Scope.Terms) == 0 {
			return
		}
		end = max(end, to)
	}
	if a.Act == "start" && a.Form&language.Past == 0 {
		for i := range s.times {
			if m := &s.times[i]; m.from >= end && m.bearing == onThen {
				m.bearing = fromThen
				s.nearest(m, s.anchorDate())
			}
		}
	}
	if a.Act == "expire" {
		for i := range s.times {
			if m := &s.times[i]; m.from >= end && (m.bearing == onThen || m.bearing == dueThen) {
				m.bearing = untilThen
			}
		}
	}
	st.mode = isDone
	s.found(st, *c, end)
}

// imposed reads "announced a ban on Pigeon".
func (s *sentence) imposed(st *stance, r *ruleNoun, c *claim.Claim, end int) {
	if r.act == "" {
		s.enacted(st, r, c, end)
		return
	}
	if r.act == knowledge.Exempt {
		return
	}
	if told := s.ruleTold(c.Apps); r.definite && s.in(st.at, "affirms") {
		if told == nil || told.Do != r.act {
			return // whose it is isn't told by who confirms it
		}
		c.Adds, c.Mentioned, c.By = told, true, told.By
	}
	c.Do, c.Undoes, c.Presupposes = r.act, "", false
	s.found(st, *c, end)
}

// ruleToldBy is the latest rule of the body on one of the apps that the document told of
// before, or nil.
func (s *sentence) ruleToldBy(by knowledge.EntityID, apps []knowledge.EntityID) *claim.Claim {
	for _, c := range slices.Backward(s.topic.order) {
		if c.By == by && c.Do.Rule() && overlaps(c.Apps, apps) {
			return c
		}
	}
	return nil
}
