package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Modality is how a sentence tells people what they may do.
type Modality string

// The modalities.
const (
	Forbidden   Modality = "forbidden"
	Permitted   Modality = "permitted"
	Conditional Modality = "conditional"
	Obliged     Modality = "obliged"
)

//go:embed en/modality.txt
var modalityFile string

var modalities = sync.OnceValue(func() cueTable { return tableOf(modalityFile) })

// ModalityOf is how the sentence tells people what they may do, or "" where it
// doesn't, and the verb of which it says so, where that is one of its own: "share"
// in "you may share". What is forbidden with an exception is conditional.
//
// What it quotes says nothing where the rest of it does: a message that people may see.
func ModalityOf(sentence string) (Modality, string) {
	if rest := quoted.ReplaceAllString(sentence, ""); rest != sentence {
		if m, verb := modalityOf(rest); m != "" {
			return m, verb
		}
	}
	return modalityOf(sentence)
}

// OnlyQuoted tells that the sentence tells people what they may do in nothing but what it
// quotes behind a colon: "the following is added: “...”".
func OnlyQuoted(sentence string) bool {
	rest := quoted.ReplaceAllString(sentence, "")
	if rest == sentence || !strings.HasSuffix(strings.TrimRight(rest, " .“”\"'"), ":") {
		return false
	}
	m, _ := modalityOf(rest)
	return m == ""
}

func modalityOf(sentence string) (Modality, string) {
	s := modalOf(sentence)
	forbidden, forbids := s.first("forbidden", func(c CueAt) bool { return s.told(c) && s.asserted(c) && !s.undenied(c) && !s.unsaid(c) })
	if !forbids {
		forbidden, forbids = s.first("forbids", func(c CueAt) bool { return opens(s.tokens, c.From) && !s.at("permitted", c.From) })
	}
	permitted, permits := s.first("permitted", s.ofPeople)
	_, conditional := s.first("conditional", func(c CueAt) bool { return s.asserted(c) && s.told(c) && s.conditions(c) })
	switch {
	case len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Text == "?", forbids && permits && s.ruling(forbidden) && s.ruling(permitted):
		return "", "" // "allowed for some, forbidden for others"
	case forbids && s.excepts(forbidden):
		return Conditional, s.verb(forbidden)
	case forbids:
		return Forbidden, s.verb(forbidden)
	case conditional && permits:
		return Conditional, s.verb(permitted)
	case conditional:
		return Conditional, ""
	case permits && listed("requesting", s.verb(permitted)):
		return Conditional, "" // what people may ask for isn't theirs before
	case permits:
		return Permitted, s.verb(permitted)
	}
	if obliged, ok := s.first("obliged", s.binding); ok {
		return Obliged, s.verb(obliged)
	}
	if at, ok := s.orders(); ok {
		return Obliged, s.tokens[at].Norm
	}
	return "", ""
}

// orders tells that a clause of the sentence is an order without a word for duty, and
// where its verb stands: "submit your timesheet", "if you leave, tell your supervisor",
// "besides, please copy the office".
func (s modal) orders() (verb int, ok bool) {
	asked := len(s.tokens) > 0 && OpensCase(s.tokens[0].Norm) // what stands behind the case may order
	for i := range s.tokens {
		if i > 0 && (s.tokens[i-1].Text != "," || !asked && s.tokens[i].Norm != "please") {
			continue
		}
		if at := s.orderAt(i); at >= 0 {
			return at, true
		}
	}
	return 0, false
}

// orderAt is where the verb stands of an order that begins at the token, or -1.
func (s modal) orderAt(i int) int {
	for ; i+1 < len(s.tokens) && listed("before-order", s.tokens[i].Norm); i++ {
	}
	if i+1 < len(s.tokens) && listed("ordered", s.tokens[i].Norm) && s.tokens[i+1].Word {
		return i
	}
	return -1
}

// binding tells that no word that denies or weakens it stands in front: "may have
// to", "no longer required".
func (s modal) binding(c CueAt) bool {
	if !s.told(c) || s.unsaid(c) || s.deniesAll(c.From-1) {
		return false
	}
	for _, t := range s.tokens[max(0, c.From-2):c.From] {
		if listed("denying", t.Norm) || listed("modal", t.Norm) || t.Norm == "longer" || t.Norm == "might" {
			return false
		}
	}
	return true
}

