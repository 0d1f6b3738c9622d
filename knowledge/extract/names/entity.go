package names

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// entities are those that the clues are enough for, in the order of their ids.
func (n *namer) entities() []*knowledge.Entity {
	n.unite()
	n.inverted()
	n.meanings()
	n.sameLists()
	persons := n.persons()
	n.surnames(persons)
	bodies := n.bodies()
	n.shortBodies(bodies)
	apps := n.apps(bodies)
	n.shorten(apps)
	n.lengthen(apps)
	n.singulars(apps)
	n.numbered(apps)
	n.fold(apps)
	w := &declarer{namer: n, taken: map[knowledge.EntityID]bool{}, byKey: map[string]*knowledge.Entity{}}
	for _, c := range sorted(apps) {
		w.declare(c, knowledge.App)
	}
	for _, c := range sorted(bodies) {
		w.declare(c, n.bodyKind(c))
	}
	for _, c := range persons {
		w.declare(c, knowledge.Person)
	}
	w.declareClasses()
	slices.SortFunc(w.list, func(a, b *knowledge.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return w.list
}

// sorted lists the candidates that are such, in order.
func (n *namer) sorted(such func(*candidate) bool) []*candidate {
	few := map[string]*candidate{}
	for key, c := range n.candidates {
		if c != nil && such(c) {
			few[key] = c
		}
	}
	return sorted(few)
}

func sorted(m map[string]*candidate) []*candidate {
	list := make([]*candidate, 0, len(m))
	for _, c := range m {
		if c != nil {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b *candidate) int { return strings.Compare(a.key, b.key) })
	return list
}

// unite makes one candidate of two that the documents say are the same: the one
// whose name is the present one, with the other name as an alias.
func (n *namer) unite() {
	for _, c := range n.sorted(func(c *candidate) bool { return len(c.aliases) > 0 }) {
		for _, key := range sortedKeys(c.aliases) {
			other := n.candidates[key]
			if other == nil || other == c || len(other.aliases) > 0 && other.aliases[c.key] == nil && c.aliases[key].past == c.aliases[key].future {
				continue
			}
			for x, count := range other.shows {
				c.shows[x] += count
			}
			for k, a := range other.aliases {
				if k != c.key && c.aliases[k] == nil {
					c.aliases[k] = a
				}
			}
			n.candidates[key] = nil
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
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

// bodies are the candidates that act, rather than being used.
func (n *namer) bodies() map[string]*candidate {
	found := map[string]*candidate{}
	for _, c := range n.candidates {
		if c == nil || !c.isBody() || form.InHouse(c.key) {
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

// shortBodies gives a body the first word of its name as another one, where the
// documents call it so: "Acme Electronics" is Acme.
func (n *namer) shortBodies(bodies map[string]*candidate) {
	for _, c := range sorted(bodies) {
		first, _, ok := strings.Cut(c.key, " ")
		short := n.candidates[first]
		if language.Naming("official-end").Has(c.key[strings.LastIndexByte(c.key, ' ')+1:]) {
			continue // the Osteria Data Agency isn't Osteria
		}
		if !ok || short == nil || short.shows[governs] > 0 || short.ownPage() || short.shows[publishes] > 0 || short.shows[staffed] >= fewStaffed || len(short.forms) == 0 || n.plain(first) || language.Naming("country").Has(first) {
			continue
		}
		c.alias(short.name(), &text{collections: sortedCollections(short)})
		n.candidates[first] = nil
		delete(bodies, first)
	}
}

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
		if rest, ok := n.longer(c, found); ok {
			rest.alias(c.name(), &text{collections: sortedCollections(c)})
			delete(found, c.key)
		}
	}
	return found
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

func sortedCollections(c *candidate) []knowledge.Collection {
	var list []knowledge.Collection
	for x := range c.collections {
		list = append(list, x)
	}
	slices.Sort(list)
	return list
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

// opensWith is the passage above all headings of a page that begins with what the name
// is, or nil.
func (n *namer) opensWith(s knowledge.SourceID, name string) *knowledge.Passage {
	for _, id := range n.base.PassagesOf(s) {
		if p := n.base.Passage(id); p.Title == "" && strings.HasPrefix(p.Text, name+" is ") {
			return p
		}
	}
	return nil
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

// calls counts how often a page has the name by itself in its sentences.
func (n *namer) calls(s knowledge.SourceID, key string) (*text, int) {
	t, often := &text{}, 0
	for _, id := range n.base.PassagesOf(s) {
		p := n.base.Passage(id)
		words, _ := form.Scan(p.Text)
		for _, x := range n.words.names(words) {
			if first := x.From; !words[first].Begins && !(first > 0 && words[first].Joined && words[first-1].Upper) && strings.Join(form.Lowers(words[x.From:x.To]), " ") == key {
				t.collections = append(t.collections, cmp.Or(p.Collection, knowledge.Open))
				often++
			}
		}
	}
	return t, often
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

// declarer makes entities of candidates.
type declarer struct {
	*namer
	taken map[knowledge.EntityID]bool
	byKey map[string]*knowledge.Entity // by the key of the candidate
	list  []*knowledge.Entity
}

func (w *declarer) declare(c *candidate, kind knowledge.Kind) {
	if w.recorded(c.name()) {
		return
	}
	e := &knowledge.Entity{ID: w.free(c.key, kind), Kind: kind, Collection: collectionOf(c.collections), Proposed: true}
	main := w.nameOf(c.name())
	for _, key := range sortedKeys(c.aliases) {
		a := c.aliases[key]
		if e.Collection == "" && !a.collections[knowledge.Open] || !nameable(key) || w.recorded(a.name) {
			continue
		}
		other := w.nameOf(a.name)
		switch {
		case a.past:
			other.Until, main.From = a.on, a.on
			e.Names = append(e.Names, other)
		case a.future:
			other.From, main.Until = a.on, a.on
			e.Names = append([]knowledge.Name{other}, e.Names...)
		default:
			e.Names = append(e.Names, other)
		}
	}
	at := 0
	for at < len(e.Names) && !e.Names[at].From.IsZero() {
		at++
	}
	e.Names = slices.Insert(e.Names, at, main)
	w.add(e)
	w.byKey[c.key] = e
}

func (w *declarer) add(e *knowledge.Entity) {
	w.taken[e.ID] = true
	w.list = append(w.list, e)
}

// declareClasses declares the classes, and puts the apps into them that the
// documents give as examples.
func (w *declarer) declareClasses() {
	for _, key := range sortedKeys(w.classes) {
		c := w.classes[key]
		form := (&candidate{forms: c.forms}).name()
		e := &knowledge.Entity{ID: w.free(key, knowledge.Class), Kind: knowledge.Class, Names: []knowledge.Name{{Text: form}}, Collection: collectionOf(c.collections), Proposed: true}
		w.add(e)
		for _, x := range sortedKeys(c.examples) {
			if app := w.byKey[x]; app != nil {
				app.In = append(app.In, knowledge.Link{To: e.ID})
			}
		}
	}
}

// nameOf is a name, which is read only as written where it is an everyday word
// too.
func (w *declarer) nameOf(name string) knowledge.Name {
	lower := strings.ToLower(name)
	plain := !strings.Contains(name, " ") && (language.Everyday(lower) || len(name) < 3 || w.words.often(lower))
	return knowledge.Name{Text: name, AsWritten: plain && lower != name}
}

// free is an id that no record and no other proposal has.
func (w *declarer) free(key string, kind knowledge.Kind) knowledge.EntityID {
	id := knowledge.EntityID(knowledge.Slug(key))
	if id == "" {
		id = knowledge.EntityID(kind)
	}
	next := id
	for n := 1; w.base.Entity(next) != nil || w.taken[next]; n++ {
		next = knowledge.EntityID(fmt.Sprintf("%s-%s", id, kind))
		if n > 1 {
			next = knowledge.EntityID(fmt.Sprintf("%s-%d", next, n))
		}
	}
	return next
}
