package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
)

// maybeExempt tells that who asks may not use the app by rules that were all read in documents, and
// that they may be let off them.
func (w *writer) maybeExempt(a assess.Assessment) bool {
	return a.Verdict == verdict.No && w.maybeLetOff(a.App, a.Day) && !slices.ContainsFunc(verdict.Rules(a.Region.Hit), func(e *knowledge.Event) bool { return !w.IsRead(e) })
}

// maybeLetOff tells that a document lets some people off a rule on the app, in words of which the
// program is unsure whom they mean, and that they may mean who asks: the question names them, or has
// another word of these. To those people "no" would be wrong. A device or place that the rule has as
// well says nothing of who asks.
func (w *writer) maybeLetOff(app knowledge.EntityID, day knowledge.Day) bool {
	return w.Q.AsksPermission() && slices.ContainsFunc(w.ReadingsOf(app), func(r *knowledge.Reading) bool {
		e := r.Event
		if e == nil || r.Sure() || e.Do != knowledge.Exempt || e.Announced.First > w.At.Known || !e.Until.IsZero() && e.Until.Last < day || !w.stood(r) {
			return false
		}
		people := knowledge.Terms{knowledge.Audience: e.Scope.Terms[knowledge.Audience], knowledge.Unit: e.Scope.Terms[knowledge.Unit]}
		return w.states(knowledge.Scope{Terms: people}) || w.sharesWord(r.Words)
	})
}

// sharesWord tells that what the message says of who asks has a content word of the text.
func (w *writer) sharesWord(text string) bool {
	r := w.Lexicon.Read(w.Q.Text, w.At.Day)
	use := w.ofUse(&r)
	var said []string
	for _, i := range w.content(&r) {
		if !use[i] {
			said = append(said, r.Tokens[i].Stem)
		}
	}
	of := w.Lexicon.Read(text, w.At.Day)
	return slices.ContainsFunc(w.content(&of), func(i int) bool { return slices.Contains(said, of.Tokens[i].Stem) })
}

// ofUse are the tokens that say of what for and how the app is used, and nothing of by whom: those
// behind it in its clause, and a clause that says what for, but for the people of whom is asked. They
// are told apart only where people ask for themselves: "is it allowed for those in the office".
func (w *writer) ofUse(r *language.Reading) map[int]bool {
	use := map[int]bool{}
	if !w.Q.Home {
		return use
	}
	for i, t := range r.Tokens {
		switch named := w.Entity(namedAt(r, i)); {
		case !t.Word:
		case i == 0 || !r.Tokens[i-1].Word:
			use[i] = language.Listed("for-use", t.Norm)
		default:
			before := w.Entity(namedAt(r, i-1))
			use[i] = use[i-1] || before != nil && before.Kind.Used() && named != before
		}
	}
	for i := range use {
		if slices.Contains(w.Q.Where[knowledge.Audience], namedAt(r, i)) {
			use[i] = false
		}
	}
	return use
}

// namedAt is what is named in words of which the token is one.
func namedAt(r *language.Reading, i int) knowledge.EntityID {
	for _, m := range r.Mentions {
		if m.From <= i && i < m.To {
			return m.Entities[0]
		}
	}
	return ""
}

// content are the content words, beside times and the names of anything but people.
func (w *writer) content(r *language.Reading) (list []int) {
	for i, t := range r.Tokens {
		e := w.Entity(namedAt(r, i))
		named := e != nil && e.Kind != knowledge.AudienceKind && e.Kind != knowledge.UnitKind
		timed := slices.ContainsFunc(r.Times, func(x language.When) bool { return x.Start <= t.Start && t.End <= x.End })
		cued := slices.ContainsFunc(r.Cues, func(c language.CueAt) bool { return c.From <= i && i < c.To })
		if t.Word && !named && !timed && !cued && !language.Stop(t.Norm) {
			list = append(list, i)
		}
	}
	return list
}
