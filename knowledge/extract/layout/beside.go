package layout

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// mayLimit tells that a cell under a head that says nothing of whom or what a rule is for may
// limit it all the same, where the row says that the app stands so. The words of the cell
// tell: the heads that tables of tools have are without end, and most say nothing of the rule.
func (l *Reader) mayLimit(c form.Cell, is form.Standing, p *knowledge.Passage) bool {
	low := form.LowersOf(c.Text)
	permits := is != form.Denied
	switch {
	case c.Text == "" || language.Ruling("not-told").Has(strings.ToLower(c.Text)):
		return false
	case !harmless(strings.ToLower(c.Head)):
		return l.saysLimit(c, permits, p)
	case !permits: // it says why, or what else there is
		return slices.ContainsFunc(low, language.Excepts) && language.Ruling("excepting").In(low[:1])
	}
	return language.Ruling("limits-anywhere").In(low) || compels(low) || leadsIn(low) && l.namesTerm(c.Text, p)
}

// saysLimit tells the same of a cell under a head that nobody knows: a word of it limits,
// forbids, supposes or leads in to a limit, it names a day, or people, data and the like, or
// says that something stands otherwise than the app does. A plain yes or no does none of it.
func (l *Reader) saysLimit(c form.Cell, permits bool, p *knowledge.Passage) bool {
	is, rest := form.CellStanding(c.Text)
	switch {
	case headLimits(c.Head): // a no says that it doesn't
		return is != form.Denied || rest != ""
	case l.namesTerm(c.Head, p):
		return is != form.Granted && permits || is != form.Denied && !permits || rest != ""
	case is != form.Unsaid && rest == "":
		return is != form.Granted && (permits || is != form.Denied)
	}
	low := form.LowersOf(c.Text)
	if len(low) == 0 || howMany.MatchString(c.Text) && len(l.DateOrder.Times(c.Text, l.anchor(p))) == 0 {
		return false
	}
	return is != form.Unsaid || language.Ruling("limiting").In(low) || language.Ruling("limits-anywhere").In(low) || compels(low) ||
		language.Ruling("note-ends").In(low) || language.Ruling("note-lifts").In(low) || language.Naming("limit-start").In(low) || language.Ruling("condition-cell").At(low, 0) > 0 || language.Ruling("recurring").In(low) ||
		slices.ContainsFunc(language.Phrases(language.Words(c.Text)), func(x language.PhraseAt) bool { return x.List == "limits" || x.List == "weekday" }) ||
		len(l.DateOrder.Times(c.Text, l.anchor(p))) > 0 || l.namesTerm(c.Text, p) || len(low) > longestValue
}

// howMany is a cell that only says how many there are or may be: "1,000 people".
var howMany = regexp.MustCompile(`^[\d.,]+ \pL+$`)

// headLimits tells that the head of a column is about what limits a rule: "approval needed". At
// its end a "no" is a number.
func headLimits(head string) bool {
	low := form.LowersOf(head)
	if n := len(low); n > 0 && language.Ruling("number-abbreviation").Has(low[n-1]) {
		low = low[:n-1]
	}
	return language.Ruling("limiting").In(low) || language.Ruling("limits-anywhere").In(low) || language.Ruling("needed-head").In(low) || compels(low)
}

// longestValue is how many words a cell has at most that says nothing but a value.
const longestValue = 6

// compels tells that the words say that something is required.
func compels(low []string) bool {
	return language.Ruling("compulsory").In(low) && !slices.ContainsFunc(low, language.Denies) && language.Ruling("nobody-word").At(low, 0) == 0
}

// namesTerm tells that people, data, devices or the like are named among the words.
func (l *Reader) namesTerm(text string, p *knowledge.Passage) bool {
	if scope, _ := l.scopeIn(text, p); len(scope.Terms) > 0 {
		return true
	}
	return slices.ContainsFunc(namedPeople(text), func(name string) bool { return l.prose.Audience(name, p) != "" })
}
