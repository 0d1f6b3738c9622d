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
func (r *reconciler) exceptionTold(x *knowledge.Reading, spoken []*knowledge.Passage) bool {
	from := r.Base.Passage(x.Passage)
	return from == nil || slices.ContainsFunc(spoken, func(p *knowledge.Passage) bool { return r.excepts(behindOf(p, from, x), x.Event.Apps) })
}

// speakOfExceptions are the passages of home's own documents that do.
func (r *reconciler) speakOfExceptions(docs []ground.Document) (list []*knowledge.Passage) {
	for _, d := range docs {
		if src := r.Base.Source(d.ID); src == nil || !r.OwnOf(src, r.Publisher(src)) {
			continue
		}
		for _, p := range d.Passages {
			if speaksOfException(p.Text) {
				list = append(list, p)
			}
		}
	}
	return list
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
