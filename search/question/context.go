package question

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// carry completes a question from the one before it in the thread: "and Wells
// Fargo?" asks the same of another, "why?" something else of the same.
func (p *parser) carry(before *Question) {
	if before == nil || p.ofUs() {
		return
	}
	if p.saysWho(before) {
		p.askedBy(before)
		return
	}
	ofFact := p.pointsBack() && len(before.Words) > 0 && before.Act == "" && (before.Intent == Fact || before.Intent == IsFact)
	bare := p.bareQuestion() && !ofFact // "what caused it" goes on with what a fact told
	if ofFact && p.q.Intent == Why && p.q.Act == "" {
		p.q.Intent = Fact
	}
	switch {
	case p.sameAgain(before):
		p.again(before)
	case p.q.Intent == Chat && !p.goesOn(before):
		return
	}
	if p.q.Act == "" && (p.q.Intent == before.Intent || p.q.Intent == Covers || p.q.Verb != "") {
		p.q.Act = before.Act
		if p.q.Verb == "" {
			p.q.Verb = before.Verb
		}
	}
	if (p.q.Intent == Fact || p.q.Intent == IsFact) && !p.q.Carried && !bare {
		p.topic(before)
		return
	}
	p.slots(before)
	if as := bareIntents[p.q.Asks]; p.q.Intent == Fact && bare && as != "" && len(p.q.Actors)+len(p.q.Apps) > 0 {
		if p.has("asks-until") {
			as = HowLong
		}
		p.q.Intent, p.q.Act, p.q.Verb = as, before.Act, before.Verb
		if (as == Why || as == When) && before.AsksPermission() {
			p.q.Act, p.q.Verb = "", "" // why it is as it was told, allowed or not
		}
	}
}

// saysWho tells that what was said before asks nothing, and says no more than who asks:
// "I'm a stoker. May I use it?".
func (p *parser) saysWho(before *Question) bool {
	people := before.people()
	return before.Home && before.Act == "" && before.Asks == "" && people > 0 && !before.Asked && len(before.Actors)+len(before.Apps) == 0 && len(p.q.Apps) > 0
}

// askedBy asks for those of whom was said before that they ask.
func (p *parser) askedBy(before *Question) {
	if p.q.people() > 0 {
		return
	}
	p.q.Carried = true
	for _, d := range []knowledge.Dimension{knowledge.Audience, knowledge.Unit} {
		if ids := before.Where[d]; len(ids) > 0 {
			p.q.Where[d] = slices.Clone(ids)
		}
		for _, id := range before.Outside[d] {
			p.q.leaveOut(d, id)
		}
	}
	if p.q.Intent == Status && p.base.Home != "" {
		p.q.Intent = May
	}
}

// people is how many people and units the question says that those are, or aren't, who ask.
func (q *Question) people() (n int) {
	for _, d := range []knowledge.Dimension{knowledge.Audience, knowledge.Unit} {
		n += len(q.Where[d]) + len(q.Outside[d])
	}
	return n
}

// ofUs tells that a question is about who is asked, "are you coming", and so
// goes on with nothing that was said before.
func (p *parser) ofUs() bool {
	return p.q.Intent == IsFact && len(p.reading.Mentions) == 0 && p.verb.at < 0 && len(p.reading.Tokens) > 1 && language.Says("addressee", p.reading.Tokens[1].Stem) && !p.pointsBack()
}

// sameAgain tells that nothing but another name, place or time is given, or
// that the answer is doubted: the question is the one before.
func (p *parser) sameAgain(before *Question) bool {
	if p.q.Intent == Sure || len(p.asides) > 0 && p.asksAt() < 0 {
		return true
	}
	if p.verb.at >= 0 || p.has("may", "timeline", "about", "changes", "policy") || p.extra("what-about") > 0 {
		return false
	}
	if p.supposes() || p.onlyUs() {
		return true
	}
	if p.asked() { // "and did Acme?"
		return p.q.Intent == IsFact && p.named() && before.Act != "" && p.wh() == "" && !p.pointsBack()
	}
	bareName := p.q.Intent == Status || p.q.Intent == About || p.q.Intent == Fact
	return bareName && (p.wh() == "" || p.has("what-about"))
}

