package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// tell tells one assessment. The only one of an answer leads with its verdict;
// several are led by whom they are about.
func (w *writer) tell(a assess.Assessment, only bool) {
	more := 0
	a.Region, more = newestOf(a.Region)
	g := a.Region
	switch {
	case a.Differs:
		w.tellPeriod(a, only)
	case len(g.Contested) > 0:
		w.tellContested(a)
	case len(g.Unsettled) > 0:
		w.tellUnsettled(a)
	case a.Verdict == verdict.Unknown && g.OnlySpeculated():
		w.lead(a, only, w.in.Say("standing.speculated"), g.Speculated...)
	case len(g.Hit) > 0:
		w.tellStanding(a, only)
	case len(g.Undone) > 0:
		w.tellUndone(a, only, g.Undone)
	case len(g.Announced) > 0:
		w.tellAnnounced(a, only)
	case a.Verdict == verdict.UnderReview:
		w.lead(a, only, w.verdict(verdict.UnderReview), g.Considered...)
	case len(g.Milder) > 0:
		w.tellMilder(a, only)
	case len(g.Permitted) > 0:
		w.tellUndone(a, only, g.Permitted)
	case len(g.Said) > 0 && a.Verdict != verdict.Unknown || len(g.Said) > 0 && w.Q.Intent == question.May:
		w.tellSaid(a, only)
	default:
		w.decline(a)
		return
	}
	w.more(more)
	w.beside(a)
	w.tellLeftOut(a)
	w.aboveUnsaid(a)
	w.otherwise(a)
	w.timeline(a.Actor, a.App)
}

// lead says the first sentence: the verdict, since when it may be out of date,
// and the first event; then the other events.
func (w *writer) lead(a assess.Assessment, only bool, word string, events ...*knowledge.Event) {
	if len(events) == 0 {
		return
	}
	events, more := newest(events, itself)
	head := word
	if !only {
		head = w.in.Say("several", "actor", w.NameOf(a.Actor), "app", w.NameOf(a.App), "head", word)
	}
	head = w.asOf(head, a.Day, w.datesOf(w.linked(events)...)...)
	w.say("told", "head", head, "told", w.telling(events[0]))
	for _, e := range events[1:] {
		w.add(w.telling(e))
	}
	w.more(more)
}

// linked adds to the events those that bear on their standing: what names them
// and what they name.
func (w *writer) linked(events []*knowledge.Event) []*knowledge.Event {
	list := slices.Clone(events)
	for _, e := range events {
		for _, n := range w.Naming(e.ID) {
			if n.Announced.First <= w.At.Known {
				list = verdict.AddEvents(list, n)
			}
		}
	}
	return list
}

// verdict is the word for a verdict at the head of a sentence.
func (w *writer) verdict(v verdict.Verdict) string {
	if w.contradicts(v) {
		return w.in.Say("verdict.yes-denied")
	}
	return w.in.Say("verdict." + string(v))
}

// contradicts tells that the verdict is a yes to what was asked with a "not",
// for which some languages have a word of its own.
func (w *writer) contradicts(v verdict.Verdict) bool {
	return v == verdict.Yes && w.Q.Negative && !w.Q.Flips
}

// factUnder tells a fact behind a head of the catalogue.
func (w *writer) factUnder(key string, f *knowledge.Fact) {
	at := len(w.parts)
	w.fact(f)
	w.under(at, key)
}

// under puts a head of the catalogue before what was said at that place, if
// anything was and there is a head for it.
func (w *writer) under(at int, key string) {
	if key == "verdict.yes" && w.contradicts(verdict.Yes) {
		key = "verdict.yes-denied"
	}
	if at < len(w.parts) && key != "" {
		w.parts[at] = w.in.Say("told", "head", w.in.Say(key), "told", w.parts[at])
	}
}

