package prose

import (
	"policybot/knowledge/language"
)

// speakVerb reads a warning of an app: "warned staff about Pigeon".
func (s *sentence) speakVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if s.discouraged(a) || s.notRecommended(a) {
		return
	}
	s.warnedThat(a)
	for i := a.To; i < min(len(s.tokens), a.To+8); i++ {
		if s.mark(i) || s.in(i, "clause") || s.in(i, "to-word") {
			return
		}
		if !s.in(i, "on-noun") && !s.in(i, "against-word") && !(s.in(i, "off") && i > a.To) || s.timeAt(i) || s.timeAt(i+1) {
			continue
		}
		o := s.objectAt(i + 1)
		if !o.found() || o.rule != nil || o.usage && s.in(i, "against-word") && s.act(i+1, "use", "erase") != nil {
			return
		}
		apps := o.apps
		if o.thing {
			apps = s.spoken()
		}
		s.spokeAgainst(i, o.to, apps)
		return
	}
}
