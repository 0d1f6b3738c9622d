package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// intent concludes from the cues what kind of answer is asked for. The order
// is from the most particular to the most general.
func (p *parser) intent() Intent {
	if p.empty() {
		return Chat
	}
	for _, choose := range []func() Intent{p.talk, p.standing, p.overview, p.askedOfWords, p.openQuestion, p.yesOrNo, p.telegram} {
		if i := choose(); i != "" {
			return i
		}
	}
	if p.named() || p.meaningful() {
		return Fact
	}
	return Chat
}

// standing is for questions whether what was spoken of before stands: "is it still in force?".
// They ask the same as "still?", and nothing where nothing was spoken of.
func (p *parser) standing() Intent {
	if wh := p.wh(); p.before == nil && (wh == "when" || wh == "how-long") && p.verb.at < 0 && p.bareQuestion() && !p.has("policy", "app-noun", "use", "may", "must") {
		return Chat // "since when?"
	}
	if p.verb.at >= 0 || p.wh() != "" || !p.has("still", "now") || len(p.reading.Mentions)+len(p.reading.Times) > 0 || p.has("may", "self") {
		return ""
	}
	if p.before != nil && p.before.Act == "" && p.before.Intent != May {
		return ""
	}
	says := false
	for i, t := range p.reading.Tokens {
		stands := language.Says("standing-word", t.Stem)
		if says = says || stands; t.Word && !stands && !language.Stop(t.Norm) && !p.reading.At(i, "still") && !p.reading.At(i, "now") && !p.reading.At(i, "policy") {
			return ""
		}
	}
	return ifElse(says, Chat, "")
}

func (p *parser) empty() bool {
	return !slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return t.Word })
}

func (p *parser) named() bool {
	return len(p.q.Actors)+len(p.q.Apps)+len(p.q.Others) > 0
}

// meaningful tells that any content word is left.
func (p *parser) meaningful() bool {
	for i, t := range p.reading.Tokens {
		if t.Word && !language.Stop(t.Norm) && !p.reading.At(i, "greeting") && !p.reading.At(i, "thanks") && !p.reading.At(i, "bye") {
			return true
		}
	}
	return false
}

// policy tells that the question speaks of a rule: an act, or a policy of
// somebody or on something.
func (p *parser) policy() bool {
	return p.verb.at >= 0 || p.has("policy")
}

// talk is for what asks nothing of the records.
func (p *parser) talk() Intent {
	if p.has("certain") && !p.named() || p.before != nil && p.verb.at < 0 && !p.has("may") && p.has("source") && !p.named() && p.extra("source") == 0 {
		return Sure // what the last answer rests on is told with it
	}
	if p.verb.at < 0 && !p.named() && p.has("greeting", "thanks", "help", "bye") && p.contentWords() <= 1 && !(p.has("may") && p.has("use")) {
		return Chat
	}
	return ""
}

func (p *parser) contentWords() int {
	n := 0
	for i, t := range p.reading.Tokens {
		if t.Word && !language.Stop(t.Norm) && !p.used[i] && !p.reading.At(i, "greeting") && !p.reading.At(i, "thanks") && !p.reading.At(i, "help") && !p.reading.At(i, "bye") {
			n++
		}
	}
	return n
}

// overview is for questions about much at once.
func (p *parser) overview() Intent {
	switch {
	case p.compared():
		return Compare
	case p.setsBeside() && (len(p.q.Actors) > 1 || len(p.q.Apps) > 1):
		return Compare
	case p.setsBeside() && p.has("self") && p.base.Home != "" && len(p.q.Actors) == 1:
		p.q.Actors = addID([]knowledge.EntityID{p.base.Home}, p.q.Actors[0])
		return Compare
	case p.has("first") && (p.wh() == "which" || p.wh() == "who") && !p.has("said", "when") && p.bothActed():
		return Compare
	case p.has("changes") && !p.sinceChange():
		return Changes
	case p.has("timeline") && (p.policy() || p.named() || p.before != nil && p.before.Act != "") && p.extra("timeline", "all") == 0:
		return Timeline
	case p.has("about") && p.named() && p.extra("about") == 0:
		return ifElse(p.verb.at < 0, About, Timeline)
	}
	return ""
}

// sinceChange tells that a change only says from when something is asked: "since the change in May".
func (p *parser) sinceChange() bool {
	c, _ := p.cue("changes")
	return p.asked() && c.From > 1 && p.is(c.From-1, "the") && language.Listed("around-event", p.reading.Tokens[c.From-2].Norm)
}

// setsBeside tells that a word compares, and isn't one that stands between two that are
// compared, such as "vs", without anything before it: "in VS Code".
func (p *parser) setsBeside() bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		between := language.Listed("between-sides", p.reading.Tokens[c.From].Norm)
		return c.Cue == "compare" && !(between && (c.From == 0 || language.Listed("preposition", p.reading.Tokens[c.From-1].Norm)))
	})
}

