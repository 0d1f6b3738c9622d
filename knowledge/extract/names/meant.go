package names

import (
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// meant are the names that a noun may stand for of which a sentence tells a rule, such
// as "that service": those before it in its sentence, or else those in the one before.
type meant struct {
	own, before []*candidate
}

// meantIn keeps the names that the sentence between the places may mean, where it calls
// what it tells a rule of by nothing but a noun for software; last is where the sentence
// before begins.
func (n *namer) meantIn(words []form.Word, low []string, last, from, to int, groups [][]form.Span) {
	for i := from + 1; i < to; i++ {
		at := pointedAt(words[from:to], low[from:to], i-from)
		if at < 0 || !ruledThere(words[from:to], low[from:to], at, i-from+1) {
			continue
		}
		n.meants = append(n.meants, meant{n.toldOf(words, low, groups, from, from+at), n.toldOf(words, low, groups, last, from)})
		return
	}
}

// pointedAt is where the noun phrase begins that ends with the noun for software at the
// place, and points to what was named: "that service"; -1 where none does.
func pointedAt(words []form.Word, low []string, i int) int {
	if !language.Naming("software").Has(low[i]) || !words[i].Joined || words[i].Owns {
		return -1
	}
	if end := i + 1; end < len(words) && words[end].Joined && (words[end].Upper || form.Modifies(words, low, end) && !deedAt(low, end)) {
		return -1 // "the app store"
	}
	for at := i - 1; at >= 0 && at > i-3; at-- {
		if language.Naming("pointing").Has(low[at]) {
			return at
		}
		if !words[at].Joined || words[at].Upper || language.Stop(low[at]) {
			return -1
		}
	}
	return -1
}

// ruledThere tells that the sentence tells a rule of what the words between the places
// stand for.
func ruledThere(words []form.Word, low []string, from, to int) bool {
	if doneTo(words, low, from, to) || language.Naming("object-of").Before(low, from) > 0 {
		return true
	}
	at, passive := behindHelpers(words, low, to, false)
	return passive && at < len(words) && words[at].Joined && deedAt(low, at)
}

// toldOf are the names between the places, but for those of places.
func (n *namer) toldOf(words []form.Word, low []string, groups [][]form.Span, from, to int) (list []*candidate) {
	for _, g := range groups {
		for _, s := range g {
			if s.From < from || s.To > to || s.From > from && words[s.From].Joined && language.Naming("place-before").Before(low, s.From) > 0 {
				continue
			}
			if c := n.candidate(words[s.From:s.To]); c != nil {
				list = append(list, c)
			}
		}
	}
	return list
}

// meanings takes a name for one of an app that a noun for software can only mean.
func (n *namer) meanings() {
	var found []*candidate
	for _, m := range n.meants {
		near := n.things(m.own)
		if len(near) == 0 {
			near = n.things(m.before)
		}
		if len(near) == 1 {
			found = append(found, near[0])
		}
	}
	for _, c := range found {
		c.shows[pointed]++
	}
}

// mostlyMeant is how often a name must stand that nothing else shows to be an app.
const mostlyMeant = 3

// things are the candidates that may be apps: of those that are shown to be something
// that is used, else all that are named often.
func (n *namer) things(list []*candidate) (may []*candidate) {
	shown := false
	for _, c := range list {
		if c.shows[personal]+c.shows[governs] > 0 || c.body() > c.app() || n.plain(c.key) || language.Naming("country").Has(c.key) {
			continue
		}
		switch {
		case c.app() > 0 && !shown:
			shown, may = true, []*candidate{c}
		case shown == (c.app() > 0) && (shown || c.named() >= mostlyMeant):
			may = appendNew(may, c)
		}
	}
	return may
}

// named is how often the name stands in the documents.
func (c *candidate) named() (often int) {
	for _, k := range c.forms {
		often += k
	}
	return often
}

func appendNew(list []*candidate, c *candidate) []*candidate {
	for _, x := range list {
		if x == c {
			return list
		}
	}
	return append(list, c)
}
