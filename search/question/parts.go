package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// maxParts bounds how many questions of one message are answered.
const maxParts = 4

// ParseAll reads a message that may hold several questions. Sentences that ask
// nothing are what the next question is about: "I have a work phone. Is the
// app ok on it?" is one question. At least one question is given back. Asker is
// the language of whoever asks, or nothing where it isn't known: it counts where
// neither the words nor the thread tell.
func ParseAll(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, asker language.Tag, today knowledge.Day) []*Question {
	t := tongue(lex, text, before, asker)
	if !t.Readable() {
		return []*Question{unread(text, t)}
	}
	plain := language.PlainAddresses(text)
	w := lex.InEnglish(plain, t)
	asked := parseAll(lex, b, w.Text, before, today)
	for _, q := range asked {
		q.saidIn(t, plain, w)
		q.Text = text
	}
	return asked
}

// parseAll reads a message in English.
func parseAll(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) []*Question {
	segments := split(lex, text, today)
	if len(segments) < 2 {
		return []*Question{parse(lex, b, text, before, today)}
	}
	var asked []*Question
	var around []Word
	context := before
	for _, s := range segments {
		q := parse(lex, b, s.text, context, today)
		joined := false
		if aside := saidBeside(segments); s.asks && aside != "" {
			q, joined = q.askedBy(parse(lex, b, strings.TrimRight(s.text, "?! ")+", "+aside, context, today))
		}
		switch {
		case !s.asks && language.Limited(s.text):
			around = nil // what it denies says nothing of what "it" is
		case !s.asks:
			around = append(around, q.Words...)
		case language.PointsAtThing(s.text):
			q.Around = slices.DeleteFunc(slices.Clone(around), func(x Word) bool {
				return slices.ContainsFunc(q.Words, func(own Word) bool { return own.Stem == x.Stem })
			})
		}
		if context != before && !slices.Contains(asked, context) && !joined {
			q.placeIn(context)
		}
		same := slices.ContainsFunc(asked, func(a *Question) bool { return a.String() == q.String() })
		if s.asks && q.answerable() && len(asked) < maxParts && !same {
			asked = append(asked, q)
		}
		switch {
		case !s.asks && before != nil && before.Act != "" && q.Act == "" && len(q.Apps)+len(q.Actors) > 0 && len(q.Missing) == 0:
			context = before.of(q) // "back to the app."
		case !q.Carried && (q.names() || q.Act != "" || len(q.Where)+len(q.Outside) > 0) || s.asks && q.Carried:
			context = q
		}
	}
	if len(asked) == 0 {
		return []*Question{parse(lex, b, text, before, today)}
	}
	for _, q := range asked {
		q.Text, q.Wording = text, text
	}
	return asked
}

// saidBeside is the segment that says no more than where whoever asks works, or whether
// something was approved or done, or "": "I'm in claims", "my manager approved it".
func saidBeside(segments []segment) string {
	for _, s := range segments {
		words := language.Words(s.text)
		if s.asks || len(words) <= 2 || len(words) > mostAside {
			continue
		}
		where := language.Says("oneself", words[0].Stem) && slices.ContainsFunc(words, func(t language.Token) bool { return language.Listed("works-in", t.Norm) })
		if where || slices.ContainsFunc(words, func(t language.Token) bool {
			return language.Says("granting-word", t.Stem) || language.Says("refusing", t.Stem) || language.Says("completing", t.Stem)
		}) {
			return s.text
		}
	}
	return ""
}

// mostAside is how many words such a segment has at most.
const mostAside = 9

// askedBy is the question as it is read with what is said beside it, and whether that changes
// nothing but for whom, or on what terms, it is asked.
func (q *Question) askedBy(with *Question) (*Question, bool) {
	_, other := with.Lacks(OtherRole)
	if other || q.Intent != May || with.Intent != May || !slices.Equal(q.Apps, with.Apps) || !slices.Equal(q.Actors, with.Actors) {
		return q, false
	}
	return with, true
}

// of is the question asked of what a sentence names that asks nothing itself.
func (q *Question) of(named *Question) *Question {
	c := *q
	if len(named.Apps) > 0 {
		c.Apps = named.Apps
	}
	if len(named.Actors) > 0 {
		c.Actors = named.Actors
	}
	return &c
}

// placeIn adds the terms that a sentence before the question gave: "I'm a
// driver. May I use it?"
func (q *Question) placeIn(before *Question) {
	for d, terms := range before.Where {
		if len(q.Where[d]) == 0 {
			q.Where[d] = terms
		}
	}
	for d, terms := range before.Outside {
		for _, id := range terms {
			q.leaveOut(d, id)
		}
	}
}

// segment is a part of a message, and whether it asks something.
type segment struct {
	text string
	asks bool
}

// answerable tells that the records could be asked this.
func (q *Question) answerable() bool {
	switch q.Intent {
	case Chat, Sure:
		return false
	case Fact, IsFact, Said, About:
		return q.names() || len(q.Words) > 1
	}
	return true
}

