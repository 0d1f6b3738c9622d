package extract

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// mode is whether what a verb tells is done.
type mode int

const (
	notDone      mode = iota // it tells of no act
	isDone                   // it is, was or has been done
	toCome                   // it will be
	isConsidered             // somebody plans or weighs it
	isHedged                 // it may or could be
	isDenied                 // somebody says that it isn't so
)

// stance is what a sentence makes of one of its verbs: whose act it is, and
// whether it is one.
type stance struct {
	group
	mode     mode
	who      party  // stands where the subject does
	told     string // the verb by which somebody tells others to do it: order, ask, advise, warn, urge
	whom     party  // whom they tell
	outer    int    // the token behind the verb by which they are told
	toldBy   bool   // told in the passive: who stands where the subject does is told
	earlier  bool   // before what the sentence tells otherwise: "after banning it"
	named    bool   // a noun for it is what the sentence tells more of: "Acme's order banning it drew protests"
	later    bool   // after it: "before reversing it"
	recalled bool   // told as one that was before what is told otherwise: "had banned it"
	speaker  party  // who says so
	said     bool   // somebody says so
	spoke    [2]int // the tokens that say who
	press    bool   // who tells of others
	left     int    // the first token that belongs to it
	doubt    string
}

// governors are the verbs that an infinitive may hang on, the first that fit
// first.
var governors = []string{"choose", "plan", "consider", "fail", "order", "ask", "advise", "warn", "urge", "allow", "deny", "need", "ban", "say"}

// stance reads the stance of the verb.
func (s *sentence) stance(a *language.ActAt) stance {
	st := stance{group: s.group(a.From), mode: isDone}
	st.left = st.from
	switch {
	case s.question():
		st.mode = notDone
	case st.infinite:
		s.infinitive(&st)
	case a.Form&language.Doing != 0 && !st.be:
		s.gerund(&st)
	default:
		s.finite(&st)
	}
	if st.be && a.Form&language.Participle != 0 && len(st.who.twin) > 0 && s.act(a.From, "ban", "unban", "restrict", "allow", "unlist", "cut", "move", "erase", "use", "reinstate") != nil {
		st.who.apps, st.who.body = st.who.twin, "" // "Pigeon was blocked", whose maker is called so too
	}
	if st.mode != notDone || st.modal == "would" {
		s.framed(&st)
	}
	return st
}

// finite reads a verb with a subject of its own.
func (s *sentence) finite(st *stance) {
	from, to, relative := s.phraseBefore(st.from)
	st.who = s.party(from, to)
	s.lessExcepted(&st.who, st.from)
	if m := s.namedInside(to, st.from); m != nil {
		st.who = s.party(m.From, m.To) // "the data agency, Wren, banned"
	}
	st.who.relative = relative
	if p := s.ruleOver(st); !p.empty() {
		st.who, from = p, p.from
	}
	if st.who.empty() && len(s.read) == 0 && st.from > 0 && s.in(st.from-1, "and") && !st.be {
		st.who = s.mainSubject(st.from) // "welcomed the changes and lifted the ban"
		from = st.from
	}
	st.left = min(from, st.left)
	if i := s.billAt(&st.who); i >= 0 {
		s.byBill(st, i)
		return
	}
	switch st.modal {
	case "":
		if s.norm(st.from) == "be" && s.onlyWanted(st.from) {
			st.mode = notDone
		}
	case "will", "going":
		st.mode = toCome
	case "would":
		st.mode = notDone // unless somebody says so
	case "might":
		st.mode = isHedged
	case "may", "should", "must":
		st.mode = isHedged
	case "cannot":
		st.mode = notDone
	}
}

// ruleOver is the rule that is the subject of a verb in the passive, where what stands right
// before that is only what the rule is on: "Acme's order banning Pigeon was suspended".
func (s *sentence) ruleOver(st *stance) party {
	i := st.who.from - 1
	if !st.be || len(st.who.apps) == 0 || s.own() || s.act(st.at, "undo", "withdraw", "reinstate", "amend", "postpone", "extend", "clarify") == nil {
		return party{}
	}
	a := s.act(i, "ban", "restrict", "allow")
	if a == nil || a.Form&language.Doing == 0 && !s.in(i-1, "to-word") {
		return party{}
	}
	noun := i
	if s.in(i-1, "to-word") {
		noun = i - 1
	}
	if !s.in(noun-1, "rule-noun", "law-noun") {
		return party{}
	}
	from, to, _ := s.phraseBefore(noun)
	return s.party(from, to)
}

