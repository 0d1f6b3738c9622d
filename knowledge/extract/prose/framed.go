package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

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
	case s.in(p, "inverted") && (p == 0 || s.mark(p-1) && (len(st.who.apps) == 0 || st.be) && s.subjectBefore(p).body == ""):
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
		if j == p && s.in(j, "call-noun", "told-noun") {
			if v := s.deniesDeed(st, j); v != nil {
				s.saidBefore(st, v)
			} else {
				st.mode = notDone // reports that it banned
			}
			return true
		}
		colon = colon || s.norm(j) == ":"
		if s.in(j, "ruled-word") && s.in(p+1, "that-word") {
			s.saidBefore(st, &language.ActAt{Act: "say", Form: language.Past, From: j, To: j + 1})
			st.decided = st.said
			return true
		}
		if v := s.act(j, "order"); v != nil && s.in(p+1, "that-word") && !s.noun(j, v) && s.act(j, "say") == nil {
			s.saidBefore(st, v)
			return true
		}
		if v := s.act(j, "advise", "ask"); v != nil && s.in(p+1, "that-word") && !s.noun(j, v) && s.plainAct(st) && s.act(j, "say") == nil {
			s.saidBefore(st, nil)
			return true // "recommended that Acme ban it"
		}
		if v := s.act(j, "deny", "say", "choose", "urge", "plan"); v != nil && !s.noun(j, v) && !s.likeOther(j) && (!colon || s.act(j, "deny", "say") != nil) {
			s.saidBefore(st, s.act(j, "deny", "say", "choose"))
			return true
		}
		if s.edge(j, j+1) && !s.in(j, "that-word") && !s.mark(j) && !s.timeAt(j) {
			return false
		}
	}
	return false
}

// deniesDeed is the verb by which a body denies what the noun at the token tells, where that is
// its own deed and no more: "rejected reports that it had banned Pigeon". What is said of why, how
// or for what, takes the deed for granted, mostly.
func (s *sentence) deniesDeed(st *stance, noun int) *language.ActAt {
	i := noun - 1
	for s.in(i, "a-word") {
		i--
	}
	v := s.act(i, "deny")
	if v == nil && s.in(i, "dismisses") {
		v = &language.ActAt{Act: "deny", Form: language.Past, From: i, To: i + 1}
	}
	if v == nil || !st.who.pronoun && !s.saysItself(st, v) || st.be {
		return nil
	}
	for k := st.group.from; k < st.at; k++ {
		if s.adverb(k) {
			return nil
		}
	}
	a := s.anyAct(st.at)
	if a == nil {
		return nil
	}
	if end := s.objectAt(a.To).to; end < len(s.tokens) && !(s.mark(end) && s.endsPlainly(end)) {
		return nil
	}
	return v
}

// saysItself tells that who does it in the clause is the body before the verb that says so.
func (s *sentence) saysItself(st *stance, v *language.ActAt) bool {
	from, to, _ := s.phraseBefore(s.group(v.From).from)
	speaker := s.party(from, to)
	return st.who.body != "" && st.who.body == speaker.body
}

// likeOther tells that the word leads in to another body who did so too: "Like Globex, Acme
// banned it".
func (s *sentence) likeOther(i int) bool { return i == 0 && s.in(0, "like-word") && s.bodyAt(1) }

// plainAct tells that the verb stands in its plain form, without what would make that a present
// one: "that Acme ban it".
func (s *sentence) plainAct(st *stance) bool {
	a := s.anyAct(st.at)
	return a != nil && a.Form&language.Plain != 0 && st.modal == "" && !st.do && !st.perfect && !st.be
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

// toPeople tells that it is written to people, rather than told of them: "wrote to its staff".
func (s *sentence) toPeople(i int) bool {
	for j := i + 1; s.in(i, "to-word") && j < min(len(s.tokens), i+4) && !s.mark(j) && !s.in(j, "that-word"); j++ {
		if s.in(j, "own-people", "persons-noun") {
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
	st.said, st.speaker, st.decided = true, speaker, s.act(v.From, "choose", "order") != nil && s.act(v.From, "say") == nil && !g.be
	if st.who.pronoun && st.who.body == "" && speaker.name != "" && !speaker.person || st.who.pronoun && st.who.body == "" && s.in(st.who.from, "it-word") && s.saysOf(speaker) {
		st.who = speaker // "Acme confirms that it has banned it"
	}
	st.press = s.act(v.From, "press") != nil && !s.toPeople(v.To)
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
	e := s.Entity(by)
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
