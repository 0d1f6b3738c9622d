package names

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// bodies are the candidates that act, rather than being used.
func (n *namer) bodies() map[string]*candidate {
	found := map[string]*candidate{}
	for _, c := range n.candidates {
		if c == nil || !c.isBody() || form.InHouse(c.key) || strings.HasSuffix(c.key, "s") && language.BodyNoun(strings.TrimSuffix(c.key, "s")) {
			continue
		}
		words := strings.Fields(c.key)
		if slices.ContainsFunc(words, func(w string) bool { app := n.candidates[w]; return len(words) > 1 && app != nil && app.ownPage() }) {
			continue // a part of what is used: "the Heron Group"
		}
		if len(words) == 1 && language.Everyday(c.key) && c.shows[staffed] > 0 && c.body() < enough {
			continue
		}
		if !language.Naming("of-person").Has(c.key[strings.LastIndexByte(c.key, ' ')+1:]) && (!n.plain(c.key) || c.shows[company]+c.shows[publishes]+c.shows[governs] > 0) {
			found[c.key] = c
		}
	}
	return found
}

// tails leaves out a body that is called by no more than a noun where the documents name another
// one that ends with that: "the Commission" beside "the Osteria Commission" is whoever was spoken of.
func tails(bodies map[string]*candidate) {
	for key := range bodies {
		if cut := strings.LastIndexByte(key, ' '); cut > 0 && bodyWord(key[cut+1:]) {
			delete(bodies, key[cut+1:])
		}
	}
}

// shortBodies gives a body the first word of its name as another one, where the
// documents call it so: "Acme Electronics" is Acme.
func (n *namer) shortBodies(bodies map[string]*candidate) {
	for _, c := range sorted(bodies) {
		first, _, ok := strings.Cut(c.key, " ")
		short := n.candidates[first]
		if language.Naming("official-end").Has(c.key[strings.LastIndexByte(c.key, ' ')+1:]) || language.Naming("country").Has(c.key) {
			continue // the Osteria Data Agency isn't Osteria, and United no state
		}
		if !ok || short == nil || short.shows[governs] > 0 || short.ownPage() || short.shows[publishes] > 0 || short.shows[staffed] >= fewStaffed || len(short.forms) == 0 || n.plain(first) || language.Naming("country").Has(first) {
			continue
		}
		c.alias(short.name(), &text{collections: sortedCollections(short)})
		n.candidates[first] = nil
		delete(bodies, first)
	}
}

func (n *namer) bodyKind(c *candidate) knowledge.Kind {
	last := c.key[strings.LastIndexByte(c.key, ' ')+1:]
	switch {
	case c.shows[governs] > 0 || language.Naming("country").Has(c.key):
		return knowledge.Government
	case language.Naming("company-end").Has(last):
		return knowledge.Company
	}
	return knowledge.Organization
}

// inverted gives a part of a state whose name tells what it is for the other order of its
// words as another name, where the documents use both: "the Department of Trade" is the
// Trade Department.
func (n *namer) inverted() {
	for _, c := range n.sorted(func(c *candidate) bool { return c.shows[governs] > 0 }) {
		words := strings.Fields(c.key)
		k := language.Naming("government-start").At(words, 0)
		if k == 0 || k == len(words) {
			continue
		}
		if words[k] == "the" {
			k++
		}
		key := strings.Join(append(words[k:len(words):len(words)], words[0]), " ")
		if other := n.candidates[key]; other != nil {
			for x, count := range other.shows {
				if x != bodied {
					c.shows[x] += count
				}
			}
			c.alias(other.name(), &text{collections: sortedCollections(other)})
			n.candidates[key] = nil
		}
	}
}
