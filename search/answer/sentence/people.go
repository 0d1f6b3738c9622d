package sentence

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// leavesOut tells that the sentence leaves out whom the question speaks of.
func (j *Judge) leavesOut(f *knowledge.Fact) bool { return j.notForThem(f) || len(j.keptFrom(f)) > 0 }

// notForThem tells that the question names another body, and that the sentence leaves
// other bodies out.
func (j *Judge) notForThem(f *knowledge.Fact) bool {
	return language.OtherBodies(language.NotFor(f.Text)) && (len(j.strangers()) > 0 || language.OtherBodies(j.q.Wording))
}

// servesOthers tells that the question asks to use an app for another body, and that the
// sentence leaves other bodies out of those for whom the app, as a whole, is used.
func (j *Judge) servesOthers(r *knowledge.Reading) bool {
	strangers := j.strangers()
	return j.notForThem(r.Fact) && j.ofWhole(r.Fact) && slices.ContainsFunc(language.Served(j.q.Wording), func(whom string) bool {
		return language.OtherBodies(whom) || slices.ContainsFunc(language.Words(whom), func(t language.Token) bool { return strangers[t.Stem] })
	})
}

// keptFrom are the stems of the people that the question speaks of, where the sentence
// keeps something for others: "admin rights are limited to staff".
func (j *Judge) keptFrom(f *knowledge.Fact) []string {
	kept, others := stem.Of(language.KeptFor(f.Text)), language.Outsiders(j.q.Wording)
	if language.Away(j.q.Wording) || !stem.Same(kept, language.Stem("staff")) || slices.ContainsFunc(others, func(s string) bool { return kept[s] }) {
		return nil
	}
	return others
}

// ofOtherPeople tells that the sentence is on what others may do than those who work
// here, and that the question isn't.
func (j *Judge) ofOtherPeople(r *knowledge.Reading) bool {
	others := language.OtherPeople(r.Fact.Text)
	if language.StandsIn(r.Words) {
		others = language.SubjectOutsiders(j.withReferent(r))
	}
	if len(others) == 0 {
		return false
	}
	wording := stem.Of(j.q.Wording)
	return !slices.ContainsFunc(others, func(s string) bool { return wording[s] || stem.AtWork(wording, []string{s}) })
}

// ofAnotherTeam tells that the sentence is on what a team may that the question doesn't name.
func (j *Judge) ofAnotherTeam(f *knowledge.Fact) bool {
	team, asked := language.TeamOf(f.Text), stem.Of(j.q.Wording)
	return slices.ContainsFunc(team, func(s string) bool { return !asked[s] && !stem.Same(asked, s) }) && !slices.ContainsFunc(j.q.Actors, func(id knowledge.EntityID) bool {
		names := stem.Of(j.AllNames(id)...)
		return !slices.ContainsFunc(team, func(s string) bool { return !names[s] })
	})
}

// ofOtherDoers tells that the sentence is on what some people may of whom the question doesn't
// speak: "visiting doctors must not use it" says nothing of nurses, nor of whoever asks.
func (j *Judge) ofOtherDoers(f *knowledge.Fact) bool {
	doers := language.DoersOf(f.Text)
	if len(doers) == 0 {
		return false
	}
	asked := stem.Of(j.q.Wording)
	for _, id := range slices.Concat(j.q.Actors, j.People(), j.q.Apps) {
		maps.Copy(asked, stem.Of(j.AllNames(id)...))
	}
	return !slices.ContainsFunc(doers, func(names []string) bool {
		return !slices.ContainsFunc(names, func(s string) bool { return !asked[s] && !stem.Same(asked, s) && !stem.AtWork(asked, []string{s}) })
	})
}

// ofOthersThanAsked tells that the question is what others may do than those who work
// here, and that the sentence is on what somebody else may, or on what is done to them:
// who can be invited can't for that invite others.
func (j *Judge) ofOthersThanAsked(r *knowledge.Reading) bool {
	askers := language.Askers(j.q.Wording)
	if len(askers) == 0 {
		return false
	}
	kept := j.keptFrom(r.Fact)
	if asked := language.AskedToDo(j.q.Wording); asked != "" && leave(r.Fact) == Yes && !language.DoneBySubject(r.Fact.Text, r.Fact.Value.Text) {
		return true
	}
	told := stem.Set(slices.Concat(language.OtherPeople(j.withReferent(r)), language.KeptFromIt(r.Fact.Text), kept))
	if language.StandsIn(r.Words) {
		maps.Copy(told, stem.Set(language.Outsiders(strings.TrimSuffix(j.withReferent(r), r.Fact.Text))))
	}
	return !slices.ContainsFunc(askers, func(s string) bool { return told[s] || stem.AtWork(told, []string{s}) })
}

// ofThoseLeftOut tells that the sentence is on people or circumstances that the question leaves
// out, and leaves out nothing itself: what trainees may not is nothing to those who are none.
func (j *Judge) ofThoseLeftOut(f *knowledge.Fact) bool {
	out := slices.Concat(slices.Collect(maps.Values(j.q.Outside))...)
	words := language.Words(f.Text)
	if len(out) == 0 || slices.ContainsFunc(words, func(t language.Token) bool { return language.Excepts(t.Norm) }) {
		return false
	}
	return slices.ContainsFunc(j.lexicon.Named(words), func(m language.Mention) bool {
		return slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool { return slices.Contains(out, id) }) && !slices.Contains(j.q.Leads, question.LeadIn(words, m.From))
	})
}

// strangers are the stems of the names of bodies that the question has, or what is said
// before it, and no record knows, written in capitals alone: for an employer's pages these
// are other agencies and companies.
func (j *Judge) strangers() map[string]bool {
	in := map[string]bool{}
	if j.q.Wording == strings.ToUpper(j.q.Wording) {
		return in
	}
	unknown := map[string]bool{}
	for _, m := range j.q.Missing {
		if m.Role != question.AppRole {
			maps.Copy(unknown, stem.Of(m.Text))
		}
	}
	for _, x := range j.q.Around {
		unknown[x.Stem] = unknown[x.Stem] || x.Proper
	}
	for _, t := range language.Words(j.q.Wording) {
		if unknown[t.Stem] && len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) {
			in[t.Stem] = true
		}
	}
	return in
}
