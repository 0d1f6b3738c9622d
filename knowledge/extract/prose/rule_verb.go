package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// ruleVerbs are the verbs that are done to a rule, and what they do to it.
var ruleVerbs = map[string]knowledge.Act{
	"undo": knowledge.Lift, "withdraw": knowledge.Withdraw, "reinstate": knowledge.Reinstate, "amend": knowledge.Amend,
	"postpone": knowledge.Amend, "extend": knowledge.Amend, "clarify": knowledge.Clarify,
}

// ruleVerb reads a verb that is done to a rule: "Acme lifted its ban on Pigeon",
// "the ban was lifted".
func (s *sentence) ruleVerb(a *language.ActAt) {
	if x := s.act(a.From, "remain"); s.noun(a.From, a) || s.follow(a) || x != nil && s.follow(x) || s.adviceUndone(a) {
		return
	}
	if a.Act == "impose" && s.in(a.To, "that-word") && s.in(a.To+1, "determiner") {
		return // "announced that the ban had been lifted"
	}
	end := a.To
	if a.Apart > 0 {
		end = a.Apart + 1
	}
	o := s.objectAt(a.To)
	if a.Apart > 0 && o.rule == nil && !o.found() {
		o = s.objectAt(end) // "turned this into a ban"
	}
	st := s.stance(a)
	if s.hasUndone(&st) {
		st.told = "" // "instructed the operators to lift the block"
		if a.Act == "reinstate" && o.rule == nil && o.usage {
			st.who.thing = true
			s.hadAgain(&st, end)
			return
		}
	}
	switch {
	case a.Act == "grant" && (o.rule == nil || !s.in(o.rule.at, "stay-noun")):
		return
	case s.act(a.From, "reach") != nil && s.reachesNot(&st, end):
		return
	case st.mode == notDone && st.modal != "would" || st.not || st.noLonger || st.told != "":
		if !s.in(a.From, "enforces") {
			s.take(o.rule)
		}
		return
	case o.rule == nil && !o.found() && s.in(a.From, "lasts-too") && !st.be:
		return // "the ban stayed in place"
	}
	s.ruleOrApp(a, &st, o, end)
}

// hasUndone tells that whoever made the rule that was told of last orders those who carry it out
// to undo it, rather than somebody else who has made one.
func (s *sentence) hasUndone(st *stance) bool {
	last := s.topic.last
	if st.told != "order" || st.toldBy || st.mode != isDone || st.not || last == nil || s.own() || !s.carriesOut(st.whom) {
		return false
	}
	by, doubt := s.actor(st.who)
	return doubt == "" && by == last.By
}

// carriesOut tells that those are told of there who carry out what a state orders: "operators",
// "internet providers".
func (s *sentence) carriesOut(p party) bool {
	for i := p.from; i < p.to && p.body == "" && !p.pronoun; i++ {
		if s.in(i, "carrier-noun") {
			return true
		}
	}
	return false
}

// ruleOrApp finds the rule that the verb is done to, before or behind it, or the app that
// is to be had again.
func (s *sentence) ruleOrApp(a *language.ActAt, st *stance, o object, end int) {
	passive := a.Form&language.Participle != 0 && (o.rule == nil || a.Apart > 0 && st.be) && (st.be || !st.perfect && !st.infinite && st.modal == "" && !st.do && s.act(a.From, "expire") == nil)
	r := o.rule
	if of := s.antecedentRule(st); r == nil && !o.found() && of != nil {
		r, passive = of, false
	}
	if passive {
		again := s.doneAgain(a, st)
		if again && s.restoredToo(a, st, end) {
			return
		}
		switch r = st.who.rule; {
		case again:
			r = s.sameRule()
		case r == nil && o.rule == nil:
			r = s.ruleGoneOn(a, st)
		case r == nil:
			r = o.rule // "the advice was turned into a ban"
		}
	}
	switch x := s.act(a.From, "expire"); {
	case r == nil && st.who.rule != nil && x != nil:
		s.onRule(x, st, st.who.rule, true, max(end, o.to))
	case r == nil && st.who.rule != nil && a.Act == "start" && !o.found() && (st.who.rule.thing || len(st.who.rule.apps) > 0 && (st.who.relative && st.who.rule.owner.body != "" || st.who.rule.owner.empty() && (s.inside(end) != "" || s.inside(st.who.rule.to) != ""))):
		s.onRule(a, st, st.who.rule, true, end)
	case r == nil && st.who.rule != nil && a.Act == "reach" && !st.who.rule.owner.empty():
		s.onRule(a, st, st.who.rule, true, end)
	case r == nil && s.restored(a, st, passive, end):
	case r == nil:
		s.undoneApp(a, st, o, end)
	default:
		s.onRule(a, st, r, passive, max(end, o.to))
	}
}

