package names

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"policybot/knowledge/extract/form"
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
	var all sync.WaitGroup
	for i := range shares {
		shares[i] = newVocabulary()
		all.Go(func() {
			for at := i; at < len(texts); at += len(shares) {
				shares[i].learn(texts[at].words)
			}
		})
	}
	all.Wait()
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
	words, _ := form.Scan(text)
	for i, w := range words {
		switch {
		case !w.Upper:
			v.small[w.Lower]++
		case !w.Begins:
			v.capital[w.Lower]++
			if w.Joined && words[i-1].Upper && !words[i-1].Begins && !language.Stop(words[i-1].Lower) {
				v.pairs[words[i-1].Lower+" "+w.Lower] = true
			}
		}
	}
}

// learnTitle takes the title of a page about a tool for a name.
func (v *vocabulary) learnTitle(title string) {
	words, _ := form.Scan(title)
	if !titled(words) {
		return
	}
	for _, w := range words {
		if w.Upper {
			v.capital[w.Lower]++
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
func (v *vocabulary) name(w form.Word) bool {
	if !w.Upper || hyphened(w.Text) || language.Stop(w.Lower) && !ofUS(w) || language.Naming("calendar").Has(w.Lower) || w.Begins && language.Naming("opens-sentence").Has(w.Lower) {
		return false
	}
	return !w.Begins || insideCapital(w.Text) || language.Naming("country").Has(w.Lower) || !v.common(w.Lower) && v.capital[w.Lower] >= v.small[w.Lower]
}

// ofUS tells that the word is the short name of the United States, and not "us".
func ofUS(w form.Word) bool { return w.Text == "US" }

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

// names finds the names among the words: those with capitals that belong
// together, with a number behind them.
func (v *vocabulary) names(words []form.Word) []form.Span {
	var spans []form.Span
	for i := 0; i < len(words); i++ {
		if !v.name(words[i]) && !v.opens(words, i) {
			continue
		}
		if language.Naming("of-person").Has(words[i].Lower) && i+1 < len(words) && words[i+1].Joined && words[i+1].Upper {
			continue // "President Vale" is Vale
		}
		to := i + 1
		for to < len(words) && (words[to].Joined || v.ofMany(words, to)) && !words[to-1].Bracket && !words[to].Begins && (v.name(words[to]) || form.Number(words[to].Text) || v.particle(words, to) || given(words, i, to) || tailOfName(words[to])) {
			to++
		}
		from := behindTitle(words, v.openedBy(words, i), to)
		for to > from+1 && form.Number(words[to-1].Text) && to < len(words) && words[to].Joined && !words[to].Upper && (year(words[to-1].Text) || counted(words[to].Lower)) {
			to-- // "Heron 2 weeks"
		}
		if to > from+1 && language.Naming("of-app").Has(words[to-1].Lower) && !suite(words, from, to) {
			to-- // "the Heron App"
		}
		to = v.ofBody(words, from, behindPlace(words, from, to))
		if !ofOwner(words, from, to) {
			spans = append(spans, form.Span{From: from, To: to})
		}
		i = max(i, to-1)
	}
	return joinedNames(words, spans)
}

// ofOwner tells that the words are no more than a noun for a body of somebody's: "Osteria's
// Parliament" is one of several.
func ofOwner(words []form.Word, from, to int) bool {
	return from > 0 && to == from+1 && words[from-1].Owns && words[from-1].Upper && !words[from].Begins && bodyWord(words[from].Lower)
}

// ofMany tells that a name goes on at the word behind people whose it is: "People's Bank".
func (v *vocabulary) ofMany(words []form.Word, at int) bool {
	return words[at-1].Owns && words[at-1].Upper && language.Naming("owners-in-name").Has(words[at-1].Lower) && v.name(words[at])
}

// tailOfName tells that the word, small elsewhere, ends a name where it has a capital:
// "Heron Medical One".
func tailOfName(w form.Word) bool { return w.Upper && language.Naming("name-tail").Has(w.Lower) }

// suite tells that the name is one of what somebody makes that is told in the plural, without an
// article: "Heron Apps", but not "the Heron Apps".
func suite(words []form.Word, from, to int) bool {
	return words[to-1].Lower == "apps" && !(from > 0 && words[from].Joined && words[from-1].Lower == "the")
}

// behindPlace is the end of the name where it is that of a country, in which the sentence
// begins to tell what another name does: "In Osteria Heron pulled out".
func behindPlace(words []form.Word, from, to int) int {
	if from != 1 && (from == 0 || !words[from-1].Begins) || !language.Naming("place-before").Has(words[from-1].Lower) {
		return to
	}
	low := form.Lowers(words[from:to])
	if k := language.Naming("country").At(low, 0); k > 0 && from+k < to && !language.Naming("body-end").Has(low[len(low)-1]) && !language.Naming("company-end").Has(low[len(low)-1]) {
		return from + k
	}
	return to
}

// counted tells that the word behind a number may be what there is that many of.
func counted(lower string) bool {
	if language.Naming("time-noun").Has(lower) {
		return true
	}
	for _, list := range []string{"being", "software", "made", "device-noun", "of-app", "of-body", "preposition", "does", "goes-dark"} {
		if language.Naming(list).Has(lower) {
			return false
		}
	}
	return strings.HasSuffix(lower, "s") && !language.Stop(lower)
}

// openedBy is where a name begins whose first word begins a sentence, too: "Wells
// Heron limited". Any word has a capital there; one that the documents don't use
// otherwise has it for the name.
func (v *vocabulary) openedBy(words []form.Word, i int) int {
	if i == 0 || !words[i].Joined || !words[i-1].Begins || !words[i-1].Upper {
		return i
	}
	w := words[i-1]
	if language.Naming("country").Has(w.Lower + " " + words[i].Lower) {
		return i - 1
	}
	if v.small[w.Lower] > 0 || w.Owns || hyphened(w.Text) || language.Stop(w.Lower) || strings.HasSuffix(w.Lower, "ly") || strings.HasSuffix(w.Lower, "ing") || strings.HasSuffix(w.Lower, "ed") {
		return i
	}
	for _, list := range []string{"opener", "calendar", "of-person", "kind-of-thing", "policy-act", "body-noun", "state-body", "software", "install", "use", "permit", "forbid", "heading", "of-body"} {
		if language.Naming(list).Has(w.Lower) {
			return i
		}
	}
	return i - 1
}

// particle tells that the word joins the parts of a person's name: "Mara de Vale".
func (v *vocabulary) particle(words []form.Word, i int) bool {
	return language.Naming("particle").Has(words[i].Text) && i+1 < len(words) && words[i+1].Joined && v.name(words[i+1])
}

// given tells that the word is a given name in two parts behind a surname, of somebody
// whose office is named: "Premier Cho Jung-tai".
func given(words []form.Word, from, at int) bool {
	return at == from+1 && from > 0 && words[from].Joined && words[at].Upper && hyphened(words[at].Text) && language.Naming("of-person").Has(words[from-1].Lower)
}

// behindTitle is where the name begins of somebody whose office is named with it:
// "Health Minister Mara Vale" is Mara Vale.
func behindTitle(words []form.Word, from, to int) int {
	if language.Naming("official-end").Has(words[to-1].Lower) || language.Naming("body-end").Has(words[to-1].Lower) {
		return from
	}
	for i := to - 2; i > from; i-- {
		if language.Naming("title").Has(words[i].Lower) {
			return i + 1
		}
	}
	return from
}

// opens tells that an everyday word at the beginning of a sentence opens a name:
// one that stands elsewhere, too, or one that is said to be software. No noun
// stands there without an article, "Heron is a chat client".
func (v *vocabulary) opens(words []form.Word, i int) bool {
	if !words[i].Begins || !words[i].Upper || i+1 == len(words) || !words[i+1].Joined || language.Stop(words[i].Lower) {
		return false
	}
	w := words[i:min(len(words), i+longestOpening)]
	low := form.Lowers(w)
	for _, list := range []string{"government-start", "body-start"} {
		if k := language.Naming(list).At(low, 0); k > 0 && k < len(w) && w[k].Upper && w[k].Joined {
			return true // "Ministry of Health bans"
		}
	}
	if language.OftenName(low[0]) && !strings.HasSuffix(low[0], "s") && (low[1] == "is" || low[1] == "has" || verb(low, 1)) {
		return true
	}
	if language.OftenName(low[0]) && v.small[low[0]] == 0 && language.Naming("be").Has(low[1]) && !strings.HasSuffix(low[0], "s") && !language.Naming("mass").Has(low[0]) {
		return true // "Signal was shut out"
	}
	return v.pairs[low[0]+" "+low[1]] || low[1] == "is" && len(w) > 2 && softwareHead(w, low, 2)
}

// longestOpening is how many words from the beginning of a sentence on are looked at for whether
// its first one is a name.
const longestOpening = 20

// ofBody is the end of the name of a body that goes on behind an "of": "the
// Ministry of Health".
func (v *vocabulary) ofBody(words []form.Word, from, to int) int {
	if to+1 >= len(words) || !words[to].Joined || !words[to+1].Joined {
		return to
	}
	low := form.Lowers(words[from : to+1])
	if !slices.ContainsFunc([]string{"government-start", "state-start", "body-start"}, func(list string) bool { return language.Naming(list).Before(low, len(low)) > 0 }) {
		return to
	}
	end := to + 1
	for end < len(words) && words[end].Joined && (v.name(words[end]) || words[end].Lower == "the" && end == to+1) {
		end++
	}
	if end == to+1 {
		return to
	}
	if end+1 < len(words) && words[end].Joined && words[end].Lower == "at" && words[end+1].Joined && v.name(words[end+1]) {
		return end + 2 // "the University of Osteria at Tarn"
	}
	return end
}

// year tells that the number is one of a year.
func year(text string) bool {
	return len(text) == 4 && form.Number(text) && (strings.HasPrefix(text, "19") || strings.HasPrefix(text, "20"))
}

// together groups names that stand in one list, so that what is said of one is
// said of each: "Heron, Wren and Pigeon are approved".
func together(words []form.Word, spans []form.Span) [][]form.Span {
	var groups [][]form.Span
	for i := 0; i < len(spans); {
		end, joined := i+1, false
		for end < len(spans) && listed(words, spans[end-1].To, spans[end].From) && !inOffice(words, spans[end]) {
			joined = joined || spans[end].From > spans[end-1].To
			end++
		}
		if end-i == 2 && !joined && !goesOn(words, spans[end-1].To) {
			end = i + 1 // "lifts its ban on Heron, Mara Vale said"
		}
		if end-i == 2 && joined && newClause(words, spans[i], spans[i+1]) {
			end = i + 1
		}
		groups = append(groups, spans[i:end])
		i = end
	}
	return groups
}

// newClause tells that a comma stands before the "and" between two names and nothing that would go
// on behind both: "stop using Heron, and Acme did the same".
func newClause(words []form.Word, a, b form.Span) bool {
	return words[a.To].Comma && b.To < len(words) && words[b.To].Joined && language.Naming("preposition").At(form.Lowers(words[b.To:]), 0) == 0
}

// listed tells that between two names only a comma stands, or "and" or "or".
func listed(words []form.Word, end, next int) bool {
	if words[next].Begins {
		return false
	}
	if next > end+2 && words[next].Joined && words[next-1].Joined && !words[next-1].Upper && language.Naming("article").Has(words[next-2].Lower) && !language.Stop(words[next-1].Lower) {
		next-- // "Acme and the local Globex"
	}
	if next > end+1 && words[next].Joined && language.Naming("article").Has(words[next-1].Lower) {
		next-- // "Heron and the Wren"
	}
	switch next - end {
	case 0:
		return words[next].Comma
	case 1:
		return words[end].Lower == "and" || words[end].Lower == "or"
	}
	return false
}

// goesOn tells that a list whose names only commas part goes on behind the place with
// something else, or ends its sentence there: "Heron, Wren and all other tools".
func goesOn(words []form.Word, at int) bool {
	return at >= len(words) || words[at].Begins || words[at].Lower == "and" || words[at].Lower == "or"
}
