package names

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// namer gathers what the documents name, and by which words they show what it
// is.
type namer struct {
	base       *knowledge.Base
	known      *language.Lexicon // of the records
	words      *vocabulary
	texts      []*text
	candidates map[string]*candidate
	classes    map[string]*class
	lists      [][]*candidate // names that stand in one list
	meants     []meant        // names that a noun may stand for
}

// text is what a passage says, once however many documents say it.
type text struct {
	title, words string
	collections  []knowledge.Collection
	ofTools      bool // the title of a document that says it speaks of tools
	namesTools   bool // or has a word for them
	introTools   bool // or that speaks of them first
	sortsTools   bool // or that sorts them under headings that say how they stand
	minutes      bool // or that it is the minutes of a meeting
}

// Entities proposes the entities that the documents name and no record declares.
// What is proposed becomes a word by which questions are understood, so that only
// what the documents show to be an app or a body is.
//
// Beside them it gives why texts were passed over whose reading broke off, by a defect of
// the program.
func Entities(b *knowledge.Base) (list []*knowledge.Entity, broken []string) {
	if len(b.Passages) == 0 {
		return nil, nil
	}
	texts := distinct(b)
	n := &namer{base: b, known: language.NewNames(b), texts: texts, words: vocabularyOf(texts), candidates: map[string]*candidate{}, classes: map[string]*class{}}
	for _, s := range b.Sources {
		if form.InToolFolder(s.Origin.File) {
			n.words.learnTitle(s.Title)
		}
	}
	for _, t := range n.texts {
		if why := n.guarded(t); why != "" {
			broken = append(broken, why)
		}
	}
	n.readSources()
	for _, c := range n.candidates {
		if c != nil {
			c.settle()
		}
	}
	return n.entities(), broken
}

// guarded reads a text, and gives why it couldn't be read to its end, if so.
func (n *namer) guarded(t *text) (broken string) {
	defer func() {
		if p := recover(); p != nil {
			broken = fmt.Sprintf("the names in a passage of %q: %v", t.title, p)
		}
	}()
	n.read(t)
	return ""
}

// distinct lists what the passages of the base say, each once, in an order that doesn't
// depend on theirs.
func distinct(b *knowledge.Base) []*text {
	type key struct{ title, words string }
	seen := map[key]*text{}
	sorts, tools := sorting(b)
	for _, p := range b.Passages {
		k := key{p.Title, p.Text}
		t := seen[k]
		if t == nil {
			t = &text{title: p.Title, words: p.Text[form.Dateline(p):]}
			seen[k] = t
		}
		if src := b.Source(p.Source); src != nil {
			t.ofTools = t.ofTools || ofToolsAlone(src.Title)
			t.namesTools = t.namesTools || form.ToolsAbove(src.Title)
			t.sortsTools = t.sortsTools || sorts[src.ID]
			t.introTools = t.introTools || tools[src.ID]
			t.minutes = t.minutes || language.Naming("minutes").In(form.LowersOf(src.Title))
		}
		if c := cmp.Or(p.Collection, knowledge.Open); !slices.Contains(t.collections, c) {
			t.collections = append(t.collections, c)
		}
	}
	list := make([]*text, 0, len(seen))
	for _, t := range seen {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *text) int {
		if c := strings.Compare(a.title, b.title); c != 0 {
			return c
		}
		return strings.Compare(a.words, b.words)
	})
	return list
}

// read takes in what one text shows of names.
func (n *namer) read(t *text) {
	hosts := n.sentence(t.words, t)
	for _, h := range hosts {
		n.hosted(h, t)
	}
	list := form.Headings(t.title)
	for i, h := range list {
		if n.heading(h, i == len(list)-1, t); i == len(list)-1 {
			n.askedOver(h, t)
		}
	}
	n.row(t)
	n.items(t)
}

