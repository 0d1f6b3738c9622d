package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// match is a record that may answer a question, with how well it passes the
// checks: whom it speaks of, what it tells, and the kind of thing it gives.
type match struct {
	*told
	id       string
	covered  float64 // share of the question's words, by weight
	relation bool    // a word of the question names what it tells
	kind     bool    // it gives the kind of thing asked for
	score    float64
	lacks    []question.Word // of the question's words, those that it doesn't have
}

// enoughOfKind is the share of the words that is enough where the value is of the very
// kind asked for.
const enoughOfKind = 0.45

// matches finds the records that pass the checks for the words, best first.
// Found are the ids that a search brought up: they add candidates, and decide
// nothing.
func (a *asked) matches(words []question.Word, found []string) []match {
	var list []match
	for _, id := range a.candidates(found) {
		t := a.told[id]
		if t == nil || t.passage != nil || a.outcome(t, words) || a.isValue(t, words) || a.q.Superlative && !t.superlative() || !a.speaks(t) || a.later(t) || !t.hasNames(words) || !a.ofTime(t) {
			continue
		}
		m := a.check(t, words)
		m.id = id
		need := sentence.Enough
		if t.fact != nil && a.q.Asks != "" && string(t.fact.Value.Kind) == string(a.q.Asks) {
			need = enoughOfKind
		}
		if a.q.Implied && m.relation && stem.Related(t.relation, []string{words[0].Stem}) {
			need = 0 // what is asked for is what it tells
		}
		if m.covered >= need && m.kind {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b match) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return strings.Compare(a.id, b.id)
	})
	return list
}

// isValue tells that the question names nothing but what the record gives as
// the value: who owns Loft is not told by what Loft owns.
func (a *asked) isValue(t *told, words []question.Word) bool {
	if t.fact == nil || !a.q.OneValue || len(a.q.Actors)+len(a.q.Apps)+len(a.q.Others) > 0 {
		return false
	}
	value, proper := stem.Of(t.fact.Value.Text), 0
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
func (a *asked) outcome(t *told, words []question.Word) bool {
	return anyOf("court", words) && anyOf("judging", words) &&
		!slices.ContainsFunc(language.Stems("judged"), func(s string) bool { return t.stems[s] })
}

// anyOf tells that one of the words is in that list of the language.
func anyOf(list string, words []question.Word) bool {
	return slices.ContainsFunc(words, func(x question.Word) bool { return language.Says(list, x.Stem) })
}

// superlative tells that the record speaks of the first of many, or of a place
// in their order.
func (t *told) superlative() bool {
	return t.fact != nil && (t.fact.Value.Unit == rankUnit || language.Superlative(t.fact.Text))
}

// ofTime tells that the record is of the time that the question names, or of
// no time at all where that isn't claimed.
func (a *asked) ofTime(t *told) bool {
	if a.q.When == nil || a.q.When.Yearless || a.q.When.Relation != language.During {
		return true
	}
	in := func(d knowledge.Date) bool { return d.First <= a.q.When.Date.Last && a.q.When.Date.First <= d.Last }
	text := ""
	switch {
	case t.event != nil:
		return in(t.event.Announced)
	case !t.fact.Date.IsZero():
		return in(t.fact.Date)
	default:
		text = t.fact.Text + " " + t.fact.Value.Text
	}
	times := slices.DeleteFunc(language.Times(text, a.at.Day), func(x language.When) bool { return x.Counted }) // "last year" of when it was written
	if len(times) == 0 {
		return a.q.Intent != question.IsFact
	}
	return slices.ContainsFunc(times, func(x language.When) bool { return in(x.Date) })
}

// hasNames tells that the record has each of the words that are written as
// names: "Chinese soldiers" are no soldiers of somebody else.
func (t *told) hasNames(words []question.Word) bool {
	return !slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !x.Used && !t.stems[x.Stem] })
}

// maxCandidates bounds how many records of one entity are checked; beyond it
// only those that the search found are.
const maxCandidates = 2000

