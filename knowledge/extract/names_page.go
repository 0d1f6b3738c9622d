package extract

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// readSources takes in what pages are about, and who publishes them.
func (n *namer) readSources() {
	for _, s := range n.base.Sources {
		pages := n.base.PassagesOf(s.ID)
		if len(pages) == 0 {
			continue
		}
		t := &text{words: s.Title}
		for _, id := range pages {
			t.collections = append(t.collections, openOr(n.base.Passage(id).Collection))
		}
		if words, _ := scan(s.Title); !titled(words) {
			n.sentence(s.Title, t)
		}
		if name, host := sender(s.Publisher); name != "" && !isHost(n.base.Entity(n.base.Home), host) {
			n.whole(name, t, publishes)
		}
		if inToolFolder(s.Origin.File) {
			n.subject(s, t)
		}
		n.captions(s, t)
	}
}

// inToolFolder tells that the folders on the way to a file are named for tools.
func inToolFolder(file string) bool {
	for dir := range strings.SplitSeq(path.Dir(file), "/") {
		if language.Naming("tool-folder").Has(strings.ToLower(strings.ReplaceAll(dir, "_", "-"))) {
			return true
		}
	}
	return false
}

// subject takes the title of a page in a folder of tools for the name of one,
// where it has the shape of a name.
func (n *namer) subject(s *knowledge.Source, t *text) {
	for _, title := range titles(s.Title) {
		n.titled(title, s, t)
	}
}

// titles are the names that a title is made of.
func titles(title string) []string {
	for _, mark := range []string{" and ", " & ", " / "} {
		if a, b, ok := strings.Cut(title, mark); ok {
			return []string{a, b}
		}
	}
	return []string{title}
}

func (n *namer) titled(title string, s *knowledge.Source, t *text) {
	title, short := acronymOf(title)
	words, _ := scan(title)
	if len(words) == 0 || len(words) > longestName-2 || !titled(words) {
		return
	}
	key := strings.Join(lowers(words), " ")
	c := n.candidate(words)
	if c == nil {
		return
	}
	c.forms[spelling(words)] += 2
	c.pages = append(c.pages, s.ID)
	switch {
	case !language.Naming("heading").Has(key) && n.telling(words):
		c.show(subject, t)
	default:
		c.show(doubtful, t)
		if _, often := n.calls(s.ID, c.key); often >= 2 {
			c.show(recurs, t)
		}
	}
	if short != "" {
		c.alias(short, t)
	}
}

// telling tells that one of the words isn't an everyday one: then a title can
// only be a name.
func (n *namer) telling(words []word) bool {
	if len(words) == 1 && !words[0].upper {
		return true // titles begin with a capital
	}
	for _, w := range words {
		if insideCapital(w.text) || strings.ContainsAny(w.text, ".0123456789") || !n.words.common(w.lower) && !language.Everyday(w.lower) {
			return true
		}
	}
	return false
}

// titled tells that the words are written as a name: all with capitals, but for
// one that stands alone.
func titled(words []word) bool {
	for i, w := range words {
		if i > 0 && !w.joined {
			return false
		}
		if !w.upper && len(words) > 1 && !strings.Contains(w.text, ".") && !number(w.text) {
			return false
		}
	}
	return true
}

// whole takes in a clue of what is named by a text as a whole.
func (n *namer) whole(name string, t *text, x clue) {
	words, _ := scan(name)
	if !titled(words) {
		return
	}
	if c := n.candidate(words); c != nil {
		c.forms[spelling(words)]++
		c.show(x, t)
	}
}

