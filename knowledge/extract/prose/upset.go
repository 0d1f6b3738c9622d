package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
)

// upset keeps a sentence of a document of home's own by which what was told of an app before may
// not stand, or not begin, as it was told, and of which no act on that app was read: "the block
// is postponed", "it will not be made available after all", "we have changed our mind about it".
// It tells that it did.
func (s *sentence) upset() bool {
	if !s.own() || s.question() || s.inSomeCase() || !s.upsets() {
		return false
	}
	ofRule := s.upsetRule()
	apps := slices.DeleteFunc(s.upsetOn(), func(id knowledge.EntityID) bool {
		for _, c := range s.read {
			if !c.Mentioned && (c.Do.Rule() && !ofRule && len(c.Doubts) == 0 || c.Do.Undoing() || c.Do.Changing()) && slices.Contains(c.Apps, id) {
				return true
			}
		}
		return false
	})
	by := s.ourselves()
	for i := range s.tokens {
		if s.bodyAt(i) && !s.appAt(i) {
			by = s.above(s.at(i).bodies[0])
		}
	}
	if by == "" || len(apps) == 0 {
		return false
	}
	s.remarked(by, apps)
	return true
}

// upsets tells that words of the sentence upset what was told.
func (s *sentence) upsets() bool {
	for i := range s.tokens {
		if s.upsetsAt(i) {
			return true
		}
	}
	return false
}

// upsetRule tells that what is upset is spoken of as a rule: "the ban announced in May is dropped".
func (s *sentence) upsetRule() bool {
	for i := range s.tokens {
		if s.in(i, "upset-verb") && s.upsetsAt(i) {
			if from, _ := s.ruleSubject(s.group(i).from); from >= 0 {
				return true
			}
		}
	}
	return false
}

// inSomeCase tells that the sentence begins with a case, or speaks of what would or may be.
func (s *sentence) inSomeCase() bool {
	for i := range s.tokens {
		if s.at(i) == nil && (s.in(i, "would", "if", "whether") || s.in(i, "may") && !s.timeAt(i)) {
			return true
		}
	}
	return false
}

// upsetsAt tells that words stand at the token by which what was told is upset.
func (s *sentence) upsetsAt(i int) bool {
	switch {
	case s.at(i) != nil || s.mark(i):
		return false
	case s.in(i, "upset-word"):
		return true
	case s.in(i, "upset-verb"):
		g := s.group(i)
		return !g.not && s.upsetSubject(i)
	case s.in(i, "upset-state") && s.in(i-1, "be"):
		return s.ends(s.to(i, "upset-state")) && s.upsetSubject(i-1)
	case s.in(i, "falls-through", "upset-not"):
		g := s.group(i)
		return g.not && s.toCome(g) && s.upsetSubject(i)
	}
	return false
}

// upsetSubject tells that the clause of the verb at the token is about an app itself, about a rule, or
// about what brings an app to people or lets them have it.
func (s *sentence) upsetSubject(verb int) bool {
	from := verb
	for from > 0 && !(s.mark(from-1) && strings.Contains(";:—–", s.norm(from-1))) {
		from--
	}
	for i := from; i < verb; i++ {
		if s.in(i, "upset-noun", "ban-noun", "restrict-noun", "allow-noun", "rule-noun", "off-noun", "return-noun", "use-noun") || s.ruleAt(i, verb) != nil {
			return true
		}
		if s.appAt(i) && !s.prepositional(i, from) && s.endsSubject(s.at(i).To) || s.in(i, "it-word", "this-word") && i == from {
			return true
		}
	}
	return false
}

// endsSubject tells that no other noun follows at the token: "Pigeon is", not "Pigeon updates are".
func (s *sentence) endsSubject(i int) bool {
	return i >= len(s.tokens) || s.mark(i) || s.in(i, "be", "have", "do", "will", "not", "preposition", "clause", "and", "adverb", "upset-verb")
}

// upsetOn are the apps that the sentence names, or else those that were spoken of.
func (s *sentence) upsetOn() (apps []knowledge.EntityID) {
	points := false
	for i := range s.tokens {
		if m := s.at(i); m != nil && len(m.apps) > 0 {
			for _, e := range m.apps {
				apps = ground.AppendNew(apps, e.ID)
			}
		}
		points = points || s.in(i, "it-word", "this-word", "ban-noun", "restrict-noun", "allow-noun", "rule-noun")
	}
	if len(apps) == 0 && points {
		apps = slices.Clone(s.spoken())
	}
	return apps
}
