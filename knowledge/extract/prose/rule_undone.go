package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// undone reads what is done to a rule that there is: it is ended, changed or put off.
func (s *sentence) undone(a *language.ActAt, st *stance, r *ruleNoun, c claim.Claim, end int) {
	c.Do = ruleVerbs[a.Act]
	if s.own() && !r.definite && s.in(a.From, "puts-aside") && s.ruleTold(c.Apps) == nil {
		c.Doubt("whether there was one") // "a ban on Pigeon was put on ice"
	}
	c.Overrules = s.in(a.From, "overrules") && !c.Owned
	switch {
	case r.act == knowledge.Exempt && c.Do == knowledge.Lift:
		c.Doubt("which exception ended")
	case s.liftsLift(r, c.Do):
		c.Do, c.Undoes, c.Overrules = knowledge.Reinstate, knowledge.Ban, false
	}
	if a.Act == "postpone" {
		s.movedTo(end)
	}
	if a.Act == "postpone" && s.own() && s.timeIn(end, len(s.tokens), onThen, untilThen, dueThen) == nil {
		return // until when isn't told: the rule is upset
	}
	switch {
	case a.Act == "postpone", a.Act == "extend" && s.in(r.at, "deadline-noun"):
		s.turn(end, fromThen)
	case a.Act == "extend" && s.in(end, "to-word") && !s.timeAt(end) && !s.timeAt(end+1): // to more people
	case a.Act == "extend":
		s.turn(end, untilThen)
	case c.Do == knowledge.Lift && s.beforeItBegan():
		c.Do = knowledge.Withdraw
	}
	s.found(st, c, end)
}

// movedTo makes of what begins at one day and ends at another, behind the token, the second one:
// "postponed from 1 July to 2 August".
func (s *sentence) movedTo(end int) {
	for i := range s.times {
		m := &s.times[i]
		if m.from < end || m.date.Precision != knowledge.SpanPrecision {
			continue
		}
		for j := m.from + 1; j < m.to-1; j++ {
			if !s.in(j, "until", "to-word", "join") {
				continue
			}
			anchor, _ := s.anchor()
			if list := s.DateOrder.Times(s.words(j+1, m.to), anchor.Last); len(list) == 1 && !list[0].YearOnly && list[0].Event == "" {
				m.date, m.yearless, m.bearing = list[0].Date, list[0].Yearless, untilThen
			}
			break
		}
	}
}

// liftsLift tells that what is undone is that a ban was suspended, as was told before:
// "overturned the suspension".
func (s *sentence) liftsLift(r *ruleNoun, do knowledge.Act) bool {
	last := s.topic.last
	return do == knowledge.Lift && r.definite && s.in(r.at, "end-noun", "stay-noun") && r.ends == nil && last != nil && last.Do.Undoing() && last.Do != knowledge.Reinstate && last.Undoes == knowledge.Ban &&
		(len(r.apps) == 0 || overlaps(r.apps, last.Apps))
}

// ruledOn are the apps that a rule is on which names none: those of the last such rule
// that was told, where it is one that is known.
func (s *sentence) ruledOn(r *ruleNoun) []knowledge.EntityID {
	last := s.topic.last
	if r.definite && !r.thing && r.act != "" && last != nil && len(s.topic.section) == 0 && last.Passage.Title == s.passage.Title && (last.Do == r.act || last.Undoes == r.act) && !s.namesApp() {
		return last.Apps
	}
	return s.spoken()
}

// whoUndoes is who stands before the verb, or behind by, or whose rule it is.
func (s *sentence) whoUndoes(st *stance, r *ruleNoun, passive bool, end int) (knowledge.EntityID, []string) {
	if passive {
		if by, _ := s.agent(end); by != "" || s.byStranger(end) {
			return by, nil
		}
		if !r.owner.empty() {
			if by, doubt := s.actor(r.owner); by != "" || !r.owner.pronoun {
				return by, doubts(doubt) // nobody else, where whose it is isn't known
			}
		}
		if by := s.inside(r.to); by != "" && !s.own() {
			return by, nil // "the ban on Pigeon at Acme"
		}
		by, doubt := s.unnamed(st, party{}, end)
		return by, doubts(doubt)
	}
	by, doubt := s.actor(st.who)
	if st.told == "order" {
		by, doubt = s.teller(st)
	}
	return by, doubts(doubt)
}

func doubts(d string) []string {
	if d == "" {
		return nil
	}
	return []string{d}
}

// beforeItBegan tells that what is taken back never stood: it was a mistake, or
// was dropped within the day.
func (s *sentence) beforeItBegan() bool {
	for i := range s.tokens {
		if s.in(i, "before-it-began") || s.in(i, "same-day") {
			return true
		}
	}
	for _, m := range s.times {
		if m.bearing == laterThen && m.same {
			return true
		}
	}
	return false
}

// undoneApp reads "restored access to Pigeon", and a verb such as backtrack that
// needs no object.
func (s *sentence) undoneApp(a *language.ActAt, st *stance, o object, end int) {
	if ruleVerbs[a.Act] == "" {
		return
	}
	switch {
	case !o.found() && s.in(a.To, "use-noun") && a.Act == "reinstate" && len(s.spoken()) > 0:
		by, doubt := s.actor(st.who)
		c := claim.Claim{Do: knowledge.Lift, By: by, Apps: s.spoken(), Undoes: knowledge.Ban, Presupposes: true}
		c.Doubt(doubt)
		s.found(st, c, a.To+1)
	case o.found() && (o.usage || len(o.apps) > 0) && a.Act == "reinstate":
		by, doubt := s.actor(st.who)
		apps := o.apps
		if o.thing {
			apps = s.spoken()
		}
		c := claim.Claim{Do: knowledge.Lift, By: by, Apps: apps, Undoes: knowledge.Ban, Presupposes: true}
		c.Doubt(doubt)
		s.found(st, c, max(end, o.to))
	case (o.thing && s.in(o.to-1, "it-word") || s.thatAlone(a.To)) && s.topic.last != nil && s.topic.last.Do.Rule() && a.Act != "clarify" && a.Act != "amend" && s.act(a.From, "ban", "unlist") == nil:
		by, doubt := s.actor(st.who)
		if last := s.topic.last; !s.own() && by != last.By && !s.MayUndo(by, last.By) && !s.Judges(by) && s.Parts[by] == nil {
			return // what somebody else does with it
		}
		c := claim.Claim{Do: ruleVerbs[a.Act], By: by, Apps: s.topic.last.Apps, Undoes: s.topic.last.Do, Presupposes: true}
		c.Doubt(doubt)
		switch {
		case c.Do == knowledge.Reinstate && c.Undoes == knowledge.Ban:
			c.Do = knowledge.Lift // what is restored is what was banned
		case c.Do == knowledge.Lift && c.Undoes == knowledge.Allow:
			c.Do = knowledge.Withdraw
		}
		if c.Do == knowledge.Lift && s.beforeItBegan() {
			c.Do = knowledge.Withdraw
		}
		s.found(st, c, max(end, o.to))
	case !o.found() && s.alone(a) && s.topic.last != nil && s.topic.last.Do.Rule() && a.Act == "undo":
		by, doubt := s.actor(st.who)
		if by != s.topic.last.By {
			return
		}
		c := claim.Claim{Do: knowledge.Lift, By: by, Apps: s.topic.last.Apps, Undoes: s.topic.last.Do, Presupposes: true}
		c.Doubt(doubt)
		if s.beforeItBegan() || c.Undoes == knowledge.Allow {
			c.Do = knowledge.Withdraw
		}
		s.found(st, c, end)
	}
}
