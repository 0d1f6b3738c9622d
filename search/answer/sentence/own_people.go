package sentence

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// ForAll is the words without those for the people whom the question names, where these are some
// of home's own and nothing sets them apart: what may be used may be used by "marketing", too. The
// rules say nothing of people, nor do the headings over them, no passage on the app, or on the page
// of a rule and on no other app, speaks of those, and none on the app tells of people by what they do.
func (j *Judge) ForAll(words []question.Word, rules []*knowledge.Event) []question.Word {
	people := j.People()
	if len(people) == 0 || !slices.Equal(j.q.Actors, []knowledge.EntityID{j.Home}) || slices.ContainsFunc(people, func(t knowledge.EntityID) bool { return !j.OwnPeople(t) }) {
		return words
	}
	asked := j.asked()
	for _, e := range rules {
		if e.Scope.States(knowledge.Audience) || e.Scope.States(knowledge.Unit) || len(e.Scope.Except[knowledge.Audience])+len(e.Scope.Except[knowledge.Unit]) > 0 {
			return words
		}
		if r := j.Read(string(e.ID)); r == nil || len(language.DoersOf(r.Words)) > 0 || j.lacksCircumstance(r.Words, asked) || j.setsApart(r.Passage, people) {
			return words
		}
	}
	names := j.stemsOf(people)
	return slices.DeleteFunc(slices.Clone(words), func(x question.Word) bool { return names[x.Stem] })
}

// OwnPeople tells that one of the names of the term is for some of home's own people.
func (j *Judge) OwnPeople(t knowledge.EntityID) bool {
	return slices.ContainsFunc(append(j.AllNames(t), TermName(j.Base, t)), language.OwnPeople)
}

func (j *Judge) stemsOf(terms []knowledge.EntityID) map[string]bool {
	var names []string
	for _, t := range terms {
		names = append(append(names, j.AllNames(t)...), TermName(j.Base, t))
	}
	return stem.Of(names...)
}

// setsApart tells that the headings over the passage name people, or that a passage of its
// document, on the app asked about or on none, names those. One that tells of people by what they
// do, "those who teach", may tell of anybody.
func (j *Judge) setsApart(id knowledge.PassageID, people []knowledge.EntityID) bool {
	p := j.Passage(id)
	if p == nil || language.NamesPeople(j.headings(id)) {
		return true
	}
	return slices.ContainsFunc(j.PassagesOf(p.Source), func(x knowledge.PassageID) bool {
		other := j.Passage(x)
		if !j.stood(other) || j.onOtherApp(other) {
			return false
		}
		return j.speaksOfAny(stem.Of(other.Title, other.Text), people) || language.DescribesPeople(other.Text) && j.onApp(other)
	})
}

// onApp tells that the passage names an app that is asked about.
func (j *Judge) onApp(p *knowledge.Passage) bool {
	return slices.ContainsFunc(j.lexicon.Mentions(p.Title+" . "+p.Text), func(id knowledge.EntityID) bool { return slices.Contains(j.q.Apps, id) })
}

// onOtherApp tells that the passage names an app, and none of those asked about.
func (j *Judge) onOtherApp(p *knowledge.Passage) bool {
	other := false
	for _, id := range j.lexicon.Mentions(p.Title + " . " + p.Text) {
		if slices.Contains(j.q.Apps, id) {
			return false
		}
		e := j.Entity(id)
		other = other || e != nil && e.Kind.Used()
	}
	return other
}

// speaksOfAny tells that the stems have all words of one of the names of one of the people, but
// for a noun for a team.
func (j *Judge) speaksOfAny(in map[string]bool, people []knowledge.EntityID) bool {
	return slices.ContainsFunc(people, func(t knowledge.EntityID) bool {
		return slices.ContainsFunc(append(j.AllNames(t), TermName(j.Base, t)), func(name string) bool {
			words := slices.DeleteFunc(language.Words(name), func(w language.Token) bool { return language.Stop(w.Norm) || language.TeamNoun(w.Norm) })
			return len(words) > 0 && !slices.ContainsFunc(words, func(w language.Token) bool { return !in[w.Stem] && !stem.Same(in, w.Stem) })
		})
	})
}
