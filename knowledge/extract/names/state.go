package names

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// state takes in the one country of which a document tells what "the government" or "the
// ministry" does, where nothing says of which country that is: the one that it names most.
func (n *namer) state(s *knowledge.Source, t *text) {
	named, acts := map[*candidate]int{}, false
	count := func(running string, weight int) {
		words, _ := form.Scan(running)
		for _, x := range n.words.names(words) {
			if c := n.candidates[strings.Join(form.Lowers(words[x.From:x.To]), " ")]; c != nil && language.Naming("country").Has(c.key) {
				named[c] += weight
			}
		}
	}
	for _, id := range n.base.PassagesOf(s.ID) {
		p := n.base.Passage(id)
		low := form.LowersOf(p.Text)
		acts = acts || tellsOfRules(low) && bodyActs(low, "national")
		count(p.Text, 1)
	}
	if !acts {
		return
	}
	count(s.Title, len(named)+1)
	if c := most(named); c != nil {
		c.show(acting, t)
		c.show(governs, t)
	}
}

// most is the one that is counted more often than any other, or nil.
func most(counts map[*candidate]int) *candidate {
	var best *candidate
	tie := false
	for c, k := range counts {
		switch {
		case best == nil || k > counts[best]:
			best, tie = c, false
		case k == counts[best]:
			tie = true
		}
	}
	if tie {
		return nil
	}
	return best
}
