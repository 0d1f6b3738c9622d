package extract

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// liftedByDate are the ends of the bans that documents of home's own name by their day: "the
// block of 14 October was lifted this morning". It leaves out of the list what was read of
// such a sentence as if nothing else told of the ban. Where several were told on that day,
// or none, all stays as it is.
func (l *layout) liftedByDate(docs []doc, told []*knowledge.Reading) (rest, ends []*knowledge.Reading) {
	var rules []*knowledge.Reading
	for _, d := range docs {
		src := l.base.Source(d.id)
		if src == nil || !l.ownOf(src, l.publisher(src)) {
			continue
		}
		for _, p := range d.passages {
			if p.Past() || !language.MayAmend(p.Text) {
				continue
			}
			for _, s := range form.Split(p.Text) {
				of, since := language.LiftedBy(s.Text, src.Date.Last)
				if of.IsZero() || src.Date.IsZero() {
					continue
				}
				if rules == nil {
					rules = slices.Concat(told, l.proposals())
				}
				if rule := l.ruleOn(of, src, rules); rule != nil {
					told = slices.DeleteFunc(told, func(x *knowledge.Reading) bool {
						return x.Passage == p.ID && strings.Contains(s.Text, x.Words)
					})
					a := amendment{reader: l.reader, Amendment: &language.Amendment{When: since}, by: src, passage: p, said: s}
					ends = append(ends, a.event(knowledge.Lift, rule.Event))
				}
			}
		}
	}
	return told, ends
}

// ruleOn is the only ban or restriction that an earlier document of the same body told on the
// day, or nil.
func (l *layout) ruleOn(day knowledge.Date, by *knowledge.Source, list []*knowledge.Reading) (rule *knowledge.Reading) {
	for _, x := range list {
		if e := x.Event; e == nil || !x.Sure() || e.Do != knowledge.Ban && e.Do != knowledge.Restrict || e.By != l.bodyOf(by) || e.Announced != day && e.Start() != day {
			continue
		}
		if rule != nil {
			return nil
		}
		rule = x
	}
	return rule
}
