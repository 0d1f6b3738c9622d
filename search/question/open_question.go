package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// askedOfWords is for "did X say why" and "did X say that people should": what
// was said is asked for, so that yes or no answers it.
func (p *parser) askedOfWords() Intent {
	said := p.first("said")
	if said < 0 || !p.asked() || p.first("aux-did") < 0 || p.first("aux-did") > said || p.wh() == "" && (p.verb.at >= 0 || !p.has("may")) {
		return ""
	}
	return ifElse(slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return m.To <= said }), IsFact, "")
}

// asksOfSubject tells that the question begins with "does" and somebody or
// something named, so that a question word further on asks nothing: "does
// Acme keep what we type".
func (p *parser) asksOfSubject() bool {
	return p.reading.At(0, "aux-did") && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.From == 1 || m.From == 2 && p.reading.Tokens[1].Norm == "the"
	})
}

// openQuestion is for questions with a question word, or with other words that ask what somebody
// doesn't know.
func (p *parser) openQuestion() Intent {
	if p.has("what-about") || p.asksOfSubject() {
		return ""
	}
	wh := p.wh()
	if p.has("why") && !p.has("said") && (wh == "what" || wh == "which") { // what was the reason
		wh = "why"
	}
	switch {
	case wh != "":
		return p.byQuestionWord(wh)
	case p.impliesFact():
		return Fact
	case p.has("list") && p.verb.at >= 0 && p.tellsToList():
		return ifElse(len(p.q.Actors) == 0 && !p.has("app-noun"), Who, Which)
	}
	return ""
}

// byQuestionWord is what the question word asks for.
func (p *parser) byQuestionWord(wh language.Cue) Intent {
	acting := p.verb.at >= 0
	bodies := p.has("company-noun", "government-noun")
	switch wh {
	case "why":
		if p.whyNot() {
			p.q.Act = knowledge.Ban // "why can't I use it"
			return Why
		}
		return ifElse(p.policy(), Why, Fact)
	case "when", "how-long":
		return p.whenOrHowLong(wh)
	case "where":
		if c, ok := p.cue("policy"); ok && len(p.q.Apps) > 0 && p.has("self") && language.Says("standing-on", p.reading.Tokens[c.From].Stem) {
			return Status // "where do we stand on it"
		}
		return ifElse(acting && len(p.q.Actors) == 0, Who, Fact)
	case "who":
		if p.has("reacts") || p.grants() {
			return Fact
		}
		if p.asksExempt() && len(p.q.Actors) > 0 {
			return Is
		}
		return ifElse(acting && len(p.q.Actors) == 0 || acting && p.has("else"), Who, Fact)
	case "how-many":
		return ifElse(acting && (bodies || p.q.Often || p.countsApps()), HowMany, Fact)
	case "how-much":
		return Fact
	case "which", "what":
		return p.whichOrWhat(acting, bodies)
	case "how":
		return ifElse(p.has("said") && p.q.Speaker != "" && p.implied() == "", Said, Fact)
	}
	return ""
}

// impliesFact tells that a question without a question word asks for a fact: "can I get fired for
// it", "is there a trick to go on", "is there an alternative".
func (p *parser) impliesFact() bool {
	if p.asksConsequence() {
		return true
	}
	implied := p.implied()
	return p.verb.at < 0 && (implied == "procedure" && p.asked() || implied == "alternative" && p.reading.At(0, "aux-is"))
}

// asksConsequence tells that what may come over somebody is asked, rather than whether they may use what is
// named behind it: "could a driver get fired for using it", but not "may I use it or get fired for it".
func (p *parser) asksConsequence() bool {
	may, c := p.first("may", "will"), p.first("asks-consequence")
	return may >= 0 && c > may && !p.anyAt(may, c, "stands-for-app") && !p.anyAt(may, c, "coordinating") && !slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return may < m.From && m.To <= c && p.usedName(m.From) })
}

// whyNot tells that it is asked why somebody may not use an app.
func (p *parser) whyNot() bool {
	c, ok := p.cue("may")
	return ok && p.verb.at < 0 && len(p.q.Apps) > 0 && p.has("use") && c.To < len(p.reading.Tokens) && language.Listed("denying-case", p.reading.Tokens[c.To].Norm)
}

