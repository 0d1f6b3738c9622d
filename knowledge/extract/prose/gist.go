package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// gist reads in a document that tells of others what no closer reading understood: a deed,
// by the verb alone, with the body and the app that are nearest to it, in whatever form the
// clause tells it. The words between aren't understood, and so it is always in doubt; it is
// for whoever looks through what was found, and what follows isn't understood by it.
func (s *sentence) gist() {
	if s.own() || s.question() || s.topic.cell {
		return
	}
	for i := range s.tokens {
		if s.at(i) != nil || s.mark(i) || s.taken[i] || s.toldAt(i) {
			continue
		}
		if d := s.deedAt(i); d != nil {
			s.gistOf(d)
		} else if s.in(i, "warning-noun") {
			s.warningGiven(i)
		} else {
			s.outcomeAt(i)
		}
	}
}

// toldAt tells that a claim rests on the word already, in the same clause.
func (s *sentence) toldAt(i int) bool {
	return slices.ContainsFunc(s.read, func(c *claim.Claim) bool {
		for j := i; j < c.End; j++ {
			if s.in(j, "while-word", "but-word") && s.norm(j-1) == "," {
				return false // "told them to open Heron, while Wren stayed closed"
			}
		}
		return c.Left <= i && i < c.To
	})
}

// deed is a verb by which something may be done to an app.
type deed struct {
	*language.ActAt
	do  knowledge.Act
	st  stance
	obj object
}

// deeds are the acts by what verbs mean, the first that fits first. Those of use are deeds by
// what people are told, may or mustn't.
var deeds = []struct {
	do    knowledge.Act
	verbs []string
}{
	{knowledge.Lift, []string{"unban", "return"}},
	{knowledge.Lift, []string{"undo", "withdraw"}},
	{knowledge.Reinstate, []string{"reinstate"}},
	{knowledge.Ban, []string{"ban", "cut", "hinder", "unlist", "move", "erase", "shun", "stop", "close"}},
	{knowledge.Restrict, []string{"restrict"}},
	{knowledge.Allow, []string{"allow", "open", "free", "use", "feed", "tolerate", "grant", "supply"}},
	{knowledge.Warn, []string{"warn"}},
	{knowledge.Advise, []string{"advise", "frown"}},
}

// deedAt is the deed of the verb at the token, or nil.
func (s *sentence) deedAt(i int) *deed {
	for _, x := range deeds {
		for _, verb := range x.verbs {
			a := s.act(i, verb)
			if a == nil || s.noun(i, a) || s.approved(i) || s.compound(i) {
				continue
			}
			d := &deed{ActAt: a, do: x.do, st: s.stance(a), obj: s.objectAt(a.To)}
			if !s.nounLike(d) && s.isDeed(d) {
				return d
			}
		}
	}
	return nil
}

// nounLike tells that the word may as well be a noun: it is a verb in its plain form, without
// what leads in to such, and nobody is named who does it, or one who would do it in another form.
func (s *sentence) nounLike(d *deed) bool {
	st := &d.st
	if d.Form&language.Plain == 0 || d.Form&language.Past != 0 || st.infinite || st.modal != "" || st.do {
		return false
	}
	return st.who.empty() && d.From > 0 || s.in(st.who.from, "a-word", "an-word") || !st.who.empty() && st.who.body == "" && len(st.who.apps) == 0 && !st.who.persons && !st.who.pronoun && !strings.HasSuffix(s.norm(st.who.to-1), "s")
}