func (w *writer) tellStanding(a assess.Assessment, only bool) {
	g := a.Region
	rules := verdict.Rules(g.Hit)
	word := w.verdict(a.Verdict)
	if w.Q.Intent == question.Status {
		word = w.in.Say("standing.status." + string(rulesAct(g.Hit)))
	}
	w.lead(a, only, word, rules...)
	if a.Day < w.At.Day { // what came after the day asked about is told at once
		for _, r := range rules {
			w.after(r)
		}
	}
	for _, r := range rules {
		if only && a.Verdict != verdict.Partly {
			w.tellRenewed(r, g.Undone)
		}
		w.tellChanges(r)
		w.tellEndedExemptions(r, a.Day)
		if !w.tellScope(scopeIn(g.Hit, r), r) && g.Stated && len(g.Milder) == 0 {
			w.caveat("scope.unlimited")
		}
	}
	if len(g.Silent) > 0 {
		w.say("scope.silent", "where", w.cellWords(g.Silent))
	}
	if len(g.Undone) > 0 && a.Verdict == verdict.Partly {
		w.tellUndoings(g.Undone)
	}
	for _, m := range g.Milder {
		w.add(w.cellTelling(m))
	}
	for _, e := range g.Conditional {
		w.add(w.conditionTelling(e))
	}
	for _, c := range g.Hit {
		for _, e := range c.Also {
			w.add(w.telling(e))
		}
	}
}

// tellScope tells a rule's scope as it stands, and reports whether it has any.
func (w *writer) tellScope(s knowledge.Scope, rule *knowledge.Event) bool {
	told := w.scopeWords(s)
	if told == "" {
		return false
	}
	w.add(closed(w.in.Say("scope.recorded", "scope", told), w.cite(string(rule.ID), rule.Text, rule.Reports)))
	return true
}

func rulesAct(cells []knowledge.Cell) knowledge.Act {
	act := knowledge.Act("")
	for _, c := range cells {
		if act == "" || c.Act.Strictness() > act.Strictness() {
			act = c.Act
		}
	}
	return act
}

// scopeIn is the rule's scope as it stands, amended, in the first of the cells
// that it decides.
func scopeIn(cells []knowledge.Cell, rule *knowledge.Event) knowledge.Scope {
	for _, c := range cells {
		if c.Rule == rule {
			return c.Scope
		}
	}
	return rule.Scope
}

// tellChanges tells the amendments and clarifications of a rule that are known.
func (w *writer) tellChanges(rule *knowledge.Event) {
	for _, n := range w.ChangesOf(rule) {
		w.add(w.telling(n))
	}
}

