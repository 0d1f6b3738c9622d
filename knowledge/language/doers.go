package language

// DoersOf are the people of whom the sentence says that they may do something, or mustn't, as
// its subject, by the stems of their names: "visiting doctors" of "visiting doctors must not
// use it"; each of those that stand side by side. All who work there are nobody in
// particular, and what is done to a thing names nobody: "it may not be used".
func DoersOf(sentence string) [][]string {
	s := modalOf(sentence)
	for _, c := range s.cues {
		if c.Cue != "forbidden" && c.Cue != "permitted" || c.From == 0 || !s.didByThem(c) {
			continue
		}
		return s.doersBefore(c.From)
	}
	return nil
}

// didByThem tells that a verb stands behind the cue of what whoever stands before it does.
func (s modal) didByThem(c CueAt) bool {
	verb := s.verb(c)
	if last := s.tokens[c.To-1].Norm; c.To > c.From+1 && Using(last) && !listed("being", s.tokens[c.To-2].Norm) {
		return last != "used" // "may no longer use"
	}
	return Using(verb) && !(c.To < len(s.tokens) && listed("being", s.tokens[c.To].Norm)) && !listed("being", s.tokens[c.To-1].Norm)
}

// doersBefore are those named right before the token.
func (s modal) doersBefore(at int) [][]string {
	for at > 0 && (listed("being", s.tokens[at-1].Norm) || listed("between-verbs", s.tokens[at-1].Norm) || listed("modal", s.tokens[at-1].Norm)) {
		at--
	}
	if at == 0 || anyoneThere(s.tokens[at-1]) {
		return nil
	}
	var list [][]string
	var one []string
	for i := at - 1; i >= 0 && s.tokens[i].Word && !listed("opening-relative", s.tokens[i].Norm) && !OpensCase(s.tokens[i].Norm); i-- {
		switch t := s.tokens[i]; {
		case listed("coordinating", t.Norm):
			list, one = append(list, one), nil
		case !Stop(t.Norm) && !Universal(t.Norm):
			one = append(one, t.Stem)
		}
	}
	return append(list, one)
}

// anyoneThere tells that the word stands for all who work there, or for anybody.
func anyoneThere(t Token) bool {
	return Says("own-people", t.Stem) || Says("who-word", t.Stem) || listed("everybody", t.Norm) || Says("anyone-there", t.Stem)
}
