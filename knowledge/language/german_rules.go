package language

import (
	"slices"
	"strings"
)

// rulesGerman settle what depends on the words beside it.
var rulesGerman = []rule{pairs, zuBefore, ago, soOften, soLong, standsForNoun, ofTheNoun, attribute, anymore, besides, anything, aboutThe, untilThen, unsaidAgain, tag, toBe, onDay, inYear, than, inOrderTo, whichObject, inForce, warnsOf, theirs, privately}

// pairs reads the second of two words that join together what stands behind
// each: "weder A noch B", "sowohl A als auch B", "entweder A oder B". The first
// of the last two says nothing by itself.
func pairs(s *settler, u *unit) bool {
	first := func(fold string) bool {
		return slices.ContainsFunc(s.units[max(0, s.i-reach):s.i], func(x unit) bool { return x.fold == fold })
	}
	switch {
	case u.english == "still" && u.fold == "noch" && first("weder"):
		u.english, u.class = "nor", joining
	case u.fold == "als" && u.english == "as" && s.next().english == "also" && first("sowohl"):
		s.take(u, 1)
		u.english, u.class = "and", joining
	case u.fold == "sowohl" || u.fold == "entweder":
		u.english = ""
	default:
		return false
	}
	return true
}

// zuBefore joins "zu" and the infinitive behind it.
func zuBefore(s *settler, u *unit) bool {
	v := pick(*u, zuInfinitive)
	if next := s.next(); u.fold == "zu" && hasForm(next, infinitive) {
		v = pick(next, infinitive)
		s.take(u, 1)
	}
	if v == nil {
		return false
	}
	u.english, u.class, u.verbs = "to "+v.english.base, toVerb, nil
	return true
}

// ago reads "vor drei Tagen".
func ago(s *settler, u *unit) bool {
	span, ok := s.timeSpan()
	if u.fold != "vor" || !ok {
		return false
	}
	s.take(u, 2)
	u.english, u.class = span+" ago", timed
	return true
}

// soOften reads "drei Mal".
func soOften(s *settler, u *unit) bool {
	if _, known := numbers[u.english]; !known && !numeral(*u) || s.next().fold != "mal" {
		return false
	}
	s.take(u, 1)
	u.english, u.class = u.english+" times", plain
	return true
}

// soLong reads "drei Tage lang".
func soLong(s *settler, u *unit) bool {
	s.i--
	span, ok := s.timeSpan()
	s.i++
	if fold := at(s.units, s.i+2).fold; !ok || fold != "lang" && fold != "lange" {
		return false
	}
	s.take(u, 2)
	u.english, u.class = "for "+span, timed
	return true
}

// standsForNoun reads an article without a noun: "hat die das verboten".
func standsForNoun(s *settler, u *unit) bool {
	if u.class != determiner || !slices.Contains([]string{"das", "dies", "die", "der", "den"}, u.fold) || !s.alone() {
		return false
	}
	u.english, u.class = "that", pronoun
	if u.fold == "die" {
		u.english = "they"
	}
	return true
}

// ofTheNoun reads a genitive behind a noun: "das Verbot der Firma".
func ofTheNoun(s *settler, u *unit) bool {
	if u.fold != "der" && u.fold != "des" || u.class != determiner || len(s.out) == 0 || s.out[len(s.out)-1].class != noun {
		return false
	}
	u.english, u.class = "of the", preposition
	return true
}

// attribute reads a participle before a noun: "die erlaubten Apps".
func attribute(s *settler, u *unit) bool {
	if !isVerb(*u) || !hasForm(*u, past|participle) || s.i == 0 || s.units[s.i-1].class != determiner || s.next().class != noun {
		return false
	}
	u.english, u.class, u.verbs = pick(*u, past|participle).english.participle, plain, nil
	return true
}

// anymore reads "mehr" behind what denies: "kein Wort mehr".
func anymore(s *settler, u *unit) bool {
	if u.fold != "mehr" || !s.before(denies) {
		return false
	}
	u.english, u.class = "anymore", plain
	return true
}

// besides reads "außer" where more is asked for: "wer außer Acme".
func besides(s *settler, u *unit) bool {
	if u.fold != "ausser" || u.english != "except" || !slices.ContainsFunc(s.clause(), func(x unit) bool { return x.class == asking || x.english == "another" || x.fold == "noch" }) {
		return false
	}
	u.english = "besides"
	return true
}

// anything reads "was" that asks nothing: "wurde was verboten".
func anything(s *settler, u *unit) bool {
	if u.fold != "was" || u.english != "what" || !s.behindVerb() {
		return false
	}
	u.english, u.class = "anything", pronoun
	return true
}

// aboutThe reads "zum Verbot" and "zum 1. Juli".
func aboutThe(s *settler, u *unit) bool {
	if u.fold != "zum" && u.fold != "zur" || u.english != "to" {
		return false
	}
	u.english = "about the"
	if next := s.next(); next.class == timed || numeral(next) {
		u.english = "by"
	}
	return true
}

