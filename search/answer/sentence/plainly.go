package sentence

import (
	"maps"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// barely tells that the question names nothing but an app, by a name that no record
// knows, or knows as a part of others: "may I use Pigeon?".
func (j *Judge) barely(words []question.Word) bool {
	name := stem.Of(j.lacking())
	for _, x := range words {
		if !name[x.Stem] && !(x.Proper && len(j.q.Apps) == 0) {
			return false
		}
	}
	return len(name) > 0 || len(j.q.Apps) == 0
}

// plainly tells that the sentence is a rule on just what is asked about, and says
// nothing of cases, parts, people or purposes that the question doesn't have: "staff
// may not use Pigeon".
func (j *Judge) plainly(f *knowledge.Fact) bool {
	asked := stem.Of(j.q.Wording)
	maps.Copy(asked, stem.Of(j.lacking()))
	maps.Copy(asked, stem.Of(j.AllNames(j.Home)...))
	for _, t := range language.Tokenize(f.Text) {
		switch {
		case !t.Word || asked[t.Stem] || language.OfPlainRules(t):
		case language.Bounds(t.Norm) || !language.Stop(t.Norm):
			return false
		}
	}
	return !language.UsedTo(f.Text)
}
