package prose

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
)

// doesToo reads that another one did what was told last: "the police followed suit",
// "Globex did so a day later", "Initech took the same step", "so did the bank".
func (s *sentence) doesToo(i int) {
	last := s.topic.last
	if s.mayDoSo(i) || last == nil || !last.Do.Rule() || s.own() || s.question() || len(last.Doubts) > 0 || last.Passage.Title != s.passage.Title {
		return
	}
	st, end := s.tooAt(i)
	if end == 0 || st.mode == notDone || st.mode == isDenied || st.who.pronoun || st.who.home || st.who.persons {
		return
	}
	by, doubt := s.actor(st.who)
	if by == "" || by == last.By || s.ofBody(st.who) {
		return
	}
	c := claim.Claim{Do: last.Do, By: by, Apps: last.Apps, Scope: s.scopeAsOf(last)}
	if st.told != "" {
		c.Scope = s.scopeOf(st.whom)
	}
	if len(last.Terms)+len(last.Scope.Except) > 0 || len(c.Scope.Terms) < len(s.ofHouse(last.Scope.Terms)) {
		c.Doubt("what it covers")
	}
	if n := len(s.read); n > 0 && s.read[n-1] == last && s.in(i, "so-word", "as-word") {
		c.Announced = last.Announced // "and so did Globex"
	}
	if s.in(end, "with-word", "to-word", "for-word", "on-word", "against-word", "of-word") {
		if o := s.objectAt(end + 1); len(o.apps) > 0 && o.rule == nil {
			c.Apps, end = o.apps, o.to // "did the same with Dove"
		} else if !s.timeAt(end) && !s.timeAt(end+1) {
			return
		}
	}
	if last.Passage != s.passage && !slices.Contains(s.topic.before, last) {
		c.Doubt("what it follows")
	}
	c.Doubt(doubt)
	s.found(&st, c, end)
}

// ofBody tells that what stands there is only somebody's: "shares of Globex".
func (s *sentence) ofBody(p party) bool {
	i := s.firstBodyIn(p.from, p.to)
	return i >= 0 && s.prepositional(i, p.from)
}

// spaced are the words of a name in lower case, with a space around each.
func spaced(name string) string {
	return " " + strings.Join(form.LowersOf(name), " ") + " "
}

// tooAt reads the words at the token by which another one is said to do what was told,
// and where they end.
func (s *sentence) tooAt(i int) (stance, int) {
	g := s.group(i)
	switch end := s.to(i, "does-too"); {
	case end == 0 && s.in(i, "takes"):
		if end = s.sameStep(s.to(i, "takes")); end == 0 {
			return stance{}, 0
		}
		return s.tooBy(g, end)
	case end == 0 && s.in(i, "follows") && s.standsAlone(i+1) && !s.withOther(i+1):
		return s.tooBy(g, i+1)
	case end == 0 && s.in(i, "so-word", "as-word") && s.in(i+1, "do", "have"):
		return s.tooInverted(i)
	case end > 0 && g.at == i:
		return s.tooBy(g, end)
	case s.in(i, "similar"):
		return s.similarOf(i)
	}
	return stance{}, 0
}

// similarOf reads "similar moves by Globex", "similar bans are in place at Globex", where
// the sentence tells that there were such.
func (s *sentence) similarOf(i int) (stance, int) {
	noun := max(s.to(i+1, "ban-noun"), s.to(i+1, "done-noun"), s.to(i+1, "action-noun"))
	if noun == 0 {
		return stance{}, 0
	}
	by := noun
	if s.in(by, "present-be") && s.in(by+1, "in-force") {
		by = s.to(by+1, "in-force")
	} else if !s.in(i-1, "follows", "joins", "after-word") {
		return stance{}, 0
	}
	if !s.in(by, "by-word", "at-body", "in-country") {
		return stance{}, 0
	}
	to := by + 1
	for to < len(s.tokens) && (!s.mark(to) || s.norm(to) == "," && s.bodyAt(to+1)) && !s.timeAt(to) && !s.in(to, "clause") && !(s.in(to, "preposition") && !s.in(to, "of-word")) {
		to++
	}
	st := stance{group: group{from: i, at: i, perfect: true}, mode: isDone, left: i, who: s.party(by+1, to), earlier: true}
	if st.who.body == "" || st.who.persons {
		return stance{}, 0
	}
	return st, to
}

