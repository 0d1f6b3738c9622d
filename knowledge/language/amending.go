package language

import (
	"slices"
	"strings"
	"sync"

	"policybot/knowledge"
)

// Amending is what a sentence does to a text, or to a part of one.
type Amending int

// What sentences do to texts.
const (
	EndsText       Amending = iota + 1 // "Circular 12 is withdrawn"
	ExceptsFrom                        // "clause 4.2 doesn't apply to drivers"
	ProlongsText                       // "Circular 9 is extended until 30 June"
	ExchangesWords                     // "in section 3, replace 'Dove' by 'Pigeon'"
)

// Amendment is what a sentence does to the texts that it cites.
type Amendment struct {
	Does     Amending
	Cites    []Cited // what is amended, and the texts that that is in
	Named    string  // else the words by which the text is named
	Whom     [2]int  // bytes of the sentence: who is excepted
	About    [2]int  // bytes of the sentence: what it is done for alone
	Old, New string  // the words that are exchanged; without New they are only deleted
	When     knowledge.Date
	Until    knowledge.Date
	Unsure   bool // it depends on something
}

// MayAmend tells quickly that the text may amend another, or lift a ban by its day.
func MayAmend(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(amendingWords(), func(w string) bool { return strings.Contains(text, w) })
}

var amendingWords = sync.OnceValue(func() (list []string) {
	lists := entries(documentFile)
	for _, name := range append([]string{"lifted-rule"}, verbsOfAmending...) {
		for _, phrase := range lists[name] {
			list = append(list, strings.Fields(phrase)[0])
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
})

// AmendmentOf reads what the sentence does to other texts, told on the day; nil where it
// does nothing, only speaks of doing it, or doesn't say to which.
func AmendmentOf(sentence string, day knowledge.Day) *Amendment {
	if strings.HasSuffix(strings.TrimSpace(sentence), "?") {
		return nil
	}
	a := newAmending(sentence)
	about, spans := a.about()
	m := a.exchange()
	for i := 0; i < len(a.tokens) && m == nil; i++ {
		m = a.at(i)
	}
	if m == nil || len(m.Cites) == 0 && m.Named == "" || Hearsay(sentence) {
		return nil
	}
	for i := range a.tokens {
		m.Unsure = m.Unsure || a.in(i, "case-of-replacing") && !a.in(i, "until-word")
	}
	m.About = about
	m.Unsure = m.Unsure || !a.plain(slices.Concat(a.told(a.subjectAt(m), day), a.own(m), spans))
	a.times(m, day)
	return m
}

// about are the bytes of what alone it is done for, and those of the phrase that says so: "as
// far as Pigeon is concerned".
func (a *amending) about() (of [2]int, spans [][2]int) {
	for i := range a.tokens {
		from := a.to(i, "in-respect-of")
		if from == 0 {
			continue
		}
		to := from
		for to < len(a.tokens) && a.tokens[to].Word && !a.in(to, "is-concerned", "has-been", "from-when", "until-word") {
			to++
		}
		if to == from {
			continue
		}
		end := max(to, a.to(to, "is-concerned"))
		return [2]int{a.tokens[from].Start, a.tokens[to-1].End}, [][2]int{{a.tokens[i].Start, a.tokens[end-1].End}}
	}
	return of, nil
}

// subjectAt is the byte where what is amended begins.
func (a *amending) subjectAt(m *Amendment) int {
	if len(m.Cites) == 0 {
		return strings.Index(a.text, m.Named)
	}
	return m.Cites[0].Start
}

// own are the bytes of the words that the amendment is known by.
func (a *amending) own(m *Amendment) (spans [][2]int) {
	spans = append(spans, m.Whom)
	for _, words := range []string{m.Named, m.Old, m.New} {
		if at := strings.Index(a.text, words); at >= 0 {
			spans = append(spans, [2]int{at, at + len(words)})
		}
	}
	return spans
}

// OfThisText tells that the words begin with "of", and a word for the text that they stand in.
func OfThisText(words string) bool {
	tokens := Tokenize(words)
	return len(tokens) > 0 && tokens[0].Norm == "of" && slices.ContainsFunc(Phrases(tokens), func(p PhraseAt) bool { return p.List == "replacing-text" && p.From == 1 })
}

// Fails tells that a text begins with words that say of what was told before it that it was
// not decided: "Lost, 2 to 5", "Deferred to June".
func Fails(text string) bool {
	tokens := Tokenize(text)
	for len(tokens) > 0 && (!tokens[0].Word || documentLists()["it-was"][tokens[0].Norm]) {
		tokens = tokens[1:]
	}
	return slices.ContainsFunc(Phrases(tokens), func(p PhraseAt) bool { return p.List == "not-decided" && p.From == 0 })
}

// at reads the verb at the token.
func (a *amending) at(i int) *Amendment {
	if to := a.to(i, "not-applying-to"); to > 0 {
		return a.excepts(i, to)
	}
	if a.in(i, "ends-text", "reads-anew") {
		return a.done(EndsText, i)
	}
	if a.in(i, "keeps-text") && a.untilSoon(i) {
		return a.done(ProlongsText, i)
	}
	if to := a.to(i, "end-text"); to > 0 {
		return a.ordered(i, to)
	}
	be := a.to(i, "has-been")
	if be == 0 {
		return nil
	}
	for be < len(a.tokens) && a.in(be, "adverb") {
		be++
	}
	switch {
	case a.in(be, "ended-text", "rewritten-text"):
		return a.done(EndsText, i)
	case a.in(be, "prolonged-text"):
		return a.done(ProlongsText, i)
	case a.in(be, "suspended-text"): // nobody knows for how long
		m := a.done(EndsText, i)
		if m != nil {
			m.Unsure = true
		}
		return m
	}
	return nil
}

// done is what is done to the text that is the subject of the verb at the token.
func (a *amending) done(does Amending, verb int) *Amendment {
	from := a.clauseStart(verb)
	if a.notSo(from, verb) {
		return nil
	}
	m := &Amendment{Does: does, Cites: a.citedIn(from, verb)}
	if len(m.Cites) == 0 && verb > from && !a.namesRule(from, verb) {
		m.Named = a.text[a.tokens[from].Start:a.tokens[verb-1].End]
	}
	frame := a.frame(from)
	m.Unsure = slices.ContainsFunc(frame, whole) && slices.ContainsFunc(m.Cites, whole) || // "Resolution 5: Circular 7 is withdrawn"
		len(frame) > 0 && m.Named != "" // "paragraph 2: the date of 30 June is replaced"
	m.Cites = append(m.Cites, frame...)
	if words := quotedIn(a.text[:a.tokens[verb].Start]); len(words) > 0 && does == EndsText {
		m.Does, m.Old, m.Unsure = ExchangesWords, words[0], m.Unsure || len(words) > 1
	}
	return m
}

// whole tells that a text is cited, rather than a part of one.
func whole(c Cited) bool { return !c.Part }

// ordered is what is done to the object of the verb, which is told to do it, or of which the
// text says that it does: "delete clause 4.2", "this circular repeals Circular 9".
func (a *amending) ordered(verb, to int) *Amendment {
	from := a.clauseStart(verb)
	says := from == verb
	for j := from; j < verb && !says; j++ {
		says = a.in(j, "replacing-text", "we") || a.in(j, "decided-to") && a.to(j, "decided-to") == verb
	}
	end := a.clauseEnd(to)
	m := &Amendment{Does: EndsText, Cites: a.citedIn(to, end)}
	words := quotedIn(a.text[a.tokens[verb].Start:])
	switch {
	case !says || a.notSo(from, verb):
		return nil
	case len(words) > 0: // "in section 2, delete 'and Dove'"
		m.Does, m.Old, m.Unsure, m.Cites = ExchangesWords, words[0], len(words) > 1, a.cites
	case len(m.Cites) == 0 || m.Cites[0].Start > a.tokens[min(to+3, len(a.tokens)-1)].Start:
		return nil
	}
	return m
}

func (a *amending) excepts(verb, to int) *Amendment {
	m := a.done(ExceptsFrom, verb)
	if m == nil {
		return nil
	}
	end := a.clauseEnd(to)
	if to == end {
		return nil
	}
	m.Whom = [2]int{a.tokens[to].Start, a.tokens[end-1].End}
	return m
}

// exchange reads that words of a text are exchanged for others.
func (a *amending) exchange() *Amendment {
	for i := range a.tokens {
		to := a.to(i, "exchange-text")
		if to == 0 && a.in(i, "has-been") {
			to = a.to(a.to(i, "has-been"), "exchanged-text")
		}
		if to == 0 {
			continue
		}
		parts := quotedIn(a.text)
		m := &Amendment{Does: ExchangesWords, Cites: a.cites}
		if len(parts) != 2 || a.notSo(0, i) {
			return nil
		}
		m.Old, m.New = parts[0], parts[1]
		return m
	}
	return nil
}

// times takes in from when and until when it is, of the days that the sentence names behind
// a word for that.
func (a *amending) times(m *Amendment, day knowledge.Day) {
	for _, w := range Times(a.text, day) {
		if w.Date.IsZero() || w.YearOnly {
			continue
		}
		at := slices.IndexFunc(a.tokens, func(t Token) bool { return t.End > w.Start })
		for i := max(0, at-4); i <= at; i++ {
			end := a.to(i, "until-word")
			if m.Does == ProlongsText {
				end = a.to(i, "until-word", "prolonged-to")
			}
			switch {
			case end > 0 && (end == at || end == at+1):
				m.Until = w.Date
			case a.in(i, "from-when") && (a.to(i, "from-when") == at || a.to(i, "from-when") == at+1):
				m.When = w.Date
			}
		}
	}
}
