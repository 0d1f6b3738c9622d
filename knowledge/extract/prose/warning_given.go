package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// warningGiven reads at the noun that somebody gives or sends out a warning of an app, or to who
// makes it: "gave Heron a last warning", "issued a warning against Heron". It is always in doubt,
// as a gist is.
func (s *sentence) warningGiven(i int) {
	if at := s.determinedAt(i); at > 0 && s.in(at-1, "preposition") {
		return // "gave it a prize despite a warning"
	}
	for j := i - 1; j >= max(0, i-reachOfObject) && (!s.mark(j) || s.quoted(j) > 0); j-- {
		a := s.act(j, "grant", "publish", "impose", "feed")
		if a == nil || s.noun(j, a) {
			continue
		}
		st := s.stance(a)
		if st.mode == notDone || st.mode == isDenied || st.not || st.infinite && st.told == "" {
			return
		}
		c := claim.Claim{Do: knowledge.Warn, Apps: s.listedBehind(j + 1)}
		if len(c.Apps) == 0 && s.in(i+1, "on-noun", "to-word", "against-word") {
			c.Apps = s.listedBehind(i + 2)
		}
		if c.By, _ = s.actor(st.who); c.By == "" {
			c.By = firstID(s.bodyByRole(st.who), s.namedBefore(j, notPerson))
		}
		if c.By != "" && len(c.Apps) > 0 {
			s.keepGist(c, &st, i+1)
		}
		return
	}
}
