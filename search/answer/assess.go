package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/sentence"
	"policybot/search/question"
)

// assessment is what stands between one actor and one app, as a question asks.
type assessment struct {
	actor, app knowledge.EntityID
	act        knowledge.Act
	day        knowledge.Day
	region     region
	verdict    Verdict
	differs    bool     // the days of the period asked about differ
	stated     []stance // what the question says of conditions there
}

// assess works out what stands for the actor and app, on the day or in the
// period that the question names.
func (r *ruled) assess(actor, app knowledge.EntityID) assessment {
	a := assessment{actor: actor, app: app, act: r.q.Act, day: r.at.Day}
	if a.act == "" {
		a.act = knowledge.Ban
	}
	sumAs := a.act
	if r.q.AsksPermission() {
		sumAs = knowledge.Ban // what bans it decides, as for may
	}
	from, to, period := r.period(actor, app)
	a.day = to
	s, stated := r.standingStated(actor, app, to)
	a.stated = stated
	switch {
	case period && r.q.Intent == question.Did:
		s = within(s, from, to)
	case period && from < to && r.q.Intent != question.Did:
		a.differs = r.differs(actor, app, sumAs, from, to)
	}
	a.region = sum(r.Base, s, sumAs, r.statedScope(), r.q.All)
	a.verdict = r.saved(actor, app, r.verdictOf(a.region))
	if r.q.Intent == question.Did || r.q.Intent == question.Is || r.q.Intent == question.May {
		a.verdict = r.asAsked(a.verdict)
	}
	if a.differs || r.narrowOnly(a) || r.narrowPeople(a) || r.unmetAbove(a) {
		a.verdict = Partly
	}
	if r.rulesApart(a) || r.outsidersOnly(a) {
		a.verdict = Unknown
	}
	if a.verdict == Unknown && r.q.AsksPermission() && r.onItsWayOut(a) {
		a.verdict = UnderReview
	}
	return a
}

// narrowOnly tells that all that bans the app bans a part of it, or was read in documents
// and bans it for some data or purpose, and that the question is on none: for others it may
// be used for all that is known.
func (r *ruled) narrowOnly(a assessment) bool {
	rules := rulesOf(a.region.hit)
	if r.q.All || r.q.Intent != question.May && r.q.Intent != question.Is || len(rules) == 0 || a.verdict != Yes && a.verdict != No {
		return false
	}
	plain := len(r.judge().Particulars()) == 0
	return !slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		onPart := e.Scope.States(knowledge.Component) || e.Scope.States(knowledge.Version)
		return !(r.isRead(e) && plain || !r.isRead(e) && onPart) || !r.leavesUse(e)
	})
}

// narrowPeople tells that all that bans the app was read in documents, and bans it for
// some people, and that whoever asks whether they may doesn't say that they are of those.
func (r *ruled) narrowPeople(a assessment) bool {
	rules := rulesOf(a.region.hit)
	if r.q.All || r.q.Intent != question.May || len(rules) == 0 || a.verdict != No {
		return false
	}
	return !slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		apart := func(d knowledge.Dimension) bool { return e.Scope.States(d) && len(r.q.Where[d]) == 0 }
		return !r.isRead(e) || r.forOutsiders(e) || !apart(knowledge.Audience) && !apart(knowledge.Unit)
	})
}

// forOutsiders tells that the rule is for people who don't work here, which says nothing
// to whoever does.
func (r *ruled) forOutsiders(e *knowledge.Event) bool {
	return slices.ContainsFunc(e.Scope.Terms[knowledge.Audience], func(t knowledge.EntityID) bool { return language.NotStaff(sentence.TermName(r.Base, t)) })
}

// rulesApart tells that a rule that decides was read in a passage that says something else
// of the people whom the question names, and that no rule there is for them.
func (r *ruled) rulesApart(a assessment) bool {
	rules := rulesOf(slices.Concat(a.region.hit, a.region.milder))
	if len(r.judge().People()) == 0 || a.verdict != Yes && a.verdict != No || slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		return !r.isRead(e) || e.Scope.States(knowledge.Audience) || e.Scope.States(knowledge.Unit)
	}) {
		return false
	}
	return slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		read := r.Read(string(e.ID))
		return r.judge().SetApart(read.Passage, read.Words, func(sentence string) bool {
			return slices.ContainsFunc(r.ReadIn(read.Passage), func(x *knowledge.Reading) bool {
				return x.Event != nil && x.Sure() && (strings.Contains(sentence, x.Words) || strings.Contains(x.Words, sentence))
			})
		})
	})
}

