package language

import "strings"

// PeopleRuled are the names, in lower case, of the bodies of whose people sentences of the text
// say, as their subject, what they may or have to do: "acme" of "Acme staff can request a seat".
// Where we are spoken of in the sentence, the people are others.
func PeopleRuled(text string) (names []string) {
	tokens := Tokenize(text)
	for from := 0; from < len(tokens); {
		to := from
		for to < len(tokens) && !endsSentence(tokens[to]) {
			to++
		}
		if name := peopleRuled(tokens[from:to]); name != "" {
			names = append(names, name)
		}
		from = to + 1
	}
	return names
}

// endsSentence tells that the token is a mark between sentences.
func endsSentence(t Token) bool { return !t.Word && strings.Contains(".!?;", t.Text) }

// peopleRuled is the name of the body of whose people the sentence begins to tell. "Bank staff"
// are those of any.
func peopleRuled(sentence []Token) string {
	var name []string
	for i, t := range sentence {
		switch {
		case len(name) > 0 && Says("own-people", t.Stem):
			if i+1 == len(sentence) || !listed("asking-leave", sentence[i+1].Norm) || BodyNoun(strings.Join(name, " ")) || ofOurs(sentence) {
				return ""
			}
			return strings.Join(name, " ")
		case i == 0 && Universal(t.Norm):
		case !t.Upper || Stop(t.Norm):
			return ""
		default:
			name = append(name, t.Norm)
		}
	}
	return ""
}

// ofOurs tells that whoever writes is spoken of.
func ofOurs(sentence []Token) bool {
	for _, t := range sentence {
		if listed("writers", t.Norm) {
			return true
		}
	}
	return false
}
