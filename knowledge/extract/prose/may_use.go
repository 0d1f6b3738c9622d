package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// modalUse reads "may not use", "must be removed".
func (s *sentence) modalUse(a, fed *language.ActAt, at int, prohibits bool) {
	st := s.stance(a)
	if st.modal != "cannot" && (st.mode == notDone || st.mode == isDenied) {
		return
	}
	st.mode = isDone
	if s.binds(&st.group) {
		st.modal = "must"
	}
	u := s.modalObject(&st, a, fed, at)
	if len(u.apps) == 0 {
		return
	}
	nobody := st.who.nobody || !st.who.empty() && s.in(st.who.from, "no-word")
	if nobody && st.modal == "must" && s.needs(&st.group) {
		return // "nobody has to use it": it is left to everybody
	}
	no := st.not || st.modal == "cannot" || nobody || st.noLonger || u.none
	c := claim.Claim{Apps: u.apps, Do: modalDoes(&st, prohibits, no), Rule: true}
	if c.Do == "" {
		return
	}
	doubt := ""
	c.By, doubt = s.unnamed(&st, st.who, u.end)
	if c.Do == knowledge.Advise {
		if !s.advisesPeople(&c, &st) {
			return
		}
		if c.Of = knowledge.Ban; c.By == "" && st.said {
			c.By, doubt = s.actor(st.speaker) // "people should not use it, the ministry said"
		}
	}
	c.Doubt(doubt)
	if c.Do == knowledge.Allow && !s.own() && !st.decided && s.able(st.left, a.From) {
		c.Doubt("whether people may, or merely can")
	}
	c.Doubt(s.onlyIf())
	if a.Act == "erase" {
		c.Doubt(s.errand())
	}
	if st.be {
		c.Doubt(s.whatItIs(st.who))
	}
	s.modalScope(&c, &st, u.data, fed, at)
	s.found(&st, c, u.end)
}

// advisesPeople tells that what should not be done is advice to people, and not what somebody wants of
// a body, or how soon what is banned is to go.
func (s *sentence) advisesPeople(c *claim.Claim, st *stance) bool {
	if !s.own() && st.who.body != "" && !st.who.persons && !st.who.pronoun {
		return false
	}
	last := s.topic.last
	return last == nil || last.Do != knowledge.Ban || last.By != c.By || last.Passage != s.passage || !overlaps(last.Apps, c.Apps)
}

// modalScope limits the claim to whom and what it is said of.
func (s *sentence) modalScope(c *claim.Claim, st *stance, data []knowledge.EntityID, fed *language.ActAt, at int) {
	if c.Scope = s.scopeOf(st.who); len(data) == 0 || !st.be {
		c.Scope = s.forTeams(c.Scope, st.who)
	}
	c.Scope = s.heldFor(c.Scope, fed, at)
	c.Doubt(s.notAll(st.who))
	if !st.be {
		s.forUnits(c, st.who)
		s.forPart(c, st.who)
		s.forBoth(c, st)
	}
	s.theyMay(c, st)
	if len(data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, data...)
	}
	s.onlyFor(st, c)
}

// needs tells that the verb says by its modal that something is needed: "has to", and not "must".
func (s *sentence) needs(g *group) bool {
	return s.between(g.from, g.at, "needs-to")
}

// inUse is what may or mustn't be used, or be put into it.
type inUse struct {
	apps, data []knowledge.EntityID
	none       bool // "may use no Pigeon"
	end        int
}

// modalObject reads what is used, behind the verb or before it.
func (s *sentence) modalObject(st *stance, a, fed *language.ActAt, at int) inUse {
	if st.be && a.Form&language.Participle != 0 {
		if a.Act == "feed" {
			return s.fedBy(st, at)
		}
		return inUse{apps: s.subjectApps(st), end: at}
	}
	if len(st.who.apps) > 0 && !st.who.persons {
		return inUse{} // what an app may do
	}
	o, apps, data := s.usedAt(fed, at)
	st.doubt = firstSaid(st.doubt, o.doubt)
	return inUse{apps, data, s.in(at, "no-word", "neither"), max(at, o.to)}
}

// modalDoes is what it means that people may, must or should use it, or stop doing so;
// nothing where that binds nobody to a rule of others.
func modalDoes(st *stance, prohibits, no bool) knowledge.Act {
	switch {
	case st.perfect: // "may have used" tells what happened, perhaps
		return ""
	case prohibits && (no || st.modal == "may"):
		return ""
	case (prohibits || no) && st.modal == "should":
		return knowledge.Advise
	case prohibits, no:
		return knowledge.Ban
	case st.modal == "may":
		return knowledge.Allow
	case st.modal == "must" && st.only:
		return knowledge.Restrict
	}
	return ""
}

// theyMay gives what "they" may, in a document of home's own, the scope of what was told
// before of people: "the ban is lifted for the desk; they may use it". Of whom else it
// is told is in doubt.
func (s *sentence) theyMay(c *claim.Claim, st *stance) {
	last := s.topic.last
	if !s.own() || !st.who.pronoun || !s.in(st.who.from, "they-word") || st.be || len(c.Scope.Terms) > 0 {
		return
	}
	if last == nil || last.Passage != s.passage || len(last.Scope.Terms[knowledge.Audience])+len(last.Scope.Terms[knowledge.Unit]) == 0 {
		c.Doubt("who is meant by " + s.words(st.who.from, st.who.to))
		return
	}
	c.Scope.Terms = last.Scope.Terms.Clone()
}

// notAll is in doubt where a word denies something of whom a rule is for: "not everyone
// may", "no more than a few".
func (s *sentence) notAll(p party) string {
	for i := max(0, p.from-1); i < p.to; i++ {
		if s.in(i, "not") || s.in(p.from, "no-word") && (s.in(i, "except") || s.norm(i) == "more") {
			return "whom it leaves out"
		}
	}
	return ""
}

// able tells that "can" stands between the tokens, which in a report is no
// permission.
func (s *sentence) able(from, to int) bool {
	for i := max(0, from); i < to; i++ {
		if s.norm(i) == "can" || s.norm(i) == "able" {
			return true
		}
	}
	return false
}

// onlyFor reads "only managers may use it": all others may not.
func (s *sentence) onlyFor(st *stance, c *claim.Claim) {
	if c.Do != knowledge.Allow || !st.only && !st.who.only {
		return
	}
	if st.who.only && s.people(c.Scope.Terms) {
		ban := *c
		ban.Do, ban.Rest = knowledge.Ban, true
		ban.Scope = knowledge.Scope{Except: c.Scope.Terms.Clone()}
		c.Scope.Terms = c.Scope.Terms.Clone()
		s.found(st, ban, st.at)
		if n := len(s.read); n > 0 && s.read[n-1].Rest {
			c.Announced = s.read[n-1].Announced
		}
		return
	}
	c.Do = knowledge.Restrict
}

// people tells that the terms are of nothing but people.
func (s *sentence) people(t knowledge.Terms) bool {
	n := len(t[knowledge.Audience]) + len(t[knowledge.Unit])
	return n > 0 && len(t) == min(len(t[knowledge.Audience]), 1)+min(len(t[knowledge.Unit]), 1)
}
