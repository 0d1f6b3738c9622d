package extract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// stretch is one rule with all that tells it without a gap between.
type stretch struct {
	*told
	last  knowledge.Day
	tells []*told
	event *knowledge.Event
}

// stretches joins the rules that say the same on days that follow each other.
func stretches(rules []*told) []*stretch {
	slices.SortStableFunc(rules, func(a, b *told) int {
		return cmp.Or(cmp.Compare(a.key(), b.key()), cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last), cmp.Compare(a.passage.ID, b.passage.ID), cmp.Compare(a.words, b.words))
	})
	var list []*stretch
	for _, t := range rules {
		if n := len(list); n > 0 && list[n-1].key() == t.key() && t.first <= list[n-1].last+1 {
			s := list[n-1]
			s.last = max(s.last, t.last)
			s.tells = append(s.tells, t)
			continue
		}
		list = append(list, &stretch{told: t, last: t.last, tells: []*told{t}})
	}
	return list
}

// proposals makes a reading of each rule that was told without a gap, and leads
// what ends a permission to it.
func (r *reconciler) proposals() []*knowledge.Reading {
	list := stretches(r.rules)
	slices.SortStableFunc(list, func(a, b *stretch) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.key(), b.key()))
	})
	for _, s := range list {
		s.event = r.event(s)
	}
	var out []*knowledge.Reading
	for i, s := range list {
		switch s.do {
		case knowledge.Exempt:
			if rule := prohibition(list, s); rule != nil {
				s.event.Names = []knowledge.EventID{rule.event.ID}
			}
		case knowledge.Lift:
			rule := permission(list[:i], s)
			if rule == nil {
				rule = r.presupposed(s)
				out = append(out, rule.reading())
			}
			rule.event.Until, rule.event.Fades = knowledge.Date{}, false // it ended by this
			s.event.Names = []knowledge.EventID{rule.event.ID}
		}
		out = append(out, s.reading())
	}
	slices.SortFunc(out, func(a, b *knowledge.Reading) int { return cmp.Compare(a.Event.ID, b.Event.ID) })
	return out
}

// permission is the latest permission before the end of it is told.
func permission(before []*stretch, s *stretch) *stretch {
	for _, p := range slices.Backward(before) {
		if p.by == s.by && p.app == s.app && (p.do == knowledge.Allow || p.do == knowledge.Restrict) && len(p.doubts) <= len(s.doubts) && p.scope.IsZero() == s.scope.IsZero() {
			return p
		}
	}
	return nil
}

// prohibition is what a document exempts from: what it told on the same days.
func prohibition(list []*stretch, s *stretch) *stretch {
	i := slices.IndexFunc(list, func(p *stretch) bool {
		return p.do == knowledge.Ban && p.by == s.by && p.app == s.app && p.first <= s.last && s.first <= p.last
	})
	if i < 0 {
		return nil
	}
	return list[i]
}

// presupposed is the permission that there must have been before it ended.
func (r *reconciler) presupposed(s *stretch) *stretch {
	t := *s.told
	t.do, t.on = knowledge.Allow, knowledge.Date{First: knowledge.FirstDay, Last: s.event.Announced.Last, Precision: knowledge.SpanPrecision}
	p := &stretch{told: &t, last: knowledge.LastDay, tells: []*told{&t}}
	p.event = r.event(p)
	return p
}

// event is the rule as it is proposed.
func (r *reconciler) event(s *stretch) *knowledge.Event {
	e := &knowledge.Event{
		By: s.by, Do: s.do, Of: s.of, Apps: []knowledge.EntityID{s.app}, Announced: r.announced(s), Until: s.until, Scope: s.scope, Conditions: s.terms,
		Collection: s.passage.Collection, Origin: s.passage.Origin,
	}
	if begins := s.on.Or(s.stood()); begins.First > e.Announced.Last && s.do != knowledge.Consider {
		e.From = begins
	}
	if s.last < knowledge.LastDay && e.Until.IsZero() && s.do != knowledge.Lift {
		e.Until, e.Fades = knowledge.OnDay(s.last), true
	}
	for _, t := range s.tells {
		rep := knowledge.Report{Source: t.passage.Source, At: t.passage.At, Quote: t.words, Certainty: r.certainty(t)}
		if !slices.Contains(e.Reports, rep) {
			e.Reports = append(e.Reports, rep)
		}
	}
	r.uses(e)
	e.Text = r.tell(e)
	sum := sha256.Sum256([]byte(fmt.Sprint(s.key(), "|", e.Announced, "|", e.From, "|", s.passage.ID, "|", s.words)))
	e.ID = knowledge.EventID(fmt.Sprintf("%.18s-%.18s-%s-%s", s.by, s.app, s.do, hex.EncodeToString(sum[:4])))
	return e
}

// announced is since when the rule is told: the day that the text gives, else
// since when it has stood in its document, else the document's date. One that
// begins later was announced when it came to stand there.
func (r *reconciler) announced(s *stretch) knowledge.Date {
	told := r.saidBy(s.passage, s.stood())
	if !s.on.IsZero() && (told.IsZero() || s.on.First <= told.Last) {
		told = s.on
	}
	if told.IsZero() || r.base.isToCome(told) {
		return byNow(r.today())
	}
	return told
}

// stood is since when the rule has stood in its document, else the document's date.
func (s *stretch) stood() knowledge.Date {
	if s.first > knowledge.FirstDay {
		return knowledge.OnDay(s.first)
	}
	return s.passage.Date
}

func (s *stretch) reading() *knowledge.Reading {
	return &knowledge.Reading{Event: s.event, Passage: s.passage.ID, Words: s.words, Doubts: s.doubts}
}

// tell tells the event in a plain sentence.
func (r *reconciler) tell(e *knowledge.Event) string {
	what := map[knowledge.Act]string{knowledge.Ban: "doesn't allow", knowledge.Lift: "no longer provides", knowledge.Restrict: "allows", knowledge.Allow: "allows", knowledge.Exempt: "makes an exception for", knowledge.Consider: "is considering"}[e.Do]
	if e.Do == knowledge.Consider && e.Of == knowledge.Lift {
		what = "is going to end its use of"
	}
	text := r.name(e.By) + " " + what + " " + r.base.NameOf(e.Apps[0])
	for _, d := range knowledge.Dimensions() {
		if len(e.Scope.Terms[d]) > 0 {
			text += ", " + scopeWord(d) + " " + r.namesOf(e.Scope.Terms[d])
		}
	}
	for _, d := range knowledge.Dimensions() {
		if len(e.Scope.Except[d]) > 0 {
			text += ", but not " + scopeWord(d) + " " + r.namesOf(e.Scope.Except[d])
		}
	}
	for _, c := range e.Conditions {
		text += " (" + c.Name + ")"
	}
	return text + "."
}

func scopeWord(d knowledge.Dimension) string {
	switch d {
	case knowledge.Data:
		return "with"
	case knowledge.Device, knowledge.Network:
		return "on"
	case knowledge.Place:
		return "in"
	}
	return "for"
}

func (r *reconciler) namesOf(ids []knowledge.EntityID) string {
	var list []string
	for _, id := range ids {
		list = append(list, r.base.NameOf(id))
	}
	return strings.Join(list, " and ")
}

// certainty is how surely a document tells a rule: one of its own, or somebody
// else's.
func (r *reconciler) certainty(t *told) knowledge.Certainty {
	if s := r.base.Source(t.passage.Source); s != nil && !r.ownOf(s, r.publisher(s)) {
		return knowledge.Reported
	}
	return knowledge.Stated
}
