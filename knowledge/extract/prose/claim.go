package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// found makes a claim of an act, with all that its clause tells of it, and keeps
// it.
func (s *sentence) found(st *stance, c claim.Claim, end int) {
	if c.By == "" || len(c.Apps) == 0 {
		return
	}
	if s.Parts[c.Apps[0]] != nil {
		c.Doubt("whether that is an app")
	}
	s.wouldBe(st, c.By)
	if st.mode == notDone || st.mode == isDenied && c.Do != knowledge.Deny && !c.Do.Rule() {
		return
	}
	s.allowedAgain(st, &c, end)
	s.moded(st, &c)
	if c.Do == knowledge.Consider && s.decidedAgainst() {
		return
	}
	s.place(&c, st, end)
	s.conditions(&c)
	s.limits(&c, st)
	s.dates(&c, st)
	s.under(&c, st)
	s.sure(&c, st)
	s.exempted(&c, st)
	s.grace(&c, st)
	c.Whole = (c.Do == knowledge.Lift || c.Do == knowledge.Allow) && s.ruledBefore(st)
	if before := s.goesOn(&c, st); before != nil {
		c.Announced, c.Dated, c.Certainty = before.Announced, before.Dated, before.Certainty
	}
	s.unclear(&c)
	c.Words = strings.Trim(s.words(min(c.Left, st.left), c.To), " ,:;")
	c.Brief = c.Brief || s.briefly(st.from, c.To)
	c.State = s.ruledState(&c)
	s.keepAgain(c)
	s.keepOnly(&c, st)
	s.keepExcept(&c)
	s.keepPersonal(c)
	if st.told != "" || c.By != st.who.body {
		return
	}
	for _, by := range st.who.others {
		c.By = by
		c.State = s.ruledState(&c)
		s.keep(c)
	}
}

// ruledBefore tells that a clause with which, before the verb, says that what is undone was banned:
// "Pigeon, which we had to block, can be used again by managers".
func (s *sentence) ruledBefore(st *stance) bool {
	for i := range min(st.from, len(s.tokens)) {
		if a := s.act(i, "ban"); a != nil && !s.noun(i, a) && s.own() {
			for j := i - 1; j > 0 && !s.mark(j); j-- {
				if s.in(j, "which-word") {
					return true
				}
			}
		}
	}
	return false
}

// eitherBefore tells that before the verb at the token one of two is named, and not which.
func (s *sentence) eitherBefore(at int) bool {
	for i := 0; i < at; i++ {
		if s.in(i, "one-of-two") && s.appAt(i+1) {
			return true
		}
	}
	return false
}

// place notes where the claim stands, and what its place makes doubtful.
func (s *sentence) place(c *claim.Claim, st *stance, end int) {
	c.Doubt(st.doubt)
	c.Doubt(st.who.doubt)
	c.Doubt(s.saidToBe(c, st))
	if s.own() && st.who.body == "" && !st.who.home && (c.By == s.topic.home || c.By == s.Base.Home || c.By == ground.Ours) && (language.OfOthers(s.Text) || s.ofStranger(s.Text)) {
		c.Doubt("whose rule it is: the sentence speaks of others")
	}
	if s.own() && c.By == s.ourselves() && !st.who.persons && len(st.who.apps) == 0 && s.ofOthers(st.who) {
		c.Doubt("whose rule it is: the sentence speaks of others") // "our parent company banned it"
	}
	if s.own() && s.untrueBehind(end) {
		c.Doubt(claim.OnlyVoiced)
	}
	if s.in(st.at, "loose-ban") && c.Do != knowledge.Consider {
		c.Doubt("whether it is use that is meant")
	}
	if len(c.Apps) > 1 && c.Do != knowledge.Allow && s.eitherBefore(st.at) {
		c.Doubt("which of them it is on")
	}
	if s.topic.passedOn && (c.By == s.topic.home || c.By == s.Base.Home || c.By == ground.Ours) {
		c.Doubt("whose words they are: they are passed on")
	}
	c.Anew, c.Aside = c.Anew || st.again, st.earlier || st.who.relative
	c.Passage, c.Seq = s.passage, len(s.topic.order)
	c.Left, c.To, c.End = s.leftOf(st), s.rightOf(end), end
	if gap := s.othersAt(end); gap >= 0 {
		c.To = min(c.To, gap)
	}
	if st.who.relative {
		c.To = s.relativeEnd(end, c.To)
	}
}

// untrueBehind tells that the sentence goes on, from the token, to say that what it tells isn't
// so: "an email that says it is banned is a fake".
func (s *sentence) untrueBehind(from int) bool {
	for i := from; i < len(s.tokens); i++ {
		if s.in(i, "untrue-told") {
			return true
		}
	}
	return false
}