// untilThen reads "bis" before a time where something was done, and not where
// it went on: it was done by then.
func untilThen(s *settler, u *unit) bool {
	next := s.next()
	done := func(x unit) bool { return h(x, "perfect") || h(x, "passive") }
	opens := func(x unit) bool {
		return x.english == "from" || x.english == "of" && x.fold == "vom" || x.english == "since"
	}
	if u.english != "until" || next.class != timed && !numeral(next) || !slices.ContainsFunc(s.clause(), done) || slices.ContainsFunc(s.clause(), opens) {
		return false
	}
	u.english = "by"
	return true
}

// unsaidAgain leaves out "wieder" beside what undoes: "hob das Verbot wieder
// auf" says no more than without it.
func unsaidAgain(s *settler, u *unit) bool {
	clause := s.clause()
	undoes := func(v *verbForm) bool {
		return Means(Tokenize(v.english.base)[0], "undo") || listed("undoing", v.english.base)
	}
	undone := func(x unit) bool {
		return slices.ContainsFunc(x.verbs, func(v *verbForm) bool {
			return undoes(v) && (v.apart == "" || slices.ContainsFunc(clause, func(y unit) bool { return y.fold == v.apart }))
		})
	}
	if u.fold != "wieder" || u.english != "again" || !slices.ContainsFunc(clause, undone) {
		return false
	}
	u.english = ""
	return true
}

// tag reads ", oder?" at the end of what is put as a statement.
func tag(s *settler, u *unit) bool {
	if next := s.next(); u.english != "or" || next.class != marked || next.english == "," || s.i == 0 {
		return false
	}
	if n := len(s.out); n == 0 || s.out[n-1].class != marked {
		s.out = append(s.out, unit{english: ",", class: marked})
	}
	u.english, u.class = "no", plain
	return true
}

// toBe reads "sein" as a verb where it stands last.
func toBe(s *settler, u *unit) bool {
	if u.fold != "sein" || s.next().class != marked {
		return false
	}
	u.class, u.verbs = verbal, []*verbForm{{english: &englishVerb{base: "be"}, form: infinitive, helps: "last"}}
	return true
}

// onDay reads "am" before a time.
func onDay(s *settler, u *unit) bool {
	next := s.next()
	if u.fold != "am" || next.class != timed && !numeral(next) && !Weekday(strings.ToLower(next.english)) {
		return false
	}
	u.english = "on"
	return true
}

// inYear leaves out "Jahr" before its number.
func inYear(s *settler, u *unit) bool {
	if next := s.next(); u.english != "year" || !numeral(next) || len(next.english) != 4 {
		return false
	}
	u.english = ""
	return true
}

// than reads "als" behind more or less.
func than(s *settler, u *unit) bool {
	if u.english != "as" || !s.before(comparative) {
		return false
	}
	u.english = "than"
	return true
}

// inOrderTo leaves out "um" before "zu".
func inOrderTo(s *settler, u *unit) bool {
	if u.fold != "um" || u.english != "around" || !slices.ContainsFunc(s.clause(), func(x unit) bool { return x.fold == "zu" || hasForm(x, zuInfinitive) }) {
		return false
	}
	u.english = ""
	return true
}

// inForce leaves out "in Kraft" where something takes effect.
func inForce(s *settler, u *unit) bool {
	takes := func(v *verbForm) bool { return v.english.base == "take effect" }
	if u.english != "in force" || !slices.ContainsFunc(s.clause(), func(x unit) bool { return slices.ContainsFunc(x.verbs, takes) }) {
		return false
	}
	u.english = ""
	return true
}

// warnsOf reads "vor" beside a warning.
func warnsOf(s *settler, u *unit) bool {
	warns := func(v *verbForm) bool { return v.english.base == "warn" }
	if u.fold != "vor" || u.english != "before" || !slices.ContainsFunc(s.clause(), func(x unit) bool { return x.english == "warning" || slices.ContainsFunc(x.verbs, warns) }) {
		return false
	}
	u.english = "about"
	return true
}

// theirs reads "ihr" before a noun.
func theirs(s *settler, u *unit) bool {
	if u.fold != "ihr" || s.alone() {
		return false
	}
	u.english, u.class = "its", determiner
	return true
}

// privately reads "privat" that isn't said of a noun.
func privately(s *settler, u *unit) bool {
	if u.english != "personal" || u.fold != "privat" || u.joined || !s.alone() {
		return false
	}
	u.english = "for personal use"
	return true
}

// whichObject marks a question word that can't be who acts.
func whichObject(_ *settler, u *unit) bool {
	u.object = u.fold == "welchen" || u.fold == "welchem"
	return u.object
}