// heading takes in the heading of a section that is a name: of a body, where the
// section says what it does, of an app, where it says what is done to "it".
func (n *namer) heading(h string, last bool, t *text) {
	if parts := titles(h); len(parts) > 1 {
		for _, p := range parts {
			n.heading(p, last, t)
		}
		return
	}
	words, _ := scan(h)
	if len(words) > 1 && number(words[0].text) {
		words = words[1:] // "2. Heron"
	}
	full := ""
	if len(words) == 2 && language.Naming("country").Has(words[0].lower) && language.Naming("state-body").Has(words[1].lower) {
		full = spelling(words)
		words = words[:1] // "UK government"
	}
	key := strings.Join(lowers(words), " ")
	if len(words) == 0 || len(words) > longestName-2 || !titled(words) || !words[0].upper || language.Naming("heading").Has(key) {
		return
	}
	if c := n.candidates[key]; c != nil {
		c.shows[headed] = 1
	}
	low := lowersOf(t.words)
	if !last || n.plain(key) && !language.OftenName(key) {
		return
	}
	x := ruled
	acts, shouted := language.Naming("policy-act").In(low), spelling(words) == strings.ToUpper(spelling(words))
	used := language.Naming("it-used").In(low)
	switch final := words[len(words)-1].lower; {
	case acts && (bodyWord(final) || language.Naming("country").Has(key) || bodyBegins(low) && shouted):
		x = acting
	case slices.ContainsFunc(words, func(w word) bool {
		return n.words.small[w.lower] > 0 || language.Everyday(w.lower) && !language.OftenName(w.lower) || strings.HasSuffix(w.lower, "ing")
	}):
		return // a heading of common words
	case !used && !language.Naming("software").In(low[:min(len(low), 9)]):
		return
	}
	c := n.candidate(words)
	if c == nil {
		return
	}
	c.forms[spelling(words)]++
	c.shows[headed] = 1
	if full != "" {
		c.alias(full, t)
	}
	if c.in(t); x == ruled {
		c.section.used = true
	} else {
		c.section.acts = true
	}
}

// section is what the sections show that have the name as their heading: that it
// is used, or else that it acts.
type section struct{ used, acts bool }

// settle makes clues of what the sections show.
func (c *candidate) settle() {
	switch s := c.section; {
	case s.used:
		c.shows[ruled]++
	case s.acts:
		c.shows[acting]++
		if language.Naming("country").Has(c.key) {
			c.shows[governs]++
		}
	}
}

// bodyWord tells that names of bodies end so.
func bodyWord(lower string) bool {
	return language.Naming("state-body").Has(lower) || language.Naming("company-end").Has(lower) || lower == "parliament" || lower == "commission"
}

// row takes in the row of a table that has a column of tools.
func (n *namer) row(t *text) {
	row := cells(t.words)
	at, stated := toolColumn(row)
	if at < 0 {
		at, stated = n.nameColumn(row)
	}
	for _, c := range row {
		if language.Naming("body-head").Has(strings.ToLower(c.head)) && at >= 0 {
			n.listed(c.text, t, publishes)
		}
	}
	if at < 0 {
		return
	}
	x := item
	if stated || standsBeside(row, at) {
		x = column // with a status beside it
	}
	for _, name := range parts(row[at].text) {
		n.listed(name, t, x)
		n.listedClass(name, t)
	}
}

// standsBeside tells that another cell of the row says how something stands.
func standsBeside(row []cell, at int) bool {
	for i, c := range row {
		if is, _ := standingOf(c.text); i != at && is != unsaid {
			return true
		}
	}
	return false
}

// nameColumn is the cell with several names, where another says how all of them
// stand, or -1.
func (n *namer) nameColumn(row []cell) (at int, stated bool) {
	at = -1
	for i, c := range row {
		names := parts(c.text)
		if at < 0 && len(names) > 1 && !slices.ContainsFunc(names, func(name string) bool {
			words, _ := scan(name)
			return len(words) == 0 || len(words) > 3 || !titled(words) || number(words[0].text)
		}) {
			at = i
		} else if is, _ := standingOf(c.text); is != unsaid {
			stated = true
		}
	}
	if !stated {
		return -1, false
	}
	return at, true
}

// toolColumn is the cell with the tool, or -1, and whether another has its
// status.
func toolColumn(row []cell) (at int, stated bool) {
	at = -1
	for i, c := range row {
		head := strings.ToLower(c.head)
		if at < 0 && language.Naming("tool-head").Has(head) {
			at = i
		}
		stated = stated || language.Naming("status-head").Has(head) || language.Ruling("denied-head").Has(head)
	}
	if at >= 0 && !stated && language.Naming("heading").Has(strings.ToLower(row[at].head)) {
		return -1, false
	}
	return at, stated
}

