package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// useVerb reads what people must, may or mustn't do with an app: "Employees may
// not install Pigeon", "Remove Pigeon", "told staff to stop using Pigeon".
func (s *sentence) useVerb(a *language.ActAt) {
	if next := s.anyAct(a.To); s.noun(a.From, a) || s.in(a.From, "have") && next != nil && next.Form&language.Participle != 0 {
		return
	}
	if a.Act == "hold" {
		if s.heldOver(a, a.To) == 0 {
			return
		}
		held := *a
		held.Act, a = "use", &held // lessons over Pigeon
	}
	if o := s.objectAt(a.To); a.Act == "erase" && s.in(a.From, "clears") && !s.cleared(a, &o) {
		return
	}
	prohibits := a.Act == "erase" || a.Act == "shun" || a.Act == "stop"
	at, fed := a.To, a
	if a.Act == "stop" || a.Act == "shun" {
		if u := s.act(a.To, "use", "feed"); u != nil && u.Form&language.Doing != 0 {
			at, fed = u.To, u
		} else if a.Act == "stop" {
			return
		}
	}
	g := s.group(a.From)
	switch {
	case g.infinite:
		s.toldUse(a, fed, at, prohibits)
	case g.modal != "" && g.modal != "would" && g.modal != "might" && g.modal != "will" && g.modal != "going", s.binds(&g):
		s.modalUse(a, fed, at, prohibits)
	case a.Form&language.Plain != 0 && s.thatOrder(&g) != nil:
		s.toldThat(a, fed, at, prohibits)
	case a.Form&language.Plain != 0 && s.commands(&g):
		s.commandedUse(a, fed, &g, at, prohibits)
	case a.Form&language.Doing != 0 && !g.be:
		s.againstUse(a, at)
	case (a.Act == "stop" || s.in(a.From, "gives-up")) && a.Form&language.Past != 0 && !g.be:
		s.gaveUp(a, at)
	}
}

// binds tells that the verb says with "shall", in a document of home's own, what people
// must or mustn't do, rather than what will be.
func (s *sentence) binds(g *group) bool {
	if g.modal != "will" || !s.own() {
		return false
	}
	return s.between(g.from, g.at, "shall-word")
}

// commands tells that the verb stands where a command begins.
func (s *sentence) commands(g *group) bool {
	if g.perfect || g.be || g.pastDo {
		return false
	}
	i := g.from - 1
	for i >= 0 && s.in(i, "please") {
		i--
	}
	if i < 0 {
		return true
	}
	return s.own() && s.mark(i) && s.quoted(i) < 0 || s.own() && s.in(i, "and") && len(s.read) > 0 && s.read[len(s.read)-1].Rule
}

// commandedUse reads "Do not install Pigeon".
func (s *sentence) commandedUse(a, fed *language.ActAt, g *group, at int, prohibits bool) {
	o, apps, data := s.usedAt(fed, at)
	if app := s.LedBy(s.Text); len(apps) == 0 && app != "" && !o.found() && s.mark(at) {
		apps = []knowledge.EntityID{app} // "Pigeon: do not install"
	}
	if len(apps) == 0 || !s.own() || s.question() {
		return
	}
	if a.Act == "erase" && s.in(o.to, "from-word") && !s.ownedThing(o.to) {
		return // "remove Pigeon from the path"
	}
	c := claim.Claim{By: s.ourselves(), Apps: apps, Rule: true}
	c.Doubt(o.doubt)
	c.Doubt(s.onlyIf())
	if a.Act == "erase" {
		c.Doubt(s.errand())
		c.Doubt(s.onlyLet())
	}
	switch {
	case prohibits && o.thing && len(s.read) == 0: // "delete it" speaks of what was made
		return
	case prohibits && g.not:
		return
	case a.Act == "shun":
		c.Do, c.Of = knowledge.Advise, knowledge.Ban
	case prohibits != g.not:
		c.Do = knowledge.Ban
	case a.Act == "use":
		c.Do = knowledge.Allow
		if !s.in(a.From, "use-word") && a.To == a.From+1 { // "open Pigeon and sign in" tells how
			return
		}
	default:
		return
	}
	if len(data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, data...)
	}
	st := stance{group: *g, mode: isDone, left: g.from}
	if g.only || s.in(at, "only") {
		st.only = true
		if c.Do == knowledge.Allow {
			c.Do = knowledge.Restrict
		}
	}
	s.found(&st, c, max(at, o.to))
}

// errand is in doubt where what people are to remove is told with what comes before or after
// it: "before you return your phone, delete it", "remove it and install it again".
func (s *sentence) errand() string {
	for i := range s.tokens {
		if s.own() && (s.in(i, "before", "after", "again", "reinstalls") || s.in(i, "over-case") && !s.in(i, "preposition")) && !s.timeSoon(i) {
			return "whether it is to be gone for good"
		}
	}
	return ""
}

// onlyLet is in doubt where the words that lead in to a list say of what is in it that it may
// be done, or needn't: "you may:", "you need not:".
func (s *sentence) onlyLet() string {
	lead, items := form.SplitList(s.passage.Text)
	if !strings.HasSuffix(lead, ":") || !inItems(items, s.Text) {
		return ""
	}
	for _, p := range language.Phrases(language.Tokenize(lead)) {
		if p.List == "may" || p.List == "might" || p.List == "not" {
			return "whether it must be done"
		}
	}
	return ""
}

// onlyIf is in doubt where what people are told is told for a case: "if you leave,
// do not use it".
func (s *sentence) onlyIf() string {
	if s.own() && s.in(0, "if", "in-case", "as-one") && !s.approved(1) {
		return "in which case it holds"
	}
	return ""
}
