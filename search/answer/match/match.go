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

// isValue tells that the question names nothing but what the record gives as
// the value: who owns Loft is not told by what Loft owns.
func (f *Finder) isValue(t *Told, words []question.Word) bool {
	if t.Fact == nil || !f.Q.OneValue || len(f.Q.Actors)+len(f.Q.Apps)+len(f.Q.Others) > 0 {
		return false
	}
	value, proper := stem.Of(t.Fact.Value.Text), 0
	for _, x := range words {
		if x.Proper && !value[x.Stem] {
			return false
		}
		if x.Proper {
			proper++
		}
	}
	return proper > 0
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

// superlative tells that the record speaks of the first of many, or of a place
// in their order.
func (t *Told) superlative() bool {
	return t.Fact != nil && (t.Fact.Value.Unit == RankUnit || language.Superlative(t.Fact.Text))
}

// ofTime tells that the record is of the time that the question names, or of
// no time at all where that isn't claimed.
func (f *Finder) ofTime(t *Told) bool {
	if f.Q.When == nil || f.Q.When.Yearless || f.Q.When.Relation != language.During {
		return true
	}
	in := func(d knowledge.Date) bool { return d.First <= f.Q.When.Date.Last && f.Q.When.Date.First <= d.Last }
	text := ""
	switch {
	case t.Event != nil:
		return in(t.Event.Announced)
	case !t.Fact.Date.IsZero():
		return in(t.Fact.Date)
	default:
		text = t.Fact.Text + " " + t.Fact.Value.Text
	}
	times := slices.DeleteFunc(language.Times(text, f.At.Day), func(x language.When) bool { return x.Counted }) // "last year" of when it was written
	if len(times) == 0 {
		return f.Q.Intent != question.IsFact
	}
	return slices.ContainsFunc(times, func(x language.When) bool { return in(x.Date) })
}

// hasNames tells that the record has each of the words that are written as
// names: "Chinese soldiers" are no soldiers of somebody else.
func (t *Told) hasNames(words []question.Word) bool {
	return !slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !x.Used && !t.Stems[x.Stem] })
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

// Speaks tells that the record speaks of everybody and everything named.
func (f *Finder) Speaks(t *Told) bool {
	for _, id := range slices.Concat(f.Q.Actors, f.Q.Apps, f.Q.Others) {
		ours := t.passage != nil && id == f.Home // a company's documents speak for it unsaid
		if !slices.Contains(t.SpeaksOf, id) && !f.unitOfOne(id, t) && !slices.Contains(f.Q.Loose, id) && !ours {
			return false
		}
	}
	if f.Q.Home && len(f.Q.Actors) == 0 && f.ofOthers(t) {
		return false
	}
	for _, m := range f.Q.Missing {
		for s := range stem.Of(m.Text) {
			if !t.Stems[s] {
				return false
			}
		}
	}
	return true
}

// ofOthers tells that the record is about another body than home, which is
// whom "we" and "I" speak for.
func (f *Finder) ofOthers(t *Told) bool {
	if t.Fact == nil || f.Home == "" || slices.Contains(t.Fact.About, f.Home) {
		return false
	}
	return slices.ContainsFunc(t.Fact.About, func(id knowledge.EntityID) bool {
		e := f.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Person && len(f.EventsBy(id)) > 0 && !slices.Contains(f.Above(f.Home, f.At.Day), id) && !slices.Contains(f.Above(id, f.At.Day), f.Home)
	})
}

// unitOfOne tells that the body is a unit of one that the record speaks of:
// what holds at an organization is told of its units, unless it is told of
// another one.
func (f *Finder) unitOfOne(id knowledge.EntityID, t *Told) bool {
	e := f.Entity(id)
	another := slices.ContainsFunc(t.SpeaksOf, func(x knowledge.EntityID) bool {
		u := f.Entity(x)
		return u != nil && u.Kind == knowledge.UnitKind && !slices.Contains(f.Above(id, f.At.Day), x)
	})
	return e != nil && e.Kind == knowledge.UnitKind && !another && slices.ContainsFunc(f.Above(id, f.At.Day), func(up knowledge.EntityID) bool {
		return slices.Contains(t.SpeaksOf, up)
	})
}

