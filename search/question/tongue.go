package question

import "policybot/knowledge/language"

// tongue is the language that a message is in: as its words tell, or else that
// of the thread, or that of whoever asks, or English.
func tongue(text string, before *Question, asker language.Tag) language.Tag {
	if t := language.Detect(text); t != "" {
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
