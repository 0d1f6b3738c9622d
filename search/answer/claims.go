package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// claimed answers a yes or no question that claims a place in an order ("the
// second most downloaded") or compares ("more users than"), where a record
// tells just that of the same.
func (w *writer) claimed(found []string) (verdict.Verdict, bool) {
	rest := slices.DeleteFunc(slices.Clone(w.Q.Words), func(x question.Word) bool {
		return strings.HasPrefix(x.Stem, "~") || language.Ordinal(x.Text) > 0 || language.Same(x.Stem, language.Stem("often"))
	})
	place := language.Place(w.Q.Wording)
	asked, compares := w.comparison(w.Q.Wording)
	if place == 0 && !compares || w.Q.Denies {
		return "", false
	}
	for _, m := range w.Matches(rest, found) {
		if m.Fact == nil || len(m.Lacks) > 0 || w.says(m) != verdict.Yes {
			continue
		}
		v := verdict.Verdict("")
		if told, ok := w.comparison(m.Fact.Text); ok && compares {
			v = asked.by(told)
		} else if !compares && m.Fact.Value.Unit == match.RankUnit {
			v = yesIf(int(m.Fact.Value.Number) == place)
		}
		if v != "" {
			w.factUnder("verdict."+string(v), m.Fact)
			return v, true
		}
	}
	return "", false
}

// yesIf is yes or no.
func yesIf(is bool) verdict.Verdict {
	if is {
		return verdict.Yes
	}
	return verdict.No
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
		return slices.DeleteFunc(w.Lexicon.Mentions(part), func(id knowledge.EntityID) bool {
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
func (asked comparison) by(told comparison) verdict.Verdict {
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
func (w *writer) turned(m match.Match) bool {
	if w.Q.OneValue || match.AnyOf("mutual", w.Q.Words) {
		return false
	}
	asked, told := w.acting(w.Q.Wording), w.acting(m.Text())
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
func (w *writer) quoteOf(m match.Match) (knowledge.Report, bool) {
	for _, r := range m.Reports() {
		if r.Quote == "" {
			continue
		}
		in := stem.Of(r.Quote)
		if !slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return !in[x.Stem] && !stem.Same(in, x.Stem) }) {
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
		for _, id := range w.Lexicon.Mentions(part) {
			if e := w.Entity(id); e != nil && (e.Kind.Acts() || e.Kind.Used()) && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return list
}
