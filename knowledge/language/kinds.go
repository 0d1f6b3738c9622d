package language

import "slices"

// NamesDay tells that the text speaks of a day of the week or a time of day.
func NamesDay(text string) bool { return gives(text, "day-word") }

// NamesNumber tells that the text gives a number in words.
func NamesNumber(text string) bool { return gives(text, "number-word") }

// Unlimited tells that the text says that there is no limit.
func Unlimited(text string) bool { return gives(text, "limitless") }

func gives(text string, cue Cue) bool {
	return slices.ContainsFunc(findCues(Words(text)), func(c CueAt) bool { return c.Cue == cue })
}

// Means tells that the word by itself is one of the cue's.
func Means(t Token, cue Cue) bool {
	return slices.ContainsFunc(findCues([]Token{t}), func(c CueAt) bool { return c.Cue == cue })
}
