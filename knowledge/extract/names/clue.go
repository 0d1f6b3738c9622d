package names

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// clue is a way in which a document shows what a name is the name of.
type clue uint8

// The clues. Those up to shaped show an app, those from company on a body or
// a person.
const (
	subject   clue = iota // what a page in a folder of tools is about
	doubtful              // the same, where the name may be an everyday word
	column                // a row of a table of tools
	item                  // an item of a list of tools
	defined               // "Heron is a chat client", "the chat client Heron"
	withApp               // "the Heron app"
	withUse               // "a Heron account"
	recurs                // the page calls it by its title in the middle of sentences
	handled               // "install Heron", "log in to Heron"
	reached               // "access to Heron"
	forbidden             // "banned Heron", "Heron is banned"
	permitted             // "allows Heron", "Heron is available"
	used                  // "use Heron"
	ruled                 // "Heron: approved for meetings"
	asked                 // "Can I use Heron?"
	headed                // the heading of a section
	sited                 // an address with the name in it
	pointed               // "Heron … that service was blocked"
	beside                // in one list with apps
	target                // what a verb of policy or use is done to
	shaped                // its name has a capital inside, as products have
	company               // "Acme Corp"
	bodied                // "the Acme Group"
	governs               // "the Ministry of Health"
	publishes             // who publishes a document
	acting                // "Acme banned"
	described             // "Acme, a carmaker", "Acme reminded its employees"
	saying                // "Acme said"
	staffed               // "Acme staff"
	personal              // "Ms Vale"
	speaks                // "Mara Vale, its president"
	clues                 // how many there are
)

// weights tell how much a clue shows, by itself enough or not.
var weights = [clues]int{
	subject: 5, doubtful: 2, column: 5, item: 3, defined: 4, withApp: 4, withUse: 2, recurs: 2, handled: 4, reached: 2, forbidden: 4, permitted: 3,
	used: 2, ruled: 3, asked: 4, headed: 1, sited: 1, pointed: 4, target: 2, shaped: 2, beside: 4,
	company: 4, bodied: 2, governs: 4, publishes: 5, acting: 4, described: 4, saying: 2, staffed: 2, personal: 4, speaks: 0,
}

// enough is what the clues must weigh together.
const enough = 4

// candidate is a name that may be one of an app or a body.
type candidate struct {
	key         string
	forms       map[string]int // as it is written, and how often
	shows       map[clue]int   // in how many texts
	section     section
	owner       bool // something is told to be its own
	aliases     map[string]*alias
	pages       []knowledge.SourceID // that are about it
	collections map[knowledge.Collection]bool
}

// show takes in a clue that a text gives.
func (c *candidate) show(x clue, t *text) {
	if c != nil && !(t.minutes && (x == acting || x == saying) && initials(c.key)) {
		c.shows[x]++
		c.in(t)
	}
}

// initials tells that the name may be those of a person, as minutes have them: "JW".
func initials(key string) bool {
	return (len(key) == 2 || len(key) == 3) && !language.Naming("country").Has(key) && !form.InHouse(key)
}

func (c *candidate) keyOf() string {
	if c == nil {
		return ""
	}
	return c.key
}

func (c *candidate) in(t *text) {
	for _, x := range t.collections {
		c.collections[x] = true
	}
}

// weigh adds the clues up, each once: versions of a page repeat what they say.
func (c *candidate) weigh(from, to clue) int {
	sum := 0
	for x := from; x <= to; x++ {
		if c.shows[x] > 0 {
			sum += weights[x]
		}
	}
	return sum
}

// weighty tells that an everyday word has enough clues to be the name of an app:
// several of them, or a page of its own.
func (c *candidate) weighty() bool {
	several := 0
	for x := subject; x < headed; x++ {
		if c.shows[x] > 0 {
			several++
		}
	}
	return c.ownPage() || several > 1 && c.app() > enough+1
}

// app is how much shows that it is an app. What is done to it, and its shape, tell of an app
// only where nothing tells of a body.
func (c *candidate) app() int {
	if sum := c.weigh(subject, beside); c.body() > 0 {
		return sum
	}
	return c.weigh(subject, shaped)
}

func (c *candidate) body() int { return c.weigh(company, staffed) }

// used tells that the candidate is used, rather than acting: whoever makes an app may
// be called as that is.
func (c *candidate) used() bool {
	if c.shows[bodied] > 0 && !c.inUse() {
		return false // a ban on a council isn't on an app
	}
	return c.app() > c.body() || c.app() == c.body() && (c.shows[forbidden] > c.shows[acting] || c.shows[target] > 0 && c.shows[forbidden] == c.shows[acting])
}

// inUse tells that the documents show more of the candidate than that a rule is on it.
func (c *candidate) inUse() bool {
	return c.weigh(subject, reached)+c.weigh(used, beside) > 0
}

// ownPage tells that a page or a row of a table is about the candidate.
func (c *candidate) ownPage() bool {
	return c.shows[subject] > 0 || c.shows[doubtful] > 0 || c.shows[column] > 0
}

// isBody tells that the candidate acts, rather than being used: people use the
// accounts and the network of whom they work for, too.
func (c *candidate) isBody() bool {
	people := c.shows[staffed] >= fewStaffed && !c.ownPage() && c.app() <= 2*c.body() // an app's maker has staff too
	return c.shows[personal] == 0 && (people || c.body() >= enough && (c.body() > c.app() || c.body() == c.app() && c.shows[acting] >= c.shows[forbidden] && c.shows[target] == 0 && !c.inUse()))
}

// fewStaffed is in how many texts a name must have people behind it, to be that
// of a body whatever else it is said with.
const fewStaffed = 3

// name is how the name is mostly written.
func (c *candidate) name() string {
	best := ""
	for form, n := range c.forms {
		if m := c.forms[best]; best == "" || n > m || n == m && form < best {
			best = form
		}
	}
	return best
}

// collectionOf is the one that a name is in: open to all where any text with
// it is.
func collectionOf(all map[knowledge.Collection]bool) knowledge.Collection {
	best := knowledge.Collection("")
	for x := range all {
		if x == knowledge.Open {
			return ""
		}
		if best == "" || x < best {
			best = x
		}
	}
	return best
}
