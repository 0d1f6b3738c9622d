package prose

import (
	"strings"

	"policybot/knowledge"
)

// worksAgain reads, of an app that was banned, that it is to be had again, told by how the
// service stands: "the app was back on Monday", "Pigeon loaded again", "is up and running".
func (s *sentence) worksAgain(i int) {
	last := s.topic.last
	if s.own() || s.question() || last == nil || last.Do != knowledge.Ban || len(s.read) > 0 || len(last.Doubts) > 0 {
		return
	}
	end := s.serviceBack(i)
	if end == 0 || !s.servesThere(end) {
		return // "is back in court", "works again with the police"
	}
	g := s.group(i)
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	s.framed(&st)
	if st.mode != isDone || st.not || st.noLonger || g.modal != "" || s.ofNone(st.who) || len(st.speaker.apps) > 0 {
		return
	}
	st.who.thing = st.who.thing || s.in(st.who.from, "all-services")
	s.hadAgain(&st, end)
}

// serviceBack is where the words end, from the token on, that say that a service is there again,
// or 0.
func (s *sentence) serviceBack(i int) int {
	if end := s.to(i, "service-back"); end > 0 {
		if s.group(i).be {
			return end
		}
		return 0
	}
	if !s.in(i, "service-works") {
		return 0
	}
	j := i + 1
	for !s.in(j, "again") && (s.in(j, "adverb") || strings.HasSuffix(s.norm(j), "ly")) {
		j++
	}
	return s.to(j, "again")
}

// ofNone tells that it isn't an app that stands there, nor what may stand for one.
func (s *sentence) ofNone(p party) bool {
	return p.rule != nil || p.persons || p.person || len(p.apps) == 0 && !p.thing && !p.pronoun && !s.usage(p) && !s.in(p.from, "all-services")
}

// servesThere tells that the clause ends at the token, or goes on with when, or with where a
// service is had.
func (s *sentence) servesThere(i int) bool {
	if i >= len(s.tokens) || s.mark(i) || s.timeAt(i) || s.timeAt(i+1) || s.in(i, "and", "because", "after-word") {
		return true
	}
	for j := i + 1; s.in(i, "in-word", "on-word") && j < min(len(s.tokens), i+5) && !s.mark(j); j++ {
		if s.at(j) != nil && len(s.at(j).bodies) > 0 && s.at(j).bodies[0].Kind == knowledge.Government || s.in(j, "store-noun", "network-head-noun", "device-head-noun", "market-noun") {
			return true
		}
	}
	return false
}
