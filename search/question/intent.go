package question

import (
	"slices"

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
// consent for Pigeon last", "a yes from her is good for how long".
func (p *parser) lastingGrant() bool {
	apps := p.q.Apps
	if len(apps) == 0 && p.before != nil && p.refersBack() {
		apps = p.before.Apps
	}
	if p.verb.at >= 0 || len(apps) == 0 {
		return false
	}
	who, granted, lasts := p.conditionWords(apps), p.grantBefore(), false
	for i, t := range p.reading.Tokens {
		lasting := language.Says("lasting", t.Stem)
		lasts = lasts || lasting
		switch {
		case language.Says("grant-noun", t.Stem) || p.shortGrant(i):
			granted = true
		case t.Word && !language.Stop(t.Norm) && !p.used[i] && !lasting && !who[t.Stem] && !p.reading.At(i, "how-long"):
			return false
		}
	}
	return granted && lasts
}

// shortGrant tells that the token is a short word for an approval: "her yes", "a sign-off".
func (p *parser) shortGrant(i int) bool {
	return i > 0 && language.Says("grant-short", p.reading.Tokens[i].Stem) && (p.at(i-1, "one-of-them") || p.possessive(i-1))
}

// grantBefore tells that "it" stands for an approval of which was asked before.
func (p *parser) grantBefore() bool {
	return p.before != nil && p.pointsBack() && (p.before.AsksPermission() || slices.ContainsFunc(p.before.Words, func(x Word) bool {
		return language.Says("grant-noun", x.Stem) || language.Says("grant-short", x.Stem)
	}))
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

// onlyPlaced tells that an app is named, and behind it nothing but where or for what.
func (p *parser) onlyPlaced() bool {
	tokens := p.reading.Tokens
	return len(p.q.Apps) > 0 && p.extra() <= mostBetween && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return p.usedName(m.From) && m.To < len(tokens) && language.Prepositional(tokens[m.To].Norm)
	})
}
