package answer

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

// leavesOut tells that the sentence leaves out whom the question speaks of.
func (w *writer) leavesOut(f *knowledge.Fact) bool { return w.notForThem(f) || len(w.keptFrom(f)) > 0 }

// notForThem tells that the question names another body, and that the sentence leaves
// other bodies out.
func (w *writer) notForThem(f *knowledge.Fact) bool {
	return language.OtherBodies(language.NotFor(f.Text)) && (len(w.strangers()) > 0 || language.OtherBodies(w.q.Wording))
}

// keptFrom are the stems of the people that the question speaks of, where the sentence
// keeps something for others: "admin rights are limited to staff".
func (w *writer) keptFrom(f *knowledge.Fact) []string {
	kept, others := stem.Of(language.KeptFor(f.Text)), language.Outsiders(w.q.Wording)
	if language.Away(w.q.Wording) || !stem.Same(kept, language.Stem("staff")) || slices.ContainsFunc(others, func(s string) bool { return kept[s] }) {
		return nil
	}
	return others
}

// ofOtherPeople tells that the sentence is on what others may do than those who work
// here, and that the question isn't.
func (w *writer) ofOtherPeople(r *knowledge.Reading) bool {
	others := language.OtherPeople(r.Fact.Text)
	if language.StandsIn(r.Words) {
		others = language.SubjectOutsiders(w.withReferent(r))
	}
	if len(others) == 0 {
		return false
	}
	wording := stem.Of(w.q.Wording)
	return !slices.ContainsFunc(others, func(s string) bool { return wording[s] || stem.AtWork(wording, []string{s}) })
}

// ofOthersThanAsked tells that the question is what others may do than those who work
// here, and that the sentence is on what somebody else may, or on what is done to them:
// who can be invited can't for that invite others.
func (w *writer) ofOthersThanAsked(r *knowledge.Reading) bool {
	askers := language.Askers(w.q.Wording)
	if len(askers) == 0 {
		return false
	}
	kept := w.keptFrom(r.Fact)
	if asked := language.AskedToDo(w.q.Wording); asked != "" && leave(r.Fact) == Yes && !language.DoneBySubject(r.Fact.Text, r.Fact.Value.Text) {
		return true
	}
	told := stem.Set(slices.Concat(language.OtherPeople(w.withReferent(r)), language.KeptFromIt(r.Fact.Text), kept))
	if language.StandsIn(r.Words) {
		maps.Copy(told, stem.Set(language.Outsiders(strings.TrimSuffix(w.withReferent(r), r.Fact.Text))))
	}
	return !slices.ContainsFunc(askers, func(s string) bool { return told[s] || stem.AtWork(told, []string{s}) })
}
