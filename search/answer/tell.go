package answer

import (
	"policybot/knowledge"
	"policybot/search/question"
	"slices"
	"strings"
)

// tell tells one assessment. The only one of an answer leads with its verdict;
// several are led by whom they are about.
func (w *writer) tell(a assessment, only bool) {
	g := a.region
	switch {
	case a.differs:
		w.tellPeriod(a, only)
	case len(g.contested) > 0:
		w.tellContested(a)
	case len(g.unsettled) > 0:
		w.tellUnsettled(a)
	case a.verdict == Unknown && g.onlySpeculated():
		w.lead(a, only, "Not confirmed", g.speculated...)
	case len(g.hit) > 0:
		w.tellStanding(a, only)
	case len(g.undone) > 0:
		w.tellUndone(a, only, g.undone)
	case len(g.announced) > 0:
		w.tellAnnounced(a, only)
	case a.verdict == UnderReview:
		w.lead(a, only, "Under review, nothing decided", g.considered...)
	case len(g.milder) > 0:
		w.tellMilder(a, only)
	case len(g.permitted) > 0:
		w.tellUndone(a, only, g.permitted)
	case len(g.said) > 0 && a.verdict != Unknown || len(g.said) > 0 && w.q.Intent == question.May:
		w.tellSaid(a, only)
	default:
		w.decline(a)
		return
	}
	w.beside(a)
	w.timeline(a.actor, a.app)
}

// lead says the first sentence: the verdict, since when it may be out of date,
// and the first event; then the other events.
func (w *writer) lead(a assessment, only bool, word string, events ...*knowledge.Event) {
	if len(events) == 0 {
		return
	}
	head := word
	if !only {
		head = w.NameOf(a.actor) + " and " + w.NameOf(a.app) + ": " + lowerFirst(word)
	}
	if since, stale := w.stale(a.day, w.datesOf(w.linked(events)...)...); stale {
		head += ", " + since
	}
	w.say("%s: %s", head, w.telling(events[0]))
	for _, e := range events[1:] {
		w.say("%s", w.telling(e))
	}
}

// linked adds to the events those that bear on their standing: what names them
// and what they name.
func (w *writer) linked(events []*knowledge.Event) []*knowledge.Event {
	list := slices.Clone(events)
	for _, e := range events {
		for _, n := range w.Naming(e.ID) {
			if n.Announced.First <= w.at.Known {
				list = addEvents(list, n)
			}
		}
	}
	return list
}

var verdictWords = map[Verdict]string{Yes: "Yes", No: "No", Partly: "In part", Reversed: "Reversed", UnderReview: "Under review, nothing decided", Unknown: "Not on record", Info: "On record"}

func (w *writer) tellStanding(a assessment, only bool) {
	g := a.region
	rules := rulesOf(g.hit)
	word := verdictWords[a.verdict]
	if w.q.Intent == question.Status {
		word = upperFirst(pastOf[rulesAct(g.hit)]) + " on record"
	}
	w.lead(a, only, word, rules...)
	if a.day < w.at.Day { // what came after the day asked about is told at once
		for _, r := range rules {
			w.after(r)
		}
	}
	for _, r := range rules {
		w.tellChanges(r)
		if s := w.scopeWords(scopeIn(g.hit, r)); s != "" {
			w.say("%s", closed("Its recorded scope: "+s, w.cite(string(r.ID), r.Text, r.Reports)))
		} else if g.stated && len(g.milder) == 0 {
			w.caveat("The record of this sets no limit of scope.")
		}
	}
	if len(g.silent) > 0 {
		w.say("Nothing is on record %s.", w.cellWords(g.silent))
	}
	if len(g.undone) > 0 && a.verdict == Partly {
		w.tellUndoings(g.undone)
	}
	for _, m := range g.milder {
		w.say("%s", w.cellTelling(m))
	}
	for _, e := range g.conditional {
		w.say("%s", w.conditionTelling(e))
	}
	for _, c := range g.hit {
		for _, e := range c.Also {
			w.say("%s", w.telling(e))
		}
	}
}

func rulesOf(cells []knowledge.Cell) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range cells {
		if c.Rule != nil {
			list = addEvents(list, c.Rule)
		}
	}
	return list
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
	for _, n := range w.changesOf(rule) {
		w.say("%s", w.telling(n))
	}
}

