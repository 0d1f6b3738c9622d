package answer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// fact tells a fact once, with its hedge and evidence.
func (w *writer) fact(f *knowledge.Fact) {
	if w.facts[f.ID] || w.FactLater(f) {
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
func (w *writer) factQuestion(found []string) verdict.Verdict {
	if v, ok := w.whenDecided(); ok {
		return v
	}
	list := w.Matches(w.Q.Words, found)
	if w.asksWhoGrants() {
		if _, ok := w.granting(); ok {
			w.tellMatches(list)
			return verdict.Info
		}
	}
	if len(list) == 0 && w.Q.Implied && len(w.Q.Words) > 1 && w.Q.Words[0].Text != "consequence" { // then the words themselves decide
		words := slices.Clone(w.Q.Words[1:])
		for i := range words {
			words[i].Used = false
		}
		inner := *w.Q
		inner.Implied = false
		list = w.askedAs(&inner).Matches(words, found)
	}
	if len(list) == 0 {
		return w.fallBack()
	}
	w.tellMatches(list)
	if list[0].Fact != nil && untold(list[0].Fact) && !w.asksOfSilence() {
		return verdict.Unknown
	}
	return verdict.Info
}

// asksWhoGrants tells that the question is who approves something.
func (w *writer) asksWhoGrants() bool {
	return w.Q.Asks == question.PersonKind && match.AnyOf("granting", w.Q.Words)
}

// asksOfSilence tells that the question is about somebody's not saying or not
// knowing, which a record of just that answers.
func (w *writer) asksOfSilence() bool {
	return match.AnyOf("silence", w.Q.Words)
}

// fallBack asks the timeline where no fact answers: why or when somebody does
// something about an app is a question of policy, whatever the words.
func (w *writer) fallBack() verdict.Verdict {
	if v, ok := w.whoDidThere(); ok {
		return v
	}
	if v, ok := w.nobodyDid(); ok {
		return v
	}
	if w.Q.OneValue && len(w.Q.Actors)+len(w.Q.Others) > 0 { // "since when does Acme own it": another one does
		return w.contradicted()
	}
	asked := *w.Q
	asked.Intent = map[question.Kind]question.Intent{question.ReasonKind: question.Why, question.DateKind: question.When}[w.Q.Asks]
	known := !slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return !x.Used })
	if len(asked.Actors) == 0 && w.Home != "" {
		asked.Actors = []knowledge.EntityID{w.Home}
	}
	if w.Q.Implied && w.Q.Words[0].Text == "deadline" && w.Q.Leave && len(asked.Actors)*len(asked.Apps) > 0 && len(w.Q.Missing) == 0 { // "until when may I use it"
		asked.Intent, asked.Words, asked.Implied, asked.Asks = question.May, nil, false, question.AnyKind
		w.Q = &asked
		if v := w.status(); v != verdict.Unknown || !w.endsLater() {
			return v
		}
		return verdict.Info
	}
	if asked.Intent == "" || len(asked.Actors) == 0 || len(asked.Apps) == 0 || !known || len(w.Q.Missing) > 0 {
		return w.noFact()
	}
	asked.Words, asked.Implied = nil, false
	if asked.Intent == question.When && w.Q.Leave && w.Q.Denies && !w.asEnded(&asked) { // "since when can't we use it"
		return w.noFact()
	}
	w.Q = &asked
	return w.open()
}

// endsLater tells that a ban of all of the app asked about is on record that begins after today.
func (w *writer) endsLater() bool {
	return slices.ContainsFunc(w.actsOf(w.Q.Actors[0], w.Q.Apps[0]), func(e *knowledge.Event) bool {
		return e.Do == knowledge.Ban && e.Scope.IsZero() && e.Start().First > w.At.Day && !w.FateOf(e).Whole
	})
}

// asEnded makes of the question one of when a permission was taken back, or else of a ban, and
// tells that there is such an act.
func (w *writer) asEnded(q *question.Question) bool {
	q.Act, q.Verb = knowledge.Allow, "undo"
	if w.askedAs(q).acted(q.Actors, q.Apps) {
		return true
	}
	q.Act, q.Verb = knowledge.Ban, ""
	return slices.ContainsFunc(q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.askedAs(q).actsOf(q.Actors[0], app), func(e *knowledge.Event) bool { return e.Do == knowledge.Ban })
	})
}

