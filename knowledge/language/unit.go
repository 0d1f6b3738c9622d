package language

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// unit is a word of a text in another language, or words that mean something
// together, with the English for them.
type unit struct {
	english    string
	fold       string // of the first word
	class      class
	verbs      []*verbForm
	entities   []knowledge.EntityID
	acts       bool // a name of somebody who sets rules
	used       bool // a name of an app
	joined     bool // by a hyphen to the one before
	object     bool // a question word for what is done to
	unknown    bool // written like a name that nobody knows
	strange    bool // not written like one, and known to nobody
	start, end int  // bytes of the text
}

// unitReader makes units of the words of a text.
type unitReader struct {
	*Lexicon
	f      *foreign
	text   string
	tokens []Token
	folds  []string
	dates  []dateAt
	units  []unit
}

// units reads the words of a text, its marks, names and dates.
func (l *Lexicon) units(f *foreign, text string) []unit {
	r := &unitReader{Lexicon: l, f: f, text: text, dates: f.dates(text)}
	shouted := text == strings.ToUpper(text)
	for _, t := range Tokenize(text) {
		t.Upper = t.Upper && !shouted // capitals mean nothing
		if t.Start < t.End && (t.Word || strings.Contains(".?!;,:", t.Text)) {
			r.tokens = append(r.tokens, t)
			r.folds = append(r.folds, f.oneWord(f.fold(t.Text)))
		}
	}
	for i := 0; i < len(r.tokens); {
		i = r.next(i)
	}
	return r.units
}

// oneWord writes e-mail in one word, and "gibt's" like "gibts".
func (f *foreign) oneWord(fold string) string {
	if rest, ok := strings.CutPrefix(fold, "e-"); ok {
		return "e" + rest
	}
	if head, ok := strings.CutSuffix(fold, "'s"); ok && len(f.phrases[head+"s"]) > 0 {
		return head + "s"
	}
	return fold
}

// next reads what begins at the token, and gives the token behind it.
func (r *unitReader) next(i int) int {
	t := r.tokens[i]
	if d := r.dateAt(t.Start); d != nil {
		to := i
		for to < len(r.tokens) && r.tokens[to].Start < d.end {
			to++
		}
		return r.take(i, to, unit{english: d.english, class: timed})
	}
	if !t.Word {
		return r.take(i, i+1, unit{english: t.Text, class: marked})
	}
	if e, to := r.wholeVerb(i); e != nil {
		return r.entry(i, to, e)
	}
	e, n := r.match(i)
	if to, ok := r.name(i, e, n); ok {
		return to
	}
	if to, ok := r.longOwner(i); ok {
		return to
	}
	if e != nil {
		return r.entry(i, i+n, e)
	}
	return r.unlisted(i)
}

// wholeVerb reads a verb that is written with its part apart although it stands
// behind it: "rückgängig gemacht", "zurück zu nehmen".
func (r *unitReader) wholeVerb(i int) (*entry, int) {
	if !r.f.aparts[r.folds[i]] || i+1 >= len(r.tokens) {
		return nil, 0
	}
	if e := r.f.verbOf(r.folds[i] + r.folds[i+1]); e != nil {
		return e, i + 2
	}
	if i+2 < len(r.tokens) {
		if e := r.f.verbOf(r.folds[i] + r.folds[i+1] + r.folds[i+2]); e != nil {
			return e, i + 3
		}
	}
	return nil, 0
}

// match finds the longest entry that begins at the token, and how many tokens it
// takes. Words that are left out and commas may stand inside of it.
func (r *unitReader) match(i int) (*entry, int) {
	e, n := r.f.match(r.folds[i:r.wordsEnd(i)])
	for n > 1 && r.hyphen(i+n-1) && i+n < len(r.tokens) && r.tokens[i+n].Word { // "im Büro-WLAN"
		e, n = r.f.match(r.folds[i : i+n-1])
	}
	if r.f.fillers[r.folds[i]] {
		return e, n
	}
	folds, ends := []string{r.folds[i]}, []int{i + 1}
	for j := i + 1; j < min(len(r.tokens), i+phraseReach) && (r.tokens[j].Word || r.folds[j] == ","); j++ {
		if r.tokens[j].Word && !r.f.fillers[r.folds[j]] {
			folds, ends = append(folds, r.folds[j]), append(ends, j+1)
		}
	}
	if short, m := r.f.match(folds); m > 1 && (e == nil || m > n) && !r.hyphen(ends[m-1]-1) {
		return short, ends[m-1] - i
	}
	return e, n
}

// phraseReach is how many words a turn of phrase may take, with those that may
// stand inside of it.
const phraseReach = 16

// wordsEnd is the end of the words that stand together, without a mark that
// parts them. A hyphen joins.
func (r *unitReader) wordsEnd(i int) int {
	end := min(len(r.tokens), i+phraseReach)
	for ; i < end && r.tokens[i].Word; i++ {
	}
	return i
}

func (r *unitReader) take(from, to int, u unit) int {
	u.start, u.end, u.fold = r.tokens[from].Start, r.tokens[to-1].End, r.folds[from]
	u.joined = from > 0 && r.hyphen(from-1)
	r.units = append(r.units, u)
	return to
}

// name reads a name from the records, unless the language has longer words
// there, or the same as one of its small ones.
func (r *unitReader) name(i int, e *entry, words int) (to int, ok bool) {
	m, ok := r.nameAt(r.tokens, i)
	if !ok {
		return 0, false
	}
	if n := m.To - m.From; words > n || n == 1 && e != nil && (e.exact || e.class == verbal) && !r.tokens[i].Upper {
		return 0, false
	}
	return r.take(i, m.To, r.nameUnit(m.Entities, r.text[r.tokens[i].Start:r.tokens[m.To-1].End])), true
}

func (r *unitReader) nameUnit(ids []knowledge.EntityID, text string) unit {
	u := unit{english: text, class: named, entities: ids}
	for _, id := range ids {
		if e := r.base.Entity(id); e != nil {
			u.acts = u.acts || e.Kind.Acts()
			u.used = u.used || e.Kind.Used()
		}
	}
	if !u.acts && !u.used {
		u.class = noun
	}
	return u
}

// dateAt is the date that begins at the byte.
func (r *unitReader) dateAt(start int) *dateAt {
	i := slices.IndexFunc(r.dates, func(d dateAt) bool { return d.start == start })
	if i < 0 {
		return nil
	}
	return &r.dates[i]
}