// grants tells that it is asked who lets people do something as a rule, and not who once
// did: "who approves new bots", "who has to approve them".
func (p *parser) grants() bool {
	if p.verb.name != "allow" || p.base.Home == "" || len(p.q.Actors) > 0 {
		return false
	}
	norm := p.reading.Tokens[p.verb.at].Norm
	return p.has("must") || strings.HasSuffix(norm, "s") && p.extra("who") > 0
}

// asksExempt tells that it is asked who or what is exempt from the rules on an app.
func (p *parser) asksExempt() bool {
	return p.verb.name == "exempt" && len(p.q.Apps) > 0 && p.implied() == "" && p.extra("which", "what", "who", "person-noun") == 0
}

// whichOrWhat is for "which apps", "what rules", and facts that are asked for so.
func (p *parser) whichOrWhat(acting, bodies bool) Intent {
	switch {
	case p.asksExempt():
		return Is // its exemptions are listed
	case !acting && p.has("policy") && len(p.q.Apps) > 0 && len(p.q.Actors) == 0 && p.sectorBehind(p.first("which", "what")):
		return Who // "which banks have a rule on it"
	case !acting && p.has("may") && (p.has("app-noun") || p.classNamed() || p.anythingUsed()) && p.implied() == "":
		p.q.Act, p.q.Standing = knowledge.Allow, true // "what tools can I use"
		if p.q.Denies {
			p.q.Act, p.q.Denies = knowledge.Ban, false // "what tools can't I use"
		}
		return Which
	case acting && (len(p.q.Actors) == 0 || p.has("else")) && bodies && (len(p.q.Apps) > 0 || p.wh() == "which"):
		return Who
	case acting && p.classNamed() && p.classBehind(p.first("which", "what")) && !p.has("said") && p.implied() == "":
		return Which // "which messengers are banned"
	case acting && len(p.q.Apps) == 0 && (len(p.q.Actors) > 0 || p.has("app-noun") || p.verb.at <= 2 && p.base.Home != "" && len(p.q.Missing) == 0 && p.before == nil && p.extra("what", "which", "now", "still", "self") == 0) && !p.has("said") && p.implied() == "":
		return Which
	case p.has("policy") && len(p.q.Apps) > 0 && p.has("self") && p.extra("what", "which", "said") == 0:
		return Status // "what's our stance on it"
	case p.has("said") && (p.named() || acting):
		return Said
	case p.has("policy") && p.named() && p.extra("what", "which") == 0:
		return Status
	}
	return Fact
}

// tellsToList tells that "list" is what is asked to be done, and no noun: "can you list
// who banned it", but not "is it fine for mailing lists".
func (p *parser) tellsToList() bool {
	at := p.first("list")
	return !p.asked() || at > 0 && language.Listed("to-whom-told", p.reading.Tokens[at-1].Norm)
}

// sectorBehind tells that the next word is a kind or sector of bodies.
func (p *parser) sectorBehind(at int) bool {
	return at+1 < len(p.reading.Tokens) && (p.reading.At(at+1, "company-noun") || slices.ContainsFunc(p.lex.Sector(p.reading.Tokens[at+1].Stem), func(id knowledge.EntityID) bool {
		e := p.base.Entity(id)
		return e != nil && e.Kind.Acts()
	}))
}

// countsApps tells that apps are what "how many" counts.
func (p *parser) countsApps() bool {
	c, ok := p.cue("how-many")
	return ok && (p.reading.At(c.To, "app-noun") || p.reading.At(c.To+1, "app-noun") && !p.mentioned(c.To))
}

// classBehind tells that the class of apps that is named stands behind the question word.
func (p *parser) classBehind(at int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.From > at && m.From <= at+mostBetween && slices.Contains(m.Entities, p.q.Apps[0])
	})
}

// classNamed tells that a class of apps is named, and no app.
func (p *parser) classNamed() bool {
	return len(p.q.Apps) > 0 && !slices.ContainsFunc(p.q.Apps, func(id knowledge.EntityID) bool {
		e := p.base.Entity(id)
		return e == nil || e.Kind != knowledge.Class
	})
}

func ifElse(is bool, yes, no Intent) Intent {
	if is {
		return yes
	}
	return no
}

// anythingUsed tells that people ask what they may use, whatever it is, with nothing spoken of
// before: "what can't we use".
func (p *parser) anythingUsed() bool {
	uses := slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Listed("would-use", t.Norm) })
	return uses && p.has("self") && !p.named() && p.before == nil && !p.pointsBack() && p.base.Home != "" && len(p.q.Where) == 0 && p.extra("what", "which", "may", "use", "self", "now", "still") == 0
}
