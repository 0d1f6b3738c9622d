package language

import (
	"slices"
	"strings"
	"unicode"
)

// echoes reads an answer that says yes or no by the verb of the question, or since when it is no:
// "it was, until May", "it isn't", "not since May".
func (a *answered) echoes() {
	tokens := Tokenize(a.text)
	norms := normsOf(tokens)
	n := Ruling("echo-no").At(norms, 0)
	if n > 0 {
		a.polar = "no"
	} else if n = Ruling("echo-yes").At(norms, 0); n > 0 {
		a.polar = "yes"
	}
	if n > 0 && n < len(tokens) && tokens[n].Word && !Ruling("limits-answer").Has(tokens[n].Norm) || n == len(tokens) && n > 1 && listed("past-auxiliary", norms[1]) {
		a.polar, n = "", 0 // "it was discussed"; "it was" may say that it is no longer
	}
	if n == 0 && len(norms) > 2 && Denies(norms[0]) && Ruling("since-answer").At(norms, 1) > 0 {
		a.polar, a.rest = "no", strings.TrimLeft(a.text[tokens[0].End:], " ")
	}
	if n > 0 {
		a.echo, a.rest = norms[1], strings.TrimLeft(a.text[tokens[n-1].End:], " ,;:.–—-")
	}
}

// echoed is the question as a statement with that verb, which an answer repeats: "Was it banned?"
// and "I heard that it is banned?" with "was" are "It was banned".
func (q asked) echoed(verb, not string) string {
	if n := Ruling("opens-hearsay").At(q.lower, 0); n > 0 {
		q = q.from(n)
	}
	being := func(w string) bool { return listed("being", undenied(w)) }
	at := slices.IndexFunc(q.lower, being)
	if at < 0 || at > mostAsked || Ruling("question-word").Has(q.lower[0]) {
		return ""
	}
	subject, rest := q.words[:at], q.from(at+1)
	if at == 0 {
		n := q.subject()
		if n == 0 || 1+n >= len(q.words) {
			return ""
		}
		subject, rest = q.words[1:1+n], q.from(1+n)
	}
	for len(subject) > 1 && Ruling("ever-word").Has(strings.ToLower(subject[len(subject)-1])) {
		subject = subject[:len(subject)-1]
	}
	if len(subject) == 0 || len(rest.words) == 0 {
		return ""
	}
	return begun(strings.Join(turned(subject), " "), unicode.ToUpper) + " " + verb + not + " " + strings.Join(turned(rest.words), " ")
}