// infinitive reads a verb behind "to": what it hangs on says what it is.
func (s *sentence) infinitive(st *stance) {
	st.mode = notDone
	if verb := s.deadline(st.from); verb >= 0 {
		s.timed(st, verb)
		return
	}
	for i := st.from - 1; i >= max(0, st.from-12); i-- {
		if s.in(i, "call-noun") && !s.possessive(i) && s.act(i, "report", "order", "say") == nil {
			return
		}
		if s.in(i, "leave-noun") && s.leave(st, i) {
			return
		}
		if g := s.act(i, governors...); g != nil && !s.noun(i, g) {
			s.governed(st, s.strongest(i))
			return
		}
		if s.in(i, "plan-noun") {
			s.byNoun(st, i, isConsidered)
			return
		}
		if s.in(i, "done-noun") {
			s.byNoun(st, i, isDone)
			return
		}
		if i == st.from-1 && s.in(i, "whether") {
			if g := s.act(i-1, "consider", "plan"); g != nil {
				s.weighed(st, g, isConsidered)
			}
			return
		}
		if (i == st.from-1 || s.in(i+1, "in-word", "of-word") && i >= st.from-5) && s.in(i, "body-noun") && s.ranked(i) {
			st.mode, st.earlier, st.left = isDone, s.timeIn(0, len(s.tokens), onThen) == nil, i
			st.who = s.mainSubject(i)
			return
		}
		if s.mark(i) && s.quoted(i) < 0 && !s.peopleComma(i) && !(s.norm(i) == "," && s.timeAt(i-1)) || s.in(i, "clause") {
			return
		}
		if i == st.from-1 && s.bodyAt(i) && s.headline(s.at(i).From) {
			from, to, _ := s.phraseBefore(st.from)
			st.mode, st.who, st.left = toCome, s.party(from, to), from
			return
		}
	}
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

// headline tells that nothing but a name and what belongs to it stands before: the
// verb behind it is all that the sentence says.
func (s *sentence) headline(i int) bool {
	from, _, _ := s.phraseBefore(i + 1)
	return from == 0 || s.mark(from-1)
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
			st.whom = s.party(min(g.To, st.from), st.from)
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
	if g := s.act(i, "consider", "plan"); g != nil && !s.noun(i, g) {
		s.weighed(st, g, isConsidered)
		return
	}
	for j := i; j >= max(0, i-3); j-- { // "looking into banning"
		if g := s.act(j, "consider", "plan", "deny", "choose"); g != nil && g.To == st.from {
			m := map[string]mode{"consider": isConsidered, "plan": isConsidered, "deny": isDenied, "choose": isDone}[g.Act]
			s.weighed(st, g, m)
			return
		}
	}
	if g := s.act(i, "stop"); g != nil && !s.noun(i, g) && s.act(st.from, "allow", "support", "ban") != nil {
		outer := s.stance(g) // "stopped allowing it"
		if st.who, st.left, st.doubt = outer.who, outer.left, outer.doubt; !outer.not && outer.told == "" && (outer.mode == isDone || outer.mode == toCome) {
			st.mode, st.noLonger, st.group.noLonger, st.perfect = outer.mode, true, true, outer.perfect
		}
		return
	}
	switch {
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

// mainSubject is the subject of what the sentence tells in the first place: the
// body before the token that hangs on nothing, or the one behind the next comma.
func (s *sentence) mainSubject(i int) party {
	for j := 0; j < i; j++ {
		if m := s.at(j); m != nil && len(m.bodies) > 0 && m.From == j && !s.prepositional(j, 0) {
			return s.party(m.From, m.To)
		}
		if s.in(j, "it") && (s.in(j, "it-word") || s.in(j, "they-word")) || s.in(j, "we") && s.in(j, "we-word") {
			return s.party(j, j+1)
		}
		if end := s.to(j, "body-noun"); end > 0 && j > 0 && !s.prepositional(j, 0) && !s.possessive(j) {
			if s.in(end, "of-word") && s.bodyAt(end+1) && s.in(j, "place-head-noun") {
				return s.party(end+1, s.at(end+1).To) // "the city of Tarn"
			}
			if from := s.determinedAt(j); from >= 0 {
				return s.party(from, end)
			}
		}
	}
	for j := i; j < len(s.tokens); j++ {
		if s.norm(j) != "," {
			continue
		}
		end := j + 1
		for end < len(s.tokens) && !s.mark(end) && !s.edge(end, end+1) {
			end++
		}
		if p := s.party(j+1, end); s.in(j+1, "preposition") {
			continue
		} else if p.body != "" || p.home || p.pronoun {
			return p
		}
	}
	return party{}
}

// determinedAt is where the article stands of the noun at the token, or -1.
func (s *sentence) determinedAt(i int) int {
	for j := i - 1; j >= max(0, i-4) && !s.mark(j) && s.at(j) == nil && !s.in(j, "preposition", "clause", "and"); j-- {
		if s.in(j, "determiner") {
			return j
		}
	}
	return -1
}

// framed reads what the words around the clause make of it: whether it is asked,
// supposed, said by somebody, or denied.
func (s *sentence) framed(st *stance) {
	at := st.left
	if !st.who.empty() && st.who.from < at && st.who.from >= 0 {
		at = st.who.from
	}
	if !st.who.empty() && st.who.from == 0 && s.in(0, "if") {
		st.mode = notDone // "Imagine Acme banned it"
		return
	}
	p := at - 1
	if p >= 0 && s.mark(p) && s.quoted(p) >= 0 {
		p--
	}
	if p >= 0 && s.supposed(st, p) {
		st.mode = notDone
		return
	}
	st.recalled = st.had && st.mode == isDone
	if p >= 0 && s.in(p, "when-word") && st.mode == isDone && s.dayBefore(p) >= 0 {
		st.left = min(st.left, s.dayBefore(p)) // "on 8 May, when it banned it"
	} else if p >= 0 && s.in(p, "background") && st.mode == isDone {
		st.earlier = true
		if s.in(p, "after-word", "since-word", "when-word") {
			return // "she said, a week after Acme banned it"
		}
	}
	if p >= 0 && s.in(p, "that-word") {
		p--
	}
	st.earlier = st.earlier || s.back(p+1, "once-more") >= 0
	if p < 0 || !s.saidSoBefore(st, p) {
		s.saidBehind(st)
	}
}

// dayBefore is where the time begins that a clause with when, at the token, says more of,
// or -1: "on 8 May, when".
func (s *sentence) dayBefore(when int) int {
	to := when
	if s.norm(to-1) == "," {
		to--
	}
	for _, m := range s.times {
		if m.to == to && (m.bearing == onThen || m.bearing == laterThen) && to > 0 {
			return m.from
		}
	}
	return -1
}

// supposed tells that the word before the clause makes of it something asked or supposed.
func (s *sentence) supposed(st *stance, p int) bool {
	switch {
	case s.in(p, "inverted") && (p == 0 || s.mark(p-1) && (len(st.who.apps) == 0 || st.be)):
		return true // "had Acme banned it"
	case s.in(p, "whether", "unless"), s.in(p, "if") && !s.in(p, "were-word"), s.back(p+1, "if") >= 0:
		return true
	}
	return s.in(p, "why-word") && (p > 0 && s.asks(p) || st.modal == "may" || st.modal == "might" || st.modal == "should")
}

// saidSoBefore reads who says so in the words up to the token, and tells whether they do.
func (s *sentence) saidSoBefore(st *stance, p int) bool {
	colon := false
	for j, last := p, p-8; j >= max(0, last); j-- {
		if s.timeAt(j) {
			last--
			continue
		}
		if s.mark(j) && s.quoted(j) < 0 && s.norm(j) != ":" && s.norm(j) != "," {
			return false
		}
		if s.own() && s.in(j, "to-readers") {
			return false // "we want you to know that"
		}
		if s.in(j, "call-noun") && j == p {
			if v := s.act(j-1, "deny"); v != nil {
				s.saidBefore(st, v)
			} else {
				st.mode = notDone // reports that it banned
			}
			return true
		}
		colon = colon || s.norm(j) == ":"
		if v := s.act(j, "deny", "say", "choose", "urge", "plan"); v != nil && !s.noun(j, v) && (!colon || s.act(j, "deny", "say") != nil) {
			s.saidBefore(st, s.act(j, "deny", "say", "choose"))
			return true
		}
		if s.edge(j, j+1) && !s.in(j, "that-word") && !s.mark(j) && !s.timeAt(j) {
			return false
		}
	}
	return false
}

// asks tells that somebody asks, before the token: "some of you asked why".
func (s *sentence) asks(end int) bool {
	for i := end - 1; i >= max(0, end-4) && !s.mark(i); i-- {
		if s.in(i, "asks") {
			return true
		}
	}
	return false
}

// saidBefore reads "Acme said (that)" before the clause.
func (s *sentence) saidBefore(st *stance, v *language.ActAt) {
	if v == nil {
		if st.mode != isConsidered {
			st.mode = notDone // urged that it ban
		}
		return
	}
	g := s.group(v.From)
	from, to, _ := s.phraseBefore(g.from)
	speaker := s.party(from, to)
	st.spoke = [2]int{from, g.from}
	if v.Act == "deny" && s.act(v.From, "say") == nil {
		if g.not {
			return
		}
		st.mode = isDenied
		if st.who.body == "" && !st.who.home {
			st.who = speaker
		}
	}
	if g.not || g.modal == "would" || g.modal == "might" {
		st.mode = notDone
		return
	}
	st.said, st.speaker = true, speaker
	if st.who.pronoun && st.who.body == "" && speaker.name != "" && !speaker.person || st.who.pronoun && st.who.body == "" && s.in(st.who.from, "it-word") && s.saysOf(speaker) {
		st.who = speaker // "Acme confirms that it has banned it"
	}
	st.press = s.act(v.From, "press") != nil
	if g.presentBe && g.be && v.Form&language.Participle != 0 { // it is said
		st.reported = true
	}
}

// saysOf tells that the speaker is a body that is only described, of which "it" says more:
// "the telecoms regulator said that it".
func (s *sentence) saysOf(speaker party) bool {
	if speaker.pronoun || speaker.persons || speaker.name != "" || speaker.empty() {
		return false
	}
	by, doubt := s.actor(speaker)
	e := s.entity(by)
	return doubt == "" && e != nil && e.Kind != knowledge.Person && !s.isPress(by)
}

// saidBehind reads ", Acme said" behind the clause.
func (s *sentence) saidBehind(st *stance) {
	for j := st.at + 1; j < len(s.tokens); j++ {
		if v := s.act(j, "say", "warn"); v != nil && v.Form&(language.Past|language.Third) != 0 && !s.noun(j, v) {
			g := s.group(j)
			from, to, _ := s.phraseBefore(g.from)
			if from > 0 && s.mark(from-1) && to > from && !slices.Contains([]string{";", "(", ":"}, s.norm(from-1)) {
				st.said, st.speaker, st.spoke = true, s.party(from, to), [2]int{from, g.from}
			}
			return
		}
	}
}

// wouldBe makes of "would" what is to come, where the one says so who does it.
func (s *sentence) wouldBe(st *stance, actor knowledge.EntityID) {
	if st.modal != "would" || st.mode != notDone || !st.said || actor == "" {
		return
	}
	for i := range s.tokens {
		if s.in(i, "if-word") || s.in(i, "unless-word") || s.norm(i) == "once" && !s.in(i, "again") {
			return
		}
	}
	st.mode = toCome
}

// ranked reads "is the third country" before the token: whoever is that has done it.
func (s *sentence) ranked(i int) bool {
	rank, be := false, false
	for j := max(0, i-6); j < i; j++ {
		if s.in(j, "would", "might", "will", "may", "not", "should") {
			return false
		}
		rank = rank || s.in(j, "rank")
		be = be || s.in(j, "be", "remains")
	}
	return rank && be
}
