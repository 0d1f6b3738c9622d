package blocks

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// sentenceEnd is a mark that ends a sentence, what closes with it, its source
// numbers, and the space before the next.
var sentenceEnd = regexp.MustCompile(`[.!?…]["'”’)\]]*(?: ?\[\d+\])*\s+|\n\s*`)

// sentences parts text, spaces included, so that all of them joined are the
// text. In doubt, as after an abbreviation, it does not part.
func sentences(text string) []string {
	var list []string
	start := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		next, _ := utf8.DecodeRuneInString(text[at[1]:])
		if text[at[0]] != '\n' && (unicode.IsLower(next) || abbreviated(text[start:at[0]]) || dayOf(text[start:at[0]], text[at[1]:]) || quoteOpen(text[start:at[1]])) {
			continue
		}
		list = append(list, text[start:at[1]])
		start = at[1]
	}
	if start < len(text) {
		list = append(list, text[start:])
	}
	return list
}

var abbreviations = []string{"mr", "mrs", "ms", "dr", "prof", "inc", "ltd", "corp", "co", "no", "st", "vs", "approx", "art", "sec", "dept", "jr", "sr"}

// abbreviated tells that the text ends in a short form or an initial, so that a
// point after it may end no sentence.
func abbreviated(text string) bool {
	word := text[strings.LastIndexAny(text, " \n\t(.")+1:]
	if runes(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLetter(r)
	}
	return slices.Contains(abbreviations, strings.ToLower(word))
}

// dayOf tells that a point stands behind the day of a date, as in 10. Juli.
func dayOf(before, after string) bool {
	return dayEnd.MatchString(before) && slices.ContainsFunc(months(), func(m string) bool { return strings.HasPrefix(after, m) })
}

var dayEnd = regexp.MustCompile(`(^|\D)\d{1,2}$`)

// months are the names of the months in all languages.
var months = sync.OnceValue(func() (list []string) {
	for _, code := range phrases.Codes() {
		list = append(list, phrases.In(code).Months()...)
	}
	return list
})

// quoteOpen tells that a quote goes on behind the text: of “…”, or of „…“.
func quoteOpen(text string) bool {
	var open []rune
	for _, r := range text {
		last := len(open) - 1
		switch {
		case r == '„', r == '“' && (last < 0 || open[last] != '„'):
			open = append(open, r)
		case last >= 0 && (r == '“' && open[last] == '„' || r == '”' && open[last] == '“'):
			open = open[:last]
		}
	}
	return strings.Count(text, `"`)%2 == 1 || len(open) > 0
}

// cutSentences keeps whole sentences up to a width, and some of the first in
// any case.
func cutSentences(text string, most int) (kept string, whole bool) {
	start, whole := head(text, most-2)
	if whole || width(text) <= most {
		return text, true
	}
	list := sentences(start)
	if len(list) < 2 {
		return cut(text, most), false
	}
	return strings.TrimSpace(strings.Join(list[:len(list)-1], "")) + " " + omission, false
}

// lead is what an answer says first: its first sentence. Of what was undone,
// the first two, as the first alone could read as if it still stood.
func lead(in *phrases.Language, a answer.Answer) string {
	text, _ := head(clean(a.Text), 2*maxText)
	list := sentences(text)
	n := 1
	if a.Verdict == verdict.Reversed {
		n = 2
	}
	said := strings.TrimSpace(strings.Join(list[:min(n, len(list))], ""))
	return cmp.Or(said, clean(a.Error), wordOnly(in, a))
}

func wordOnly(in *phrases.Language, a answer.Answer) string {
	word, question := verdictWord(in, a), clean(a.Question)
	switch {
	case word == "" && question == "":
		return in.Say("shown.nothing")
	case word == "":
		return in.Say("shown.nothing-to", "question", question)
	case question == "":
		return word + "."
	}
	return word + ": " + question
}

// plain is text for Message.Text: escaped and short enough.
func plain(text string) string {
	out := Escape(text)
	for most := maxText; runes(out) > maxText; most = most * 2 / 3 {
		out = Escape(cut(text, most))
	}
	return out
}
