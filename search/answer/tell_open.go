package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

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
	w.say("standing.disagree", "actor", w.NameOf(a.Actor), "done", w.done(w.actOrBan()), "app", w.NameOf(a.App))
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
