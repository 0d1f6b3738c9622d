package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
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
}

// enough is the share of a question's content words, by weight, that a record
// must speak of to answer it. A yes or no needs more, as each word is a claim.
const (
	enough       = 0.55
	enoughOfKind = 0.45 // where the value is of the very kind asked for
	enoughForYes = 0.8
)

// usedWeight lessens the words that a slot explains already: a fact on what
// happens "if staff don't delete it" need not speak of deleting.
const usedWeight = 0.4

// matches finds the records that pass the checks for the words, best first.
// Found are the ids that a search brought up: they add candidates, and decide
// nothing.
func (w *writer) matches(words []question.Word, found []string) []match {
	var list []match
	for _, id := range w.candidates(found) {
		t := w.told[id]
		if t == nil || t.passage != nil || !w.speaks(t) || w.later(t) {
			continue
		}
		m := w.check(t, words)
		m.id = id
		need := enough
		if t.fact != nil && w.q.Asks != "" && string(t.fact.Value.Kind) == string(w.q.Asks) {
			need = enoughOfKind
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

// maxCandidates bounds how many records of one entity are checked; beyond it
// only those that the search found are.
const maxCandidates = 2000

func (w *writer) candidates(found []string) []string {
	list := slices.Clone(found)
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
	slices.Sort(list)
	return slices.Compact(list)
}

// speaks tells that the record speaks of everybody and everything named.
func (w *writer) speaks(t *told) bool {
	for _, id := range slices.Concat(w.q.Actors, w.q.Apps, w.q.Others) {
		ours := t.passage != nil && id == w.Home // a company's documents speak for it unsaid
		if !slices.Contains(t.speaksOf, id) && !slices.Contains(w.q.Loose, id) && !ours {
			return false
		}
	}
	for _, m := range w.q.Missing {
		for s := range stems(m.Text) {
			if !t.stems[s] {
				return false
			}
		}
	}
	return true
}

// later tells that the record is of after the day up to which records are
// known.
func (w *writer) later(t *told) bool {
	if t.event != nil {
		return t.event.Announced.First > w.at.Known
	}
	return !t.fact.Date.IsZero() && t.fact.Date.First > w.at.Known
}

func (w *writer) check(t *told, words []question.Word) match {
	m := match{told: t, kind: t.passage != nil || w.givesKind(t)}
	total, have := 0.0, 0.0
	for _, word := range words {
		weight := w.weight(word.Stem)
		if word.Used {
			weight *= usedWeight
		}
		total += weight
		if w.q.Intent == question.IsFact && language.Polar(word.Stem) && !t.stems[word.Stem] {
			continue
		}
		related := relates(t.relation, []string{word.Stem})
		m.relation = m.relation || related
		switch {
		case t.relation[word.Stem], t.stems[word.Stem]:
			have += weight
		case related:
			have += 0.9 * weight
		case relates(t.stems, []string{word.Stem}):
			have += 0.4 * weight
		}
	}
	if !m.kind && w.q.Asks == question.PersonKind && t.fact != nil {
		m.kind = m.relation && t.fact.Value.Kind == knowledge.TextValue // "owner: Loft Ltd" names somebody of whom no record is kept
	}
	m.covered = 1
	if total > 0 {
		m.covered = have / total
	}
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
	return m
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
		in, have := stems(r.Quote), 0
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

func relates(stems map[string]bool, words []string) bool {
	for _, w := range words {
		for s := range stems {
			if language.Related(s, w) {
				return true
			}
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
		return relates(t.relation, []string{"reason"}) || t.event != nil && len(t.event.Reasons) > 0
	case question.DateKind:
		return t.event != nil || !t.fact.Date.IsZero() || hasDigit(text) || kind == knowledge.TextValue && namesDay(text)
	case question.PlaceKind:
		return w.namesPlace(t) || kind == knowledge.TextValue && t.relation[language.Stem("location")]
	case question.NumberKind:
		return hasDigit(withoutTimes(text)) || namesNumber(text)
	}
	return true
}

// namesSomebody tells that the record speaks of a person or body that the
// question didn't name.
func (w *writer) namesSomebody(t *told) bool {
	return slices.ContainsFunc(t.speaksOf, func(id knowledge.EntityID) bool {
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

func namesDay(s string) bool { return len(language.Times(s, 20000)) > 0 || hasWord(s, dayWords) }

func namesNumber(s string) bool { return hasWord(s, numberWords) }

func hasWord(s string, words []string) bool {
	return slices.ContainsFunc(language.Tokenize(s), func(t language.Token) bool { return slices.Contains(words, t.Norm) })
}

var dayWords = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "evening", "noon", "weekly", "daily", "yearly", "monthly", "annually"}

var numberWords = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "half", "most", "all", "few", "several", "hours", "weeks", "days", "months", "years"}

// fact tells a fact once, with its hedge and evidence.
func (w *writer) fact(f *knowledge.Fact) {
	if w.facts[f.ID] {
		return
	}
	w.facts[f.ID] = true
	w.factKnown = w.factKnown || f.Holds != knowledge.NotKnown && f.Holds != knowledge.DeclinedT
	w.seen(f.Date)
	w.seen(f.Reviewed)
	text := strings.TrimSpace(f.Text)
	if text == "" {
		text = w.names(f.About) + ", " + f.Relation + ": " + f.Value.Text
	}
	w.say("%s", closed(strings.TrimRight(text, ".")+hedge(f.Reports), w.cite(string(f.ID), text, f.Reports)))
}

// factQuestion answers what no timeline answers, from facts and events.
func (w *writer) factQuestion(found []string) Verdict {
	list := w.matches(w.q.Words, found)
	if len(list) == 0 {
		return w.fallBack()
	}
	w.tellMatches(list)
	if list[0].fact != nil && (list[0].fact.Holds == knowledge.NotKnown || list[0].fact.Holds == knowledge.DeclinedT) {
		return Unknown
	}
	return Info
}

// fallBack asks the timeline where no fact answers: why or when somebody does
// something about an app is a question of policy, whatever the words.
func (w *writer) fallBack() Verdict {
	asked := *w.q
	asked.Intent = map[question.Kind]question.Intent{question.ReasonKind: question.Why, question.DateKind: question.When}[w.q.Asks]
	known := !slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return !x.Used && !w.heard(x.Stem) })
	if len(asked.Actors) == 0 && w.Home != "" {
		asked.Actors = []knowledge.EntityID{w.Home}
	}
	if asked.Intent == "" || len(asked.Actors) == 0 || len(asked.Apps) == 0 || !known || len(w.q.Missing) > 0 {
		return w.noFact()
	}
	asked.Words = nil
	w.q = &asked
	return w.open()
}

// heard tells that the records use the word, or one that means the same.
func (w *writer) heard(stem string) bool { return w.df[stem] > 0 }

// maxTold bounds how many records one answer to a fact question tells.
const maxTold = 3

// tellMatches tells the best record, and those as good that tell the same
// thing: figures that differ stand side by side.
func (w *writer) tellMatches(list []match) {
	told := 0
	for _, m := range list {
		if told == maxTold || told > 0 && (m.score < 0.9*list[0].score) {
			break
		}
		if m.event != nil {
			w.say("%s", w.telling(m.event))
			w.after(m.event)
			if w.q.Asks == question.ReasonKind {
				w.reasons(m.event, true)
			}
		} else {
			w.fact(m.fact)
		}
		told++
	}
}

// noFact declines, and says what is nearest.
func (w *writer) noFact() Verdict {
	names := w.names(slices.Concat(w.q.Others, w.q.Actors, w.q.Apps))
	switch {
	case len(w.q.Missing) > 0:
		w.say("Nothing on record speaks of %s.", w.q.Missing[0].Text)
	case names == "":
		w.say("Nothing on record answers that.")
		w.help()
	default:
		w.say("Nothing on record about %s answers that.", names)
	}
	return Unknown
}

// factYesNo answers a question that yes or no answers, by what the facts say.
// Records that fit as well and say otherwise leave it open.
func (w *writer) factYesNo(found []string) Verdict {
	list := w.matches(w.q.Words, found)
	if len(list) == 0 {
		return w.contradicted()
	}
	if list[0].covered < enoughForYes {
		w.say("Nothing on record answers that as asked; the nearest record is a different one.")
		w.tellMatches(list[:1])
		return Unknown
	}
	list = slices.DeleteFunc(list, func(m match) bool { return m.covered < 0.85*list[0].covered || m.score < 0.75*list[0].score })
	verdict := w.says(list[0])
	for _, m := range list[1:] {
		if v := w.says(m); v != verdict && v != Info {
			verdict = Unknown
		}
	}
	if len(list) > maxTold {
		list = list[:maxTold]
	}
	at := len(w.parts)
	for _, m := range list {
		w.tellMatches([]match{m})
	}
	word := map[Verdict]string{Yes: "Yes", No: "No", Unknown: "Not settled by the records"}[verdict]
	if at < len(w.parts) && word != "" {
		w.parts[at] = word + ": " + w.parts[at]
	}
	return verdict
}

// contradicted answers a yes or no question for which no record speaks of
// everybody named. Of what somebody has only one, such as an owner, another one
// on record contradicts.
func (w *writer) contradicted() Verdict {
	if !w.q.OneValue {
		return w.noFact()
	}
	for _, named := range slices.Concat(w.q.Actors, w.q.Others) {
		asked := *w.q
		without := func(ids []knowledge.EntityID) []knowledge.EntityID {
			return slices.DeleteFunc(slices.Clone(ids), func(id knowledge.EntityID) bool { return id == named })
		}
		asked.Actors, asked.Others = without(asked.Actors), without(asked.Others)
		if len(asked.Actors)+len(asked.Others)+len(asked.Apps) == 0 {
			continue
		}
		inner := *w
		inner.q = &asked
		for _, m := range inner.matches(asked.Words, nil) {
			if m.fact == nil || !m.relation || m.covered < enoughForYes || inner.says(m) != Yes || slices.Contains(m.speaksOf, named) {
				continue
			}
			at := len(w.parts)
			w.fact(m.fact)
			w.parts[at] = "No, another is on record: " + w.parts[at]
			return No
		}
	}
	return w.noFact()
}

// says is what one record says to a question that yes or no answers.
func (w *writer) says(m match) Verdict {
	if m.fact == nil {
		return Info // an event is told; whether it settles the question is left to the reader
	}
	if r := best(w.Base, m.fact.Reports); r != nil && r.Certainty == knowledge.Speculated {
		return Unknown
	}
	switch m.fact.Holds {
	case knowledge.HoldsNot:
		return No
	case knowledge.NotKnown, knowledge.DeclinedT:
		return Unknown
	}
	return Yes
}

// factFirst answers from a fact where the question asks for more than its
// slots say, and a fact speaks of just that.
func (w *writer) factFirst() (Verdict, bool) {
	var extra []question.Word
	for _, x := range w.q.Words {
		if !x.Used {
			extra = append(extra, x)
		}
	}
	procedure := w.q.Verb == "exempt" || (w.q.Intent == question.Who || w.q.Intent == question.HowLong) && w.q.Act == knowledge.Allow // "who approves exceptions"
	if procedure {
		extra = w.q.Words
	}
	if len(extra) == 0 {
		return "", false
	}
	for _, m := range w.matches(w.q.Words, w.found) {
		if m.fact == nil || !m.relation || !procedure && !w.all(m.told, extra) {
			continue
		}
		w.tellMatches([]match{m})
		return Info, true
	}
	return "", false
}

// all tells that the record speaks of each of the words.
func (w *writer) all(t *told, words []question.Word) bool {
	for _, x := range words {
		if !t.stems[x.Stem] && !relates(t.stems, []string{x.Stem}) {
			return false
		}
	}
	return true
}

// said answers what somebody said: their warnings and statements, as far as
// the question's words fit them.
func (w *writer) said(found []string) Verdict {
	var words []question.Word
	for _, x := range w.q.Words {
		if !x.Used && !slices.Contains(saying, x.Stem) {
			words = append(words, x)
		}
	}
	speakers := []knowledge.EntityID{w.q.Speaker}
	if !slices.ContainsFunc(words, func(x question.Word) bool { return !language.Grouped(x.Stem) }) && len(speakers) > 0 && len(w.q.Others)+len(w.q.Actors)+len(w.q.Apps) > 1 {
		words = nil // "about their motives": whatever was said of them
	}
	list := slices.DeleteFunc(w.matches(words, found), func(m match) bool { return !w.saidBy(m.told, speakers) })
	if len(list) == 0 {
		return w.factQuestion(found)
	}
	w.tellMatches(list)
	return Info
}

var saying = []string{"say", "said", "comment", "statement", "tell", "told", "claim", "respond", "respons", "repli", "announc", "reaction", "react", "opinion", "think", "explain", "view", "quot", "position", "stanc"}

// saidBy tells that the record gives the words of one of the speakers.
func (w *writer) saidBy(t *told, speakers []knowledge.EntityID) bool {
	reports, by := []knowledge.Report(nil), ""
	if t.fact != nil {
		reports, by = t.fact.Reports, t.fact.By
	} else {
		reports, by = t.event.Reports, w.NameOf(t.event.By)
	}
	for _, id := range speakers {
		e := w.Entity(id)
		if e == nil {
			continue
		}
		for _, n := range e.Names {
			if strings.Contains(by, n.Text) {
				return true
			}
			for _, r := range reports {
				if r.Quote != "" && strings.Contains(r.Speaker, n.Text) {
					return true
				}
			}
		}
	}
	return false
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
		return len(r.Passages) > 0 && q.Intent != question.Chat && q.Intent != question.Sure
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
