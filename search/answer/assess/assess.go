package assess

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/sentence"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// Assessment is what stands between one actor and one app, as a question asks.
type Assessment struct {
	Actor, App knowledge.EntityID
	Act        knowledge.Act
	Day        knowledge.Day
	Region     verdict.Region
	Verdict    verdict.Verdict
	Differs    bool     // the days of the period asked about differ
	Stated     []Stance // what the question says of conditions there
}

// Assess works out what stands for the actor and app, on the day or in the
// period that the question names.
func (j *Judge) Assess(actor, app knowledge.EntityID) Assessment {
	a := Assessment{Actor: actor, App: app, Act: j.Q.Act, Day: j.At.Day}
	if a.Act == "" {
		a.Act = knowledge.Ban
	}
	sumAs := a.Act
	if j.Q.AsksPermission() {
		sumAs = knowledge.Ban // what bans it decides, as for may
	}
	from, to, period := j.Period(actor, app)
	a.Day = to
	s, stated := j.standingStated(actor, app, to)
	a.Stated = stated
	switch {
	case period && j.Q.Intent == question.Did:
		s = Within(s, from, to)
	case period && from < to && j.Q.Intent != question.Did:
		a.Differs = j.differs(actor, app, sumAs, from, to)
	}
	a.Region = verdict.Sum(j.Base, s, sumAs, j.StatedScope(), j.Q.All)
	a.Verdict = j.saved(actor, app, j.VerdictOf(a.Region))
	if j.Q.Intent == question.Did || j.Q.Intent == question.Is || j.Q.Intent == question.May {
		a.Verdict = j.AsAsked(a.Verdict)
	}
	if a.Differs || j.narrowOnly(a) || j.narrowPeople(a) || j.unmetAbove(a) {
		a.Verdict = verdict.Partly
	}
	if j.rulesApart(a) || j.outsidersOnly(a) || j.otherDevice(a) || j.someElsewhere(a) {
		a.Verdict = verdict.Unknown
	}
	if a.Verdict == verdict.Unknown && j.Q.AsksPermission() && j.onItsWayOut(a) {
		a.Verdict = verdict.UnderReview
	}
	return a
}

// narrowOnly tells that all that bans the app bans a part of it, or was read in documents
// and bans it for some data or purpose, or in some room, and that the question is on none: for
// others it may be used for all that is known.
func (j *Judge) narrowOnly(a Assessment) bool {
	rules := verdict.Rules(a.Region.Hit)
	if j.Q.All || j.Q.Intent != question.May && j.Q.Intent != question.Is || len(rules) == 0 || a.Verdict != verdict.Yes && a.Verdict != verdict.No {
		return false
	}
	plain := len(j.Sentences().Particulars()) == 0
	return !slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		onPart := e.Scope.States(knowledge.Component) || e.Scope.States(knowledge.Version)
		return !j.elsewhere(e) && (!(j.IsRead(e) && plain || !j.IsRead(e) && onPart) || !j.leavesUse(e))
	})
}

// otherDevice tells that the question is on a device such as one's own phone, and on no data or
// purpose, and that all that bans the app was read in documents, bans it for some of these and says
// nothing of devices: whether it may be used there is left open, unless something allows it.
func (j *Judge) otherDevice(a Assessment) bool {
	rules := verdict.Rules(a.Region.Hit)
	if j.Q.All || j.Q.Intent != question.May && j.Q.Intent != question.Is || len(rules) == 0 || len(a.Region.Milder) > 0 || a.Verdict != verdict.Yes && a.Verdict != verdict.No {
		return false
	}
	return j.Sentences().OnDevice() && !slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		return !j.IsRead(e) || e.Scope.States(knowledge.Device) || !j.leavesUse(e) && !e.Scope.States(knowledge.Network)
	})
}

// someElsewhere tells that the question names a place or the like that nothing on record speaks of,
// and no people, and that all that bans the app was read in documents and is for some people: whether
// anything was banned there is left open.
func (j *Judge) someElsewhere(a Assessment) bool {
	rules := verdict.Rules(a.Region.Hit)
	if _, lacks := j.Q.Lacks(question.ScopeRole); !lacks || a.Verdict != verdict.Yes || len(rules) == 0 || len(j.Sentences().People()) > 0 {
		return false
	}
	return !slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		return !j.IsRead(e) || !e.Scope.States(knowledge.Audience) && !e.Scope.States(knowledge.Unit)
	})
}

