package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// said answers what somebody said: their warnings and statements, as far as
// the question's words fit them.
func (w *writer) said(found []string) verdict.Verdict {
	var words []question.Word
	for _, x := range w.Q.Words {
		if !x.Used {
			words = append(words, x)
		}
	}
	speakers := []knowledge.EntityID{w.Q.Speaker}
	if !slices.ContainsFunc(words, func(x question.Word) bool { return !language.Grouped(x.Stem) }) && len(speakers) > 0 && len(w.Q.Others)+len(w.Q.Actors)+len(w.Q.Apps) > 1 {
		words = nil // "about their motives": whatever was said of them
	}
	list := slices.DeleteFunc(w.Matches(words, found), func(m match.Match) bool { return !w.saidBy(m.Told, speakers) })
	if len(list) == 0 {
		return w.factQuestion(found)
	}
	if len(words) > 0 {
		w.tellMatches(list)
		return verdict.Info
	}
	acts := slices.DeleteFunc(slices.Clone(list), func(m match.Match) bool { return m.Event == nil })
	list = append(acts, slices.DeleteFunc(list, func(m match.Match) bool { return m.Event != nil })...)
	for _, m := range list[:min(len(list), maxSaid)] { // all that they said, what they decided before the rest
		w.tellMatches([]match.Match{m})
	}
	return verdict.Info
}

// speaking adds to the speakers the persons of theirs whom the record speaks of:
// what a minister says, the country says.
func (w *writer) speaking(t *match.Told, speakers []knowledge.EntityID) []knowledge.EntityID {
	list := slices.Clone(speakers)
	for _, id := range t.SpeaksOf {
		if e := w.Entity(id); e != nil && e.Kind == knowledge.Person && slices.ContainsFunc(w.Above(id, w.At.Day), func(up knowledge.EntityID) bool { return slices.Contains(speakers, up) }) {
			list = append(list, id)
		}
	}
	return list
}

// maxSaid bounds how many statements of somebody one answer tells.
const maxSaid = 6

// saidBy tells that the record gives the words of one of the speakers.
func (w *writer) saidBy(t *match.Told, speakers []knowledge.EntityID) bool {
	reports, by := []knowledge.Report(nil), ""
	if t.Fact != nil {
		reports, by = t.Fact.Reports, t.Fact.By
	} else {
		reports, by = t.Event.Reports, w.NameOf(t.Event.By)
	}
	for _, id := range w.speaking(t, speakers) {
		e := w.Entity(id)
		if e == nil {
			continue
		}
		for _, n := range e.Names {
			if strings.Contains(by, n.Text) {
				return true
			}
			for _, r := range reports {
				if r.Quote != "" && strings.Contains(r.Speaker, n.Text) {
					return true
				}
			}
		}
	}
	return false
}
