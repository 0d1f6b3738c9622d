package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// done are the events that it makes of the rule, or that it isn't told what it does.
func (a *amendment) done(x *knowledge.Reading) (list []*knowledge.Reading, ok bool) {
	if x.Event == nil || !a.toldOnce(x) {
		return nil, false
	}
	if a.About != [2]int{} {
		return a.endFor(x.Event)
	}
	switch a.Does {
	case language.EndsText:
		return []*knowledge.Reading{a.event(knowledge.Lift, x.Event)}, true
	case language.ExceptsFrom:
		return a.exempt(x.Event)
	case language.ProlongsText:
		return a.prolong(x.Event)
	}
	return a.exchange(x)
}

// toldOnce tells that no other document tells the rule, which would stand on.
func (a *amendment) toldOnce(x *knowledge.Reading) bool {
	p := a.Base.Passage(x.Passage)
	return !slices.ContainsFunc(x.Event.Reports, func(rep knowledge.Report) bool { return rep.Source != p.Source })
}

// event is an event that does it to the rule.
func (a *amendment) event(do knowledge.Act, rule *knowledge.Event) *knowledge.Reading {
	e := &knowledge.Event{By: rule.By, Do: do, Apps: rule.Apps, Names: []knowledge.EventID{rule.ID}, Announced: a.day(), Collection: a.passage.Collection, Origin: a.passage.Origin}
	if a.When.First > e.Announced.Last {
		e.From = a.When
	}
	e.Reports = []knowledge.Report{{Source: a.by.ID, At: a.passage.At, Quote: a.said.Text, Certainty: knowledge.Stated}}
	e.ID = knowledge.EventID(string(rule.ID) + "-" + string(do) + "-" + ground.Digest(string(a.passage.ID)+a.said.Text))
	e.Text = a.sentenceOf(e)
	return &knowledge.Reading{Event: e, Passage: a.passage.ID, Words: a.said.Text}
}

// exempt leaves people out of a ban or a restriction.
func (a *amendment) exempt(rule *knowledge.Event) (list []*knowledge.Reading, ok bool) {
	terms, only := a.prose.Terms(a.said.Text[a.Whom[0]:a.Whom[1]], a.passage)
	if rule.Do == knowledge.Allow || len(terms) == 0 || !only {
		return nil, false
	}
	x := a.event(knowledge.Exempt, rule)
	x.Event.Scope = knowledge.Scope{Terms: terms}
	x.Event.Text = a.sentenceOf(x.Event)
	a.uses(x.Event)
	return []*knowledge.Reading{x}, true
}

// endFor ends the rule for the apps alone that the sentence says it is about, and does nothing
// where it is none on them.
func (a *amendment) endFor(rule *knowledge.Event) (list []*knowledge.Reading, ok bool) {
	apps := a.onlyApps(a.said.Text[a.About[0]:a.About[1]])
	if len(apps) == 0 || a.Does != language.EndsText {
		return nil, false
	}
	apps = slices.DeleteFunc(apps, func(app knowledge.EntityID) bool {
		return !slices.ContainsFunc(rule.Apps, func(of knowledge.EntityID) bool { return a.Base.Within(app, of, a.Today()) })
	})
	if len(apps) == 0 {
		return nil, true
	}
	x := a.event(knowledge.Lift, rule)
	x.Event.Apps = apps
	x.Event.Text = a.sentenceOf(x.Event)
	return []*knowledge.Reading{x}, true
}

// onlyApps are the apps that the words name, where they name nothing else: "Pigeon and Dove".
func (a *amendment) onlyApps(words string) (apps []knowledge.EntityID) {
	tokens := language.Words(words)
	named := 0
	for _, m := range a.Lexicon.Named(tokens) {
		ids := ground.Apps(a.Base, m.Entities)
		if len(ids) != 1 || len(m.Entities) != 1 {
			return nil
		}
		apps, named = append(apps, ids[0]), named+m.To-m.From
	}
	for _, t := range tokens {
		if t.Norm == "and" || t.Norm == "the" {
			named++
		}
	}
	if named < len(tokens) {
		return nil
	}
	return apps
}

// prolong gives a rule that ends on a day another one. One without a day stays as it is.
func (a *amendment) prolong(rule *knowledge.Event) (list []*knowledge.Reading, ok bool) {
	switch {
	case rule.Until.IsZero() || rule.Fades:
		return nil, true
	case a.Until.First <= rule.Until.Last:
		return nil, false
	}
	x := a.event(knowledge.Amend, rule)
	x.Event.Until = a.Until
	x.Event.Text = a.sentenceOf(x.Event)
	return []*knowledge.Reading{x}, true
}

// exchange ends the rule on an app whose name is deleted. Where that of another takes its
// place, the same holds for that from then on.
func (a *amendment) exchange(x *knowledge.Reading) (list []*knowledge.Reading, ok bool) {
	rule := x.Event
	was, is := a.appNamed(a.Old), a.appNamed(a.New)
	switch {
	case was == "" && !strings.Contains(x.Words, a.Old), was != "" && !slices.Contains(rule.Apps, was):
		return nil, true // it has nothing of it
	case was == "", is == "" && a.New != "":
		return nil, false
	}
	end := a.event(knowledge.Lift, rule)
	end.Event.Apps = []knowledge.EntityID{was}
	end.Event.Text = a.sentenceOf(end.Event)
	if is == "" {
		return []*knowledge.Reading{end}, true
	}
	next := *rule
	next.Apps, next.Announced, next.From, next.Origin = []knowledge.EntityID{is}, end.Event.Announced, end.Event.From, end.Event.Origin
	next.Reports, next.Collection = end.Event.Reports, end.Event.Collection
	next.ID = knowledge.EventID(string(rule.ID) + "-" + string(is) + "-" + ground.Digest(string(a.passage.ID)+a.said.Text))
	next.Text = a.sentenceOf(&next)
	return []*knowledge.Reading{end, {Event: &next, Passage: a.passage.ID, Words: a.said.Text}}, true
}

// appNamed is the one app that the words name, or "".
func (a *amendment) appNamed(words string) knowledge.EntityID {
	var is []knowledge.EntityID
	for _, id := range a.Lexicon.Mentions(words) {
		if e := a.Base.Entity(id); e != nil && e.Kind == knowledge.App {
			is = ground.AppendNew(is, id)
		}
	}
	if len(is) != 1 {
		return ""
	}
	return is[0]
}