func (q *Question) names() bool {
	return len(q.Actors)+len(q.Apps)+len(q.Others)+len(q.Missing) > 0
}

// split parts a message behind each sentence, colon and semicolon, and before
// an "and" that begins another question.
func split(lex *language.Lexicon, text string, today knowledge.Day) []segment {
	r := lex.Read(text, today)
	var cuts []int
	for i, t := range r.Tokens {
		if i > 0 && i+1 < len(r.Tokens) && (!t.Word && strings.Contains("?!;:", t.Text) || language.Listed("link-word", t.Norm) && opens(&r, i+1) && informs(&r, i) || language.Listed("concluding", t.Norm) && concludes(&r, i+1)) {
			cuts = append(cuts, t.Start)
		}
	}
	cuts = append(cuts, sentenceEnds(r.Text)...)
	cuts = append(cuts, lineEnds(lex, r.Text, today)...)
	return cutAt(lex, text, r.Text, cuts, today)
}

// concludes tells that a "so" leads to what somebody thinks they may do: "it was
// lifted, so I may use it".
func concludes(r *language.Reading, i int) bool {
	for _, j := range []int{i, i + 1} {
		if j+1 < len(r.Tokens) && r.At(j, "self") && r.At(j+1, "may") {
			return informs(r, i)
		}
	}
	return false
}

// opens tells that a question begins at the token: a question word, or a verb
// with somebody or something to follow.
func opens(r *language.Reading, i int) bool {
	for _, c := range []language.Cue{"why", "when", "who", "where", "how-many", "how-much", "how-long", "how", "which", "what", "aux-did", "aux-is", "may"} {
		if r.At(i, c) {
			return true
		}
	}
	return false
}

// informs tells that something is named before the token.
func informs(r *language.Reading, i int) bool {
	for _, m := range r.Mentions {
		if m.To <= i {
			return true
		}
	}
	return false
}

// sentenceEnds are the places of points that end sentences: a space follows,
// and more than one letter stands before.
func sentenceEnds(text string) []int {
	var ends []int
	for i := 2; i+2 < len(text); i++ {
		if text[i] == '.' && text[i+1] == ' ' && text[i-1] != ' ' && text[i-2] != ' ' {
			ends = append(ends, i)
		}
	}
	return ends
}

// lineEnds are the ends of lines, but of those that a sentence goes on behind.
func lineEnds(lex *language.Lexicon, text string, today knowledge.Day) []int {
	var ends []int
	for i := range len(text) {
		if text[i] == '\n' && !goesOn(lex, text[:i], text[i+1:], today) {
			ends = append(ends, i)
		}
	}
	return ends
}

// goesOn tells that a sentence does from one line to the next: no mark ends the
// one, and the other begins with a small letter, links to nothing and asks nothing
// itself.
func goesOn(lex *language.Lexicon, before, after string, today knowledge.Day) bool {
	before, after = strings.TrimRight(before, " \t"), strings.TrimLeft(after, " \t")
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsLetter(last) && !unicode.IsDigit(last) || !unicode.IsLower(first) {
		return false
	}
	line, _, _ := strings.Cut(after, "\n")
	if linked(line) > 0 {
		return false
	}
	r := lex.Read(line, today)
	return !asks(&r)
}

// linked is how long the word is with its space, with which another question begins.
func linked(text string) int {
	word, _, ok := strings.Cut(text, " ")
	if !ok || !language.Listed("link-word", word) {
		return 0
	}
	return len(word) + 1
}

func cutAt(lex *language.Lexicon, text, read string, cuts []int, today knowledge.Day) []segment {
	at := map[int]bool{}
	for _, c := range cuts {
		at[c] = true
	}
	var out []segment
	start := 0
	add := func(end int) {
		s := strings.Trim(read[start:end], " \t\n.;:,")
		if s == "" {
			return
		}
		part := lex.Read(s, today)
		out = append(out, segment{s, strings.HasSuffix(s, "?") || asks(&part)})
	}
	for i := range len(read) {
		if !at[i] || i < start {
			continue
		}
		end := i
		if read[i] == '?' || read[i] == '!' {
			end = i + 1
		}
		add(end)
		start = end
		for n := linked(read[start:]); n > 0; n = linked(read[start:]) {
			start += n
		}
	}
	add(len(read))
	if len(out) > 0 && strings.HasSuffix(strings.TrimSpace(text), "?") {
		out[len(out)-1].asks = true
	}
	return out
}

// asks tells that the text begins as a question does.
func asks(r *language.Reading) bool {
	for i, t := range r.Tokens {
		if !t.Word || language.Listed("opener", t.Norm) || r.At(i, "polite") {
			continue
		}
		return language.Listed("whether-word", t.Norm) || opens(r, i) || r.At(i, "list") || r.At(i, "timeline") || r.At(i, "compare")
	}
	return false
}
