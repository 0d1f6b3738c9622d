package names

import (
	"slices"
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// asked takes in the names that questions with an answer behind them ask about as what
// is used: "Can I use Heron? No", "Is Heron allowed? On the ward", "Heron? Sorry, no".
func (n *namer) asked(running string, words []form.Word, low []string, groups [][]form.Span, t *text) {
	for _, g := range groups {
		first, last := g[0], g[len(g)-1]
		from := first.From
		for from > 0 && !words[from].Begins {
			from--
		}
		end := sentenceStop(words, last.To)
		if !strings.HasPrefix(running[words[end-1].End:], "?") || end == len(words) {
			continue
		}
		if asksOf(low[from:first.From], low[last.To:end], words[last.To-1].Owns) || n.onlyAsks(words, low, from, form.Span{From: first.From, To: last.To}, end) {
			for _, s := range g {
				n.candidate(words[s.From:s.To]).show(asked, t)
			}
		}
	}
}

// askedOver takes in the names that a heading asks about, which the text below it answers: "Is
// Heron banned?" over "No." One that is written like a title may have any words in capitals.
func (n *namer) askedOver(heading string, t *text) {
	if !strings.HasSuffix(heading, "?") {
		return
	}
	running := heading + " " + t.words
	words, _ := form.Scan(running)
	own := 0
	for own < len(words) && words[own].End < len(heading) {
		own++
	}
	if toPlace(form.Lowers(words[:own])) {
		return
	}
	spans := n.words.names(words[:own])
	for i, w := range words[:own] {
		named := slices.ContainsFunc(spans, func(s form.Span) bool { return s.From <= i && i < s.To })
		if w.Upper && !w.Begins && !named && w.Lower != "i" {
			return
		}
	}
	spans = slices.DeleteFunc(spans, func(s form.Span) bool {
		key := strings.Join(form.Lowers(words[s.From:s.To]), " ")
		return n.common(words[s.From:s.To]) || n.plain(key) && !language.OftenName(key)
	})
	for _, s := range spans {
		n.named(words[s.From:s.To], t)
	}
	n.asked(running, words, form.Lowers(words), together(words, spans), t)
}

// toPlace tells that a place is named that people are let into as well: "Is Ada Heron allowed in
// the lab?" doesn't show that an app is meant.
func toPlace(low []string) bool {
	for i := range len(low) - 1 {
		if language.Naming("place-before").Has(low[i]) && language.Naming("between").Has(low[i+1]) {
			return true
		}
	}
	return false
}

// sentenceStop is where the sentence ends that goes on at the word.
func sentenceStop(words []form.Word, at int) int {
	for at < len(words) && !words[at].Begins {
		at++
	}
	return at
}

// asksOf tells that a question is whether people may use, or who uses, what stands
// between its words.
func asksOf(before, behind []string, owns bool) bool {
	naming := language.Naming
	switch {
	case owns:
		return false
	case len(before) == 1 && naming("be").Has(before[0]):
		return naming("forbidden").In(behind) || naming("permitted").In(behind) || naming("all-right").In(behind)
	}
	at := len(before)
	for at > 0 && naming("between").Has(before[at-1]) {
		at--
	}
	into := naming("asked-into").Before(before, at)
	return (naming("asked-verb").Before(before, at) > 0 || into > 0 && naming("asked-feed").In(before[:at-into])) && naming("asks-leave").In(before) && (len(behind) == 0 || naming("preposition").Has(behind[0]))
}

// onlyAsks tells that nothing but the name, or a few, is asked, "And Heron?", "What about Heron or
// Wren?", and that it can only be one, or is answered with a word for yes or no.
func (n *namer) onlyAsks(words []form.Word, low []string, from int, s form.Span, end int) bool {
	for _, w := range low[from:s.From] {
		if !language.Stop(w) {
			return false
		}
	}
	if end != s.To || n.plain(strings.Join(low[s.From:s.To], " ")) {
		return false
	}
	answered := language.Naming("answer-word").In(low[end:sentenceStop(words, end+1)])
	return answered || insideCapital(words[s.From].Text)
}
