package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// deedBy is whose deed it is: who stands there as the one who does it or has it done, else
// the body that the sentence tells of, else the one that was spoken of.
func (s *sentence) deedBy(d *deed) knowledge.EntityID {
	var by knowledge.EntityID
	switch st := &d.st; {
	case st.told != "":
		by, _ = s.teller(st)
	case st.be && d.Form&language.Participle != 0, d.Act == "use", d.Act == "feed", d.Act == "lose":
		if by, _, _ = s.passiveBy(st, max(d.To, d.obj.to)); by != "" && by == st.who.body && !st.who.persons && len(s.appsOf(st.who)) > 0 {
			return firstID(s.fronting(d.From), firstOther(by, s.topic.subject, s.topic.actor, s.topic.first)) // "Heron was ordered off phones"
		}
	case s.causer(st.who.from) >= 0:
		by, _ = s.actor(s.subjectBefore(s.causer(st.who.from))) // "had Pigeon removed"
	case d.do == knowledge.Deny, len(st.who.apps) > 0 && st.who.body == "" && d.Act == "supply":
		by, _ = s.saysSo(st)
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
	return d.Act != "use" && d.Act != "feed" && d.Act != "lose" && !(d.st.be && d.Form&language.Participle != 0)
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
	if s.between(p.from, p.to, "own-pronoun") {
		return p.body == ""
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
