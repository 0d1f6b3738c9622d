package language

// Away tells that the text speaks of people who aren't at their place of work or in its
// network.
func Away(text string) bool { return Ruling("away").In(wordsIn(text)) }

// AwayWords are the stems of words that say so.
func AwayWords() []string { return Stems("away-words") }
