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
func (w *writer) matches(words []question.Word, found []string) []match {
	var list []match
	for _, id := range w.candidates(found) {
		t := w.told[id]
		if t == nil || t.passage != nil || w.outcome(t, words) || w.isValue(t, words) || w.q.Superlative && !t.superlative() || !w.speaks(t) || w.later(t) || !t.hasNames(words) || !w.ofTime(t) {
			continue
		}
		m := w.check(t, words)
		m.id = id
		need := sentence.Enough
		if t.fact != nil && w.q.Asks != "" && string(t.fact.Value.Kind) == string(w.q.Asks) {
			need = enoughOfKind
		}
		if w.q.Implied && m.relation && stem.Related(t.relation, []string{words[0].Stem}) {
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
func (w *writer) isValue(t *told, words []question.Word) bool {
	if t.fact == nil || !w.q.OneValue || len(w.q.Actors)+len(w.q.Apps)+len(w.q.Others) > 0 {
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
func (w *writer) outcome(t *told, words []question.Word) bool {
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
func (w *writer) ofTime(t *told) bool {
	if w.q.When == nil || w.q.When.Yearless || w.q.When.Relation != language.During {
		return true
	}
	in := func(d knowledge.Date) bool { return d.First <= w.q.When.Date.Last && w.q.When.Date.First <= d.Last }
	text := ""
	switch {
	case t.event != nil:
		return in(t.event.Announced)
	case !t.fact.Date.IsZero():
		return in(t.fact.Date)
	default:
		text = t.fact.Text + " " + t.fact.Value.Text
	}
	times := slices.DeleteFunc(language.Times(text, w.at.Day), func(x language.When) bool { return x.Counted }) // "last year" of when it was written
	if len(times) == 0 {
		return w.q.Intent != question.IsFact
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

func (w *writer) candidates(found []string) []string {
	list := slices.Clone(found)
	if w.q.Intent == question.Said || w.q.Asks == question.PersonKind { // the acts that somebody spoke for
		for _, app := range w.q.Apps {
			if on := w.EventsOn(app); len(on) <= maxCandidates {
				for _, e := range on {
					list = append(list, string(e.ID))
				}
			}
		}
	}
	for _, id := range slices.Concat(w.q.Actors, w.q.Apps, w.q.Others) {
		facts, events := w.FactsAbout(id), w.EventsBy(id)
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
	for _, app := range w.q.Apps {
		if on := w.EventsOn(app); (w.q.Asks != "" || w.q.Implied) && len(on) <= maxCandidates {
			for _, e := range on {
				for _, f := range w.ofEvent[e.ID] {
					list = append(list, string(f.ID))
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// speaks tells that the record speaks of everybody and everything named.
func (w *writer) speaks(t *told) bool {
	for _, id := range slices.Concat(w.q.Actors, w.q.Apps, w.q.Others) {
		ours := t.passage != nil && id == w.Home // a company's documents speak for it unsaid
		if !slices.Contains(t.speaksOf, id) && !w.unitOfOne(id, t) && !slices.Contains(w.q.Loose, id) && !ours {
			return false
		}
	}
	if w.q.Home && len(w.q.Actors) == 0 && w.ofOthers(t) {
		return false
	}
	for _, m := range w.q.Missing {
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
func (w *writer) ofOthers(t *told) bool {
	if t.fact == nil || w.Home == "" || slices.Contains(t.fact.About, w.Home) {
		return false
	}
	return slices.ContainsFunc(t.fact.About, func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Person && len(w.EventsBy(id)) > 0 && !slices.Contains(w.Above(w.Home, w.at.Day), id) && !slices.Contains(w.Above(id, w.at.Day), w.Home)
	})
}

// unitOfOne tells that the body is a unit of one that the record speaks of:
// what holds at an organization is told of its units, unless it is told of
// another one.
func (w *writer) unitOfOne(id knowledge.EntityID, t *told) bool {
	e := w.Entity(id)
	another := slices.ContainsFunc(t.speaksOf, func(x knowledge.EntityID) bool {
		u := w.Entity(x)
		return u != nil && u.Kind == knowledge.UnitKind && !slices.Contains(w.Above(id, w.at.Day), x)
	})
	return e != nil && e.Kind == knowledge.UnitKind && !another && slices.ContainsFunc(w.Above(id, w.at.Day), func(up knowledge.EntityID) bool {
		return slices.Contains(t.speaksOf, up)
	})
}

// later tells that the record is of after the day up to which records are
// known.
func (w *writer) later(t *told) bool {
	switch {
	case t.event != nil:
		return t.event.Announced.First > w.at.Known
	case t.fact != nil:
		return w.factLater(t.fact)
	}
	return false
}

// factLater tells that nobody can have known the fact yet: by its own date, by
// that of the events it is about, or by that of its sources.
func (w *writer) factLater(f *knowledge.Fact) bool {
	if !f.Date.IsZero() {
		return f.Date.First > w.at.Known
	}
	for _, id := range f.Events {
		if e := w.Event(id); e != nil {
			return e.Announced.First > w.at.Known
		}
	}
	sources := w.SourcesOf(f.Reports)
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *knowledge.Source) bool { return s.Date.IsZero() || s.Date.First <= w.at.Known })
}

// usedWeight lessens the words that a slot explains already: a fact on what
// happens "if staff don't delete it" need not speak of deleting.
const usedWeight = 0.4

func (w *writer) check(t *told, words []question.Word) match {
	m := match{told: t, kind: t.passage != nil || w.givesKind(t)}
	w.cover(&m, words)
	if !m.kind && w.q.Asks == question.PersonKind && t.fact != nil {
		m.kind = m.relation && t.fact.Value.Kind == knowledge.TextValue // "owner: Loft Ltd" names somebody of whom no record is kept
	}
	if w.q.Noun != "" && !t.stems[w.q.Noun] && !stem.Related(t.stems, []string{w.q.Noun}) {
		m.kind = false // of nobody who is such a one
	}
	w.score(&m, words)
	return m
}

// cover works out which share of the words the record has, and which it lacks.
func (w *writer) cover(m *match, words []question.Word) {
	total, have := 0.0, 0.0
	for _, word := range words {
		weight := w.words.Weight(word.Stem)
		if word.Used {
			weight *= usedWeight
		}
		total += weight
		if w.q.Intent == question.IsFact && language.Polar(word.Stem) && !m.stems[word.Stem] {
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
func (w *writer) score(m *match, words []question.Word) {
	t := m.told
	m.score = m.covered
	if m.relation {
		m.score += 0.35
	}
	if t.fact != nil {
		m.score += 0.1
		if w.q.Asks != "" && string(t.fact.Value.Kind) == string(w.q.Asks) {
			m.score += 0.25
		}
		if len(w.q.Apps)+len(w.q.Actors)+len(w.q.Others) > 0 && slices.Contains(slices.Concat(w.q.Others, w.q.Apps, w.q.Actors), firstOf(t.fact.About)) {
			m.score += 0.1
		}
	}
	if w.q.Asks == question.PersonKind && w.quoted(t, words) {
		m.score += 0.4 // "who said that …"
		m.kind = true
	}
	if (w.q.Asks == question.PersonKind || w.q.OneValue) && m.relation && w.namesSomebody(t) {
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
func (w *writer) quoted(t *told, words []question.Word) bool {
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
func (w *writer) givesKind(t *told) bool {
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
	if string(kind) == string(w.q.Asks) {
		return true
	}
	switch w.q.Asks {
	case question.PersonKind:
		return t.fact != nil && t.fact.By != "" || w.namesSomebody(t)
	case question.ReasonKind:
		return stem.Related(t.relation, []string{"reason"}) || t.event != nil && len(t.event.Reasons) > 0 || t.fact != nil && language.Causal(text)
	case question.DateKind:
		return t.event != nil || !t.fact.Date.IsZero() || hasDigit(text) || kind == knowledge.TextValue && (len(language.Times(text, 20000)) > 0 || language.NamesDay(text))
	case question.PlaceKind:
		return w.namesPlace(t) || kind == knowledge.TextValue && t.relation[language.Stem("location")]
	case question.NumberKind:
		return hasDigit(withoutTimes(text)) || language.NamesNumber(text)
	}
	return true
}

// namesSomebody tells that the record speaks of a person or body that the
// question didn't name. What was read in a document is home's unsaid.
func (w *writer) namesSomebody(t *told) bool {
	return slices.ContainsFunc(t.speaksOf, func(id knowledge.EntityID) bool {
		if t.event != nil && w.isRead(t.event) && id == w.Home {
			return false
		}
		e := w.Entity(id)
		return e != nil && e.Kind.Acts() && e.Kind != knowledge.Government && !slices.Contains(w.q.Others, id) && !slices.Contains(w.q.Actors, id)
	})
}

func (w *writer) namesPlace(t *told) bool {
	return slices.ContainsFunc(t.speaksOf, func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && (e.Kind == knowledge.PlaceKind || e.Kind == knowledge.Government) && !slices.Contains(w.q.Actors, id)
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
func (w *writer) all(t *told, words []question.Word) bool {
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
