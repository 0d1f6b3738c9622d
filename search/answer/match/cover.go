package match

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// usedWeight lessens the words that a slot explains already: a fact on what
// happens "if staff don't delete it" need not speak of deleting.
const usedWeight = 0.4

// Check is how well a record fits the words, whatever else it tells.
func (f *Finder) Check(t *Told, words []question.Word) Match {
	m := Match{Told: t, kind: t.passage != nil || f.givesKind(t)}
	f.cover(&m, words)
	if !m.kind && f.Q.Asks == question.PersonKind && t.Fact != nil {
		m.kind = m.Relation && t.Fact.Value.Kind == knowledge.TextValue // "owner: Loft Ltd" names somebody of whom no record is kept
	}
	if f.Q.Noun != "" && !t.Stems[f.Q.Noun] && !stem.Related(t.Stems, []string{f.Q.Noun}) {
		m.kind = false // of nobody who is such a one
	}
	f.score(&m, words)
	return m
}

// cover works out which share of the words the record has, and which it lacks.
func (f *Finder) cover(m *Match, words []question.Word) {
	total, have := 0.0, 0.0
	for _, word := range words {
		weight := f.Words.Weight(word.Stem)
		if word.Used {
			weight *= usedWeight
		}
		total += weight
		if f.Q.Intent == question.IsFact && language.Polar(word.Stem) && !m.Stems[word.Stem] {
			m.miss(word)
			continue
		}
		related := stem.Related(m.Told.Relation, []string{word.Stem})
		m.Relation = m.Relation || related
		switch {
		case m.Told.Relation[word.Stem], m.Stems[word.Stem], stem.Same(m.Stems, word.Stem):
			have += weight
		case related && !strings.HasPrefix(word.Stem, "~"):
			have += 0.9 * weight
		case stem.Related(m.Stems, []string{word.Stem}):
			have += 0.4 * weight
			m.miss(word)
		default:
			m.miss(word)
		}
	}
	m.Covered = 1
	if total > 0 {
		m.Covered = have / total
	}
}

// score says how well the record answers: by its share of the words, and by what it tells
// of whom.
func (f *Finder) score(m *Match, words []question.Word) {
	t := m.Told
	m.Score = m.Covered
	if m.Relation {
		m.Score += 0.35
	}
	if t.Fact != nil {
		m.Score += 0.1
		if f.Q.Asks != "" && string(t.Fact.Value.Kind) == string(f.Q.Asks) {
			m.Score += 0.25
		}
		if len(f.Q.Apps)+len(f.Q.Actors)+len(f.Q.Others) > 0 && slices.Contains(slices.Concat(f.Q.Others, f.Q.Apps, f.Q.Actors), FirstOf(t.Fact.About)) {
			m.Score += 0.1
		}
	}
	if f.Q.Asks == question.PersonKind && f.quoted(t, words) {
		m.Score += 0.4 // "who said that …"
		m.kind = true
	}
	if (f.Q.Asks == question.PersonKind || f.Q.OneValue) && m.Relation && f.namesSomebody(t) {
		m.Score += 0.2 // a name says more than "a company"
	}
	if len(words) == 0 && t.Fact != nil && slices.Contains([]string{"description", "role"}, t.Fact.Relation) {
		m.Score += 0.5
	}
}

// miss notes a word that the record doesn't have and no slot explains.
func (m *Match) miss(word question.Word) {
	if !word.Used {
		m.Lacks = append(m.Lacks, word)
	}
}

// quoted tells that the record quotes somebody with half of the words.
func (f *Finder) quoted(t *Told, words []question.Word) bool {
	reports := []knowledge.Report(nil)
	if t.Fact != nil {
		reports = t.Fact.Reports
	} else if t.Event != nil {
		reports = t.Event.Reports
	}
	for _, r := range reports {
		if r.Quote == "" || r.Speaker == "" {
			continue
		}
		in, have := stem.Of(r.Quote), 0
		for _, x := range words {
			if in[x.Stem] {
				have++
			}
		}
		if have > 0 && 2*have >= len(words) {
			return true
		}
	}
	return false
}
