package prose

import (
	"policybot/knowledge/language"
)

// governors are the verbs that an infinitive may hang on, the first that fit
// first.
var governors = []string{"choose", "plan", "consider", "fail", "order", "ask", "advise", "warn", "urge", "allow", "deny", "need", "ban", "say"}

// infinitive reads a verb behind "to": what it hangs on says what it is.
func (s *sentence) infinitive(st *stance) {
	st.mode = notDone
	if verb := s.deadline(st.from); verb >= 0 {
		s.timed(st, verb)
		return
	}
	for i := st.from - 1; i >= max(0, st.from-16); i-- {
		if open := s.bracketedTime(i); open > 0 {
			i = open
			continue // "told staff in a circular, issued on Monday, to use it"
		}
		if s.called(i) || s.hangsOnWord(st, i) || s.hangsOnRank(st, i) || s.parted(i) || s.hangsOnHeadline(st, i) {
			return
		}
	}
}

// called tells that the noun at the token calls for something: "a call to".
func (s *sentence) called(i int) bool {
	return s.in(i, "call-noun") && !s.in(i, "authorities") && !s.possessive(i) && s.act(i, "report", "order", "say") == nil
}

// hangsOnWord reads the noun or verb at the token, if an infinitive may hang on it.
func (s *sentence) hangsOnWord(st *stance, i int) bool {
	if s.in(i, "leave-noun") && s.leave(st, i) {
		return true
	}
	g := s.act(i, governors...)
	switch {
	case g != nil && !s.noun(i, g):
		s.governed(st, s.strongest(i))
	case s.in(i, "plan-noun"):
		s.byNoun(st, i, isConsidered)
	case s.in(i, "done-noun"):
		s.byNoun(st, i, isDone)
	case i == st.from-1 && s.in(i, "whether"):
		if g := s.act(i-1, "consider", "plan"); g != nil {
			s.weighed(st, g, isConsidered)
		}
	default:
		return false
	}
	return true
}

// hangsOnRank reads the noun at the token for a body that was the first or last to do it: "the third
// state to".
func (s *sentence) hangsOnRank(st *stance, i int) bool {
	near := i == st.from-1 || s.in(i+1, "in-word", "of-word") && i >= st.from-5
	if !near || !s.in(i, "body-noun") || !s.ranked(i) {
		return false
	}
	st.mode, st.earlier, st.left = isDone, s.timeIn(0, len(s.tokens), onThen) == nil, i
	st.who = s.mainSubject(i)
	return true
}

// parted tells that a mark or word at the token ends what an infinitive behind it may hang on.
func (s *sentence) parted(i int) bool {
	return s.mark(i) && s.quoted(i) < 0 && !s.peopleComma(i) && !(s.norm(i) == "," && s.timeAt(i-1)) || s.in(i, "clause")
}

// hangsOnHeadline reads the name right before it in a headline: "Osteria to ban Pigeon".
func (s *sentence) hangsOnHeadline(st *stance, i int) bool {
	if i != st.from-1 || !s.bodyAt(i) || !s.headline(s.at(i).From) {
		return false
	}
	from, to, _ := s.phraseBefore(st.from)
	st.mode, st.who, st.left = toCome, s.party(from, to), from
	return true
}

// peopleComma tells that the comma at the token parts people in a list: "members, staff
// and contractors".
func (s *sentence) peopleComma(i int) bool {
	people := func(j int) bool {
		return s.in(j, "persons-noun", "audience-head-noun", "unit-head-noun") || s.audienceAt(j)
	}
	if s.norm(i) != "," || !people(i-1) {
		return false
	}
	for j := i + 1; j < min(len(s.tokens), i+8); j++ {
		if s.in(j, "and") && people(j-1) {
			return true
		}
		if s.mark(j) && s.norm(j) != "," || s.in(j, "clause", "preposition", "be", "have") {
			return false
		}
	}
	return false
}

