package match

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/question"
)

// CandidatePassages are those that the search found, and where nothing but an app is
// asked about also those that begin to tell what it is, of the same documents.
func (f *Finder) CandidatePassages() []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, id := range f.Found {
		if p := f.Passage(knowledge.PassageID(id)); p != nil {
			list = append(list, p)
		}
	}
	if len(f.ContentWords()) > 0 || len(f.Q.Apps) == 0 {
		return list
	}
	sources := map[knowledge.SourceID]bool{}
	for _, p := range slices.Clone(list) {
		if sources[p.Source] {
			continue
		}
		sources[p.Source] = true
		for _, id := range f.PassagesOf(p.Source) {
			if x := f.Passage(id); f.OpensWithName(x) {
				list = append(list, x)
			}
		}
	}
	return list
}

// ContentWords are the question's words less the one that stands for what is asked
// for: no passage calls a way to do something a procedure.
func (f *Finder) ContentWords() []question.Word {
	if f.Q.Implied && len(f.Q.Words) > 1 {
		return f.Q.Words[1:]
	}
	return f.Q.Words
}

// OpensWithName tells that the passage begins with the name of an app asked about.
func (f *Finder) OpensWithName(p *knowledge.Passage) bool {
	return slices.ContainsFunc(f.Q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(f.Sentences().AllNames(app), func(name string) bool { return strings.HasPrefix(p.Text, name+" is ") })
	})
}

// maxCandidates bounds how many records of one entity are checked; beyond it
// only those that the search found are.
const maxCandidates = 2000

// Candidates are the ids of what may answer: what a search found, and what is on record of
// whom and what the question names, unless that is too much to look through.
func (f *Finder) Candidates(found []string) []string {
	list := slices.Clone(found)
	if f.Q.Intent == question.Said || f.Q.Asks == question.PersonKind { // the acts that somebody spoke for
		for _, app := range f.Q.Apps {
			if on := f.EventsOn(app); len(on) <= maxCandidates {
				for _, e := range on {
					list = append(list, string(e.ID))
				}
			}
		}
	}
	for _, id := range slices.Concat(f.Q.Actors, f.Q.Apps, f.Q.Others) {
		facts, events := f.FactsAbout(id), f.EventsBy(id)
		if len(facts)+len(events) > maxCandidates {
			continue
		}
		for _, x := range facts {
			list = append(list, string(x.ID))
		}
		for _, e := range events {
			list = append(list, string(e.ID))
		}
	}
	if f.Q.Asks != "" || f.Q.Implied || f.Q.Intent == question.Fact {
		list = append(list, f.factsOfActs()...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
