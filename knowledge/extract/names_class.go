package extract

import (
	"strings"

	"policybot/knowledge"
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
func (n *namer) classesIn(words []word, low []string, t *text) {
	for i := range words {
		if !language.Naming("class-noun").Has(low[i]) {
			continue
		}
		from := i
		for from > 0 && i-from < maxModifiers && words[from].joined && modifier(words[from-1], low[from-1]) {
			from--
		}
		s := span{from, i + 1}
		if from == i || words[i].owns {
			continue
		}
		examples, end := n.examples(words, low, s.to)
		x, ok := partOf(words, low, []span{{s.from, end}})
		if !ok {
			x, ok = partOf(words, low, []span{s})
		}
		if prior := otherOnes(words, low, from); !ok && prior > 0 {
			examples, x, ok = n.namedBefore(words, low, prior), forbidden, true
		}
		if ok && x == forbidden {
			n.class(words, low, s, examples, t)
		}
	}
}

// otherOnes is where the names end that a class is told of the rest of: "Heron and
// other chat tools"; 0 where there are none.
func otherOnes(words []word, low []string, at int) int {
	for at > 0 && words[at].joined && language.Naming("vague").Has(low[at-1]) {
		at--
	}
	if at > 1 && at < len(low) && low[at] == "other" && low[at-1] == "and" {
		return at - 1
	}
	return 0
}

// namedBefore are the names of the list that ends there.
func (n *namer) namedBefore(words []word, low []string, end int) (keys []string) {
	for _, g := range together(words, n.words.names(words)) {
		if g[len(g)-1].to != end {
			continue
		}
		for _, x := range g {
			keys = append(keys, strings.Join(low[x.from:x.to], " "))
		}
	}
	return keys
}

// examples are the names that are given as ones of a class, behind "such as",
// and where they end.
func (n *namer) examples(words []word, low []string, at int) (keys []string, end int) {
	first := at
	if at < len(words) && (words[at].joined || words[at].comma) {
		first += language.Naming("like").At(low, at)
	}
	if first == at {
		return nil, at
	}
	for _, g := range together(words, n.words.names(words)) {
		if g[0].from != first {
			continue
		}
		for _, x := range g {
			keys = append(keys, strings.Join(low[x.from:x.to], " "))
		}
		return keys, g[len(g)-1].to
	}
	return nil, at
}

// modifier tells that the word may say which apps a class has.
func modifier(w word, lower string) bool {
	if language.Stop(lower) || language.Naming("vague").Has(lower) || language.Naming("policy-act").Has(lower) || language.Naming("object-of").Has(lower) {
		return false
	}
	if number(lower) || language.Number(lower) > 0 {
		return false
	}
	return !w.upper || w.begins || w.text == strings.ToUpper(w.text)
}

// class takes in one class, with the names behind it that are examples of it.
func (n *namer) class(words []word, low []string, s span, examples []string, t *text) {
	key := strings.Join(low[s.from:s.to], " ")
	if len(n.known.Names(key)) > 0 {
		return
	}
	c := n.classes[key]
	if c == nil {
		c = &class{key: key, forms: map[string]int{}, examples: map[string]bool{}, collections: map[knowledge.Collection]bool{}}
		n.classes[key] = c
	}
	form := spelling(words[s.from:s.to])
	if words[s.from].begins && words[s.from].text != strings.ToUpper(words[s.from].text) {
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
	words, _ := scan(name)
	low := lowers(words)
	last := len(words) - 1
	if last < 1 || last > maxModifiers || !language.Naming("class-noun").Has(low[last]) {
		return
	}
	for i := range last {
		if !words[i+1].joined || !modifier(words[i], low[i]) {
			return
		}
	}
	n.class(words, low, span{0, len(words)}, nil, t)
}
