package extract

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// found makes a claim of an act, with all that its clause tells of it, and keeps
// it.
func (s *sentence) found(st *stance, c claim, end int) {
	if c.by == "" || len(c.apps) == 0 {
		return
	}
	s.wouldBe(st, c.by)
	if st.mode == notDone || st.mode == isDenied && c.do != knowledge.Deny && !c.do.Rule() {
		return
	}
	s.allowedAgain(st, &c, end)
	s.moded(st, &c)
	if c.do == knowledge.Consider && s.decidedAgainst() {
		return
	}
	s.place(&c, st, end)
	s.conditions(&c)
	s.limits(&c, st)
	s.underPeople(&c, st)
	s.dates(&c, st)
	s.sure(&c, st)
	s.exempted(&c, st)
	if before := s.goesOn(&c, st); before != nil {
		c.announced, c.dated, c.certainty = before.announced, before.dated, before.certainty
	}
	s.unclear(&c)
	c.words = strings.Trim(s.words(min(c.left, st.left), c.to), " ,:;")
	c.brief = c.brief || s.briefly(st.from, c.to)
	c.state = s.ruledState(&c)
	s.keepAgain(c)
	s.keepOnly(c)
	s.keepExcept(&c)
	if st.told != "" || c.by != st.who.body {
		return
	}
	for _, by := range st.who.others {
		c.by = by
		c.state = s.ruledState(&c)
		s.keep(c)
	}
}

// place notes where the claim stands, and what its place makes doubtful.
func (s *sentence) place(c *claim, st *stance, end int) {
	c.doubt(st.doubt)
	c.doubt(st.who.doubt)
	c.doubt(s.saidToBe(c, st))
	if s.own() && st.who.body == "" && !st.who.home && (c.by == s.topic.home || c.by == s.base.Home || c.by == ours) && (language.OfOthers(s.Text) || s.ofStranger(s.Text)) {
		c.doubt("whose rule it is: the sentence speaks of others")
	}
	if s.in(st.at, "loose-ban") {
		c.doubt("whether it is use that is meant")
	}
	if s.topic.passedOn && (c.by == s.topic.home || c.by == s.base.Home || c.by == ours) {
		c.doubt("whose words they are: they are passed on")
	}
	c.anew, c.aside = c.anew || st.again, st.earlier || st.who.relative
	c.passage, c.seq = s.passage, len(s.topic.order)
	c.left, c.to, c.end = s.leftOf(st), s.rightOf(end), end
	if gap := s.othersAt(end); gap >= 0 {
		c.to = min(c.to, gap)
	}
	if st.who.relative {
		c.to = s.relativeEnd(end, c.to)
	}
}

// unclear doubts what is told by halves: a limit or an exception that isn't known.
func (s *sentence) unclear(c *claim) {
	none := c.scope.IsZero() && len(c.terms) == 0
	if c.do == knowledge.Restrict && none && s.in(c.end, "to-word") {
		c.doubt("to what it is limited")
	}
	for i := c.end; i < c.to; i++ {
		switch to := s.to(i, "except"); {
		case to > 0 && s.appAt(to):
			c.doubt("which apps are excepted")
		case to > 0 && c.do.Rule() && len(c.scope.Except)+len(c.terms) == 0:
			c.doubt("what it leaves out")
		}
	}
	if c.do == knowledge.Allow && s.own() && len(c.terms) == 0 && s.people(c.scope.Terms) && s.onlyElse(c.end, c.to) {
		c.doubt("to what it is limited")
	}
	if c.do == knowledge.Ban && s.own() && s.yetBehind(c.end) {
		c.doubt("for how long it holds")
	}
	if c.do == knowledge.Exempt && none {
		c.doubt("who or what is excepted")
	}
}

// yetBehind tells that "yet" stands behind the object: "don't install it yet".
func (s *sentence) yetBehind(end int) bool {
	return s.in(end, "yet-word") && s.mark(end+1)
}

// briefly tells that a word between the tokens says that it didn't last.
func (s *sentence) briefly(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "briefly") {
			return true
		}
	}
	return false
}

// exempted makes of a permission for some, or for a case, an exception from the ban on
// the same that was told before: "consumers may still buy it abroad".
func (s *sentence) exempted(c *claim, st *stance) {
	if c.do != knowledge.Allow || s.own() || st.modal != "may" && st.modal != "might" || s.able(st.left, st.at) || len(c.terms) == 0 && (!s.stillMay(st) || c.scope.IsZero()) {
		return
	}
	ban := s.ruleTold(c.apps)
	if ban == nil || ban.do != knowledge.Ban || ban.by != c.by || len(ban.doubts) > 0 {
		return
	}
	c.do, c.undoes, c.presupposes, c.granted = knowledge.Exempt, knowledge.Ban, true, true
	for i := st.left; i < st.at; i++ {
		if s.in(i, "now-word") {
			c.do = knowledge.Amend // "authors may now use it as long as they say so"
		}
	}
}

