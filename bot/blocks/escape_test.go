package blocks_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"policybot/bot/blocks"
)

// live are the patterns in which Slack sees more than words.
var live = []*regexp.Regexp{
	regexp.MustCompile(`[<>]`),
	regexp.MustCompile(`&(?:[^agl]|a[^m]|[gl][^t]|$)`),
	regexp.MustCompile("[*_~`]" + `[^\x{2060}]`),
	regexp.MustCompile(`[^\x{2060}]` + "[*_~`]"),
	regexp.MustCompile(`:[\pL\pN_+'-]+:`),
	regexp.MustCompile(`[@#][\pL\pN]`),
	regexp.MustCompile(`://`),
	regexp.MustCompile(`[\pL\pN]\.\pL[\pL\pN]`),
	regexp.MustCompile(`^&gt;`),
	regexp.MustCompile(`\n`),
}

// inert fails where Slack would see more than words in a text.
func inert(t fataler, text string) {
	t.Helper()
	for _, re := range live {
		if m := re.FindString(text); m != "" {
			t.Fatalf("Slack reads %q in %q", m, text)
		}
	}
}

func TestEscapeLeavesOrdinaryWordsAlone(t *testing.T) {
	for _, text := range []string{"Acme told staff to remove Pigeon on 4 March 2024 [1].", "It was 10:30, 5.0 or v2; that is: “fine” (e.g. here).", "наверное 是"} {
		if got := blocks.Escape(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestEscapeShowsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(hostile)).Draw(t, "pieces"), "")
		got := blocks.Escape(text)
		inert(t, got)
		seen := html.UnescapeString(strings.ReplaceAll(strings.ReplaceAll(got, "\u2060", ""), "&amp;", "&amp;amp;"))
		seen = strings.ReplaceAll(seen, "&amp;", "&")
		want := strings.ReplaceAll(strings.Join(strings.Fields(dropped.ReplaceAllString(text, "")), " "), "\u2060", "")
		if seen != want {
			t.Fatalf("%q shows as %q", want, seen)
		}
	})
}

var dropped = regexp.MustCompile("[\u202A-\u202E\u2066-\u2069\x00]")

// hostile are pieces that mean something to Slack, to JSON or to a screen.
var hostile = []string{"<", ">", "&", "&amp;", "<!channel>", "<@U0ASKER1>", "<#C1|x>", "<https://evil.example|memo>", "@here", "@", "#general", "*", "*bold*", "_", "_it_", "~", "~no~", "`", "```", "> quote", ":smile:", ":",
	"https://evil.example/x", "evil.example", "a@b.example", "mailto:", "[1]", "[99]", "[0]", "**x**", "[t](http://u)", "|", "\n", "\r\n", "\n> q", "\t", " ", ".", ". ", "! ", "“", "”", "\"", "'", "a", "Z", "word ", "Acme ", "9", "\\", "\u0000", "\u202E", "\u2060", "\u200B", "é", "😀", "是", "{", "}", "%s", "$"}
