package language

import (
	"regexp"
	"slices"
	"strings"
)

// PointsBack tells that the sentence speaks of what the one before it has named:
// of "those boards", or of "they" at its beginning.
func PointsBack(sentence string) bool {
	tokens := Tokenize(sentence)
	return StandsIn(sentence) || slices.ContainsFunc(tokens, func(t Token) bool { return listed("pointing", t.Norm) })
}

// StandsIn tells that the sentence begins with a word for those whom the one before it
// names.
func StandsIn(sentence string) bool {
	tokens := Tokenize(sentence)
	return len(tokens) > 0 && listed("standing-in", tokens[0].Norm)
}

// PointsAtThing tells that the text has a word for what was named before it: "may I
// join it".
func PointsAtThing(text string) bool {
	return slices.ContainsFunc(Tokenize(text), func(t Token) bool { return listed("pronoun", t.Norm) || listed("pointing", t.Norm) })
}

// SinceWhen tells that the question is since when something is so.
func SinceWhen(question string) bool { return Ruling("since-when").In(wordsIn(question)) }

// Instructs tells that the sentence has a word for what people do to get something done.
func Instructs(sentence string) bool { return Ruling("instructs").In(wordsIn(sentence)) }

// Limited tells that the text denies something, or limits it.
func Limited(text string) bool {
	return slices.ContainsFunc(Tokenize(text), func(t Token) bool { return listed("denying", t.Norm) || listed("limiting-word", t.Norm) })
}

// Whole tells that the sentence tells of using what the name names, and of nothing
// narrower: "use it" stands before it, or what it is or may behind, no words behind it
// say for what, where or with whom, and it is no part of another name.
func Whole(sentence, name string) bool {
	tokens, words := Tokenize(sentence), Words(name)
	for i := range tokens {
		to := i + len(words)
		if len(words) == 0 || to > len(tokens) || !slices.EqualFunc(tokens[i:to], words, func(a, b Token) bool { return a.Norm == b.Norm }) {
			continue
		}
		before, behind := sentence[:tokens[i].Start], sentence[tokens[to-1].End:]
		if strings.HasSuffix(before, "-") || strings.HasSuffix(before, "#") || strings.HasSuffix(before, "/") || strings.HasSuffix(before, "@") || strings.HasPrefix(behind, "-") {
			continue // of a channel, or of a path
		}
		ends := to == len(tokens) || !tokens[to].Word
		if isUsed(tokens[:i]) && (ends || !Narrows(tokens[to].Norm) && (Stop(tokens[to].Norm) || Follows(tokens[to].Norm))) {
			return true
		}
		if !ends && (listed("being", tokens[to].Norm) || listed("modal", tokens[to].Norm) || listed("modal-need", tokens[to].Norm)) {
			return true
		}
	}
	return false
}

// isUsed tells that the tokens end in a verb of using, articles and the beginning of a
// name aside.
func isUsed(tokens []Token) bool {
	for _, t := range slices.Backward(tokens) {
		switch {
		case Using(t.Norm):
			return true
		case !t.Word || !t.Upper && !Stop(t.Norm):
			return false
		}
	}
	return false
}

// AskedToDo is the verb that a question asks leave for: "share" in "may I share" and in
// "is it fine to share". Where it says no more than that something is used, or another
// word stands there, it is "".
func AskedToDo(question string) string {
	tokens := Words(question)
	for i := 0; i+2 < len(tokens); i++ {
		at := 0
		switch {
		case listed("asking-leave", tokens[i].Norm):
			at = behindAsker(tokens, i+1)
		case listed("let-to", tokens[i].Norm) && listed("before-verb", tokens[i+1].Norm):
			at = i + 2
		}
		if at == 0 {
			continue
		}
		v := tokens[at]
		if listed("speaking-verb", v.Norm) {
			return v.Norm
		}
		if Stop(v.Norm) || Using(v.Norm) || listed("light-verb", v.Norm) || Says("having", v.Stem) || Says("framing", v.Stem) {
			return ""
		}
		return v.Norm
	}
	return ""
}

// behindAsker is where the words for who asks leave end, or for whom it is asked: "I",
// "our contractors", "people outside the office"; or 0.
func behindAsker(tokens []Token, from int) int {
	for i := from; i+1 < len(tokens) && i < from+3; i++ {
		switch w := tokens[i].Norm; {
		case listed("asker", w), listed("other-people", w), listed("those-who-work", w):
			return behindWhence(tokens, i+1)
		case !Stop(w) && !listed("of-people", w):
			return 0
		}
	}
	return 0
}