// sentence takes in what running text shows of the names in it, and gives the hosts
// that it has the addresses of.
func (n *namer) sentence(running string, t *text) (hosts []string) {
	words, hosts := form.Scan(running)
	low := form.Lowers(words)
	spans := n.words.names(words)
	for _, s := range spans {
		n.named(words[s.From:s.To], t)
	}
	groups := together(words, spans)
	for _, g := range groups {
		n.shown(words, low, g, t)
		n.offered(words, low, g, t)
		n.list(words, g)
	}
	n.sentences(words, low, groups, t)
	n.lead(words, low, spans, t)
	n.asked(running, words, low, groups, t)
	return hosts
}

// named counts a name that stands in the text.
func (n *namer) named(words []form.Word, t *text) {
	c := n.candidate(words)
	if c == nil {
		return
	}
	c.forms[spelling(words)]++
	c.owner = c.owner || words[len(words)-1].Owns
	if len(words) > 1 && words[len(words)-1].Lower == "apps" {
		c.show(withApp, t) // "Heron Apps"
	}
	c.in(t)
}

// candidate is what the words name, or nil where they can be no name. What a record
// declares is one too: whether the documents show something else to be a name
// doesn't depend on what is on record.
func (n *namer) candidate(words []form.Word) *candidate {
	if len(words) == 0 || len(words) > form.LongestName && len(words) > longestOfBody(words) {
		return nil
	}
	key := strings.Join(form.Lowers(words), " ")
	if c, ok := n.candidates[key]; ok {
		return c
	}
	var c *candidate
	if nameable(key) {
		c = &candidate{key: key, forms: map[string]int{}, shows: map[clue]int{}, collections: map[knowledge.Collection]bool{}}
	}
	n.candidates[key] = c
	return c
}

// longestOfBody is how many words the name of a part of a state may have: it tells all
// that it is for.
func longestOfBody(words []form.Word) int {
	if ofState(words, form.Span{To: len(words)}) {
		return 2 * form.LongestName
	}
	return form.LongestName
}

// nameable tells that the words may be a name.
func nameable(key string) bool {
	if len(key) < 2 && (key < "b" || key > "z" || key == "i") || strings.Trim(key, "0123456789.-") == "" || language.Indefinite(key) {
		return false
	}
	if machine, model, ok := strings.Cut(key, " "); ok && form.Number(model) && language.Says("machine", language.Stem(machine)) && language.Naming("kind-of-thing").Has(machine) {
		return false // "Mac 2016"
	}
	if one, ok := strings.CutSuffix(key, "s"); ok && language.Naming("of-nation").Has(one) {
		return false
	}
	if nation, kind, ok := strings.Cut(key, " "); ok && ofNation(nation) && !language.Naming("state-itself").Has(kind) && kindOnly(kind) {
		return false // "the Chinese AI"
	}
	for _, list := range []string{"forbidden", "permitted", "policy-act", "calendar", "kind-of-thing", "screen", "software", "of-app", "of-body", "opener", "party-member"} {
		if language.Naming(list).Has(key) {
			return false
		}
	}
	return true
}

// ofNation tells that the word says from which country something is.
func ofNation(lower string) bool {
	return language.StateOf(lower) != "" || language.Naming("of-nation").Has(lower)
}

// kindOnly tells that the words are no more than a noun for a kind of things.
func kindOnly(key string) bool {
	for _, list := range []string{"kind-of-thing", "software", "online-kind"} {
		if language.Naming(list).Has(key) {
			return true
		}
	}
	return false
}

// recorded tells that a record declares the name, by itself or with an article.
func (n *namer) recorded(name string) bool {
	return len(n.known.Names(name)) > 0 || len(n.known.Names("the "+name)) > 0
}

// spelling is a name as it is written.
func spelling(words []form.Word) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case w.Comma:
			b.WriteString(", ")
		case w.And:
			b.WriteString(" & ")
		case words[i-1].Owns:
			b.WriteString("'s ")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}
