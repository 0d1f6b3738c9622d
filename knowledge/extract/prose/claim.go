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
	end = s.undoneUnder(st, &c, end)
	if c.Do == knowledge.Consider && s.decidedAgainst() {
		return
	}
	s.place(&c, st, end)
	s.conditions(&c)
	s.limits(&c, st)
	if s.versions != "" {
		c.Scope = withTerm(c.Scope, knowledge.Version, s.versions)
	}
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
	return s.between(from, len(s.tokens), "untrue-told")
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
	return s.between(from, to, "briefly")
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