// later tells that the record is of after the day up to which records are
// known.
func (f *Finder) later(t *Told) bool {
	switch {
	case t.Event != nil:
		return t.Event.Announced.First > f.At.Known
	case t.Fact != nil:
		return f.FactLater(t.Fact)
	}
	return false
}

// FactLater tells that nobody can have known the fact yet: by its own date, by
// that of the events it is about, or by that of its sources.
func (f *Finder) FactLater(fact *knowledge.Fact) bool {
	if !fact.Date.IsZero() {
		return fact.Date.First > f.At.Known
	}
	for _, id := range fact.Events {
		if e := f.Event(id); e != nil {
			return e.Announced.First > f.At.Known
		}
	}
	sources := f.SourcesOf(fact.Reports)
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *knowledge.Source) bool { return s.Date.IsZero() || s.Date.First <= f.At.Known })
}

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

// givesKind tells that the record gives the kind of thing asked for.
func (f *Finder) givesKind(t *Told) bool {
	text := ""
	var kind knowledge.ValueKind
	if t.Fact != nil {
		text, kind = t.Fact.Text+" "+t.Fact.Value.Text+" "+t.Fact.By, t.Fact.Value.Kind
		if t.Fact.Holds == knowledge.NotKnown || t.Fact.Holds == knowledge.DeclinedT {
			return true // that it isn't known answers any kind
		}
	} else {
		text = t.Event.Text
	}
	if string(kind) == string(f.Q.Asks) {
		return true
	}
	switch f.Q.Asks {
	case question.PersonKind:
		return t.Fact != nil && t.Fact.By != "" || f.namesSomebody(t)
	case question.ReasonKind:
		return stem.Related(t.Relation, []string{"reason"}) || t.Event != nil && len(t.Event.Reasons) > 0 || t.Fact != nil && language.Causal(text)
	case question.DateKind:
		return t.Event != nil || !t.Fact.Date.IsZero() || HasDigit(text) || kind == knowledge.TextValue && (len(language.Times(text, 20000)) > 0 || language.NamesDay(text))
	case question.PlaceKind:
		return f.namesPlace(t) || kind == knowledge.TextValue && t.Relation[language.Stem("location")]
	case question.NumberKind:
		return HasDigit(WithoutTimes(text)) || language.NamesNumber(text)
	}
	return true
}

// namesSomebody tells that the record speaks of a person or body that the
// question didn't name. What was read in a document is home's unsaid.
func (f *Finder) namesSomebody(t *Told) bool {
	return slices.ContainsFunc(t.SpeaksOf, func(id knowledge.EntityID) bool {
		if t.Event != nil && f.IsRead(t.Event) && id == f.Home {
			return false
		}
		e := f.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Government && !slices.Contains(f.Q.Others, id) && !slices.Contains(f.Q.Actors, id)
	})
}

func (f *Finder) namesPlace(t *Told) bool {
	return slices.ContainsFunc(t.SpeaksOf, func(id knowledge.EntityID) bool {
		e := f.Entity(id)
		return e != nil && (e.Kind == knowledge.PlaceKind || e.Kind == knowledge.Government) && !slices.Contains(f.Q.Actors, id)
	})
}

// WithoutTimes takes the dates out of a text, so that their digits are no
// numbers of anything.
func WithoutTimes(text string) string {
	times := language.Times(text, 20000)
	for i := len(times) - 1; i >= 0; i-- {
		text = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(text[:times[i].Start], " to "), " and "), "0123456789") + text[times[i].End:]
	}
	return text
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

// RankUnit is the unit of a number that is a place in an order, 1 the first.
const RankUnit = "rank"
