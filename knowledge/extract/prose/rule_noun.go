package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
)

// ruleNoun is a rule spoken of as a thing: "Acme's ban on Pigeon".
type ruleNoun struct {
	at, noun int           // the noun, and the token behind it
	to       int           // behind what belongs to it
	act      knowledge.Act // what the rule does; nothing where the noun doesn't say
	apps     []knowledge.EntityID
	thing    bool // on "the app"
	definite bool // "the ban", "its ban"
	unreal   bool // "a proposed ban"
	none     bool // "no ban"
	owner    party
	ends     *ruleNoun      // the rule that it ends: "the lifting of the ban"
	verb     int            // of a clause behind it that says who made it
	given    knowledge.Date // when it was made, where a clause behind it says so
	since    bool           // and it is since when it has stood
	dated    bool           // and it stands right behind it: "the ban of 3 May"
	scope    knowledge.Terms
}

var ruleNouns = []struct {
	list string
	act  knowledge.Act
}{{"ban-noun", knowledge.Ban}, {"restrict-noun", knowledge.Restrict}, {"allow-noun", knowledge.Allow}, {"exempt-noun", knowledge.Exempt}, {"rule-noun", ""},
	{"off-noun", knowledge.Ban}, {"return-noun", knowledge.Lift}, {"end-noun", knowledge.Lift}, {"stay-noun", knowledge.Lift}, {"deadline-noun", ""}}

// ruleAt reads the noun for a rule at the token, which ends before the end.
func (s *sentence) ruleAt(i, end int) *ruleNoun {
	if i < 0 || i >= end || s.mark(i) || s.at(i) != nil {
		return nil
	}
	if s.rules == nil {
		s.rules = map[int]*ruleNoun{}
	}
	r, known := s.rules[i]
	if !known {
		s.rules[i] = nil // whoever is described by it while it is described
		r = s.ruleNounAt(i)
		s.rules[i] = r
	}
	if r == nil || r.noun > end {
		return nil
	}
	own := *r
	return &own
}

// ruleNounAt reads it once.
func (s *sentence) ruleNounAt(i int) *ruleNoun {
	for _, n := range ruleNouns {
		to := s.to(i, n.list)
		if to == 0 {
			continue
		}
		if a := s.anyAct(i); a != nil && !s.noun(i, a) {
			return nil
		}
		if s.in(i, "law-noun") && s.compoundNoun(to) {
			return nil
		}
		r := &ruleNoun{at: i, noun: to, to: to, act: n.act}
		s.describe(r)
		r.unreal = r.unreal || s.own() && s.onlyWished(r)
		if n.list == "deadline-noun" && s.own() && len(r.apps) > 0 && s.plainWord(r.to) && s.anyAct(r.to) == nil {
			return nil // "the cutoff for Pigeon licences"
		}
		if len(r.apps) == 0 && r.ends == nil && s.onStranger(r) {
			return nil // a rule on what nobody declares or shows to be an app
		}
		switch n.list {
		case "off-noun", "return-noun":
			if s.orderedIts(i) {
				r.thing, r.owner = true, party{}
				break
			}
			if len(r.apps) == 0 && !r.thing || r.ends != nil || !s.in(to, "of-word") {
				continue
			}
		case "end-noun":
			if r.ends == nil {
				continue
			}
		case "stay-noun":
			if len(r.apps) > 0 && r.ends == nil {
				continue // against an app, rather than for it
			}
		}
		if r.ends != nil {
			r.act = knowledge.Lift
		}
		return r
	}
	return nil
}

// onlyWished tells that the rule hangs on a noun for asking for one, or thinking of it: "the request
// for a ban on Pigeon".
func (s *sentence) onlyWished(r *ruleNoun) bool {
	i := r.at - 1
	for i > 1 && (s.at(i) != nil || s.in(i, "determiner", "own") || s.plainWord(i)) {
		i--
	}
	return i > 0 && s.in(i, "for-word", "of-word") && s.in(i-1, "call-noun", "plan-noun", "wish-noun")
}

// orderedIts tells that somebody orders what the noun at the token says of what was spoken
// of: "ordered its removal".
func (s *sentence) orderedIts(i int) bool {
	return s.in(i-1, "own-pronoun") && s.act(i-2, "order") != nil
}