// nobodyDid corrects who asks for the person that did what was not done.
func (w *writer) nobodyDid() (verdict.Verdict, bool) {
	if w.Q.Asks != question.PersonKind || w.Q.Verb != "undo" || len(w.Q.Actors) != 1 || len(w.Q.Apps) != 1 || len(w.Q.Missing) > 0 {
		return "", false
	}
	if len(w.actsOf(w.Q.Actors[0], w.Q.Apps[0])) > 0 {
		return "", false
	}
	return w.correct(w.Q.Actors[0], w.Q.Apps[0]), true
}

// maxTold bounds how many records one answer to a fact question tells.
const maxTold = 3

// tellMatches tells the best record, and those as good that tell the same
// thing: figures that differ stand side by side.
func (w *writer) tellMatches(list []match.Match) {
	told := 0
	for _, m := range list {
		if told == maxTold || told > 0 && (m.Score < 0.9*list[0].Score) {
			break
		}
		if m.Event != nil {
			w.add(w.telling(m.Event))
			w.after(m.Event)
			if w.Q.Asks == question.ReasonKind {
				w.reasons(m.Event, true)
			}
		} else {
			w.fact(m.Fact)
		}
		told++
	}
}

// noFact declines, and says what is nearest.
func (w *writer) noFact() verdict.Verdict {
	w.empty = true
	names := w.names(slices.Concat(w.Q.Others, w.Q.Actors, w.Q.Apps))
	switch {
	case len(w.Q.Missing) > 0:
		w.say("lacking.name", "name", w.Q.Missing[0].Text)
	case names == "":
		w.say("lacking.fact")
		w.help()
	default:
		w.say("lacking.fact-on", "names", names)
		w.ownRule()
	}
	return verdict.Unknown
}

// ownRule tells what home has decided about an app, to whoever speaks of themselves and it: what
// they may do with it, or what comes over them if they use it.
func (w *writer) ownRule() {
	if consequence := w.Q.Implied && w.Q.Words[0].Text == "consequence"; !w.Q.Leave && !consequence && !(w.Q.Home && w.Q.Asks == "") {
		return
	}
	others := slices.ContainsFunc(w.Q.Actors, func(id knowledge.EntityID) bool { return id != w.Home })
	if w.Home == "" || others || len(w.Q.Apps) == 0 || len(w.actsOf(w.Home, w.Q.Apps[0])) == 0 {
		return
	}
	w.nearest(w.Home, w.Q.Apps[:1])
}

// factYesNo answers a question that yes or no answers, by what the facts say.
// Records that fit as well and say otherwise leave it open.
func (w *writer) factYesNo(found []string) verdict.Verdict {
	if v, ok := w.claimed(found); ok {
		return v
	}
	list := w.Matches(w.Q.Words, found)
	if len(list) == 0 {
		return w.contradicted()
	}
	slices.SortStableFunc(list, func(a, b match.Match) int { return cmp.Compare(min(len(a.Lacks), 1), min(len(b.Lacks), 1)) })
	if figure, ok := w.otherFigure(list); ok {
		w.factUnder("facts.other-figure", figure.Fact)
		return verdict.No
	}
	if len(list[0].Lacks) > 0 || w.beyondWords() || w.turned(list[0]) || w.ofPerson(list[0]) {
		w.say("lacking.as-asked")
		w.tellMatches(list[:1])
		return verdict.Unknown
	}
	list = slices.DeleteFunc(list, func(m match.Match) bool { return m.Covered < 0.85*list[0].Covered || m.Score < 0.75*list[0].Score })
	if v, ok := w.ended(list[0]); ok {
		return v
	}
	if w.leftOpen(list[0].Event) {
		return verdict.Unknown
	}
	list = w.silences(list)
	all := w.says(list[0])
	for _, m := range list[1:] {
		if v := w.says(m); v != all && v != verdict.Info {
			all = verdict.Unknown
		}
	}
	if len(list) > maxTold {
		list = list[:maxTold]
	}
	at := len(w.parts)
	for _, m := range list {
		if r, ok := w.quoteOf(m); ok && m.Event != nil && w.Q.Speaker != "" {
			said := w.in.Say("facts.said", "name", w.NameOf(w.Q.Speaker), "quote", r.Quote)
			w.add(closed(said, w.citeReport(m.Id, m.Event.Text, r)))
		}
		w.tellMatches([]match.Match{m})
	}
	w.under(at, settled[all])
	return all
}

