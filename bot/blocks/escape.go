package blocks

import (
	"strings"
	"unicode"
)

// joiner is a word joiner: it shows nothing, and parts a mark from its meaning.
const joiner = "\u2060"

// Escape writes text on one line so that Slack's mrkdwn shows it as it is: no
// mention, link, emoji, quote or formatting comes of it. What it adds to a mark
// that could have a meaning is invisible.
func Escape(text string) string {
	rs := []rune(oneLine(text))
	var out strings.Builder
	for i, r := range rs {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>' && i == 0:
			out.WriteString(joiner + "&gt;")
		case r == '>':
			out.WriteString("&gt;")
		case strings.ContainsRune("*_~`", r):
			out.WriteString(joiner + string(r) + joiner)
		case meant(rs, i):
			out.WriteString(string(r) + joiner)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// meant tells that Slack could see the start of something at the mark: an
// emoji, a mention, a channel or an address.
func meant(rs []rune, i int) bool {
	switch rs[i] {
	case ':':
		return strings.HasPrefix(string(rs[i+1:min(len(rs), i+3)]), "//") || emojiAt(rs[i+1:])
	case '@', '#':
		return i+1 < len(rs) && isWord(rs[i+1])
	case '.':
		return i > 0 && isWord(rs[i-1]) && i+2 < len(rs) && unicode.IsLetter(rs[i+1]) && isWord(rs[i+2])
	}
	return false
}

// emojiAt tells that the name of an emoji stands here, up to its second colon.
func emojiAt(rs []rune) bool {
	for i, r := range rs {
		if r == ':' {
			return i > 0
		}
		if !isWord(r) && !strings.ContainsRune("_+-'", r) {
			return false
		}
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// maxClean is how many bytes of a text are looked at, more than any message can
// show.
const maxClean = 32 << 10

// clean drops what has no look of its own but changes that of its neighbours:
// control characters and marks of writing direction. Quotes don't pass here.
func clean(text string) string {
	if len(text) > maxClean {
		text = text[:maxClean] + omission
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, text))
}
