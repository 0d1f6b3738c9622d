package prose

// enactedBefore tells that a paper is the object of a verb that makes a law of it:
// "signed a bill".
func (s *sentence) enactedBefore(i int) bool {
	for j := i - 1; j >= max(0, i-4) && !s.mark(j); j-- {
		if s.in(j, "enacts") {
			return true
		}
	}
	return false
}

// billAt is the noun for a law, or for what isn't one yet, of a clause about it that
// hangs on another verb, or -1: "signed a bill that bans it".
func (s *sentence) billAt(p *party) int {
	if !p.relative || p.body != "" {
		return -1
	}
	for i := p.from; i < p.to; i++ {
		if s.in(i, "bill-noun", "law-noun") && !s.prepositional(i, p.from) {
			return i
		}
	}
	return -1
}

// byBill reads such a clause: whoever signed the bill did it, whoever passed it
// considers it, and a bill that nobody is told to have passed tells nothing.
func (s *sentence) byBill(st *stance, i int) {
	law := s.in(i, "law-noun")
	if law && st.modal == "" {
		st.mode = isDone
	} else {
		st.mode = notDone
	}
	for j := i - 1; j >= max(0, i-4) && !s.mark(j); j-- {
		switch {
		case s.in(j, "kills"):
			st.mode = notDone
			return
		case s.in(j, "enacts"), law && s.act(j, "impose") != nil && !s.noun(j, s.act(j, "impose")):
			st.mode, st.who = isDone, s.mainSubject(j)
		case s.act(j, "impose", "plan", "consider", "draw-up") != nil && !s.noun(j, s.act(j, "impose", "plan", "consider", "draw-up")):
			st.mode, st.who = isConsidered, s.mainSubject(j)
		default:
			continue
		}
		if g := s.group(j); g.not || g.modal != "" {
			st.mode = notDone
		}
		st.modal = ""
		return
	}
}