// ofPerson tells that the record says no more than who somebody is, or whose something is, whom the
// question doesn't name: that the officer is Ada doesn't say that the officer agreed.
func (w *writer) ofPerson(m match.Match) bool {
	if m.Fact == nil || m.Fact.Holds != "" {
		return false
	}
	value := stem.Of(m.Fact.Value.Text)
	isValue := func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && e.Kind.Acts() && slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return maps.Equal(stem.Of(n.Text), value) })
	}
	if m.Fact.Value.Kind != knowledge.PersonValue && !slices.ContainsFunc(m.SpeaksOf, isValue) {
		return false
	}
	return !slices.ContainsFunc(slices.Concat(w.Q.Others, w.Q.Actors), isValue) &&
		!slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return value[x.Stem] })
}

// leftOpen tells both sides where it isn't settled whether the event that the words are about was
// done at all, and reports whether it isn't.
func (w *writer) leftOpen(e *knowledge.Event) bool {
	if e == nil || !e.Do.Rule() || len(e.Apps) != 1 {
		return false
	}
	asked := *w.Q
	asked.Intent, asked.Act, asked.Verb = question.Did, e.Do, string(e.Do)
	inner := w.askedAs(&asked)
	a := inner.assess(e.By, e.Apps[0])
	if len(a.Region.Contested) == 0 && !a.Region.OnlySpeculated() {
		return false
	}
	inner.tell(a, true)
	w.parts, w.known = inner.parts, inner.known
	return true
}

// silences are the records that tell of a silence, where that is asked and there
// are any: who declined may have said something else.
func (w *writer) silences(list []match.Match) []match.Match {
	if !w.asksOfSilence() {
		return list
	}
	silent := slices.DeleteFunc(slices.Clone(list), func(m match.Match) bool { return m.Fact == nil || m.Fact.Holds != knowledge.DeclinedT })
	if len(silent) == 0 {
		return list
	}
	return silent
}

// ended answers whether something still goes on of which a later record tells
// the end.
func (w *writer) ended(m match.Match) (verdict.Verdict, bool) {
	if !w.Q.Still || m.Fact == nil || m.Fact.Date.IsZero() {
		return "", false
	}
	for _, id := range w.Candidates(nil) {
		t := w.Told[id]
		if t == nil || t.Fact == nil || t.Fact.Date.First <= m.Fact.Date.Last || w.FactLater(t.Fact) || !stem.Related(t.Stems, language.Stems("ending")) {
			continue
		}
		same := slices.ContainsFunc(slices.Collect(maps.Keys(m.Told.Relation)), func(s string) bool { return t.Relation[s] })
		if same && !slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return !x.Used && !stem.Related(t.Stems, []string{x.Stem}) }) {
			w.factUnder("verdict.no", t.Fact)
			w.fact(m.Fact)
			return verdict.No, true
		}
	}
	return "", false
}

// beyondWords tells that the question claims what words alone can't check: a
// comparison, or that something is not so.
func (w *writer) beyondWords() bool {
	for _, x := range w.Q.Words {
		if slices.Contains([]string{stem.Claim("than"), stem.Claim("above"), stem.Claim("below"), stem.Claim("never"), stem.Claim("none")}, x.Stem) {
			return true
		}
	}
	return w.Q.Denies
}

// otherFigure finds a record that says what is asked, but with another figure.
func (w *writer) otherFigure(list []match.Match) (match.Match, bool) {
	for _, m := range list {
		if m.Fact == nil || len(m.Lacks) == 0 || w.says(m) != verdict.Yes || m.Fact.Value.Kind != knowledge.NumberValue {
			continue
		}
		if !slices.ContainsFunc(m.Lacks, func(x question.Word) bool { return !isFigure(x.Text) }) {
			return m, true
		}
	}
	return match.Match{}, false
}

func isFigure(s string) bool { return s != "" && strings.Trim(s, "0123456789.,") == "" }

