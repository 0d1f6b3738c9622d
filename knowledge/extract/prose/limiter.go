package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// limits reads whom and what the rule is limited to, in the words that belong to
// it.
func (s *sentence) limits(c *claim.Claim, st *stance) {
	r := limiter{sentence: s, Claim: c, st: st, before: -1, ended: -1, covered: make([]bool, len(s.tokens))}
	for i := s.limitsFrom(st); i < c.To; {
		i = r.at(i)
	}
	r.lackingBehind()
	r.usedTo()
	if s.own() && (c.Do.Rule() || c.Do.Undoing()) {
		c.Doubt(s.whomUnclear(st.who, r.covered))
		c.Doubt(s.byUnclear(c, st, r.covered))
		c.Doubt(r.lackingUnread())
		if len(c.Scope.Except) > 1 {
			c.Doubt(leavesOut) // "except the board and its guests": these, or all of both
		}
		if len(c.Doubts) == 0 {
			c.Doubt(r.unread())
		}
	}
	if !c.Scope.IsZero() {
		s.tidy(c)
	}
}

// limitsFrom is where the words begin that may limit the rule: an exception may stand before
// all: "with the exception of the press team, no employee may".
func (s *sentence) limitsFrom(st *stance) int {
	if end := s.to(0, "except"); end > 0 && !s.own() && len(s.read) == 0 && st.who.left == nil && !s.appAt(end) {
		return 0
	}
	return st.left
}

// limiter goes through the words that tell what a rule is limited to.
type limiter struct {
	*sentence
	*claim.Claim
	st     *stance
	except bool // what follows is excepted
	not    bool // what follows is denied
	before int  // the preposition of the last term that is on no record
	ended  int  // and where that ended
	uses   bool // and it was something that the app is used for

	covered []bool // the tokens that a limit was read from
}

// cover notes that a limit was read from the tokens, and gives where they end.
func (r *limiter) cover(from, to int) int {
	for i := from; i < to; i++ {
		r.covered[i] = true
	}
	return to
}

// at reads what begins at the token, and gives where the next begins.
func (r *limiter) at(i int) int {
	if i >= r.CondFrom && i < r.CondTo {
		return r.CondTo
	}
	if end := r.ground(i); end > 0 && r.own() {
		return r.cover(i, end)
	}
	if end := r.evenSo(i); end > 0 {
		return r.cover(i, end)
	}
	if end := r.lacking(i); end > 0 {
		return end
	}
	if end := r.phrase(i, "except"); end > 0 && !(r.st.who.left != nil && i < r.st.at) {
		if i == 0 && !r.own() {
			return r.excepted(end)
		}
		r.except = true
		return r.partExcepted(end)
	}
	if r.in(i, "but-word") && i > r.st.at && r.allBefore(i) {
		return r.excepted(i + 1)
	}
	none := r.joins(i) && r.in(i+1, "no-word")
	if i >= r.End && (r.in(i, "not") || none) || r.mark(i) && !r.joins(i) {
		r.not = none || !r.mark(i)
	}
	if r.not {
		return i + 1
	}
	if end := r.phrase(i, "some"); end > 0 && i > r.st.at && r.someOf(end) {
		r.Scope.Some = true
	}
	if r.in(i, "clause") && !r.in(i, "unless") {
		r.except = false
	}
	if r.own() && r.norm(i) == "," && i == r.ended && r.in(i+1, "and") && !r.in(i+1, "but-word") {
		i++ // "for drafts, notes, and letters"
		r.ended = i
	}
	if end := r.takenIn(i); end > 0 && i >= r.End && !r.except {
		return r.takeIn(i, end)
	}
	if end := r.everyDevice(i); end > 0 {
		return r.cover(i, end)
	}
	return r.term(i)
}

// term takes in the term that begins at the token, and gives where it ends.
func (r *limiter) term(i int) int {
	readers := []func(int) int{r.doing, r.unknown, r.forTeam, r.usedFor}
	if r.uses && r.joins(i) {
		readers = []func(int) int{r.doing, r.usedFor, r.unknown, r.forTeam}
	}
	for _, read := range readers {
		if end := read(i); end > 0 {
			return end
		}
	}
	if r.uses && r.joins(i) && r.thingJoined(i+1) {
		r.Doubt("for what else it holds") // "for newsletters and what the board asks for"
	}
	ids, d, end := r.termHere(i, r.Claim)
	if end == 0 {
		return i + 1
	}
	return r.known(i, ids, d, end)
}

