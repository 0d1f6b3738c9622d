package names

import (
	"slices"
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// target takes in the names that a verb of policy or of use is done to, with nothing between
// but words in lower case: "put Heron off limits", "cut employees off from Heron", "let its
// staff experiment with Heron". By itself it isn't enough: whoever is kept from somewhere, or
// a place, may stand there, too.
func (n *namer) target(words []form.Word, low []string, group []form.Span, t *text) {
	first := group[0]
	at := behindOwner(words, first.From)
	if form.Modifies(words, low, group[len(group)-1].To) {
		return
	}
	for i := at - 1; i >= 0 && i >= at-mostBefore && words[i+1].Joined && !words[i+1].Begins && !words[i].Upper; i-- {
		if low[i] == "that" || low[i] == "which" || low[i] == "who" || language.Naming("being").At(low, i) > 0 {
			return
		}
		a := deed(low, i, "deeds-to-things", anyForm)
		if a == nil || a.Apart == 0 && a.To > at {
			continue
		}
		for _, s := range group {
			n.candidate(words[s.From:s.To]).show(target, t)
		}
		return
	}
}

// targetsIt tells that a verb of policy or of use is done to "it" in the sentence: what the one
// before it is about.
func targetsIt(low []string) bool {
	for i := range low {
		if low[i] != "it" && low[i] != "its" {
			continue
		}
		for j := max(0, i-1); j < min(len(low), i+3); j++ {
			if j != i && deed(low, j, "deeds-to-apps", anyForm) != nil {
				return true
			}
		}
	}
	return false
}

// productShape tells that a word of the name has the shape of those of products, as in "HeronGo",
// and that nothing is told to be its own.
func (c *candidate) productShape() bool {
	if c.owner || language.Naming("device-noun").Has(c.key) {
		return false
	}
	for form := range c.forms {
		if slices.ContainsFunc(strings.Fields(form), insideCapital) {
			return true
		}
	}
	return false
}
