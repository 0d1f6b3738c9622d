package prose

import (
	"regexp"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// longestTakingBack is how many words a sentence has at most that says no more than
// that the one before isn't so.
const longestTakingBack = 9

// takesBack reads a sentence that says of the one before that it isn't so: "That is
// false." What was read there is in doubt.
func (s *sentence) takesBack() bool {
	if len(s.topic.before) == 0 || len(s.tokens) == 0 || len(s.tokens) > longestTakingBack+1 || s.question() {
		return false
	}
	end := s.to(s.behindLead(), "takes-back")
	if end == 0 || end < len(s.tokens) && !s.mark(end) && !s.in(end, "in-word", "and", "because") {
		return false
	}
	for _, c := range s.topic.before {
		c.Doubt("whether it is so: what follows takes it back")
	}
	return true
}

// behindLead is where the sentence goes on behind words such as "in fact" with which it begins.
func (s *sentence) behindLead() int {
	at := s.to(0, "back-after-lead")
	for at > 0 && s.mark(at) && at < len(s.tokens) {
		at++
	}
	return at
}

// deniesBefore casts doubt on a ban that the sentence before told as one that there is, where
// the sentence only says that there is none: "We wrote that Pigeon is banned. It is not banned."
func (s *sentence) deniesBefore() {
	for _, c := range s.read {
		if !c.Corrects || !c.Scope.IsZero() {
			continue
		}
		for _, b := range s.topic.before {
			if b.Do == knowledge.Ban && b.Rule && len(b.Doubts) == 0 && b.Scope.IsZero() && b.Passage == c.Passage && overlaps(b.Apps, c.Apps) {
				b.Doubt("whether it is so: what follows takes it back")
			}
		}
	}
}

// myth tells that the sentence is told as one that isn't true: "Myth: Acme has banned
// it".
func (s *sentence) myth() bool {
	for i := range s.tokens {
		if end := s.to(i, "myth-mark"); end > 0 && s.norm(i-1) == "(" && s.norm(end) == ")" {
			return true // "everybody may use it. (false)"
		}
	}
	for i := 0; i < min(3, len(s.tokens)); i++ {
		if end := s.to(i, "myth-noun"); end > 0 && s.norm(end) == ":" {
			return true
		}
	}
	return false
}

// quizzes tells that the sentence asks its readers which of what follows is right: of what is
// asked at the end of a passage, the one behind it, and as many as begin as an item of a list.
func (s *sentence) quizzes() bool {
	asks := false
	for i := range s.tokens {
		asks = asks || s.in(i, "quiz-lead") && s.question()
	}
	switch goesOn := s.topic.quiz != "" && itemStart.MatchString(s.passage.Text); {
	case asks, s.topic.asks, goesOn:
		s.topic.quiz = s.passage.ID
	case s.topic.quiz != s.passage.ID:
		s.topic.quiz = ""
	}
	s.topic.asks = asks
	return asks
}

// itemStart is what an item of a list begins with: "b) ", "2. ", "- ".
var itemStart = regexp.MustCompile(`^\s*(?:[-*•]|\(?[0-9A-Za-z]{1,2}[.)])\s`)

// unowned doubts what the sentence tells where it is one of the answers of a quiz, or
// stands under a heading on others.
func (s *sentence) unowned() {
	others := s.topic.own && form.OfOthers(s.passage)
	for _, c := range s.read {
		if s.topic.quiz == s.passage.ID {
			c.Doubt("whether it is so: readers are asked that")
		}
		if others && (c.By == s.topic.home || c.By == s.Base.Home || c.By == ground.Ours) {
			c.Doubt(ofWhom)
		}
	}
}

// ofWhom is in doubt of what stands under a heading on others.
const ofWhom = "whose rule it is: the heading above it is on others"

// saidToBe is in doubt where the words before the claim say that somebody has heard,
// believes or wants it, or that it is so in a story.
func (s *sentence) saidToBe(c *claim.Claim, st *stance) string {
	if s.own() && c.Do != knowledge.Consider && language.Voiced(s.tokens, st.at) || s.fromVoice(c) {
		return claim.OnlyVoiced
	}
	if s.own() && c.By == s.ourselves() && s.bodyVoices(st) {
		return claim.OnlyVoiced
	}
	for i := 0; i < min(st.at, len(s.tokens)); i++ {
		if s.in(i, "hearsay") || !s.own() && s.in(i, "hearsay-said") || s.in(i, "in-fiction") && language.SetApart(s.tokens, s.to(i, "in-fiction")) || s.in(i, "wants-us") && c.Do != knowledge.Advise {
			return claim.OnlyVoiced
		}
	}
	return ""
}

// bodyVoices tells that another body than that of home's own says or asks, before the verb, that it
// is so: "Globex requested that staff must not use it".
func (s *sentence) bodyVoices(st *stance) bool {
	for i := 1; i < min(st.at, len(s.tokens)); i++ {
		to := s.to(i, "voice-says")
		if to == 0 || !s.in(to, "that-word") && !s.in(to-1, "that-word") {
			continue
		}
		from, end, _ := s.phraseBefore(s.group(i).from)
		p := s.party(from, end)
		e := s.Entity(p.body)
		if e != nil && e.Kind != knowledge.Person && e.ID != s.ourselves() && !slices.Contains(s.Over(e.ID), s.ourselves()) && !slices.Contains(s.Over(s.ourselves()), e.ID) {
			return true
		}
	}
	return false
}

// fromVoice tells that the sentence names none of the apps, and says more of what was in
// doubt as what somebody only says: "I think that it is allowed. Everybody has it."
func (s *sentence) fromVoice(c *claim.Claim) bool {
	last := s.topic.last
	named := slices.ContainsFunc(s.names, func(m *mention) bool { return m != nil && len(m.apps) > 0 })
	return last != nil && s.own() && !named && last.Passage == s.passage && slices.Contains(last.Doubts, claim.OnlyVoiced) && overlaps(c.Apps, last.Apps)
}
