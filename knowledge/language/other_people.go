package language

import "slices"

// OtherPeople are the stems of the words before what a sentence lets people do that
// say that they are others than its own: guests, partners, people outside.
func OtherPeople(sentence string) []string {
	s := modalOf(sentence)
	first := len(s.tokens)
	for _, c := range s.cues {
		if c.Cue == "forbidden" || c.Cue == "permitted" {
			first = min(first, c.From)
		}
	}
	var list []string
	for _, t := range s.tokens[:first] {
		switch {
		case !t.Word:
			list = nil // another clause
		case listed("other-people", t.Norm):
			list = append(list, t.Stem)
		}
	}
	return list
}

// TeamOf are the stems of the words by which the sentence names the team of a body that may or
// mustn't, as its subject: "The Planning Office may use it".
func TeamOf(sentence string) []string {
	tokens := Tokenize(sentence)
	phrases := Phrases(tokens)
	end := len(tokens)
	for _, p := range phrases {
		if slices.Contains([]string{"may", "must", "be", "have", "will", "do"}, p.List) {
			end = min(end, p.From)
		}
	}
	if !slices.ContainsFunc(phrases, func(p PhraseAt) bool { return p.List == "team-noun" && p.To == end && p.From > 0 }) {
		return nil
	}
	var list []string
	for _, t := range tokens[:end] {
		if t.Word && !Stop(t.Norm) {
			list = append(list, t.Stem)
		}
	}
	return list
}

// KeptFromIt are the stems of the words for others than its own people between a verb of
// forbidding and "from": "guests" of "the settings prohibit guests from editing".
func KeptFromIt(sentence string) []string {
	tokens := Words(sentence)
	var list []string
	for i, t := range tokens {
		from := slices.IndexFunc(tokens[i:min(len(tokens), i+5)], func(t Token) bool { return listed("keeping-from", t.Norm) })
		if Means(t, "ban") && from > 0 {
			for _, x := range tokens[i : i+from] {
				if listed("other-people", x.Norm) {
					list = append(list, x.Stem)
				}
			}
		}
	}
	return list
}

// Outsiders are the stems of the words of the text that say of people that they are
// others than those who work there.
func Outsiders(text string) []string {
	var list []string
	for _, t := range Tokenize(text) {
		switch {
		case listed("other-people", t.Norm):
			list = append(list, t.Stem)
		case listed("non-prefix", t.Norm): // "non-members"
			list = append(list, Stem("outside"))
		}
	}
	return list
}

// NotStaff tells that the words name people who don't work there, whoever asks.
func NotStaff(text string) bool {
	return slices.ContainsFunc(Words(text), func(t Token) bool { return listed("not-staff", t.Norm) })
}

// SubjectOutsiders are the stems of the words for others than those who work there with
// which the text begins.
func SubjectOutsiders(text string) []string {
	tokens := Words(text)
	var list []string
	for _, t := range tokens[:min(len(tokens), 3)] {
		if listed("other-people", t.Norm) {
			list = append(list, t.Stem)
		}
	}
	return list
}

// OtherBodies tells that the text speaks of other bodies than the one whose text it is.
func OtherBodies(text string) bool { return Ruling("other-bodies").In(wordsIn(text)) }

// Served is for whom the text says that something is done: "another agency" of "a survey for
// another agency", and of "we are helping another agency"; of each the first few words.
func Served(text string) []string {
	var list []string
	tokens := Tokenize(text)
	words := normsOf(tokens)
	for i := range tokens {
		if n := Ruling("serving").At(words, i); n > 0 && i+n < len(tokens) {
			list = append(list, clause(text, tokens[i+n:min(len(tokens), i+n+mostServed)]))
		}
	}
	return list
}

const mostServed = 3
