package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// bearsOn casts doubt, in a document of home's own, on a rule of the sentence before of which
// this one says more than was understood: "the ban applies to contractors only", "only
// contractors are affected", "we take that back".
func (s *sentence) bearsOn() {
	if !s.own() || len(s.topic.before) == 0 || len(s.read) > 0 || s.question() || !s.unsays() && !s.narrowsIt() {
		return
	}
	for _, c := range s.topic.before {
		if c.Do.Rule() && c.Passage.Title == s.passage.Title {
			c.Doubt("what the next sentence says of it: “" + s.Text + "”")
		}
	}
}

// unsays tells that the sentence begins by taking back what stands before it, or says that it
// is as it was.
func (s *sentence) unsays() bool {
	at := 0
	for s.mark(at) && at < len(s.tokens) {
		at++
	}
	return s.to(at, "unsays") > 0
}

// narrowsIt tells that the sentence says of a rule told before whom, what or when it is for, and
// more than everybody, at once or everywhere.
func (s *sentence) narrowsIt() bool {
	if s.in(0, "only") {
		for i := 1; i < len(s.tokens) && !s.mark(i); i++ {
			if s.in(i, "affected-word") {
				return true
			}
		}
		return false
	}
	at, not := s.to(0, "this-rule"), false
	for at > 0 && s.in(at, "only", "adverb", "do", "not", "will", "also-too") {
		not = not || s.in(at, "not")
		at++
	}
	if at = s.to(at, "reaches-whom"); at == 0 {
		return false
	}
	known := !not
	for at < len(s.tokens) {
		if to := s.to(at, "all-of", "own-people", "everyone-word", "determiner", "own", "preposition", "widely"); to > 0 {
			at = to
			continue
		}
		if s.in(at, "ground-noun") || !not && s.in(at, "also-too") {
			return false // "this is for security reasons", "it applies to phones, too"
		}
		known = known && (s.mark(at) || s.timeAt(at) || s.in(at, "adverb"))
		at++
	}
	return !known
}

// butOnly casts doubt on what the sentence lets people do, behind which it says for whom, where or
// how alone, where that wasn't understood: "can be used again, but only by managers".
func (s *sentence) butOnly() {
	if !s.own() {
		return
	}
	for _, c := range s.read {
		if c.Do != knowledge.Allow && c.Do != knowledge.Lift && c.Do != knowledge.Withdraw {
			continue
		}
		for i := c.To; i < len(s.tokens); i++ {
			if s.norm(i) == ";" {
				break
			}
			if s.in(i, "only") && !s.besideUse(i+1, c) && !s.timeAt(i+1) && !s.timeAt(i+2) && (s.mark(i-1) || s.in(i-1, "but-word", "though-word")) {
				c.Doubt(claim.ForWhatHolds)
				break
			}
		}
	}
}

// besideUse tells that the clause that goes on at the token with others than the apps of the claim says
// nothing of who may use these: "only Sales pays for it", "only Heron is supported".
func (s *sentence) besideUse(i int, c *claim.Claim) bool {
	m := s.at(i)
	if m == nil || s.appAt(i) && slices.ContainsFunc(m.apps, func(e *knowledge.Entity) bool { return slices.Contains(c.Apps, e.ID) }) {
		return false
	}
	at := m.To
	for s.in(at, "be", "adverb") {
		at++
	}
	if at = s.to(at, "beside-use"); at == 0 {
		return false
	}
	for s.in(at, "it-word", "this-word", "for-word") {
		at++
	}
	return at >= len(s.tokens) || s.mark(at)
}

// byMistake casts doubt on a rule of which the sentence says that it came about by a mistake, on
// what a correction quotes as written before, and on what others are said to tell of ourselves.
func (s *sentence) byMistake() {
	for _, c := range s.read {
		for i := c.Left; s.own() && i < min(len(s.tokens), c.To+4); i++ {
			if s.in(i, "by-mistake") && c.Do.Rule() && !s.inSomeCase() {
				c.Doubt("whether it stands: it came about by a mistake")
			}
		}
		if s.own() && c.Certainty == knowledge.Reported && c.By == s.ourselves() && s.outsideVoice(c) {
			c.Doubt(claim.OnlyVoiced)
		}
		if s.own() && s.in(0, "upset-word") && s.wroteBefore(c.To) {
			c.Doubt("whether it is so: it is corrected")
		}
	}
}

// outsideVoice tells that the press or another body is named before what is told of the claim.
func (s *sentence) outsideVoice(c *claim.Claim) bool {
	for i := range min(c.To, len(s.tokens)) {
		if s.in(i, "outside-voice") || s.bodyAt(i) && !s.appAt(i) && s.above(s.at(i).bodies[0]) != c.By {
			return true
		}
	}
	return false
}

// wroteBefore tells that the sentence says before the token that something was written.
func (s *sentence) wroteBefore(end int) bool {
	for i := range end {
		if s.in(i, "wrote-that") {
			return true
		}
	}
	return false
}

// butNot casts doubt on a ban behind which the sentence leaves something out that wasn't
// understood: "is banned, but not yet".
func (s *sentence) butNot() {
	if !s.own() || len(s.read) != 1 || s.read[0].Do != knowledge.Ban {
		return
	}
	for i := s.read[0].End; i < len(s.tokens)-1; i++ {
		if s.in(i, "but-word", "though-word") && s.in(i+1, "not") {
			s.read[0].Doubt("for what or whom it holds: something is left out")
			return
		}
	}
}