// outsidersOnly tells that whoever asks whether they may names no people, and that all that
// bans the app was read in documents, and is for people who don't work here.
func (r *ruled) outsidersOnly(a assessment) bool {
	rules := rulesOf(a.region.hit)
	return a.verdict == No && r.q.Intent == question.May && !r.q.All && len(rules) > 0 && len(r.judge().People()) == 0 &&
		!slices.ContainsFunc(rules, func(e *knowledge.Event) bool { return !r.isRead(e) || !r.forOutsiders(e) })
}

// leavesUse tells that the scope of the rule states data, a purpose or a part of the app,
// and the question none. A question of data or a purpose is still on all parts.
func (r *ruled) leavesUse(e *knowledge.Event) bool {
	asked := func(d knowledge.Dimension) bool { return len(r.q.Where[d]) > 0 }
	onPart := e.Scope.States(knowledge.Component) || e.Scope.States(knowledge.Version)
	if asked(knowledge.Component) || asked(knowledge.Version) || !onPart && (asked(knowledge.Data) || asked(knowledge.Purpose)) {
		return false
	}
	if e.Scope.States(knowledge.Audience) {
		return false // it is for some people, whatever they do
	}
	return onPart || e.Scope.States(knowledge.Data) || slices.ContainsFunc(e.Scope.Terms[knowledge.Purpose], func(t knowledge.EntityID) bool {
		return slices.ContainsFunc(language.Words(sentence.TermName(r.Base, t)), func(x language.Token) bool { return !language.NoLimit(x.Norm) && !language.Using(x.Norm) })
	})
}

// onItsWayOut tells that all that is on record is that a document says on the day asked
// about that the use of the app is going to end: "we are moving away from it".
func (r *ruled) onItsWayOut(a assessment) bool {
	g := a.region
	return len(g.hit)+len(g.contested)+len(g.unsettled)+len(g.announced)+len(r.q.Where) == 0 && slices.ContainsFunc(g.considered, func(e *knowledge.Event) bool {
		return r.isRead(e) && e.Of == knowledge.Lift && (e.Until.IsZero() || e.Until.Last >= a.day)
	})
}

// asAsked is the verdict on what is asked, which may be the opposite: "is it no
// longer banned".
func (r *ruled) asAsked(v Verdict) Verdict {
	switch {
	case r.q.Flips && v == Yes:
		return No
	case r.q.Flips && v == No:
		return Yes
	}
	return v
}

func (r *ruled) verdictOf(g region) Verdict {
	if r.q.AsksPermission() {
		return g.may()
	}
	return g.verdict(r.q.Intent)
}

// standing is what stands for the actor and app on the day, as the question asks.
func (r *ruled) standing(actor, app knowledge.EntityID, day knowledge.Day) knowledge.Standing {
	s, _ := r.standingStated(actor, app, day)
	return s
}

// standingStated also gives what the question says of conditions of what stands.
func (r *ruled) standingStated(actor, app knowledge.EntityID, day knowledge.Day) (knowledge.Standing, []stance) {
	alone := r.alone || (r.q.Intent == question.Did || r.q.Intent == question.DidUndo) && !r.ruledFromAbove(actor, app)
	s := r.Timeline(app).At(knowledge.Case{Actor: actor, Where: r.q.Where, Elsewhere: r.q.Outside[knowledge.Place], Alone: alone}, day, r.at.Known)
	return r.underConditions(r.outside(s))
}

// ruledFromAbove tells that "we" are asked about, of whose own acts on the app no
// record tells, and that a document tells of one by a body above: it is ours as
// well.
func (r *ruled) ruledFromAbove(actor, app knowledge.EntityID) bool {
	if !r.q.Home || actor != r.Home {
		return false
	}
	above := r.Above(actor, r.at.Day)
	on := r.EventsOn(app)
	return slices.ContainsFunc(on, func(e *knowledge.Event) bool { return r.isRead(e) && slices.Contains(above, e.By) }) &&
		!slices.ContainsFunc(on, func(e *knowledge.Event) bool { return e.By == actor && !r.isRead(e) })
}

