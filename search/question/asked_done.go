package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// asked tells that the question begins with a verb, as those do that yes or
// no answers, or ends as one.
func (p *parser) asked() bool {
	if p.tagged {
		return true
	}
	for i, t := range p.reading.Tokens {
		if !t.Word || p.reading.At(i, "polite") {
			continue
		}
		if t.Norm == "whether" || t.Norm == "if" {
			return true
		}
		if p.reading.At(i, "aux-did") || p.reading.At(i, "aux-is") || p.reading.At(i, "may") || p.reading.At(i, "will") {
			return true
		}
		if !language.Listed("opener", t.Norm) {
			return false
		}
	}
	return false
}

// askedBehind is where a question begins behind what leads in to it, or -1: "in March,
// could we", "I have a guest, can she".
func (p *parser) askedBehind(from int) int {
	tokens := p.reading.Tokens
	for i := from + 1; i+1 < len(tokens); i++ {
		if tokens[i-1].Word || !strings.ContainsAny(tokens[i-1].Text, ",-–—:") {
			continue
		}
		opens := p.reading.At(i, "may") || p.reading.At(i, "aux-did") || p.reading.At(i, "aux-is")
		if opens && (p.reading.At(i+1, "self") || p.mentioned(i+1) || language.Listed("asked-of", tokens[i+1].Norm)) {
			return i
		}
	}
	return -1
}

// personal tells that somebody asks what to do: "do I have to delete it".
func (p *parser) personal() bool {
	if p.weDid() || p.weHave() {
		return false
	}
	for _, t := range p.reading.Tokens[:p.verb.at] {
		if t.Norm == "did" || t.Norm == "has" || t.Norm == "had" || t.Norm == "was" || t.Norm == "were" {
			return false
		}
	}
	return p.has("self") && len(p.q.Actors) == 0 && p.asked()
}

// everDone tells that it is asked whether something was done at any time: "was it ever banned".
func (p *parser) everDone(was language.Token) bool {
	return language.Listed("was", was.Norm) && p.q.When == nil && slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool {
		return language.Listed("at-any-time", t.Norm)
	})
}

// done tells that an act is asked for, not a state: did, has or had before the
// verb, or somebody who acts before or behind it.
func (p *parser) done() bool {
	start := 0
	for _, c := range p.reading.Cues { // behind "is it true that"
		if c.Cue == "true" && c.To <= p.verb.at {
			start = c.To
		}
	}
	for i, t := range p.reading.Tokens[start:p.verb.at] {
		if t.Norm == "longer" && i > 0 && p.reading.Tokens[start+i-1].Norm == "no" {
			return false // "has it no longer banned" asks for what holds
		}
	}
	for _, t := range p.reading.Tokens[start:p.verb.at] {
		switch t.Norm {
		case "did", "has", "have", "had":
			return !p.wasNeeded()
		case "does", "do":
			return false
		case "is", "are", "was", "were":
			return p.verb.passive || p.everDone(t)
		}
	}
	if p.q.Act == knowledge.Allow && !strings.HasSuffix(p.reading.Tokens[p.verb.at].Norm, "ed") {
		return false // "ok", "fine", "legal" are states
	}
	return p.verb.passive || (p.weDid() || slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.To <= p.verb.at && p.acts(m)
	})) && !p.q.Still && !p.endsInState()
}

// weDid tells that who asks says of themselves and others what they did: "I hear we banned it, did we".
func (p *parser) weDid() bool {
	before := p.verb.at - 1
	return before >= 0 && p.reading.At(before, "self") && !p.at(before, "possessive") && !p.at(before-1, "perfect-opener") && p.doneForm(p.verb.at)
}

// weHave tells that it is asked whether those who ask once did it: "have we banned it". How things
// stand is asked by "have we still banned it", "have we banned it already" and "have we a ban on it", and
// what to do by "have we to get approval".
func (p *parser) weHave() bool {
	if p.q.Still || p.q.When != nil || !p.doneForm(p.verb.at) || p.says("by-now") {
		return false
	}
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		to := c.To
		if p.at(to, "at-any-time") {
			to++
		}
		return c.Cue == "self" && p.at(c.From-1, "perfect-opener") && to == p.verb.at
	})
}

// doneForm tells that the verb at the token tells what was done.
func (p *parser) doneForm(at int) bool {
	return strings.HasSuffix(p.reading.Tokens[at].Norm, "ed") || p.at(at, "strong-done")
}