// narrowPeople tells that all that bans the app was read in documents, and bans it for
// some people, and that whoever asks whether they may doesn't say that they are of those.
func (j *Judge) narrowPeople(a Assessment) bool {
	rules := verdict.Rules(a.Region.Hit)
	if j.Q.All || !j.Q.AsksPermission() || len(rules) == 0 || a.Verdict != verdict.No {
		return false
	}
	return !slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		of := func(t knowledge.EntityID) bool { return j.Within(a.Actor, t, a.Day) }
		apart := func(d knowledge.Dimension) bool {
			return e.Scope.States(d) && len(j.Q.Where[d]) == 0 && !slices.ContainsFunc(e.Scope.Terms[d], of)
		}
		return !j.IsRead(e) || j.forOutsiders(e) || !apart(knowledge.Audience) && !apart(knowledge.Unit) && !j.elsewhere(e)
	})
}

// elsewhere tells that the rule was read in documents, of rooms and sites that no record knows, and
// that the question names no place: "in the warehouse" says nothing of a desk, nor of home.
func (j *Judge) elsewhere(e *knowledge.Event) bool {
	known := func(t knowledge.EntityID) bool { x := j.Entity(t); return x == nil || !x.Proposed }
	return j.IsRead(e) && e.Scope.States(knowledge.Place) && len(j.Q.Where[knowledge.Place]) == 0 && !slices.ContainsFunc(e.Scope.Terms[knowledge.Place], known)
}

// forOutsiders tells that the rule is for people who don't work here, which says nothing
// to whoever does.
func (j *Judge) forOutsiders(e *knowledge.Event) bool {
	return slices.ContainsFunc(e.Scope.Terms[knowledge.Audience], func(t knowledge.EntityID) bool { return language.NotStaff(sentence.TermName(j.Base, t)) })
}

// rulesApart tells that a rule that decides was read in a passage that says something else
// of the people whom the question names, and that no rule there is for them.
func (j *Judge) rulesApart(a Assessment) bool {
	rules := verdict.Rules(slices.Concat(a.Region.Hit, a.Region.Milder))
	if len(j.Sentences().People()) == 0 || a.Verdict != verdict.Yes && a.Verdict != verdict.No || slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		return !j.IsRead(e) || e.Scope.States(knowledge.Audience) || e.Scope.States(knowledge.Unit)
	}) {
		return false
	}
	return slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
		read := j.Read(string(e.ID))
		return j.Sentences().SetApart(read.Passage, read.Words, func(sentence string) bool {
			return slices.ContainsFunc(j.ReadIn(read.Passage), func(x *knowledge.Reading) bool {
				return x.Event != nil && x.Sure() && (strings.Contains(sentence, x.Words) || strings.Contains(x.Words, sentence))
			})
		})
	})
}

// outsidersOnly tells that whoever asks whether they may names no people, and that all that
// bans the app was read in documents, and is for people who don't work here.
func (j *Judge) outsidersOnly(a Assessment) bool {
	rules := verdict.Rules(a.Region.Hit)
	return a.Verdict == verdict.No && j.Q.Intent == question.May && !j.Q.All && len(rules) > 0 && len(j.Sentences().People()) == 0 &&
		!slices.ContainsFunc(rules, func(e *knowledge.Event) bool { return !j.IsRead(e) || !j.forOutsiders(e) })
}

// leavesUse tells that the rule is for some use of the app, that the question names none, and that
// the rule isn't for some people: theirs is for them, whatever they do.
func (j *Judge) leavesUse(e *knowledge.Event) bool {
	return !e.Scope.States(knowledge.Audience) && j.ForSomeUse(e)
}

// ForSomeUse tells that the scope of the rule states data, a purpose or a part of the app,
// and the question none. A question of data or a purpose is still on all parts.
func (j *Judge) ForSomeUse(e *knowledge.Event) bool {
	asked := func(d knowledge.Dimension) bool { return len(j.Q.Where[d]) > 0 }
	onPart := e.Scope.States(knowledge.Component) || e.Scope.States(knowledge.Version)
	if asked(knowledge.Component) || asked(knowledge.Version) || !onPart && (asked(knowledge.Data) || asked(knowledge.Purpose)) {
		return false
	}
	return onPart || e.Scope.States(knowledge.Data) || slices.ContainsFunc(e.Scope.Terms[knowledge.Purpose], func(t knowledge.EntityID) bool {
		return slices.ContainsFunc(language.Words(sentence.TermName(j.Base, t)), func(x language.Token) bool { return !language.NoLimit(x.Norm) && !language.Using(x.Norm) })
	})
}