// supposes tells that nothing is asked but the same for a case: "and if I'm a stoker?".
func (p *parser) supposes() bool {
	tokens := p.reading.Tokens
	i := slices.IndexFunc(tokens, func(t language.Token) bool { return !language.Listed("opener", t.Norm) })
	return i >= 0 && tokens[i].Norm == "if" && len(p.q.Where) > 0 && p.wh() == "" && p.extra() == 0
}

// onlyUs tells that nothing is asked but the same of home: "and us?".
func (p *parser) onlyUs() bool {
	return p.base.Home != "" && p.has("self") && !p.named() && len(p.q.Where) == 0 && p.wh() == "" && !slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool {
		return t.Word && !language.Listed("opener", t.Norm) && !language.Listed("writers", t.Norm) && !language.Prepositional(t.Norm) && !language.Says("oneself", t.Stem) && !p.at(0, "this-place")
	})
}

func (p *parser) again(before *Question) {
	q := p.q
	for i := range q.Missing { // "and at Globex?" asks of somebody that no record knows
		if q.Missing[i].Role == OtherRole {
			q.Missing[i].Role = p.roleOfNew(q.Missing[i].Text)
		}
	}
	q.Intent, q.Act, q.Verb, q.Asks = before.Intent, before.Act, before.Verb, before.Asks
	if q.Act != "" && bareIntents[q.Asks] == q.Intent && len(q.Where) > 0 && !p.named() && p.wh() == "" {
		q.Intent, q.Asks = Is, AnyKind // "on my own phone too?" behind "why?"
	}
	q.Words = append(q.Words, before.Words...)
	q.Carried = true
}

// roleOfNew is the role of an unknown name that a follow-up puts in the place
// of the one before: who acts, behind "at", "by" or "in", or else the app.
func (p *parser) roleOfNew(name string) Role {
	first, _, _ := strings.Cut(name, " ")
	for i, t := range p.reading.Tokens {
		if t.Text != first {
			continue
		}
		switch p.preposition(i) {
		case "at", "by", "in":
			return ActorRole
		}
	}
	return AppRole
}

// goesOn makes a question of a few words that ask nothing by themselves, such
// as "is it still?" or "when?".
func (p *parser) goesOn(before *Question) bool {
	if len(before.Actors)+len(before.Apps) == 0 {
		return false
	}
	switch {
	case p.wh() != "":
		p.q.Intent = bareIntents[p.q.Asks]
		if p.q.Intent == "" {
			p.q.Intent = before.Intent
		}
	case p.asked() || p.has("still", "now"):
		p.q.Intent, p.q.Act, p.q.Verb = before.Intent, before.Act, before.Verb
		if p.q.Intent == Did || p.q.Intent == When || p.q.Intent == Why {
			p.q.Intent = Is
		}
	default:
		return false
	}
	return true
}

// topic gives a question about a fact what "it" stands for, or what it leaves
// out.
func (p *parser) topic(before *Question) {
	q := p.q
	explicit := len(q.Actors)+len(q.Apps)+len(q.Others) > 0
	if explicit && !p.says("points-at-thing") || len(q.Apps) > 0 {
		return
	}
	q.Carried = len(before.Apps)+len(before.Actors)+len(before.Others) > 0
	if p.pointsBack() && len(before.Words) > 0 && before.Act == "" { // what "it" is lies in the words
		for _, w := range before.Words {
			if !slices.ContainsFunc(q.Words, func(x Word) bool { return x.Stem == w.Stem }) {
				w.Used = true
				q.Words = append(q.Words, w)
			}
		}
	}
	if len(before.Apps) > 0 {
		q.Apps = before.Apps
		return
	}
	for _, id := range slices.Concat(before.Actors, before.Others) {
		q.Others = addID(q.Others, id)
	}
}

