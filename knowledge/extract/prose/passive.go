package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// passiveAct reads it where what it is done to stands before it.
func (s *sentence) passiveAct(a *language.ActAt, st *stance, o object, end int) {
	subject := st.who
	apps, end := s.sufferer(st, &o, end)
	if len(apps) == 0 || st.told == "urge" || !subject.empty() && s.in(subject.from, "no-word") && !subject.persons {
		return
	}
	if a.Act == "unlist" && s.own() && len(apps) == 1 && subject.pronoun && s.in(subject.from, "they-word") {
		return // recordings, accounts: "18 months, then they are deleted"
	}
	behind := end
	by, doubt, end := s.passiveBy(st, end)
	if by == "" {
		return
	}
	if subject.nobody && !(st.presentBe && !st.perfect) && s.leaveIn(a) {
		return // "no one was given permission to use it": that nobody may isn't told
	}
	c := claim.Claim{By: by, Apps: apps}
	c.Doubt(doubt)
	c.Doubt(s.whatItIs(subject))
	c.Doubt(s.elsewhere())
	if !s.does(a.Act, st, &c, true) || a.Act == "unlist" && !s.own() && !s.ownedThing(behind) && !s.usage(subject) {
		return
	}
	if c.Scope = s.scopeOf(subject); a.Act == "open" {
		c.Scope = s.scopeOf(o.people)
	}
	if o.only != "" {
		c.Terms, c.Granted = []knowledge.Condition{{Name: "only " + o.only}}, true
	}
	if len(o.data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, o.data...)
	}
	s.downloads(&c, subject.from, subject.to)
	c.Apps = s.besideThem(c.Apps, end)
	if a.Act == "unlist" {
		end = s.takenFrom(&c, end)
	}
	c.Rule = st.presentBe && !st.perfect
	if st.mode == isHedged && st.modal == "must" {
		st.mode = isDone
	}
	s.found(st, c, end)
}

// sufferer are the apps to which it is done, which stand before the verb, or behind it
// where people do; and where that ends.
func (s *sentence) sufferer(st *stance, o *object, end int) ([]knowledge.EntityID, int) {
	subject := st.who
	switch apps := subject.apps; {
	case subject.rule != nil && len(apps) == 0:
		return nil, end
	case subject.persons && len(apps) > 0 && s.in(s.bare(subject.from), "use-of"):
		return apps, end // "use of Pigeon by staff"
	case subject.persons, s.own() && o.found() && (subject.home || s.in(subject.from, "you")) && subject.to == subject.from+1, o.only != "" && len(apps) == 0, len(apps) == 0 && o.usage && o.found() && subject.body != "":
		if !o.found() {
			return nil, end
		}
		if o.thing {
			return s.spoken(), max(end, o.to)
		}
		return o.apps, max(end, o.to)
	case len(apps) > 0:
		return apps, end
	case s.usage(subject) && s.in(subject.from-1, "that-word") && len(s.namedJust(subject.from)) > 0:
		return s.namedJust(subject.from), end // "when they moved to Dove, that service was blocked"
	case subject.thing || subject.pronoun || subject.relative && subject.empty():
		apps, d := s.spokenAt(!s.in(subject.from, "several"))
		st.doubt = firstSaid(st.doubt, d)
		return apps, end
	case subject.empty() && len(s.read) > 0 && st.left > 0:
		return s.read[len(s.read)-1].Apps, end
	case s.usage(subject) || subject.empty() && st.from == 0 && s.fragment():
		return s.spoken(), end
	}
	return nil, end
}

// namedJust are the apps that the sentence named last before the token.
func (s *sentence) namedJust(end int) []knowledge.EntityID {
	for i := end - 1; i >= 0; i-- {
		if s.appAt(i) {
			return idsOf(s.at(i).apps)[:1]
		}
	}
	return nil
}

// passiveBy is who did it: whoever is named behind "by", had it done or tells others to, or
// whose rule it is where nobody is; nobody where that isn't known.
func (s *sentence) passiveBy(st *stance, end int) (by knowledge.EntityID, doubt string, to int) {
	if by, at := s.agent(end); by != "" {
		return by, "", at
	}
	switch causer := s.causer(st.who.from); {
	case s.byStranger(end):
		return "", "", end
	case causer >= 0:
		by, doubt = s.actor(s.subjectBefore(causer))
	case st.told == "order" && !st.toldBy:
		by, doubt = s.teller(st)
	default:
		by, doubt = s.unnamed(st, st.who, end)
	}
	return by, doubt, end
}

// agent reads "by Acme" or "on the orders of Acme" behind the verb, and where that ends.
func (s *sentence) agent(end int) (knowledge.EntityID, int) {
	for i := end; i < min(len(s.tokens), end+12); i++ {
		if s.mark(i) || s.in(i, "clause") {
			return "", end
		}
		from := s.to(i, "on-order") // "on the orders of Acme"
		if from == 0 && s.in(i, "by-word") && (!s.timeSoon(i) || s.bodyAt(i+1)) {
			from = i + 1
		}
		if from == 0 {
			continue
		}
		to := from
		for to < len(s.tokens) && !s.mark(to) && (to == from || !s.edge(to, to+1) && !s.in(to, "preposition")) {
			to++
		}
		p := s.party(from, to)
		by, doubt := s.actor(p)
		if by == "" || doubt != "" && by == "" {
			return "", end
		}
		return by, to
	}
	return "", end
}

// byStranger tells that somebody is named behind "by" who isn't on record.
func (s *sentence) byStranger(end int) bool {
	for i := end; i < min(len(s.tokens), end+6) && !s.mark(i) && !s.in(i, "clause"); i++ {
		if !s.in(i, "by-word") || s.timeSoon(i) || s.mark(i+1) {
			continue
		}
		a := s.anyAct(i + 1)
		return a == nil || a.Form&language.Doing == 0
	}
	return false
}
