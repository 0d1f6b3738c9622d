package prose

import (
	"slices"

	"policybot/knowledge/language"
)

// phraseBefore is the noun phrase that ends before the token: the subject of the
// verb there.
func (s *sentence) phraseBefore(end int) (from, to int, relative bool) {
	to = end
	if to = s.beforeTime(end); to == 0 || !s.mark(to-1) && !s.in(to-1, "relative") {
		to = end // "Acme, a retailer, on Monday banned", "Acme, which on Monday banned"
	}
	if s.labelled(to-1) && s.participleAt(end) {
		to--
	}
	for to > 0 && s.mark(to-1) {
		if first := s.someOfThem(to - 1); first >= 0 {
			return first, to - 3, false
		}
		open := s.opening(to - 1)
		if open < 0 {
			return to, to, false
		}
		to = open
	}
	if to > 0 && s.in(to-1, "relative") {
		at := to - 1
		if at > 0 && s.norm(at-1) == "," {
			at--
		}
		from, to, _ = s.phraseBefore(at)
		return from, to, true
	}
	for to > 0 && s.timeAt(to-1) {
		if to--; to > 1 && !s.timeAt(to-1) && s.in(to-1, "on-word") {
			to--
		}
	}
	from = to
	for i := to - 1; i >= 0; i-- {
		if !s.datesRule(i) && (s.edge(i, to) || s.timeAt(i)) {
			break
		}
		from = i
		if s.beginsPhrase(i) || i == to-1 && s.subjectPronoun(i) {
			break // "on the eve of the school year the council", "on company phones it"
		}
	}
	return s.behindReason(from, to), to, false
}

// someOfThem is where the names begin that some of what the sentence is about are told by, up to the
// mark at the token, or -1: "89 apps, Heron and Wren among them, were banned".
func (s *sentence) someOfThem(at int) int {
	if at < 4 || s.norm(at) != "," || s.to(at-2, "among-them") != at || !s.appAt(at-3) {
		return -1
	}
	i := at - 3
	for i > 0 && (s.appAt(i-1) || (s.norm(i-1) == "," || s.in(i-1, "and")) && i > 1 && (s.appAt(i-2) || s.norm(i-2) == ",")) {
		i--
	}
	return i
}

// behindReason is where the name begins behind a phrase that leads in to it and limits nothing,
// from the token on: "for security reasons Pigeon"; the token itself where there is none.
func (s *sentence) behindReason(from, to int) int {
	for i := from + 2; i < to && s.in(from, "preposition"); i++ {
		if s.appAt(i) && s.in(i-1, "unlimited") {
			return i
		}
	}
	return from
}

// beforeTime is where the times begin that end before the token, with their
// prepositions.
func (s *sentence) beforeTime(end int) int {
	to := end
	for to > 0 && s.timeAt(to-1) {
		to--
		if to > 0 && !s.timeAt(to-1) && s.in(to-1, "on") {
			to--
		}
	}
	return to
}

// beginsPhrase tells that an article begins a noun phrase behind a word that can't be of
// the same one.
func (s *sentence) beginsPhrase(i int) bool {
	return i > 1 && s.in(i, "the-word") && s.at(i) == nil && s.plainWord(i-1) && len(s.lists[i-1]) == 0 && len(s.acts[i-1]) == 0
}

// subjectPronoun tells that the pronoun at the token is all of a subject, whatever stands before
// it, in a document of home's own.
func (s *sentence) subjectPronoun(i int) bool {
	return s.own() && i > 1 && s.in(i, "it-word", "they-word") && !s.in(i-1, "preposition", "determiner", "and", "limits")
}

// ledInFrom is where the words begin that lead in to the pronoun at the token, "on company phones
// it", and belong to its verb; the token itself where there are none.
func (s *sentence) ledInFrom(i int) int {
	from := i
	for s.subjectPronoun(i) && from > 0 && !s.mark(from-1) && !s.in(from-1, "clause", "and", "be", "have") {
		from--
	}
	if !s.in(from, "preposition") {
		return i
	}
	return from
}

// partsClauses tells that the "and" at the token parts clauses rather than names.
func (s *sentence) partsClauses(i, to int) bool {
	if s.lastOfList(i, to) {
		return false
	}
	return i == to-1 || s.in(i, "but-word") || s.in(i, "then-word") || !s.nominal(i-1) || !s.nominal(i+1) && !s.in(i+1, "determiner")
}

// lastOfList tells that a comma and the "and" at the token part the last one of three names or more
// from the others: "Pigeon, Dove, and Owl".
func (s *sentence) lastOfList(i, to int) bool {
	if i < 4 || i+1 >= to || s.norm(i-1) != "," || s.at(i+1) == nil || s.at(i-2) == nil {
		return false
	}
	before := s.at(i-2).From - 1
	return before > 0 && s.norm(before) == "," && s.at(before-1) != nil && s.appAt(before-1) == s.appAt(i+1) && s.appAt(i-2) == s.appAt(i+1)
}