// behindWhence is where what says of people that they are from elsewhere ends: "from
// outside the office"; the token itself where nothing says so, and 0 where other words
// limit who they are.
func behindWhence(tokens []Token, at int) int {
	if !Narrows(tokens[at].Norm) {
		return at
	}
	outside := slices.IndexFunc(tokens[at:min(len(tokens), at+2)], func(t Token) bool { return listed("whence-outside", t.Norm) })
	if outside < 0 {
		return 0
	}
	for i := at + outside + 1; i+1 < len(tokens) && i < at+5; i++ {
		if !Stop(tokens[i].Norm) && !listed("behind-outside", tokens[i].Norm) {
			return i + 1
		}
	}
	return 0
}

// Askers are the stems of the words for those for whom the question asks leave, where
// they are others than those who work there: "guests" of "may guests add a room".
func Askers(question string) []string {
	tokens := Words(question)
	for i := 0; i+2 < len(tokens); i++ {
		if !listed("asking-leave", tokens[i].Norm) {
			continue
		}
		for j := i + 1; j < len(tokens) && j <= i+3; j++ {
			w := tokens[j].Norm
			switch {
			case listed("other-people", w):
				return []string{tokens[j].Stem}
			case !Stop(w) && !listed("of-people", w) || listed("asker", w):
				return nil
			}
		}
		return nil
	}
	return nil
}

// DoneBySubject tells that the sentence has the verb, and says by it what somebody does, rather
// than what is done to them.
func DoneBySubject(sentence, verb string) bool {
	tokens := Words(sentence)
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb })
	return verb != "" && at >= 0 && !(at > 0 && listed("being", tokens[at-1].Norm))
}

// Excluded is what a sentence sets aside for something else: "your own address" of
// "use the address of your office rather than your own address".
func Excluded(sentence string) string {
	tokens := Tokenize(sentence)
	words := normsOf(tokens)
	for i := range tokens {
		if n := Ruling("set-aside").At(words, i); n > 0 && i+n < len(tokens) {
			return clause(sentence, tokens[i+n:])
		}
	}
	return ""
}

// clause is the text from the first of the tokens up to the next mark.
func clause(text string, tokens []Token) string {
	end := len(tokens)
	if i := slices.IndexFunc(tokens, func(t Token) bool { return !t.Word }); i >= 0 {
		end = i
	}
	if end == 0 {
		return ""
	}
	return text[tokens[0].Start:tokens[end-1].End]
}

// Coordinated are the stems of the words that stand behind an "or" or "and": the
// second verb of "you can't publish or share files" is one of them.
func Coordinated(sentence string) []string {
	var list []string
	tokens := Tokenize(sentence)
	for i := 1; i < len(tokens); i++ {
		if listed("coordinating", tokens[i-1].Norm) && tokens[i].Word && !Using(tokens[i].Norm) {
			list = append(list, tokens[i].Stem)
		}
	}
	return list
}

// ObjectOf are the stems of what the verb of the sentence is done to: of the words
// behind it, up to one that says for what or where.
func ObjectOf(sentence, verb string) []string {
	var list []string
	tokens := Tokenize(sentence)
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb })
	if at > 0 && listed("being", tokens[at-1].Norm) {
		return nil // it is done to what stands before it
	}
	for i := at + 1; at >= 0 && i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case i == at+1 && listed("coordinating", t.Norm) && i+1 < len(tokens) && !Stop(tokens[i+1].Norm):
			i++ // "add or remove guests"
		case Narrows(t.Norm), i == at+1 && listed("coordinating", t.Norm), len(list) > 0 && (strings.Contains("().,;:!?", t.Text) || Stop(t.Norm) && !listed("within-names", t.Norm)):
			return list
		case t.Word && !Stop(t.Norm) && !strings.HasSuffix(t.Norm, "ly"):
			list = append(list, t.Stem)
		}
	}
	return list
}

// quoted is what a sentence has from elsewhere, such as what a button says.
var quoted = regexp.MustCompile(`["“][^"“”]*["”]`)

// LimitOf are the stems of what the sentence says for what, where or with whom its verb
// is done, up to the end of the clause; what it quotes says none of it.
func LimitOf(sentence, verb string) []string {
	var list []string
	tokens := Tokenize(quoted.ReplaceAllString(sentence, ""))
	at, narrowed := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb }), false
	for i := at + 1; at >= 0 && i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case strings.Contains(".,;:!?", t.Text):
			return list
		case Narrows(t.Norm) || listed("by-way-of", t.Norm):
			narrowed = true
		case narrowed && t.Word && !Stop(t.Norm):
			list = append(list, t.Stem)
		}
	}
	return list
}