// evenSo is where the words end, from the token on, that say of a rule of home's own that it holds
// where nobody would think so, or 0: "not even for swapping shifts", "even on private phones". They
// limit nothing.
func (r *limiter) evenSo(i int) int {
	at := i
	if r.in(at, "not") {
		at++
	}
	if !r.own() || !r.in(at, "even-word") || i < r.End && !r.leads(i) {
		return 0
	}
	for at += 2; at < len(r.tokens) && !r.mark(at) && !(i < r.End && (r.appAt(at) || r.sentence.in(at, "it", "we", "you"))); at++ {
		if r.norm(i-1) != "," && r.sentence.in(at, "preposition") && !r.in(at, "of-word") {
			break // "even by managers on private phones"
		}
	}
	return at
}

// everyDevice is where the words end, from the token on, that say of a rule of one's own
// that it holds whatever device is used, "on all devices", or 0: nothing behind them says
// which are meant.
func (r *limiter) everyDevice(i int) int {
	if !r.own() || r.except || !r.in(i, "preposition") || !r.in(i, "device-before") {
		return 0
	}
	end := r.phrase(i+1, "any-device")
	if end == 0 || r.ownedWord(end) || r.in(end, "with-word", "of-word", "in-word", "that-word", "which-word", "relative", "preposition", "we", "you", "they-word") {
		return 0
	}
	return end
}

// excepted takes in those whom a rule for everybody leaves out, who are named at the token,
// and gives where that ends.
func (r *limiter) excepted(from int) int {
	to := from
	for to < len(r.tokens) && !r.mark(to) && !r.timeAt(to) && !r.sentence.in(to, "clause", "be", "have") {
		to++
	}
	terms, end := r.termsIn(from, to)
	for d, ids := range terms {
		r.limit(r.Claim, true, d, ids)
	}
	if len(terms) == 0 || r.own() && (len(terms) > 1 || r.leavesSome(from, end)) {
		r.Doubt(leavesOut)
	}
	r.except = false
	return max(from, end)
}

// allBefore tells that everybody is named just before the token: "all staff but drivers".
func (s *sentence) allBefore(i int) bool {
	for j := i - 1; j >= max(0, i-4) && !s.mark(j) && !s.in(j, "preposition"); j-- {
		if s.in(j, "all-of", "everyone-word") {
			return true
		}
	}
	return false
}

// forTeam takes in teams that are named by nothing but their names, and gives where
// the list of them ends, or 0: "for Community and QA".
func (r *limiter) forTeam(i int) int {
	among := r.amongPeople(i) && r.in(i, "unit-before")
	if !among && (i < r.st.at || !r.in(i, "for-word")) || r.in(i-1, "not") {
		return 0
	}
	to := r.Claim.To
	if among {
		to = r.st.who.to
	}
	teams, end := r.teams(i+1, to)
	if len(teams) == 0 || end < to && !r.mark(end) && !r.timeAt(end) && !r.in(end, "and", "clause", "preposition", "only", "adverb", "except") {
		return 0 // "for ISO reasons"
	}
	r.limit(r.Claim, r.except, knowledge.Unit, teams)
	return r.cover(i, end)
}

// partExcepted takes in the part of home that is named from the token on, which the rule
// leaves out, and gives where it ends: "except the press team".
func (r *limiter) partExcepted(from int) int {
	to := from
	for to < r.Claim.To && !r.mark(to) && !r.in(to, "clause", "preposition", "and") && !r.timeAt(to) {
		to++
	}
	if part, _ := r.homePart(r.party(from, to)); r.own() && part != "" {
		r.limit(r.Claim, true, knowledge.Unit, []knowledge.EntityID{part})
		return to
	}
	return from
}

// phrase is where a phrase of the list ends that begins at the token, or 0.
func (r *limiter) phrase(i int, list string) int { return r.sentence.to(i, list) }

// joins tells that the token joins a further term to the last one.
func (r *limiter) joins(i int) bool {
	return i == r.ended && r.takenIn(i+1) == 0 && (r.norm(i) == "," || r.in(i, "and"))
}

