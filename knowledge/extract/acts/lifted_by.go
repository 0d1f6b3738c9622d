package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// lifting is a sentence by which a document of home's own ends the ban of a day: "the block of
// 14 October was lifted this morning".
type lifting struct {
	amendment
	of knowledge.Date
}

// liftings are the sentences of the documents by which the bans of a day end.
func (r *reconciler) liftings(docs []ground.Document) (list []lifting) {
	for _, d := range docs {
		src := r.Base.Source(d.ID)
		if src == nil || src.Date.IsZero() || !r.OwnOf(src, r.Publisher(src)) {
			continue
		}
		for _, p := range d.Passages {
			if p.Past() || !language.MayAmend(p.Text) {
				continue
			}
			for _, s := range form.Split(p.Text) {
				if of, since, surely := language.LiftedBy(s.Text, src.Date.Last); !of.IsZero() {
					list = append(list, lifting{amendment{r, &language.Amendment{When: since, Unsure: !surely}, src, p, s}, of})
				}
			}
		}
	}
	return list
}

// withoutLifted leaves out of the list what was read of these sentences as if nothing else
// told of the ban that they end.
func withoutLifted(told []*knowledge.Reading, by []lifting) []*knowledge.Reading {
	return slices.DeleteFunc(told, func(x *knowledge.Reading) bool {
		return slices.ContainsFunc(by, func(a lifting) bool { return x.Passage == a.passage.ID && strings.Contains(a.said.Text, x.Words) })
	})
}

// liftedByDate are the ends of the bans that these sentences mean. Where several may be meant,
// or it isn't sure, all of them are in doubt.
func (r *reconciler) liftedByDate(by []lifting, list []*knowledge.Reading) (ends []*knowledge.Reading) {
	for _, a := range by {
		rules := r.rulesOn(a, list)
		if len(rules) == 1 && !a.Unsure && a.open(rules[0]) {
			ends = append(ends, a.event(knowledge.Lift, rules[0].Event))
			continue
		}
		for _, x := range rules {
			x.Doubts = append(x.Doubts, "whether it still stands: “"+a.said.Text+"”")
		}
	}
	return ends
}

// rulesOn are the bans and restrictions of the same body that may be meant: those of that
// day, or else that hold from then; where the document's title names apps, those on them.
func (r *reconciler) rulesOn(a lifting, list []*knowledge.Reading) (rules []*knowledge.Reading) {
	var later []*knowledge.Reading
	for _, x := range list {
		switch e := x.Event; {
		case e == nil || !x.Sure() || e.Do != knowledge.Ban && e.Do != knowledge.Restrict || e.By != r.BodyOf(a.by):
		case e.Announced == a.of:
			rules = append(rules, x)
		case e.Start() == a.of:
			later = append(later, x)
		}
	}
	if len(rules) == 0 {
		rules = later
	}
	titled := r.Lexicon.Mentions(a.by.Title)
	named := slices.DeleteFunc(slices.Clone(rules), func(x *knowledge.Reading) bool {
		return !slices.ContainsFunc(x.Event.Apps, func(id knowledge.EntityID) bool { return slices.Contains(titled, id) })
	})
	if len(named) > 0 {
		return named
	}
	return rules
}