// compoundNoun tells that another noun follows: "law firm", "law enforcement".
func (s *sentence) compoundNoun(i int) bool {
	return !s.mark(i) && s.at(i) == nil && len(s.lists[i]) == 0 && len(s.acts[i]) == 0 && !s.tokens[i].Upper && !language.Stop(s.norm(i)) || s.in(i, "body-noun")
}

// describe reads what stands around the noun.
func (s *sentence) describe(r *ruleNoun) {
	for j := r.at - 1; j >= 0 && j >= r.at-6; j-- {
		switch m := s.at(j); {
		case m != nil && len(m.apps) > 0 && len(r.apps) == 0 && m.To == r.at:
			r.apps = idsOf(m.apps)
			j = m.From
			continue
		case m != nil && len(m.bodies) > 0 && (s.possessive(j) || m.To == r.at || len(r.apps) > 0):
			r.owner, r.definite = s.party(m.From, m.To), s.possessive(j) || r.definite
			j = m.From
			continue
		case m != nil && (len(m.apps)+len(m.bodies) > 0 || !s.possessive(j)):
			r.definite = r.definite || s.possessive(j)
		case s.mark(j) && s.possessive(j-1): // "our customers' ban"
		case s.mark(j), s.in(j, "preposition"), s.in(j, "be"):
			j = -1
		case s.in(j, "unreal"):
			r.unreal = true
			continue
		case s.in(j, "no-word"):
			r.none, j = true, -1
		case s.possessive(j):
			r.definite = true
			from, to, _ := s.phraseBefore(j + 1)
			r.owner = s.party(from, to)
			j = -1
		case s.in(j, "own-pronoun"):
			r.definite = true
			r.owner = s.party(j, j+1)
			j = -1
		case s.in(j, "pointing"):
			r.definite = true
			j = -1
		case s.in(j, "a-word") || s.in(j, "an-word") || s.in(j, "any-word"):
			j = -1
		}
	}
	s.ruleOn(r)
}

// ruleOn reads what the rule is on, behind it.
func (s *sentence) ruleOn(r *ruleNoun) {
	s.datedBehind(r)
	s.ofItem(r)
	i := r.to
	if (s.in(i, "on-noun") || s.in(i, "to-word") && (s.in(r.at, "end-noun") || s.usedByRule(i+1))) && (len(r.apps) == 0 || s.in(i, "on-word")) {
		o := s.objectAt(i + 1)
		switch {
		case o.found() && o.rule == nil:
			r.apps, r.thing, r.to = o.apps, o.thing, o.to
		case o.rule != nil && (s.in(r.at, "end-noun") && s.in(i, "of-word", "to-word") || s.in(r.at, "stay-noun")):
			r.ends, r.apps, r.thing, r.to = o.rule, o.rule.apps, o.rule.thing, o.rule.to
		}
	}
	s.datedBehind(r)
	if len(r.apps) == 0 && !r.thing && r.act != "" {
		s.imposedOn(r)
	}
	if !r.owner.empty() && len(r.apps) > 0 {
		s.imposedThen(r)
		s.inForceSince(r)
	}
	if r.owner.empty() && len(r.apps) > 0 {
		s.imposer(r)
		s.imposedWhich(r)
		s.inForceSince(r)
	}
	if s.in(r.to, "by-word") && s.bodyAt(r.to+1) && r.owner.empty() {
		m := s.at(r.to + 1)
		r.owner, r.definite, r.to = s.party(m.From, m.To), true, m.To
	} else if s.in(r.to, "by-word") && s.in(r.to+1, "determiner") && s.bodyAt(r.to+2) && r.owner.empty() {
		m := s.at(r.to + 2)
		r.owner, r.definite, r.to = s.party(m.From, m.To), true, m.To
	}
}

// usedByRule tells that the verb at the token says what may be done, or may not, with what the
// rule before it is on: "the ban on using Pigeon", "the permission to use it".
func (s *sentence) usedByRule(i int) bool {
	a := s.act(i, "use")
	return a != nil && (a.Form&language.Doing != 0 && s.in(i-1, "on-noun") && s.back(i-1, "ban-noun", "restrict-noun", "allow-noun", "rule-noun") >= 0 ||
		a.Form&language.Plain != 0 && s.in(i-1, "to-word") && s.back(i-1, "allow-noun") >= 0)
}