// stillMay tells that the permission is one that goes on: "may still use".
func (s *sentence) stillMay(st *stance) bool {
	for i := st.left; i < st.at; i++ {
		if s.in(i, "still-word") {
			return true
		}
	}
	return false
}

// keepExcept keeps the claim, and what a ban of home's own leaves out as an exemption
// from it: whoever asks for that gets an answer.
func (s *sentence) keepExcept(c *claim) {
	except := c.scope.Except
	if c.do != knowledge.Ban || !s.own() || len(except) == 0 || c.adds != nil || c.rest {
		s.keep(*c)
		return
	}
	c.scope.Except = nil
	s.keep(*c)
	s.keepExempt(*c, except)
	s.topic.last = s.read[len(s.read)-2]
}

// keepExempt keeps the exemption of the terms from a ban that was kept.
func (s *sentence) keepExempt(c claim, terms knowledge.Terms) {
	c.do, c.undoes, c.presupposes, c.scope = knowledge.Exempt, knowledge.Ban, true, knowledge.Scope{Terms: terms}
	c.order++
	s.keep(c)
}

// keepOnly keeps that all others may not, where a document of home's own allows
// something to nobody but the people that it names: "allowed for the design team only".
func (s *sentence) keepOnly(c claim) {
	if c.do != knowledge.Allow && c.do != knowledge.Restrict || !s.own() || !s.people(c.scope.Terms) || !s.onlyBeside(c.end, c.to) {
		return
	}
	c.do, c.rest, c.terms = knowledge.Ban, true, nil
	c.scope = knowledge.Scope{Except: c.scope.Terms.Clone()}
	s.keep(c)
}

// onlyBeside tells that "only" stands with people between the tokens, and not with a
// case: "only for drivers", "for drivers only".
func (s *sentence) onlyBeside(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.in(i, "only") || s.in(i-1, "not") {
			continue
		}
		if s.in(i+1, "for-word", "to-word") && s.peopleSoon(i+2) || (i+1 >= to || s.mark(i+1)) && s.peopleAt(i-1) {
			return true
		}
	}
	return false
}

// onlyElse tells that "only" stands between the tokens with something else than people:
// "only for drafting".
func (s *sentence) onlyElse(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "only") && !s.in(i-1, "not") {
			return !s.onlyBeside(from, to)
		}
	}
	return false
}

// peopleSoon tells that people are named from the token on, before anything that is said
// of them.
func (s *sentence) peopleSoon(from int) bool {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i) && !s.in(i, "preposition", "clause"); i++ {
		if s.peopleAt(i) {
			return true
		}
	}
	return false
}

// peopleAt tells that the token belongs to a name of people or a part of a body, or is a
// noun for such.
func (s *sentence) peopleAt(i int) bool {
	if m := s.at(i); m != nil {
		return len(m.bodies) > 0 || slices.ContainsFunc(m.terms, func(e *knowledge.Entity) bool {
			return e.Kind == knowledge.AudienceKind || e.Kind == knowledge.UnitKind
		})
	}
	return s.in(i, "unit-head-noun", "audience-head-noun", "persons-noun", "own-people") || s.peopleNoun(i) || i > 0 && s.strange(i)
}

// keepAgain notes that what is allowed again was banned until then, where a document
// of home's own tells it.
func (s *sentence) keepAgain(c claim) {
	if c.do != knowledge.Allow || !s.own() || c.mentioned || !c.anew && s.againBehind(c.end) == 0 {
		return
	}
	c.do, c.undoes, c.presupposes, c.terms = knowledge.Lift, knowledge.Ban, true, nil
	s.keep(c)
}

// keep notes the claim as the last one that was told.
func (s *sentence) keep(c claim) {
	p := &c
	if s.read = append(s.read, p); c.adds != nil {
		return
	}
	if !slices.Contains(s.topic.bodies, c.by) {
		s.topic.bodies = append(s.topic.bodies, c.by)
	}
	s.topic.order = append(s.topic.order, p)
	if c.do.Rule() || c.do.NeedsName() {
		s.topic.last, s.topic.actor, s.topic.apps = p, c.by, c.apps
	} else if len(c.apps) > 0 {
		s.topic.actor, s.topic.apps = c.by, c.apps
	}
}

