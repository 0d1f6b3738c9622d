package question

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
)

// telegram is for a few words that name somebody and something.
func (p *parser) telegram() Intent {
	switch {
	case p.verb.at >= 0:
		return Is
	case len(p.q.Apps) > 0 && p.has("still", "now") && p.endsInPermission():
		p.q.Act = knowledge.Allow
		return May // "interns and Pigeon, still fine?"
	case p.has("policy") && p.named(), p.has("still", "now") && p.named():
		return Status
	case p.has("what-about") && len(p.q.Apps) > 0 && p.extra("what-about") == 0:
		return Status
	case p.has("said") && p.named():
		return Said
	case len(p.q.Apps) > 0 && len(p.q.Actors) == 0 && len(p.q.Where)+len(p.q.Outside) > 0 && p.base.Home != "" && p.extra() == 0:
		return May // of one's own place, with where it is to be used
	case p.telegraphs && p.base.Home != "" && len(p.q.Actors) == 0 && p.onlyPlaced():
		return May // "Pigeon on deck - yes or no"
	case len(p.q.Apps) > 0 && p.extra() > 0 && p.underCondition():
		return May // "Pigeon with a licence?"
	case len(p.q.Apps) > 0 && len(p.q.Actors) > 0 && p.extra() == 0:
		return Status
	case len(p.q.Apps) > 0 && len(p.q.Others) == 0 && p.extra() == 0:
		return Status
	case p.named() && p.extra() == 0:
		return About
	}
	return ""
}

// endsInPermission tells that the last word says that something may be done: "still fine?".
func (p *parser) endsInPermission() bool {
	for i := len(p.reading.Tokens) - 1; i >= 0; i-- {
		if t := p.reading.Tokens[i]; t.Word {
			return language.Says("let-to", t.Stem)
		}
	}
	return false
}
