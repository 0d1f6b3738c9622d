package extract

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge/language"
)

// vocabulary counts how the documents write their words.
type vocabulary struct {
	small   map[string]int  // in lower case
	capital map[string]int  // with a capital where nothing calls for one
	pairs   map[string]bool // two with capitals, where nothing calls for them
}

func newVocabulary() *vocabulary {
	return &vocabulary{small: map[string]int{}, capital: map[string]int{}, pairs: map[string]bool{}}
}

// vocabularyOf learns the words of the texts, on all processors.
func vocabularyOf(texts []*text) *vocabulary {
	shares := make([]*vocabulary, runtime.GOMAXPROCS(0))
	_ = each(context.Background(), len(shares), func(i int) {
		shares[i] = newVocabulary()
		for at := i; at < len(texts); at += len(shares) {
			shares[i].learn(texts[at].words)
		}
	})
	for _, v := range shares[1:] {
		shares[0].join(v)
	}
	return shares[0]
}

// join adds what another vocabulary has counted.
func (v *vocabulary) join(other *vocabulary) {
	for w, n := range other.small {
		v.small[w] += n
	}
	for w, n := range other.capital {
		v.capital[w] += n
	}
	maps.Copy(v.pairs, other.pairs)
}

func (v *vocabulary) learn(text string) {
	words, _ := scan(text)
	for i, w := range words {
		switch {
		case !w.upper:
			v.small[w.lower]++
		case !w.begins:
			v.capital[w.lower]++
			if w.joined && words[i-1].upper && !words[i-1].begins && !language.Stop(words[i-1].lower) {
				v.pairs[words[i-1].lower+" "+w.lower] = true
			}
		}
	}
}

// learnTitle takes the title of a page about a tool for a name.
func (v *vocabulary) learnTitle(title string) {
	words, _ := scan(title)
	if !titled(words) {
		return
	}
	for _, w := range words {
		if w.upper {
			v.capital[w.lower]++
		}
	}
}

// common tells that a word, in lower case, is one that the documents or the
// language use as such.
func (v *vocabulary) common(lower string) bool {
	return language.Stop(lower) || v.small[lower] > 1 && v.small[lower]*commonShare >= v.capital[lower] || v.small[lower] == 0 && v.capital[lower] == 0 && language.Everyday(lower)
}

// often tells that a word stands in lower case often beside its use with a
// capital.
func (v *vocabulary) often(lower string) bool {
	return 3*v.small[lower] > v.capital[lower]
}

// commonShare is how much more often a name stands with a capital than a word
// without, that it isn't taken for a common word.
const commonShare = 8

// name tells that the word may be part of a name.
func (v *vocabulary) name(w word) bool {
	if !w.upper || hyphened(w.text) || language.Stop(w.lower) || language.Naming("calendar").Has(w.lower) || w.begins && language.Naming("opens-sentence").Has(w.lower) {
		return false
	}
	return !w.begins || insideCapital(w.text) || !v.common(w.lower) && v.capital[w.lower] >= v.small[w.lower]
}

// hyphened tells that the word goes on in lower case behind a hyphen: what is
// company-wide has no name.
func hyphened(w string) bool {
	i := strings.IndexByte(w, '-')
	return i > 0 && i+1 < len(w) && 'a' <= w[i+1] && w[i+1] <= 'z'
}

// insideCapital tells that there is a capital behind the first letter of a word
// that isn't all in capitals, as in iTerm.
func insideCapital(w string) bool {
	inside, lower := false, false
	for i, r := range w {
		inside = inside || i > 0 && unicode.IsUpper(r)
		lower = lower || unicode.IsLower(r)
	}
	return inside && lower
}

// span is a stretch of words.
type span struct{ from, to int }

// names finds the names among the words: those with capitals that belong
// together, with a number behind them.
func (v *vocabulary) names(words []word) []span {
	var spans []span
	for i := 0; i < len(words); i++ {
		if !v.name(words[i]) && !v.opens(words, i) {
			continue
		}
		if language.Naming("of-person").Has(words[i].lower) && i+1 < len(words) && words[i+1].joined && words[i+1].upper {
			continue // "President Vale" is Vale
		}
		to := i + 1
		for to < len(words) && words[to].joined && !words[to-1].bracket && !words[to].begins && (v.name(words[to]) || number(words[to].text) || v.particle(words, to) || given(words, i, to)) {
			to++
		}
		from := behindTitle(words, v.openedBy(words, i), to)
		for to > from+1 && number(words[to-1].text) && to < len(words) && words[to].joined && !words[to].upper && (year(words[to-1].text) || !language.Stop(words[to].lower)) {
			to-- // "Heron 2 weeks"
		}
		if to > from+1 && language.Naming("of-app").Has(words[to-1].lower) {
			to-- // "the Heron App"
		}
		to = v.ofBody(words, from, to)
		spans = append(spans, span{from, to})
		i = max(i, to-1)
	}
	return joinedNames(words, spans)
}

