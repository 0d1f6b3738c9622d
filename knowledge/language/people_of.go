package language

// PeopleOf tells that a sentence of the text says at its beginning what the people of the body with
// the name may, must or can do: "Acme staff may". People who are
// told of in passing, "unlike Acme staff", may be of anybody.
func PeopleOf(text, name string) bool {
	tokens, named := Tokenize(text), Words(name)
	for i := range tokens {
		if to := i + len(named); len(named) > 0 && beginsSentence(tokens, i) && namedAt(tokens, i, named) && to+1 < len(tokens) &&
			Says("own-people", tokens[to].Stem) && tellsWhatTheyMay(tokens[to+1]) {
			return true
		}
	}
	return false
}

func namedAt(tokens []Token, at int, name []Token) bool {
	for n, t := range name {
		if at+n >= len(tokens) || tokens[at+n].Norm != t.Norm {
			return false
		}
	}
	return true
}

// beginsSentence tells that nothing but an article stands before the token in its sentence.
func beginsSentence(tokens []Token, at int) bool {
	if at > 0 && listed("before-name", tokens[at-1].Norm) {
		at--
	}
	return at == 0 || !tokens[at-1].Word && tokens[at-1].Text != "," && tokens[at-1].Text != "-"
}

func tellsWhatTheyMay(t Token) bool {
	return Means(t, "may") || Means(t, "must")
}
