package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// segment is a part of a message, and whether it asks something: by its mark, or in the
// form of a question as well.
type segment struct {
	text     string
	asks     bool
	inAsking bool
}

// wonders tells that the segment only has the mark of a question, that another one is put
// as one, and that what it says itself is no matter of rules: "someone sent me a board??
// do we still have it".
func (s segment) wonders(q *Question, all []segment) bool {
	return !s.inAsking && q.Asks == "" && (q.Intent == Fact || q.Intent == IsFact) && slices.ContainsFunc(all, func(o segment) bool { return o.inAsking })
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
	cuts = append(cuts, dashes(lex, r.Text, today)...)
	cuts = append(cuts, lineEnds(lex, r.Text, today)...)
	cuts = append(cuts, frameEnd(&r)...)
	cuts = append(cuts, heardAhead(&r)...)
	return cutAt(lex, text, r.Text, cuts, today)
}

// frameEnd is where what somebody says of a ban ends, and they ask what they may do now: "I heard that
// Pigeon got banned last year, may I use it". The time of the one is none of the other.
func frameEnd(r *language.Reading) []int {
	for i := 1; i+2 < len(r.Tokens); i++ {
		if r.Tokens[i].Text != "," || !r.At(i+1, "may") || !subject(r, i+2) {
			continue
		}
		told := slices.ContainsFunc(r.Cues, func(c language.CueAt) bool {
			by := slices.ContainsFunc(r.Mentions, func(m language.Mention) bool { return m.To == c.From })
			return c.Cue == "ban" && c.To <= i && c.From > 0 && (by || language.Listed("passive-verb", r.Tokens[c.From-1].Norm))
		})
		if told && !asks(r) && !language.Listed("clause-begin", r.Tokens[0].Norm) {
			return []int{r.Tokens[i].Start}
		}
	}
	return nil
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
	if strings.HasSuffix(r.Tokens[i].Norm, "ing") || i+2 < len(r.Tokens) && r.Tokens[i+1].Norm == "not" && !subject(r, i+2) {
		return false // "doing an audit", "don't want a second one": who does isn't said
	}
	if r.At(i, "aux-did") && i+1 < len(r.Tokens) && r.Tokens[i+1].Norm == "to" {
		return false // "I'm new and have to send plans"
	}
	for _, c := range []language.Cue{"why", "when", "who", "where", "how-many", "how-much", "how-long", "how", "which", "what", "aux-did", "aux-is", "may"} {
		if r.At(i, c) {
			return true
		}
	}
	return false
}

// subject tells that somebody or something stands at the token of whom a question may be.
func subject(r *language.Reading, i int) bool {
	t := r.Tokens[i]
	return t.Upper || language.Listed("asked-of", t.Norm) || r.At(i, "employees") || slices.ContainsFunc(r.Mentions, func(m language.Mention) bool { return m.From == i })
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

// dashes are the places of dashes between words that name nothing and a question that
// points at nothing in them: "quick one - may I use the app".
func dashes(lex *language.Lexicon, text string, today knowledge.Day) []int {
	at := dash.FindStringIndex(text)
	if at == nil || language.PointsAtThing(text[at[1]:]) || len(lex.Mentions(text[:at[0]])) > 0 {
		return nil
	}
	if r := lex.Read(text[at[1]:], today); !asks(&r) {
		return nil
	}
	return at[:1]
}

var dash = regexp.MustCompile(` +[-–—]+ +| *— *`)

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
		s := strings.Trim(read[start:end], " \t\n.;:,-–—")
		if s == "" {
			return
		}
		part := lex.Read(s, today)
		inAsking := asks(&part)
		out = append(out, segment{s, inAsking || strings.HasSuffix(s, "?"), inAsking})
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
	if n := len(out); n > 0 && (strings.HasSuffix(strings.TrimSpace(text), "?") || !slices.ContainsFunc(out, func(s segment) bool { return s.asks }) && endsAsking(lex, out[n-1].text, today)) {
		out[n-1].asks = true
	}
	return out
}

// endsAsking tells that the last clause of a sentence without a mark begins as a question does: "we
// would like to stream it, are we allowed to".
func endsAsking(lex *language.Lexicon, text string, today knowledge.Day) bool {
	marks := clauseMark.FindAllStringIndex(text, -1)
	if len(marks) == 0 {
		return false
	}
	r := lex.Read(text[marks[len(marks)-1][1]:], today)
	return asks(&r)
}

var clauseMark = regexp.MustCompile(`, | +[-–—]+ +`)

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