func (a *asked) candidates(found []string) []string {
	list := slices.Clone(found)
	if a.q.Intent == question.Said || a.q.Asks == question.PersonKind { // the acts that somebody spoke for
		for _, app := range a.q.Apps {
			if on := a.EventsOn(app); len(on) <= maxCandidates {
				for _, e := range on {
					list = append(list, string(e.ID))
				}
			}
		}
	}
	for _, id := range slices.Concat(a.q.Actors, a.q.Apps, a.q.Others) {
		facts, events := a.FactsAbout(id), a.EventsBy(id)
		if len(facts)+len(events) > maxCandidates {
			continue
		}
		for _, f := range facts {
			list = append(list, string(f.ID))
		}
		for _, e := range events {
			list = append(list, string(e.ID))
		}
	}
	for _, app := range a.q.Apps {
		if on := a.EventsOn(app); (a.q.Asks != "" || a.q.Implied) && len(on) <= maxCandidates {
			for _, e := range on {
				for _, f := range a.ofEvent[e.ID] {
					list = append(list, string(f.ID))
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// speaks tells that the record speaks of everybody and everything named.
func (a *asked) speaks(t *told) bool {
	for _, id := range slices.Concat(a.q.Actors, a.q.Apps, a.q.Others) {
		ours := t.passage != nil && id == a.Home // a company's documents speak for it unsaid
		if !slices.Contains(t.speaksOf, id) && !a.unitOfOne(id, t) && !slices.Contains(a.q.Loose, id) && !ours {
			return false
		}
	}
	if a.q.Home && len(a.q.Actors) == 0 && a.ofOthers(t) {
		return false
	}
	for _, m := range a.q.Missing {
		for s := range stem.Of(m.Text) {
			if !t.stems[s] {
				return false
			}
		}
	}
	return true
}

// ofOthers tells that the record is about another body than home, which is
// whom "we" and "I" speak for.
func (a *asked) ofOthers(t *told) bool {
	if t.fact == nil || a.Home == "" || slices.Contains(t.fact.About, a.Home) {
		return false
	}
	return slices.ContainsFunc(t.fact.About, func(id knowledge.EntityID) bool {
		e := a.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Person && len(a.EventsBy(id)) > 0 && !slices.Contains(a.Above(a.Home, a.at.Day), id) && !slices.Contains(a.Above(id, a.at.Day), a.Home)
	})
}

// unitOfOne tells that the body is a unit of one that the record speaks of:
// what holds at an organization is told of its units, unless it is told of
// another one.
func (a *asked) unitOfOne(id knowledge.EntityID, t *told) bool {
	e := a.Entity(id)
	another := slices.ContainsFunc(t.speaksOf, func(x knowledge.EntityID) bool {
		u := a.Entity(x)
		return u != nil && u.Kind == knowledge.UnitKind && !slices.Contains(a.Above(id, a.at.Day), x)
	})
	return e != nil && e.Kind == knowledge.UnitKind && !another && slices.ContainsFunc(a.Above(id, a.at.Day), func(up knowledge.EntityID) bool {
		return slices.Contains(t.speaksOf, up)
	})
}

// later tells that the record is of after the day up to which records are
// known.
func (a *asked) later(t *told) bool {
	switch {
	case t.event != nil:
		return t.event.Announced.First > a.at.Known
	case t.fact != nil:
		return a.factLater(t.fact)
	}
	return false
}

// factLater tells that nobody can have known the fact yet: by its own date, by
// that of the events it is about, or by that of its sources.
func (a *asked) factLater(f *knowledge.Fact) bool {
	if !f.Date.IsZero() {
		return f.Date.First > a.at.Known
	}
	for _, id := range f.Events {
		if e := a.Event(id); e != nil {
			return e.Announced.First > a.at.Known
		}
	}
	sources := a.SourcesOf(f.Reports)
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *knowledge.Source) bool { return s.Date.IsZero() || s.Date.First <= a.at.Known })
}

// usedWeight lessens the words that a slot explains already: a fact on what
// happens "if staff don't delete it" need not speak of deleting.
const usedWeight = 0.4

func (a *asked) check(t *told, words []question.Word) match {
	m := match{told: t, kind: t.passage != nil || a.givesKind(t)}
	a.cover(&m, words)
	if !m.kind && a.q.Asks == question.PersonKind && t.fact != nil {
		m.kind = m.relation && t.fact.Value.Kind == knowledge.TextValue // "owner: Loft Ltd" names somebody of whom no record is kept
	}
	if a.q.Noun != "" && !t.stems[a.q.Noun] && !stem.Related(t.stems, []string{a.q.Noun}) {
		m.kind = false // of nobody who is such a one
	}
	a.score(&m, words)
	return m
}

// cover works out which share of the words the record has, and which it lacks.
func (a *asked) cover(m *match, words []question.Word) {
	total, have := 0.0, 0.0
	for _, word := range words {
		weight := a.words.Weight(word.Stem)
		if word.Used {
			weight *= usedWeight
		}
		total += weight
		if a.q.Intent == question.IsFact && language.Polar(word.Stem) && !m.stems[word.Stem] {
			m.miss(word)
			continue
		}
		related := stem.Related(m.told.relation, []string{word.Stem})
		m.relation = m.relation || related
		switch {
		case m.told.relation[word.Stem], m.stems[word.Stem], stem.Same(m.stems, word.Stem):
			have += weight
		case related && !strings.HasPrefix(word.Stem, "~"):
			have += 0.9 * weight
		case stem.Related(m.stems, []string{word.Stem}):
			have += 0.4 * weight
			m.miss(word)
		default:
			m.miss(word)
		}
	}
	m.covered = 1
	if total > 0 {
		m.covered = have / total
	}
}

// score says how well the record answers: by its share of the words, and by what it tells
// of whom.
func (a *asked) score(m *match, words []question.Word) {
	t := m.told
	m.score = m.covered
	if m.relation {
		m.score += 0.35
	}
	if t.fact != nil {
		m.score += 0.1
		if a.q.Asks != "" && string(t.fact.Value.Kind) == string(a.q.Asks) {
			m.score += 0.25
		}
		if len(a.q.Apps)+len(a.q.Actors)+len(a.q.Others) > 0 && slices.Contains(slices.Concat(a.q.Others, a.q.Apps, a.q.Actors), firstOf(t.fact.About)) {
			m.score += 0.1
		}
	}
	if a.q.Asks == question.PersonKind && a.quoted(t, words) {
		m.score += 0.4 // "who said that …"
		m.kind = true
	}
	if (a.q.Asks == question.PersonKind || a.q.OneValue) && m.relation && a.namesSomebody(t) {
		m.score += 0.2 // a name says more than "a company"
	}
	if len(words) == 0 && t.fact != nil && slices.Contains([]string{"description", "role"}, t.fact.Relation) {
		m.score += 0.5
	}
}

// miss notes a word that the record doesn't have and no slot explains.
func (m *match) miss(word question.Word) {
	if !word.Used {
		m.lacks = append(m.lacks, word)
	}
}

// quoted tells that the record quotes somebody with half of the words.
func (a *asked) quoted(t *told, words []question.Word) bool {
	reports := []knowledge.Report(nil)
	if t.fact != nil {
		reports = t.fact.Reports
	} else if t.event != nil {
		reports = t.event.Reports
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
func (a *asked) givesKind(t *told) bool {
	text := ""
	var kind knowledge.ValueKind
	if t.fact != nil {
		text, kind = t.fact.Text+" "+t.fact.Value.Text+" "+t.fact.By, t.fact.Value.Kind
		if t.fact.Holds == knowledge.NotKnown || t.fact.Holds == knowledge.DeclinedT {
			return true // that it isn't known answers any kind
		}
	} else {
		text = t.event.Text
	}
	if string(kind) == string(a.q.Asks) {
		return true
	}
	switch a.q.Asks {
	case question.PersonKind:
		return t.fact != nil && t.fact.By != "" || a.namesSomebody(t)
	case question.ReasonKind:
		return stem.Related(t.relation, []string{"reason"}) || t.event != nil && len(t.event.Reasons) > 0 || t.fact != nil && language.Causal(text)
	case question.DateKind:
		return t.event != nil || !t.fact.Date.IsZero() || hasDigit(text) || kind == knowledge.TextValue && (len(language.Times(text, 20000)) > 0 || language.NamesDay(text))
	case question.PlaceKind:
		return a.namesPlace(t) || kind == knowledge.TextValue && t.relation[language.Stem("location")]
	case question.NumberKind:
		return hasDigit(withoutTimes(text)) || language.NamesNumber(text)
	}
	return true
}

// namesSomebody tells that the record speaks of a person or body that the
// question didn't name. What was read in a document is home's unsaid.
func (a *asked) namesSomebody(t *told) bool {
	return slices.ContainsFunc(t.speaksOf, func(id knowledge.EntityID) bool {
		if t.event != nil && a.isRead(t.event) && id == a.Home {
			return false
		}
		e := a.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Government && !slices.Contains(a.q.Others, id) && !slices.Contains(a.q.Actors, id)
	})
}

func (a *asked) namesPlace(t *told) bool {
	return slices.ContainsFunc(t.speaksOf, func(id knowledge.EntityID) bool {
		e := a.Entity(id)
		return e != nil && (e.Kind == knowledge.PlaceKind || e.Kind == knowledge.Government) && !slices.Contains(a.q.Actors, id)
	})
}

// withoutTimes takes the dates out of a text, so that their digits are no
// numbers of anything.
func withoutTimes(text string) string {
	times := language.Times(text, 20000)
	for i := len(times) - 1; i >= 0; i-- {
		text = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(text[:times[i].Start], " to "), " and "), "0123456789") + text[times[i].End:]
	}
	return text
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// all tells that the record speaks of each of the words.
func (a *asked) all(t *told, words []question.Word) bool {
	for _, x := range words {
		if !t.stems[x.Stem] && !stem.Related(t.stems, []string{x.Stem}) {
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
