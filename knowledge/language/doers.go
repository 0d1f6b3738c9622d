package language

import "slices"

// DoersOf are the people of whom the sentence says that they may do something, or mustn't, as
// its subject, by the stems of their names: "visiting doctors" of "visiting doctors must not
// use it"; each of those that stand side by side. All who work there are nobody in
// particular, and what is done to a thing names nobody: "it may not be used".
func DoersOf(sentence string) [][]string {
	s := modalOf(sentence)
	for _, c := range s.cues {
		if c.Cue != "forbidden" && c.Cue != "permitted" || c.From == 0 {
			continue
		}
		if s.didByThem(c) {
			return s.doersBefore(c.From)
		}
		if list := s.doersBehind(c.To); list != nil {
			return list
		}
	}
	return nil
}

// doersBehind are those by whom something may be used, where the clause from the token on tells
// them: "it may be used by HR".
func (s modal) doersBehind(at int) [][]string {
	clause := s.tokens[at:]
	if end := slices.IndexFunc(clause, func(t Token) bool { return !t.Word }); end >= 0 {
		clause = clause[:end]
	}
	by := slices.IndexFunc(clause, func(t Token) bool { return listed("by-whom", t.Norm) })
	if by < 1 || !Using(clause[by-1].Norm) {
		return nil
	}
	var list [][]string
	var one []string
	for _, t := range clause[by+1:] {
		if Narrows(t.Norm) || OpensCase(t.Norm) {
			break
		}
		switch {
		case listed("coordinating", t.Norm):
			list, one = append(list, one), nil
		case !Stop(t.Norm) && !Universal(t.Norm) && !anyoneThere(t):
			one = append(one, t.Stem)
		}
	}
	list = append(list, one)
	if slices.ContainsFunc(list, func(names []string) bool { return len(names) == 0 }) {
		return nil // by all who work there
	}
	return list
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
