package answer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// fact tells a fact once, with its hedge and evidence.
func (w *writer) fact(f *knowledge.Fact) {
	if w.facts[f.ID] || w.factLater(f) {
		return
	}
	w.facts[f.ID] = true
	w.factKnown = w.factKnown || !untold(f)
	w.seen(f.Date)
	w.seen(f.Reviewed)
	text := strings.TrimSpace(f.Text)
	if text == "" {
		text = w.names(f.About) + ", " + f.Relation + ": " + f.Value.Text
	}
	w.add(closed(w.hedged(strings.TrimRight(text, "."), f.Reports), w.cite(string(f.ID), text, f.Reports)))
}

// untold tells that the fact is that something isn't known, or that nobody would say, be it by
// its value alone.
func untold(f *knowledge.Fact) bool {
	return f.Holds == knowledge.NotKnown || f.Holds == knowledge.DeclinedT || f.Holds == "" && language.Listed("untold", strings.ToLower(f.Value.Text))
}

// factQuestion answers what no timeline answers, from facts and events.
func (w *writer) factQuestion(found []string) Verdict {
	list := w.matches(w.q.Words, found)
	if w.asksWhoGrants() {
		if _, ok := w.granting(); ok {
			w.tellMatches(list)
			return Info
		}
	}
	if len(list) == 0 && w.q.Implied && len(w.q.Words) > 1 && w.q.Words[0].Text != "consequence" { // then the words themselves decide
		words := slices.Clone(w.q.Words[1:])
		for i := range words {
			words[i].Used = false
		}
		inner := *w.q
		inner.Implied = false
		list = w.askedAs(&inner).matches(words, found)
	}
	if len(list) == 0 {
		return w.fallBack()
	}
	w.tellMatches(list)
	if list[0].fact != nil && untold(list[0].fact) && !w.asksOfSilence() {
		return Unknown
	}
	return Info
}

// asksWhoGrants tells that the question is who approves something.
func (w *writer) asksWhoGrants() bool {
	return w.q.Asks == question.PersonKind && anyOf("granting", w.q.Words)
}

// asksOfSilence tells that the question is about somebody's not saying or not
// knowing, which a record of just that answers.
func (w *writer) asksOfSilence() bool {
	return anyOf("silence", w.q.Words)
}

// fallBack asks the timeline where no fact answers: why or when somebody does
// something about an app is a question of policy, whatever the words.
func (w *writer) fallBack() Verdict {
	if v, ok := w.whoDidThere(); ok {
		return v
	}
	if v, ok := w.nobodyDid(); ok {
		return v
	}
	if w.q.OneValue && len(w.q.Actors)+len(w.q.Others) > 0 { // "since when does Acme own it": another one does
		return w.contradicted()
	}
	asked := *w.q
	asked.Intent = map[question.Kind]question.Intent{question.ReasonKind: question.Why, question.DateKind: question.When}[w.q.Asks]
	known := !slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return !x.Used })
	if len(asked.Actors) == 0 && w.Home != "" {
		asked.Actors = []knowledge.EntityID{w.Home}
	}
	if w.q.Implied && w.q.Words[0].Text == "deadline" && w.q.Leave && len(asked.Actors)*len(asked.Apps) > 0 && len(w.q.Missing) == 0 { // "until when may I use it"
		asked.Intent, asked.Words, asked.Asks = question.May, nil, question.AnyKind
		w.q = &asked
		return w.status()
	}
	if asked.Intent == "" || len(asked.Actors) == 0 || len(asked.Apps) == 0 || !known || len(w.q.Missing) > 0 {
		return w.noFact()
	}
	asked.Words = nil
	w.q = &asked
	return w.open()
}

