package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Restate says as a statement what a question and the first sentence of its answer say
// together: "Can I use it on my own phone?" and "Yes, since May." are "You can use it on
// your own phone, since May." It is "" where the two don't say one thing.
func Restate(question, answer string) string {
	q := questionOf(question)
	if len(q.words) == 0 {
		return ""
	}
	a := answerOf(answer)
	said := ""
	switch {
	case Ruling("asks-about").At(q.lower, 0) > 0 && q.saysAbout(a) != "":
		return q.saysAbout(a)
	case q.unclear():
		return ""
	case Ruling("asks-who").At(q.lower, 0) > 0:
		return q.saysWho(a)
	case Ruling("asks-why").At(q.lower, 0) > 0 && Ruling("because").At(a.lower, 0) > 0 && !q.narrowed():
		said = q.from(1).said("") // the reason stands beside it
	case a.echo != "":
		said = q.echoed(a.echo, a.not())
	case q.named() && a.polar != "":
		said = "You may" + a.not() + " use " + strings.Join(q.words, " ")
	case q.named() && a.only():
		said = "Only " + a.text[:len(a.text)-len(" only")] + " may use " + strings.Join(q.words, " ")
	case a.polar != "":
		said = q.said(a.not())
	case len(a.lower) > 2 && Ruling("only-word").Has(a.lower[0]) && (Bounds(a.lower[1]) || OpensCase(a.lower[1]) || Narrows(a.lower[1])):
		said, a.rest = q.said(""), begun(a.text, unicode.ToLower) // "only on tablets"
	}
	if said != "" {
		said = a.limiting(said)
	}
	if said == "" {
		return ""
	}
	return said + "."
}

// asked is a question without its mark and the small words that lead in to it.
type asked struct {
	words, lower []string
}

func questionOf(question string) asked {
	text := strings.TrimLeft(strings.TrimSpace(question), "-*•0123456789.() ")
	if !strings.HasSuffix(text, "?") {
		return asked{}
	}
	var q asked
	for w := range strings.FieldsSeq(strings.TrimRight(text, "?* ")) {
		if w = strings.ReplaceAll(w, "’", "'"); len(q.words) == 0 && (listed("opening-question", strings.ToLower(strings.Trim(w, ",")))) {
			continue
		}
		q.words, q.lower = append(q.words, w), append(q.lower, strings.ToLower(w))
	}
	return q
}

func (q asked) from(i int) asked { return asked{q.words[i:], q.lower[i:]} }

// named tells that the question is nothing but what has a name.
func (q asked) named() bool {
	for _, w := range q.words {
		if strings.ToLower(w) == w || strings.ContainsAny(w, ",;:") {
			return false
		}
	}
	return len(q.words) <= mostAsked
}

// mostAsked is how many words a name has that is asked about by nothing else.
const mostAsked = 4

// said is the question in the order of a statement, with the word behind its first verb
// that denies it, or none; "" where the order isn't known.
func (q asked) said(not string) string {
	if len(q.words) < 3 || !listed("asking-first", undenied(q.lower[0])) {
		return ""
	}
	verb, n := undenied(q.lower[0]), q.subject()
	if verb != q.lower[0] && not == "" {
		not = " not" // "why can't I use it"
	} else if verb != q.lower[0] {
		return "" // "can't I use it? No."
	}
	if n == 0 || n+1 >= len(q.words) {
		return ""
	}
	subject := strings.Join(turned(q.words[1:1+n]), " ")
	if subject == "you" && (verb == "is" || verb == "am") {
		verb = "are"
	}
	return begun(subject, unicode.ToUpper) + " " + verb + not + " " + strings.Join(turned(q.words[1+n:]), " ")
}

// undenied is the verb without what denies it: "can't" is "can".
func undenied(verb string) string {
	if verb == "can't" {
		return "can"
	}
	return strings.TrimSuffix(verb, "n't")
}

// subject is how many words behind the first verb the subject has: one that stands for
// somebody, or those up to the next verb or, behind a form of be, to how something stands.
func (q asked) subject() int {
	if listed("asker", q.lower[1]) || listed("pronoun", q.lower[1]) {
		return 1
	}
	first := undenied(q.lower[0])
	for i := 2; i < len(q.lower); i++ {
		if listed("being", first) || listed("am", first) {
			if Ruling("stands-so").At(q.lower, i) > 0 {
				return i - 1
			}
			continue
		}
		tokens := Words(q.words[i])
		for _, a := range Acts(tokens) {
			if a.From == 0 && a.Form&Plain != 0 && !listed("limits-noun", q.lower[i-1]) {
				return i - 1
			}
		}
	}
	return 0
}

