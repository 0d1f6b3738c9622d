package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// remark keeps a sentence of which nothing was read, although a word in it may end
// a rule that was told: "since May this is no longer so". What it says isn't known,
// and so the rule is in doubt.
func (s *sentence) remark() {
	if s.upset() || len(s.read) > 0 || s.question() || s.onlyPossible() {
		return
	}
	for i := range s.tokens {
		if !s.maybeEnds(i) {
			continue
		}
		apps, by := s.remarkedOn(i)
		if by == "" || len(apps) == 0 {
			continue
		}
		c := s.remarked(by, apps)
		if m := s.timeIn(0, len(s.tokens), onThen, fromThen); m != nil && m.date.First <= s.anchorDate().Last {
			c.Announced, c.Dated = m.date, true
		}
		return
	}
}

// remarked keeps that the sentence may end the rule of the body on the apps.
func (s *sentence) remarked(by knowledge.EntityID, apps []knowledge.EntityID) *claim.Claim {
	c := &claim.Claim{Do: knowledge.Lift, By: by, Apps: apps, Certainty: knowledge.Stated, Announced: s.writtenOn(), Remark: true, Passage: s.passage, Words: s.Text, Seq: len(s.topic.order), To: len(s.tokens)}
	c.Doubt("what it says of the rule before it")
	s.read = append(s.read, c)
	return c
}

// maybeEnds tells that a word for the end of a rule stands at the token.
func (s *sentence) maybeEnds(i int) bool {
	if s.at(i) != nil {
		return false
	}
	if g := s.group(i); s.back(g.from, "remains") >= 0 || s.back(i, "remains") >= 0 {
		return false // "it remains blocked"
	}
	if s.in(i, "no-longer") {
		return true
	}
	a := s.act(i, "undo", "withdraw", "expire", "unban")
	if last := s.topic.last; a == nil && s.own() && !(last != nil && last.Do == knowledge.Ban) {
		a = s.act(i, "cut") // "has been switched off", which no ban ends by
	}
	if a == nil || s.noun(i, a) || s.act(i, "remain") != nil { // "the ban stays"
		return false
	}
	if o := s.objectAt(a.To); s.act(i, "ban") != nil && o.rule == nil && (o.found() || !s.standsAlone(a.To)) {
		return false // "others have blocked it, too"
	}
	st := s.stance(a)
	return st.mode == isDone && !st.not && !st.infinite
}

// onlyPossible tells that the sentence speaks of what may be, or will be.
func (s *sentence) onlyPossible() bool {
	for i := range s.tokens {
		if s.in(i, "will", "would", "if", "may") && s.at(i) == nil {
			return true
		}
	}
	return false
}

// nearWords is how many words away from a word for its end what ends may stand.
const nearWords = 6

// remarkedOn are the apps that the sentence speaks of beside the token, and whose rule
// on them: those that it names, or else those of the rule told last, where it points
// back.
func (s *sentence) remarkedOn(at int) (apps []knowledge.EntityID, by knowledge.EntityID) {
	points := false
	for i := max(0, at-nearWords); i < min(len(s.tokens), at+nearWords); i++ {
		m := s.at(i)
		if m == nil {
			if s.stranger(i) {
				return nil, "" // it may be about that
			}
			if s.in(i, "rule-noun", "text-noun") && s.numbered(i+1) || s.in(i, "allow-noun") && s.topic.last != nil && s.topic.last.Do == knowledge.Ban {
				return nil, "" // "Directive 2/2022 is repealed", "permissions expired" below a ban
			}
			points = points || i == 0 && s.in(i, "that-word") || s.in(i, "it-word", "this-word", "ban-noun", "restrict-noun", "allow-noun", "rule-noun")
			continue
		}
		for _, e := range m.apps {
			apps = ground.AppendNew(apps, e.ID)
		}
		if by == "" && len(m.bodies) > 0 {
			by = s.above(m.bodies[0])
		}
	}
	last := s.topic.last
	if len(apps) == 0 && points && last != nil {
		apps = last.Apps
	}
	switch {
	case by != "":
	case last != nil && slices.ContainsFunc(last.Apps, func(id knowledge.EntityID) bool { return slices.Contains(apps, id) }):
		by = last.By
	case s.own():
		by = s.ourselves()
	}
	return apps, by
}

// numbered tells that a number stands at the token.
func (s *sentence) numbered(i int) bool {
	return !s.mark(i) && strings.IndexAny(s.norm(i), "0123456789") == 0
}