// isDeed tells that what the verb does is done, or to be done, and sets what that is.
func (s *sentence) isDeed(d *deed) bool {
	st := &d.st
	if !s.mayBeDeed(st) {
		return false
	}
	not := st.not || st.noLonger || st.who.nobody
	switch d.Act {
	case "undo", "withdraw":
		if len(d.obj.apps) > 0 && d.obj.rule == nil && d.Act == "withdraw" {
			d.do = knowledge.Ban // "withdrew it from its tablets"
			return !not
		}
		rule := d.obj.rule != nil || st.who.rule != nil
		return !not && (rule || (d.obj.thing || st.who.pronoun) && s.act(d.From, "ban", "unlist", "erase", "cut") == nil)
	case "reinstate", "unban", "return":
		return !not
	case "move":
		return !not && d.Apart == 0 && s.awayBehind(d.To)
	case "erase", "shun", "stop":
		if not || st.told == "" && st.modal != "must" && !(d.Apart > 0 && d.obj.people.persons) {
			return false // but "moved its staff off it"
		}
	case "close", "tolerate", "frown":
		return !not && s.directly(d)
	case "grant", "supply":
		return !not && s.directly(d) && s.receives(d)
	case "use", "feed":
		return d.obj.found() && s.useDeed(d)
	case "hinder", "open", "free":
		if !d.obj.found() && !d.obj.people.persons {
			return false
		}
		fallthrough
	case "warn", "advise":
		return !not && st.told == "" && s.act(d.From, "urge") == nil && !s.speaksForUse(d)
	default:
		if !d.rules(not) {
			return false
		}
	}
	return s.ownAdvice(d)
}

// mayBeDeed tells that by its mode something is done, or to be done.
func (s *sentence) mayBeDeed(st *stance) bool {
	if st.mode == notDone && st.modal == "would" && st.said && !s.stipulates() {
		st.mode = toCome // "announced that it would be blocked"
	}
	return st.mode != notDone && st.mode != isDenied && st.told != "urge"
}

// rules sets which rule a verb of ruling makes, and tells that it makes one.
func (d *deed) rules(not bool) bool {
	st := &d.st
	if r := d.obj.rule; r != nil && r.act.Rule() && d.do == knowledge.Allow {
		d.do = r.act // "has cleared a ban"
	} else if r != nil {
		return false
	}
	switch {
	case st.modal == "cannot" && d.do == knowledge.Ban:
		return false
	case st.modal == "may" && d.do == knowledge.Allow:
		st.mode = isDone // "commanders may permit it"
	}
	switch {
	case !not:
	case d.do == knowledge.Allow:
		d.do = knowledge.Ban
	case st.noLonger:
		d.do = knowledge.Lift
	default:
		return false
	}
	return true
}

// directly tells that the deed is done to an app itself, rather than to what is near.
func (s *sentence) directly(d *deed) bool {
	if d.st.be && d.Form&language.Participle != 0 && !d.st.who.persons {
		return len(d.st.who.apps) > 0 || d.st.who.thing || d.st.who.pronoun || len(s.appByRole(d)) > 0
	}
	o := &d.obj
	for i := d.To; i < o.to; i++ {
		if s.in(i, "to-word") {
			return false // "gave its staff a month to review Pigeon"
		}
	}
	if m := s.at(o.to - 1); o.found() {
		of := m != nil && s.in(m.From-1, "of-word") && s.back(m.From, "use-of") < 0 // "gave a driver of Pigeon"
		return m == nil || !of && s.usedWhole(m) && !s.in(m.To, "device-head-noun", "product-noun")
	}
	return len(s.appByRole(d)) > 0
}

// receives tells that people get what is given: "gave 3,500 lawyers Heron", "teachers were given it".
func (s *sentence) receives(d *deed) bool {
	from, to := d.To, min(len(s.tokens), d.To+mostWords+1)
	if d.st.be {
		from, to = d.st.who.from, d.st.who.to
	}
	for i := from; i < to && !s.appAt(i) && (d.st.be || !s.strange(i)); i++ {
		if s.in(i, "persons-noun", "own-people") || s.audienceAt(i) || s.peopleNoun(i) {
			return true
		}
	}
	return false
}

// ownAdvice makes advice of what people are only asked to do, and tells that it is a deed: what
// others ask of those who decide is none.
func (s *sentence) ownAdvice(d *deed) bool {
	switch d.st.told {
	case "advise", "ask", "warn":
		d.do = knowledge.Advise
		w := d.st.whom
		for i := w.from; i < w.to; i++ {
			if s.in(i, "state-noun", "part-of-state-noun") {
				return false
			}
		}
		return w.persons || w.body == "" && w.name == ""
	}
	return true
}

