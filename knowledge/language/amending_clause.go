package language

import (
	"slices"
	"strings"
)

// amending is a sentence that may amend a text.
type amending struct {
	text   string
	tokens []Token
	lists  []map[string]int // by token: the lists a phrase of which begins there, and where it ends
	cites  []Cited
}

func newAmending(sentence string) *amending {
	a := &amending{text: sentence, tokens: Tokenize(sentence), cites: Citations(sentence)}
	a.lists = make([]map[string]int, len(a.tokens)+1)
	for _, p := range Phrases(a.tokens) {
		if a.lists[p.From] == nil {
			a.lists[p.From] = map[string]int{}
		}
		a.lists[p.From][p.List] = p.To
	}
	return a
}

func (a *amending) in(i int, lists ...string) bool { return a.to(i, lists...) > 0 }

func (a *amending) to(i int, lists ...string) (end int) {
	if i >= 0 && i < len(a.lists) {
		for _, l := range lists {
			end = max(end, a.lists[i][l])
		}
	}
	return end
}

// quotedIn are what stands between quotation marks in the text.
func quotedIn(text string) (list []string) {
	const open, closing = "\"“„‘'«", "\"”“’'»"
	for i := 0; i < len(text); i++ {
		r := firstRune(text[i:])
		if !strings.ContainsRune(open, r) || i > 0 && !strings.ContainsAny(text[i-1:i], " (") {
			continue
		}
		start := i + len(string(r))
		end := strings.IndexFunc(text[start:], func(r rune) bool { return strings.ContainsRune(closing, r) })
		if end <= 0 {
			return list
		}
		list = append(list, strings.TrimRight(text[start:start+end], ".,"))
		i = start + end
	}
	return list
}

// clauseStart is where the clause of the token begins: behind a mark that parts clauses, and
// behind a time or a place at the head.
func (a *amending) clauseStart(at int) int {
	for i := at - 1; i >= 0; i-- {
		if t := a.tokens[i]; !t.Word && strings.Contains(":;,–—", t.Text) && !a.betweenNumbers(i) {
			return i + 1
		}
	}
	return 0
}

// betweenNumbers tells that the comma at the token stands in a citation, or before a date.
func (a *amending) betweenNumbers(i int) bool {
	t := a.tokens[i]
	return t.Text == "," && i+1 < len(a.tokens) && (slices.ContainsFunc(a.cites, func(c Cited) bool { return c.Start == a.tokens[i+1].Start || c.Start <= t.Start && t.Start < c.End }) || Number(a.tokens[i+1].Norm) > 0 || a.in(i+1, "of-word", "dated-word"))
}

// clauseEnd is where it ends that begins at the token.
func (a *amending) clauseEnd(from int) int {
	for i := from; i < len(a.tokens); i++ {
		switch t := a.tokens[i]; {
		case a.dayBehind(i), strings.Contains(":;!–—(", t.Text), t.Text == "," && !a.betweenNumbers(i), t.Text == "." && i+1 == len(a.tokens):
			return i
		}
	}
	return len(a.tokens)
}

// dayBehind tells that a word for from when something is begins at the token, with a day or
// nothing behind it.
func (a *amending) dayBehind(i int) bool {
	to := a.to(i, "from-when", "until-word")
	if to == 0 {
		return false
	}
	if to == len(a.tokens) || !a.tokens[to].Word {
		return true
	}
	w := a.tokens[to].Norm
	return Number(w) > 0 || Month(w) != 0 || Weekday(w) || a.in(to, "day-named")
}

// citedIn are the citations between the tokens.
func (a *amending) citedIn(from, to int) (list []Cited) {
	for _, c := range a.cites {
		if from < to && c.Start >= a.tokens[from].Start && c.Start < a.tokens[to-1].End {
			list = append(list, c)
		}
	}
	return list
}

// frame are the citations before the clause, where nothing but these stands there: "in
// Circular 7, paragraph 2 is deleted".
func (a *amending) frame(from int) (list []Cited) {
	if from == 0 || a.tokens[from-1].Text != "," && a.tokens[from-1].Text != ":" {
		return nil
	}
	return a.citedIn(0, from)
}

// notSo tells that a word between the tokens denies what the verb behind them says, or tells
// it as only possible, wanted or planned.
func (a *amending) notSo(from, verb int) bool {
	for i := from; i < verb; i++ {
		switch t := a.tokens[i]; {
		case slices.ContainsFunc(a.cites, func(c Cited) bool { return c.Start <= t.Start && t.Start < c.End }): // "No. 12"
		case t.Norm == "to" && (i+1 < verb || a.in(i-1, "decided-word")): // "the addendum to it", "decided to delete"
		case t.Norm == "that" && a.reported(from, i), a.awaited(i), a.in(i, "not-replacing", "only-wanted"):
			return true
		}
	}
	return false
}

// namesRule tells that a rule is named between the tokens, rather than a text: "the ban on
// Pigeon".
func (a *amending) namesRule(from, to int) bool {
	for i := from; i < to; i++ {
		if a.in(i, "ban-noun", "restrict-noun", "allow-noun", "exempt-noun") {
			return true
		}
	}
	return false
}

// untilSoon tells that a time until which it is stands behind the token.
func (a *amending) untilSoon(from int) bool {
	for i := from; i < min(len(a.tokens), from+6); i++ {
		if a.in(i, "until-word") {
			return true
		}
	}
	return false
}
