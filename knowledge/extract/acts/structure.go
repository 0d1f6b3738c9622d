package acts

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// stretch is one rule with all that tells it without a gap between.
type stretch struct {
	*claim.Rule
	last  knowledge.Day
	tells []*claim.Rule
	event *knowledge.Event
}

// stretches joins the rules that say the same on days that follow each other.
func stretches(rules []*claim.Rule) []*stretch {
	slices.SortStableFunc(rules, func(a, b *claim.Rule) int {
		return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Passage.ID, b.Passage.ID), cmp.Compare(a.Words, b.Words))
	})
	var list []*stretch
	for _, t := range rules {
		if n := len(list); n > 0 && key(list[n-1].Rule) == key(t) && t.First <= list[n-1].last+1 {
			s := list[n-1]
			s.last = max(s.last, t.Last)
			s.tells = append(s.tells, t)
			continue
		}
		list = append(list, &stretch{Rule: t, last: t.Last, tells: []*claim.Rule{t}})
	}
	return list
}

// proposals makes a reading of each rule that was told without a gap, and leads
// what ends a permission to it.
func (r *reconciler) proposals() []*knowledge.Reading {
	list := stretches(r.rules)
	slices.SortStableFunc(list, func(a, b *stretch) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(key(a.Rule), key(b.Rule)))
	})
	for _, s := range list {
		s.event = r.event(s)
	}
	var out []*knowledge.Reading
	for i, s := range list {
		switch s.Do {
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
		if p.By == s.By && p.App == s.App && (p.Do == knowledge.Allow || p.Do == knowledge.Restrict) && len(p.Doubts) <= len(s.Doubts) && p.Scope.IsZero() == s.Scope.IsZero() {
			return p
		}
	}
	return nil
}

// prohibition is what a document exempts from: what it told on the same days.
func prohibition(list []*stretch, s *stretch) *stretch {
	i := slices.IndexFunc(list, func(p *stretch) bool {
		return p.Do == knowledge.Ban && p.By == s.By && p.App == s.App && p.First <= s.last && s.First <= p.last
	})
	if i < 0 {
		return nil
	}
	return list[i]
}

// presupposed is the permission that there must have been before it ended.
func (r *reconciler) presupposed(s *stretch) *stretch {
	t := *s.Rule
	t.Do, t.On = knowledge.Allow, knowledge.Date{First: knowledge.FirstDay, Last: s.event.Announced.Last, Precision: knowledge.SpanPrecision}
	p := &stretch{Rule: &t, last: knowledge.LastDay, tells: []*claim.Rule{&t}}
	p.event = r.event(p)
	return p
}

// event is the rule as it is proposed.
func (r *reconciler) event(s *stretch) *knowledge.Event {
	e := &knowledge.Event{
		By: s.By, Do: s.Do, Of: s.Of, Apps: []knowledge.EntityID{s.App}, Announced: r.announced(s), Until: s.Until, Scope: s.Scope, Conditions: s.Terms,
		Collection: s.Passage.Collection, Origin: s.Passage.Origin,
	}
	if begins := s.On.Or(s.stood()); begins.First > e.Announced.Last && s.Do != knowledge.Consider {
		e.From = begins
	}
	if s.last < knowledge.LastDay && e.Until.IsZero() && s.Do != knowledge.Lift {
		e.Until, e.Fades = knowledge.OnDay(s.last), true
	}
	for _, t := range s.tells {
		rep := knowledge.Report{Source: t.Passage.Source, At: t.Passage.At, Quote: t.Words, Certainty: r.certainty(t)}
		if !slices.Contains(e.Reports, rep) {
			e.Reports = append(e.Reports, rep)
		}
	}
	r.uses(e)
	e.Text = r.tell(e)
	sum := sha256.Sum256([]byte(fmt.Sprint(key(s.Rule), "|", e.Announced, "|", e.From, "|", s.Passage.ID, "|", s.Words)))
	e.ID = knowledge.EventID(fmt.Sprintf("%.18s-%.18s-%s-%s", s.By, s.App, s.Do, hex.EncodeToString(sum[:4])))
	return e
}

// announced is since when the rule is told: the day that the text gives, else
// since when it has stood in its document, else the document's date. One that
// begins later was announced when it came to stand there.
func (r *reconciler) announced(s *stretch) knowledge.Date {
	told := r.SaidBy(s.Passage, s.stood())
	if !s.On.IsZero() && (told.IsZero() || s.On.First <= told.Last) {
		told = s.On
	}
	if told.IsZero() || r.Base.IsToCome(told) {
		return ground.ByNow(r.Today())
	}
	return told
}

// stood is since when the rule has stood in its document, else the document's date.
func (s *stretch) stood() knowledge.Date {
	if s.First > knowledge.FirstDay {
		return knowledge.OnDay(s.First)
	}
	return s.Passage.Date
}

func (s *stretch) reading() *knowledge.Reading {
	return &knowledge.Reading{Event: s.event, Passage: s.Passage.ID, Words: s.Words, Doubts: s.Doubts}
}

// tell tells the event in a plain sentence.
func (r *reconciler) tell(e *knowledge.Event) string {
	what := map[knowledge.Act]string{knowledge.Ban: "doesn't allow", knowledge.Lift: "no longer provides", knowledge.Restrict: "allows", knowledge.Allow: "allows", knowledge.Exempt: "makes an exception for", knowledge.Consider: "is considering"}[e.Do]
	if e.Do == knowledge.Consider && e.Of == knowledge.Lift {
		what = "is going to end its use of"
	}
	text := r.name(e.By) + " " + what + " " + r.Base.NameOf(e.Apps[0])
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
		list = append(list, r.Base.NameOf(id))
	}
	return strings.Join(list, " and ")
}

// certainty is how surely a document tells a rule: one of its own, or somebody
// else's.
func (r *reconciler) certainty(t *claim.Rule) knowledge.Certainty {
	if s := r.Base.Source(t.Passage.Source); s != nil && !r.OwnOf(s, r.Publisher(s)) {
		return knowledge.Reported
	}
	return knowledge.Stated
}

// key is what the rule says: versions that say the same tell one rule.
func key(t *claim.Rule) string {
	return fmt.Sprintf("%s|%s|%s|%s|%s|%v|%v|%s|%s|%v|%v", cmp.Or(t.Passage.Collection, knowledge.Open), t.By, t.App, t.Do, t.Of, t.Scope.Terms, t.Scope.Except, t.On, t.Until, t.Terms, t.Doubts)
}
