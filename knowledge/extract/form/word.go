package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge/language"
)

// Word is a word of a running text.
type Word struct {
	Text       string // as written, without the ending of whose something is
	Lower      string
	Start, End int  // bytes in the text
	Upper      bool // has a capital
	Begins     bool // a sentence, an item or a quotation: its capital tells nothing
	Joined     bool // only a space stands between it and the word before
	Comma      bool // a comma and a space do
	Bracket    bool // an opening bracket does
	And        bool // "&" does, so that it goes on with the same name
	Owns       bool // ends in 's
}

// Scan splits a text into words, without addresses, channels, handles and the
// tags of templates. Hyphens join words.
func Scan(text string) (words []Word, hosts []string) {
	begins := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.HasPrefix(text[i:], "{%"):
			i = after(text, i, "%}")
		case strings.HasPrefix(text[i:], "{{"):
			i = after(text, i, "}}")
		case (r == '#' || r == '@' || r == '/' || r == '~' || r == '\\' || r == '_') && !endsWord(text[:i]):
			i = chunkEnd(text, i)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := chunkEnd(text, i)
			if host, ok := address(text[i:end]); ok {
				if host != "" {
					hosts = append(hosts, host)
				}
				i, begins = end, strings.HasSuffix(text[i:end], ".")
				continue
			}
			w := wordAt(text, i)
			w.Begins = begins
			if n := len(words); n > 0 {
				gap := text[words[n-1].End:i]
				w.And = gap == " & " && w.Upper && words[n-1].Upper
				w.Joined, w.Comma, w.Bracket = gap == " " || w.And || gap == ". " && (cutShort(words[n-1].Lower) || ofState(words[n-1], text[i:])), gap == ", ", gap == " ("
				if words[n-1].Bracket { // "the agency (ABC) banned"
					w.Joined, w.Comma = w.Joined || gap == ") ", w.Comma || gap == "), "
				}
			}
			words = append(words, w)
			i, begins = wordStop(text, i), false
		default:
			if opensSentence(text, i, r) && !(r == '.' && len(words) > 0 && words[len(words)-1].End == i && (cutShort(words[len(words)-1].Lower) || ofState(words[len(words)-1], text[i+size:]))) {
				begins = true
			}
			i += size
		}
	}
	return words, hosts
}

func after(text string, i int, mark string) int {
	if n := strings.Index(text[i:], mark); n >= 0 {
		return i + n + len(mark)
	}
	return len(text)
}

func endsWord(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// chunkEnd is where the next space stands.
func chunkEnd(text string, i int) int {
	if n := strings.IndexFunc(text[i:], unicode.IsSpace); n >= 0 {
		return i + n
	}
	return len(text)
}

// address tells that the chunk is an address, and of which host.
func address(chunk string) (host string, ok bool) {
	if _, rest, found := strings.Cut(chunk, "://"); found {
		return hostOf(rest), true
	}
	if at := strings.IndexByte(chunk, '@'); at > 0 && strings.Contains(chunk[at:], ".") {
		return "", true
	}
	if strings.HasPrefix(chunk, "www.") {
		return hostOf(chunk), true
	}
	return "", false
}

func hostOf(rest string) string {
	if n := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }); n >= 0 {
		rest = rest[:n]
	}
	return strings.ToLower(strings.TrimRight(rest, ".-"))
}

// wordStop is where the word at i ends, with the ending of whose something is.
func wordStop(text string, i int) int {
	end := i
	for j, r := range text[i:] {
		at := i + j
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			end = at + utf8.RuneLen(r)
		case strings.ContainsRune("'’.&-", r) && at == end && startsWord(text[at+utf8.RuneLen(r):]):
			end = at + utf8.RuneLen(r)
		case r == '+' && at == end:
			end = at + 1 // Notepad++
		default:
			return end
		}
	}
	return end
}

func startsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wordAt(text string, i int) Word {
	w := Word{Start: i, End: wordStop(text, i)}
	w.Text = text[w.Start:w.End]
	for _, ending := range []string{"'s", "’s"} {
		if head, ok := strings.CutSuffix(w.Text, ending); ok && head != "" {
			w.Text, w.Owns = head, true
			w.End = w.Start + len(head)
		}
	}
	if w.Text == "U.S" || w.Text == "U.K" {
		w.Text = strings.ReplaceAll(w.Text, ".", "")
	}
	w.Lower = strings.ToLower(w.Text)
	w.Upper = w.Lower != w.Text
	return w
}

// opensSentence tells that what stands at the mark ends a sentence, or opens a
// new piece of text.
func opensSentence(text string, i int, r rune) bool {
	switch r {
	case '\n', '"', '“', '‘', '«', '•', '›', '|', '—', '–', '*':
		return true
	case '.', '!', '?', ':', ';', '…':
		return i+1 >= len(text) || !startsWord(text[i+1:])
	case '-':
		return i+1 < len(text) && text[i+1] == ' '
	}
	return false
}

// cutShort tells that the word is a month or an office cut short: its point ends no
// sentence, and parts no words.
func cutShort(lower string) bool {
	return language.Abbreviation(lower) && (language.Naming("calendar").Has(lower) || language.Naming("of-person").Has(lower))
}

// ofState tells that the word is a state's short name with points, before the name of a body of it:
// "the U.S. Commerce Department".
func ofState(w Word, rest string) bool {
	if w.Text != "US" || w.End-w.Start < len("U.S") {
		return false
	}
	for i, next := range strings.Fields(rest[:min(len(rest), 80)]) {
		lower := strings.ToLower(strings.TrimRight(next, ".,;:)’'s"))
		if i == LongestName || lower == next {
			return false
		}
		if language.Naming("body-end").Has(lower) || language.Naming("official-end").Has(lower) || language.Naming("body-end").Has(lower+"s") {
			return true
		}
	}
	return false
}

// Lowers are the words in lower case.
func Lowers(words []Word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.Lower
	}
	return list
}

// LowersOf are the words of a text in lower case.
func LowersOf(text string) []string {
	words, _ := Scan(text)
	return Lowers(words)
}

// SentenceEnd is where the sentence ends that goes on at the place.
func SentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) < 0 {
			continue
		}
		if end, ok := language.SentenceEnd(text, from, i); ok {
			return end
		}
	}
	return len(text)
}

// Stopped tells that somebody is kept from doing something: "barred Acme from
// using".
func Stopped(low []string, at int) bool {
	return at+1 < len(low) && low[at] == "from" && strings.HasSuffix(low[at+1], "ing")
}

// Adverb tells that the word may stand before a verb.
func Adverb(lower string) bool {
	return len(lower) > 4 && strings.HasSuffix(lower, "ly") || language.Naming("before-verb").Has(lower)
}

// Modifies tells that the name only says more of the word behind it: who logs in
// with an Acme password doesn't log in to Acme.
func Modifies(words []Word, low []string, at int) bool {
	if at >= len(words) || !words[at].Joined || words[at-1].Owns || words[at].Upper || Number(low[at]) || language.Stop(low[at]) || Adverb(low[at]) {
		return false
	}
	for _, list := range []string{"of-app", "behind-object", "inside", "preposition", "time-before", "being"} {
		if language.Naming(list).At(low, at) > 0 {
			return false
		}
	}
	return true
}

// Span is a stretch of words.
type Span struct{ From, To int }

// Number tells that the word is a figure.
func Number(text string) bool {
	for _, r := range text {
		if !unicode.IsDigit(r) && r != '.' {
			return false
		}
	}
	return text != ""
}
