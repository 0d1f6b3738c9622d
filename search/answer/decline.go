package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// decline says that nothing is on record for what was asked, and names the
// nearest record as a different one.
func (w *writer) decline(a assess.Assessment) {
	slots := []string{"actor", w.NameOf(a.Actor), "app", w.NameOf(a.App), "where", w.whereWords(w.Q.Where), "when", w.whenWords()}
	switch {
	case w.Q.AsksPermission() && w.overBy():
		w.say("lacking.may-then", slots...)
	case w.Q.AsksPermission():
		w.say("lacking.may", slots...)
	default:
		w.say("lacking.whether", append(slots, "done", w.done(w.actOrBan()))...)
	}
	w.leftOut(a)
	w.nearest(a.Actor, []knowledge.EntityID{a.App}, w.adviceTakenBack(a)...)
}

// adviceTakenBack tells the latest that the actor only advised or warned of and took back, and that it
// did, and gives these back; nothing where it did neither.
func (w *writer) adviceTakenBack(a assess.Assessment) (told []*knowledge.Event) {
	for _, e := range w.Timeline(a.App).By(a.Actor) {
		ended := w.EndedBy(e, 0)
		if e.Do != knowledge.Advise && e.Do != knowledge.Warn || e.Announced.First > w.At.Known || len(ended) == 0 || w.doubted(e) {
			continue
		}
		if len(told) == 0 || knowledge.CompareEvents(told[0], e) < 0 {
			told = append([]*knowledge.Event{e}, ended...)
		}
	}
	for _, e := range told {
		w.add(w.telling(e))
	}
	return told
}

// overBy tells that the time asked about is over by the day of asking.
func (w *writer) overBy() bool {
	when := w.Q.When
	if when == nil || when.Event != "" || when.Relation == language.Since || when.Relation == language.After {
		return false
	}
	return when.Date.Last < w.At.Day
}

// leftOut says that a rule that stands excepts just what is asked about.
func (w *writer) leftOut(a assess.Assessment) {
	if len(w.Q.Where) == 0 {
		return
	}
	s := w.Timeline(a.App).At(knowledge.Case{Actor: a.Actor}, a.Day, w.At.Known)
	for _, r := range verdict.Rules(s.Cells) {
		for d, terms := range w.Q.Where {
			for _, t := range terms {
				if slices.ContainsFunc(r.Scope.Except[d], func(x knowledge.EntityID) bool { return w.Within(t, x, a.Day) }) {
					except := w.in.Say("lacking.excepted", "rule", w.rule(r), "term", w.termName(t))
					w.add(closed(except, w.cite(string(r.ID), r.Text, r.Reports)))
				}
			}
		}
	}
}

// whenWords tells the time that the question names, if it names one.
func (w *writer) whenWords() string { return w.dayWords(w.Q.When) }

// dayWords is a time in words.
func (w *writer) dayWords(when *language.When) string {
	switch {
	case when == nil:
		return ""
	case when.Event != "":
		return w.in.Say("around." + string(when.Event) + "." + string(when.Relation))
	}
	d := when.Date
	switch when.Relation {
	case language.Before, language.Since:
		if d.Precision == knowledge.SpanPrecision {
			d = knowledge.OnDay(d.First)
		}
	case language.By, language.After:
		if d.Precision == knowledge.SpanPrecision {
			d = knowledge.OnDay(d.Last)
		}
	default:
		return w.in.When(phrases.At, d)
	}
	return w.in.When(phrases.Relation(when.Relation), d)
}