// onItsWayOut tells that all that is on record is that a document says on the day asked
// about that the use of the app is going to end: "we are moving away from it".
func (j *Judge) onItsWayOut(a Assessment) bool {
	g := a.Region
	return len(g.Hit)+len(g.Contested)+len(g.Unsettled)+len(g.Announced)+len(j.Q.Where) == 0 && slices.ContainsFunc(g.Considered, func(e *knowledge.Event) bool {
		return j.IsRead(e) && e.Of == knowledge.Lift && (e.Until.IsZero() || e.Until.Last >= a.Day)
	})
}

// AsAsked is the verdict on what is asked, which may be the opposite: "is it no
// longer banned".
func (j *Judge) AsAsked(v verdict.Verdict) verdict.Verdict {
	switch {
	case j.Q.Flips && v == verdict.Yes:
		return verdict.No
	case j.Q.Flips && v == verdict.No:
		return verdict.Yes
	}
	return v
}

// VerdictOf is the verdict on the region, as the question is put.
func (j *Judge) VerdictOf(g verdict.Region) verdict.Verdict {
	if j.Q.AsksPermission() {
		return g.May()
	}
	return g.Verdict(j.Q.Intent)
}

// Standing is what stands for the actor and app on the day, as the question asks.
func (j *Judge) Standing(actor, app knowledge.EntityID, day knowledge.Day) knowledge.Standing {
	s, _ := j.standingStated(actor, app, day)
	return s
}

// standingStated also gives what the question says of conditions of what stands.
func (j *Judge) standingStated(actor, app knowledge.EntityID, day knowledge.Day) (knowledge.Standing, []Stance) {
	alone := j.Alone || (j.Q.Intent == question.Did || j.Q.Intent == question.DidUndo) && !j.RuledFromAbove(actor, app)
	s := j.Timeline(app).At(knowledge.Case{Actor: actor, Where: j.Q.Where, Elsewhere: j.Q.Outside[knowledge.Place], Alone: alone}, day, j.At.Known)
	return j.underConditions(j.outside(s))
}

// RuledFromAbove tells that "we" are asked about, of whose own acts on the app no
// record tells, and that a document tells of one by a body above: it is ours as
// well.
func (j *Judge) RuledFromAbove(actor, app knowledge.EntityID) bool {
	if !j.Q.Home || actor != j.Home {
		return false
	}
	above := j.Above(actor, j.At.Day)
	on := j.EventsOn(app)
	return slices.ContainsFunc(on, func(e *knowledge.Event) bool { return j.IsRead(e) && slices.Contains(above, e.By) }) &&
		!slices.ContainsFunc(on, func(e *knowledge.Event) bool { return e.By == actor && !j.IsRead(e) })
}

// Within keeps of a standing what was announced in the period.
func Within(s knowledge.Standing, from, to knowledge.Day) knowledge.Standing {
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
func (j *Judge) differs(actor, app knowledge.EntityID, act knowledge.Act, from, to knowledge.Day) bool {
	days := []knowledge.Day{to}
	for _, e := range j.Timeline(app).Events {
		for _, d := range []knowledge.Date{e.Announced, e.From, e.Until} {
			for _, x := range []knowledge.Day{d.First, d.Last + 1} {
				if !d.IsZero() && from < x && x <= to {
					days = append(days, x)
				}
			}
		}
	}
	on := func(day knowledge.Day) verdict.Verdict {
		return j.stateOf(verdict.Sum(j.Base, j.Standing(actor, app, day), act, j.StatedScope(), j.Q.All))
	}
	first, allowed, differs := on(from), false, false
	for _, d := range append(days, from) {
		v := on(d)
		differs = differs || v != first
		allowed = allowed || v == verdict.Yes || v == verdict.Partly
	}
	if j.Q.Intent == question.Is && j.Q.AsksPermission() && !allowed {
		return false // of no day anything says that it was allowed
	}
	return differs
}

// stateOf is the verdict on one of several days. A day before anything was on record, or
// was decided, is like one after it was undone: nothing was banned on either.
func (j *Judge) stateOf(g verdict.Region) verdict.Verdict {
	v := j.VerdictOf(g)
	if !j.Q.AsksPermission() && len(g.Contested)+len(g.Unsettled)+len(g.Hit) == 0 {
		return verdict.No
	}
	return v
}
