package acts

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// replaced ends the rules that only a document of home's own tells of which a later one
// says that it takes its place, by its date or its title: "this policy replaces version 1
// of 3 February 2025". What it guides people to is in doubt. Who may
// see the rule must be one who may see that.
func (r *reconciler) replaced(docs []ground.Document, list []*knowledge.Reading) {
	type place struct {
		src        *knowledge.Source
		collection knowledge.Collection
		surely     bool // that it is the document that is meant
	}
	by := map[knowledge.SourceID]place{}
	for _, d := range docs {
		src := r.Base.Source(d.ID)
		if src == nil || !r.OwnOf(src, r.Publisher(src)) {
			continue
		}
		for _, p := range d.Passages {
			if !language.MayReplace(p.Text) {
				continue
			}
			for _, part := range form.Split(p.Text) {
				if what := language.Replaced(part.Text); what != "" {
					for old, surely := range r.meantBy(what, src, docs) {
						if surely || !by[old].surely {
							by[old] = place{src, cmp.Or(p.Collection, knowledge.Open), surely}
						}
					}
				}
			}
		}
	}
	if len(by) == 0 {
		return
	}
	for _, x := range list {
		in := by[r.onlySource(x)]
		later := in.src
		switch {
		case later == nil || !x.Sure() || in.collection != knowledge.Open && in.collection != cmp.Or(r.Base.Passage(x.Passage).Collection, knowledge.Open):
		case x.Event != nil && (!x.Event.Until.IsZero() || x.Event.Start().First >= later.Date.First):
		case x.Event == nil || !in.surely:
			x.Doubts = append(x.Doubts, "whether it still holds: a later document takes the place of its own")
		default:
			x.Event.Until, x.Event.Fades = knowledge.OnDay(later.Date.First-1), true
		}
	}
}

// meantBy are the earlier documents of home's own that are meant by the words by which
// the one names what it takes the place of, and whether that is sure: by date and title,
// or as an earlier version of itself. A date alone, or a title alone, leaves it in doubt
// where no other is surely meant.
func (r *reconciler) meantBy(what string, by *knowledge.Source, docs []ground.Document) map[knowledge.SourceID]bool {
	meant := map[knowledge.SourceID]bool{}
	dates := language.Times(what, by.Date.Last)
	for _, d := range docs {
		src := r.Base.Source(d.ID)
		if src == nil || src.ID == by.ID || src.Date.IsZero() || by.Date.IsZero() || src.Date.Last >= by.Date.First || r.Publisher(src) != r.Publisher(by) {
			continue
		}
		dated := slices.ContainsFunc(dates, func(w language.When) bool { return !w.Date.IsZero() && !w.YearOnly && w.Date.Overlaps(src.Date) })
		named := src.Title != "" && strings.Contains(strings.ToLower(what), strings.ToLower(src.Title))
		only, earlier := language.NamesText(what, src.Title)
		version := only && earlier && sameText(src.Title, by.Title)
		switch {
		case dated:
			meant[src.ID] = only && named || version
		case len(dates) == 0 && (version || named):
			meant[src.ID] = version
		}
	}
	if slices.Contains(slices.Collect(maps.Values(meant)), true) {
		maps.DeleteFunc(meant, func(_ knowledge.SourceID, surely bool) bool { return !surely })
	}
	return meant
}

// sameText tells that two titles differ in nothing but numbers.
func sameText(a, b string) bool {
	words := func(title string) (list []string) {
		for _, t := range language.Words(title) {
			if strings.Trim(t.Norm, "0123456789v.") != "" {
				list = append(list, t.Stem)
			}
		}
		return list
	}
	return len(words(a)) > 0 && slices.Equal(words(a), words(b))
}

// onlySource is the one document that tells the reading, or "".
func (r *reconciler) onlySource(x *knowledge.Reading) knowledge.SourceID {
	var reports []knowledge.Report
	switch {
	case x.Event != nil && x.Event.Do.Rule():
		reports = x.Event.Reports
	case x.Fact != nil && x.Fact.Guides():
		reports = x.Fact.Reports
	}
	if len(reports) == 0 || slices.ContainsFunc(reports, func(p knowledge.Report) bool { return p.Source != reports[0].Source }) {
		return ""
	}
	return reports[0].Source
}
