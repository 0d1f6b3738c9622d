package language

import (
	"slices"
	"strings"
)

// Wording is what was said, in English words and the order of English, with
// where each of them comes from.
type Wording struct {
	Text string
	Cut  bool // what was said is longer than MaxText: the rest isn't in Text
	// Strange are the words, apart from names, that mean nothing in the language
	// nor in English: what was said may turn on them.
	Strange []string
	said    string
	parts   []wordingPart
}

type wordingPart struct {
	from, to   int // in Text
	start, end int // in what was said
}

// InEnglish gives the text in English words, as a reader of the other language
// would say it word by word: names and words that the language's files don't
// know stay as they are. A text in English stays whole.
func (l *Lexicon) InEnglish(text string, from Tag) Wording {
	f := foreignOf(from)
	if f == nil {
		return Wording{Text: text, said: text}
	}
	cut := len(text) > MaxText
	if cut {
		text = strings.ToValidUTF8(text[:MaxText], "")
	}
	w := Wording{said: text, Cut: cut}
	for _, c := range uninterrupted(clauses(f.settled(l.units(f, text)))) {
		for _, u := range inOrder(c) {
			w.add(u)
		}
	}
	return w
}

// add writes a word behind the others.
func (w *Wording) add(u unit) {
	if u.english == "" {
		return
	}
	if w.Text != "" && u.class != marked && !strings.HasPrefix(u.english, "'s") {
		w.Text += " "
	}
	if u.strange {
		w.Strange = append(w.Strange, u.english)
	}
	from := len(w.Text)
	w.Text += u.english
	w.parts = append(w.parts, wordingPart{from, len(w.Text), u.start, u.end})
}

// Said gives the words that were said for some of the wording, or these
// themselves where they were not said together.
func (w Wording) Said(english string) string {
	at := strings.Index(w.Text, english)
	if at < 0 || len(w.parts) == 0 || english == "" {
		return english
	}
	var list []wordingPart
	for _, p := range w.parts {
		if p.from < at+len(english) && p.to > at && p.end > p.start {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return english
	}
	slices.SortFunc(list, func(a, b wordingPart) int { return a.start - b.start })
	for i := 1; i < len(list); i++ {
		if strings.Trim(w.said[min(list[i-1].end, list[i].start):list[i].start], "- \n") != "" {
			return english // something else stands between
		}
	}
	return w.said[list[0].start:list[len(list)-1].end]
}
