package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// yesOrNo is for questions that yes or no could answer.
func (p *parser) yesOrNo() Intent {
	switch {
	case p.appsBeside(), p.ofApp(), p.leaveOfNone():
		return IsFact
	case p.verb.at >= 0 && p.asked() && p.has("any") && p.has("app-noun") && len(p.q.Apps) == 0:
		return Which
	case p.anyAtAll():
		return ifElse(p.verb.name == "undo", Who, Which)
	case p.has("final") && (p.policy() || p.before != nil && p.before.Act != "" && p.extra("final") == 0):
		return Final
	case p.has("cover") && len(p.q.Where) > 0 && (p.policy() || p.before != nil && p.before.Act != "" && p.pointsBack()):
		return Covers
	case p.verb.at < 0:
		return p.yesOrNoOfNoAct()
	}
	return p.yesOrNoOfAct()
}

// yesOrNoOfNoAct is for those of them that no verb of policy stands in.
func (p *parser) yesOrNoOfNoAct() Intent {
	asked := p.asked()
	switch {
	case p.obliged():
		return May
	case p.has("use") && p.has("self") && asked && p.extra("use", "may") == 0, p.has("may") && len(p.q.Apps) > 0 && p.extra("may", "use") == 0:
		return May
	case p.has("may") && (p.has("use") || p.mayHave()), p.availability():
		return May
	case p.has("may") && len(p.q.Apps) == 0 && p.before != nil && len(p.before.Apps) > 0 && p.pointsBack() && (p.extra("may") == 0 || p.withIt()):
		return May // "it is possible?", "may I stream with it"
	case asked && p.has("policy") && p.has("still", "now") && p.named():
		return Is
	case p.ours(), p.theyGet():
		return May
	case p.compares(), p.has("must") && strings.HasSuffix(strings.TrimSpace(p.reading.Text), "?"):
		return IsFact
	}
	return ifElse((asked || p.askedBehind(0) > 0 && p.wh() == "") && (p.named() || p.meaningful()), IsFact, "")
}

// yesOrNoOfAct is for those of them in which a verb says what a policy does.
func (p *parser) yesOrNoOfAct() Intent {
	switch {
	case p.verb.name == "undo":
		return ifElse(language.AskedVerb(p.reading.Tokens, 0) == p.verb.at && len(p.q.Apps) > 0, IsFact, DidUndo) // "can I stop using it" takes nothing back
	case p.verb.name == "allow" && p.q.Act == knowledge.Allow && p.has("will") && p.has("still"):
		return May // "will it still be allowed in May"
	case p.verb.name == "consider" || p.has("will") && !p.wishes():
		return Plans
	case p.compares(), p.q.Act == knowledge.Ban && p.noBanMeant():
		return IsFact
	case p.q.Act == knowledge.Allow && (p.has("may") || !p.asked() && !p.done()):
		return May
	case p.removesBeside(), p.knows(), p.besideRule():
		return IsFact
	case p.personal():
		return Is
	case p.done():
		return Did
	}
	return Is
}

// noBanMeant tells that what would be a ban is something that somebody would do in an app: "can I
// delete it", "can a guest delete it", "do I have to delete old messages".
func (p *parser) noBanMeant() bool {
	ofSelf, removes := p.has("self") && len(p.q.Actors) == 0, p.reading.At(p.verb.at, "removal")
	switch {
	case p.has("may") && ofSelf && !p.reading.At(p.verb.at, "allow"):
		return true
	case p.has("must"):
		return ofSelf && removes && p.extra("must", "removal", "still", "now") > 0
	}
	return removes && p.extra("may", "removal") > 0 && language.AskedToDo(p.reading.Text) == p.reading.Tokens[p.verb.at].Norm
}

// leaveOfNone tells that it is asked whether it is fine, or bad, that nobody uses something, on which
// what people may do says nothing.
func (p *parser) leaveOfNone() bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.Cue == "may" && c.To > c.From+1 && p.at(c.To, "nobody-doing")
	})
}

// withIt tells that somebody asks what they may do with, in or on what was named before.
func (p *parser) withIt() bool {
	for i := 1; i < len(p.reading.Tokens); i++ {
		if before := p.reading.Tokens[i-1].Norm; p.at(i, "stands-for-app") && p.has("self") && (language.Listed("with-whom", before) || language.Listed("within-name", before)) {
			return true
		}
	}
	return false
}

// anyAtAll tells that it is asked whether any rule of a kind was set or undone, of no
// matter whom and on no matter what: "has anybody lifted a ban".
func (p *parser) anyAtAll() bool {
	rule := rules[language.Cue(p.verb.name)] != "" || p.verb.name == "undo"
	return rule && p.has("any") && !p.named() && !p.has("may") && p.before == nil && p.extra("any", "cause", "government-noun", "self") == 0
}

// obliged tells that somebody asks whether they must use an app, which no rule
// on who may tells.
func (p *parser) obliged() bool {
	return p.verb.at < 0 && p.has("must") && p.has("use") && p.has("self") && len(p.q.Apps) > 0 && p.wh() == "" && p.extra("must", "use", "may") == 0
}