// cellWords names parts of a case, by the terms in the dimensions that the
// question states where they are narrower than what it states.
func (w *writer) cellWords(cells []knowledge.Cell) string {
	var list []string
	for _, c := range cells {
		var parts []string
		for _, d := range knowledge.Dimensions() {
			if t := c.Where[d]; t != "" && len(w.q.Where[d]) > 0 && !slices.Contains(w.q.Where[d], t) {
				parts = append(parts, prepositions[d]+" "+w.termName(t))
			}
		}
		s := strings.Join(parts, ", ")
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 || len(list) > 4 {
		return "for the rest of what you ask about"
	}
	return andJoin(list)
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
			s += " (granted by " + w.NameOf(knowledge.EntityID(c.Grants)) + ")"
		}
		if c.Lasts != "" {
			s += ", for " + c.Lasts
		}
		parts = append(parts, s)
	}
	for _, c := range slices.Backward(w.changesOf(e)) { // the last that set them
		if len(c.Conditions) > 0 {
			e = c
			break
		}
	}
	return closed("Its conditions: "+strings.Join(parts, "; "), w.cite(string(e.ID), e.Text, e.Reports))
}

func (w *writer) conditionTelling(e *knowledge.Event) string {
	return w.telling(e) + " " + w.conditions(e.Conditions, e)
}

func (w *writer) tellUndone(a assessment, only bool, undone []knowledge.Undone) {
	word := verdictWords[a.verdict]
	how := howUndone(undone[0].How)
	switch {
	case w.q.Intent == question.Status:
		word = upperFirst(how)
	case (a.verdict == No || a.verdict == Yes) && w.q.Intent == question.Is:
		word = verdictWords[a.verdict] + ", it was " + how
	case w.asksPermission() && a.verdict == Reversed:
		word = "The " + noun(w.RuleOf(undone[0].Rule).Do) + " on record was " + how
	case w.asksPermission():
	case a.verdict == Reversed:
		word = "Reversed"
	}
	rule := undone[0].Rule
	w.lead(a, only, word, rule)
	w.tellUndoing(undone[0])
	w.tellUndoings(undone[1:])
	for _, m := range a.region.milder {
		w.say("%s", w.cellTelling(m))
	}
	if w.asksPermission() && a.verdict == Reversed && w.RuleOf(rule).Do != knowledge.Allow {
		w.caveat("That a ban was undone is no permission; none is on record.")
	}
}

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
		w.say("%s", w.telling(u.Rule))
		w.tellUndoing(u)
	}
}

func (w *writer) tellUndoing(u knowledge.Undone) {
	if u.By != nil {
		w.say("%s", w.telling(u.By))
		return
	}
	w.say("%s", closed("It ran until "+w.untilOf(u.Rule).Words(), w.cite(string(u.Rule.ID), u.Rule.Text, u.Rule.Reports)))
}

func (w *writer) tellAnnounced(a assessment, only bool) {
	e := a.region.announced[0]
	word := verdictWords[a.verdict] + ", from " + w.startOf(e).Words()
	if a.verdict == No {
		word = "Not yet, but from " + w.startOf(e).Words()
	}
	if w.asksPermission() {
		word = "From " + w.startOf(e).Words() + " it will be " + pastOf[w.RuleOf(e).Do]
	}
	w.lead(a, only, word, a.region.announced...)
	for _, e := range a.region.announced {
		w.tellChanges(e)
		for _, x := range w.Naming(e.ID) {
			if x.Do == knowledge.Exempt && x.Announced.First <= w.at.Known {
				w.say("%s", w.telling(x))
			}
		}
	}
	for _, e := range a.region.ending {
		w.say("%s", w.telling(e))
	}
	for _, m := range a.region.milder {
		w.say("%s", w.cellTelling(m))
	}
}

