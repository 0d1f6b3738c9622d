package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// returnVerb reads that what was banned is to be had again: "downloads resumed on
// Monday", "access returned after two days".
func (s *sentence) returnVerb(a *language.ActAt) {
	if s.noun(a.From, a) || s.own() {
		return
	}
	st := s.stance(a)
	if st.mode != isDone && st.mode != toCome || st.not || st.noLonger || st.told != "" {
		return
	}
	if o := s.objectAt(a.To); o.found() || o.rule != nil || s.notLet(a.From) {
		return
	}
	s.hadAgain(&st, a.To)
}

// notLet tells that somebody is said not to let the act before the token be done: "has
// not let it return".
func (s *sentence) notLet(at int) bool {
	for i := at - 1; i >= 0 && !s.mark(i) && !s.in(i, "clause"); i-- {
		if s.act(i, "allow") != nil {
			g := s.group(i)
			return g.not || g.noLonger
		}
	}
	return false
}

// restored reads the same of what is done to it: "access to Pigeon was restored".
func (s *sentence) restored(a *language.ActAt, st *stance, passive bool, end int) bool {
	if !passive || a.Act != "reinstate" || st.who.rule != nil || s.own() && len(st.who.apps) == 0 {
		return false
	}
	before := len(s.read)
	s.hadAgain(st, end)
	return len(s.read) > before
}

// openAgain reads "users could sign in to it again": what people may do anew, they
// couldn't for a while.
func (s *sentence) openAgain(a *language.ActAt) {
	if s.noun(a.From, a) || s.own() || len(s.read) > 0 {
		return
	}
	st := s.stance(a)
	end := s.againBehind(a.To)
	if end == 0 || st.not || st.noLonger || st.told != "" || st.modal != "may" && st.modal != "might" || s.question() {
		return
	}
	if st.modal == "might" && s.norm(st.at-1) != "could" && s.norm(st.from) != "could" {
		return
	}
	if o := s.objectAt(a.To); len(o.apps) > 0 && o.rule == nil {
		st.who.apps = o.apps
	} else if !o.thing && !st.who.persons {
		return
	}
	st.mode = isDone
	st.who.thing = true
	s.hadAgain(&st, end)
}

// againBehind is where a word such as "again" ends that stands soon behind the token,
// or 0.
func (s *sentence) againBehind(i int) int {
	for j := i; j < min(len(s.tokens), i+6) && !s.mark(j); j++ {
		if end := s.to(j, "again"); end > 0 {
			return end
		}
	}
	return 0
}

// hadAgain tells that the ban ended which the document told of last, where what
// returned is what that was on.
func (s *sentence) hadAgain(st *stance, end int) {
	apps := st.who.apps
	if len(apps) == 0 && (st.who.thing || st.who.pronoun || s.usage(st.who)) {
		apps = s.spoken()
	}
	if len(apps) == 0 && st.who.empty() && len(s.read) > 0 {
		apps = s.read[len(s.read)-1].Apps // "were suspended, and resumed in May"
	}
	last := s.topic.last
	if s.firstTold(st, apps, end) {
		return
	}
	if len(apps) == 0 || last == nil || last.Do != knowledge.Ban || !overlaps(apps, last.Apps) {
		return
	}
	by, doubt := s.unnamed(st, party{}, end)
	if agent, _ := s.agent(end); agent != "" {
		by, doubt = agent, ""
	}
	if by == "" {
		by = last.By
	}
	c := claim.Claim{Do: knowledge.Lift, By: by, Apps: last.Apps, Undoes: knowledge.Ban, Presupposes: true}
	c.Doubt(doubt)
	if by == last.By && len(s.read) > 0 {
		c.Doubts = nil // told with it
	}
	s.found(st, c, end)
}

// freedVerb reads that what was banned before is let go: "Ruritania reopened Pigeon". By
// itself that may be what its maker does.
func (s *sentence) freedVerb(a *language.ActAt) {
	if s.noun(a.From, a) || s.own() || s.compound(a.From) {
		return
	}
	o, st := s.objectAt(a.To), s.stance(a)
	passive := a.Form&language.Participle != 0 && !o.found() && (st.be || st.who.empty() && len(s.read) > 0)
	if st.mode != isDone || st.not || st.told != "" || o.rule != nil || o.people.persons {
		return
	}
	if passive {
		s.hadAgain(&st, a.To)
		return
	}
	apps := o.apps
	if o.thing {
		apps, st.doubt = s.spokenAt(o.one)
	}
	by, doubt := s.actor(st.who)
	ban := s.ruleTold(apps)
	if len(apps) == 0 || by == "" || !s.overAll(by) && (ban == nil || ban.Do != knowledge.Ban || ban.By != by) {
		return
	}
	c := claim.Claim{Do: knowledge.Lift, By: by, Apps: apps, Undoes: knowledge.Ban, Presupposes: true}
	c.Doubt(doubt)
	s.found(&st, c, o.to)
}

// firstTold reads that access to an app was restored in a state of whose ban nothing was
// told: there was one.
func (s *sentence) firstTold(st *stance, apps []knowledge.EntityID, end int) bool {
	by := s.inside(end)
	if by == "" || len(st.who.apps) == 0 || s.ruleTold(apps) != nil || !s.overAll(by) || !st.be || !s.usage(st.who) {
		return false
	}
	s.found(st, claim.Claim{Do: knowledge.Lift, By: by, Apps: apps, Undoes: knowledge.Ban, Presupposes: true}, end)
	return true
}

// usage tells that what is done with an app stands there, rather than the app:
// "access", "new downloads".
func (s *sentence) usage(p party) bool {
	if s.allOthers(p) {
		return false
	}
	for i := p.from; i < p.to; i++ {
		if s.in(i, "app-noun") && s.ofOthersAt(i) {
			return false
		}
	}
	for i := p.from; i < p.to; i++ {
		if s.in(i, "use-noun", "app-noun") && !s.prepositional(i, p.from) {
			return true
		}
	}
	return false
}

func overlaps(a, b []knowledge.EntityID) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// restoredToo reads that what was banned is to be had again: "was banned in 2021 and
// reinstated in 2023".
func (s *sentence) restoredToo(a *language.ActAt, st *stance, end int) bool {
	last := s.read[len(s.read)-1]
	if a.Act != "reinstate" || last.Do != knowledge.Ban || last.Adds != nil {
		return false
	}
	by, _ := s.agent(end)
	if by == "" {
		by = last.By
	}
	s.found(st, claim.Claim{Do: knowledge.Lift, By: by, Apps: last.Apps, Undoes: knowledge.Ban, Presupposes: true}, end)
	return true
}
