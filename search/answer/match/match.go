package match

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Match is a record that may answer a question, with how well it passes the
// checks: whom it speaks of, what it tells, and the kind of thing it gives.
type Match struct {
	*Told
	Id       string
	Covered  float64 // share of the question's words, by weight
	Relation bool    // a word of the question names what it tells
	kind     bool    // it gives the kind of thing asked for
	Score    float64
	Lacks    []question.Word // of the question's words, those that it doesn't have
}

// enoughOfKind is the share of the words that is enough where the value is of the very
// kind asked for.
const enoughOfKind = 0.45

// Matches finds the records that pass the checks for the words, best first.
// Found are the ids that a search brought up: they add candidates, and decide
// nothing.
func (f *Finder) Matches(words []question.Word, found []string) []Match {
	var list []Match
	for _, id := range f.Candidates(found) {
		t := f.Told[id]
		if t == nil || t.passage != nil || f.outcome(t, words) || f.isValue(t, words) || f.Q.Superlative && !t.superlative() || !f.Speaks(t) || f.later(t) || !t.hasNames(words) || !f.ofTime(t) {
			continue
		}
		m := f.Check(t, words)
		m.Id = id
		need := sentence.Enough
		if t.Fact != nil && f.Q.Asks != "" && string(t.Fact.Value.Kind) == string(f.Q.Asks) {
			need = enoughOfKind
		}
		if f.Q.Implied && m.Relation && stem.Related(t.Relation, []string{words[0].Stem}) {
			need = 0 // what is asked for is what it tells
		}
		if m.Covered >= need && m.kind {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b Match) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return strings.Compare(a.Id, b.Id)
	})
	return list
}

// outcome tells that the question asks what a court decided, and the record
// tells nothing that was.
func (f *Finder) outcome(t *Told, words []question.Word) bool {
	return AnyOf("court", words) && AnyOf("judging", words) &&
		!slices.ContainsFunc(language.Stems("judged"), func(s string) bool { return t.Stems[s] })
}

// AnyOf tells that one of the words is in that list of the language.
func AnyOf(list string, words []question.Word) bool {
	return slices.ContainsFunc(words, func(x question.Word) bool { return language.Says(list, x.Stem) })
}

// factsOfActs are the facts about what was done on the apps, or by the actors, that are asked about.
func (f *Finder) factsOfActs() (list []string) {
	add := func(events []*knowledge.Event) {
		for _, e := range events[:min(len(events), maxCandidates)] {
			for _, x := range f.ofEvent[e.ID] {
				list = append(list, string(x.ID))
			}
		}
	}
	for _, app := range f.Q.Apps {
		add(f.EventsOn(app))
	}
	if len(f.Q.Apps) == 0 {
		for _, actor := range f.Q.Actors {
			add(f.EventsBy(actor))
		}
	}
	return list
}

// HasDigit tells that there is a digit in the text.
func HasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// All tells that the record speaks of each of the words.
func (f *Finder) All(t *Told, words []question.Word) bool {
	for _, x := range words {
		if !t.Stems[x.Stem] && !stem.Related(t.Stems, []string{x.Stem}) {
			return false
		}
	}
	return true
}

// NeedsSearch tells that the question may be answered by records that only a
// search finds: it asks for more than a timeline, and names nobody, or
// somebody of whom there is too much, or there are documents to quote.
func NeedsSearch(q *question.Question, r *Records) bool {
	switch q.Intent {
	case question.Fact, question.IsFact, question.Said:
	case question.Who, question.Which, question.HowMany, question.Why, question.When, question.HowLong:
		if !slices.ContainsFunc(q.Words, func(w question.Word) bool { return !w.Used }) {
			return false
		}
	default:
		return len(r.Passages) > 0 && q.Intent != question.Chat && q.Intent != question.Sure && q.Intent != question.Unread
	}
	if len(r.Passages) > 0 {
		return true
	}
	n := 0
	for _, id := range slices.Concat(q.Actors, q.Apps, q.Others) {
		n++
		if len(r.FactsAbout(id))+len(r.EventsBy(id)) > maxCandidates {
			return true
		}
	}
	return n == 0
}
