package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// LeadIn is the stem of the word by which the name at the token is led in to, articles and the like
// aside: "with" our interns, to "train" an intern.
func LeadIn(tokens []language.Token, at int) string {
	for i := at - 1; i >= 0; i-- {
		if t := tokens[i]; !language.Listed("before-company", t.Norm) && !language.Listed("possessive", t.Norm) {
			return t.Stem
		}
	}
	return ""
}

// ruledWith tells that a rule on an app that is named speaks of those people by the same lead-in:
// "may not be used with interns" is of who uses it with interns.
func (p *parser) ruledWith(id knowledge.EntityID, d knowledge.Dimension, lead string) bool {
	says := func(text string) bool {
		words := language.Words(text)
		return slices.ContainsFunc(p.lex.Named(words), func(m language.Mention) bool {
			return slices.Contains(m.Entities, id) && LeadIn(words, m.From) == lead
		})
	}
	ruled := language.Says("for-whom-asked", lead) // a record's own "for" is of those who may
	return p.ruledOf(func(e *knowledge.Event) bool {
		return slices.Contains(e.Scope.Terms[d], id) && (!ruled && says(e.Text) || slices.ContainsFunc(e.Reports, func(r knowledge.Report) bool { return says(r.Quote) }))
	})
}

// barred tells that an app that is named is banned or limited for just those people, or by just that
// unit: who may be of them isn't told that it is allowed.
func (p *parser) barred(e *knowledge.Entity) bool {
	return p.ruledOf(func(rule *knowledge.Event) bool {
		bars := rule.Do == knowledge.Ban || rule.Do == knowledge.Restrict
		return bars && (rule.By == e.ID || slices.Contains(rule.Scope.Terms[knowledge.Audience], e.ID) || slices.Contains(rule.Scope.Terms[knowledge.Unit], e.ID))
	})
}

// ruledOf tells that an event on an app that is named is such.
func (p *parser) ruledOf(is func(*knowledge.Event) bool) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return slices.ContainsFunc(p.base.EventsOn(m.Entities[0]), is)
	})
}