// contradicted answers a yes or no question for which no record speaks of
// everybody named. Of what somebody has only one, such as an owner, another one
// on record contradicts.
func (w *writer) contradicted() verdict.Verdict {
	if !w.Q.OneValue {
		return w.noFact()
	}
	if v, ok := w.otherName(); ok {
		return v
	}
	for _, named := range slices.Concat(w.Q.Actors, w.Q.Others) {
		asked := *w.Q
		without := func(ids []knowledge.EntityID) []knowledge.EntityID {
			return slices.DeleteFunc(slices.Clone(ids), func(id knowledge.EntityID) bool { return id == named })
		}
		asked.Actors, asked.Others, asked.Asks = without(asked.Actors), without(asked.Others), ""
		if len(asked.Actors)+len(asked.Others)+len(asked.Apps) == 0 {
			continue
		}
		inner := *w
		inner.Q = &asked
		for _, m := range inner.Matches(asked.Words, nil) {
			if m.Fact == nil || !m.Relation || m.Covered < sentence.EnoughForYes || inner.says(m) != verdict.Yes || slices.Contains(m.SpeaksOf, named) {
				continue
			}
			w.factUnder("facts.another", m.Fact)
			return verdict.No
		}
	}
	return w.noFact()
}

// otherName answers no where a name that no entity has is claimed, and a record
// gives another.
func (w *writer) otherName() (verdict.Verdict, bool) {
	rest := slices.DeleteFunc(slices.Clone(w.Q.Words), func(x question.Word) bool { return x.Proper })
	if len(rest) == len(w.Q.Words) || len(w.Q.Actors)+len(w.Q.Others)+len(w.Q.Apps) == 0 {
		return "", false
	}
	for _, m := range w.Matches(rest, nil) {
		named := slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return x.Proper && m.Stems[x.Stem] })
		if m.Fact == nil || !m.Relation || len(m.Lacks) > 0 || named || w.says(m) != verdict.Yes {
			continue
		}
		w.factUnder("facts.another", m.Fact)
		return verdict.No, true
	}
	return "", false
}

// says is what one record says to a question that yes or no answers.
func (w *writer) says(m match.Match) verdict.Verdict {
	switch {
	case m.Fact == nil && m.Event != nil && w.Q.Speaker == m.Event.By && len(m.Lacks) == 0:
		return verdict.Yes // it is what they said
	case m.Fact == nil:
		return verdict.Info // an event is told; whether it settles the question is left to the reader
	case w.Q.Intent == question.IsFact && (w.Q.Leave || match.AnyOf("tells-leave", w.Q.Words)) && !m.Told.TellsOf("tells-leave"):
		return verdict.Info // that something is so is neither leave nor a ban
	}
	if r := best(w.Base, m.Fact.Reports); r != nil && r.Certainty == knowledge.Speculated {
		return verdict.Unknown
	}
	switch m.Fact.Holds {
	case knowledge.HoldsNot:
		return verdict.No
	case knowledge.DeclinedT:
		switch {
		case w.asksOfSilence():
			return verdict.Yes
		case w.asksForReply():
			return verdict.No
		}
		return verdict.Unknown
	case knowledge.NotKnown:
		return verdict.Unknown
	}
	if w.asksOfSilence() && !w.Told[string(m.Fact.ID)].TellsOf("silence") {
		return verdict.No // they said something
	}
	return verdict.Yes
}

// asksForReply tells that the question is whether somebody answered.
func (w *writer) asksForReply() bool {
	return match.AnyOf("replying", w.Q.Words)
}

// factFirst answers from a fact where the question asks for more than its
// slots say, and a fact speaks of just that.
func (w *writer) factFirst() (verdict.Verdict, bool) {
	var extra []question.Word
	for _, x := range w.Q.Words {
		if !x.Used {
			extra = append(extra, x)
		}
	}
	procedure := w.Q.Verb == "exempt" || (w.Q.Intent == question.Who || w.Q.Intent == question.HowLong) && w.Q.Act == knowledge.Allow // "who approves exceptions"
	if procedure {
		extra = w.Q.Words
	}
	if len(extra) == 0 {
		return "", false
	}
	for _, m := range w.Matches(w.Q.Words, w.Found) {
		if m.Fact == nil || !m.Relation || !procedure && !w.All(m.Told, extra) {
			continue
		}
		w.tellMatches([]match.Match{m})
		return verdict.Info, true
	}
	return "", false
}