// turned are the words as they are told to whoever asked: "my" is "your".
func turned(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		switch strings.ToLower(w) {
		case "i", "we", "me", "us":
			out[i] = "you"
		case "my":
			out[i] = "your"
		case "mine":
			out[i] = "yours"
		}
	}
	return out
}

// saysWho tells the answer to who may, or does, as the one thing that it says.
func (q asked) saysWho(a answered) string {
	n := Ruling("asks-who").At(q.lower, 0)
	what := strings.Join(turned(q.words[n:]), " ")
	if a.polar != "" || what == "" || a.text == "" {
		return ""
	}
	now, whom := a.aside()
	words := strings.Fields(strings.ToLower(whom))
	if len(words) == 0 || len(words) > mostWhom || modalOf(whom).speaks() {
		return ""
	}
	verb := q.lower[n-1]
	if !listed("asking-leave", verb) {
		verb = "may use"
	} else if n == 1 {
		return ""
	}
	switch {
	case Ruling("nobody-word").At(words, 0) > 0, Ruling("for-everybody").At(words, 0) > 0:
		if len(words) > max(Ruling("nobody-word").At(words, 0), Ruling("for-everybody").At(words, 0)) {
			return "" // "nobody but Jo"
		}
		return now + whom + " " + verb + " " + what + "."
	case words[0] == "only":
		return now + whom + " " + verb + " " + what + "."
	}
	return now + "only " + whom + " " + verb + " " + what + "."
}

// unclear tells that yes or no to the question says no rule: it asks for one of two, or
// whether something has to be done.
func (q asked) unclear() bool {
	for i, w := range q.lower {
		if w == "or" || i > 0 && Ruling("asks-duty").At(q.lower, i) > 0 {
			return true
		}
	}
	return listed("asking-duty", q.lower[0])
}

// narrowed tells that the question is of some case or way alone: "with my old password".
func (q asked) narrowed() bool {
	for _, w := range q.lower {
		if listed("preposition", w) || listed("subordinator", w) || OpensCase(w) || Narrows(w) {
			return true
		}
	}
	return false
}

// Whom is the answer to a question who may do something, without what says since when;
// "" where the question asks something else.
func Whom(question, answer string) string {
	q := questionOf(question)
	if Ruling("asks-who").At(q.lower, 0) == 0 {
		return ""
	}
	_, whom := answerOf(answer).aside()
	return whom
}

// EverybodyOrNobody tells that the words are nothing but that.
func EverybodyOrNobody(words string) bool {
	w := wordsIn(words)
	return len(w) > 0 && max(Ruling("nobody-word").At(w, 0), Ruling("for-everybody").At(w, 0)) == len(w)
}

// TakesBack tells that a sentence says that what stands before it isn't so, or not all of it.
func TakesBack(sentence string) bool { return Ruling("takes-back").At(wordsIn(sentence), 0) > 0 }

// Imagines tells that a sentence has its readers imagine something.
func Imagines(sentence string) bool { return Ruling("imagines").At(wordsIn(sentence), 0) > 0 }

// SaysBack tells that a sentence says of something that it comes back.
func SaysBack(sentence string) bool {
	words := wordsIn(sentence)
	for i := range words {
		if Ruling("comes-back").At(words, i) > 0 {
			return true
		}
	}
	return false
}

// mostWhom is how many words an answer to who has that names nothing but people.
const mostWhom = 14

// speaks tells that the words have a verb, or tell people something.
func (s modal) speaks() bool {
	for _, t := range s.tokens {
		if listed("being", t.Norm) || listed("modal", t.Norm) || listed("pronoun", t.Norm) || !t.Word && t.Text != "," {
			return true
		}
	}
	return len(s.tokens) > 0 && Ruling("instructs").At(normsOf(s.tokens), 0) > 0
}

// answered is the first sentence of an answer: yes or no, and what it says beside that.
type answered struct {
	polar      string // yes, no, or neither
	text, rest string
	lower      []string
	before     string // in which case or way it is so: "in the browser, yes"
	echo       string // the verb of the question, where it says yes or no by that: "it was"
}

