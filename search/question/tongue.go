package question

import "policybot/knowledge/language"

// tongue is the language that a message is in: as its words tell, or else that
// of the thread, or that of whoever asks, or English.
func tongue(lex *language.Lexicon, text string, before *Question, asker language.Tag) language.Tag {
	if t := lex.Detect(text); t != "" {
		return t
	}
	if before != nil && before.Language.Readable() {
		return before.Language
	}
	if t := asker.Primary(); t.Readable() {
		return t
	}
	return language.English
}

// unread is a question in a language that isn't read.
func unread(text string, t language.Tag) *Question {
	return &Question{Text: text, Wording: text, Language: t, Intent: Unread}
}

// turns are the intents whose answer may turn on any word beside the verb.
var turns = map[Intent]bool{Did: true, Is: true, May: true, DidUndo: true, Plans: true, Covers: true}

// saidIn keeps the language and the text of a question that was read in English
// words, and gives what it repeats of them as it was said.
func (q *Question) saidIn(t language.Tag, text string, w language.Wording) {
	q.Language = t
	if t == language.English {
		return
	}
	q.Text, q.Cut = text, q.Cut || w.Cut
	if len(w.Strange) > 0 && q.Beyond == "" && turns[q.Intent] && len(q.Missing) == 0 {
		q.Beyond = w.Strange[0]
	}
	q.Vague = w.Said(q.Vague)
	for i := range q.Missing {
		q.Missing[i].Text = w.Said(q.Missing[i].Text)
	}
	for i := range q.Notes {
		q.Notes[i].Words = w.Said(q.Notes[i].Words)
	}
	q.said = map[string]string{q.Beyond: w.Said(q.Beyond), q.Change: w.Said(q.Change)}
	for _, x := range q.Words {
		q.said[x.Text] = w.Said(x.Text)
	}
}

// Said gives a word of the question as whoever asked said it, to be repeated to
// them.
func (q *Question) Said(word string) string {
	if said := q.said[word]; said != "" {
		return said
	}
	return word
}
