package language

import (
	"slices"
	"strings"
)

// SinceWhen tells that the question is since when something is so.
func SinceWhen(question string) bool { return Ruling("since-when").In(wordsIn(question)) }

// AsksDuration tells that the question is how long something is or takes.
func AsksDuration(question string) bool { return Ruling("how-long").In(wordsIn(question)) }

// FromFigure tells that what the sentence says holds from a figure upwards.
func FromFigure(sentence string) bool { return Ruling("from-figure").In(wordsIn(sentence)) }

// NamesDuration tells that the text has a word for a span of time.
func NamesDuration(text string) bool { return Ruling("time-units").In(wordsIn(text)) }

// AsksPrice tells that the question is what something costs.
func AsksPrice(question string) bool { return Ruling("asks-price").In(wordsIn(question)) }

// NamesPrice tells that the text speaks of what something costs.
func NamesPrice(text string) bool { return Ruling("names-price").In(wordsIn(text)) }

// Priced tells that a figure in the text is what something costs.
func Priced(text string) bool {
	return Ruling("price-word").In(wordsIn(text)) || strings.ContainsAny(text, "£$€")
}

// AsksFrequency tells that the question is how often something is done.
func AsksFrequency(question string) bool { return Ruling("asks-frequency").In(wordsIn(question)) }

// NamesFrequency tells that the text says how often.
func NamesFrequency(text string) bool { return Ruling("names-frequency").In(wordsIn(text)) }

// AsksAlike tells that both texts ask, by the same word for asking.
func AsksAlike(one, other string) bool {
	asking := func(text string) (list []string) {
		for _, t := range Words(text) {
			if listed("asking-word", t.Norm) {
				list = append(list, t.Norm)
			}
		}
		return list
	}
	words := asking(one)
	return len(words) > 0 && slices.Equal(words, asking(other))
}

// AsksPenalty tells that the question is what is done to whoever breaks a rule.
func AsksPenalty(question string) bool { return Ruling("asks-penalty").In(wordsIn(question)) }

// NamesPenalty tells that the text speaks of that.
func NamesPenalty(text string) bool { return Ruling("names-penalty").In(wordsIn(text)) }
