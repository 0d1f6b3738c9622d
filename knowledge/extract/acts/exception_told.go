package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// exceptionTold tells that home's own documents speak of exceptions behind the reading, or on a
// later day, so that it may have ended: "the exception for nurses is over". Such sentences seldom
// name the app, and whatever they say, no act on it is read from them.
func (r *reconciler) exceptionTold(x *knowledge.Reading, docs []ground.Document) bool {
	from := r.Base.Passage(x.Passage)
	return from == nil || slices.ContainsFunc(docs, func(d ground.Document) bool {
		if src := r.Base.Source(d.ID); src == nil || !r.OwnOf(src, r.Publisher(src)) {
			return false
		}
		return slices.ContainsFunc(d.Passages, func(p *knowledge.Passage) bool { return r.excepts(behindOf(p, from, x), x.Event.Apps) })
	})
}

// behindOf is what of the passage stands behind the reading, which is from the other one, or may
// be told on a later day. Where the reading tells its end itself, its document says nothing new of it.
func behindOf(p, from *knowledge.Passage, x *knowledge.Reading) string {
	own := p.Source == from.Source
	switch {
	case p.Past(), own && (p.No < from.No || !x.Event.Until.IsZero()), !own && p.Date.Last < x.Event.Announced.First:
		return ""
	case p.ID == from.ID:
		_, behind, _ := strings.Cut(p.Text, x.Words)
		return behind
	}
	return p.Text
}

// excepts tells that a sentence of the text speaks of an exception, and of no other apps alone.
func (r *reconciler) excepts(text string, apps []knowledge.EntityID) bool {
	return slices.ContainsFunc(form.Split(text), func(s form.Piece) bool {
		if !speaksOfException(s.Text) {
			return false
		}
		named := ground.Apps(r.Base, r.Lexicon.Mentions(s.Text))
		return len(named) == 0 || slices.ContainsFunc(named, func(app knowledge.EntityID) bool { return slices.Contains(apps, app) })
	})
}

// speaksOfException tells that a noun for an exception stands in the text, and not as part of words
// by which one is made: "by way of exception", "with the exception of".
func speaksOfException(text string) bool {
	found := language.Phrases(language.Tokenize(text))
	return slices.ContainsFunc(found, func(n language.PhraseAt) bool {
		return n.List == "exempt-noun" && !slices.ContainsFunc(found, func(p language.PhraseAt) bool {
			return (p.List == "by-exception" || p.List == "except") && p.From <= n.From && n.To <= p.To
		})
	})
}
