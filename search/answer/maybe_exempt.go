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
// another word of these. To those people "no" would be wrong.
func (w *writer) maybeLetOff(app knowledge.EntityID, day knowledge.Day) bool {
	return w.Q.AsksPermission() && slices.ContainsFunc(w.ReadingsOf(app), func(r *knowledge.Reading) bool {
		e := r.Event
		if e == nil || r.Sure() || e.Do != knowledge.Exempt || e.Announced.First > w.At.Known || !e.Until.IsZero() && e.Until.Last < day || !w.stood(r) {
			return false
		}
		return w.states(e.Scope) || w.sharesWord(r.Words)
	})
}

// sharesWord tells that the message has a content word of the text, beside names and times.
func (w *writer) sharesWord(text string) bool {
	said := w.contentOf(w.Q.Text)
	return slices.ContainsFunc(w.contentOf(text), func(stem string) bool { return slices.Contains(said, stem) })
}

// contentOf are the stems of the content words of the text, beside names and times.
func (w *writer) contentOf(text string) (stems []string) {
	r := w.Lexicon.Read(text, w.At.Day)
	for i, t := range r.Tokens {
		named := slices.ContainsFunc(r.Mentions, func(m language.Mention) bool {
			e := w.Entity(m.Entities[0])
			return m.From <= i && i < m.To && e != nil && (e.Kind.Used() || e.Kind.Acts())
		})
		timed := slices.ContainsFunc(r.Times, func(x language.When) bool { return x.Start <= t.Start && t.End <= x.End })
		cued := slices.ContainsFunc(r.Cues, func(c language.CueAt) bool { return c.From <= i && i < c.To })
		if t.Word && !named && !timed && !cued && !language.Stop(t.Norm) {
			stems = append(stems, t.Stem)
		}
	}
	return stems
}
