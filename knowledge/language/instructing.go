package language

// Instructs tells that the sentence has a word for what people do to get something done.
func Instructs(sentence string) bool { return Ruling("instructs").In(wordsIn(sentence)) }

// TellsOfAccess tells that the text says how people get something or into it.
func TellsOfAccess(text string) bool {
	return Ruling("access-told").In(normsOf(Words(text)))
}