// reachOfImposed is how many words the clause may have that tells of a rule behind its noun.
const reachOfImposed = 22

// imposedOn reads what a rule is on, and whose it is, from a clause behind its noun: "a ban
// imposed in June on Pigeon", "a ban which Acme had imposed on it".
func (s *sentence) imposedOn(r *ruleNoun) {
	told, verb := s.in(r.noun, "which-word", "that-word", "it-word", "they-word"), -1
	for i := r.to; i < min(len(s.tokens), r.to+reachOfImposed); i++ {
		if s.in(i, "imposes") && verb < 0 {
			verb = i
		} else if verb < 0 && i == r.to && !told || s.mark(i) && s.norm(i) != "," || s.in(i, "and") {
			break
		}
		if verb < 0 || !s.in(i, "on-word", "against-word") || s.timeAt(i+1) {
			continue
		}
		if o := s.objectAt(i + 1); len(o.apps) > 0 && o.rule == nil {
			r.apps, r.to, r.verb = o.apps, o.to, verb
		}
		break
	}
	if m := s.timeIn(verb, verb+4, onThen); told && verb > 0 && r.verb == 0 && m != nil {
		r.to, r.verb = m.to, verb
	}
	if told && r.verb > 0 {
		s.imposedBy(r, verb)
	}
}

// imposer takes in whose rule it is and when it was made from what is said of it behind what
// it is on: "the ban on Pigeon, imposed on 2 April by Acme, ended".
func (s *sentence) imposer(r *ruleNoun) {
	i := r.to
	if s.norm(i) == "," {
		i++
	}
	if !s.in(i, "imposes") {
		return
	}
	for j := i + 1; j < min(len(s.tokens), i+reachOfObject) && !(s.mark(j) && !s.timeAt(j)) && !s.in(j, "and", "clause"); j++ {
		if s.deniedIn(j, j+1) {
			return // "imposed reportedly by Acme"
		}
		if to := s.bare(j + 1); s.in(j, "by-word") && s.bodyAt(to) {
			m := s.at(to)
			r.owner, r.definite, r.given = s.party(m.From, m.To), true, s.timeWithin(i, m.To+mostWords)
			r.verb = i
			return
		}
	}
}

// imposedThen takes in when the rule of its owner was made: "Acme's ban on Pigeon, imposed on
// 2 April, ended".
func (s *sentence) imposedThen(r *ruleNoun) {
	i := r.to
	if s.norm(i) == "," {
		i++
	}
	if s.in(i, "imposes") && !s.mark(i+1) && !s.deniedIn(i, s.clauseEnd(i)) && s.agentFree(i) {
		r.given, r.verb = s.timeWithin(i, i+mostWords), i
	}
}

// agentFree tells that no other is named behind the verb as the one who did it.
func (s *sentence) agentFree(i int) bool {
	by, _ := s.agent(i + 1)
	return by == "" && !s.byStranger(i+1)
}

// imposedWhich takes in whose rule it is and when it was made from a clause with which
// behind what it is on: "the ban on Pigeon, which Acme ordered in May, is still in place".
func (s *sentence) imposedWhich(r *ruleNoun) {
	i := r.to + 1
	if !r.owner.empty() || s.norm(r.to) != "," || !s.in(i, "which-word") {
		return
	}
	for j := i + 1; j < min(len(s.tokens), i+reachOfObject) && !s.mark(j); j++ {
		if !s.in(j, "imposes") {
			continue
		}
		g := s.group(j)
		if g.unsure() || s.deniedIn(i+1, j) {
			return // "which Acme never imposed", "may have ordered"
		}
		if p := s.party(i+1, g.from); p.body != "" && !p.persons {
			r.owner, r.definite, r.given, r.verb = p, true, s.timeWithin(j, j+mostWords), j
		}
		return
	}
}