// doneAgain tells that the verb in the passive goes on with what the sentence told of last:
// "was banned, and reinstated".
func (s *sentence) doneAgain(a *language.ActAt, st *stance) bool {
	return a.Act != "impose" && st.who.rule == nil && st.who.empty() && len(s.read) > 0 && s.act(a.From, "ban", "unlist") == nil && !s.in(a.To, "use-noun", "use-of")
}

// ruleGoneOn is the rule that a verb in the passive goes on with, which stands before another
// verb, or which "it" stands for: "came into force in March and was lifted in May", "it was
// lifted in May".
func (s *sentence) ruleGoneOn(a *language.ActAt, st *stance) *ruleNoun {
	if s.act(a.From, "ban", "unlist", "unban", "remain") != nil || !st.be || s.own() || a.Act == "impose" {
		return nil
	}
	if st.who.empty() && s.in(st.from-1, "and") {
		for i := range st.from {
			if r := s.ruleAt(i, st.from); r != nil && !r.unreal && !s.prepositional(i, 0) {
				st.later, st.left = true, st.from
				return r
			}
		}
		return nil
	}
	last := s.lastMeant(st.who)
	if last == nil || !last.Do.Rule() || !s.in(st.who.from, "it-word") || last.Do == knowledge.Allow {
		return nil
	}
	return &ruleNoun{at: st.who.from, act: last.Do, apps: last.Apps, definite: true, owner: s.party(st.who.from, st.who.to)}
}

// sameRule is the rule that the sentence told of last: "was lifted, but
// reinstated".
func (s *sentence) sameRule() *ruleNoun {
	c := s.read[len(s.read)-1]
	r := &ruleNoun{at: c.To - 1, act: c.Do, apps: c.Apps, definite: true}
	if !c.Do.Rule() {
		r.act = c.Undoes
	}
	return r
}

// take marks a noun as read.
func (s *sentence) take(r *ruleNoun) {
	if r != nil {
		s.taken[r.at] = true
		if r.verb > 0 {
			s.taken[r.verb] = true
		}
	}
}

// onRule reads what is done to the rule that a noun names.
func (s *sentence) onRule(a *language.ActAt, st *stance, r *ruleNoun, passive bool, end int) {
	s.take(r)
	switch {
	case r.unreal || r.none:
		return
	case r.act == knowledge.Lift:
		s.ended(a, st, r, passive, end)
		return
	}
	if ruleVerbs[a.Act] != "" {
		s.saysWhat(r)
		end = max(end, r.to)
	}
	c := claim.Claim{Apps: r.apps, Undoes: r.act, Presupposes: true, Owned: !r.owner.empty()}
	if len(c.Apps) == 0 {
		if c.Apps = s.ruledOn(r); len(c.Apps) == 0 || !r.definite && !r.thing && a.Act != "impose" && !(st.earlier && len(s.read) > 0) {
			return
		}
	}
	if r.act == "" && s.own() && s.in(r.at, "cutoff-noun") && len(r.apps) > 0 {
		r.act, c.Undoes, c.Presupposes = knowledge.Ban, knowledge.Ban, false // where something was to be cut off
	}
	if r.act == "" && !s.ruleToldOf(c.Apps) {
		return // which decision that was nobody told
	}
	if told := s.ruleTold(c.Apps); told != nil && a.Act != "impose" && (r.act == "" || r.act == knowledge.Restrict && r.definite && told.Do == knowledge.Ban && !s.own()) {
		c.Undoes = told.Do // a ban may be called a restriction
	}
	c.By, c.Doubts = s.whoUndoes(st, r, passive, end)
	if by, _ := s.actor(r.owner); !r.owner.empty() && !r.owner.pronoun {
		if c.Ruler, c.Owned = by, by == "" || by == c.By; by == "" && !s.own() {
			c.Doubt("whose rule it is")
		}
	}
	switch a.Act {
	case "impose":
		if last := s.ruleTold(c.Apps); last != nil && len(r.apps) == 0 && r.definite && last.Do == r.act && last.By != c.By {
			c.Doubt("whether it is the rule that was told of another one")
		}
		s.imposed(st, r, &c, end)
	case "start", "expire", "reach", "remain":
		s.ruleRuns(a, st, r, &c, end)
	default:
		s.undone(a, st, r, c, end)
		s.given(r, &c)
	}
}

