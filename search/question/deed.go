package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// deed reads what people ask to be let do. Where that isn't using the app, as "share my
// password for it", it is filed as a deed of which rules on who may use the app tell nothing;
// where it is nothing else, its verb says nothing more.
func (p *parser) deed() {
	at := p.askedVerb()
	if at < 0 || p.q.Intent != May && p.q.Intent != Is && p.q.Intent != Did || len(p.q.Where[knowledge.Component]) > 0 {
		return
	}
	p.deedAt = [2]int{at, at + 1}
	app, verb := p.appBehind(at), p.reading.Tokens[at]
	plain := language.Using(verb.Norm) || language.Says("plain-use", verb.Stem)
	using := plain || p.reading.At(at, "use") || language.Says("using-it", verb.Stem)
	switch {
	case app[1] == 0 && !p.lex.Knows(verb) && !inflected(verb.Norm):
		p.fileDeed(at, at+1)
	case app[1] == 0:
	case p.parts(at), !p.within(at, app[0]) && !(using && p.actsOn(at, app[0])):
		p.fileDeed(at, p.objectTo(app[1]))
	case plain:
		p.using = at
	}
}

// fileDeed files the words as a deed, done without using the app or not.
func (p *parser) fileDeed(from, to int) {
	words, role := p.reading.Tokens[from:to], DeedRole
	if p.parts(from) || p.anyAt(from, to, "of-what") || language.Says("without-using", words[0].Stem) || slices.ContainsFunc(language.Acts(words), func(a language.ActAt) bool {
		return a.From == 0 && language.Listed("act-without-using", a.Act)
	}) {
		role = AsideRole
	}
	p.deedAt, p.q.Deed = [2]int{from, to}, words[0].Stem
	p.q.Missing = append(p.q.Missing, Missing{Text: textOf(words), Role: role})
}

// parts tells that the verb says in several words what parts people from an app, whichever
// verb is the first of them: "switch it off", "keep away from".
func (p *parser) parts(verb int) bool {
	return slices.ContainsFunc(language.Acts(p.reading.Tokens[verb:]), func(a language.ActAt) bool {
		return a.From == 0 && (a.To > 1 || a.Apart > 0) && language.Listed("act-without-using", a.Act)
	})
}

// askedVerb is where the verb stands of what somebody asks to be let do, "share" in "may I
// share", "is it fine to share" and "is sharing allowed", or -1.
func (p *parser) askedVerb() int {
	tokens := p.reading.Tokens
	for at := 0; at >= 0; {
		at = language.AskedVerb(tokens, at)
		switch {
		case at < 0 || p.reading.At(at, "polite"):
		case at == p.verb.at && !p.at(at, "plain-verb"), p.mentioned(at) && !p.purposeNamed(at), p.at(at, "plain-verb") && p.at(at+1, "oneself-let"):
			return -1 // another act, no verb, or "let me"
		default:
			return at
		}
	}
	for i := range tokens {
		opens := i == 1 && p.reading.At(0, "aux-is") && p.has("allow", "ban", "may")
		if gerund(tokens[i]) && (opens || i > 0 && (p.reading.At(i-1, "allow") || p.reading.At(i-1, "ban"))) {
			return i
		}
	}
	return -1
}

// gerund tells that the word is one in -ing for doing something.
func gerund(t language.Token) bool {
	return len(t.Norm) > 5 && strings.HasSuffix(t.Norm, "ing") && !language.Stop(t.Norm)
}

// appBehind is where the app stands that is asked about, or what stands for it, behind the
// verb in its clause; nowhere where none does.
func (p *parser) appBehind(verb int) (at [2]int) {
	for i := verb + 1; i < len(p.reading.Tokens) && p.reading.Tokens[i].Word; i++ {
		for _, m := range p.apps() {
			if m[0] == i {
				return m
			}
		}
		if at[1] == 0 && p.at(i, "stands-for-app") && len(p.q.Apps) > 0 {
			at = [2]int{i, i + 1}
		}
	}
	return at
}

// within tells that something is done in, on or with what stands at the token, whatever verb
// says what: "record a call in", "draw on", "send it with".
func (p *parser) within(verb, app int) bool {
	at := p.nearest(verb, app)
	return language.Prepositional(p.reading.Tokens[at].Norm) && !p.at(at, "about-it") && !(at == verb+1 && p.at(at, "verb-particle"))
}

// nearest is where what leads in to the name at the token stands, a preposition or a verb of
// using, at least the verb that is asked about: "with" of "send it with our Pigeon".
func (p *parser) nearest(verb, app int) int {
	at := app - 1
	for at > verb && !language.Prepositional(p.reading.Tokens[at].Norm) && !p.reading.At(at, "use") {
		at--
	}
	return at
}

// actsOn tells that what stands at the token is the object of the verb, or of another one of
// using behind it that the same people do: "try and use".
func (p *parser) actsOn(verb, app int) bool {
	at := p.nearest(verb, app)
	return !p.at(at, "of-what") && !slices.ContainsFunc(p.reading.Tokens[min(verb+1, at):at], func(t language.Token) bool {
		return !language.Stop(t.Norm) && !language.Says("access", t.Stem)
	})
}

// objectTo is where the words end that the name at the token goes on with: "Pigeon login".
func (p *parser) objectTo(to int) int {
	for to < len(p.reading.Tokens) && p.reading.Tokens[to].Word && !language.Stop(p.reading.Tokens[to].Norm) && (!p.cued(to) || p.reading.At(to, "use")) {
		to++
	}
	return to
}
