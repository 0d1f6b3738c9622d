package language

// PeopleOf tells that the text speaks of the people of the body with the name: "Acme staff".
func PeopleOf(text, name string) bool {
	words, named := Words(text), Words(name)
	for i := 0; len(named) > 0 && i+len(named) < len(words); i++ {
		at := 0
		for at < len(named) && words[i+at].Norm == named[at].Norm {
			at++
		}
		if at == len(named) && Says("own-people", words[i+at].Stem) {
			return true
		}
	}
	return false
}