// inForceSince takes in since when the rule has stood, where that is said between commas behind
// what it is on and for: "the ban on Pigeon on phones, in force since 1 May, is lifted".
func (s *sentence) inForceSince(r *ruleNoun) {
	to := s.markFrom(r.to)
	for i := to + 1; s.own() && r.given.IsZero() && s.norm(to) == "," && i < min(len(s.tokens), to+mostWords) && !s.mark(i); i++ {
		m := s.momentAt(s.to(i, "in-force"))
		if m == nil || m.bearing != sinceThen || s.deniedIn(r.to, i) {
			continue
		}
		scope, end := s.termsIn(s.to(r.to, "limits"), to)
		if to == r.to || len(scope) > 0 && end == to {
			r.given, r.since, r.scope = m.date, true, scope
		}
		return
	}
}

// unsure tells that the verb isn't told to be done.
func (g group) unsure() bool {
	return g.not || g.noLonger || g.modal != "" || g.infinite || g.reported
}

// deniedIn tells that a word between the tokens denies what the clause tells, or leaves it
// open: "never", "nearly", "reportedly", "wrongly", "critics say".
func (s *sentence) deniedIn(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "not", "almost", "speculated", "untrue", "nobody") || s.at(i) == nil && s.act(i, "say") != nil {
			return true
		}
	}
	return false
}

// imposedBy takes as whose rule it is who stands before the verb of its clause.
func (s *sentence) imposedBy(r *ruleNoun, verb int) {
	g := s.group(verb)
	from, to, relative := s.phraseBefore(g.from)
	if g.unsure() || s.deniedIn(from, verb) {
		return
	}
	p := s.party(from, to)
	if p.pronoun && p.body == "" && s.in(from, "it-word") {
		p = s.mainSubject(from)
		p.body, _ = s.actor(p)
	}
	if p.body != "" && !relative {
		r.owner, r.definite, r.given, r.verb = p, true, s.timeWithin(verb, r.to), verb
	}
}

// timeWithin is the day told between the tokens.
func (s *sentence) timeWithin(from, to int) knowledge.Date {
	if m := s.timeIn(from, to, onThen); m != nil {
		return m.date
	}
	return knowledge.Date{}
}

// onStranger tells that the rule is on what has a name that isn't known.
func (s *sentence) onStranger(r *ruleNoun) bool {
	i := r.noun
	if !s.in(i, "on-word", "against-word") && !(s.in(i, "of-word") && r.act != "") {
		return s.stranger(r.at - 1)
	}
	for i++; s.in(i, "determiner", "use-of", "own") && !s.mark(i); i++ {
	}
	return s.stranger(i)
}

// stranger tells that a name begins at the token that isn't known, and is none of a
// device or a time.
func (s *sentence) stranger(i int) bool {
	if i < 1 || s.mark(i) || !s.tokens[i].Upper || s.in(i, "nationality") || s.at(i) != nil || s.timeAt(i) || s.possessive(i) || s.titled() || len(s.lists[i]) > 0 || language.Stop(s.norm(i)) {
		return false
	}
	for j := i; j < min(len(s.tokens), i+4) && !s.mark(j) && !s.in(j, "preposition"); j++ {
		if s.in(j, "device-head-noun", "network-head-noun", "persons-noun", "body-noun") {
			return false
		}
	}
	return true
}

// otherApp tells that the noun for an app at the token is said of one by a name that
// isn't known, "the Heron app", "the app of Heron", or of others than were spoken of:
// "all other chatbots".
func (s *sentence) otherApp(i int) bool {
	return s.ofOthersAt(i) || s.stranger(i-1) || s.in(i+1, "of-word", "called-word", "named-word") && (s.stranger(i+2) || s.in(i+2, "determiner") && s.stranger(i+3))
}

// ofOthersAt tells that the noun at the token is said of others than were spoken of.
func (s *sentence) ofOthersAt(i int) bool {
	for j := i - 1; j >= max(0, i-mostWords) && s.at(j) == nil && !s.mark(j) && !s.in(j, "preposition", "be", "have"); j-- {
		if s.in(j, "other-apps") {
			return true
		}
	}
	return false
}

// behindApp reads a noun for a rule behind the name of an app: "the Pigeon ban".
func (s *sentence) behindApp(i int) *ruleNoun {
	if !s.in(i, "ban-noun", "restrict-noun") {
		return nil
	}
	if a := s.anyAct(i); a != nil && !s.noun(i, a) {
		return nil
	}
	return s.ruleAt(i, len(s.tokens))
}
