package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// datedBehind takes in when the rule was made where that stands right behind its noun, or behind
// what it is on: "the ban of 3 May 2024 on Pigeon", "the Pigeon ban (3 May 2024)", "the ban on
// Pigeon from May 2024 is lifted". It is no time of what is done to the rule.
func (s *sentence) datedBehind(r *ruleNoun) {
	r.to = s.ofText(r.to)
	at := r.to
	of := s.in(at, "of-word") || s.norm(at) == "("
	if of {
		at++
	}
	m := s.momentAt(at)
	switch {
	case r.dated || m == nil || m.from != at || m.date.IsZero():
		return
	case of && m.bearing == onThen, m.bearing == fromThen && s.in(m.to, "be", "have") && m.date.Last < s.writtenOn().First:
		r.given, r.dated, r.to = m.date, true, m.to
	}
	if s.norm(at-1) == "(" && s.norm(r.to) == ")" {
		r.to++
	}
}

// ofText is where the words end, from the token on, that say in which text a rule stands: "of
// edition 4", "of version 2.1".
func (s *sentence) ofText(i int) int {
	if !s.in(i, "of-word") || !s.in(i+1, "text-noun") || !s.figureAt(i+2) {
		return i
	}
	return i + 3
}

// datesRule tells that the time at the token says when the rule before it was made.
func (s *sentence) datesRule(i int) bool {
	m := s.momentAt(i)
	return m != nil && m.bearing == onThen && s.in(m.from-1, "of-word") && s.back(m.from-1, "ban-noun", "restrict-noun", "allow-noun") >= 0
}

// ofItem takes in the app with whose name a line of a list begins that goes on with the noun:
// "Pigeon: ban lifted".
func (s *sentence) ofItem(r *ruleNoun) {
	i := r.at - 1
	for s.in(i, "the-word") {
		i--
	}
	if s.labelled(i) && len(r.apps) == 0 {
		r.apps, r.definite = idsOf(s.at(i-1).apps), true
	}
}

// labelled tells that the mark at the token stands behind the name of an app with which a line of
// home's own begins, and before what it says of that: "Pigeon: allowed again".
func (s *sentence) labelled(i int) bool {
	if !s.own() || i < 1 || !s.mark(i) || s.norm(i) == "," {
		return false
	}
	m := s.at(i - 1)
	return m != nil && (m.From == 0 || s.timeAt(m.From-1)) && len(m.apps) == 1 && len(m.bodies) == 0
}

// participleAt tells that a verb begins at the token that says what is done, without a form of to be.
func (s *sentence) participleAt(i int) bool {
	a := s.anyAct(i)
	return a != nil && a.Form&language.Participle != 0 && a.Form&language.Plain == 0
}

// given tells of the rule that is undone, where a clause says who made it and when.
func (s *sentence) given(r *ruleNoun, undoing *claim.Claim) {
	apps := undoing.Apps
	if len(r.apps) > 0 {
		apps = r.apps
	}
	by, doubt := s.actor(r.owner)
	if r.dated && r.owner.empty() {
		by, doubt = undoing.By, ""
	}
	if r.given.IsZero() || by == "" || doubt != "" || len(apps) == 0 || r.dated && (!r.act.Rule() || len(r.apps) == 0) {
		return
	}
	c := claim.Claim{Do: r.act, By: by, Apps: apps, Announced: r.given, Dated: true, Certainty: knowledge.Stated, Passage: s.passage, Aside: true, Mentioned: r.dated}
	c.Words, c.Left, c.To, c.End, c.Seq = s.words(r.at, r.to), r.at, r.to, r.to, len(s.topic.order)
	c.Scope.Terms, c.State = r.scope, s.ruledState(&c)
	if r.since {
		c.Announced.First, c.Announced.Precision = knowledge.FirstDay, knowledge.SpanPrecision
		c.From, c.Mentioned, c.Dated = r.given, true, false
	}
	s.keep(c)
}

// saysNoMore tells that nothing but a date stands in the sentence from the token on.
func (s *sentence) saysNoMore(i int) bool { return s.onlyDates(i, len(s.tokens)) }

// undoneAt tells that a verb begins at the token that stands behind a rule in a headline, without a
// form of to be: "ban lifted", "block on Pigeon withdrawn". Whatever else the line says of it may be
// who says so, that it isn't so yet, or that the rule came back.
func (s *sentence) undoneAt(i int) bool {
	if s.in(i, "of-word") && s.momentAt(i+1) != nil {
		i = s.momentAt(i + 1).to
	}
	a := s.act(i, "undo", "withdraw", "postpone", "extend")
	return s.own() && a != nil && a.Form&language.Participle != 0 && s.saysNoMore(a.To) && (s.next() == "" || s.mayAgain())
}
