package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// unread is in doubt where words of the clause that tells a rule of home's own, or the end of
// one, begin a limit of which nothing was read, wherever they stand and whatever else was read:
// "using it at home", "in meetings with the works council", "no longer banned in Leeds".
func (r *limiter) unread() string {
	s, c := r.sentence, r.Claim
	for i, end := r.clauseStart(), min(c.To+1, len(s.tokens)); i < end; i++ {
		if s.in(i, "no-limit", "no-limit-open") {
			end = max(end, s.markFrom(i)) // what stands behind it may limit: "as usual in meetings"
		}
		if aside := max(s.to(i, "except"), r.ground(i), r.apposed(i)); aside > 0 {
			i = aside - 1
			continue
		}
		switch {
		case i >= c.End && s.in(i, "be", "have", "may", "must", "will"):
			return "" // a clause of its own
		case s.in(i, "while-word") && r.whileDated():
			return ""
		case r.nextToNone(i):
			return claim.ForWhatHolds
		case r.accounted(i):
		case s.peopleRelative(i):
			return "whom it is for" // "everyone who handles cash"
		case r.opensCase(i):
			return "whether it holds always, or in the case that it speaks of"
		case i == r.clauseStart() && s.infinitiveAt(i) && !language.Using(s.norm(i+1)):
			return claim.ForWhatHolds // "to share files, do not use it"
		case s.in(i, "as-far-as"), s.in(i, "limits") && !s.compound(i) && r.narrows(i):
			return claim.ForWhatHolds
		}
	}
	if s.infinitiveAt(c.End) && !r.accounted(c.End+1) {
		return claim.ForWhatHolds // "use it to share secrets"
	}
	return r.leavesOutBehind()
}

// nextToNone tells that the words at the token leave hardly anything of what the clause allows,
// or bans: "nowhere is it allowed", "no longer is it banned", "use it on no device".
func (r *limiter) nextToNone(i int) bool {
	s, noLonger := r.sentence, r.phrase(i, "no-longer")
	return s.in(i, "denying-adverb") || i == r.clauseStart() && noLonger > 0 && s.in(noLonger, "be", "may", "have", "do") ||
		r.Do != knowledge.Ban && s.in(i, "limits") && s.in(r.phrase(i, "limits"), "no-word")
}

// markFrom is where the next mark stands behind the token.
func (s *sentence) markFrom(i int) int {
	for i < len(s.tokens) && !s.mark(i) {
		i++
	}
	return i
}

// ground is where the words end, from the token on, that say only why or by what something is
// banned, or 0: "in the interest of our customers". At the head of its sentence they go on to
// the ban; behind it, only what is done to the app itself has a ground, or the whole behind a
// comma: "use it in response to complaints" says what for.
func (r *limiter) ground(i int) int {
	if r.Do == knowledge.Ban && r.phrase(i, "at-wish") > 0 {
		return r.wishedBy(i)
	}
	end, head := r.phrase(i, "ground"), i < r.st.left || i == r.clauseStart()
	if r.Do != knowledge.Ban || !head && (r.in(i, "no-limit-open") || !r.bansIt() && r.norm(i-1) != ",") {
		return 0
	}
	for ; end > 0 && end < len(r.tokens) && !r.mark(end) && !r.appAt(end) && !r.sentence.in(end, "be", "have", "may", "must", "clause") && (head || !r.sentence.in(end, "preposition")); end++ {
		if r.bodyAt(end) && r.above(r.sentence.at(end).bodies[0]) != r.By {
			return 0 // "under the policy of Acme"
		}
	}
	return end
}

// wishedBy is where the words end, at the head of a sentence, that only say who wanted a ban of home's
// own, or 0: "at the request of Dr Doe, our chief vet, staff must not".
func (r *limiter) wishedBy(i int) int {
	if i > 0 || r.By != r.ourselves() {
		return 0
	}
	end := min(r.st.from, len(r.tokens)) - 1
	for ; end > i && r.norm(end) != ","; end-- {
	}
	for k := i; k < end; k++ {
		if r.bodyAt(k) && r.sentence.at(k).bodies[0].Kind == knowledge.UnitKind {
			r.Doubt("whom it is for") // "at the request of Sales": it may be for them
		}
	}
	if end == i {
		return 0
	}
	return end + 1
}