// opening is where the mark stands that opens what the mark at the token closes,
// or -1.
func (s *sentence) opening(at int) int {
	pairs := map[string]string{",": ",", ")": "(", "—": "—", "–": "–", "-": "-"}
	want, ok := pairs[s.tokens[at].Text]
	if !ok {
		return -1
	}
	for i := at - 1; i > 0; i-- {
		if s.tokens[i].Text == want {
			return i
		}
	}
	return -1
}

// edge tells that the word at the token ends a noun phrase to its left.
func (s *sentence) edge(i, to int) bool {
	if s.mark(i) && !s.own() && s.in(0, "in-word", "at-word") && i == s.firstMark(to) && s.bodyAt(i-1) && s.at(i+1) != nil && !s.bodyAt(i+1) && !s.appAt(i+1) {
		return true // "In Ruritania, staff of Acme may"
	}
	if s.mark(i) {
		quote := slices.Contains([]string{"\"", "“", "”", "‘", "’"}, s.tokens[i].Text)
		return !quote && !(s.tokens[i].Text == "," && i > 0 && s.at(i-1) != nil && (s.at(i+1) != nil && !(!s.bodyAt(i-1) && s.bodyAt(i+1)) || s.in(i+1, "and") || s.listedNext(i, to)))
	}
	if s.at(i) != nil || s.inQuotes(i, to) {
		return false
	}
	if s.allBut(i) {
		return false
	}
	if s.in(i, "and") {
		return s.partsClauses(i, to)
	}
	if s.in(i, "use-of") || s.back(i+1, "use-of") >= 0 {
		return false
	}
	if s.in(i, "clause") && !(i == 0 && s.in(i, "that-word")) && !s.in(i, "than-word") {
		return true
	}
	if s.in(i, "after", "before") && i < to-1 {
		return true
	}
	if i > 0 && s.strange(i-1) && s.strange(i+1) && language.Naming("particle").Has(s.norm(i)) {
		return false // "Sao Bram do Colm"
	}
	if s.in(i, "be", "have", "do", "not") || s.in(i, "will", "would", "may", "might", "should", "cannot") {
		return !s.in(i, "use-noun")
	}
	if s.issued(i) || s.inName(i) || s.usedByRule(i) {
		return false
	}
	if s.compound(i) {
		return false // "the state-run bank"
	}
	for k := range s.acts[i] {
		if a := &s.acts[i][k]; !s.noun(i, a) && !s.in(i, "rule-noun", "persons-noun", "mouthpiece-noun", "body-noun", "plan-noun", "call-noun", "ban-noun", "approval-noun", "use-noun") {
			return true
		}
	}
	return false
}

// listedNext tells that the list of bodies that the comma at the token parts goes on with an
// article: "Acme, the University of Tarn and Globex".
func (s *sentence) listedNext(i, to int) bool {
	if !s.bodyAt(i-1) || !s.in(i+1, "the-word") || !s.bodyAt(i+2) {
		return false
	}
	end := s.at(i + 2).To
	return end < to && s.in(end, "join") && s.bodyAt(s.bare(end+1))
}

// inQuotes tells that the word stands within marks of quotation that close before the
// token.
func (s *sentence) inQuotes(i, to int) bool {
	quote := func(j int) bool { return slices.Contains([]string{"\"", "“", "”"}, s.tokens[j].Text) }
	for j := i + 1; j < to; j++ {
		if quote(j) {
			for k := i - 1; k >= max(0, i-mostWords); k-- {
				if quote(k) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// inName tells that the word is part of a name on no record: "Larkly Stores".
func (s *sentence) inName(i int) bool {
	return i > 0 && s.tokens[i].Upper && s.tokens[i].Word && s.tokens[i-1].Upper && s.tokens[i-1].Word && s.at(i-1) == nil && !s.in(i-1, "determiner", "clause", "preposition", "title") && !s.titled()
}

// issued tells that the word only says when or by whom the paper before it was made: "an
// order issued on Monday".
func (s *sentence) issued(i int) bool {
	a := s.act(i, "impose")
	return a != nil && a.Form&language.Participle != 0 && i > 0 && s.in(i-1, "rule-noun", "law-noun", "bill-noun", "paper-noun") && (s.in(a.To, "preposition") || s.timeAt(a.To))
}

// nominal tells that the word may be the last or first of a noun phrase.
func (s *sentence) nominal(i int) bool {
	return s.at(i) != nil || s.in(i, "persons-noun", "body-noun", "app-noun", "determiner", "mouthpiece-noun")
}