// bracketedTime is the comma that opens what the comma at the token closes, where that says when
// something was made known; or 0.
func (s *sentence) bracketedTime(i int) int {
	if s.norm(i) != "," {
		return 0
	}
	open := s.opening(i)
	if open < 1 || i-open > mostWords+2 || s.in(open+1, "and", "clause") || !s.timesIn(open, i) {
		return 0
	}
	a := s.anyAct(open + 1)
	if s.in(open+1, "made-known") || a != nil && a.Form&language.Participle != 0 {
		return open
	}
	return 0
}

// strongest is the reading of the verb that decides most.
func (s *sentence) strongest(i int) *language.ActAt {
	for _, g := range governors {
		if a := s.act(i, g); a != nil {
			return a
		}
	}
	return nil
}

// governed reads what the governing verb makes of the infinitive.
func (s *sentence) governed(st *stance, g *language.ActAt) {
	outer := s.stance(g)
	passive := outer.be && g.Form&language.Participle != 0 || !outer.perfect && !outer.be && g.Form == language.Participle
	if outer.who.persons && !outer.perfect && !outer.infinite && g.Form&language.Participle != 0 && g.To == st.from {
		passive = true // "Acme staff told to delete it"
	}
	st.who, st.left, st.earlier, st.later, st.doubt = outer.who, outer.left, outer.earlier, outer.later, outer.doubt
	st.perfect, st.presentBe = outer.perfect, outer.presentBe
	if outer.group.not || outer.noLonger {
		return
	}
	switch g.Act {
	case "choose":
		st.mode = outer.mode
	case "plan", "consider":
		if (outer.mode == isDone || outer.mode == toCome) && !s.in(g.To, "in-vain") {
			st.mode = isConsidered
		}
	case "order", "ask", "advise", "warn":
		st.mode, st.told, st.toldBy, st.outer = outer.mode, g.Act, passive, g.To
		if !passive {
			from := min(g.To, st.from)
			st.whom = s.party(from, max(from, s.beforeTime(st.from)))
		} else {
			st.whom = outer.who
		}
	case "urge":
		st.told, st.outer = "urge", g.To
		if st.whom = s.party(min(g.To, st.from), st.from); !passive {
			st.mode = outer.mode
		}
	case "say":
		if passive {
			st.mode, st.reported = outer.mode, true
		}
	}
}

// byNoun reads an infinitive behind a noun: "its decision to ban".
func (s *sentence) byNoun(st *stance, i int, m mode) {
	if s.back(i+1, "no-plan") >= 0 || i > 0 && s.in(i-1, "no-word") {
		return
	}
	for j := max(0, i-3); j < i; j++ {
		if s.act(j, "undo", "withdraw", "fail", "postpone") != nil || s.in(j, "kills") {
			return // "dropped its plan to ban"
		}
	}
	if s.enactedBefore(i) {
		m = isDone // "signed a bill banning it"
	}
	st.mode = m
	for j := max(0, i-4); j < i && m == isDone; j++ {
		if a := s.act(j, "plan", "consider", "draw-up"); a != nil && !s.noun(j, a) {
			st.mode = isConsidered
		}
	}
	r := &ruleNoun{at: i, to: i + 1}
	s.describe(r)
	if r.unreal {
		st.mode = isConsidered
	}
	st.left = i
	st.who = r.owner
	if !st.who.empty() {
		st.named = m == isDone && !s.own() && st.who.from == 0 && st.who.body != "" && !st.who.pronoun
		st.earlier = st.earlier || st.named
		return
	}
	for j := max(0, i-3); j < i; j++ {
		if s.act(j, "oppose") != nil {
			st.mode = notDone // whose it is that somebody is against isn't told
			return
		}
	}
	st.who = s.mainSubject(i)
}

// gerund reads a verb in -ing.
func (s *sentence) gerund(st *stance) {
	i := s.beforeTime(st.from) - 1 // "signed a decree on Monday banning it"
	st.mode = notDone
	if i < 0 {
		return
	}
	if s.governsGerund(st, i) {
		return
	}
	switch {
	case s.act(st.from, "advise", "warn") != nil && s.sayerOf(st, i):
	case s.in(i, "in-word") && s.joiner(i) >= 0:
		g := s.group(s.joiner(i))
		from, to, _ := s.phraseBefore(g.from)
		if st.who, st.left = s.party(from, to), from; !g.not && g.modal == "" {
			st.mode = isDone
		}
	case s.in(i, "after"):
		st.mode, st.earlier = isDone, true
		st.who = s.mainSubject(i)
		st.left = i
	case s.in(i, "before"):
		st.mode, st.later = isDone, true
		st.who = s.mainSubject(i)
		st.left = i
	case s.in(i, "by-word") || s.norm(i) == "," || s.in(i, "while-word"):
		st.mode = isDone
		st.who = s.mainSubject(i)
	case s.in(i, "rule-noun", "done-noun"):
		s.byNoun(st, i, isDone)
	case s.in(i, "plan-noun"):
		s.byNoun(st, i, isConsidered)
	}
}