func answerOf(sentence string) answered {
	a := answered{text: strings.Trim(strings.ReplaceAll(sentence, "’", "'"), " .!*")}
	a.lower = wordsIn(a.text)
	for _, p := range []struct{ list, polar string }{{"no-answer", "no"}, {"yes-answer", "yes"}} {
		tokens := Tokenize(a.text)
		n := Ruling(p.list).At(normsOf(tokens), 0)
		if n == 0 || n < len(tokens) && tokens[n].Word {
			n = pointed(tokens, p.list)
		}
		if n > 0 && !numbered(a.text[tokens[n-1].End:]) {
			a.polar, a.rest = p.polar, strings.TrimLeft(a.text[tokens[n-1].End:], " ,;:.–—-")
			break
		}
	}
	if a.polar == "" {
		a.echoes()
	}
	if a.polar == "" {
		a.endsSo()
	}
	return a
}

// numbered tells that what stands behind a "No" makes it the abbreviation before a number: "No. 12".
func numbered(rest string) bool {
	rest, point := strings.CutPrefix(rest, ".")
	return point && unicode.IsDigit(firstRune(strings.TrimLeft(rest, " ")))
}

// pointed is how many tokens an answer takes at the beginning that has a comma in it,
// "sorry, no", 0 for none.
func pointed(tokens []Token, list string) int {
	for i := 1; i < len(tokens) && i < 4; i++ {
		if tokens[i-1].Text == "," && Ruling("sorry").At(normsOf(tokens), 0) == i-1 {
			if n := Ruling(list).At(normsOf(tokens), i); n > 0 && (i+n == len(tokens) || !tokens[i+n].Word) {
				return i + n
			}
		}
	}
	return 0
}

// endsSo reads an answer that says yes behind the case or way in which it is so: "in the
// browser, yes", "if you sit on deck two, fine, the mate insists on it".
func (a *answered) endsSo() {
	parts := strings.Split(a.text, ", ")
	if len(parts) < 2 || !Ruling("yes-answer").Has(strings.ToLower(parts[1])) || !(OpensCase(firstOf(parts[0])) || Narrows(firstOf(parts[0]))) {
		return
	}
	a.polar, a.before = "yes", begun(parts[0], unicode.ToLower)
}

// begun is the text with its first letter in another case.
func begun(text string, to func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(to(first)) + text[size:]
}

func firstOf(text string) string {
	words := wordsIn(text)
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// BesideYes is what the answer says beside yes, or "": "with your account".
func BesideYes(answer string) string {
	if a := answerOf(answer); a.polar == "yes" && a.echo == "" {
		return a.rest
	}
	return ""
}

func (a answered) not() string {
	if a.polar == "no" {
		return " not"
	}
	return ""
}

// only tells that the answer names those for whom alone it is so.
func (a answered) only() bool {
	return strings.HasSuffix(a.text, " only") && len(a.lower) <= mostAsked+2 && !modalOf(a.text).speaks()
}

// aside parts an answer from words at its head that say since when it is so, or that it is
// so now.
func (a answered) aside() (now, whom string) {
	if n := Ruling("for-now").At(a.lower, 0); n > 0 {
		words := strings.Fields(a.text)
		return strings.Join(words[:n], " ") + " ", strings.Join(words[n:], " ")
	}
	return "", a.text
}

// limiting adds to the statement what the answer says beside yes or no: nothing where it
// repeats that, and "" where it says something else behind a yes.
func (a answered) limiting(said string) string {
	rest := wordsIn(a.rest)
	switch {
	case a.before != "":
		return said + ", " + a.before
	case len(rest) == 0, Ruling("repeats-answer").At(rest, 0) == len(rest):
		return said
	case Bounds(rest[0]) || OpensCase(rest[0]) || Narrows(rest[0]) || Ruling("limits-answer").At(rest, 0) > 0:
		return said + ", " + a.rest
	case a.polar == "no":
		return said
	}
	return ""
}

// Unlabelled is the sentence without the words in front of it that say that it asks or answers:
// "Q: May I use it?", "Question from the floor: may I use it?". What others ask keeps them.
func Unlabelled(sentence string) string {
	label, rest, ok := strings.Cut(sentence, ":")
	words := strings.Fields(strings.ToLower(strings.Trim(label, "* ")))
	if !ok || len(words) == 0 || len(words) > mostLabel || !Ruling("asks-label").Has(words[0]) || NotStaff(label) {
		return sentence
	}
	return strings.TrimLeft(rest, "* ")
}

// mostLabel is how many words say at most that something is asked.
const mostLabel = 5