// parts are the names that share a cell or an item.
func parts(text string) []string {
	for _, mark := range []string{" / ", ", ", "; "} {
		if strings.Contains(text, mark) {
			return strings.Split(text, mark)
		}
	}
	return []string{text}
}

// listed takes in a name of a table or list, with another one in brackets.
func (n *namer) listed(name string, t *text, x clue) {
	name, short := acronymOf(strings.TrimSpace(name))
	words, _ := scan(name)
	if len(words) == 0 || len(words) > longestName-2 || !titled(words) {
		return
	}
	c := n.candidate(words)
	if c == nil || language.Naming("heading").Has(c.key) || language.Naming("calendar").In(lowers(words)) || number(words[0].text) {
		return
	}
	c.forms[spelling(words)]++
	c.show(x, t)
	if short != "" {
		c.alias(short, t)
	}
	if last := words[len(words)-1]; len(words) > 1 && number(last.text) {
		c.alias(spelling(words[:len(words)-1]), t) // "Heron 2" is Heron
	}
}

// items takes in a list whose heading or first line says that it is one of
// tools.
func (n *namer) items(t *text) {
	lead, list := splitList(t.words)
	for _, i := range list {
		n.leads(i, t)
		words, _ := scan(i)
		n.lead(words, lowers(words), n.words.names(words), t)
	}
	if len(list) == 0 || leadStanding(lead) == unsaid && !ofTools(lead, t.title) {
		return
	}
	if lead == "" {
		h := headings(t.title)
		lead = h[len(h)-1]
	}
	all := leadStanding(lead) != unsaid
	for _, i := range list {
		if name, ok := itemName(i); ok {
			n.listed(name, t, item)
			if all || rulesOn(i[len(name):]) {
				n.listed(name, t, ruled)
			}
		}
	}
}

// bodyBegins tells that the first clause has a noun for a body or a message of
// one as its subject.
func bodyBegins(low []string) bool {
	first := low[:min(len(low), 9)]
	return language.Naming("body-noun").In(first) || language.Naming("state-body").In(first)
}

// rulesOn tells that what is said of an item begins with a ruling.
func rulesOn(rest string) bool {
	words, _ := scan(rest)
	low := lowers(words[:min(len(words), 4)])
	return language.Naming("forbidden").In(low) || language.Naming("permitted").In(low) || language.Naming("forbid").In(low)
}

// splitList parts a list from the words that lead in to it. Items within items
// are left out.
func splitList(text string) (lead string, items []string) {
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case strings.HasPrefix(line, "- "):
			items = append(items, line[2:])
		case len(items) == 0:
			lead += line
		}
	}
	return lead, items
}

// ofTools tells that the words before a list, or else its heading, speak of
// tools.
func ofTools(lead, title string) bool {
	if lead == "" {
		if h := headings(title); len(h) > 0 {
			lead = h[len(h)-1]
		}
	}
	words, _ := scan(lead)
	for i, w := range words {
		if strings.HasSuffix(w.lower, "s") && language.Naming("software").Has(w.lower) && !language.Naming("loosely").Has(w.lower) && !(i+1 < len(words) && words[i+1].joined && w.owns) {
			return true
		}
	}
	return len(words) > 0 && words[len(words)-1].lower == "software"
}

// itemName is the name at the beginning of an item, before what is said of it.
func itemName(item string) (name string, ok bool) {
	for _, mark := range []string{": ", " — ", " – ", " - ", " ("} {
		if n := strings.Index(item, mark); n > 0 && (name == "" || n < len(name)) {
			name = item[:n]
		}
	}
	if name == "" {
		name = strings.TrimRight(item, ".:;")
	}
	words, _ := scan(name)
	return name, len(words) > 0 && (words[0].upper || strings.IndexFunc(name, unicode.IsSpace) < 0) && len(words) <= 4
}
