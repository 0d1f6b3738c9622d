package question

import (
	"slices"

	"policybot/knowledge/language"
)

// withoutReplaced are the apps but for those in whose place another would be used.
func (p *parser) withoutReplaced(apps []role) []role {
	if len(apps) < 2 {
		return apps
	}
	return slices.DeleteFunc(apps, func(r role) bool {
		replaced := p.replaced(r.m)
		if replaced {
			p.q.Others, p.q.Loose = addID(p.q.Others, r.e.ID), addID(p.q.Loose, r.e.ID)
		}
		return replaced
	})
}

// replaced tells that the app named is only what another one would be used in place of: "may I use
// Pigeon instead of Owl", "can I switch from Owl to Pigeon". Nothing is asked of it.
func (p *parser) replaced(m language.Mention) bool {
	tokens := p.reading.Tokens
	before := func(list string, n int) bool {
		return m.From >= n && language.Listed(list, joined(tokens[m.From-n:m.From]))
	}
	verb := max(0, m.From-mostBefore)
	switch {
	case before("instead-of", 2), before("in-place-of", 3), before("in-place-of", 1) && p.anyAt(0, m.From-1, "rather-word"):
		return true
	case before("away-from", 1):
		return p.anyAt(verb, m.From, "switching-word") && p.at(m.To, "over-to")
	}
	return p.anyAt(verb, m.From, "replacing-word") && p.at(m.To, "replaced-with")
}
