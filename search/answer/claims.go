package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// rankUnit is the unit of a number that is a place in an order, 1 the first.
const rankUnit = "rank"

// claimed answers a yes or no question that claims a place in an order ("the
// second most downloaded") or compares ("more users than"), where a record
// tells just that of the same.
func (w *writer) claimed(found []string) (Verdict, bool) {
	rest := slices.DeleteFunc(slices.Clone(w.q.Words), func(x question.Word) bool {
		return strings.HasPrefix(x.Stem, "~") || language.Ordinal(x.Text) > 0 || language.Same(x.Stem, language.Stem("often"))
	})
	place := language.Place(w.q.Wording)
	asked, compares := w.comparison(w.q.Wording)
	if place == 0 && !compares || w.q.Denies {
		return "", false
	}
	for _, m := range w.matches(rest, found) {
		if m.fact == nil || len(m.lacks) > 0 || w.says(m) != Yes {
			continue
		}
		verdict := Verdict("")
		if told, ok := w.comparison(m.fact.Text); ok && compares {
			verdict = asked.by(told)
		} else if !compares && m.fact.Value.Unit == rankUnit {
			verdict = yesIf(int(m.fact.Value.Number) == place)
		}
		if verdict != "" {
			w.factUnder("verdict."+string(verdict), m.fact)
			return verdict, true
		}
	}
	return "", false
}

// yesIf is yes or no.
func yesIf(is bool) Verdict {
	if is {
		return Yes
	}
	return No
}

// comparison is a claim that one has more or less of something than others.
type comparison struct {
	more bool
	of   knowledge.EntityID
	than []knowledge.EntityID
}

// comparison reads the one in the text: "X had more than Y".
func (w *writer) comparison(text string) (comparison, bool) {
	head, tail, more, ok := language.Comparison(text)
	if !ok {
		return comparison{}, false
	}
	compared := func(part string) []knowledge.EntityID {
		return slices.DeleteFunc(w.lexicon.Mentions(part), func(id knowledge.EntityID) bool {
			e := w.Entity(id)
			return e == nil || !e.Kind.Used() && !e.Kind.Acts()
		})
	}
	of, than := compared(head), compared(tail)
	if len(of) == 0 || len(than) == 0 {
		return comparison{}, false
	}
	return comparison{more, of[0], than}, true
}

// by is the verdict on a comparison that is asked about, by one that is told;
// empty where that tells nothing of it.
func (asked comparison) by(told comparison) Verdict {
	switch {
	case asked.of == told.of && slices.Contains(told.than, asked.than[0]):
		return yesIf(asked.more == told.more)
	case asked.than[0] == told.of && slices.Contains(told.than, asked.of):
		return yesIf(asked.more != told.more)
	}
	return ""
}

// turned tells that the record says of the one body what the question asks of
// the other: who sued whom. What is asked of both alike can't be turned.
func (w *writer) turned(m match) bool {
	if w.q.OneValue || anyOf("mutual", w.q.Words) {
		return false
	}
	asked, told := w.acting(w.q.Wording), w.acting(m.text())
	for i, a := range asked {
		for _, b := range asked[i+1:] {
			ta, tb := slices.Index(told, a), slices.Index(told, b)
			if ta >= 0 && tb >= 0 && tb < ta {
				return true
			}
		}
	}
	return false
}

// quoteOf is the report of the record that quotes somebody with the words that
// are asked about.
func (w *writer) quoteOf(m match) (knowledge.Report, bool) {
	for _, r := range m.reports() {
		if r.Quote == "" {
			continue
		}
		in := stem.Of(r.Quote)
		if !slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return !in[x.Stem] && !stem.Same(in, x.Stem) }) {
			return r, true
		}
	}
	return knowledge.Report{}, false
}

// acting lists the bodies and apps of a text in the order in which they act:
// whoever stands behind "by" comes first.
func (w *writer) acting(text string) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, part := range language.AgentFirst(text) {
		for _, id := range w.lexicon.Mentions(part) {
			if e := w.Entity(id); e != nil && (e.Kind.Acts() || e.Kind.Used()) && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return list
}

func (t *told) reports() []knowledge.Report {
	if t.fact != nil {
		return t.fact.Reports
	}
	return reportsOf(t.event)
}

// reportsOf are those of an event and of the reasons that are given for it.
func reportsOf(e *knowledge.Event) []knowledge.Report {
	list := slices.Clone(e.Reports)
	for _, r := range e.Reasons {
		list = append(list, r.Reports...)
	}
	return list
}

func (t *told) text() string {
	switch {
	case t.fact != nil:
		return t.fact.Text
	case t.event != nil:
		return t.event.Text
	}
	return t.passage.Text
}
