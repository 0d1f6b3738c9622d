package names

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
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
			t.collections = append(t.collections, cmp.Or(n.base.Passage(id).Collection, knowledge.Open))
		}
		if words, _ := form.Scan(s.Title); !titled(words) {
			n.sentence(s.Title, t)
		}
		if name, host := form.Sender(s.Publisher); name != "" && !form.IsHost(n.base.Entity(n.base.Home), host) && !form.OfHome(n.base.Entity(n.base.Home), name) {
			n.whole(name, t, publishes)
		}
		if form.InToolFolder(s.Origin.File) {
			n.subject(s, t)
		} else {
			n.opened(s, t)
		}
		n.captions(s, t)
		n.state(s, t)
	}
}

// subject takes the title of a page in a folder of tools for the name of one,
// where it has the shape of a name.
func (n *namer) subject(s *knowledge.Source, t *text) {
	for _, title := range form.Titles(s.Title) {
		n.titled(title, s, t)
	}
}

func (n *namer) titled(title string, s *knowledge.Source, t *text) {
	title, short := form.AcronymOf(title)
	words, _ := form.Scan(title)
	if len(words) == 0 || len(words) > form.LongestName-2 || !titled(words) {
		return
	}
	key := strings.Join(form.Lowers(words), " ")
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
func (n *namer) telling(words []form.Word) bool {
	if len(words) == 1 && !words[0].Upper {
		return true // titles begin with a capital
	}
	for _, w := range words {
		if insideCapital(w.Text) || strings.ContainsAny(w.Text, ".0123456789") || !n.words.common(w.Lower) && !language.Everyday(w.Lower) {
			return true
		}
	}
	return false
}

// titled tells that the words are written as a name: all with capitals, but for
// one that stands alone.
func titled(words []form.Word) bool {
	for i, w := range words {
		if i > 0 && !w.Joined {
			return false
		}
		if !w.Upper && len(words) > 1 && !strings.Contains(w.Text, ".") && !form.Number(w.Text) {
			return false
		}
	}
	return true
}

// whole takes in a clue of what is named by a text as a whole.
func (n *namer) whole(name string, t *text, x clue) {
	words, _ := form.Scan(name)
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
	if parts := form.Titles(h); len(parts) > 1 {
		for _, p := range parts {
			n.heading(p, last, t)
		}
		return
	}
	words, _ := form.Scan(h)
	if len(words) > 1 && form.Number(words[0].Text) {
		words = words[1:] // "2. Heron"
	}
	full := ""
	if len(words) == 2 && language.Naming("country").Has(words[0].Lower) && language.Naming("state-body").Has(words[1].Lower) {
		full = spelling(words)
		words = words[:1] // "UK government"
	}
	key := strings.Join(form.Lowers(words), " ")
	if len(words) == 0 || len(words) > form.LongestName-2 || !titled(words) || !words[0].Upper || language.Naming("heading").Has(key) {
		return
	}
	if c := n.candidates[key]; c != nil {
		c.shows[headed] = 1
	}
	if !last || n.plain(key) && !language.OftenName(key) {
		return
	}
	x, named := n.headsName(words, key, t)
	if !named {
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

// headsName tells that a heading of those words is a name, by the section, and whether that rules
// on what it names, begins with how that stands, or tells what it does.
func (n *namer) headsName(words []form.Word, key string, t *text) (x clue, named bool) {
	section := form.LowersOf(t.words)
	acts, shouted := language.Naming("policy-act").In(section), spelling(words) == strings.ToUpper(spelling(words))
	final := words[len(words)-1].Lower
	if acts && (bodyWord(final) || language.Naming("country").Has(key) || bodyBegins(section) && shouted) {
		return acting, true
	}
	is, _ := form.OpensStanding(t.words)
	return ruled, !n.common(words) && (is != form.Unsaid && (t.ofTools || t.namesTools) && !ofDecision(t.words) || language.Naming("it-used").In(section) || language.Naming("software").In(section[:min(len(section), 9)]))
}

// ofDecision tells that the status behind a label is one that a decision has as well as an app:
// "Status: rejected".
func ofDecision(text string) bool {
	return slices.ContainsFunc(form.Labels(text), func(c form.Cell) bool {
		value := strings.ToLower(strings.Trim(c.Text, " ."))
		return slices.ContainsFunc([]string{"status-over", "status-waiting", "status-holds"}, func(list string) bool { return language.Ruling(list).Has(value) })
	})
}

// common tells that a word is among them that is written small as well, or that everybody uses.
func (n *namer) common(words []form.Word) bool {
	return slices.ContainsFunc(words, func(w form.Word) bool {
		return n.words.small[w.Lower] > 0 || language.Everyday(w.Lower) && !language.OftenName(w.Lower) || strings.HasSuffix(w.Lower, "ing")
	})
}

// section is what the sections show that have the name as their heading: that it
// is used, or else that it acts.
type section struct{ used, acts bool }

// settle makes clues of what the sections show.
func (c *candidate) settle() {
	if c.productShape() {
		c.shows[shaped]++
	}
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
	return language.Naming("state-body").Has(lower) || language.Naming("company-end").Has(lower) || language.Naming("official-end").Has(lower)
}

// row takes in the row of a table that has a column of tools.
func (n *namer) row(t *text) {
	if bare := form.BareCells(t.words, t.title); len(bare) > 0 {
		for _, name := range form.Parts(bare[0]) {
			n.listed(name, t, column)
		}
		return
	}
	if sorted := form.Sorted(t.words); len(sorted) > 1 {
		for _, c := range sorted {
			for _, name := range form.Parts(c.Text) {
				n.listed(name, t, column)
			}
		}
		return
	}
	row := form.Cells(t.words)
	if cells, instead, _ := form.Refused(row); len(cells) > 0 && (t.onTools() || t.introTools) {
		for _, c := range append(cells, instead...) {
			for _, name := range form.Parts(c.Text) {
				n.listed(name, t, column)
			}
		}
		return
	}
	at, stated := form.ToolColumn(row)
	if at < 0 {
		n.turned(row, t)
		at, stated = n.nameColumn(row)
	}
	for _, c := range row {
		if is, _ := form.StandingOf(c.Text); language.Naming("body-head").Has(strings.ToLower(c.Head)) && at >= 0 && is == form.Unsaid {
			n.listed(c.Text, t, publishes)
		}
	}
	if at < 0 || stated && row[at].Head == "" && !t.onTools() {
		return
	}
	x := item
	if stated || standsBeside(row, at) || form.BandStanding(t.title) != form.Unsaid {
		x = column // with a status beside it
	}
	for _, name := range form.Parts(row[at].Text) {
		n.listed(name, t, x)
		n.listedClass(name, t)
	}
}

// turned takes in the heads of a row's cells that say how apps stand whom these name. Where most
// are everyday words, or one is something else on record, they head columns of something else:
// "Encryption", "Contractors".
func (n *namer) turned(row []form.Cell, t *text) {
	label, apps := form.Turned(row)
	apps = slices.DeleteFunc(apps, func(c form.Cell) bool { return !form.Titled(c.Head) }) // "USB stick" is no app
	telling := 0
	for _, c := range apps {
		if n.recordedOther(c.Head) {
			return
		}
		if words, _ := form.Scan(c.Head); titled(words) && n.telling(words) {
			telling++
		}
	}
	if !form.LabelStands(label.Text) || telling < 2 || 2*telling < len(apps) {
		return
	}
	for _, c := range apps {
		n.listed(c.Head, t, column)
	}
}

// recordedOther tells that a record declares the name, and for nothing that is used.
func (n *namer) recordedOther(name string) bool {
	return slices.ContainsFunc(n.known.Names(name), func(id knowledge.EntityID) bool {
		e := n.base.Entity(id)
		return e != nil && !e.Kind.Used()
	})
}

// standsBeside tells that another cell of the row says how something stands.
func standsBeside(row []form.Cell, at int) bool {
	for i, c := range row {
		if is, _ := form.CellStanding(c.Text); i != at && is != form.Unsaid {
			return true
		}
	}
	return false
}

// nameColumn is the cell with several names, where another says how all of them
// stand, or -1.
func (n *namer) nameColumn(row []form.Cell) (at int, stated bool) {
	at = -1
	for i, c := range row {
		names := form.Parts(c.Text)
		if at < 0 && len(names) > 1 && !slices.ContainsFunc(names, func(name string) bool {
			words, _ := form.Scan(name)
			return len(words) == 0 || len(words) > 3 || !titled(words) || form.Number(words[0].Text)
		}) {
			at = i
		} else if is, _ := form.StandingOf(c.Text); is != form.Unsaid {
			stated = true
		}
	}
	if !stated {
		return -1, false
	}
	return at, true
}

// listed takes in a name of a table or list, with another one in brackets.
func (n *namer) listed(name string, t *text, x clue) {
	name, short := form.AcronymOf(strings.TrimSpace(name))
	words, _ := form.Scan(name)
	if len(words) == 0 || len(words) > form.LongestName-2 || !titled(words) && !(x != publishes && joinedName(words)) {
		return
	}
	c := n.candidate(words)
	if c == nil || language.Naming("heading").Has(c.key) || language.Naming("calendar").In(form.Lowers(words)) || form.Number(words[0].Text) {
		return
	}
	c.forms[spelling(words)]++
	c.show(x, t)
	if short != "" {
		c.alias(short, t)
	}
	if last := words[len(words)-1]; len(words) > 1 && form.Number(last.Text) {
		c.alias(spelling(words[:len(words)-1]), t) // "Heron 2" is Heron
	}
}

// joinedName tells that the words are written as a name that a small word joins: "Heron for Work".
func joinedName(words []form.Word) bool {
	small := 0
	for i, w := range words {
		switch {
		case i > 0 && !w.Joined:
			return false
		case w.Upper:
		case i == 0 || i == len(words)-1 || !language.Naming("joins-name").Has(w.Lower):
			return false
		default:
			small++
		}
	}
	return small == 1
}

// items takes in a list whose heading or first line says that it is one of
// tools.
func (n *namer) items(t *text) {
	lead, list := form.SplitList(t.words)
	for _, i := range list {
		n.leads(i, t)
		words, _ := form.Scan(i)
		n.lead(words, form.Lowers(words), n.words.names(words), t)
	}
	if n.signed(list, t) {
		return
	}
	if len(list) == 0 && t.inRegister() && form.Cells(t.words) == nil {
		lead, list = "", form.NamedLines(t.words)
	}
	if len(list) == 0 || form.LeadStanding(lead) == form.Unsaid && !ofTools(lead, t.title) && !(lead == "" && (t.ruledTools() || t.inRegister())) {
		return
	}
	all := form.LeadStanding(lead) != form.Unsaid || lead == "" && t.ruledTools()
	if lead == "" {
		lead = form.LastHeading(t.title)
		all = all || form.LeadStanding(lead) != form.Unsaid
	}
	for _, i := range list {
		if name, ok := form.ItemName(i); ok {
			n.listed(name, t, item)
			if all || rulesOn(i[len(name):]) {
				n.listed(name, t, ruled)
			}
		}
	}
}

// signed takes in the items of a list that each begin with a mark and a name, where one of the marks
// says how its app stands: "✅ Pigeon: our chat", "🪦 Dove".
func (n *namer) signed(list []string, t *text) bool {
	stands := false
	for _, i := range list {
		mark, behind, _ := strings.Cut(i, " ")
		if len(form.LowersOf(mark)) > 0 || strings.TrimSpace(behind) == "" {
			return false
		}
		is, _ := form.CellStanding(mark)
		stands = stands || is != form.Unsaid
	}
	if !stands || !t.onTools() {
		return false
	}
	for _, i := range list {
		_, behind, _ := strings.Cut(i, " ")
		if name, ok := form.ItemName(behind); ok {
			n.listed(name, t, column)
		}
	}
	return true
}

// onTools tells that the title of the document, or a heading, has a word for tools.
func (t *text) onTools() bool { return t.ofTools || t.namesTools || form.ToolsAbove(t.title) }

// inRegister tells that the text stands in a document on tools under no heading but its title, or
// one that only says which of them it has: "A–D", "Browser add-ons".
func (t *text) inRegister() bool {
	h := form.LastHeading(t.title)
	const letters = 5 // "A – D"
	letter := len([]rune(h)) <= letters && !strings.ContainsFunc(h, unicode.IsLower)
	return t.onTools() && (h == "" || letter || ofTools("", h)) || t.ruledTools()
}

// ruledTools tells that the last heading says how what stands below it stands, and nothing else,
// or for whom or what, in a document that is about tools: "Not approved", "Approved for internal use".
func (t *text) ruledTools() bool {
	h := form.LastHeading(t.title)
	low := form.LowersOf(h)
	n := language.StandingAt(low, 0)
	limited := n > 0 && n < len(low) && form.Limits(low[n])
	if t.sortsTools && form.HeadingOver(h) != form.Unsaid {
		return true
	}
	return t.ofTools && (limited || form.HeadStanding(h) != form.Unsaid || len(strings.Fields(h)) <= 2 && form.HeadingStanding(h) != form.Unsaid)
}

// sorting are the documents with headings that say of what is below them that it stands in one way
// or another, one of them by words that say it of anything, where the title or what stands under no
// such heading speaks of tools: "Browser add-ons and helpers" over "Fine to use" and "Not here". Under
// "Yes" and "No" may stand who voted so.
//
// Beside them it gives the documents that speak so of tools.
func sorting(b *knowledge.Base) (sorts, tools map[knowledge.SourceID]bool) {
	sorts, tools = map[knowledge.SourceID]bool{}, map[knowledge.SourceID]bool{}
	stands, plainly := map[knowledge.SourceID]map[form.Standing]bool{}, map[knowledge.SourceID]bool{}
	for _, p := range b.Passages {
		is := form.HeadingOver(form.LastHeading(p.Title))
		if is == form.Unsaid {
			tools[p.Source] = tools[p.Source] || form.ToolsAbove(p.Title) || form.ToolsAbove(firstOf(p.Text))
			continue
		}
		if stands[p.Source] == nil {
			stands[p.Source] = map[form.Standing]bool{}
		}
		stands[p.Source][is] = true
		plainly[p.Source] = plainly[p.Source] || form.HeadStanding(form.LastHeading(p.Title)) != form.Unsaid
	}
	for id, is := range stands {
		src := b.Source(id)
		sorts[id] = len(is) > 1 && plainly[id] && (tools[id] || src != nil && form.ToolsAbove(src.Title))
	}
	return sorts, tools
}

// firstOf is the first sentence of a text.
func firstOf(text string) string { return text[:form.SentenceEnd(text, 0)] }

// bodyBegins tells that the first clause has a noun for a body or a message of
// one as its subject.
func bodyBegins(low []string) bool {
	first := low[:min(len(low), 9)]
	return language.Naming("body-noun").In(first) || language.Naming("state-body").In(first)
}

// rulesOn tells that what is said of an item begins with a ruling.
func rulesOn(rest string) bool {
	words, _ := form.Scan(rest)
	low := form.Lowers(words[:min(len(words), 4)])
	is, _ := form.OpensStanding(strings.TrimLeft(rest, ":—–-( "))
	return is != form.Unsaid || language.Naming("forbidden").In(low) || language.Naming("permitted").In(low) || language.Naming("forbid").In(low)
}

// ofToolsAlone tells that a title speaks of tools, and of nothing else beside them, as "Tools and
// people" does.
func ofToolsAlone(title string) bool {
	words, _ := form.Scan(title)
	low := form.Lowers(words)
	for i := 1; i < len(low)-1; i++ {
		if !language.Listed("joins-names", low[i]) {
			continue
		}
		alike := func(lists ...string) bool {
			return !slices.ContainsFunc([]string{low[i-1], low[i+1]}, func(w string) bool {
				return !slices.ContainsFunc(lists, func(l string) bool { return language.Naming(l).Has(w) })
			})
		}
		if !alike("software") && !alike("permitted", "forbidden") {
			return false
		}
	}
	return ofTools(title, "")
}

// ofTools tells that the words before a list, or else its heading, speak of
// tools.
func ofTools(lead, title string) bool {
	if lead == "" {
		if h := form.Headings(title); len(h) > 0 {
			lead = h[len(h)-1]
		}
	}
	words, _ := form.Scan(lead)
	for i, w := range words {
		loosely := language.Naming("loosely").Has(w.Lower) && !(i > 0 && w.Joined && ofKind(words[i-1].Lower))
		if strings.HasSuffix(w.Lower, "s") && language.Naming("software").Has(w.Lower) && !loosely && !(i+1 < len(words) && words[i+1].Joined && w.Owns) {
			return true
		}
	}
	end := len(words)
	if end > 1 && words[end-1].Joined && language.Naming("list-noun").Has(words[end-1].Lower) {
		end-- // "software catalogue", "SaaS inventory"
		if language.Naming("software").Has(words[end-1].Lower) && !language.Naming("loosely").Has(words[end-1].Lower) {
			return true
		}
	}
	return end > 0 && words[end-1].Lower == "software"
}

// ofKind tells that a word before a noun that isn't only one for software makes it one: "AI
// assistants", "approved services".
func ofKind(w string) bool {
	return language.Naming("online-kind").Has(w) || language.Naming("permitted").Has(w) || language.Naming("forbidden").Has(w)
}
