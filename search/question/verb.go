package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// verb is the act that a question speaks of, and where.
type verb struct {
	name    string        // the cue: ban, undo, consider, …
	act     knowledge.Act // the rule it is about
	at, to  int           // tokens; at is -1 for none
	passive bool          // done by somebody named after it
}

// rules are the cues that are rules themselves.
var rules = map[language.Cue]knowledge.Act{"ban": knowledge.Ban, "restrict": knowledge.Restrict, "allow": knowledge.Allow}

// findVerb reads which act is asked about. What undoes, renews, opens,
// considers or denies a rule is the verb, and the rule its object.
func (p *parser) findVerb() verb {
	v := verb{at: -1}
	rule := p.rule()
	for _, name := range []language.Cue{"reinstate", "undo", "ditch", "exempt", "postpone", "amend", "consider", "deny", "warn", "advise"} {
		c, ok := p.cue(name)
		if !ok || p.reading.At(c.From, "but-not") {
			continue // "except" leaves something out
		}
		if name == "ditch" {
			if name, ok = p.ditch(c); !ok {
				continue
			}
		}
		if !p.bearing(name, rule) || name == "consider" && language.AskedVerb(p.reading.Tokens, 0) == c.From {
			continue // "may I plan a trip with it" weighs no rule
		}
		if name == "consider" && p.askedOfWish(c, rule) {
			continue
		}
		if name == "undo" && rule.at >= 0 && rule.at < c.From && p.denied(rule.to, c.From) {
			continue // "did it ban this and never take it back"
		}
		if name == "reinstate" && p.first("undo") >= 0 && p.first("undo") < c.From && p.reading.At(0, "aux-did") {
			continue // "did it lift the ban it had put back"
		}
		v = verb{name: string(name), act: rule.act, at: c.From, to: c.To}
		break
	}
	if v.at < 0 {
		v = rule
	} else if rule.at >= 0 {
		p.use(rule.at, rule.to)
	}
	if v.at < 0 {
		return v
	}
	if v.act == "" && v.name != "warn" && v.name != "advise" {
		v.act = knowledge.Ban
	}
	p.use(v.at, v.to)
	v.passive = p.isPassive(v)
	return v
}

// askedOfWish tells that the words at the cue only say what somebody would do, of which a word behind a
// mark asks whether it is allowed: "thinking of using it, ok?".
func (p *parser) askedOfWish(c language.CueAt, rule verb) bool {
	from, to := wish(&p.reading)
	return from <= c.From && c.To <= to && rule.act == knowledge.Allow && rule.at > to && !p.reading.Tokens[rule.at-1].Word
}

// denied tells that "and never" or "and not" stands between the tokens.
func (p *parser) denied(from, to int) bool {
	for i := from; i+1 < to; i++ {
		if n := p.reading.Tokens[i+1].Norm; p.reading.Tokens[i].Norm == "and" && (n == "never" || n == "not") {
			return true
		}
	}
	return false
}

// bearing tells that a verb can be meant of a rule: considering, denying,
// postponing and exempting need one to speak of.
func (p *parser) bearing(name language.Cue, rule verb) bool {
	switch name {
	case "undo", "reinstate", "warn", "exempt":
		return true
	}
	return rule.at >= 0 || p.before != nil && p.before.Act != "" && p.says("points-at-rule")
}

func (p *parser) cue(name language.Cue) (language.CueAt, bool) {
	best := language.CueAt{From: -1}
	for _, c := range p.reading.Cues {
		if c.Cue == name && (best.From < 0 || c.To-c.From > best.To-best.From) {
			best = c
		}
	}
	return best, best.From >= 0
}

// ditch reads drop, end, cancel and the like: with a rule as the object they
// undo it, also where that was spoken of before, with an app they ban it.
func (p *parser) ditch(c language.CueAt) (language.Cue, bool) {
	ruleBefore := p.before != nil && p.before.Act.Rule() && p.pointsBack() && !p.appNamed()
	ofRule := slices.ContainsFunc(p.reading.Cues, func(x language.CueAt) bool {
		return (x.Cue == "ban" || x.Cue == "restrict" || x.Cue == "policy") && (x.To <= c.From || x.From >= c.To) // "stop using" is one itself
	})
	if ofRule || ruleBefore {
		return "undo", true
	}
	return "ban", p.ditched()
}

// ditched tells that somebody or something is named or was spoken of that could be ditched: of
// nothing said before, "it" says nothing.
func (p *parser) ditched() bool {
	return len(p.reading.Mentions) > 0 && (p.appNamed() || p.before != nil || !p.pointsBack())
}

// appNamed tells that an app or a class of them is named.
func (p *parser) appNamed() bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return p.usedName(m.From) })
}

// rule is the rule that is named: banned rather than allowed where both are,
// unless permission is what is asked.
func (p *parser) rule() verb {
	best := verb{at: -1}
	for _, name := range []language.Cue{"ban", "restrict", "allow"} {
		c, ok := p.cue(name)
		if !ok || name == "allow" && p.interjects(c.From) || name == "restrict" && c.From > 0 && p.reading.Tokens[c.From-1].Norm == "without" && p.reading.At(c.From, "only") {
			continue
		}
		if may, use := p.first("may"), p.first("use"); name == "restrict" && may >= 0 && may < use && use < c.From && p.wh() == "" {
			continue // "may I use it with approval" asks leave
		}
		negated := c.From > 0 && p.reading.Tokens[c.From-1].Norm == "not" && !p.limitsUsed(c.From)
		if name == "allow" && p.reading.At(c.From, "may") && p.has("use") && !negated && !p.has("which", "what") {
			continue
		}
		act := rules[name]
		if act == knowledge.Allow && negated {
			act = knowledge.Ban // not allowed is banned
		}
		if best.at < 0 {
			best = verb{name: string(act), act: act, at: c.From, to: c.To}
		}
	}
	if best.at < 0 {
		if c, ok := p.cue("ditch"); ok && p.ditched() && !p.has("policy") {
			best = verb{name: "ban", act: knowledge.Ban, at: c.From, to: c.To}
		}
	}
	return best
}

// limitsUsed tells that the word stands in a clause that only says what would be used, behind the
// question whether it may be: "may I install plugins that aren't approved".
func (p *parser) limitsUsed(at int) bool {
	may := p.first("may")
	for i := at - 1; may >= 0 && i > may; i-- {
		if p.at(i, "opening-relative") || i-1 > may && p.at(i-1, "opening-relative") {
			return true // "that IT hasn't approved"
		}
		if !language.Stop(p.reading.Tokens[i].Norm) {
			break
		}
	}
	return false
}

// interjects tells that the word only opens the sentence, as in "ok, so …".
func (p *parser) interjects(at int) bool {
	tokens := p.reading.Tokens
	return at == 0 && language.Listed("interjection", tokens[0].Norm) && len(tokens) > 1 &&
		!language.Listed("behind-leave", tokens[1].Norm)
}

// isPassive tells that the one who acts stands after the verb, behind "by",
// or that nobody stands before it.
func (p *parser) isPassive(v verb) bool {
	for _, c := range p.reading.Cues {
		if c.Cue == "by" && c.From >= v.at && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
			return m.From >= c.To && m.From <= c.To+2 && p.acts(m)
		}) {
			return true
		}
	}
	return false
}

func (p *parser) acts(m language.Mention) bool {
	return slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool {
		e := p.base.Entity(id)
		return e != nil && e.Kind.Acts()
	})
}