// conditions tells that the cue binds something: "only" does so beside a word that
// permits, or before the clause of a condition.
func (s modal) conditions(c CueAt) bool {
	if c.From > 0 && s.tokens[c.From-1].Norm == "for" && s.tokens[c.From].Norm == "as" {
		return false // "for as long as it lasts" is a time
	}
	if slices.ContainsFunc(s.tokens[c.From+1:c.To], func(t Token) bool { return listed("denying", t.Norm) }) {
		return false // "needs no approval"
	}
	if s.tokens[c.From].Norm != "only" || c.To-c.From > 1 {
		return true
	}
	if c.From > 0 && s.tokens[c.From-1].Norm == "the" {
		return false // "the only tool that is approved"
	}
	_, permits := s.first("permitted", func(p CueAt) bool { return s.told(p) && listed("modal", s.tokens[p.From].Norm) || s.ofPeople(p) })
	return permits || c.To < len(s.tokens) && (OpensCase(s.tokens[c.To].Norm) || s.tokens[c.To].Norm == "with")
}

// excepts tells that something is left out of what is forbidden: by an "unless" or
// "except" wherever it stands, or by an "only" behind.
func (s modal) excepts(forbidden CueAt) bool {
	_, ok := s.first("conditional", func(c CueAt) bool {
		word := s.tokens[c.From].Norm
		return listed("exceptive", word) && s.asserted(c) && (word != "only" || c.From >= forbidden.To)
	})
	return ok
}

// Needless tells that the sentence says that something isn't needed.
func Needless(sentence string) bool { return says(sentence, "needless") }

// Needed is what the sentence says is needed or to be done, as far as that is told by
// what stands behind the word for it, or before "is required"; or "".
func Needed(sentence string) string {
	s := modalOf(sentence)
	c, ok := s.first("obliged", s.told)
	if !ok {
		if at, orders := s.orders(); orders {
			return sentence[s.tokens[at].Start:]
		}
		return ""
	}
	if listed("needed", s.tokens[c.To-1].Norm) && !(c.To < len(s.tokens) && s.tokens[c.To].Norm == "to") {
		return sentence[:s.tokens[c.From].Start]
	}
	return sentence[s.tokens[c.To-1].End:]
}

// NeedOfOthers tells that the sentence says what somebody else needs than those who read
// it: "ask your manager, as they need time to look".
func NeedOfOthers(sentence string) bool {
	s := modalOf(sentence)
	c, ok := s.first("obliged", s.told)
	return ok && slices.ContainsFunc(s.tokens[max(0, c.From-2):c.From], func(t Token) bool { return listed("third-person", t.Norm) })
}

// Obliges tells that the sentence says that something is needed, whatever it lets
// people do with it.
func Obliges(sentence string) bool {
	_, orders := modalOf(sentence).orders()
	return !Needless(sentence) && (orders || says(sentence, "obliged"))
}

func says(sentence string, name Cue) bool {
	s := modalOf(sentence)
	_, ok := s.first(name, s.told)
	return ok
}

// modal is a sentence with the modalities in it.
type modal struct {
	tokens []Token
	cues   []CueAt
}

func modalOf(sentence string) modal { return modalIn(Tokenize(sentence)) }

func modalIn(tokens []Token) modal {
	s := modal{tokens: slices.DeleteFunc(slices.Clone(tokens), func(t Token) bool { return !t.Word && !strings.Contains(".?!;,:", t.Text) })}
	s.cues = modalities().find(s.tokens)
	return s
}

// told tells that the cue isn't only supposed: that no "if" opens its clause.
func (s modal) told(c CueAt) bool {
	for _, t := range slices.Backward(s.tokens[:c.From]) {
		switch {
		case !t.Word:
			return true
		case listed("supposing", t.Norm):
			return false
		}
	}
	return true
}

// ofPersons tells that people are named at the token, or behind a word for how many.
func (s modal) ofPersons(at int) bool {
	return s.at("people", at) || s.at("people", at+1)
}

// asserted tells that no word that denies it stands in front.
func (s modal) asserted(c CueAt) bool {
	inside := slices.ContainsFunc(s.tokens[c.From+1:c.To], func(t Token) bool { return t.Norm == "no" }) // "need no approval"
	return !inside && (c.From == 0 || !listed("denying", s.tokens[c.From-1].Norm)) && !s.noLonger(c)
}

// noLonger tells that the cue is said to be so no longer.
func (s modal) noLonger(c CueAt) bool {
	return c.From > 1 && s.tokens[c.From-1].Norm == "longer" && listed("denying", s.tokens[c.From-2].Norm)
}

// ruling tells that the cue is a word that says by itself how something stands.
func (s modal) ruling(c CueAt) bool {
	return c.To == c.From+1 && (listed("participle", s.tokens[c.From].Norm) || Says("ruled", s.tokens[c.From].Stem))
}

