package prose

import (
	"policybot/knowledge/extract/ground"
)

// namesWhich reads which apps a rule on several is on, of which the sentence before told by
// what they are alone: "several chatbots were blocked. The notice named Pigeon and Dove".
func (s *sentence) namesWhich() {
	before := s.topic.before
	if s.own() || len(s.read) > 0 || len(before) == 0 || s.question() {
		return
	}
	last := before[len(before)-1]
	if last != s.topic.last || len(last.Apps) != 1 || !s.isClass(last.Apps[0]) {
		return
	}
	for i := 1; i < len(s.tokens); i++ {
		if !s.in(i, "names-them") || s.at(i) != nil {
			continue
		}
		g := s.group(i)
		from, to, _ := s.phraseBefore(g.from)
		if p := s.party(from, to); from > 0 || g.not || g.modal != "" || g.be || !p.pronoun && !s.paper(p) && !s.inOneOf(from, to) {
			return
		}
		var apps = last.Apps[:0:0]
		for j := i + 1; j < len(s.tokens) && !s.in(j, "clause"); j++ {
			if m := s.at(j); m != nil && m.From == j && len(m.apps) > 0 {
				apps = ground.AppendNew(apps, m.apps[0].ID)
			}
		}
		if len(apps) > 0 {
			last.Apps, s.topic.apps = apps, apps
		}
		return
	}
}

// inOneOf tells that a list or another paper that says what the rules are stands between the
// tokens.
func (s *sentence) inOneOf(from, to int) bool {
	return s.between(from, to, "paper-rule-noun", "rule-noun")
}