// availability tells that it is asked whether an app is there to be used by those who ask, or by
// somebody's staff, or still is: "is Pigeon available to us", "is Pigeon still in use".
func (p *parser) availability() bool {
	if p.verb.at >= 0 || len(p.q.Apps) == 0 || !p.reading.At(0, "aux-is") || !p.has("self", "employees", "still") && len(p.q.Actors) == 0 {
		return false
	}
	tokens := p.reading.Tokens
	at := slices.IndexFunc(tokens, func(t language.Token) bool { return language.Says("on-offer", t.Stem) })
	from := at
	if at < 0 && p.has("still") { // "is it still in use"
		at = slices.IndexFunc(tokens, func(t language.Token) bool { return language.Says("in-service", t.Stem) })
		if from = at; at > 0 && tokens[at-1].Norm == "in" {
			from--
		}
	}
	if at < 0 {
		return false
	}
	p.use(from, at+1)
	return p.extra() == 0
}

// offered tells that it is asked whether something is there for those who ask, or for
// somebody's staff: "was chat available to us".
func (p *parser) offered() bool {
	if !p.reading.At(0, "aux-is") {
		return false
	}
	for i, t := range p.reading.Tokens[:len(p.reading.Tokens)-1] {
		if t.Norm == "fine" && len(p.q.Apps) > 0 && language.Narrows(p.reading.Tokens[i+1].Norm) {
			return true // "is Pigeon Cloud fine for boards"
		}
	}
	return (p.has("self", "employees") || len(p.q.Actors) > 0) &&
		slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Says("on-offer", t.Stem) })
}

// removesBeside tells that a duty is asked about that goes with removing something,
// and not whether it is to be removed: "do I have to tell you when I remove a guest".
func (p *parser) removesBeside() bool {
	must, ok := p.cue("must")
	return ok && p.q.Act == knowledge.Ban && p.reading.At(p.verb.at, "removal") && p.verb.at > must.To &&
		slices.ContainsFunc(p.reading.Tokens[must.To:p.verb.at], func(t language.Token) bool { return language.OpensCase(t.Norm) })
}

// knows tells that it is asked whether somebody knew of a rule, or what they thought of it,
// and not whether it was set: "did the pilots hear of the ban".
func (p *parser) knows() bool {
	if p.wh() != "" || !p.reading.At(0, "aux-did") && !p.reading.At(0, "aux-is") {
		return false
	}
	of := slices.IndexFunc(p.reading.Tokens[:p.verb.at], func(t language.Token) bool { return language.Listed("of-what", t.Norm) })
	if of < 2 || !language.Says("knowing-of", p.reading.Tokens[of-1].Stem) {
		return false
	}
	for i := of + 1; i < p.verb.at; i++ { // "of the request to delete it" is of the request
		if t := p.reading.Tokens[i]; t.Word && !language.Stop(t.Norm) && !p.mentioned(i) {
			return false
		}
	}
	return true
}

// wishes tells that somebody says what they would like to do, which is no plan of
// others: "I'd like to use it, ok?".
func (p *parser) wishes() bool {
	for i, t := range p.reading.Tokens {
		if i > 0 && (t.Norm == "like" || t.Norm == "love") && (p.reading.Tokens[i-1].Norm == "would" || p.reading.Tokens[i-1].Norm == "d" || strings.HasSuffix(p.reading.Tokens[i-1].Norm, "'d")) {
			return true
		}
	}
	return false
}

// ours tells that it is asked whether an app is still the one that we use: "is Pigeon
// still our tool for mail".
func (p *parser) ours() bool {
	return p.reading.At(0, "aux-is") && p.has("still", "now") && p.has("self") && p.has("app-noun") && len(p.q.Apps) == 1
}

// theyGet tells that it is asked whether people of one's own place get or have an app:
// "do pilots get Pigeon".
func (p *parser) theyGet() bool {
	if p.base.Home == "" || len(p.q.Apps) == 0 || len(p.q.Where[knowledge.Audience])+len(p.q.Where[knowledge.Unit]) == 0 || !p.reading.At(0, "aux-did") || p.reading.Tokens[0].Norm == "did" {
		return false
	}
	return slices.ContainsFunc(p.reading.Tokens[1:], func(t language.Token) bool { return t.Norm == "get" || t.Norm == "have" || t.Norm == "got" }) && p.extra() == 0
}

// compares tells that more or less of something is asked about, which no
// timeline tells.
func (p *parser) compares() bool {
	_, _, _, ok := language.Comparison(p.reading.Text)
	return ok
}

// mayHave tells that permission is asked for something that people do with the
// app: somebody, and not the app, stands behind "may".
func (p *parser) mayHave() bool {
	if len(p.q.Apps) == 0 {
		return false
	}
	at := p.first("may")
	for i := at; i < len(p.reading.Tokens); i++ {
		if p.reading.At(i, "self") || p.reading.At(i, "employees") {
			return true
		}
		for _, m := range p.reading.Mentions {
			if m.From == i {
				e := p.base.Entity(m.Entities[0])
				return e != nil && !e.Kind.Used()
			}
		}
	}
	return p.has("self") || len(p.q.Where) > 0
}
