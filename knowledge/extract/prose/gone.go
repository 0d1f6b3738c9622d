package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// gone reads, in a document of home's own, that an app is there no more, as people say it
// in passing: "Pigeon is gone", "Pigeon has been replaced by Dove", "no more Pigeon from Monday", "we
// stopped using Pigeon". What we left, or was replaced, may be used again: nothing behind says so.
func (s *sentence) gone(i int) {
	m := s.at(i)
	if !s.own() || s.question() || m == nil || m.From != i || len(m.apps) != 1 {
		return
	}
	st := stance{group: group{from: i, at: m.To}, mode: isDone, left: i}
	end, over := m.To, false
	switch {
	case s.back(i, "no-more") == 0 || s.back(i, "no-more") > 0 && s.mark(s.back(i, "no-more")-1):
		st.left = s.back(i, "no-more")
	case s.goneBehind(m.To) > 0 && (i == 0 || s.mark(i-1)):
		end, over = s.goneBehind(m.To), s.wasLeft(m.To) > 0
	case s.weLeft(i) >= 0:
		st.left, over = s.weLeft(i), true
	default:
		return
	}
	if !s.onlyDates(0, st.left) || over && !s.leftForGood(m, end) || !over && !s.endsPlainly(end) || strings.ContainsAny(s.Text, "\"“”„«»") || s.takenBack() || s.imagined() {
		return // "no more Pigeon messages", "gone from the menu", "at Globex Pigeon is gone"
	}
	n := len(s.read)
	s.found(&st, claim.Claim{Do: knowledge.Ban, Apps: idsOf(m.apps), By: s.ourselves(), Rule: true}, end)
	for _, told := range s.read[n:] {
		if s.mark(end) {
			told.Words = s.words(st.left, end) // what stands behind is of something else
		}
	}
}

// goneBehind is where the words end, behind an app, that say that it is there no more, or 0.
func (s *sentence) goneBehind(at int) int {
	if s.in(at, "runs-no-more") {
		return s.to(at, "runs-no-more")
	}
	if !s.in(at, "present-be") {
		return s.wasLeft(at)
	}
	for at++; s.in(at, "adverb"); at++ {
	}
	return s.to(at, "gone-word")
}

// wasLeft is where the words end, behind an app, that say that it was put out of use, be it for
// everybody or for another one, or 0: "has been replaced by Dove". What was switched off may be on again.
func (s *sentence) wasLeft(at int) int {
	if s.in(at, "have") {
		at++
	}
	if !s.in(at, "be") {
		return 0
	}
	for at++; s.in(at, "adverb"); at++ {
	}
	end := s.to(at, "left-off")
	switch {
	case end == 0:
	case s.norm(end) == "for" && s.in(end+1, "everyone-word"):
		end += 2
	case s.in(end, "by-word") && s.appAt(end+1):
		end = s.at(end + 1).To
	}
	return end
}

// weLeft is where the words begin, before an app, that say that we don't use it any more, or -1: "we
// stopped using Pigeon", "Acme has given up Pigeon".
func (s *sentence) weLeft(i int) int {
	at := s.back(i, "we-left") - 1
	for at > 0 && (s.in(at, "have") || s.in(at, "adverb")) {
		at--
	}
	if at < 0 || !s.in(at, "we-word") && !s.homeAt(at) {
		return -1
	}
	if m := s.at(at); m != nil {
		at = m.From
	}
	return at
}

// leftForGood tells that nothing but dates stands behind the token, or another app that is used
// instead, "in May and use Dove now", and that nothing behind says that the app is used again.
func (s *sentence) leftForGood(m *mention, at int) bool {
	for at < len(s.tokens) && s.onlyDates(at, at+1) {
		at++
	}
	if s.in(at, "and") && s.in(at+1, "now-use") {
		at = s.to(at+1, "now-use")
		if at >= len(s.tokens) || !s.upper(at) || s.words(at, at+m.To-m.From) == m.Text {
			return false // "and use it again", "and use Pigeon Plus now"
		}
		for at++; at < len(s.tokens) && (s.onlyDates(at, at+1) || s.in(at, "adverb") || s.upper(at)); at++ {
		}
	}
	return at >= len(s.tokens) && !s.goesOnAgain() && !s.usedNext(m)
}

func (s *sentence) upper(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.tokens[i].Text)
	return unicode.IsUpper(r)
}

// usedNext tells that the sentence behind says how the app, or it, is used.
func (s *sentence) usedNext(m *mention) bool {
	words := language.Words(s.next())
	return slices.ContainsFunc(language.Acts(words), func(a language.ActAt) bool { return a.Act == "use" }) &&
		(strings.Contains(s.next(), m.Text) || slices.ContainsFunc(language.Phrases(words), func(p language.PhraseAt) bool { return p.List == "it-word" }))
}

// onlyDates tells that nothing but dates, and what leads in to them, stands between the
// tokens.
func (s *sentence) onlyDates(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.timeAt(i) && !s.mark(i) && !(s.timeSoon(i) && s.in(i, "preposition", "from-word")) {
			return false
		}
	}
	return true
}

// endsPlainly tells that the clause ends at the token, or with a date behind it. What
// stands behind a comma then is something else: no case, no reason, and nobody who says so.
func (s *sentence) endsPlainly(at int) bool {
	for at < len(s.tokens) && s.onlyDates(at, at+1) && (!s.mark(at) || s.norm(at) == "(") {
		at++
	}
	if at >= len(s.tokens) {
		return true
	}
	if !s.mark(at) || s.norm(at) == ":" {
		return false
	}
	for i := at + 1; i < len(s.tokens); i++ {
		if s.in(i, "clause", "because", "except", "some") || s.bodyAt(i) || s.act(i, "say") != nil {
			return false
		}
	}
	return true
}

// takenBack tells that what stands behind the sentence in its passage says that it isn't
// so, or won't be for long.
func (s *sentence) takenBack() bool {
	next := s.next()
	return language.TakesBack(next) || language.SaysBack(next)
}

// next is the sentence behind it in its passage, or "".
func (s *sentence) next() string {
	if end := s.Start + len(s.Text); end <= len(s.passage.Text) {
		for _, part := range form.Split(s.passage.Text[end:]) {
			return part.Text
		}
	}
	return ""
}

// imagined tells that a sentence before it in its passage has its readers imagine something.
func (s *sentence) imagined() bool {
	for _, part := range form.Split(s.passage.Text[:min(s.Start, len(s.passage.Text))]) {
		if language.Imagines(part.Text) {
			return true
		}
	}
	return false
}
