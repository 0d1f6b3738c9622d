package names

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// class is a kind of apps that a rule is about, such as "messaging apps".
type class struct {
	key         string
	forms       map[string]int
	examples    map[string]bool // keys of the names given as ones of it
	collections map[knowledge.Collection]bool
}

// maxModifiers is how many words may say which apps a class has.
const maxModifiers = 3

// classesIn takes in the classes that a sentence about rules is about: nouns for
// apps in the plural, with a word before them that says which.
func (n *namer) classesIn(words []form.Word, low []string, t *text) {
	for i := range words {
		if language.Naming("class-noun").Before(low, i+1) == 0 {
			continue
		}
		from := i
		for from > 0 && i-from < maxModifiers && words[from].Joined && modifier(words[from-1], low[from-1]) {
			from--
		}
		s := form.Span{From: from, To: i + 1}
		if i+1 < len(words) && words[i+1].Joined && language.Naming("class-noun").Has(low[i+1]) {
			continue // "AI tools" are no AI
		}
		if words[i].Owns || from == i && !bareClass(words, low, i) {
			continue
		}
		examples, end := n.examples(words, low, s.To)
		x, ok := partOf(words, low, []form.Span{{From: s.From, To: end}})
		if !ok {
			x, ok = partOf(words, low, []form.Span{{From: behindVague(words, low, s.From), To: s.To}})
		}
		if x == acting && !words[i].Upper || words[i].Text == strings.ToUpper(words[i].Text) {
			x = forbidden // "drafted by generative AI": classes do nothing themselves
		}
		if prior := otherOnes(words, low, from); !ok && prior > 0 {
			examples, x, ok = n.namedBefore(words, low, prior), forbidden, true
		}
		if !ok && i+1 < len(words) && words[i+1].Joined && language.Naming("be").Has(low[i+1]) {
			ok, x = len(predicate(words, low, i+1)) > 0, forbidden // "such tools are off limits"
		}
		if ok && x == forbidden {
			n.class(words, low, s, examples, t)
		}
	}
}

// behindVague is where the words begin that stand before the class and don't say which it
// is: "Chinese drones".
func behindVague(words []form.Word, low []string, at int) int {
	for at > 0 && words[at].Joined && language.Naming("vague").Has(low[at-1]) {
		at--
	}
	return at
}

// bareClass tells that the noun means all of a class by itself: "the use of drones", but
// not "the drones".
func bareClass(words []form.Word, low []string, i int) bool {
	if !language.Naming("bare-class").Has(low[i]) {
		return false
	}
	for at := i; at > 0 && i-at <= maxModifiers && words[at].Joined; at-- {
		if language.Naming("article").Has(low[at-1]) || language.Naming("pointing").Has(low[at-1]) || words[at-1].Owns {
			return false
		}
		if !language.Naming("vague").Has(low[at-1]) {
			break
		}
	}
	return true
}

// otherOnes is where the names end that a class is told of the rest of: "Heron and
// other chat tools"; 0 where there are none.
func otherOnes(words []form.Word, low []string, at int) int {
	for at > 0 && words[at].Joined && language.Naming("vague").Has(low[at-1]) {
		at--
	}
	if at > 1 && at < len(low) && low[at] == "other" && low[at-1] == "and" {
		return at - 1
	}
	return 0
}

// namedBefore are the names of the list that ends there.
func (n *namer) namedBefore(words []form.Word, low []string, end int) (keys []string) {
	for _, g := range together(words, n.words.names(words)) {
		if g[len(g)-1].To != end {
			continue
		}
		for _, x := range g {
			keys = append(keys, strings.Join(low[x.From:x.To], " "))
		}
	}
	return keys
}

// examples are the names that are given as ones of a class, behind "such as",
// and where they end.
func (n *namer) examples(words []form.Word, low []string, at int) (keys []string, end int) {
	first := at
	if at < len(words) && (words[at].Joined || words[at].Comma) {
		first += language.Naming("like").At(low, at)
	}
	if first == at {
		return nil, at
	}
	for _, g := range together(words, n.words.names(words)) {
		if g[0].From != first {
			continue
		}
		for _, x := range g {
			keys = append(keys, strings.Join(low[x.From:x.To], " "))
		}
		return keys, g[len(g)-1].To
	}
	return nil, at
}

// modifier tells that the word may say which apps a class has.
func modifier(w form.Word, lower string) bool {
	if language.Stop(lower) || language.Naming("vague").Has(lower) || language.Naming("policy-act").Has(lower) || language.Naming("object-of").Has(lower) {
		return false
	}
	if form.Number(lower) || language.Number(lower) > 0 {
		return false
	}
	return !w.Upper || w.Begins || w.Text == strings.ToUpper(w.Text)
}

// class takes in one class, with the names behind it that are examples of it.
func (n *namer) class(words []form.Word, low []string, s form.Span, examples []string, t *text) {
	key := strings.Join(low[s.From:s.To], " ")
	if len(n.known.Names(key)) > 0 {
		return
	}
	c := n.classes[key]
	if c == nil {
		c = &class{key: key, forms: map[string]int{}, examples: map[string]bool{}, collections: map[knowledge.Collection]bool{}}
		n.classes[key] = c
	}
	form := spelling(words[s.From:s.To])
	if words[s.From].Begins && words[s.From].Text != strings.ToUpper(words[s.From].Text) {
		form = strings.ToLower(form[:1]) + form[1:]
	}
	c.forms[form]++
	for _, x := range t.collections {
		c.collections[x] = true
	}
	for _, x := range examples {
		c.examples[x] = true
	}
}

// listedClass takes in a cell of a column of tools that is the name of a class.
func (n *namer) listedClass(name string, t *text) {
	words, _ := form.Scan(name)
	low := form.Lowers(words)
	last := len(words) - 1
	if last < 1 || last > maxModifiers || !language.Naming("class-noun").Has(low[last]) {
		return
	}
	for i := range last {
		if !words[i+1].Joined || !modifier(words[i], low[i]) {
			return
		}
	}
	n.class(words, low, form.Span{From: 0, To: len(words)}, nil, t)
}