// speaksForUse tells that the words behind the verb speak for the use of something: "encourages
// staff to use it".
func (s *sentence) speaksForUse(d *deed) bool {
	for i := d.To; i < len(s.tokens) && !s.mark(i); i++ {
		if s.in(i, "against-word", "about", "not") {
			return false
		}
		if a := s.act(i, "use", "allow"); a != nil && s.in(i-1, "to-word") {
			return true
		}
	}
	return false
}

// useDeed sets what people are told of using something.
func (s *sentence) useDeed(d *deed) bool {
	st := &d.st
	not := st.not != (st.modal == "cannot")
	if st.mode == isHedged {
		st.mode = isDone // what people may and must is told as it is
	}
	switch {
	case st.told == "advise", st.told == "ask", st.told == "warn":
		return not && s.ownAdvice(d)
	case st.modal == "might" && (not || st.who.nobody), st.told == "order", st.modal == "must", st.modal == "may", st.modal == "cannot":
		if d.do = knowledge.Allow; not || st.noLonger || st.who.nobody {
			d.do = knowledge.Ban
		}
	default:
		return false
	}
	return true
}

// awayBehind tells that the clause says from where something is taken: "off", "out of".
func (s *sentence) awayBehind(from int) bool {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i); i++ {
		if s.in(i, "off", "from-word", "out-word") {
			return true
		}
	}
	return false
}

// gistOf makes a claim of the deed, where it is known whose and on what it is.
func (s *sentence) gistOf(d *deed) {
	c := claim.Claim{Do: d.do, By: s.deedBy(d), Apps: s.deedOn(d)}
	if c.By == "" || len(c.Apps) == 0 {
		return
	}
	end := max(d.To, d.obj.to)
	if c.Do == knowledge.Advise {
		c.Of = knowledge.Ban
	}
	if c.Do == knowledge.Lift || c.Do == knowledge.Reinstate {
		c.Undoes = knowledge.Ban
	}
	if d.st.mode == isConsidered || d.st.mode == isHedged {
		c.Of, c.Do = c.Do, knowledge.Consider
	}
	s.keepGist(c, &d.st, end)
}

// keepGist keeps the claim with all that the clause tells of it, in doubt.
func (s *sentence) keepGist(c claim.Claim, st *stance, end int) {
	c.Gist = true
	c.Doubt(claim.OnlyGist)
	s.place(&c, st, end)
	s.conditions(&c)
	s.limits(&c, st)
	s.dates(&c, st)
	s.sure(&c, st)
	c.Words = s.words(c.Left, c.To)
	if s.Parts[c.Apps[0]] != nil {
		s.topic.guessed, s.topic.guessedIn = c.Apps, s.passage.ID
	}
	s.Claims = append(s.Claims, &c)
}

// deedBy is whose deed it is: who stands there as the one who does it or has it done, else
// the body that the sentence tells of, else the one that was spoken of.
func (s *sentence) deedBy(d *deed) knowledge.EntityID {
	var by knowledge.EntityID
	switch st := &d.st; {
	case st.told != "":
		by, _ = s.teller(st)
	case st.be && d.Form&language.Participle != 0, d.Act == "use", d.Act == "feed":
		if by, _, _ = s.passiveBy(st, max(d.To, d.obj.to)); by != "" && by == st.who.body && !st.who.persons && len(s.appsOf(st.who)) > 0 {
			return firstID(s.fronting(d.From), firstOther(by, s.topic.subject, s.topic.actor, s.topic.first)) // "Heron was ordered off phones"
		}
	case len(st.who.apps) > 0 && st.who.body == "":
		return "" // what an app does
	default:
		by, _ = s.actor(st.who)
	}
	if by == "" && d.byWho() {
		who := d.st.who
		if who.empty() && s.in(d.st.from-1, "and") {
			who = s.sharedSubject(d.st.from - 1)
		}
		if by, _ = s.actor(who); by == "" {
			by = s.bodyByRole(who)
		}
	}
	if by == "" && d.byWho() && s.ownedByOther(d.st.who) {
		return firstID(s.topic.subject, s.topic.person) // "its operators", "the unit in his ministry"
	}
	if who := d.st.who; by == "" && d.byWho() && !who.empty() && !who.pronoun && !who.thing && who.rule == nil && !s.instrument(who) {
		return firstID(s.namedBefore(d.From, notPerson), s.fronting(d.From)) // whoever else it is, that is told
	}
	return firstID(by, s.bodyAround(d.From))
}

