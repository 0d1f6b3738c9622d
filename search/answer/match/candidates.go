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