// OtherPeople are the stems of the words before what a sentence lets people do that
// say that they are others than its own: guests, partners, people outside.
func OtherPeople(sentence string) []string {
	s := modalOf(sentence)
	first := len(s.tokens)
	for _, c := range s.cues {
		if c.Cue == "forbidden" || c.Cue == "permitted" {
			first = min(first, c.From)
		}
	}
	var list []string
	for _, t := range s.tokens[:first] {
		switch {
		case !t.Word:
			list = nil // another clause
		case listed("other-people", t.Norm):
			list = append(list, t.Stem)
		}
	}
	return list
}

// KeptFromIt are the stems of the words for others than its own people between a verb of
// forbidding and "from": "guests" of "the settings prohibit guests from editing".
func KeptFromIt(sentence string) []string {
	tokens := Words(sentence)
	var list []string
	for i, t := range tokens {
		from := slices.IndexFunc(tokens[i:min(len(tokens), i+5)], func(t Token) bool { return listed("keeping-from", t.Norm) })
		if Means(t, "ban") && from > 0 {
			for _, x := range tokens[i : i+from] {
				if listed("other-people", x.Norm) {
					list = append(list, x.Stem)
				}
			}
		}
	}
	return list
}

// MachineOwner is whose the machine is that the text names: "company" or "person", or
// "" where it doesn't say, or names none.
func MachineOwner(text string) string {
	tokens := Words(text)
	for i := 1; i < len(tokens); i++ {
		for _, owner := range []string{"company", "person"} {
			if Says("machine", tokens[i].Stem) && !listed("company", tokens[i].Norm) && listed(owner, tokens[i-1].Norm) {
				return owner
			}
		}
	}
	return ""
}

// Outsiders are the stems of the words of the text that say of people that they are
// others than those who work there.
func Outsiders(text string) []string {
	var list []string
	for _, t := range Tokenize(text) {
		switch {
		case listed("other-people", t.Norm):
			list = append(list, t.Stem)
		case listed("non-prefix", t.Norm): // "non-members"
			list = append(list, Stem("outside"))
		}
	}
	return list
}

// NotStaff tells that the words name people who don't work there, whoever asks.
func NotStaff(text string) bool {
	return slices.ContainsFunc(Words(text), func(t Token) bool { return listed("not-staff", t.Norm) })
}

// SubjectOutsiders are the stems of the words for others than those who work there with
// which the text begins.
func SubjectOutsiders(text string) []string {
	tokens := Words(text)
	var list []string
	for _, t := range tokens[:min(len(tokens), 3)] {
		if listed("other-people", t.Norm) {
			list = append(list, t.Stem)
		}
	}
	return list
}

// CaseIn are the stems of the words of the case that the question asks of, behind an "if",
// "when" or "while" in it.
func CaseIn(question string) []string {
	tokens := Tokenize(question)
	at := slices.IndexFunc(tokens, func(t Token) bool { return OpensCase(t.Norm) })
	var list []string
	for i := at + 1; at > 1 && i < len(tokens) && tokens[i].Word; i++ {
		if t := tokens[i]; !Stop(t.Norm) && !Says("framing", t.Stem) && !Says("machine", t.Stem) {
			list = append(list, t.Stem)
		}
	}
	return list
}

// OtherTime tells that the one text is on what is done before something and the other on
// what is done meanwhile or after it.
func OtherTime(a, b string) bool {
	in := func(list, text string) bool { return Ruling(list).In(wordsIn(text)) }
	before, after := "time-before", "time-after"
	return in(before, a) && !in(after, a) && in(after, b) && !in(before, b) || in(after, a) && !in(before, a) && in(before, b) && !in(after, b)
}

// ButNot are the stems of what the sentence leaves out of what it lets people do:
// "edit" and "comment" of "can view but not edit or comment".
func ButNot(sentence string) []string {
	tokens := Tokenize(sentence)
	for i := 0; i+2 < len(tokens); i++ {
		if !listed("opposing", tokens[i].Norm) || !listed("leaving-out", tokens[i+1].Norm) {
			continue
		}
		var list []string
		for _, t := range Words(clause(sentence, tokens[i+2:])) {
			list = append(list, t.Stem)
		}
		return list
	}
	return nil
}

// HasWord tells that the text has the word, in lower case, in any of its forms.
func HasWord(text, word string) bool {
	return slices.ContainsFunc(Words(text), func(t Token) bool { return t.Stem == Stem(word) })
}