// bothActed makes actors of all bodies that are named, where there are several
// and each is asked to have acted.
func (p *parser) bothActed() bool {
	actors := slices.Clone(p.q.Actors)
	for _, id := range p.q.Others {
		if e := p.base.Entity(id); e != nil && e.Kind.Acts() && e.Kind != knowledge.Person {
			actors = addID(actors, id)
		}
	}
	if p.has("self") && p.base.Home != "" && len(actors) == 1 {
		actors = addID([]knowledge.EntityID{p.base.Home}, actors[0]) // "we or Acme"
	}
	if len(actors) < 2 || len(p.q.Apps) == 0 {
		return false
	}
	p.q.Actors, p.q.Others = actors, nil
	return true
}

// extra counts the content words that neither a slot nor the cues explain.
func (p *parser) extra(cues ...language.Cue) int {
	n := 0
	for i, t := range p.reading.Tokens {
		if t.Word && !language.Stop(t.Norm) && !p.used[i] && !slices.ContainsFunc(append(cues, "policy", "cover", "app-noun", "company-noun", "employees"), func(c language.Cue) bool { return p.reading.At(i, c) }) {
			n++
		}
	}
	return n
}

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

// openQuestion is for questions with a question word.
func (p *parser) openQuestion() Intent {
	acting := p.verb.at >= 0
	bodies := p.has("company-noun", "government-noun")
	wh := p.wh()
	if p.has("what-about") || p.asksOfSubject() {
		return ""
	}
	if p.has("why") && !p.has("said") && (wh == "what" || wh == "which") { // what was the reason
		wh = "why"
	}
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
	if implied := p.implied(); wh == "" && !acting && (implied == "procedure" && p.asked() || implied == "alternative" && p.reading.At(0, "aux-is")) {
		return Fact // "is there a trick to go on", "is there an alternative"
	}
	if p.has("list") && acting && p.tellsToList() {
		return ifElse(len(p.q.Actors) == 0 && !p.has("app-noun"), Who, Which)
	}
	return ""
}

// whenOrHowLong tells what is asked of a time: a day, how long something stands, or a fact.
func (p *parser) whenOrHowLong(wh language.Cue) Intent {
	switch {
	case wh == "when" && p.has("asks-until") && rules[language.Cue(p.verb.name)].Rule() && !p.q.Leave && !p.has("must") && p.policy():
		return HowLong // "until when is it banned" asks for the end, not for the day it was banned
	case wh == "when":
		return ifElse(p.verb.at >= 0 && !(p.implied() != "" && p.has("must")), When, Fact)
	case p.lastingGrant():
		p.q.Act = knowledge.Allow
		return HowLong
	}
	return ifElse(p.policy(), HowLong, Fact)
}