// instrument tells that no people or body stand there, but a thing by which somebody does it: "a
// memo", "a firewall".
func (s *sentence) instrument(p party) bool {
	if p.persons || p.name != "" || !s.in(p.from, "determiner", "preposition") {
		return false
	}
	for i := p.from; i < p.to; i++ {
		if s.in(i, "body-noun", "state-noun", "mouthpiece-noun", "persons-noun") && !s.in(i, "paper-noun") || s.tokens[i].Upper && i > 0 {
			return false
		}
	}
	return true
}

// sharedSubject is who stands before the first verb of the clause that goes on with "and" at the
// token: "when Acme sent a message and advised".
func (s *sentence) sharedSubject(and int) party {
	from := and
	for from > 0 && !s.mark(from-1) && !s.in(from-1, "clause") {
		from--
	}
	for i := from + 1; i < and; i++ {
		if a := s.anyAct(i); s.in(i, "be", "have", "do") || a != nil && a.Form&(language.Past|language.Third) != 0 && !s.noun(i, a) {
			return s.party(from, i)
		}
	}
	end := from
	for end < and && s.strange(end) && !s.inOpening(end) {
		end++
	}
	return s.party(from, end)
}

// bodyAround is the body that is told of around a deed at the token of which nothing tells whose it
// is: the one named last before it, the one of the place in which the sentence tells, the only one
// that it names, or else one that was spoken of.
func (s *sentence) bodyAround(at int) knowledge.EntityID {
	if by := firstID(s.namedBefore(at, notPerson), s.fronting(at)); by != "" {
		return by
	}
	var only []knowledge.EntityID
	for i := range s.tokens {
		if s.bodyAt(i) && !s.appAt(i) {
			only = ground.AppendNew(only, s.above(s.at(i).bodies[0]))
		}
	}
	switch len(only) {
	case 0:
		return firstID(firstID(s.topic.subject, s.topic.actor), s.topic.first)
	case 1:
		return only[0]
	}
	return ""
}

// fronting is the body of a place or company with which the sentence begins, before the token:
// "In Ruritania it was banned", "At Acme staff may".
func (s *sentence) fronting(end int) knowledge.EntityID {
	if at := s.bare(1); s.in(0, "in-word", "at-word") && at < end && s.bodyAt(at) && s.at(at).bodies[0].Kind != knowledge.Person {
		return s.above(s.at(at).bodies[0])
	}
	return ""
}

// byWho tells that whoever stands before the verb does the deed, or has it done.
func (d *deed) byWho() bool {
	if d.st.told != "" {
		return !d.st.toldBy
	}
	return d.Act != "use" && d.Act != "feed" && !(d.st.be && d.Form&language.Participle != 0)
}

// bodyByRole is the body that stands as the one who does a deed, by whatever noun it is told of,
// where a name or a nation tells which one: "the health service of Osteria". It is proposed.
func (s *sentence) bodyByRole(p party) knowledge.EntityID {
	from, which := s.bare(p.from), false
	if p.empty() || p.persons || p.person || p.pronoun || p.thing || p.relative || len(p.apps) > 0 || p.rule != nil || p.to-from > mostWords+2 {
		return ""
	}
	for i := from; i < p.to; i++ {
		if s.mark(i) || s.timeAt(i) || s.appAt(i) || s.in(i, "persons-noun", "paper-noun", "rule-noun", "ban-noun", "app-noun", "clause") {
			return ""
		}
		which = which || i > 0 && s.tokens[i].Upper || s.in(i, "nationality")
	}
	if !which {
		return ""
	}
	return s.namedBody(party{name: s.words(from, p.to)})
}

