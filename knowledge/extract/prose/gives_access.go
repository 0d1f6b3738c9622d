package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// givesAccess reads that people are let use an app: "Acme gave its lawyers access to
// Pigeon".
func (s *sentence) givesAccess(a *language.ActAt) {
	access := s.accessBehind(a.To)
	if s.own() || access < 0 || s.noun(a.From, a) {
		return
	}
	whom, o := s.party(a.To, access), s.objectAt(access)
	if !s.peopleSoon(s.bare(a.To)) || len(o.apps) == 0 || o.rule != nil {
		return
	}
	st := s.stance(a)
	if st.mode != isDone && st.mode != toCome || st.not || st.noLonger || st.told != "" || st.be {
		return
	}
	by, doubt := s.actor(st.who)
	c := claim.Claim{Do: knowledge.Allow, By: by, Apps: o.apps, Scope: s.scopeOf(whom)}
	c.Doubt(doubt)
	c.Doubt(o.doubt)
	s.found(&st, c, o.to)
}

// accessBehind is where a word for access stands soon behind the token, or -1.
func (s *sentence) accessBehind(from int) int {
	for i := from + 1; i < min(len(s.tokens), from+mostWords+1) && !s.mark(i) && !s.in(i, "clause", "preposition", "not"); i++ {
		if s.in(i, "access-word") || s.appAt(i) && s.peopleAt(i-1) && (s.ends(s.at(i).To) || s.timeAt(s.at(i).To)) {
			return i
		}
	}
	return -1
}