// unclear doubts what is told by halves: a limit or an exception that isn't known.
func (s *sentence) unclear(c *claim.Claim) {
	none := c.Scope.IsZero() && len(c.Terms) == 0
	if c.Do == knowledge.Restrict && none && s.in(c.End, "to-word") {
		c.Doubt("to what it is limited")
	}
	for i := c.End; i < c.To; i++ {
		switch to := s.to(i, "except"); {
		case to > 0 && s.appAt(to):
			c.Doubt("which apps are excepted")
		case to > 0 && c.Do.Rule() && len(c.Scope.Except)+len(c.Terms) == 0:
			c.Doubt("what it leaves out")
		}
	}
	if c.Do == knowledge.Allow && s.own() && len(c.Terms) == 0 && s.people(c.Scope.Terms) && s.onlyElse(c.End, c.To) {
		c.Doubt("to what it is limited")
	}
	if c.Do == knowledge.Ban && s.own() && s.yetBehind(c.End) {
		c.Doubt("for how long it holds")
	}
	if c.Do == knowledge.Exempt && none {
		c.Doubt("who or what is excepted")
	}
	if rule := s.ruleTold(c.Apps); c.Do == knowledge.Allow && s.own() && s.in(0, "by-exception") && (rule == nil || rule.Do != knowledge.Ban) {
		c.Doubt(claim.FromWhichRule)
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
func (s *sentence) exempted(c *claim.Claim, st *stance) {
	if c.Do != knowledge.Allow || s.own() || st.modal != "may" && st.modal != "might" || s.able(st.left, st.at) && !(st.said && s.onlyWhere(c)) || len(c.Terms) == 0 && (!s.stillMay(st) && !s.onlyWhere(c) || c.Scope.IsZero()) {
		return
	}
	ban := s.ruleTold(c.Apps)
	if ban == nil || ban.Do != knowledge.Ban || ban.By != c.By || len(ban.Doubts) > 0 {
		return
	}
	c.Do, c.Undoes, c.Presupposes, c.Granted = knowledge.Exempt, knowledge.Ban, true, true
	for i := st.left; i < st.at; i++ {
		if s.in(i, "now-word") {
			c.Do = knowledge.Amend // "authors may now use it as long as they say so"
		}
	}
}

// onlyWhere tells that a permission that stands right behind a ban is for nothing but some
// devices, networks or parts of the app.
func (s *sentence) onlyWhere(c *claim.Claim) bool {
	last := s.topic.last
	if last == nil || last.Do != knowledge.Ban || last.Passage != s.passage || c.Dated || len(c.Scope.Terms) == 0 {
		return false
	}
	for d := range c.Scope.Terms {
		if d != knowledge.Device && d != knowledge.Network && d != knowledge.Component {
			return false
		}
	}
	return true
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

// keepOnly keeps that all others may not, where a document of home's own allows
// something to nobody but the people that it names, or nowhere but where it says: "allowed
// for the design team only", "may only be used on laptops".
func (s *sentence) keepOnly(c *claim.Claim, st *stance) {
	switch people := s.people(c.Scope.Terms); {
	case c.Do != knowledge.Allow && c.Do != knowledge.Restrict || !s.own():
		return
	case people && !s.onlyBeside(c.End, c.To), !people && !s.onlyThere(c, st):
		return
	case !people:
		c.Do = knowledge.Allow // its limits are all that it is bound to
	}
	ban := *c
	ban.Do, ban.Rest, ban.Terms = knowledge.Ban, true, nil
	ban.Scope = knowledge.Scope{Except: c.Scope.Terms.Clone()}
	s.keep(ban)
}

// onlyThere tells that what is let so is so in nothing but the one respect that is told, and
// without a condition: "may only be used for public data".
func (s *sentence) onlyThere(c *claim.Claim, st *stance) bool {
	only := st.only
	for i := c.End; i < c.To; i++ {
		only = only || s.in(i, "only") && !s.in(i-1, "not")
	}
	return only && len(c.Terms) == 0 && len(c.Scope.Terms) == 1 && len(c.Scope.Except) == 0
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
func (s *sentence) keepAgain(c claim.Claim) {
	if c.Do != knowledge.Allow || !s.own() || c.Mentioned || !c.Anew && s.againBehind(c.End) == 0 {
		return
	}
	c.Do, c.Undoes, c.Presupposes, c.Terms = knowledge.Lift, knowledge.Ban, true, nil
	s.keep(c)
}

// keep notes the claim as the last one that was told.
func (s *sentence) keep(c claim.Claim) {
	p := &c
	if s.read = append(s.read, p); c.Adds != nil {
		return
	}
	if !slices.Contains(s.topic.bodies, c.By) {
		s.topic.bodies = append(s.topic.bodies, c.By)
	}
	s.topic.order = append(s.topic.order, p)
	if c.Do == knowledge.Allow && s.topic.last != nil && !s.own() && s.offersInstead() {
		return // what follows is of what was banned, rather than of what may be used in its place
	}
	if c.Do.Rule() || c.Do.NeedsName() {
		s.topic.last, s.topic.actor, s.topic.apps = p, c.By, c.Apps
	} else if len(c.Apps) > 0 {
		s.topic.actor, s.topic.apps = c.By, c.Apps
	}
}

// decidedAgainst tells that what was considered was given up.
func (s *sentence) decidedAgainst() bool {
	for i := range s.tokens {
		if s.in(i, "decided-against") || s.in(i, "loose-ban") && !s.group(i).not {
			return true
		}
	}
	return false
}

// moded turns what is only considered, or denied, into the act that this is.
func (s *sentence) moded(st *stance, c *claim.Claim) {
	switch st.mode {
	case isConsidered:
		if c.Do != knowledge.Consider && !c.Do.Speaking() {
			c.Of, c.Do = c.Do, knowledge.Consider
		}
	case isHedged:
		if c.Do != knowledge.Consider && !c.Do.Speaking() {
			c.Of, c.Do = c.Do, knowledge.Consider
			c.Doubt("that it may or could be is no plan")
		}
	case isDenied:
		if c.Do.Rule() {
			c.Of, c.Do = c.Do, knowledge.Deny
		}
	case toCome:
		c.Rule = false
		s.inCase(c)
	}
}

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
func (s *sentence) sure(c *claim.Claim, st *stance) {
	c.Certainty = knowledge.Stated
	if st.said && (s.speakThemselves(st) || c.By == st.who.body && s.somebodys(st.spoke)) {
		return
	}
	if st.said && st.speaker.body != c.By && !st.speaker.home && st.speaker.body != "" && !s.stateSpeaks(st, c.By) {
		c.Certainty = knowledge.Reported
	}
	if st.said && st.speaker.body == "" && !st.speaker.home && !st.speaker.pronoun && !st.speaker.empty() && !s.speaksFor(st.spoke) {
		if by, _ := s.actor(st.speaker); by != c.By && knowledge.EntityID(knowledge.Slug(s.strangerBefore(st.spoke[1]))) != c.By {
			c.Certainty = knowledge.Reported
		}
	}
	if st.reported {
		c.Certainty = knowledge.Speculated
	}
	for i := range s.tokens {
		switch {
		case s.in(i, "speculated") && s.in(i-1, "for-word"): // of a reason
		case s.in(i, "may", "might") && s.haves(s.to(i, "speculated")): // "no one may have it on a phone"
		case s.own() && s.in(i, "may"): // "you may have it" lets people, there
		case s.in(i, "speculated") && i >= c.Left-8 && i <= c.To:
			if c.Certainty == knowledge.Stated {
				c.Certainty = knowledge.Speculated
			}
		case s.in(i, "says"):
			c.Certainty = knowledge.Reported
		}
	}
}

// speakThemselves tells that several who act say so themselves: "Acme and Globex banned it, the
// companies said".
func (s *sentence) speakThemselves(st *stance) bool {
	return len(st.who.others) > 0 && st.spoke[1] == st.spoke[0]+2 && s.in(st.spoke[0], "the-word") && s.in(st.spoke[0]+1, "body-noun") && strings.HasSuffix(s.norm(st.spoke[0]+1), "s")
}

// haves tells that "have" before the token is what people do with what is named there, rather
// than a part of another verb.
func (s *sentence) haves(i int) bool {
	return i > 0 && (s.at(i) != nil || s.in(i, "determiner", "it", "the-few", "either-word"))
}

// somebodys tells that who says so is only told by an office, of whoever was named last: "a
// spokeswoman".
func (s *sentence) somebodys(who [2]int) bool {
	return who[1] == who[0]+2 && s.in(who[0], "a-word", "the-word") && s.in(who[0]+1, "mouthpiece-noun") && !s.in(who[0]+1, "press-noun")
}

// stateSpeaks tells that somebody who holds an office in a state says what the state does:
// "the president of the Treasury Board".
func (s *sentence) stateSpeaks(st *stance, by knowledge.EntityID) bool {
	e := s.Entity(by)
	if e == nil || e.Kind != knowledge.Government && !language.OfState(e.Name()) {
		return false
	}
	for i := st.spoke[0]; i < st.spoke[1]; i++ {
		if m := s.at(i); m != nil && len(m.bodies) > 0 && m.bodies[0].Kind == knowledge.Government && m.bodies[0].ID != by && !slices.Contains(s.Over(by), m.bodies[0].ID) {
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
