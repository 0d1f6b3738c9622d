package language

import (
	"slices"
	"strings"

	"github.com/hbollon/go-edlib"

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

// entry takes the English of an entry of the language's files.
func (r *unitReader) entry(i, to int, e *entry) int {
	if r.insideName(i, to, e) {
		return r.take(i, to, r.unknownUnit(r.tokens[i]))
	}
	if first, ok := r.f.firsts[r.f.stem(r.folds[i])]; ok && to == i+1 && r.hyphen(i) {
		return r.take(i, to, unit{english: first})
	}
	if other := r.f.written(r.folds[i:to], r.tokens[i].Upper, e); other != nil {
		e = other
	}
	switch {
	case e.class == verbal && r.isNoun(i, to):
		return r.take(i, to, r.asNoun(i, e))
	case e.class == noun:
		return r.take(i, to, r.nounUnit(i, to, e))
	}
	return r.take(i, to, unitOf(e))
}

// unitOf is a unit with the English of an entry: of a verb the one that lacks no
// part.
func unitOf(e *entry) unit {
	u := unit{english: e.english, class: e.class, verbs: e.verbs}
	if v := pick(u, finite|participle|infinitive); v != nil && v.helps == "" {
		u.english = v.english.base
	}
	return u
}

// insideName tells that an adjective with a capital stands behind a name that
// nobody knows: it is a part of it.
func (r *unitReader) insideName(i, to int, e *entry) bool {
	n := len(r.units)
	return e.class == plain && to == i+1 && r.tokens[i].Upper && n > 0 && r.units[n-1].unknown
}

// asNoun reads the form of a verb that stands where a noun does: a noun of its
// own, what is done by the verb, or a noun that isn't listed.
func (r *unitReader) asNoun(i int, e *entry) unit {
	u := unitOf(e)
	n := r.f.nounOf(r.folds[i])
	switch doing := pick(u, infinitive); {
	case n != nil && (doing == nil || n.folds[0] == r.folds[i]):
		return unit{english: n.english, class: noun}
	case doing != nil && doing.helps == "" && r.tokens[i].Upper:
		return unit{english: doing.english.doing(), class: noun}
	case r.tokens[i].Upper && i > 0:
		u.class, u.verbs = noun, nil
	}
	return u
}

// nounUnit reads a noun, which may be the name of somebody in this language, or
// a verb that is spelt alike: "acme verbot pigeon".
func (r *unitReader) nounUnit(i, to int, e *entry) unit {
	u := unitOf(e)
	if ids := r.names[strings.ToLower(e.english)]; len(ids) > 0 {
		u = r.nameUnit(ids, e.english)
		if u.class == named && to == i+1 && e.folds[0]+"s" == r.folds[i] {
			u.english += "'s"
		}
	}
	if to == i+1 && !r.tokens[i].Upper && !r.isNoun(i, to) {
		if v := r.f.verbOf(r.folds[i]); v != nil {
			u.verbs = v.verbs
		}
	}
	return u
}

// hyphen tells that the word is joined to the next by a hyphen.
func (r *unitReader) hyphen(i int) bool {
	return i+1 < len(r.tokens) && r.text[r.tokens[i].End:r.tokens[i+1].Start] == "-" || strings.HasPrefix(r.text[r.tokens[i].End:], "-")
}

// isNoun tells that a word that may be a verb or a noun is a noun: it is written
// as one, or an article, a name and a hyphen, or an adjective stands before it.
func (r *unitReader) isNoun(i, to int) bool {
	if to != i+1 {
		return true
	}
	if r.tokens[i].Upper && i > 0 && r.tokens[i-1].Word {
		return true
	}
	if len(r.units) == 0 {
		return r.tokens[i].Upper && r.beforePreposition(i)
	}
	last := r.units[len(r.units)-1]
	return last.class == determiner || last.class == preposition && last.fold != r.f.toMark || i > 0 && r.text[r.tokens[i-1].End:r.tokens[i].Start] == "-"
}

// longestWord is how many letters a word may have to be looked at closer.
const longestWord = 60

// beforePreposition tells that a preposition stands behind the word, or nothing.
func (r *unitReader) beforePreposition(i int) bool {
	if i+1 >= len(r.tokens) || !r.tokens[i+1].Word {
		return true
	}
	e, _ := r.f.match(r.folds[i+1 : i+2])
	return e != nil && e.class == preposition
}

// unlisted reads a word that is no entry: put together of others, a name with
// an ending, English, or misspelt.
func (r *unitReader) unlisted(i int) int {
	t, fold := r.tokens[i], r.folds[i]
	if first, ok := r.f.firsts[r.f.stem(fold)]; ok && r.hyphen(i) {
		return r.take(i, i+1, unit{english: first})
	}
	if to, ok := r.opened(i); ok {
		return to
	}
	if len(fold) > longestWord {
		return r.take(i, i+1, r.unknownUnit(t))
	}
	if english, ok := r.f.compound(fold, r.isName); ok {
		return r.take(i, i+1, unit{english: english, class: noun})
	}
	if english, ok := r.joined(i); ok {
		return r.take(i, i+2, unit{english: english, class: noun})
	}
	if head, ok := strings.CutSuffix(t.Norm, "s"); ok && len(head) > 2 && len(r.names[head]) > 0 {
		u := r.nameUnit(r.names[head], t.Text[:len(t.Text)-1]+"'s")
		if n := len(r.units); n > 0 && r.units[n-1].class == noun {
			u.english = "of " + t.Text[:len(t.Text)-1] // "das Verbot Acmes"
		}
		return r.take(i, i+1, u)
	}
	if r.f.aparts[fold] || r.Knows(t) {
		return r.take(i, i+1, unit{english: t.Text})
	}
	if name := r.nearest(t.Norm); name != "" {
		return r.take(i, i+1, r.nameUnit(r.squashed[name], t.Text))
	}
	if right := r.mended(t, fold); right != "" {
		if e, n := r.f.match([]string{right}); n == 1 && (e.class == noun || e.class == verbal || !t.Upper || i == 0) {
			r.folds[i] = right
			return r.entry(i, i+1, e)
		}
	}
	return r.take(i, i+1, r.unknownUnit(t))
}

// unknownUnit takes a word with a capital for a noun, or the name of somebody
// or something.
func (r *unitReader) unknownUnit(t Token) unit {
	if t.Upper {
		return unit{english: t.Text, class: noun, unknown: true}
	}
	return unit{english: t.Text}
}

// opened reads a word with an apostrophe: a short "it", or whose something is.
func (r *unitReader) opened(i int) (int, bool) {
	head, ok := strings.CutSuffix(r.folds[i], "'s")
	if !ok {
		return 0, false
	}
	e, n := r.f.match([]string{head})
	if n != 1 {
		return 0, false
	}
	r.take(i, i+1, unit{english: e.english, class: e.class, verbs: e.verbs})
	return r.take(i, i+1, unit{english: "it", class: pronoun}), true
}

// joined reads two words with a hyphen between them as one.
func (r *unitReader) joined(i int) (string, bool) {
	if i+1 >= len(r.tokens) || !r.hyphen(i) || !r.tokens[i+1].Word {
		return "", false
	}
	whole := r.folds[i] + r.folds[i+1]
	if n := r.f.nounOf(whole); n != nil {
		return n.english, true
	}
	return r.f.compound(whole, r.isName)
}

func (r *unitReader) isName(word string) bool { return len(r.names[word]) > 0 }

// mended is the word of the language that is a slip away, or nothing. What is
// written with a capital may be a name, so that it must be longer.
func (r *unitReader) mended(t Token, fold string) string {
	if len(fold) < minSquashed || t.Upper && len(fold) <= minSquashed {
		return ""
	}
	for _, first := range []byte(fold[:1] + r.f.alike[fold[0]]) {
		for _, n := range []int{1, 0, -1} { // letters are left out more often than added
			for _, w := range r.f.spellings[slipKey{first, len(fold) + n}] {
				if edlib.OSADamerauLevenshteinDistance(fold, w) == 1 {
					return w
				}
			}
		}
	}
	return ""
}

// dateAt is the date that begins at the byte.
func (r *unitReader) dateAt(start int) *dateAt {
	i := slices.IndexFunc(r.dates, func(d dateAt) bool { return d.start == start })
	if i < 0 {
		return nil
	}
	return &r.dates[i]
}