// lastingGrant tells that it is asked for how long an approval of an app is good: "how long does
// consent for Pigeon last".
func (p *parser) lastingGrant() bool {
	granted := false
	for i, t := range p.reading.Tokens {
		switch grant := language.Says("grant-noun", t.Stem); {
		case grant:
			granted = true
		case t.Word && !language.Stop(t.Norm) && !p.used[i] && !language.Says("lasting", t.Stem) && !p.reading.At(i, "how-long"):
			return false
		}
	}
	return granted && len(p.q.Apps) > 0 && p.verb.at < 0
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
	case !acting && p.has("may") && (p.has("app-noun") || p.classNamed()) && p.implied() == "":
		p.q.Act, p.q.Standing = knowledge.Allow, true // "what tools can I use"
		if p.q.Denies {
			p.q.Act, p.q.Denies = knowledge.Ban, false // "what tools can't I use"
		}
		return Which
	case acting && (len(p.q.Actors) == 0 || p.has("else")) && bodies && (len(p.q.Apps) > 0 || p.wh() == "which"):
		return Who
	case acting && p.classNamed() && p.classBehind(p.first("which", "what")) && !p.has("said") && p.implied() == "":
		return Which // "which messengers are banned"
	case acting && len(p.q.Apps) == 0 && (len(p.q.Actors) > 0 || p.has("app-noun")) && !p.has("said") && p.implied() == "":
		return Which
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

// yesOrNo is for questions that yes or no could answer.
func (p *parser) yesOrNo() Intent {
	asked, acting := p.asked(), p.verb.at >= 0
	switch {
	case acting && asked && p.has("any") && p.has("app-noun") && len(p.q.Apps) == 0:
		return Which
	case p.anyAtAll():
		return ifElse(p.verb.name == "undo", Who, Which)
	case p.has("final") && (p.policy() || p.before != nil && p.before.Act != "" && p.extra("final") == 0):
		return Final
	case p.has("cover") && len(p.q.Where) > 0 && (p.policy() || p.before != nil && p.before.Act != "" && p.pointsBack()):
		return Covers
	case p.verb.name == "undo":
		return ifElse(language.AskedVerb(p.reading.Tokens, 0) == p.verb.at && len(p.q.Apps) > 0, IsFact, DidUndo) // "can I stop using it" takes nothing back
	case p.verb.name == "allow" && p.q.Act == knowledge.Allow && p.has("will") && p.has("still"):
		return May // "will it still be allowed in May"
	case p.verb.name == "consider" || p.verb.at >= 0 && p.has("will") && !p.wishes():
		return Plans
	case p.obliged():
		return May
	case p.verb.at < 0 && p.has("use") && p.has("self") && asked && p.extra("use", "may") == 0 || p.verb.at < 0 && p.has("may") && len(p.q.Apps) > 0 && p.extra("may", "use") == 0:
		return May
	case p.verb.at < 0 && p.has("may") && (p.has("use") || p.mayHave()), p.availability():
		return May
	case p.verb.at < 0 && p.has("may") && len(p.q.Apps) == 0 && p.before != nil && len(p.before.Apps) > 0 && p.pointsBack() && p.extra("may") == 0:
		return May // "it is possible?"
	case p.verb.at < 0 && asked && p.has("policy") && p.has("still", "now") && p.named():
		return Is
	case p.verb.at < 0 && (p.ours() || p.theyGet()):
		return May
	case p.compares():
		return IsFact
	case p.verb.at < 0 && p.has("must") && strings.HasSuffix(strings.TrimSpace(p.reading.Text), "?"):
		return IsFact
	case p.verb.at < 0:
		return ifElse((asked || p.askedBehind(0) > 0 && p.wh() == "") && (p.named() || p.meaningful()), IsFact, "")
	case p.has("may") && p.q.Act == knowledge.Ban && p.has("self") && len(p.q.Actors) == 0 && !p.reading.At(p.verb.at, "allow"):
		return IsFact // "can I delete it" asks for no ban
	case p.q.Act == knowledge.Ban && !p.has("must") && p.extra("may", "removal") > 0 && p.reading.At(p.verb.at, "removal") && language.AskedToDo(p.reading.Text) == p.reading.Tokens[p.verb.at].Norm:
		return IsFact // "can a guest delete it" neither
	case p.has("must") && p.q.Act == knowledge.Ban && p.has("self") && len(p.q.Actors) == 0 && p.reading.At(p.verb.at, "removal") && p.extra("must", "removal", "still", "now") > 0:
		return IsFact // "do I have to delete old messages" neither
	case p.q.Act == knowledge.Allow && (p.has("may") || !asked && !p.done()):
		return May
	case p.removesBeside(), p.knows():
		return IsFact
	case p.personal():
		return Is
	case p.done():
		return Did
	}
	return Is
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

// availability tells that it is asked whether an app is there to be used by those
// who ask, or by somebody's staff: "is Pigeon available to us".
func (p *parser) availability() bool {
	if p.verb.at >= 0 || len(p.q.Apps) == 0 || !p.reading.At(0, "aux-is") || !p.has("self", "employees") && len(p.q.Actors) == 0 {
		return false
	}
	at := slices.IndexFunc(p.reading.Tokens, func(t language.Token) bool { return language.Says("on-offer", t.Stem) })
	if at < 0 {
		return false
	}
	p.use(at, at+1)
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
	for _, t := range p.reading.Tokens[:p.verb.at] {
		if t.Norm == "did" || t.Norm == "has" || t.Norm == "had" || t.Norm == "was" || t.Norm == "were" {
			return false
		}
	}
	return p.has("self") && len(p.q.Actors) == 0 && p.asked()
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
			return p.verb.passive
		}
	}
	if p.q.Act == knowledge.Allow && !strings.HasSuffix(p.reading.Tokens[p.verb.at].Norm, "ed") {
		return false // "ok", "fine", "legal" are states
	}
	return p.verb.passive || slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.To <= p.verb.at && p.acts(m)
	}) && !p.q.Still && !p.endsInState()
}

// endsInState tells that the verb is the last word, and says how an app before it stands: "Acme,
// Pigeon 5: banned?".
func (p *parser) endsInState() bool {
	last := len(p.reading.Tokens) - 1
	for last > 0 && !p.reading.Tokens[last].Word {
		last--
	}
	return p.verb.to == last+1 && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return p.usedName(m.From) && m.To <= p.verb.at }) &&
		!slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return p.usedName(m.From) && m.From > p.verb.at })
}

// wasNeeded tells that it is asked whether whoever asks needed leave, which is how things
// stood: "did I need approval for it".
func (p *parser) wasNeeded() bool {
	return p.q.Act == knowledge.Restrict && p.has("self") && language.Listed("modal-need", p.reading.Tokens[p.verb.at].Norm)
}

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

// onlyPlaced tells that an app is named, and behind it nothing but where or for what.
func (p *parser) onlyPlaced() bool {
	tokens := p.reading.Tokens
	return len(p.q.Apps) > 0 && p.extra() <= mostBetween && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return p.usedName(m.From) && m.To < len(tokens) && language.Prepositional(tokens[m.To].Norm)
	})
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