// openedBy is where a name begins whose first word begins a sentence, too: "Wells
// Heron limited". Any word has a capital there; one that the documents don't use
// otherwise has it for the name.
func (v *vocabulary) openedBy(words []word, i int) int {
	if i == 0 || !words[i].joined || !words[i-1].begins || !words[i-1].upper {
		return i
	}
	w := words[i-1]
	if language.Naming("country").Has(w.lower + " " + words[i].lower) {
		return i - 1
	}
	if v.small[w.lower] > 0 || w.owns || hyphened(w.text) || language.Stop(w.lower) || strings.HasSuffix(w.lower, "ly") || strings.HasSuffix(w.lower, "ing") || strings.HasSuffix(w.lower, "ed") {
		return i
	}
	for _, list := range []string{"opener", "calendar", "of-person", "kind-of-thing", "policy-act", "body-noun", "state-body", "software", "install", "use", "permit", "forbid", "heading", "of-body"} {
		if language.Naming(list).Has(w.lower) {
			return i
		}
	}
	return i - 1
}

// particle tells that the word joins the parts of a person's name: "Mara de Vale".
func (v *vocabulary) particle(words []word, i int) bool {
	return language.Naming("particle").Has(words[i].text) && i+1 < len(words) && words[i+1].joined && v.name(words[i+1])
}

// given tells that the word is a given name in two parts behind a surname, of somebody
// whose office is named: "Premier Cho Jung-tai".
func given(words []word, from, at int) bool {
	return at == from+1 && from > 0 && words[from].joined && words[at].upper && hyphened(words[at].text) && language.Naming("of-person").Has(words[from-1].lower)
}

// behindTitle is where the name begins of somebody whose office is named with it:
// "Health Minister Mara Vale" is Mara Vale.
func behindTitle(words []word, from, to int) int {
	if language.Naming("official-end").Has(words[to-1].lower) || language.Naming("body-end").Has(words[to-1].lower) {
		return from
	}
	for i := to - 2; i > from; i-- {
		if language.Naming("title").Has(words[i].lower) {
			return i + 1
		}
	}
	return from
}

// opens tells that an everyday word at the beginning of a sentence opens a name:
// one that stands elsewhere, too, or one that is said to be software. No noun
// stands there without an article, "Heron is a chat client".
func (v *vocabulary) opens(words []word, i int) bool {
	if !words[i].begins || !words[i].upper || i+1 == len(words) || !words[i+1].joined || language.Stop(words[i].lower) {
		return false
	}
	next := words[i+1].lower
	if language.OftenName(words[i].lower) && !strings.HasSuffix(words[i].lower, "s") && (next == "is" || next == "has" || language.Naming("body-act").Has(next)) {
		return true
	}
	return v.pairs[words[i].lower+" "+words[i+1].lower] || words[i+1].lower == "is" && i+2 < len(words) && softwareHead(words, lowers(words), i+2)
}

// ofBody is the end of the name of a body that goes on behind an "of": "the
// Ministry of Health".
func (v *vocabulary) ofBody(words []word, from, to int) int {
	if to+1 >= len(words) || !words[to].joined || !words[to+1].joined {
		return to
	}
	low := lowers(words[from : to+1])
	if !slices.ContainsFunc([]string{"government-start", "state-start", "body-start"}, func(list string) bool { return language.Naming(list).Before(low, len(low)) > 0 }) {
		return to
	}
	end := to + 1
	for end < len(words) && words[end].joined && (v.name(words[end]) || words[end].lower == "the" && end == to+1) {
		end++
	}
	if end == to+1 {
		return to
	}
	if end+1 < len(words) && words[end].joined && words[end].lower == "at" && words[end+1].joined && v.name(words[end+1]) {
		return end + 2 // "the University of Osteria at Tarn"
	}
	return end
}

// year tells that the number is one of a year.
func year(text string) bool {
	return len(text) == 4 && number(text) && (strings.HasPrefix(text, "19") || strings.HasPrefix(text, "20"))
}

func number(text string) bool {
	for _, r := range text {
		if !unicode.IsDigit(r) && r != '.' {
			return false
		}
	}
	return text != ""
}

// together groups names that stand in one list, so that what is said of one is
// said of each: "Heron, Wren and Pigeon are approved".
func together(words []word, spans []span) [][]span {
	var groups [][]span
	for i := 0; i < len(spans); {
		end, joined := i+1, false
		for end < len(spans) && listed(words, spans[end-1].to, spans[end].from) {
			joined = joined || spans[end].from > spans[end-1].to
			end++
		}
		if end-i == 2 && !joined && !goesOn(words, spans[end-1].to) {
			end = i + 1 // "lifts its ban on Heron, Mara Vale said"
		}
		groups = append(groups, spans[i:end])
		i = end
	}
	return groups
}

// listed tells that between two names only a comma stands, or "and" or "or".
func listed(words []word, end, next int) bool {
	if words[next].begins {
		return false
	}
	if next > end+2 && words[next].joined && words[next-1].joined && !words[next-1].upper && language.Naming("article").Has(words[next-2].lower) && !language.Stop(words[next-1].lower) {
		next-- // "Acme and the local Globex"
	}
	if next > end+1 && words[next].joined && language.Naming("article").Has(words[next-1].lower) {
		next-- // "Heron and the Wren"
	}
	switch next - end {
	case 0:
		return words[next].comma
	case 1:
		return words[end].lower == "and" || words[end].lower == "or"
	}
	return false
}

// goesOn tells that a list whose names only commas part goes on behind the place with
// something else, or ends its sentence there: "Heron, Wren and all other tools".
func goesOn(words []word, at int) bool {
	return at >= len(words) || words[at].begins || words[at].lower == "and" || words[at].lower == "or"
}
