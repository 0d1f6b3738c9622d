package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// ListHead reads the words that say of all in the list below them how it stands: "Apps that
// contractors may use". What isn't said by all of the words isn't sure: "Apps that may be
// banned", "Taken off the list of banned apps".
func (r *Reader) ListHead(p *knowledge.Passage, text string) Bounds {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: text[len(headingNumber.FindString(text)):]})
	b := s.bounds()
	if form.HeadingStanding(text) != form.Unsaid && !s.onlyStands() {
		b.Doubt = firstSaid(b.Doubt, "what “"+strings.TrimRight(text, " :")+"” says of what stands below it")
	}
	return b
}

// onlyStands tells that all words say how something stands, of which tools, for whom and when.
func (s *sentence) onlyStands() bool {
	low := make([]string, len(s.tokens))
	for i := range low {
		low[i] = s.norm(i)
	}
	known := make([]bool, len(low))
	for i := range low {
		for j := i; j < i+form.StandingAt(low, i) || j < s.to(i, "list-head", "idle-over"); j++ {
			known[j] = true
		}
	}
	for _, p := range s.parts() {
		b := s.partOver(p)
		read := len(b.Terms) > 0 || !b.From.IsZero() || !b.Until.IsZero() || s.limitsOver(p.prep) && s.idleOver(p.from, p.to)
		for i := max(p.to, p.prep+1) - 1; i >= p.from; i-- {
			known[i] = known[i] || read || s.headWord(i) || i+1 < p.to && known[i+1] && s.modifies(i)
		}
		if p.prep >= 0 && !known[p.prep] && !read && !s.in(p.prep, "of-word") {
			return false
		}
	}
	for i := range known {
		if !known[i] && !s.mark(i) && !s.beginsPart(i) && !s.in(i, "present-be") && !(s.in(i, "have") && s.in(i-1, "we")) {
			return false
		}
	}
	return true
}

// headWord tells that the word says of what stands below it only that it is that: apps, ours,
// these.
func (s *sentence) headWord(i int) bool {
	if s.in(i, "no-word") {
		return false
	}
	return s.appAt(i) || s.in(i, "determiner", "we", "you", "that-word", "which-word", "own-people", "app-noun") || language.Naming("software").Has(s.norm(i)) ||
		s.bodyAt(i) && !s.othersBody(i) || strings.Trim(s.norm(i), "0123456789") == ""
}

// modifies tells that the word may say of which kind the apps are that are named behind it:
// "video tools". It stands beside them, or beside another such word.
func (s *sentence) modifies(i int) bool {
	if s.mark(i) || s.at(i) != nil || s.in(i+1, "determiner") || s.in(i, "be", "have", "might", "must", "will", "not", "clause", "formerly") || s.adverb(i) || s.peopleAt(i) {
		return false
	}
	a := s.anyAct(i)
	return a == nil || a.Form&language.Past == 0
}
