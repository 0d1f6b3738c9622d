package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// reasonsRead quotes documents for why home did what was read in them: a passage that
// gives a reason for what is asked, or what a rule goes on with in its own document. It
// reports whether any does.
func (w *writer) reasonsRead(events []*knowledge.Event) bool {
	for _, p := range w.passagesFor() {
		if language.Causal(p.Text) && slices.ContainsFunc(events, w.IsRead) {
			w.quote("documents.further", p)
			return true
		}
	}
	for _, e := range events {
		r := w.Read(string(e.ID))
		if r == nil || !w.stood(r) {
			continue
		}
		if p := w.Passage(r.Passage); p != nil {
			if quote := goesOn(p.Text, r.Words); quote != "" {
				w.say("documents.further", "title", w.Source(p.Source).Title, "quote", quote, "mark", w.citePassage(p, quote))
				return true
			}
		}
	}
	return false
}

// goesOn is the sentence of the text that has the words, where it goes on with a reason,
// or with the one behind it on the same line, where that tells of something rather than
// telling people what to do.
func goesOn(text, words string) string {
	at := strings.Index(text, words)
	if at < 0 {
		return ""
	}
	line := text[at:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	first, rest := language.FirstSentence(line)
	if language.GivesReason(strings.TrimPrefix(first, words)) {
		return first
	}
	second, _ := language.FirstSentence(strings.TrimSpace(rest))
	tokens := language.Words(second)
	if modality, _ := language.ModalityOf(second); len(tokens) < 2 || modality != "" || !language.Ruling("subject-start").Has(tokens[0].Norm) {
		return ""
	}
	return first + " " + second
}