// undenied tells that a word between the cue and the one that denies it says that it is
// so no longer, or not yet: "is no longer banned".
func (s modal) undenied(c CueAt) bool {
	for i := c.From - 1; i > 0 && c.From-i <= mostBetween && s.tokens[i].Word; i-- {
		if s.tokens[i].Norm == "from" && listed("letting-off", s.tokens[i-1].Norm) {
			return true // "exempt from the ban"
		}
	}
	return s.noLonger(c)
}

// mostBetween is how many words a rule takes at most behind what lets somebody off it.
const mostBetween = 5

func (s modal) first(name Cue, fits func(CueAt) bool) (CueAt, bool) {
	i := slices.IndexFunc(s.cues, func(c CueAt) bool { return c.Cue == name && fits(c) })
	if i < 0 {
		return CueAt{}, false
	}
	return s.cues[i], true
}

func (s modal) at(name Cue, from int) bool {
	_, ok := s.first(name, func(c CueAt) bool { return c.From == from })
	return ok
}

// verb is the verb behind a modality that needs one.
func (s modal) verb(c CueAt) string {
	last := s.tokens[c.To-1].Norm
	if listed("modal-need", last) {
		if to := s.infinitiveBehind(c.To); to > 0 {
			return s.tokens[to].Norm // "need approval to share"
		}
	}
	infinitive := c.To < len(s.tokens) && s.tokens[c.To].Norm == "to"
	if infinitive && s.ofPersons(c.To+1) {
		return "" // "available to all staff"
	}
	if !infinitive && !listed("modal", last) && last != "not" && !listed("governing", last) {
		return ""
	}
	if infinitive && c.To+1 < len(s.tokens) && listed("plain-verb", s.tokens[c.To+1].Norm) {
		return s.tokens[c.To+1].Norm // "authorized to give access"
	}
	for _, t := range s.tokens[c.To+goesOn(s.tokens[c.To:]):] {
		if t.Word && !Stop(t.Norm) && !strings.HasSuffix(t.Norm, "ly") && !listed("joining", t.Norm) {
			return t.Norm
		}
	}
	return ""
}

// goesOn is how many tokens the words have, from the first on, that say of the verb behind them
// that what it tells goes on: "continue to".
func goesOn(tokens []Token) int {
	for _, p := range Phrases(tokens) {
		if p.List == "goes-on" && p.From == 0 && p.To < len(tokens) && (tokens[p.To-1].Norm == "to" || strings.HasSuffix(tokens[p.To].Norm, "ing")) {
			return p.To
		}
	}
	return 0
}

// infinitiveBehind is where the verb stands that a "to" in the same clause governs, or
// 0.
func (s modal) infinitiveBehind(at int) int {
	for i := at; i+1 < len(s.tokens) && s.tokens[i].Word; i++ {
		if s.tokens[i].Norm == "to" && s.tokens[i+1].Word && !Stop(s.tokens[i+1].Norm) {
			return i + 1
		}
	}
	return 0
}

// opens tells that a clause begins at the token.
func opens(tokens []Token, at int) bool {
	return at == 0 || !tokens[at-1].Word || listed("joining", tokens[at-1].Norm)
}

// ofPeople tells that what is permitted is so to people: "you can", "may be used",
// but not "the button can".
func (s modal) ofPeople(c CueAt) bool {
	if !s.told(c) || s.unsaid(c) || s.undenied(c) {
		return false
	}
	switch first := s.tokens[c.From].Norm; {
	case listed("participle", first): // "is approved", and no "approved tool"
		return slices.ContainsFunc(s.tokens[max(0, c.From-3):c.From], func(t Token) bool { return listed("being", t.Norm) })
	case !listed("modal", first):
		return true
	}
	if c.To+1 < len(s.tokens) && listed("obliging", s.tokens[c.To].Norm) && s.tokens[c.To+1].Norm == "to" {
		return false // who may have to do something isn't let do it
	}
	next := c.To
	for next < len(s.tokens) && listed("between-verbs", s.tokens[next].Norm) {
		next++
	}
	if next < len(s.tokens) && s.tokens[next].Norm == "be" {
		return true
	}
	if s.ofAllOf(c.From) && next < len(s.tokens) && Using(s.tokens[next].Norm) {
		return true
	}
	_, ok := s.first("people", func(p CueAt) bool {
		return p.To <= c.From && c.From-p.To <= 3 && !s.relative(p) && !slices.ContainsFunc(s.tokens[max(0, p.From-4):p.From], func(t Token) bool { return listed("denying-people", t.Norm) })
	})
	return ok
}

// ofAllOf tells that whom or what stands before the token is all there are of something: "all
// practices", "every ward".
func (s modal) ofAllOf(at int) bool {
	for i := at - 1; i >= max(0, at-3) && s.tokens[i].Word; i-- {
		if i < at-1 && Universal(s.tokens[i].Norm) {
			return !(i > 0 && listed("denying", s.tokens[i-1].Norm))
		}
	}
	return false
}

