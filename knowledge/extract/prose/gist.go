package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
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
		if c.Remark {
			return false
		}
		for j := i; j < c.End; j++ {
			if s.in(j, "while-word", "but-word") && s.norm(j-1) == "," {
				return false // "told them to open Heron, while Wren stayed closed"
			}
		}
		for j := c.End; j < i; j++ {
			if s.in(j, "but-word") && s.norm(j-1) == "," {
				return false // "banned Heron, but had a change of heart"
			}
		}
		return c.Left <= i && i < c.To
	})
}

// gistOf makes a claim of the deed, where it is known whose and on what it is.
func (s *sentence) gistOf(d *deed) {
	c := claim.Claim{Do: d.do, By: s.deedBy(d), Apps: s.deedOn(d)}
	if c.By == "" || len(c.Apps) == 0 || d.Act == "relent" && c.By != s.topic.last.By {
		return
	}
	end := max(d.To, d.obj.to)
	if c.Do == knowledge.Advise {
		c.Of = knowledge.Ban
	}
	if c.Do == knowledge.Lift || c.Do == knowledge.Reinstate {
		c.Undoes = knowledge.Ban
	}
	if c.Do == knowledge.Deny {
		c.Of = knowledge.Ban
	}
	if c.Do == knowledge.Consider {
		if c.Of = knowledge.Ban; d.obj.rule != nil {
			c.Of = d.obj.rule.act
		}
	}
	if (d.st.mode == isConsidered || d.st.mode == isHedged) && c.Do != knowledge.Consider {
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

// deedOn are the apps that it is done to: those that stand where such do, else those that the
// clause names or points to.
func (s *sentence) deedOn(d *deed) (apps []knowledge.EntityID) {
	o, who := &d.obj, &d.st.who
	switch {
	case d.Act == "relent":
		return slices.Clone(s.topic.last.Apps)
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
	return s.deedOnSpoken(d, from, to)
}

// deedOnSpoken are the apps that it is done to by what the clause between the tokens says of those that
// were spoken of, or else those that the sentence names first.
func (s *sentence) deedOnSpoken(d *deed, from, to int) (apps []knowledge.EntityID) {
	o, who := &d.obj, &d.st.who
	if who.thing || who.pronoun || o.thing || o.rule != nil && o.rule.definite || who.rule != nil && who.rule.definite {
		return slices.Clone(s.spoken())
	}
	for i := from; i < to; i++ {
		if s.in(i, "it-word", "them-word") || s.in(i, "app-noun") && s.definite(i, from) {
			return slices.Clone(s.spoken())
		}
	}
	for i := 0; i < d.From && d.st.be && d.Form&language.Participle != 0; i++ {
		if s.appAt(i) && !s.prepositional(i, 0) && !s.appLeftOut(i) {
			apps, _ = s.together(s.at(i)) // "Pigeon and Dove, which Acme doesn't run itself, are banned"
			break
		}
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