// governsGerund reads the verb on which one in -ing hangs that ends at the token: "considered
// banning it", "looking into banning it", "stopped allowing it". It tells whether there is one.
func (s *sentence) governsGerund(st *stance, i int) bool {
	if g := s.act(i, "consider", "plan"); g != nil && !s.noun(i, g) {
		s.weighed(st, g, isConsidered)
		return true
	}
	for j := i; j >= max(0, i-3); j-- { // "looking into banning"
		if g := s.act(j, "consider", "plan", "deny", "choose"); g != nil && g.To == st.from {
			m := map[string]mode{"consider": isConsidered, "plan": isConsidered, "deny": isDenied, "choose": isDone}[g.Act]
			s.weighed(st, g, m)
			return true
		}
	}
	if g := s.looseBan(i); g != nil && g.To == st.from {
		if outer := s.stance(g); outer.not && outer.mode == isDone {
			st.mode, st.who, st.left, st.doubt = isConsidered, outer.who, outer.left, outer.doubt // "did not rule out banning it"
		}
		return true
	}
	if g := s.act(i, "start"); g != nil && !s.own() && s.group(i).infinite {
		outer := s.stance(g) // "told offices to begin removing it"
		*st, outer.group = outer, st.group
		st.group = outer.group
		return true
	}
	if g := s.act(i, "stop"); g != nil && !s.noun(i, g) && s.act(st.from, "allow", "support", "ban") != nil {
		outer := s.stance(g) // "stopped allowing it"
		if st.who, st.left, st.doubt = outer.who, outer.left, outer.doubt; !outer.not && outer.told == "" && (outer.mode == isDone || outer.mode == toCome) {
			st.mode, st.noLonger, st.group.noLonger, st.perfect = outer.mode, true, true, outer.perfect
		}
		return true
	}
	return false
}

// sayerOf reads who writes or says something, in the clause that ends at the token, of which
// a verb in -ing tells what it says: "wrote to all offices on Monday, advising against it".
func (s *sentence) sayerOf(st *stance, end int) bool {
	for i := end; i >= max(0, end-reachOfObject); i-- {
		if s.mark(i) && i < end || s.in(i, "clause") {
			return false
		}
		if a := s.act(i, "say", "publish", "impose"); a != nil && !s.noun(i, a) && a.Form&language.Past != 0 {
			outer := s.stance(a)
			st.mode, st.who, st.left = outer.mode, outer.who, outer.left
			return !outer.not && !outer.be
		}
	}
	return false
}

// looseBan is the verb of banning that ends at the token, by which much else is told, or nil:
// "rule out".
func (s *sentence) looseBan(i int) *language.ActAt {
	if from := s.back(i+1, "loose-ban"); from >= 0 {
		return s.act(from, "ban")
	}
	return nil
}

// joiner is the verb by which somebody joins others "in" what stands behind the token,
// or -1.
func (s *sentence) joiner(in int) int {
	for j := in - 1; j >= max(0, in-10); j-- {
		if s.in(j, "joins") {
			return j
		}
		if s.mark(j) && s.norm(j) != "," || s.in(j, "clause") {
			return -1
		}
	}
	return -1
}

func (s *sentence) weighed(st *stance, g *language.ActAt, m mode) {
	outer := s.stance(g)
	if outer.group.not || outer.noLonger || outer.mode == notDone {
		return
	}
	st.mode, st.who, st.left, st.doubt = m, outer.who, outer.left, outer.doubt
	if outer.mode == isHedged {
		st.mode = isHedged
	}
}