func (w *writer) tellMilder(a assessment, only bool) {
	m := a.region.milder[0]
	e := m.Rule
	if m.Status == knowledge.Exempted {
		e = m.By
	}
	word := verdictWords[a.verdict]
	if w.q.Intent == question.Status {
		word = upperFirst(m.Status.String()) + " on record"
	}
	w.lead(a, only, word, e)
	for _, m := range a.region.milder {
		if told := m.Rule == e || m.By == e; !told {
			w.say("%s", w.cellTelling(m))
		} else if len(m.Conditions) > 0 {
			w.say("%s", w.conditions(m.Conditions, e))
		}
	}
	if m.Status == knowledge.Exempted {
		w.say("%s", w.telling(m.Rule))
	}
	if a.verdict == Partly {
		if s := w.scopeWords(scopeIn(a.region.milder, e)); s != "" {
			w.say("%s", closed("Its recorded scope: "+s, w.cite(string(e.ID), e.Text, e.Reports)))
		}
	}
	if len(a.region.permitted) > 0 {
		w.tellUndoings(a.region.permitted)
	}
}

func (w *writer) tellSaid(a assessment, only bool) {
	word := "No"
	if a.verdict == Unknown {
		word = "Not on record as a rule"
	}
	w.lead(a, only, word+", but this was said", a.region.said...)
	w.say("No %s of %s by %s is on record.", noun(a.act), w.NameOf(a.app), w.NameOf(a.actor))
}

func (w *writer) tellContested(a assessment) {
	w.say("The sources disagree on whether %s %s %s.", w.NameOf(a.actor), pastOf[w.actOr(knowledge.Ban)], w.NameOf(a.app))
	for _, e := range a.region.disputed {
		w.event(e)
		for _, r := range e.Reports {
			how := " tells it so: "
			if r.Denies {
				how = " denies it: "
			}
			w.say("%s", closed(w.sourceName(r.Source)+how+firstSentence(e.Text), w.citeReport(string(e.ID), e.Text, r)))
		}
		for _, d := range w.Naming(e.ID) {
			if d.Do == knowledge.Deny {
				w.say("%s", w.telling(d))
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

func (w *writer) tellUnsettled(a assessment) {
	w.say("The records can't settle this for %s, since a date is known only coarsely.", a.day.Words())
	for _, c := range a.region.unsettled {
		for _, e := range c.Either {
			if e.Rule != nil {
				w.say("%s", w.telling(e.Rule))
			}
			if e.By != nil {
				w.say("%s", w.telling(e.By))
			}
		}
	}
}

// tellPeriod tells a period whose days differ: what happened up to its end.
func (w *writer) tellPeriod(a assessment, only bool) {
	var events []*knowledge.Event
	for _, e := range w.Timeline(a.app).By(a.actor) {
		if !e.Do.Speaking() && e.Announced.First <= a.day {
			events = append(events, e)
		}
	}
	w.lead(a, only, "For part of that time", events...)
}

// beside tells what stands beside the verdict: reasons, and what is
// considered, said or disputed.
func (w *writer) beside(a assessment) {
	g := a.region
	for _, e := range rulesOf(g.hit) {
		w.reasons(e, false)
	}
	if len(g.hit) == 0 && len(g.undone) > 0 {
		w.reasons(g.undone[0].Rule, false)
	}
	if a.verdict != UnderReview {
		for _, e := range g.considered {
			w.say("Under consideration: %s", w.telling(e))
		}
	}
	if len(g.contested) == 0 {
		for _, e := range g.disputed {
			w.caveat("Disputed: %s", firstSentence(e.Text))
		}
	}
	if w.q.Intent == question.May || a.verdict == Unknown {
		return
	}
	if len(g.announced) > 0 && (len(g.hit) > 0 || len(g.undone) > 0 || len(g.milder) > 0) && a.verdict != Yes {
		for _, e := range g.announced {
			w.say("Announced, from %s: %s", w.startOf(e).Words(), w.telling(e))
		}
	}
}

// timeline lists the events between actor and app, for the table under the
// answer.
func (w *writer) timeline(actor, app knowledge.EntityID) {
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First <= w.at.Known {
			w.event(e)
		}
	}
	slices.SortStableFunc(w.out.Events, func(x, y Event) int { return w.inOrder(x.ID, y.ID) })
}

func (w *writer) inOrder(x, y knowledge.EventID) int {
	return knowledge.CompareEvents(w.Event(x), w.Event(y))
}