// nobodyDid corrects who asks for the person that did what was not done.
func (w *writer) nobodyDid() (Verdict, bool) {
	if w.q.Asks != question.PersonKind || w.q.Verb != "undo" || len(w.q.Actors) != 1 || len(w.q.Apps) != 1 || len(w.q.Missing) > 0 {
		return "", false
	}
	if len(w.actsOf(w.q.Actors[0], w.q.Apps[0])) > 0 {
		return "", false
	}
	return w.correct(w.q.Actors[0], w.q.Apps[0]), true
}

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
			w.add(w.telling(m.event))
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
	w.empty = true
	names := w.names(slices.Concat(w.q.Others, w.q.Actors, w.q.Apps))
	switch {
	case len(w.q.Missing) > 0:
		w.say("lacking.name", "name", w.q.Missing[0].Text)
	case names == "":
		w.say("lacking.fact")
		w.help()
	default:
		w.say("lacking.fact-on", "names", names)
	}
	return Unknown
}

// factYesNo answers a question that yes or no answers, by what the facts say.
// Records that fit as well and say otherwise leave it open.
func (w *writer) factYesNo(found []string) Verdict {
	if v, ok := w.claimed(found); ok {
		return v
	}
	list := w.matches(w.q.Words, found)
	if len(list) == 0 {
		return w.contradicted()
	}
	slices.SortStableFunc(list, func(a, b match) int { return cmp.Compare(min(len(a.lacks), 1), min(len(b.lacks), 1)) })
	if figure, ok := w.otherFigure(list); ok {
		w.factUnder("facts.other-figure", figure.fact)
		return No
	}
	if len(list[0].lacks) > 0 || w.beyondWords() || w.turned(list[0]) {
		w.say("lacking.as-asked")
		w.tellMatches(list[:1])
		return Unknown
	}
	list = slices.DeleteFunc(list, func(m match) bool { return m.covered < 0.85*list[0].covered || m.score < 0.75*list[0].score })
	if v, ok := w.ended(list[0]); ok {
		return v
	}
	list = w.silences(list)
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
		if r, ok := w.quoteOf(m); ok && m.event != nil && w.q.Speaker != "" {
			said := w.in.Say("facts.said", "name", w.NameOf(w.q.Speaker), "quote", r.Quote)
			w.add(closed(said, w.citeReport(m.id, m.event.Text, r)))
		}
		w.tellMatches([]match{m})
	}
	w.under(at, settled[verdict])
	return verdict
}

// silences are the records that tell of a silence, where that is asked and there
// are any: who declined may have said something else.
func (w *writer) silences(list []match) []match {
	if !w.asksOfSilence() {
		return list
	}
	silent := slices.DeleteFunc(slices.Clone(list), func(m match) bool { return m.fact == nil || m.fact.Holds != knowledge.DeclinedT })
	if len(silent) == 0 {
		return list
	}
	return silent
}

// ended answers whether something still goes on of which a later record tells
// the end.
func (w *writer) ended(m match) (Verdict, bool) {
	if !w.q.Still || m.fact == nil || m.fact.Date.IsZero() {
		return "", false
	}
	for _, id := range w.candidates(nil) {
		t := w.told[id]
		if t == nil || t.fact == nil || t.fact.Date.First <= m.fact.Date.Last || w.factLater(t.fact) || !stem.Related(t.stems, language.Stems("ending")) {
			continue
		}
		same := slices.ContainsFunc(slices.Collect(maps.Keys(m.told.relation)), func(s string) bool { return t.relation[s] })
		if same && !slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return !x.Used && !stem.Related(t.stems, []string{x.Stem}) }) {
			w.factUnder("verdict.no", t.fact)
			w.fact(m.fact)
			return No, true
		}
	}
	return "", false
}

// beyondWords tells that the question claims what words alone can't check: a
// comparison, or that something is not so.
func (w *writer) beyondWords() bool {
	for _, x := range w.q.Words {
		if slices.Contains([]string{stem.Claim("than"), stem.Claim("above"), stem.Claim("below"), stem.Claim("never"), stem.Claim("none")}, x.Stem) {
			return true
		}
	}
	return w.q.Denies
}