// bansIt tells that the ban is told of the app itself, "is banned", and not of what may be done.
func (r *limiter) bansIt() bool { return r.sentence.act(r.st.at, "ban") != nil }

// apposed is where a clause between commas ends that begins at the token and says more of whoever
// is named before it, or 0: "Acme, with whom we are building a lock, has banned it".
func (r *limiter) apposed(i int) int {
	if i == 0 || i >= r.st.from || r.norm(i-1) != "," || !r.sentence.in(i, "whom") && !r.sentence.in(i+1, "whom") {
		return 0
	}
	return r.comma(i, r.st.from) + 1
}

// clauseStart is where the clause begins that tells the rule: behind what says that it is told.
func (r *limiter) clauseStart() int {
	for i := r.st.left - 1; i >= r.Left; i-- {
		if r.in(i, "that-word") || r.mark(i) && strings.Contains(":;", r.norm(i)) {
			return i + 1
		}
	}
	return r.Left
}

// accounted tells that something was made of the token: a limit, a condition, a time, whoever
// the rule is told of, or the verb and its object.
func (r *limiter) accounted(i int) bool {
	p := r.st.who
	people := (p.persons || p.home || p.body != "") && len(p.apps) == 0
	rule := p.rule != nil && p.rule.at <= i && i < p.rule.to
	return r.covered[i] || r.CondFrom <= i && i < r.CondTo || r.timeAt(i) && !r.in(i, "each-weekday") || people && p.from <= i && i < p.to || rule ||
		r.st.at <= i && i < r.End
}

// opensCase tells that a clause begins at the token that says in which case the rule holds.
func (r *limiter) opensCase(i int) bool {
	return (language.OpensCase(r.norm(i)) || r.in(i, "case-bound", "unless-word")) && !r.in(i, "again") && !r.timeSoon(i) && !r.approved(i+1) && !(i < r.CondFrom && r.CondFrom <= i+mostWords) && !(r.in(i, "while-word") && r.appSoon(i+1, i+mostWords)) && !r.ofDay(i)
}

// whileDated tells that the rule is told as one of the past, from a day: what went on then limits
// nothing.
func (r *limiter) whileDated() bool {
	return r.st.be && !r.st.presentBe && !r.st.perfect && r.st.modal == "" && len(r.times) > 0
}

// ofDay tells that a clause begins at the token that only says more of the day before it: "until
// 30 June, when the contract runs out".
func (s *sentence) ofDay(i int) bool {
	m := s.momentAt(i - 2)
	return s.in(i, "when-word") && s.norm(i-1) == "," && m != nil && !m.date.IsZero()
}

// narrows tells that what the preposition at the token begins is a limit that wasn't read: no
// time, and neither everybody nor whose rule it is.
func (r *limiter) narrows(at int) bool {
	s, from := r.sentence, r.phrase(at, "limits")
	switch {
	case s.in(at, "in-no-case"):
		return r.Do != knowledge.Ban || r.bansIt()
	case s.in(at, "no-limit", "no-limit-open", "no-limit-clause"):
		return r.goesOn(at)
	case r.bansIt() && s.in(at, "like-word"):
		return false // "banned like Wren"
	}
	if s.in(at, "in-respect-of") || s.in(at-1, "only") && s.in(at-2, "not") || s.mark(from) || s.in(from, "whom") || r.when(at) {
		return false
	}
	if language.Using(s.norm(from)) && (s.mark(from+1) || s.object(from+1) || s.in(from+1, "preposition")) {
		return false
	}
	end := from
	if s.in(from, "all-of", "any-word") && s.in(from+1, "of-word") {
		end += 2 // "any of our offices"
	}
	if s.timeAt(end) {
		return false // "in May"
	}
	for ; end < len(s.tokens) && !s.mark(end) && !s.in(end, "clause", "preposition", "and", "be", "have", "may", "must") && !(at < r.st.from && end >= r.st.from); end++ {
		if m := s.momentAt(end); m != nil && m.bearing != onThen && end > from {
			break // "for grades 9-12 beginning in May"
		}
		if r.accounted(end) || s.back(end+1, "approval-noun") >= 0 && !s.in(at, "under-word", "in-word") { // "under our licence", "in agreement with"
			return false
		}
		if s.appAt(end) {
			if s.bareBefore(end) == from || s.act(end-1, "use") != nil {
				return !overlaps(idsOf(s.at(end).apps), r.Apps) && !s.in(at, "instead-of")
			}
			break
		}
	}
	return !r.noLimit(at, from, end)
}

