package slack

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxWords is what is kept of a message, in bytes. No question is longer.
const maxWords = 8000

var markup = regexp.MustCompile(`<([^<>]*)>`)

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// Words turns a message as Slack stores it into plain words: the bot's own
// name is left out, links and channels are told by their label, and Slack's
// escapes are undone.
func Words(text, bot string) string {
	plain := markup.ReplaceAllStringFunc(text, func(t string) string { return plainToken(t[1:len(t)-1], bot) })
	plain = strings.TrimSpace(unescape.Replace(plain))
	return cut(plain, maxWords)
}

func plainToken(t, bot string) string {
	name, label, labelled := strings.Cut(t, "|")
	switch {
	case name == "@"+bot:
		return " "
	case labelled && label != "":
		return label
	case strings.HasPrefix(name, "@"), strings.HasPrefix(name, "!"), strings.HasPrefix(name, "#"):
		return name[:1] + strings.TrimPrefix(name[1:], "subteam^")
	}
	return name
}

// cut shortens at a letter's border.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// calls tells that a message calls somebody: a person, a group, or all.
func calls(text string) bool { return strings.Contains(text, "<@") || strings.Contains(text, "<!") }

func mentions(text, bot string) bool {
	return bot != "" && (strings.Contains(text, "<@"+bot+">") || strings.Contains(text, "<@"+bot+"|"))
}
