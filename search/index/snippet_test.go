package index

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func testAnalyzer(t testing.TB) analyzer {
	t.Helper()
	a, err := newAnalyzer(newMapping())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// marked writes a snippet with its marks in brackets.
func marked(s Snippet) string {
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		b.WriteString(s.Text[at:m[0]] + "[" + s.Text[m[0]:m[1]] + "]")
		at = m[1]
	}
	return b.String() + s.Text[at:]
}

func TestSnippetOfAShortText(t *testing.T) {
	a := testAnalyzer(t)
	for _, c := range []struct{ text, query, want string }{
		{"The ban was lifted.", "lift the bans", "The [ban] was [lifted]."},
		{"Line one\n\tbanned\n", "ban", "Line one [banned]"},
		{"Acme’s ban — final", "acme", "[Acme’s] ban — final"},
		{"Über-Ban: é ban", "ban", "Über-[Ban]: é [ban]"},
		{"nothing here", "ban", "nothing here"},
		{"no query", "", "no query"},
		{"", "ban", ""},
		{"caf\xe9 ban", "ban", "caf\uFFFD [ban]"},
	} {
		if got := marked(snippet(newMatcher(a, a.terms(c.query, maxTerms)), c.text)); got != c.want {
			t.Errorf("snippet of %q for %q is %q, want %q", c.text, c.query, got, c.want)
		}
	}
}

func TestSnippetOfALongText(t *testing.T) {
	a := testAnalyzer(t)
	filler := strings.Repeat("Some words that say little. ", 40)
	text := filler + "A ban alone. " + filler + "“Acme ended the ban of Pigeon,” it said. " + filler
	got := snippet(newMatcher(a, a.terms("Acme ban Pigeon", maxTerms)), text)
	if m := marked(got); !strings.Contains(m, "“[Acme] ended the [ban] of [Pigeon],” it said. Some") {
		t.Errorf("snippet %q isn't around the most words of the query", m)
	}
	if !strings.HasPrefix(got.Text, "…") || !strings.HasSuffix(got.Text, "…") {
		t.Errorf("snippet %q doesn't say that it was cut", got.Text)
	}
	if n := utf8.RuneCountInString(got.Text); n < 200 || n > snippetRunes {
		t.Errorf("snippet has %d characters", n)
	}
	text = "Ban, ban, ban, ban, ban. " + text
	if m := marked(snippet(newMatcher(a, a.terms("Acme ban Pigeon", maxTerms)), text)); !strings.Contains(m, "[Acme] ended") {
		t.Errorf("snippet %q has one word often, and not the most words of the query", m)
	}
	start := snippet(newMatcher(a, nil), filler+filler)
	if !strings.HasPrefix(start.Text, "Some words") || len(start.Marks) != 0 {
		t.Errorf("without a query the snippet is %+v, not the beginning", start)
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("The ban was lifted. "+strings.Repeat("Words and ", 60)+"a ban.", "ban lifted")
	f.Add(strings.Repeat("x", 300)+" ban", "ban")
	f.Add(strings.Repeat("禁止使用该应用程序", 60), "禁止")
	f.Add("\xff\xfe"+strings.Repeat("👩‍👩‍👧 e\u0301 ", 100), "e\u0301")
	f.Add(strings.Repeat("!", 400)+"ban"+strings.Repeat("?", 400), "ban")
	f.Add(strings.Repeat("!", 400), "")
	a := testAnalyzer(f)
	f.Fuzz(func(t *testing.T, text, query string) {
		terms := a.terms(cut(query, maxQueryText), maxTerms)
		s := snippet(newMatcher(a, terms), text)
		if !utf8.ValidString(s.Text) || utf8.RuneCountInString(s.Text) > snippetRunes {
			t.Fatalf("%d characters, valid: %v", utf8.RuneCountInString(s.Text), utf8.ValidString(s.Text))
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(s.Text, omission), omission)
		whole := strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
		if len(text) < snippetText/4 && !strings.Contains(whole, inner) {
			t.Fatalf("%q isn't part of the text", inner)
		}
		if inner == "" && whole != "" && whole != omission && whole != omission+omission {
			t.Fatalf("nothing is shown of %q", whole)
		}
		checkBorders(t, a, text, terms)
		at := 0
		for _, m := range s.Marks {
			if m[0] < at || m[1] <= m[0] || m[1] > len(s.Text) {
				t.Fatalf("marks %v in %d bytes", s.Marks, len(s.Text))
			}
			word := s.Text[m[0]:m[1]]
			if !utf8.ValidString(word) || !slices.ContainsFunc(a.terms(word, maxTerms), func(x string) bool { return slices.Contains(terms, x) }) {
				t.Fatalf("%q is marked and isn't one of %q", word, terms)
			}
			at = m[1]
		}
	})
}

// checkBorders tells that no word is cut, unless one alone is too long.
func checkBorders(t *testing.T, a analyzer, text string, terms []string) {
	t.Helper()
	text = strings.Join(strings.Fields(cut(text, snippetText)), " ")
	if utf8.RuneCountInString(text) <= snippetRunes {
		return
	}
	words := wordsIn(newMatcher(a, terms), text)
	from, to := stretch(words, text)
	for _, w := range words {
		if w.runeEnd-w.runeStart <= snippetRunes-2 && (w.start < from && from < w.end || w.start < to && to < w.end) {
			t.Fatalf("%q is cut by %d..%d", text[w.start:w.end], from, to)
		}
	}
}
