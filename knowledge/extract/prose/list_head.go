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
	if form.HeadingStanding(text) != form.Unsaid && form.HeadStanding(text) == form.Unsaid && !s.onlyStands() {
		b.Doubt = firstSaid(b.Doubt, "what “"+strings.TrimRight(text, " :")+"” says of what stands below it")
	}
	return b
}

// onlyStands tells that all words say how something stands, of which tools, for whom and when.
func (s *sentence) onlyStands() bool {
	known := make([]bool, len(s.tokens))
	for i := range known {
		for j, end := i, max(s.standingTo(i), s.to(i, "list-head", "idle-over")); j < end; j++ {
			known[j] = true
		}
		known[i] = known[i] || s.in(i, "includes-word") && s.to(i, "includes-word") >= s.lastWord() || s.in(i, "only") && s.standingTo(i+1) > 0
	}
	for _, p := range s.parts() {
		b := s.partOver(p)
		read := s.grounds(p) || s.ownOffice(p) || s.needless(p) || len(b.Terms) > 0 || !b.From.IsZero() || !b.Until.IsZero() || s.limitsOver(p.prep) && !s.in(p.prep, "on-word", "with-word") && s.idleOver(p.from, p.to)
		s.besideApps(p, known)
		if p.to < len(known) && s.in(p.to, "have") && s.ownOffice(p) {
			known[p.to] = true
		}
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

// lastWord is where the last word ends.
func (s *sentence) lastWord() int {
	end := len(s.tokens)
	for end > 0 && s.mark(end-1) {
		end--
	}
	return end
}

// grounds tells that what hangs on the preposition says why: "for security reasons".
func (s *sentence) grounds(p part) bool {
	return s.in(p.prep, "for-word", "of-word") && s.back(p.to, "ground-over") >= 0
}

// ownOffice tells that the words say who of home has decided: "by the security team", "the IT
// department has".
func (s *sentence) ownOffice(p part) bool {
	if !s.in(p.prep, "by-word") && !(p.prep < 0 && s.in(p.to, "have")) {
		return false
	}
	for i := p.from; i < p.to; i++ {
		if s.othersBody(i) || s.audienceAt(i) || s.in(i, "of-others", "no-word", "and") && !s.in(i, "we") {
			return false
		}
	}
	return p.from < p.to && (s.in(p.to-1, "team-noun", "home-part-noun", "unit-head-noun") || s.homeAt(p.to-1) || s.tokens[p.to-1].Text == strings.ToUpper(s.tokens[p.to-1].Text))
}

// besideApps notes that words say only what is told of each of the apps besides: "approved
// apps and their purpose".
func (s *sentence) besideApps(p part, known []bool) {
	i := p.to - 1
	if !s.in(i, "told-beside") {
		return
	}
	for j := i - 1; j > p.from && j >= i-2; j-- {
		if s.in(j, "and") && s.in(j-1, "app-noun") {
			for ; j <= i; j++ {
				known[j] = true
			}
			return
		}
	}
}

// headWord tells that the word says of what stands below it only that it is that: apps, ours,
// these.
func (s *sentence) headWord(i int) bool {
	if s.in(i, "no-word") {
		return false
	}
	return s.appAt(i) || s.in(i, "determiner", "we", "you", "that-word", "which-word", "own-people", "app-noun") || language.Naming("software").Has(s.norm(i)) ||
		s.homeAt(i) || strings.Trim(s.norm(i), "0123456789") == ""
}

// modifies tells that the word may say of which kind the apps are that are named behind it:
// "video tools". It stands beside them, or beside another such word.
func (s *sentence) modifies(i int) bool {
	if s.mark(i) || s.at(i) != nil || s.in(i+1, "determiner") || s.in(i-1, "that-word", "which-word") || s.in(i, "be", "have", "might", "must", "will", "not", "clause", "formerly") || s.adverb(i) || s.in(i, "unit-head-noun", "audience-head-noun", "persons-noun", "own-people") || s.peopleNoun(i) {
		return false
	}
	a := s.anyAct(i)
	return a == nil || a.Form&language.Past == 0
}
