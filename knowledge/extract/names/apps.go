package names

import (
	"cmp"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// apps are the candidates that are used. What is somebody's is no app of its
// own: "Acme Slack" is Slack.
func (n *namer) apps(bodies map[string]*candidate) map[string]*candidate {
	found := map[string]*candidate{}
	for _, c := range n.candidates {
		if c != nil && bodies[c.key] == nil && c.shows[governs] == 0 && n.enough(c) && c.used() && c.shows[personal] == 0 && !language.Naming("machine").Has(c.key) && !language.Naming("country").Has(c.key) && !startsWith(c.key, bodies) {
			found[c.key] = c
		}
	}
	for _, c := range sorted(found) {
		if app := madeBy(c.key, found); app != nil {
			app.alias(c.name(), &text{collections: sortedCollections(c)})
			delete(found, c.key) // "Heron Inc"
		}
		if rest, ok := n.longer(c, found); ok {
			rest.alias(c.name(), &text{collections: sortedCollections(c)})
			delete(found, c.key)
		}
	}
	return found
}

// madeBy is the app after which a company is called, whose name that is: "Heron Inc".
func madeBy(key string, apps map[string]*candidate) *candidate {
	cut := strings.LastIndexByte(key, ' ')
	if cut < 0 || !language.Naming("company-end").Has(key[cut+1:]) {
		return nil
	}
	return apps[key[:cut]]
}

// enough tells that the clues are enough for an app: a word that nobody uses
// otherwise is a clue by itself, an everyday word needs more of them.
func (n *namer) enough(c *candidate) bool {
	if n.plain(c.key) {
		return c.app() >= enough && c.weighty()
	}
	if len(c.key) == 1 {
		return c.app() > enough+1 || c.shows[forbidden] > 1 // a letter is a name where that shows twice
	}
	weight := c.app()
	if startsWith(c.key, n.candidates) && !c.ownPage() {
		weight-- // "Heron Cloud" may be Heron
	}
	if coined(c.name()) && c.shows[item] == 0 && !startsWith(c.key, n.candidates) {
		weight++
	}
	return weight >= enough
}

// coined tells that a name has several words, or a capital within one.
func coined(name string) bool {
	return strings.Contains(name, " ") || insideCapital(name)
}

// plain tells that all words of a name are everyday ones, which the documents use
// as such.
func (n *namer) plain(key string) bool {
	for w := range strings.FieldsSeq(key) {
		if !language.Stop(w) && (n.words.small[w] == 0 || !n.words.common(w) && !language.Everyday(w)) {
			return false
		}
	}
	return true
}

// startsWith tells that the name begins with that of another one, which is known
// to be something.
func startsWith(key string, others map[string]*candidate) bool {
	for i, r := range key {
		if o := others[key[:i]]; r == ' ' && o != nil && (o.ownPage() || o.isBody()) {
			return true
		}
	}
	return false
}

// longer is the app that the candidate's name has another word in front of:
// "Loft Heron" is Heron. Where that is an everyday word, it is another app.
func (n *namer) longer(c *candidate, apps map[string]*candidate) (*candidate, bool) {
	_, rest, ok := strings.Cut(c.key, " ")
	if !ok || c.shows[subject] > 0 || c.shows[column] > 0 {
		return nil, false
	}
	a := apps[rest]
	return a, a != nil && !language.Everyday(rest) && !n.words.common(rest)
}

// shorten gives an app that a page is about the last word of its name as another
// one, where the page calls it so.
func (n *namer) shorten(apps map[string]*candidate) {
	for _, c := range sorted(apps) {
		cut := strings.LastIndexByte(c.key, ' ')
		if cut < 0 || len(c.pages) == 0 {
			continue
		}
		tail := n.candidates[c.key[cut+1:]]
		if tail == nil || tail.ownPage() || language.Naming("heading").Has(tail.key) && !language.Everyday(tail.key) {
			continue
		}
		for _, s := range c.pages {
			if t, often := n.calls(s, tail.key); often >= 2 {
				c.alias(tail.name(), t)
			}
		}
	}
}

// lengthen gives an app that a page is about the longer name by which the page begins
// to tell what it is, where that goes on within the word with a capital:
// "PigeonPost" on a page on "Pigeon".
func (n *namer) lengthen(apps map[string]*candidate) {
	goesOn := func(c *candidate) bool {
		return !strings.Contains(c.key, " ") && !c.ownPage() && strings.LastIndexFunc(c.name(), unicode.IsUpper) > 0
	}
	for _, long := range n.sorted(goesOn) {
		name := long.name()
		for i, r := range name {
			c := apps[long.key[:min(i, len(long.key))]]
			if c == nil || !unicode.IsUpper(r) || !strings.HasPrefix(name, c.name()) {
				continue
			}
			for _, s := range c.pages {
				if p := n.opensWith(s, name); p != nil {
					c.alias(name, &text{collections: []knowledge.Collection{cmp.Or(p.Collection, knowledge.Open)}})
					delete(apps, long.key)
				}
			}
		}
	}
}

// singulars gives an app whose name is in the plural that without its ending as another
// one, where the documents call one of them so: "Herons", "a Heron".
func (n *namer) singulars(apps map[string]*candidate) {
	for _, c := range sorted(apps) {
		one, plural := strings.CutSuffix(c.key, "s")
		other := n.candidates[one]
		if plural && other != nil && apps[one] == nil && len(other.forms) > 0 && other.body() == 0 && !n.plain(one) {
			c.alias(other.name(), &text{collections: sortedCollections(other)})
		}
	}
}

// numbered takes what has the name of an app and a number behind it, or a word for an
// edition, for another one: "Heron 365" and "Heron Pro" beside "Heron".
func (n *namer) numbered(apps map[string]*candidate) {
	aliased := map[string]bool{}
	for _, c := range apps {
		for key := range c.aliases {
			aliased[key] = true
		}
	}
	numbered := func(c *candidate) bool {
		cut := strings.LastIndexByte(c.key, ' ')
		return cut > 0 && len(c.forms) > 0 && (form.Number(c.key[cut+1:]) || language.Naming("edition").Has(c.key[cut+1:])) && apps[c.key[:cut]] != nil && apps[c.key] == nil && !aliased[c.key] && c.body() == 0
	}
	for _, c := range n.sorted(numbered) {
		apps[c.key] = c
	}
}

// fold leaves out what is no app of its own beside others: the last word of
// another's name, the first of several, and a plural.
func (n *namer) fold(apps map[string]*candidate) {
	makers := map[string]int{}
	tails := map[string]bool{}
	for key, c := range apps {
		if first, _, ok := strings.Cut(key, " "); ok {
			makers[first]++
			if c.ownPage() {
				makers[first]++
			}
			tails[key[strings.LastIndexByte(key, ' ')+1:]] = true
		}
	}
	paged := spellings(apps)
	for _, c := range sorted(apps) {
		if c.ownPage() {
			continue
		}
		if tails[c.key] || n.onlyBegins(c, apps) || withKind(c.key, apps) || makers[c.key] > 1 || plural(c.key, apps) {
			delete(apps, c.key)
		} else if as := spelt(c.key, paged); as != nil {
			as.alias(c.name(), &text{collections: sortedCollections(c)})
			delete(apps, c.key)
		}
	}
}

// onlyBegins tells that the name, of one word, stands less often by itself than as the
// first of another app's: who makes Heron Mail is no app.
func (n *namer) onlyBegins(c *candidate, apps map[string]*candidate) bool {
	if strings.Contains(c.key, " ") {
		return false
	}
	longer := 0
	for key, other := range n.candidates {
		first, rest, ok := strings.Cut(key, " ")
		if ok && other != nil && first == c.key && (apps[key] != nil || form.Number(rest)) {
			longer += other.named()
		}
	}
	return longer > c.named()
}

// spellings are the apps with a page of their own, by the letters of their names.
func spellings(apps map[string]*candidate) map[string]*candidate {
	of := map[string]*candidate{}
	for _, c := range sorted(apps) {
		if letters := form.Squashed(c.key); c.ownPage() && len(letters) > 3 && of[letters] == nil {
			of[letters] = c
		}
	}
	return of
}

// spelt is the app whose name the letters spell, with none, one or two more at the end.
func spelt(key string, apps map[string]*candidate) *candidate {
	letters := form.Squashed(key)
	for more := range min(3, len(letters)) {
		if c := apps[letters[:len(letters)-more]]; c != nil {
			return c
		}
	}
	return nil
}

// withKind tells that the name is another one with what it is behind it.
func withKind(key string, apps map[string]*candidate) bool {
	cut := strings.LastIndexByte(key, ' ')
	return cut > 0 && key[cut+1:] != "apps" && apps[key[:cut]] != nil && language.Naming("of-app").Has(key[cut+1:])
}

func plural(key string, apps map[string]*candidate) bool {
	one, ok := strings.CutSuffix(key, "s")
	return ok && apps[one] != nil
}
