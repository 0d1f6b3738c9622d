package language

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
)

// OutOfForce tells that the title or heading says of what stands under it that it
// doesn't hold, or not yet: "Draft: device policy", "Apps (archived)", "Last year's
// rules".
func OutOfForce(heading string) bool {
	for _, part := range wordsBetweenMarks(heading) {
		if words := strings.Join(part, " "); Ruling("unforced").Has(words) || Ruling("unready").Has(words) {
			return true
		}
		if leadsOutOfForce(part) {
			return true
		}
		for i := range part {
			if n := Ruling("unforced-kind").At(part, i); n > 0 && (Ruling("ruling-text").At(part, i+n) > 0 || Ruling("thought-text").At(part, i+n) > 0) {
				return true
			}
		}
	}
	return false
}

// leadsOutOfForce tells that the words begin with what is thought of or was turned down,
// and say at most of what it is, or when: "our ideas", "planned for 2027".
func leadsOutOfForce(words []string) bool {
	i := 0
	for n := Ruling("unforced-before").At(words, i); n > 0; n = Ruling("unforced-before").At(words, i) {
		i += n
	}
	n := Ruling("unforced-lead").At(words, i)
	if n == 0 {
		return false
	}
	i += n
	return i == len(words) || Ruling("unforced-tail").At(words, i) > 0 || unicode.IsDigit(rune(words[i][0]))
}

// HeldUntil tells that the heading says of what stands under it that it held until a day before
// the one: "Until 2024", "Rules before May 2023".
func HeldUntil(heading string, day knowledge.Day) bool {
	if day <= knowledge.FirstDay {
		return false
	}
	return slices.ContainsFunc(Times(heading, day), func(w When) bool {
		before := wordsIn(heading[:w.Start])
		return len(before) > 0 && Ruling("held-until").Has(before[len(before)-1]) && !w.Yearless && w.Date.Last < day
	})
}

// PutsOutOfForce tells that the sentence says so of the document in which it
// stands: "this page is archived", "status: draft",
func PutsOutOfForce(sentence string) bool {
	parts := wordsBetweenMarks(sentence)
	if len(parts) == 0 {
		return false
	}
	first := parts[0]
	if Ruling("unready").Has(strings.Join(first, " ")) {
		return true
	}
	if n := Ruling("replaced-by").At(first, 0); n > 0 {
		return Ruling("ruling-text").In(first[n:])
	}
	return outOfForceBehind(first, Ruling("this-text").At(first, 0))
}

// PutsBelowOutOfForce tells that the sentence says so of what stands below it: "Update: the
// below is outdated".
func PutsBelowOutOfForce(sentence string) bool {
	parts := wordsBetweenMarks(sentence)
	if len(parts) > 1 && Ruling("update-mark").At(parts[0], 0) > 0 {
		parts = parts[1:]
	}
	return len(parts) > 0 && outOfForceBehind(parts[0], Ruling("text-below").At(parts[0], 0))
}

// outOfForceBehind tells that the words say behind those for a text, which end at the place, that it
// doesn't hold, or not yet.
func outOfForceBehind(words []string, i int) bool {
	for i > 0 && i < len(words) {
		if n := Ruling("is-now").At(words, i); n > 0 {
			i += n
			continue
		}
		n := max(Ruling("unforced").At(words, i), Ruling("unready").At(words, i), Ruling("replaced-by").At(words, i))
		return n > 0 && (i+n == len(words) || !Ruling("tells-what").Has(words[i+n])) // "it was proposed that"
	}
	return false
}

var placeholder = regexp.MustCompile(`\[\p{L}[\p{L} ]*\]|<\p{L}[\p{L} ]*>|_{3,}`)

// openTask stands before what is still to be done.
const openTask = "☐"

// Shows tells that the sentence gives a rule as an example, has places to be filled in, or
// is still to be done: "Bad: staff must not use Pigeon", "[Company] employees may not".
func Shows(sentence string) bool {
	parts := wordsBetweenMarks(sentence)
	colon := strings.Contains(sentence, ":")
	if strings.HasPrefix(strings.TrimPrefix(sentence, "- "), openTask) {
		return !slices.ContainsFunc(wordsIn(sentence), func(w string) bool { return listed("modal", w) }) // or a rule to be ticked off
	}
	return placeholder.MatchString(sentence) || colon && len(parts) > 1 && Ruling("example-mark").Has(strings.Join(parts[0], " ")) ||
		colon && Ruling("might-read").In(wordsIn(sentence))
}

// LeadsToExample tells that what follows the line is an example: "A rule looks like
// this:".
func LeadsToExample(line string) bool {
	words := wordsIn(line)
	return strings.HasSuffix(strings.TrimSpace(line), ":") && (Ruling("example-noun").In(words) || Ruling("might-read").In(words))
}

// LeadsToOthers tells that what follows the line is what somebody else says: "The
// rules of Acme say:".
func LeadsToOthers(line string) bool {
	words := wordsIn(line)
	return strings.HasSuffix(strings.TrimSpace(line), ":") && len(words) > 1 && Ruling("says").Has(words[len(words)-1]) && !Ruling("ours").In(words)
}

// LeadsBelow tells that the line says that what it tells the case of stands below it: "In an
// emergency the following applies."
func LeadsBelow(line string) bool {
	words := wordsIn(line)
	for i := 1; i < len(words); i++ {
		if n := Ruling("leads-below").At(words, i); n > 0 && i+n == len(words) {
			return true
		}
	}
	return false
}

// FiledAway tells that a folder or file of that name is for what doesn't hold.
func FiledAway(name string) bool { return Ruling("unforced-folder").Has(name) || OutOfForce(name) }

// wordsBetweenMarks are the words, in lower case, of the parts of a text between its marks.
func wordsBetweenMarks(text string) (list [][]string) {
	var part []string
	flush := func() {
		if len(part) > 0 {
			list = append(list, part)
		}
		part = nil
	}
	for _, t := range Tokenize(text) {
		switch {
		case t.Word:
			part = append(part, t.Norm)
		case strings.ContainsAny(t.Text, ":;,.()[]–—-|/!"):
			flush()
		}
	}
	flush()
	return list
}

func wordsIn(text string) []string { return slices.Concat(wordsBetweenMarks(text)...) }