// BeforeBut is the sentence up to a "but" that opens a clause of its own.
func BeforeBut(sentence string) string {
	tokens := Tokenize(sentence)
	for i := 1; i+1 < len(tokens); i++ {
		if listed("opposing", tokens[i].Norm) && tokens[i-1].Text == "," && !listed("leaving-out", tokens[i+1].Norm) {
			return sentence[:tokens[i].Start]
		}
	}
	return sentence
}

// NotFor is whom or what the sentence leaves out behind what it says: "another agency" of
// "is for our own work; not another agency"; or "".
func NotFor(sentence string) string {
	tokens := Tokenize(sentence)
	for i := 1; i+1 < len(tokens); i++ {
		if listed("leaving-out", tokens[i].Norm) && strings.Contains(",;", tokens[i-1].Text) {
			return clause(sentence, tokens[i+1:])
		}
	}
	return ""
}

// KeptFor is for whom the sentence says that something is and for nobody else, up to
// the end of the clause: "staff" of "is limited to staff"; or "".
func KeptFor(sentence string) string {
	tokens := Tokenize(sentence)
	words := normsOf(tokens)
	for i := range tokens {
		if n := Ruling("kept-for").At(words, i); n > 0 && i+n < len(tokens) {
			return clause(sentence, tokens[i+n:])
		}
	}
	return ""
}

// DoneToIt tells that the question asks leave to do something to what it calls "it".
func DoneToIt(question string) bool {
	tokens, verb := Words(question), AskedToDo(question)
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb })
	return verb != "" && at >= 0 && at+1 < len(tokens) && listed("pronoun", tokens[at+1].Norm)
}

// Away tells that the text speaks of people who aren't at their place of work or in its
// network.
func Away(text string) bool { return Ruling("away").In(wordsIn(text)) }

// AwayWords are the stems of words that say so.
func AwayWords() []string { return Stems("away-words") }

// Narrows tells that the word, in lower case, goes on to say for what, where or
// with whom.
func Narrows(word string) bool { return listed("narrowing", word) }

// BeforeCase is the text up to the word that opens a case: "how do I get in" of
// "how do I get in when I am at home".
func BeforeCase(text string) string {
	for i, t := range Tokenize(text) {
		if i > 0 && OpensCase(t.Norm) {
			return text[:t.Start]
		}
	}
	return text
}

// TellsOfAccess tells that the text says how people get something or into it.
func TellsOfAccess(text string) bool {
	return Ruling("access-told").In(normsOf(Words(text)))
}

// DeniedIn are the stems of what the question says isn't so in the case that it asks
// about: "own" of "may I edit a page that I don't own", up to the end of the clause.
func DeniedIn(question string) []string {
	tokens := Tokenize(question)
	at := slices.IndexFunc(tokens, func(t Token) bool { return listed("denying-case", t.Norm) })
	var list []string
	for i := at + 1; at > 1 && i < len(tokens) && tokens[i].Word; i++ {
		if t := tokens[i]; !Stop(t.Norm) && !Says("framing", t.Stem) {
			list = append(list, t.Stem)
		}
	}
	return list
}

// OtherBodies tells that the text speaks of other bodies than the one whose text it is.
func OtherBodies(text string) bool { return Ruling("other-bodies").In(wordsIn(text)) }

// Plainly counts the words of the sentence that deny something, and tells whether it says
// something outright: no question, nothing supposed, bound to a case or limited, and no
// order.
func Plainly(sentence string) (denials int, plain bool) {
	tokens := Words(sentence)
	if len(tokens) == 0 || strings.HasSuffix(strings.TrimSpace(sentence), "?") || strings.HasSuffix(strings.TrimSpace(sentence), ":") {
		return 0, false
	}
	said := false
	if listed("opens-order", tokens[0].Norm) {
		return 0, false // it tells people what to do
	}
	for _, t := range tokens {
		switch {
		case listed("denying", t.Norm), listed("denying-can", t.Norm):
			denials++
		case OpensCase(t.Norm), listed("bounds-statement", t.Norm):
			return 0, false
		}
		said = said || listed("being", t.Norm) || listed("tells-state", t.Norm)
	}
	return denials, said
}

// AsksDuration tells that the question is how long something is or takes.
func AsksDuration(question string) bool { return Ruling("how-long").In(wordsIn(question)) }

// NamesDuration tells that the text has a word for a span of time.
func NamesDuration(text string) bool { return Ruling("time-units").In(wordsIn(text)) }