// otherFigure finds a record that says what is asked, but with another figure.
func (w *writer) otherFigure(list []match) (match, bool) {
	for _, m := range list {
		if m.fact == nil || len(m.lacks) == 0 || w.says(m) != Yes || m.fact.Value.Kind != knowledge.NumberValue {
			continue
		}
		if !slices.ContainsFunc(m.lacks, func(x question.Word) bool { return !isFigure(x.Text) }) {
			return m, true
		}
	}
	return match{}, false
}

func isFigure(s string) bool { return s != "" && strings.Trim(s, "0123456789.,") == "" }

// contradicted answers a yes or no question for which no record speaks of
// everybody named. Of what somebody has only one, such as an owner, another one
// on record contradicts.
func (w *writer) contradicted() Verdict {
	if !w.q.OneValue {
		return w.noFact()
	}
	if v, ok := w.otherName(); ok {
		return v
	}
	for _, named := range slices.Concat(w.q.Actors, w.q.Others) {
		asked := *w.q
		without := func(ids []knowledge.EntityID) []knowledge.EntityID {
			return slices.DeleteFunc(slices.Clone(ids), func(id knowledge.EntityID) bool { return id == named })
		}
		asked.Actors, asked.Others, asked.Asks = without(asked.Actors), without(asked.Others), ""
		if len(asked.Actors)+len(asked.Others)+len(asked.Apps) == 0 {
			continue
		}
		inner := *w
		inner.q = &asked
		for _, m := range inner.matches(asked.Words, nil) {
			if m.fact == nil || !m.relation || m.covered < sentence.EnoughForYes || inner.says(m) != Yes || slices.Contains(m.speaksOf, named) {
				continue
			}
			w.factUnder("facts.another", m.fact)
			return No
		}
	}
	return w.noFact()
}

// otherName answers no where a name that no entity has is claimed, and a record
// gives another.
func (w *writer) otherName() (Verdict, bool) {
	rest := slices.DeleteFunc(slices.Clone(w.q.Words), func(x question.Word) bool { return x.Proper })
	if len(rest) == len(w.q.Words) || len(w.q.Actors)+len(w.q.Others)+len(w.q.Apps) == 0 {
		return "", false
	}
	for _, m := range w.matches(rest, nil) {
		named := slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return x.Proper && m.stems[x.Stem] })
		if m.fact == nil || !m.relation || len(m.lacks) > 0 || named || w.says(m) != Yes {
			continue
		}
		w.factUnder("facts.another", m.fact)
		return No, true
	}
	return "", false
}

// says is what one record says to a question that yes or no answers.
func (w *writer) says(m match) Verdict {
	switch {
	case m.fact == nil && m.event != nil && w.q.Speaker == m.event.By && len(m.lacks) == 0:
		return Yes // it is what they said
	case m.fact == nil:
		return Info // an event is told; whether it settles the question is left to the reader
	}
	if r := best(w.Base, m.fact.Reports); r != nil && r.Certainty == knowledge.Speculated {
		return Unknown
	}
	switch m.fact.Holds {
	case knowledge.HoldsNot:
		return No
	case knowledge.DeclinedT:
		switch {
		case w.asksOfSilence():
			return Yes
		case w.asksForReply():
			return No
		}
		return Unknown
	case knowledge.NotKnown:
		return Unknown
	}
	if w.asksOfSilence() && !w.told[string(m.fact.ID)].tellsOf("silence") {
		return No // they said something
	}
	return Yes
}

// tellsOf tells that the record has a word of the list.
func (t *told) tellsOf(list string) bool {
	return slices.ContainsFunc(language.Stems(list), func(s string) bool { return t.stems[s] })
}

// asksForReply tells that the question is whether somebody answered.
func (w *writer) asksForReply() bool {
	return anyOf("replying", w.q.Words)
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
