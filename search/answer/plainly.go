package answer

import (
	"maps"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// barely tells that the question names nothing but an app, by a name that no record
// knows, or knows as a part of others: "may I use Pigeon?".
func (w *writer) barely(words []question.Word) bool {
	name := stem.Of(w.lacking())
	for _, x := range words {
		if !name[x.Stem] && !(x.Proper && len(w.q.Apps) == 0) {
			return false
		}
	}
	return len(name) > 0 || len(w.q.Apps) == 0
}

// plainly tells that the sentence is a rule on just what is asked about, and says
// nothing of cases, parts, people or purposes that the question doesn't have: "staff
// may not use Pigeon".
func (w *writer) plainly(f *knowledge.Fact) bool {
	asked := stem.Of(w.q.Wording)
	maps.Copy(asked, stem.Of(w.lacking()))
	maps.Copy(asked, stem.Of(w.allNames(w.Home)...))
	for _, t := range language.Tokenize(f.Text) {
		switch {
		case !t.Word || asked[t.Stem] || language.OfPlainRules(t):
		case language.Bounds(t.Norm) || !language.Stop(t.Norm):
			return false
		}
	}
	return !language.UsedTo(f.Text)
}
