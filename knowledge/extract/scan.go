package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a running text.
type word struct {
	text       string // as written, without the ending of whose something is
	lower      string
	start, end int  // bytes in the text
	upper      bool // has a capital
	begins     bool // a sentence, an item or a quotation: its capital tells nothing
	joined     bool // only a space stands between it and the word before
	comma      bool // a comma and a space do
	bracket    bool // an opening bracket does
	and        bool // "&" does, so that it goes on with the same name
	owns       bool // ends in 's
}

// scan splits a text into words, without addresses, channels, handles and the
// tags of templates. Hyphens join words.
func scan(text string) (words []word, hosts []string) {
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
			w.begins = begins
			if n := len(words); n > 0 {
				gap := text[words[n-1].end:i]
				w.and = gap == " & " && w.upper && words[n-1].upper
				w.joined, w.comma, w.bracket = gap == " " || w.and, gap == ", ", gap == " ("
				if words[n-1].bracket { // "the agency (ABC) banned"
					w.joined, w.comma = w.joined || gap == ") ", w.comma || gap == "), "
				}
			}
			words = append(words, w)
			i, begins = wordStop(text, i), false
		default:
			if opensSentence(text, i, r) {
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

func wordAt(text string, i int) word {
	w := word{start: i, end: wordStop(text, i)}
	w.text = text[w.start:w.end]
	for _, ending := range []string{"'s", "’s"} {
		if head, ok := strings.CutSuffix(w.text, ending); ok && head != "" {
			w.text, w.owns = head, true
			w.end = w.start + len(head)
		}
	}
	w.lower = strings.ToLower(w.text)
	w.upper = w.lower != w.text
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

// lowers are the words in lower case.
func lowers(words []word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.lower
	}
	return list
}

// lowersOf are the words of a text in lower case.
func lowersOf(text string) []string {
	words, _ := scan(text)
	return lowers(words)
}