// cellWords names parts of a case, by the terms in the dimensions that the
// question states where they are narrower than what it states.
func (w *writer) cellWords(cells []knowledge.Cell) string {
	var list []string
	for _, c := range cells {
		var parts []string
		for _, d := range knowledge.Dimensions() {
			if t := c.Where[d]; t != "" && len(w.Q.Where[d]) > 0 && !slices.Contains(w.Q.Where[d], t) {
				parts = append(parts, w.clause(d, w.termName(t)))
			}
		}
		s := strings.Join(parts, ", ")
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 || len(list) > 4 {
		return w.in.Say("scope.rest")
	}
	return w.in.And(list)
}

// cellTelling tells what stands in a part of the case.
func (w *writer) cellTelling(c knowledge.Cell) string {
	e := c.Rule
	if c.Status == knowledge.Exempted {
		e = c.By
	}
	if e == nil {
		return ""
	}
	s := w.telling(e)
	if len(c.Conditions) > 0 {
		s += " " + w.conditions(c.Conditions, e)
	}
	return s
}

func (w *writer) conditions(list []knowledge.Condition, e *knowledge.Event) string {
	var parts []string
	for _, c := range list {
		s := c.Name
		if c.Grants != "" {
			s = w.in.Say("conditions.granted", "condition", s, "by", w.NameOf(knowledge.EntityID(c.Grants)))
		}
		if c.Lasts != "" {
			s = w.in.Say("conditions.lasting", "condition", s, "time", c.Lasts)
		}
		parts = append(parts, s)
	}
	for _, c := range slices.Backward(w.ChangesOf(e)) { // the last that set them
		if len(c.Conditions) > 0 {
			e = c
			break
		}
	}
	return closed(w.in.Say("conditions.list", "conditions", strings.Join(parts, "; ")), w.cite(string(e.ID), e.Text, e.Reports))
}

func (w *writer) conditionTelling(e *knowledge.Event) string {
	return w.telling(e) + " " + w.conditions(e.Conditions, e)
}

func (w *writer) tellUndone(a assess.Assessment, only bool, undone []knowledge.Undone) {
	word := w.verdict(a.Verdict)
	how := howUndone(undone[0].How)
	switch {
	case w.Q.Intent == question.Status:
		word = w.in.Say("undone.status." + how)
	case a.Verdict == verdict.No && w.Q.Act == knowledge.Allow && w.RuleOf(undone[0].Rule).Do != knowledge.Allow:
		word = w.in.Say("undone.not-permitted."+how, "rule", w.rule(undone[0].Rule))
	case (a.Verdict == verdict.No || a.Verdict == verdict.Yes) && (w.Q.Intent == question.Is || w.Q.Intent == question.Final):
		word = w.in.Say("undone.verdict."+how, "verdict", word)
	case w.Q.AsksPermission() && a.Verdict == verdict.Reversed:
		word = w.in.Say("undone.rule."+how, "rule", w.rule(undone[0].Rule))
	}
	rule := undone[0].Rule
	w.lead(a, only, word, rule)
	w.tellUndoing(undone[0])
	w.tellUndoings(undone[1:])
	for _, m := range a.Region.Milder {
		w.add(w.cellTelling(m))
	}
	if w.Q.AsksPermission() && a.Verdict == verdict.Reversed && w.RuleOf(rule).Do != knowledge.Allow {
		w.caveat("undone.no-permission")
	}
}

// howUndone is the end of the keys that say how something was undone.
func howUndone(s knowledge.Status) string {
	switch s {
	case knowledge.Withdrawn:
		return "withdrawn"
	case knowledge.Lifted:
		return "lifted"
	}
	return "ended"
}

func (w *writer) tellUndoings(list []knowledge.Undone) {
	for _, u := range list {
		w.add(w.telling(u.Rule))
		w.tellUndoing(u)
	}
}

func (w *writer) tellUndoing(u knowledge.Undone) {
	if u.By != nil {
		w.add(w.telling(u.By))
		return
	}
	w.ran(u.Rule)
}

// ran tells until when an event held by its own date.
func (w *writer) ran(e *knowledge.Event) {
	until := w.in.Say("undone.ran", "until", w.in.When(phrases.Until, w.UntilOf(e)))
	w.add(closed(until, w.cite(string(e.ID), e.Text, e.Reports)))
}

func (w *writer) tellAnnounced(a assess.Assessment, only bool) {
	e := a.Region.Announced[0]
	from := w.in.When(phrases.From, w.StartOf(e))
	word := w.in.Say("standing.from", "verdict", w.verdict(a.Verdict), "from", from)
	switch flipped := w.Q.Flips && w.Q.Intent != question.Is; {
	case flipped && a.Verdict == verdict.No: // to "it won't be banned"
		word = w.verdict(verdict.No)
	case a.Verdict == verdict.No, w.Q.Flips && a.Verdict == verdict.Yes: // it doesn't stand
		word = w.in.Say("standing.for-later", "from", from)
	}
	if w.Q.AsksPermission() {
		word = w.in.Say("standing.will-be", "from", from, "done", w.done(w.RuleOf(e).Do))
	}
	w.lead(a, only, word, a.Region.Announced...)
	for _, e := range a.Region.Announced {
		w.tellChanges(e)
		for _, x := range w.Naming(e.ID) {
			if x.Do == knowledge.Exempt && x.Announced.First <= w.At.Known {
				w.add(w.telling(x))
			}
		}
	}
	for _, e := range a.Region.Ending {
		w.add(w.telling(e))
	}
	for _, m := range a.Region.Milder {
		w.add(w.cellTelling(m))
	}
}

func (w *writer) tellMilder(a assess.Assessment, only bool) {
	m := a.Region.Milder[0]
	e := m.Rule
	if m.Status == knowledge.Exempted {
		e = m.By
	}
	word := w.verdict(a.Verdict)
	if w.Q.Intent == question.Status {
		word = w.in.Say("standing.status." + standingKey(m))
	}
	w.lead(a, only, word, e)
	for _, m := range a.Region.Milder {
		if told := m.Rule == e || m.By == e; !told {
			w.add(w.cellTelling(m))
		} else if len(m.Conditions) > 0 {
			w.add(w.conditions(m.Conditions, e))
		}
	}
	if m.Status == knowledge.Exempted {
		w.add(w.telling(m.Rule))
	}
	if a.Verdict == verdict.Partly {
		w.tellScope(scopeIn(a.Region.Milder, e), e)
	}
	if len(a.Region.Permitted) > 0 {
		w.tellUndoings(a.Region.Permitted)
	}
}

// standingKey is the end of the key that tells what stands.
func standingKey(c knowledge.Cell) string {
	if c.Status == knowledge.Exempted {
		return string(knowledge.Exempt)
	}
	return string(c.Act)
}

func (w *writer) tellSaid(a assess.Assessment, only bool) {
	word := w.in.Say("standing.said")
	switch a.Verdict {
	case verdict.Unknown:
		word = w.in.Say("standing.only-said")
	case verdict.Yes: // to a question with a "not"
		word = w.verdict(verdict.Yes)
	}
	w.lead(a, only, word, a.Region.Said...)
	w.say("standing.no-rule."+string(a.Act), "app", w.NameOf(a.App), "actor", w.NameOf(a.Actor))
}

func (w *writer) tellContested(a assess.Assessment) {
	w.say("standing.disagree", "actor", w.NameOf(a.Actor), "done", w.done(w.actOr(knowledge.Ban)), "app", w.NameOf(a.App))
	for _, e := range a.Region.Disputed {
		w.event(e)
		if w.IsRead(e) {
			w.quotesOf(e)
			continue
		}
		for _, r := range e.Reports {
			how := "standing.tells"
			if r.Denies {
				how = "standing.denies"
			}
			w.add(closed(w.in.Say(how, "source", w.sourceName(r.Source), "text", firstSentence(e.Text)), w.citeReport(string(e.ID), e.Text, r)))
		}
		for _, d := range w.Naming(e.ID) {
			if d.Do == knowledge.Deny {
				w.add(w.telling(d))
			}
		}
	}
}

// sourceName is what a source is called in a sentence.
func (w *writer) sourceName(id knowledge.SourceID) string {
	s := w.Source(id)
	if s == nil {
		return string(id)
	}
	if s.Publisher == "" {
		return s.Title
	}
	return s.Title + " (" + s.Publisher + ")"
}

func (w *writer) tellUnsettled(a assess.Assessment) {
	w.say("standing.unsettled", "day", w.in.Day(a.Day))
	for _, c := range a.Region.Unsettled {
		for _, e := range c.Either {
			if e.Rule != nil {
				w.add(w.telling(e.Rule))
			}
			if e.By != nil {
				w.add(w.telling(e.By))
			}
		}
	}
}

// tellPeriod tells a period whose days differ: what happened up to its end.
func (w *writer) tellPeriod(a assess.Assessment, only bool) {
	told := w.Timeline(a.App).By(a.Actor)
	if e := w.Entity(a.Actor); e != nil && e.Kind == knowledge.UnitKind { // what is ruled above reaches it, too
		for _, above := range w.Above(a.Actor, a.Day) {
			told = verdict.AddEvents(told, w.Timeline(a.App).By(above)...)
		}
		slices.SortStableFunc(told, knowledge.CompareEvents)
	}
	var events []*knowledge.Event
	for _, e := range told {
		if !e.Do.Speaking() && e.Announced.First <= a.Day {
			events = append(events, e)
		}
	}
	w.lead(a, only, w.in.Say("standing.in-part-of-time"), events...)
}

// beside tells what stands beside the verdict: reasons, and what is
// considered, said or disputed.
func (w *writer) beside(a assess.Assessment) {
	g := a.Region
	for _, e := range verdict.Rules(g.Hit) {
		w.reasons(e, false)
	}
	if len(g.Hit) == 0 && len(g.Undone) > 0 {
		w.reasons(g.Undone[0].Rule, false)
	}
	if a.Verdict != verdict.UnderReview {
		for _, e := range g.Considered {
			w.say("standing.considered", "told", w.telling(e))
		}
	}
	if len(g.Contested) == 0 {
		for _, e := range g.Disputed {
			w.caveat("standing.disputed", "text", firstSentence(e.Text))
		}
	}
	if w.Q.Intent == question.May && len(g.Undone) == 0 || a.Verdict == verdict.Unknown {
		return
	}
	if len(g.Announced) > 0 && (len(g.Hit) > 0 || len(g.Undone) > 0 || len(g.Milder) > 0) && a.Verdict != verdict.Yes {
		for _, e := range g.Announced {
			w.say("standing.announced", "from", w.in.When(phrases.From, w.StartOf(e)), "told", w.telling(e))
		}
	}
}

// timeline lists the events between actor and app, for the table under the
// answer.
func (w *writer) timeline(actor, app knowledge.EntityID) {
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First <= w.At.Known {
			w.event(e)
		}
	}
	slices.SortStableFunc(w.out.Events, func(x, y Event) int { return w.inOrder(x.ID, y.ID) })
}

func (w *writer) inOrder(x, y knowledge.EventID) int {
	return knowledge.CompareEvents(w.Event(x), w.Event(y))
}