// unknown takes in a term that is on no record, behind a preposition or joined to
// another one, and gives where it ends, or 0.
func (r *limiter) unknown(i int) int {
	prep := i
	switch {
	case i < r.st.at && !r.amongPeople(i) && !r.leads(i), r.in(i, "for-word") && r.leads(i) && r.in(r.bare(i+1), "no-purpose"):
		return 0
	case r.joins(i):
		prep = r.before
		if next := r.nameEnd(i + 1); next > i+1 && !r.in(i+1, "determiner", "own") {
			return 0 // a name
		}
	case !r.in(i, "preposition") || r.ownedSoon(i, r.Claim) || i == r.End && r.used(i):
		return 0
	}
	id, d, end := r.unknownTerm(prep, i)
	if end == 0 || d == "" {
		return 0
	}
	if to := r.withWhom(d, end); to > end {
		id, end = r.newTerm(d, r.bare(i+1), to), to
	}
	r.before, r.ended, r.uses = prep, end, r.uses || d == knowledge.Purpose && r.own()
	if r.Do == knowledge.Restrict && r.in(prep, "to-word") {
		r.Terms = append(r.Terms, knowledge.Condition{Name: "only " + r.sentence.words(i+1, end)})
		return r.cover(i, end)
	}
	r.limit(r.Claim, r.except, d, []knowledge.EntityID{id})
	return r.cover(i, end)
}

// thingJoined tells that what begins at the token, behind an "and" that joins it to a thing that
// the app is used for, is another such thing: neither what somebody else may, nor a verb.
func (r *limiter) thingJoined(i int) bool {
	a := r.anyAct(i)
	return r.in(i-1, "and") && !r.mark(i) && r.sentence.at(i) == nil && (a == nil || r.compound(i+1) || r.sentence.noun(i, a)) &&
		!r.sentence.in(i, "may", "must", "be", "have", "will", "not", "do", "it", "we", "you", "preposition", "only", "except")
}

// amongPeople tells that the token stands among the people of home who are told what they
// may do: "nobody in the finance department".
func (r *limiter) amongPeople(i int) bool {
	p := r.st.who
	return r.own() && p.persons && p.group == "" && p.from <= i && i < p.to
}

// leads tells that the token begins the words with which the rule of home's own leads in, or
// joins others to these: "in the warehouse and on the roof you may use it".
func (r *limiter) leads(i int) bool {
	return r.own() && i < r.st.from && (i == r.st.left || r.ended > 0 && (i == r.ended || i == r.ended+1))
}

// nameEnd is where the name ends that begins at the token, or 0.
func (r *limiter) nameEnd(i int) int {
	if m := r.sentence.at(i); m != nil && m.From == i {
		return m.To
	}
	return 0
}

// known takes in a term that has a name, where it limits the rule, and gives where it
// ends.
func (r *limiter) known(i int, ids []knowledge.EntityID, d knowledge.Dimension, end int) int {
	switch {
	case d == "":
	case r.Do == knowledge.Restrict && !r.except && r.limitedTo(i) && r.Granted:
		r.cover(i, end) // its condition says so
	case r.Do == knowledge.Restrict && !r.except && r.limitedTo(i):
		r.Terms = append(r.Terms, knowledge.Condition{Name: "only " + r.sentence.words(r.onlyFrom(i), end)})
		r.cover(i, end)
	case r.except || r.limiting(i, d, r.st):
		if of := r.whoseEnd(end); r.except && r.own() && d == knowledge.Device && r.in(end, "of-word") && r.ourselvesEnd(end+1) != of {
			ids, end = []knowledge.EntityID{r.newTerm(d, i, of)}, of // "the phones of the press office"
		}
		if to := r.withWhom(d, end); to > end {
			ids, end = []knowledge.EntityID{r.newTerm(d, i, to)}, to
		}
		r.limit(r.Claim, r.except, d, ids)
		if more, md, to := r.alsoOwned(i, end, r.Claim); to > 0 {
			r.limit(r.Claim, r.except, md, more)
			end = to
		}
		r.before, r.ended = r.prepositionOf(i), r.cover(i, end)
	}
	return end
}

// prepositionOf is the preposition that the term at the token hangs on.
func (r *limiter) prepositionOf(i int) int {
	for j := i - 1; j >= max(0, i-mostWords-1); j-- {
		if r.in(j, "preposition") {
			return j
		}
	}
	return i - 1
}
