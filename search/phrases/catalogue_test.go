package phrases

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
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
