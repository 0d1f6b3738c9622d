package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// weighedWhether reads, in a document of home's own, that a ban is thought about and not decided, where
// that is told by a clause with whether: "we are considering whether Pigeon should be withdrawn",
// "whether to ban Pigeon is still undecided".
func (s *sentence) weighedWhether(i int) {
	if !s.own() || s.question() || !s.in(i, "whether") || s.in(i, "if-word") {
		return
	}
	for j := i + 1; j < min(len(s.tokens), i+mostCondition) && !s.mark(j); j++ {
		a := s.act(j, "ban", "unlist", "withdraw", "undo", "erase", "cut")
		if a == nil || s.at(j) != nil || s.noun(j, a) {
			continue
		}
		g := s.group(j)
		apps, end := s.weighedApps(i, a, &g)
		if len(apps) == 0 || g.not || g.noLonger || !s.weighs(i) && !s.openStill(end) {
			return
		}
		st := stance{group: group{from: g.from, at: j}, mode: isDone, left: i}
		s.found(&st, claim.Claim{Do: knowledge.Consider, Of: knowledge.Ban, Apps: apps, By: s.ourselves()}, end)
		return
	}
}

// weighedApps are the apps that would be banned by the verb of a clause with whether, at the token,
// and where that ends.
func (s *sentence) weighedApps(whether int, a *language.ActAt, g *group) ([]knowledge.EntityID, int) {
	if g.infinite && g.from == whether+1 {
		o := s.objectAt(a.To)
		if o.rule != nil || s.in(o.to, "held-noun") || s.plainWord(o.to) && !s.ends(o.to) && s.anyAct(o.to) == nil {
			return nil, a.To // "whether to withdraw Pigeon licences"
		}
		return o.apps, max(a.To, o.to)
	}
	if !g.be || g.modal != "should" && g.modal != "must" || a.Form&language.Participle == 0 {
		return nil, a.To
	}
	from, to, _ := s.phraseBefore(g.from)
	p := s.party(from, to)
	if p.rule != nil || from <= whether {
		return nil, a.To
	}
	return p.apps, a.To
}

// weighs tells that people of home think about what the clause at the token says: "IT is looking at
// whether".
func (s *sentence) weighs(whether int) bool {
	for i := whether - 1; i >= max(0, whether-3); i-- {
		v := s.act(i, "consider")
		if v == nil || v.To > whether || s.noun(i, v) || !s.everyWord(v.To, whether, "preposition", "adverb") {
			continue
		}
		g := s.group(i)
		from, to, _ := s.phraseBefore(g.from)
		by, doubt := s.actor(s.party(from, to))
		e := s.Entity(by)
		ours := by == "" && !s.strange(from) || by == s.ourselves() || e != nil && e.Kind == knowledge.UnitKind
		return !g.not && !g.noLonger && !g.had && g.modal != "would" && g.modal != "might" && ours && doubt == ""
	}
	return false
}

// openStill tells that the clause goes on, from the token, to say that it isn't decided.
func (s *sentence) openStill(from int) bool {
	for i := from; i < len(s.tokens) && !s.mark(i); i++ {
		if s.to(i, "open-still") > 0 {
			return true
		}
	}
	return false
}

// ruleWeighed reads, in a document of home's own, that a ban named by its noun is only thought about:
// "a ban on Pigeon is under consideration".
func (s *sentence) ruleWeighed(i int) {
	r := s.ruleAt(i, len(s.tokens))
	if !s.own() || s.question() || r == nil || r.act != knowledge.Ban || r.definite || r.none || len(r.apps) == 0 || !r.owner.empty() || !s.in(r.to, "present-be") || s.to(s.adverbEnd(r.to+1), "open-still") == 0 {
		return
	}
	s.take(r)
	end := s.to(s.adverbEnd(r.to+1), "open-still")
	st := stance{group: group{from: i, at: i}, mode: isDone, left: i}
	s.found(&st, claim.Claim{Do: knowledge.Consider, Of: knowledge.Ban, Apps: r.apps, By: s.ourselves()}, end)
}

// adverbEnd is where the adverbs end that stand from the token on.
func (s *sentence) adverbEnd(i int) int {
	for s.in(i, "adverb") {
		i++
	}
	return i
}