// withOther tells that something else than an app is what is done: "followed in June with
// a warning".
func (s *sentence) withOther(from int) bool {
	for i := from; i < len(s.tokens) && !s.mark(i) && !s.in(i, "clause"); i++ {
		if s.in(i, "with-word", "by-word") && !s.appAt(i+1) {
			return true
		}
	}
	return false
}

// tooBy reads who does so too, in words that end at the token: it is planned where it is
// only to come.
func (s *sentence) tooBy(g group, end int) (stance, int) {
	st := stance{group: g, mode: isDone, left: g.from}
	if g.not || g.noLonger || g.do && !g.infinite {
		return stance{}, 0
	}
	if g.infinite && g.modal == "" {
		s.infinitive(&st)
	} else {
		s.finite(&st)
	}
	switch {
	case g.modal == "will", g.modal == "going", g.modal == "must":
		st.mode = isConsidered
	case g.modal != "" && g.modal != "would", st.told != "" && (st.told != "order" || st.toldBy || st.mode != isDone):
		return stance{}, 0
	}
	s.framed(&st)
	return st, end
}

// tooInverted reads "so did Globex", "as did Globex and Initech".
func (s *sentence) tooInverted(i int) (stance, int) {
	if s.in(i, "as-word") && !s.mark(i-1) {
		return stance{}, 0
	}
	to := i + 2
	for to < len(s.tokens) && !s.mark(to) && !s.timeAt(to) && !s.in(to, "clause") && !(s.in(to, "preposition") && !s.in(to, "of-word")) {
		to++
	}
	st := stance{group: group{from: i, at: i}, mode: isDone, left: i, who: s.party(i+2, to)}
	if st.who.body == "" {
		return stance{}, 0
	}
	return st, to
}

// sameStep is where "the same step", "a similar decision" or "such a measure" ends that
// begins at the token, or 0. What it is done to is none of it.
func (s *sentence) sameStep(i int) int {
	same := false
	for j := i; j < min(len(s.tokens), i+5) && !s.mark(j); j++ {
		if same = same || s.in(j, "similar"); same {
			if end := s.to(j, "done-noun", "action-noun"); end > 0 && (!s.in(end, "on-word", "against-word") || s.timeAt(end+1) || len(s.objectAt(end+1).apps) > 0) {
				return end
			}
		}
		if s.at(j) != nil || s.in(j, "preposition") {
			return 0
		}
	}
	return 0
}

// standsAlone tells that nothing that a verb is done to begins at the token: its
// sentence ends there, or goes on with a time or an addition.
func (s *sentence) standsAlone(i int) bool {
	return s.mark(i) || s.timeAt(i) || s.in(i, "and", "clause", "adverb") || s.in(i, "preposition") && (s.timeSoon(i) || s.in(i, "with-word") && s.appAt(i+1))
}

// scopeAsOf is the scope of a rule that another one makes too: whom it is for in the
// one's own house, rather than where.
func (s *sentence) scopeAsOf(last *claim.Claim) knowledge.Scope {
	sc := knowledge.Scope{Some: last.Scope.Some, Terms: s.ofHouse(last.Scope.Terms)}
	for d, ids := range sc.Terms {
		if slices.ContainsFunc(ids, func(id knowledge.EntityID) bool { e := s.Entity(id); return e != nil && s.namesBody(e, last.By) }) {
			delete(sc.Terms, d) // that of the other one alone
		}
	}
	if len(sc.Terms) == 0 {
		sc.Terms = nil
	}
	return sc
}

// ofHouse are the terms without where a rule holds.
func (s *sentence) ofHouse(terms knowledge.Terms) knowledge.Terms {
	own := maps.Clone(terms)
	delete(own, knowledge.Place)
	if slices.Contains(own[knowledge.Unit], knowledge.Anyone) {
		delete(own, knowledge.Unit)
	}
	return own
}

// namesBody tells that the term is one of the body's own by its name: "Acme's phones".
func (s *sentence) namesBody(e *knowledge.Entity, body knowledge.EntityID) bool {
	b := s.Entity(body)
	return b != nil && slices.ContainsFunc(b.Names, func(n knowledge.Name) bool {
		return strings.Contains(spaced(e.Name()), spaced(n.Text))
	})
}