// slots gives a question about policy the actor, app and place that it leaves
// out.
func (p *parser) slots(before *Question) {
	q := p.q
	_, lacksActor := q.Lacks(ActorRole)
	_, lacksApp := q.Lacks(AppRole)
	refers := p.refersBack()
	if len(q.Apps) == 0 && !lacksApp && (refers || q.Carried) {
		q.Apps, q.Carried = before.Apps, true
	}
	if name, lacked := before.Lacks(AppRole); lacked && len(q.Apps) == 0 && !lacksApp && (refers || q.Carried) {
		q.Missing = append(q.Missing, Missing{Text: name, Role: AppRole})
	}
	ours := q.Home && p.base.Home != "" && !(p.inThatPlace() && p.stateOf(before)) // "may I use it there"
	if len(q.Actors) == 0 && !lacksActor && (refers || q.Carried) && !ours && q.Intent != Who && q.Intent != HowMany {
		q.Actors, q.Carried = before.Actors, true
		if name, lacked := before.Lacks(ActorRole); lacked && len(q.Actors) == 0 {
			q.Missing = append(q.Missing, Missing{Text: name, Role: ActorRole})
		}
	}
	onlyWhere := len(before.Actors)+len(before.Apps) == 0 && p.pointsBack()
	if (q.Carried || onlyWhere) && len(q.Where)+len(q.Outside) == 0 && (onlyWhere || sameIDs(q.Actors, before.Actors)) {
		q.Where, q.Outside = maps.Clone(before.Where), before.Outside
		if q.Where == nil {
			q.Where = knowledge.Terms{}
		}
	} else if q.Carried && len(q.Outside)+len(before.Outside) == 0 && sameIDs(q.Actors, before.Actors) && sameIDs(q.Apps, before.Apps) {
		p.alsoIn(before)
	}
	if q.When == nil && !q.Still && (q.Carried && q.Intent == before.Intent || language.PointsAtTime(q.Wording)) {
		q.When = before.When
	}
}

// alsoIn keeps what the question before stated and this one doesn't restate: "and on a tablet?" is
// asked for the same people, with the same data.
func (p *parser) alsoIn(before *Question) {
	for d, terms := range before.Where {
		if len(p.q.Where[d]) == 0 {
			p.q.Where[d] = slices.Clone(terms)
		}
	}
}

// inThatPlace tells that "there" stands for a place behind what is done, and neither says that there
// is something nor greets: "may I use it there".
func (p *parser) inThatPlace() bool {
	tokens := p.reading.Tokens
	for i, t := range tokens {
		if i == 0 || !language.Listed("that-place", t.Norm) || !tokens[i-1].Word || p.reading.At(i-1, "aux-is") || p.reading.At(i-1, "greeting") {
			continue
		}
		if i+1 == len(tokens) || !p.reading.At(i+1, "aux-is") && !language.Listed("subordinator", tokens[i-1].Norm) {
			return !slices.ContainsFunc(tokens, func(t language.Token) bool { return language.Listed("this-place", t.Norm) })
		}
	}
	return false
}

// stateOf tells that one state is who was asked of.
func (p *parser) stateOf(before *Question) bool {
	if len(before.Actors) != 1 {
		return false
	}
	e := p.base.Entity(before.Actors[0])
	return e != nil && e.Kind == knowledge.Government
}

// bareIntents are what a bare question word asks of what was spoken of before.
var bareIntents = map[Kind]Intent{ReasonKind: Why, DateKind: When, PersonKind: Who, NumberKind: HowLong}

// bareQuestion tells that nothing but a question word and words that point back
// are there: "when was that?", "why though?".
func (p *parser) bareQuestion() bool {
	return p.wh() != "" && p.extra("why", "when", "who", "how-long", "happened", "which", "what") == 0 && !p.named()
}

// refersBack tells that the question leaves out what the one before named.
func (p *parser) refersBack() bool {
	return p.pointsBack() || len(p.q.Actors) == 0 || len(p.q.Apps) == 0
}

// pointsBack tells that a word stands for something named before.
func (p *parser) pointsBack() bool {
	return p.says("points-back")
}

func (p *parser) says(list string) bool {
	return slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Listed(list, t.Norm) })
}

func sameIDs(a, b []knowledge.EntityID) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
