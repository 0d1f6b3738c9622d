package phrases

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/feature/plural"

	"policybot/knowledge"
)

// TestLanguages holds every language to the messages of English, with the same
// slots, and to the plural forms that it has.
func TestLanguages(t *testing.T) {
	english := In(English)
	for _, l := range languages() {
		want, got := messagesOf(english), messagesOf(l)
		for key, slots := range want {
			switch have, known := got[key]; {
			case !known:
				t.Errorf("%s.yaml lacks %s", l.code, key)
			case !slices.Equal(have, slots):
				t.Errorf("%s.yaml: %s has the slots %v, in English %v", l.code, key, have, slots)
			}
		}
		for key := range got {
			if _, known := want[key]; !known {
				t.Errorf("%s.yaml: %s is no message in English", l.code, key)
			}
		}
		for key, forms := range formsOf(l) {
			if want := l.forms(); !slices.Equal(forms, want) {
				t.Errorf("%s.yaml: %s has the plural forms %v, the language has %v", l.code, key, forms, want)
			}
		}
		for key, text := range l.messages {
			if len(text) == 0 {
				t.Errorf("%s.yaml: %s is empty", l.code, key)
			}
		}
	}
}

// messagesOf are the slots of each message; the forms of a plural are one
// message, with the slots of all.
func messagesOf(l *Language) map[string][]string {
	all := map[string][]string{}
	for key, text := range l.messages {
		key, _ = plain(key)
		all[key] = append(all[key], text.slots()...)
	}
	for key, slots := range all {
		slices.Sort(slots)
		all[key] = slices.Compact(slots)
	}
	return all
}

// formsOf are the plural forms of each message that has any.
func formsOf(l *Language) map[string][]string {
	all := map[string][]string{}
	for key := range l.messages {
		if key, form := plain(key); form != "" {
			all[key] = append(all[key], form)
		}
	}
	for _, forms := range all {
		slices.Sort(forms)
	}
	return all
}

// plain parts a key from the plural form at its end.
func plain(key string) (message, form string) {
	at := strings.LastIndexByte(key, '.')
	if form := key[at+1:]; at > 0 && slices.Contains(slices.Collect(maps.Values(formNames)), form) {
		return key[:at], form
	}
	return key, ""
}

// forms are the plural forms of the language's numbers.
func (l *Language) forms() []string {
	have := map[string]bool{}
	for _, n := range append(slices.Collect(upTo(200)), 1_000, 1_000_000) {
		have[formNames[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]] = true
	}
	return slices.Sorted(maps.Keys(have))
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// alike are the words that a language has in common with English, in lower
// case, and the names of Slack's and our own things.
var alike = map[string]string{
	"de": "admin admins am an app apps april audit august csv in minute name november person policybot private rest september slack so stand thread threads utc version was workspace " +
		"check the policy help", // a shortcut, and what is typed for help
}

// commandRE is a command in a sentence.
var commandRE = regexp.MustCompile(`(/policy|policybot)( \w+)?`)

// TestNothingIsLeftInEnglish finds words that nobody translated.
func TestNothingIsLeftInEnglish(t *testing.T) {
	english := wordsOf(In(English))
	for _, l := range languages()[1:] {
		common := strings.Fields(alike[l.code])
		for word := range wordsOf(l) {
			if english[word] && !slices.Contains(common, word) {
				t.Errorf("%s.yaml: %q is an English word", l.code, word)
			}
		}
	}
}

// wordsOf are the words of a language's messages.
func wordsOf(l *Language) map[string]bool {
	words := map[string]bool{}
	for key, text := range l.messages {
		if strings.HasPrefix(key, "command.") {
			continue // they are the same in all languages, but for what is put in
		}
		for _, p := range text {
			for _, word := range strings.FieldsFunc(strings.ToLower(commandRE.ReplaceAllString(p.plain, "")), func(r rune) bool { return !unicode.IsLetter(r) }) {
				words[word] = true
			}
		}
	}
	return words
}

func TestOf(t *testing.T) {
	for locale, want := range map[string]string{"de-DE": "de", "de-AT": "de", "de": "de", "en-US": "en", "en-GB": "en", "fr-FR": "", "": "", "no locale": "", "x": ""} {
		if got := Of(locale); got != want {
			t.Errorf("Of(%q) = %q, want %q", locale, got, want)
		}
	}
	if In("fr").Code() != English || In("").Code() != English || In("de").Code() != "de" {
		t.Error("a language without a file is not English")
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{7: "7", 999: "999", 1000: "1.000", 1_234_567: "1.234.567"} {
		if got := In("de").Number(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
	if got := In(English).Number(1234); got != "1234" {
		t.Errorf("1234 is written %q in English", got)
	}
	for n, want := range map[int]string{1: "Ein Tag", 2: "2 Tage", 1001: "1.001 Tage"} {
		if got := In("de").Count("times.days", n); got != want {
			t.Errorf("%d days are %q, want %q", n, got, want)
		}
	}
}

// TestDates holds dates of each precision to how German writes them, as they
// stand in sentences.
func TestDates(t *testing.T) {
	in := In("de")
	for text, want := range map[string][3]string{ // alone, at, from
		"2020-07-10":             {"10. Juli 2020", "am 10. Juli 2020", "ab dem 10. Juli 2020"},
		"2020-03":                {"März 2020", "im März 2020", "ab März 2020"},
		"2020":                   {"2020", "im Jahr 2020", "ab 2020"},
		"2020-07-10T09:05":       {"10. Juli 2020, 09:05 Uhr", "am 10. Juli 2020, 09:05 Uhr", "ab dem 10. Juli 2020, 09:05 Uhr"},
		"..2018-06":              {"spätestens am 30. Juni 2018", "spätestens am 30. Juni 2018", "ab einem Zeitpunkt spätestens am 30. Juni 2018"},
		"2018-06..":              {"frühestens am 1. Juni 2018", "frühestens am 1. Juni 2018", "ab einem Zeitpunkt frühestens am 1. Juni 2018"},
		"2018-06-01..2018-06-03": {"zwischen dem 1. Juni 2018 und dem 3. Juni 2018", "zwischen dem 1. Juni 2018 und dem 3. Juni 2018", "ab einem Zeitpunkt zwischen dem 1. Juni 2018 und dem 3. Juni 2018"},
	} {
		d, err := knowledge.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := [3]string{in.Date(d), in.When(At, d), in.When(From, d)}; got != want {
			t.Errorf("%s is written %q, want %q", text, got, want)
		}
		if english := In(English); english.Date(d) != d.Words() || english.When(At, d) != d.Phrase() {
			t.Errorf("%s is written %q and %q in English", text, english.Date(d), english.When(At, d))
		}
	}
}

func TestFill(t *testing.T) {
	for message, want := range map[string]string{
		"{a} and {b}":            "one and two",
		"x{, since}: {a}":        "x: one",
		"x{, a}: {b}":            "x, one: two",
		"{a|upper} {name|lower}": "One acme",
		"{short|lower}":          "US",
		"{brace}":                "{a}",
	} {
		text, err := parseText(message)
		if err != nil {
			t.Fatal(err)
		}
		if got := text.fill([]string{"a", "one", "b", "two", "since", "", "name", "Acme", "short", "US", "brace", "{a}"}); got != want {
			t.Errorf("%q gives %q, want %q", message, got, want)
		}
	}
	for _, message := range []string{"{a", "{}", "{a|loud}"} {
		if _, err := parseText(message); err == nil {
			t.Errorf("%q is read", message)
		}
	}
}