// ownedByOther tells that whoever stands there is told of as that of somebody who was spoken of.
func (s *sentence) ownedByOther(p party) bool {
	for i := p.from; i < p.to; i++ {
		if s.in(i, "own-pronoun") {
			return p.body == ""
		}
	}
	return false
}

// firstOther is the first body of the list that is another one.
func firstOther(than knowledge.EntityID, list ...knowledge.EntityID) knowledge.EntityID {
	for _, id := range list {
		if id != "" && id != than {
			return id
		}
	}
	return ""
}

func firstID(a, b knowledge.EntityID) knowledge.EntityID {
	if a != "" {
		return a
	}
	return b
}

// deedOn are the apps that it is done to: those that stand where such do, else those that the
// clause names or points to.
func (s *sentence) deedOn(d *deed) (apps []knowledge.EntityID) {
	o, who := &d.obj, &d.st.who
	switch {
	case len(o.apps) > 0:
		return o.apps
	case o.rule != nil && len(o.rule.apps) > 0:
		return o.rule.apps
	case len(who.apps) > 0:
		return who.apps
	}
	if who.empty() && (s.norm(d.To) == ":" || d.From == 0 && s.in(d.To, "present-be")) {
		return s.listedBehind(d.To + 1) // "approved are Pigeon for drafts and Dove"
	}
	if who.empty() && d.st.be && s.in(d.st.from-1, "and") {
		if shared := s.sharedSubject(d.st.from - 1); len(shared.apps) > 0 {
			return shared.apps
		} else if apps = s.appsOf(shared); len(apps) > 0 {
			return apps // "Heron wasn't registered and could be barred"
		}
	}
	from, to := s.clauseOf(d.From)
	for i := d.To; i < to && !s.in(i, "clause"); i++ {
		if s.appAt(i) && s.usedWhole(s.at(i)) {
			apps, _ = s.together(s.at(i))
			return apps
		}
	}
	if apps = s.appByRole(d); len(apps) > 0 {
		return apps
	}
	if who.thing || who.pronoun || o.thing || o.rule != nil && o.rule.definite || who.rule != nil && who.rule.definite {
		return slices.Clone(s.spoken())
	}
	for i := from; i < to; i++ {
		if s.in(i, "it-word", "them-word") || s.in(i, "app-noun") && s.definite(i, from) {
			return slices.Clone(s.spoken())
		}
	}
	if m := s.at(s.bare(0)); m != nil && len(m.apps) > 0 && d.st.be && d.Form&language.Participle != 0 {
		apps, _ = s.together(m) // "Pigeon and Dove, which Acme doesn't run itself, are banned"
	}
	return apps
}

// unknownWord tells that the word is none of those by which documents tell of policy.
func (s *sentence) unknownWord(i int) bool {
	return i < len(s.tokens) && s.plainWord(i) && len(s.lists[i]) == 0 && len(s.acts[i]) == 0
}

// usedWhole tells that the name of an app stands for the app, rather than for its maker or what
// belongs to it: "Pigeon's promises", "Pigeon adverts".
func (s *sentence) usedWhole(m *mention) bool {
	return len(m.bodies) == 0 && !s.possessive(m.To-1) && !s.unknownWord(m.To)
}

// clauseOf is where the clause of the token begins and ends, between marks that part sentences.
func (s *sentence) clauseOf(i int) (from, to int) {
	parts := func(j int) bool { return s.mark(j) && slices.Contains([]string{";", ":", "—", "–"}, s.norm(j)) }
	for from = i; from > 0 && !parts(from-1); from-- {
	}
	for to = i; to < len(s.tokens) && !parts(to); to++ {
	}
	return from, to
}
