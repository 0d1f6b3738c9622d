package names

import (
	"strings"

	"policybot/knowledge/language"
)

// persons are those whose office the documents tell with their names, "Mara Vale,
// the prime minister", and those who act by it: "Premier Vale banned".
func (n *namer) persons() []*candidate {
	var list []*candidate
	for _, c := range n.sorted(func(c *candidate) bool { return c.shows[personal] > 0 }) {
		if strings.Contains(c.key, " ") && !c.ownPage() && c.shows[defined]+c.shows[handled] == 0 || c.shows[acting] > 0 && c.shows[speaks] == 0 {
			list = append(list, c)
		}
	}
	return list
}

// surnames gives a person the last word of the name as another one, or where a
// family's name stands first, that, where the documents go on with it: "Vale said".
func (n *namer) surnames(persons []*candidate) {
	owners := map[string]*candidate{}
	for _, c := range persons {
		words := strings.Fields(c.key)
		if len(words) < 2 {
			continue
		}
		for _, w := range []string{words[len(words)-1], words[0]} {
			if !n.surname(w) {
				continue
			}
			if other, taken := owners[w]; taken && other != c {
				owners[w] = nil // of two people
			} else {
				owners[w] = c
			}
			break
		}
	}
	for _, w := range sortedKeys(owners) {
		if c, short := owners[w], n.candidates[w]; c != nil {
			for x, count := range short.shows {
				if x != speaks {
					c.shows[x] += count
				}
			}
			c.alias(short.name(), &text{collections: sortedCollections(short)})
			n.candidates[w] = nil
		}
	}
}

// surname tells that the word stands by itself as a name, and as none of something
// that is used or of a country.
func (n *namer) surname(w string) bool {
	c := n.candidates[w]
	return c != nil && len(c.forms) > 0 && !c.ownPage() && c.app() < enough && c.shows[staffed] == 0 && c.shows[publishes] == 0 && !language.Naming("country").Has(w) && !language.Naming("title").Has(w)
}