// goesOn tells that words with which no limit begins go on to one: "in any form that IT
// approves", "in practice exams", "as agreed with your manager", "as we do".
func (r *limiter) goesOn(at int) bool {
	s := r.sentence
	if end := s.to(at, "no-limit-open", "no-limit-clause"); end > 0 {
		return s.in(at, "no-limit-open") && s.in(end, "by-word", "with-word") || s.in(at, "no-limit-clause") && (s.in(end, "do", "would") || s.in(end, "be") && r.timeAt(end+1))
	}
	end := s.to(at, "no-limit")
	plain := end < len(s.tokens) && !s.mark(end) && !r.timeAt(end) && !s.in(end, "preposition", "limits", "clause", "and", "not", "be", "have", "may", "must")
	return s.in(end, "relative") || plain && at >= r.End && s.in(at, "in-word", "without-word")
}

// noLimit tells that what hangs on the preposition at the token, between the others, says only
// why, in which text it stands, or that the rule holds for everybody or everywhere.
func (r *limiter) noLimit(at, from, end int) bool {
	head := end - 1
	if r.in(head, "no-limit-people") {
		if at < r.st.from && !r.in(from, "all-of", "any-word") && !r.everyWord(from, head, "determiner", "own", "all-of", "all-of-us", "preposition") {
			return false // "in our Leeds office staff may not"
		}
		return !r.in(at, "with-word") && (r.st.be || !r.in(at, "for-word") || r.sentence.act(r.st.at, "use") == nil)
	}
	return r.in(head, "no-limit-noun", "text-noun", "paper-rule-noun") || r.in(at, "for-word") && r.in(head, "ground-noun") || r.in(from, "all-of", "any-word") && r.in(head, "any-place-noun") ||
		slices.Contains(r.ownersOf(r.Claim), r.norm(head))
}

// everyWord tells that each word between the tokens is one of the lists.
func (s *sentence) everyWord(from, to int, lists ...string) bool {
	for i := from; i < to; i++ {
		if !s.in(i, lists...) {
			return false
		}
	}
	return true
}

// when tells that the preposition at the token is one of time, and that a time stands in what
// hangs on it, "after a leak in March", or that it tells what was before what is told.
func (r *limiter) when(at int) bool {
	if r.in(at, "background") && !r.Rule && r.st.modal == "" && !r.st.presentBe {
		return true // "banned it after a leak"
	}
	for i := at; r.in(at, "time-before") && i < r.To && !r.mark(i) && (at > r.st.from || i < r.st.from); i++ {
		if r.timeAt(i) {
			return true
		}
	}
	return false
}

// leavesOutBehind is in doubt where the clause goes on behind what was read of it, and leaves
// something out there.
func (r *limiter) leavesOutBehind() string {
	for i := r.To; i < len(r.tokens) && (!r.mark(i) || r.norm(i) == ",") && !r.in(i, "be", "have", "may", "must", "will"); i++ {
		if end := r.sentence.to(i, "except"); end > 0 && r.in(end, "preposition", "determiner") {
			return leavesOut
		}
	}
	return ""
}

// ownersOf are the words of the names of whose rule it is.
func (s *sentence) ownersOf(c *claim.Claim) (words []string) {
	if by := s.Entity(c.By); by != nil {
		for _, n := range by.Names {
			words = append(words, strings.Fields(strings.ToLower(n.Text))...)
		}
	}
	return words
}
