package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// leftOf is where the words begin that tell of the act, and rightOf where they
// end.
func (s *sentence) leftOf(st *stance) int {
	if n := len(s.read); n > 0 {
		return min(s.read[n-1].To, st.left)
	}
	return 0
}

func (s *sentence) rightOf(end int) int {
	for i := end; i < len(s.tokens); i++ {
		if s.mark(i) && slices.Contains([]string{";", ":", "?", "!", "—", "–", "-"}, s.tokens[i].Text) {
			return i
		}
		if s.in(i, "to-word") && i > end && s.mark(i-1) && !s.timeSoon(i) {
			return i
		}
		if s.in(i, "but-word") && s.allBefore(i) || s.leavesOutAt(i) {
			continue
		}
		if s.in(i, "clause") && !s.timeSoon(i) && !s.in(i, "unless") && !s.in(i, "than-word") && !s.in(i, "if-word") && !s.in(i, "once-word") {
			return i
		}
		if s.in(i, "because", "after") && !s.timeSoon(i) && !s.termSoon(i) && !s.approvalSoon(i) {
			return i
		}
		if s.in(i, "and") && i+1 < len(s.tokens) && s.verbAt(i+1) {
			return i
		}
		if i > end && s.verbAt(i) {
			g := s.group(i)
			if from, to, _ := s.phraseBefore(g.from); to > from && from > end {
				return s.beforeFront(from, end)
			}
			return max(end, s.beforeFront(g.from, end))
		}
	}
	return len(s.tokens)
}

// leavesOutAt tells that words begin at the token that leave out of what a document of home's
// own tells people or what hangs on a preposition behind them: "but not on private phones".
func (s *sentence) leavesOutAt(i int) bool {
	end := s.to(i, "except")
	return end > 0 && s.own() && (s.in(end, "preposition") || s.peopleSoon(end)) && !s.timeSoon(end)
}

// beforeFront is where the time begins with which the clause of the subject at the token
// begins: "and on 30 April Globex blocked it"; else the token itself.
func (s *sentence) beforeFront(subject, end int) int {
	if at := s.beforeTime(subject); at < subject && at > end && (s.in(at-1, "and") || s.mark(at-1)) {
		return at
	}
	return subject
}

// relativeEnd is where a clause with which or who ends whose verb and object end at the
// token: at a comma behind which the main verb stands.
func (s *sentence) relativeEnd(from, to int) int {
	for i := from; i < to; i++ {
		if s.norm(i) == "," && (s.in(i+1, "be", "have", "will", "may", "must", "should", "would", "might", "do") || s.beginsVerb(i+1)) {
			return i
		}
	}
	return to
}

// beginsVerb tells that a finite verb stands at the token, perhaps behind an adverb or a
// time.
func (s *sentence) beginsVerb(i int) bool {
	for s.adverb(i) || s.timeAt(i) || s.in(i, "on") && s.timeAt(i+1) {
		i++
	}
	a := s.anyAct(i)
	return a != nil && a.Form&(language.Past|language.Third) != 0 && !s.noun(i, a)
}

// verbAt tells that a verb that tells an act, or says something, begins at the
// token.
func (s *sentence) verbAt(i int) bool {
	if s.in(i, "be", "have") && s.act(i, "use") == nil {
		return s.act(i+1, "ban", "allow", "undo", "withdraw", "restrict") != nil
	}
	if s.in(i, "does-too") {
		return true
	}
	a := s.act(i, "ban", "unlist", "restrict", "allow", "unban", "exempt", "undo", "withdraw", "reinstate", "amend", "postpone", "extend", "order", "advise", "warn", "say", "deny", "consider", "shun", "cut", "return")
	if free := s.act(i, "free"); a == nil && free != nil && free.Form&language.Past != 0 {
		a = free
	}
	return a != nil && !s.noun(i, a) && !s.lonePlural(i, a) && !s.compound(i+1) && !s.approved(i) && s.back(i+1, "except") < 0 && !s.in(i, "except", "approval-noun")
}

// lonePlural tells that the word, which may be a verb, is a plural noun in a document of home's
// own: behind it stands nothing to which the verb would do something: "for drafts and notes".
func (s *sentence) lonePlural(i int, a *language.ActAt) bool {
	return s.own() && a.Form&language.Third != 0 && a.Form&language.Plain == 0 && a.To == i+1 && (s.mark(i+1) || s.in(i+1, "of-word", "between-word")) && (s.in(i-1, "and") || s.plainWord(i-1))
}

// approved tells that the word only says that somebody agrees: "unless approved".
func (s *sentence) approved(i int) bool {
	return s.in(i, "approved") && (s.in(i-1, "unless", "if") || s.in(i-1, "be") && (s.in(i-2, "unless") || s.in(i-3, "unless")))
}

// timeSoon tells that a time begins at the token or just behind it.
func (s *sentence) timeSoon(i int) bool {
	return slices.ContainsFunc(s.times, func(m moment) bool { return m.from >= i && m.from <= i+2 || m.from <= i && i < m.to })
}

func (s *sentence) termSoon(i int) bool {
	for j := i + 1; j < min(len(s.tokens), i+4); j++ {
		if m := s.at(j); m != nil && len(m.terms) > 0 {
			return m.terms[0].Kind == knowledge.NetworkKind || m.terms[0].Kind == knowledge.DeviceKind
		}
	}
	return false
}

func (s *sentence) approvalSoon(i int) bool {
	for j := i + 1; j < min(len(s.tokens), i+5); j++ {
		if s.in(j, "approval-noun") {
			return true
		}
	}
	return false
}