// decidedAgainst tells that what was considered was given up.
func (s *sentence) decidedAgainst() bool {
	for i := range s.tokens {
		if s.in(i, "decided-against") {
			return true
		}
	}
	return false
}

// moded turns what is only considered, or denied, into the act that this is.
func (s *sentence) moded(st *stance, c *claim) {
	switch st.mode {
	case isConsidered:
		if c.do != knowledge.Consider && !c.do.Speaking() {
			c.of, c.do = c.do, knowledge.Consider
		}
	case isHedged:
		if c.do != knowledge.Consider && !c.do.Speaking() {
			c.of, c.do = c.do, knowledge.Consider
			c.doubt("that it may or could be is no plan")
		}
	case isDenied:
		if c.do.Rule() {
			c.of, c.do = c.do, knowledge.Deny
		}
	case toCome:
		c.rule = false
		s.inCase(c)
	}
}

// leftOf is where the words begin that tell of the act, and rightOf where they
// end.
func (s *sentence) leftOf(st *stance) int {
	if n := len(s.read); n > 0 {
		return min(s.read[n-1].to, st.left)
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
		if s.in(i, "but-word") && s.allBefore(i) {
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
	return a != nil && !s.noun(i, a) && !s.approved(i) && s.back(i+1, "except") < 0 && !s.in(i, "except", "approval-noun")
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

// sure sets how surely the act is told, and by whom.
func (s *sentence) sure(c *claim, st *stance) {
	c.certainty = knowledge.Stated
	if st.said && s.speakThemselves(st) {
		return
	}
	if st.said && st.speaker.body != c.by && !st.speaker.home && st.speaker.body != "" && !s.stateSpeaks(st, c.by) {
		c.certainty = knowledge.Reported
	}
	if st.said && st.speaker.body == "" && !st.speaker.home && !st.speaker.pronoun && !st.speaker.empty() && !s.speaksFor(st.spoke) {
		if by, _ := s.actor(st.speaker); by != c.by && knowledge.EntityID(knowledge.Slug(s.strangerBefore(st.spoke[1]))) != c.by {
			c.certainty = knowledge.Reported
		}
	}
	if st.reported {
		c.certainty = knowledge.Speculated
	}
	for i := range s.tokens {
		switch {
		case s.in(i, "speculated") && s.in(i-1, "for-word"): // of a reason
		case s.own() && s.in(i, "may"): // "you may have it" lets people, there
		case s.in(i, "speculated") && i >= c.left-8 && i <= c.to:
			if c.certainty == knowledge.Stated {
				c.certainty = knowledge.Speculated
			}
		case s.in(i, "says"):
			c.certainty = knowledge.Reported
		}
	}
}

// speakThemselves tells that several who act say so themselves: "Acme and Globex banned it, the
// companies said".
func (s *sentence) speakThemselves(st *stance) bool {
	return len(st.who.others) > 0 && st.spoke[1] == st.spoke[0]+2 && s.in(st.spoke[0], "the-word") && s.in(st.spoke[0]+1, "body-noun") && strings.HasSuffix(s.norm(st.spoke[0]+1), "s")
}

// stateSpeaks tells that somebody who holds an office in a state says what the state does:
// "the president of the Treasury Board".
func (s *sentence) stateSpeaks(st *stance, by knowledge.EntityID) bool {
	e := s.entity(by)
	if e == nil || e.Kind != knowledge.Government && !language.OfState(e.Name()) {
		return false
	}
	for i := st.spoke[0]; i < st.spoke[1]; i++ {
		if m := s.at(i); m != nil && len(m.bodies) > 0 && m.bodies[0].Kind == knowledge.Government && m.bodies[0].ID != by && !slices.Contains(s.over(by), m.bodies[0].ID) {
			return false // of another state
		}
	}
	for i := st.spoke[0]; i < st.spoke[1]; i++ {
		if s.in(i, "state-office-noun", "state-title", "office-noun", "part-of-state-noun") && !s.isPress(st.speaker.body) {
			return true
		}
	}
	return false
}

// speaksFor tells that who says it is only named by an office or paper of whoever
// acts: "a spokeswoman", "the memo".
func (s *sentence) speaksFor(who [2]int) bool {
	for i := who[0]; i < who[1]; i++ {
		if s.in(i, "press-noun") && i == who[1]-1 {
			return false
		}
		if s.in(i, "mouthpiece-noun", "body-noun", "persons-noun") && !s.in(i, "press-noun") {
			return true
		}
	}
	return false
}
