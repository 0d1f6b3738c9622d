package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// mostSaid is how many days before the document an act may have been made known of which
// it tells without a day.
const mostSaid = 10

// saidOn gives the act of which the sentence before told without a day the one on which
// this sentence says that its actor spoke of it: "Acme has banned it. The step takes effect
// at once, the company announced on Tuesday".
func (s *sentence) saidOn() {
	n := len(s.topic.order)
	if n == 0 || s.own() || len(s.read) > 0 || len(s.topic.before) == 0 || s.question() {
		return
	}
	last := s.topic.order[n-1]
	if last.Dated || last.Passage.Title != s.passage.Title || last.Mentioned || last.Aside || s.topic.before[len(s.topic.before)-1] != last || len(last.Doubts) > 0 && (len(last.Doubts) > 1 || last.Doubts[0] != whoseAct) {
		return
	}
	anchor, known := s.anchor()
	for i := range s.tokens {
		if s.decidedSo(i, last) {
			return
		}
		if !s.in(i, "made-known") && s.act(i, "say") == nil || s.at(i) != nil || s.act(i, "press") != nil && s.act(i, "order") == nil {
			continue
		}
		if len(last.Doubts) > 0 {
			return
		}
		g := s.group(i)
		from, to, _ := s.phraseBefore(g.from)
		who := s.party(from, to)
		m := s.timeIn(g.from, s.clauseEnd(i), onThen)
		if s.paper(who) {
			m = s.timeIn(from, s.clauseEnd(i), onThen) // "a memo of 2 May says"
		}
		if !known || m == nil || !m.date.Exact() || m.date.Last > anchor.Last || m.date.First < anchor.First-mostSaid && !s.paper(who) || g.not || g.modal != "" || g.infinite || g.be {
			continue
		}
		if s.paper(who) || s.speaksOf(who, last.By) {
			c := s.more(last)
			c.Announced, c.Dated = m.date, true
			s.tellMore(c, 0, s.clauseEnd(i))
			return
		}
	}
}

// decidedSo gives the act of the sentence before, of which that doesn't tell who did it, the
// one who is said here to have decided it, and when: "the board decided so on Thursday".
func (s *sentence) decidedSo(i int, last *claim.Claim) bool {
	end, g := s.to(i, "decided-so"), s.group(i)
	if end == 0 || g.not || g.modal != "" || g.infinite {
		return false
	}
	from, to, _ := s.phraseBefore(g.from)
	by, doubt := s.actor(s.party(from, to))
	if by == "" || doubt != "" {
		last.Doubt(whoseAct)
		return true
	}
	last.By, last.Doubts = by, slices.DeleteFunc(last.Doubts, func(d string) bool { return d == whoseAct })
	last.State = s.ruledState(last)
	if m := s.timeIn(from, s.clauseEnd(end), onThen); m != nil {
		last.Announced, last.Dated = m.date, true
	}
	s.topic.actor = by
	return true
}

// speaksOf tells that the party is the body, or somebody who may speak for it.
func (s *sentence) speaksOf(p party, by knowledge.EntityID) bool {
	id, doubt := s.actor(p)
	if doubt != "" || p.relative {
		return false
	}
	e := s.Entity(id)
	return id == by || e != nil && e.Kind == knowledge.Person && !s.isPress(id)
}
