package answer

import (
	"fmt"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// decline says that nothing is on record for what was asked, and names the
// nearest record as a different one.
func (w *writer) decline(a assessment) {
	what := fmt.Sprintf("%s %s %s", w.NameOf(a.actor), pastOf[w.actOr(knowledge.Ban)], w.NameOf(a.app))
	if w.asksPermission() {
		what = fmt.Sprintf("%s may be used at %s", w.NameOf(a.app), w.NameOf(a.actor))
	}
	if where := w.whereWords(w.q.Where); where != "" {
		what += " " + where
	}
	if w.q.When != nil {
		what += " " + w.whenWords()
	}
	w.say("Nothing on record says whether %s.", what)
	w.leftOut(a)
	w.nearest(a.actor, []knowledge.EntityID{a.app})
}

// leftOut says that a rule that stands excepts just what is asked about.
func (w *writer) leftOut(a assessment) {
	if len(w.q.Where) == 0 {
		return
	}
	s := w.Timeline(a.app).At(knowledge.Case{Actor: a.actor}, a.day, w.at.Known)
	for _, r := range rulesOf(s.Cells) {
		for d, terms := range w.q.Where {
			for _, t := range terms {
				if slices.ContainsFunc(r.Scope.Except[d], func(x knowledge.EntityID) bool { return w.Within(t, x, a.day) }) {
					w.say("%s", closed("The "+noun(w.RuleOf(r).Do)+" on record leaves out "+w.termName(t)+", which is no permission", w.cite(string(r.ID), r.Text, r.Reports)))
				}
			}
		}
	}
}

func (w *writer) whenWords() string {
	d := w.q.When.Date
	switch w.q.When.Event {
	case language.Banning:
		return string(w.q.When.Relation) + " the ban"
	case language.Undoing:
		return string(w.q.When.Relation) + " the ban was lifted"
	}
	switch w.q.When.Relation {
	case "before", "since":
		if d.Precision == knowledge.SpanPrecision {
			d = knowledge.OnDay(d.First)
		}
	case "by", "after":
		if d.Precision == knowledge.SpanPrecision {
			d = knowledge.OnDay(d.Last)
		}
	default:
		return d.Phrase()
	}
	return string(w.q.When.Relation) + " " + d.Words()
}

// nearest tells the nearest record, as a different one: of the same actor and
// app, of the same app, or of the same actor, the latest of these.
func (w *writer) nearest(actor knowledge.EntityID, apps []knowledge.EntityID) {
	var same, sameApp, sameActor []*knowledge.Event
	for _, app := range apps {
		for _, e := range w.Timeline(app).Events {
			if e.Announced.First > w.at.Known || !e.Do.Rule() && e.Do != knowledge.Reinstate && e.Do != knowledge.Consider {
				continue
			}
			if e.By == actor {
				same = append(same, e)
			} else {
				sameApp = append(sameApp, e)
			}
		}
	}
	if actor != "" {
		for _, e := range w.EventsBy(actor) {
			if e.Announced.First <= w.at.Known && (e.Do.Rule() || e.Do == knowledge.Reinstate) {
				sameActor = append(sameActor, e)
			}
		}
	}
	for _, list := range [][]*knowledge.Event{same, sameApp, sameActor} {
		if len(list) == 0 {
			continue
		}
		e := slices.MaxFunc(list, knowledge.CompareEvents)
		w.say("The nearest record is a different one%s: %s", w.since(e), w.telling(e))
		w.after(e)
		return
	}
}

// since says that a rule was undone, in the sentence that tells it.
func (w *writer) since(e *knowledge.Event) string {
	switch f := w.fateOf(e); {
	case f.whole && f.ended && len(f.by) == 0:
		return ", since ended"
	case f.whole:
		return ", since undone"
	case len(f.by) > 0:
		return ", since undone in part"
	}
	return ""
}

func (w *writer) unknownApp(name string) Verdict {
	w.say("Nothing on record speaks of %s.", name)
	if len(w.q.Actors) > 0 && w.q.Intent != question.May {
		w.nearest(w.q.Actors[0], nil)
	}
	return Unknown
}

func (w *writer) unknownActor(name string, apps []knowledge.EntityID) Verdict {
	w.say("Nothing on record says what %s decided%s.", name, about(w.names(apps)))
	w.nearest("", apps)
	return Unknown
}

func about(what string) string {
	if what == "" {
		return ""
	}
	return " about " + what
}

// help says what can be asked, with an example from the records.
func (w *writer) help() {
	for _, e := range w.Events {
		if e.Do != knowledge.Ban || e.Announced.First > w.at.Known {
			continue
		}
		if apps := w.AppsOf(e); len(apps) > 0 {
			w.say("Ask me about an app and who decided on it, for example: “did %s ban %s?”, “why?”, or “timeline %s %s”.",
				w.NameOf(e.By), w.NameOf(apps[0]), w.NameOf(e.By), w.NameOf(apps[0]))
			return
		}
	}
	w.say("Ask me what somebody decided about an app.")
}

// chat answers what asks nothing of the records.
func (w *writer) chat() Verdict {
	w.say("I answer questions about app policies from dated records, each with its source.")
	w.help()
	return Info
}

// unread tells somebody in their own language that questions in it aren't read,
// and in which languages they are.
func (w *writer) unread() Verdict {
	if text, ok := language.Unread(w.q.Language); ok {
		w.say("%s", text)
	}
	return Unknown
}

// sure is for "are you sure?" with nothing before it.
func (w *writer) sure() Verdict {
	w.say("I tell only what the records say, and each sentence names its source.")
	w.help()
	return Info
}