// saysWhat takes in what the rule does and on what, where a verb behind the noun says so:
// "its policy barring Pigeon", "its decision to ban Pigeon".
func (s *sentence) saysWhat(r *ruleNoun) {
	for i := r.to; r.act == "" && len(r.apps) == 0 && i < min(len(s.tokens), r.to+mostWords) && !s.mark(i); i++ {
		a := s.act(i, "ban", "restrict", "allow")
		if a == nil || s.noun(i, a) || a.Form&language.Doing == 0 && !s.in(i-1, "to-word") && !s.in(s.group(i).from-1, "that-word", "which-word") {
			continue
		}
		if o := s.objectAt(a.To); len(o.apps) > 0 && o.rule == nil {
			r.act = map[string]knowledge.Act{"ban": knowledge.Ban, "restrict": knowledge.Restrict, "allow": knowledge.Allow}[a.Act]
			r.apps, r.to = o.apps, o.to
		}
	}
}

// namesApp tells that the sentence names an app.
func (s *sentence) namesApp() bool {
	for i := range s.tokens {
		if s.appAt(i) {
			return true
		}
	}
	return false
}

// turn makes of the times behind the token the days to which something is moved.
func (s *sentence) turn(end int, b bearing) {
	anchor, _ := s.anchor()
	for i := range s.times {
		if m := &s.times[i]; m.from >= end && (m.bearing == onThen || m.bearing == untilThen || m.bearing == dueThen) {
			m.bearing = b
			if m.yearless && m.date.Last < anchor.First {
				m.date = yearLater(m.date)
			}
		}
	}
}

// ruleToldOf tells that a rule on one of the apps was told of before.
func (s *sentence) ruleToldOf(apps []knowledge.EntityID) bool {
	for _, c := range s.topic.order {
		for _, a := range apps {
			for _, b := range c.Apps {
				if a == b && (c.Do.Rule() || c.Do == knowledge.Reinstate) {
					return true
				}
			}
		}
	}
	return false
}

// thatAlone tells that "that" or "this" by itself is the object: "overturned that".
func (s *sentence) thatAlone(i int) bool {
	return s.in(i, "that") && (i+1 >= len(s.tokens) || s.mark(i+1) || s.in(i+1, "preposition", "and", "adverb", "clause") || s.timeAt(i+1))
}

// alone tells that the verb by itself says that something is taken back.
func (s *sentence) alone(a *language.ActAt) bool {
	return s.in(a.From, "backtracks") || s.in(a.From, "change-of-mind-noun")
}

// looseRules reads rules that are spoken of as things without a verb that tells
// of them: "after Acme's ban on Pigeon".
func (s *sentence) looseRules() {
	for i := range s.tokens {
		if s.taken[i] {
			continue
		}
		r := s.ruleAt(i, len(s.tokens))
		if r == nil || r.unreal || r.act != knowledge.Ban || len(r.apps) == 0 || r.owner.body == "" || !r.definite || s.question() {
			continue
		}
		from := i
		for from > 0 && !s.edge(from-1, i) {
			from--
		}
		if from > 0 && (s.in(from-1, "whether", "if", "unless")) {
			continue
		}
		st := stance{group: group{from: i, at: i}, mode: isDone, left: i}
		s.found(&st, claim.Claim{Do: r.act, By: r.owner.body, Apps: r.apps, Mentioned: true}, r.to)
	}
}
