package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// ordered takes whoever is named behind "on the order of" as the one who acts. Somebody
// who orders it for a state acts for that.
func (s *sentence) ordered(c *claim.Claim, end int) {
	for i := end; i < s.clauseEnd(end); i++ {
		from := s.to(i, "on-order")
		if from == 0 {
			continue
		}
		to := from
		for to < len(s.tokens) && !s.mark(to) && (to == from || !s.edge(to, to+1)) {
			to++
		}
		by, doubt := s.actor(s.party(from, to))
		if e := s.Entity(by); e == nil || e.Kind == knowledge.Person && s.overAll(c.By) {
			return
		}
		c.By, c.Doubts = by, doubts(doubt)
		return
	}
}

// downloads limits a ban to the downloads that the tokens speak of, where they speak of
// no other use: "suspended new downloads of Pigeon".
func (s *sentence) downloads(c *claim.Claim, from, to int) {
	if c.Do != knowledge.Ban && c.Do != knowledge.Restrict || len(s.read) > 0 && overlaps(c.Apps, s.read[len(s.read)-1].Apps) {
		return
	}
	for i := from; i < min(to, len(s.tokens)); i++ {
		if s.mark(i) || s.in(i, "and") {
			return
		}
		if s.in(i, "download-noun") {
			first := i
			for first > from && s.inTerm(first-1) {
				first--
			}
			c.Scope = withTerm(c.Scope, knowledge.Purpose, s.newTerm(knowledge.Purpose, first, i+1))
			return
		}
		if s.in(i, "use-noun", "sale-noun") {
			return
		}
	}
}

// besideThem adds the apps that are named behind the verb as treated alike: "was blocked
// in May, together with Dove".
func (s *sentence) besideThem(apps []knowledge.EntityID, end int) []knowledge.EntityID {
	apps = slices.Clone(apps)
	for i := end; i < len(s.tokens); i++ {
		if s.in(i, "clause") && !s.in(i, "beside-them") || s.mark(i) && s.norm(i) != "," {
			break
		}
		if to := s.to(i, "beside-them"); to > 0 && s.appAt(to) && s.at(to).From == to {
			more, _ := s.together(s.at(to))
			for _, a := range more {
				apps = ground.AppendNew(apps, a)
			}
			break
		}
	}
	return apps
}

// allowedAgain makes of a permission anew the end of the ban that there was before: "has
// permitted them again since April".
func (s *sentence) allowedAgain(st *stance, c *claim.Claim, end int) {
	if c.Do != knowledge.Allow || s.own() || len(c.Doubts) > 0 || !st.again && s.againBehind(end) == 0 {
		return
	}
	switch ban := s.ruleTold(c.Apps); {
	case ban == nil && (st.who.body != c.By || st.who.persons), ban != nil && (ban.Do != knowledge.Ban || ban.By != c.By || len(ban.Doubts) > 0):
		return
	}
	c.Do, c.Undoes, c.Presupposes, c.Rule = knowledge.Lift, knowledge.Ban, true, false
}