// relative tells that a clause begins with the people that is said of what stands
// before it: "a guide that you can use" lets nobody use what the guide is of.
func (s modal) relative(people CueAt) bool {
	at := people.From - 1
	return at > 0 && listed("relating", s.tokens[at].Norm) && s.tokens[at-1].Word && !listed("reporting", s.tokens[at-1].Norm)
}

// Using tells that the verb says no more than that something is used.
func Using(verb string) bool { return Says("using", Stem(verb)) }

// Approves tells that the verb says that something is approved.
func Approves(verb string) bool { return Says("granting", Stem(verb)) }

// PutsToUse tells that the verb says that something is put to use in an app.
func PutsToUse(verb string) bool { return Says("putting-to-use", Stem(verb)) }

// Giving tells that the verb says that people are given something.
func Giving(verb string) bool { return Says("giving", Stem(verb)) }

// Reaching tells that the verb says no more than that somebody gets to something.
func Reaching(verb string) bool { return Says("getting-to", Stem(verb)) }

// Light tells that the verb, in lower case, says little of what is done by itself.
func Light(verb string) bool { return listed("light-verb", verb) }

// IsModal tells that the word, in lower case, says before a verb that it may be done.
func IsModal(word string) bool { return listed("modal", word) }

// IsBeing tells that the word is a form of be.
func IsBeing(word string) bool { return listed("being", word) }

// OpensDenial tells that the text begins with a word that denies what follows.
func OpensDenial(text string) bool {
	words := Words(text)
	return len(words) > 0 && listed("denying", words[0].Norm)
}

// Deny is what denies the words.
func Deny(words string) string { return "not " + words }

// Reverses tells that the words say of a case that what they speak of isn't so: "not if you are
// driving", "unless you are driving", but not "unless you aren't".
func Reverses(words string) bool {
	odd := false
	for _, t := range Words(words) {
		odd = odd != listed("reversing", t.Norm)
	}
	return odd
}

// Denies tells that the word, in lower case, denies what stands behind it.
func Denies(word string) bool { return listed("denying", word) }

// ForAll tells that the sentence speaks of everybody.
func ForAll(sentence string) bool {
	words := Words(sentence)
	for i, t := range words {
		all := (t.Norm == "all" || t.Norm == "every") && i+1 < len(words) && Says("own-people", words[i+1].Stem)
		if (all || listed("everybody", t.Norm)) && !(i > 0 && listed("denying", words[i-1].Norm)) {
			return true
		}
	}
	return false
}

// Excepts tells that the word, in lower case, leaves out what stands behind it.
func Excepts(word string) bool { return listed("exceptive", word) }

// Follows tells that the word, in lower case, may stand behind a whole name.
func Follows(word string) bool { return listed("follows", word) }

// OpensCase tells that the word, in lower case, opens a case in which something
// holds.
func OpensCase(word string) bool { return listed("case", word) }

// OfPlainRules tells that the word is one of those that any rule on an app may have.
func OfPlainRules(t Token) bool { return Using(t.Norm) || Says("of-plain-rules", t.Stem) }

// Relates tells that the word, in lower case, begins a clause that says which of what
// stands before it is meant.
func Relates(word string) bool { return listed("relating", word) }

// Bounds tells that the word, in lower case, binds what stands beside it to a case, or
// leaves something out.
func Bounds(word string) bool { return OpensCase(word) || listed("bounds", word) }

// UsedTo tells that the sentence says how things were.
func UsedTo(sentence string) bool {
	words := Tokenize(sentence)
	for i := range words {
		if i > 0 && words[i].Norm == "to" && words[i-1].Norm == "used" && (i < 2 || !listed("forms-of-be", words[i-2].Norm)) {
			return true
		}
	}
	return false
}

// StandsFor tells that the word, in lower case, may stand for what was named before.
func StandsFor(word string) bool { return listed("stands-for", word) }

// Unable tells that the sentence may say that something can't be done, rather than
// that it may not: "you can't access it", "it is unavailable at the moment".
func Unable(sentence string) bool {
	if words := wordsIn(sentence); Ruling("out-of-order").In(words) && Ruling("passing-state").In(words) {
		return true
	}
	tokens := Tokenize(sentence)
	for i := range tokens {
		can := tokens[i].Norm == "cannot" || i > 0 && tokens[i].Norm == "not" && tokens[i-1].Norm == "can"
		if can && i+1 < len(tokens) && listed("reaching", tokens[i+1].Norm) {
			return true
		}
	}
	return false
}

// Indefinite tells that the word, in lower case, names nobody and nothing.
func Indefinite(word string) bool { return listed("indefinite", word) }