// period gives the days that the question asks about, up to the day of asking.
func (a *asked) period(actor, app knowledge.EntityID) (from, to knowledge.Day, named bool) {
	when := a.q.When
	if when == nil {
		return knowledge.FirstDay, a.at.Day, false
	}
	if when.Event != "" {
		return a.around(when, actor, app)
	}
	d := when.Date
	if when.Yearless {
		d = a.yearOf(d, actor, app)
	}
	switch when.Relation {
	case "before":
		if a.q.Must {
			return d.First - 1, d.First - 1, true // what has to be done before then has to by the day before
		}
		return knowledge.FirstDay, d.First - 1, true
	case "by":
		if a.asksState() {
			return d.Last, d.Last, true
		}
		return knowledge.FirstDay, d.Last, true
	case "since":
		return d.First, max(d.First, a.at.Day), true
	case "after":
		return d.Last + 1, max(d.Last+1, a.at.Day), true
	}
	return d.First, d.Last, true
}

// asksState tells that the question is how things stand on a day, rather than
// what was done up to it.
func (a *asked) asksState() bool {
	return a.q.AsksPermission() || a.q.Intent == question.Is || a.q.Intent == question.Covers || a.q.Intent == question.Status
}

// yearOf moves a date whose year was unsaid to the latest year in which
// something is on record then.
func (a *asked) yearOf(d knowledge.Date, actor, app knowledge.EntityID) knowledge.Date {
	var found knowledge.Date
	for _, e := range a.Timeline(app).Events {
		on := e.Announced
		if on.First <= knowledge.FirstDay { // a document without a date told it
			on = e.From
		}
		if actor != "" && e.By != actor || on.IsZero() {
			continue
		}
		y := on.First.Time().Year() - d.First.Time().Year()
		first, last := d.First.Time().AddDate(y, 0, 0), d.Last.Time().AddDate(y, 0, 0)
		moved := knowledge.Date{First: knowledge.DayOf(first), Last: knowledge.DayOf(last), Precision: d.Precision}
		if moved.First <= on.Last && on.First <= moved.Last && moved.First <= a.at.Day && (found.IsZero() || moved.First > found.First) {
			found = moved
		}
	}
	return found.Or(d)
}

// within keeps of a standing what was announced in the period.
func within(s knowledge.Standing, from, to knowledge.Day) knowledge.Standing {
	in := func(e *knowledge.Event) bool {
		return e != nil && e.Announced.First <= to && from <= e.Announced.Last
	}
	for i, c := range s.Cells {
		c.Undone = slices.DeleteFunc(slices.Clone(c.Undone), func(u knowledge.Undone) bool { return !in(u.Rule) })
		if c.Rule != nil && !in(c.Rule) {
			c = knowledge.Cell{Where: c.Where, App: c.App, Undone: c.Undone}
			if len(c.Undone) > 0 {
				u := c.Undone[0]
				c.Status, c.Rule, c.By = u.How, u.Rule, u.By
			}
		}
		s.Cells[i] = c
	}
	for _, list := range []*[]*knowledge.Event{&s.Announced, &s.Considered, &s.Said, &s.Speculated, &s.Disputed} {
		*list = slices.DeleteFunc(slices.Clone(*list), func(e *knowledge.Event) bool { return !in(e) })
	}
	return s
}

// differs tells that the verdict is not the same on every day of the period.
// Only days on which an event begins or ends can differ from the day before.
func (r *ruled) differs(actor, app knowledge.EntityID, act knowledge.Act, from, to knowledge.Day) bool {
	days := []knowledge.Day{to}
	for _, e := range r.Timeline(app).Events {
		for _, d := range []knowledge.Date{e.Announced, e.From, e.Until} {
			for _, x := range []knowledge.Day{d.First, d.Last + 1} {
				if !d.IsZero() && from < x && x <= to {
					days = append(days, x)
				}
			}
		}
	}
	on := func(day knowledge.Day) Verdict {
		return r.stateOf(sum(r.Base, r.standing(actor, app, day), act, r.statedScope(), r.q.All))
	}
	first, allowed, differs := on(from), false, false
	for _, d := range append(days, from) {
		v := on(d)
		differs = differs || v != first
		allowed = allowed || v == Yes || v == Partly
	}
	if r.q.Intent == question.Is && r.q.AsksPermission() && !allowed {
		return false // of no day anything says that it was allowed
	}
	return differs
}

// stateOf is the verdict on one of several days. A day before anything was on record, or
// was decided, is like one after it was undone: nothing was banned on either.
func (r *ruled) stateOf(g region) Verdict {
	v := r.verdictOf(g)
	if !r.q.AsksPermission() && len(g.contested)+len(g.unsettled)+len(g.hit) == 0 {
		return No
	}
	return v
}
