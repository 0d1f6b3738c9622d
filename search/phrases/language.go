package phrases

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed *.yaml
var files embed.FS

// Language is what people are told in one language. It is immutable.
type Language struct {
	code     string
	tag      language.Tag
	messages map[string]text
}

// English is the language of whoever has no other that is known.
const English = "en"

// languages are those that there is a file of, English first.
var languages = sync.OnceValue(func() []*Language {
	var list []*Language
	for _, code := range codes() {
		list = append(list, load(code))
	}
	return list
})

// Codes lists the languages, English first.
func Codes() []string {
	var list []string
	for _, l := range languages() {
		list = append(list, l.code)
	}
	return list
}

// In is the language of that code, and English where there is none.
func In(code string) *Language {
	all := languages()
	if i := slices.IndexFunc(all, func(l *Language) bool { return l.code == code }); i >= 0 {
		return all[i]
	}
	return all[0]
}

// Of is the code of the language for a locale, such as "de-AT", and empty
// where there is none.
func Of(locale string) string {
	tag, err := language.Parse(locale)
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	for _, l := range languages() {
		if b, _ := l.tag.Base(); b == base {
			return l.code
		}
	}
	return ""
}

// Code is the language's code, such as "de".
func (l *Language) Code() string { return l.code }

// Say fills the message: slots are names of slots, each with its text behind
// it. A message that is missing is told by its key rather than by nothing.
func (l *Language) Say(key string, slots ...string) string {
	t, known := l.messages[key]
	if !known {
		return key
	}
	return t.fill(slots)
}

// Count fills the message in the form that the number wants, with the number in
// {count}.
func (l *Language) Count(key string, n int, slots ...string) string {
	form := formNames[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
	return l.Say(key+"."+form, append(slices.Clone(slots), "count", l.Number(n))...)
}

// formNames are CLDR's names of plural forms.
var formNames = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

// Number writes a number as the language does: 1234 or 1.234.
func (l *Language) Number(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return l.Say("number", "thousands", l.Number(n/1000), "rest", fmt.Sprintf("%03d", n%1000))
}