// nearest tells the nearest record, as a different one: of the same actor and
// app, of a part of the actor, of a body above it, of the same app, or of the same actor, the latest of these.
// Home decides on so many apps that one on another is near only where both are of a class; beside what
// was told of the app before it, none on another is.
func (w *writer) nearest(actor knowledge.EntityID, apps []knowledge.EntityID, told ...*knowledge.Event) {
	var same, within, over, sameApp, sameActor []*knowledge.Event
	for _, app := range apps {
		for _, e := range w.Timeline(app).Events {
			if slices.Contains(told, e) || e.Announced.First > w.At.Known || !e.Do.Rule() && e.Do != knowledge.Reinstate && e.Do != knowledge.Consider {
				continue
			}
			switch {
			case e.By == actor:
				same = append(same, e)
			case actor != "" && slices.Contains(w.Above(e.By, w.At.Day), actor):
				within = append(within, e)
			case actor != "" && slices.Contains(w.Above(actor, w.At.Day), e.By):
				over = append(over, e)
			default:
				sameApp = append(sameApp, e)
			}
		}
	}
	if actor != "" && len(told) == 0 {
		for _, e := range w.EventsBy(actor) {
			if e.Announced.First <= w.At.Known && (e.Do.Rule() || e.Do == knowledge.Reinstate) && (actor != w.Home || w.sameClass(e, apps)) {
				sameActor = append(sameActor, e)
			}
		}
	}
	for _, list := range [][]*knowledge.Event{same, within, over, sameApp, sameActor} {
		if len(list) == 0 {
			continue
		}
		decided := slices.DeleteFunc(slices.Clone(list), func(e *knowledge.Event) bool { return e.Do == knowledge.Consider || w.doubted(e) })
		if len(decided) > 0 && w.Q.Verb != "consider" {
			list = decided // what was done is nearer than what may be
		}
		e := slices.MaxFunc(list, knowledge.CompareEvents)
		w.say("lacking.nearest", "since", w.since(e), "told", w.telling(e))
		w.tellChanges(e)
		w.after(e)
		return
	}
}

// sameClass tells that the event is on an app of a class of which one of the apps is.
func (w *writer) sameClass(e *knowledge.Event, apps []knowledge.EntityID) bool {
	for _, app := range apps {
		for _, class := range w.Entity(app).In {
			if slices.ContainsFunc(w.AppsOf(e), func(id knowledge.EntityID) bool { return w.Within(id, class.To, w.At.Day) }) {
				return true
			}
		}
	}
	return false
}

// doubted tells that somebody denied the event, or that nobody but who guesses tells of it.
func (w *writer) doubted(e *knowledge.Event) bool {
	denied := slices.ContainsFunc(w.Naming(e.ID), func(n *knowledge.Event) bool { return n.Do == knowledge.Deny && n.Announced.First <= w.At.Known })
	return denied || slices.ContainsFunc(e.Reports, func(r knowledge.Report) bool { return r.Denies }) ||
		!slices.ContainsFunc(e.Reports, func(r knowledge.Report) bool { return r.Certainty != knowledge.Speculated })
}

// since says that a rule was undone, in the sentence that tells it.
func (w *writer) since(e *knowledge.Event) string {
	switch f := w.FateOf(e); {
	case f.Whole && f.Ended && len(f.By) == 0:
		return w.in.Say("undone.since.ended")
	case f.Whole:
		return w.in.Say("undone.since.undone")
	case len(f.By) > 0:
		return w.in.Say("undone.since.partly")
	}
	return ""
}

func (w *writer) unknownApp(name string) verdict.Verdict {
	w.say("lacking.name", "name", name)
	if len(w.Q.Actors) > 0 && w.Q.Intent != question.May {
		w.nearest(w.Q.Actors[0], nil)
	}
	return verdict.Unknown
}

func (w *writer) unknownActor(name string, apps []knowledge.EntityID) verdict.Verdict {
	if on := w.names(apps); on != "" {
		w.say("lacking.decided-on", "name", name, "apps", on)
	} else {
		w.say("lacking.decided", "name", name)
	}
	w.nearest("", apps)
	return verdict.Unknown
}

// help says what can be asked, with an example from the records.
func (w *writer) help() {
	for _, e := range w.Events {
		if e.Do != knowledge.Ban || e.Announced.First > w.At.Known {
			continue
		}
		if apps := w.AppsOf(e); len(apps) > 0 {
			w.say("ask.example", "actor", w.NameOf(e.By), "app", w.NameOf(apps[0]))
			return
		}
	}
	w.say("ask.plain")
}

// chat answers what asks nothing of the records.
func (w *writer) chat() verdict.Verdict {
	w.say("ask.chat")
	w.help()
	return verdict.Info
}

// unread tells somebody in their own language that questions in it aren't read,
// and in which languages they are.
func (w *writer) unread() verdict.Verdict {
	if text, ok := language.Unread(w.Q.Language); ok {
		w.out.Language = string(w.Q.Language)
		w.add(text)
		w.out.Language = string(w.Q.Language)
	}
	return verdict.Unknown
}

// sure is for "are you sure?" with nothing before it.
func (w *writer) sure() verdict.Verdict {
	w.say("ask.sure")
	w.help()
	return verdict.Info
}
