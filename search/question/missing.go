package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// leftover reads the words that no slot explains. One that stands where a name
// belongs is somebody or something that no record knows: it must not be passed
// over, since the answer would then be another's.
func (p *parser) leftover() {
	p.subjectless()
	p.unnamedBody()
	p.uncovered()
	tokens := p.reading.Tokens
	for i := 0; i < len(tokens); i++ {
		if !p.foreign(i) {
			continue
		}
		end := i + 1
		for end < len(tokens) && (p.foreign(end) || p.isBodyNoun(end)) {
			end++
		}
		if p.missing(i, end) {
			p.use(i, end)
		}
		i = end - 1
	}
}

// isBodyNoun tells that a noun of bodies goes on with the name before it: "British government".
func (p *parser) isBodyNoun(i int) bool {
	return !p.used[i] && !p.mentioned(i) && (p.reading.At(i, "government-noun") || p.reading.At(i, "institution"))
}

// uncovered files what a rule is asked to cover as a scope that no record knows, where no
// slot explains any of its words: "does the ban cover local models".
func (p *parser) uncovered() {
	at := p.first("cover")
	if at < 0 || p.q.Intent != Is && p.q.Intent != Did || len(p.q.Apps) == 0 || at < p.verb.to {
		return
	}
	tokens := p.reading.Tokens
	end := len(tokens)
	for end > 0 && !tokens[end-1].Word {
		end--
	}
	from := at + 1
	for from < end && language.Stop(tokens[from].Norm) {
		from++
	}
	for i := from; i < end; i++ {
		if p.used[i] || p.mentioned(i) || p.cued(i) || !tokens[i].Word {
			return
		}
	}
	if from < end && end-from <= mostCovered {
		p.q.Intent = Covers
		p.q.Missing = append(p.q.Missing, Missing{Text: textOf(tokens[from:end]), Role: ScopeRole})
		p.q.Where[knowledge.Purpose] = append(p.q.Where[knowledge.Purpose], knowledge.EntityID("?"+knowledge.Slug(textOf(tokens[from:end]))))
		p.use(from, end)
	}
}

// mostCovered is how many words the thing has at most.
const mostCovered = 3

// unnamedApp tells that a word that nothing explains stands where an app does, behind a verb
// of using or ruling, or before what is asked of it: "may I use bramble", "is bramble still ok".
func (p *parser) unnamedApp() bool {
	tokens := p.reading.Tokens
	unknown := func(i int) bool {
		t := tokens[i]
		return t.Word && !p.used[i] && !p.cued(i) && !p.mentioned(i) && !language.Stop(t.Norm) && !inflected(t.Norm) && !isNumber(t.Norm)
	}
	for i := range tokens {
		if !unknown(i) {
			continue
		}
		if i > 0 && (p.reading.At(i-1, "use") || p.verb.to == i && p.verb.at >= 0 && rules[language.Cue(p.verb.name)].Rule() && !p.verb.passive) {
			return true
		}
		next := i + 1
		for next < len(tokens) && p.reading.At(next, "still") {
			next++
		}
		if next < len(tokens) && i > 0 && p.reading.At(i-1, "aux-is") && (next == p.verb.at || language.Says("let-to", tokens[next].Stem)) {
			return true
		}
	}
	return false
}

// subjectless finds who is asked to have set a rule where that is somebody
// without a record, although another one is named behind: "did a court ban it
// at Acme".
func (p *parser) subjectless() {
	if p.q.Intent != Did || p.verb.passive || p.verb.at < 2 || !rules[language.Cue(p.verb.name)].Rule() || !p.reading.At(0, "aux-did") {
		return
	}
	from, to := 1, p.verb.at
	for from < to && language.Stop(p.reading.Tokens[from].Norm) {
		from++
	}
	for i := from; i < to; i++ {
		t := p.reading.Tokens[i]
		named := t.Upper && !p.shouted() // "First Oakdale"
		of := p.behindOf(i, from)        // "the house of representatives", "the bank of the year"
		if acts := language.Listed("body-that-acts", t.Norm) && language.Listed("that-one", p.reading.Tokens[1].Norm); acts && !p.bodyNamed(i) {
			continue
		}
		if (p.used[i] || p.cued(i)) && !named && !of || p.mentioned(i) || !t.Word {
			return // somebody known stands there, or a word that says how
		}
	}
	if from < to {
		p.q.Missing = append(p.q.Missing, Missing{Text: textOf(p.reading.Tokens[from:to]), Role: ActorRole})
		p.q.Actors = nil
		delete(p.q.Where, knowledge.Audience) // a vendor that acts isn't whom it was banned for
		p.use(from, to)
	}
}

// bodyNamed tells that the token is part of a name that is on record, but for one of people, or that
// home itself is what it speaks of.
func (p *parser) bodyNamed(i int) bool {
	if home := p.base.Entity(p.base.Home); home != nil && home.Kind == knowledge.Government {
		return true
	}
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		return m.From <= i && i < m.To && (e == nil || e.Kind != knowledge.AudienceKind)
	})
}

// behindOf tells that "of" stands right before the token, an article aside, behind the one from which
// a name may begin.
func (p *parser) behindOf(i, from int) bool {
	i--
	if i > from && language.Listed("that-one", p.reading.Tokens[i].Norm) {
		i--
	}
	return i > from && language.Listed("of-another", p.reading.Tokens[i].Norm)
}

// foreign tells that the token is a name or word that neither the language nor
// the records know.
func (p *parser) foreign(i int) bool {
	t := p.reading.Tokens[i]
	if !t.Word || p.used[i] || language.Stop(t.Norm) || p.called(i) || p.deedAt[0] <= i && i < p.deedAt[1] {
		return false
	}
	if language.Weekday(t.Norm) || p.backFrom(i) {
		return false
	}
	if i > 0 && p.reading.At(i-1, "self") && !t.Upper && i+1 < len(p.reading.Tokens) && language.Prepositional(p.reading.Tokens[i+1].Norm) {
		return false // "I sit in the north office"
	}
	if t.Upper && !p.begins(i) && !p.shouted() && !p.cued(i) && (!p.lex.InRecords(t) || p.behindAt(i)) {
		return true
	}
	return !p.lex.Knows(t) && !isNumber(t.Norm) && !inflected(t.Norm)
}

// backFrom tells that the word says from where or what somebody has come back: "I'm back from
// vacation".
func (p *parser) backFrom(i int) bool {
	at := i - 1
	for at > 1 && at > i-4 && p.reading.Tokens[at].Word && p.reading.Tokens[at].Norm != "from" {
		at-- // "sick leave"
	}
	return at > 0 && p.comesBack(at-1)
}

// comesBack tells that the word and a "from" behind it say that somebody has come back.
func (p *parser) comesBack(i int) bool {
	tokens := p.reading.Tokens
	return language.Listed("come-back", tokens[i].Norm) && i+1 < len(tokens) && tokens[i+1].Norm == "from" && !p.mentioned(i)
}

// behindAt tells that the word ends a name that stands where a body does, of which the
// records know but some of the words: "at First Oakdale".
func (p *parser) behindAt(i int) bool {
	if p.mentioned(i) || !slices.Contains([]Intent{Did, DidUndo, Is, May, Covers}, p.q.Intent) {
		return false
	}
	for i > 0 && p.reading.Tokens[i-1].Upper && !p.mentioned(i-1) {
		i--
	}
	return language.Listed("before-actor", p.preposition(i))
}

// called tells that the word is whom the question is put to: "Ada, may I …".
func (p *parser) called(i int) bool {
	return p.begins(i) && i+1 < len(p.reading.Tokens) && p.reading.Tokens[i+1].Text == ","
}

// inflected tells that the word has an ending that names seldom have.
func inflected(word string) bool {
	return strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ly")
}

func isNumber(s string) bool {
	return strings.Trim(s, "0123456789.,%") == ""
}

// shouted tells that everything is in capitals, so that they mean nothing.
func (p *parser) shouted() bool { return p.reading.Text == strings.ToUpper(p.reading.Text) }

func (p *parser) cued(i int) bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.From <= i && i < c.To && c.Cue != "institution" && c.Cue != "own-body"
	})
}

func (p *parser) begins(i int) bool { return i == 0 || !p.reading.Tokens[i-1].Word }

// missing files an unknown name under the role that its place gives it, and
// reports whether one belongs there.
func (p *parser) missing(from, to int) bool {
	text := textOf(p.reading.Tokens[from:to])
	role := p.roleAt(from)
	switch {
	case role == ScopeRole && p.mentioned(to), role == ActorRole && p.beforePlace(to):
		role = OtherRole // an unknown word before a known term: "unpaid interns", "the Tarn depot"
	case role == ScopeRole:
		d := p.dimensionAt(from)
		p.q.Where[d] = append(p.q.Where[d], knowledge.EntityID("?"+strings.ReplaceAll(strings.ToLower(text), " ", "-")))
	case role == OtherRole && !p.reading.Tokens[from].Upper:
		return false // an unknown word that stands where no name belongs
	case role == ActorRole && !p.reading.Tokens[from].Upper && (p.has("self") || len(p.q.Actors) > 0) && p.voices(to):
		return false
	}
	if role == AppRole && p.onlyBesides() {
		p.q.Apps = nil // what it stands beside isn't asked about
	}
	p.q.Missing = append(p.q.Missing, Missing{Text: text, Role: role, Stray: role == ActorRole && p.stray(from)})
	return true
}

// stray tells that the unknown word may be no name: it isn't written as one, and neither acts
// at the beginning of a question, "did acme ban it", nor stands where a body does, "at acme".
func (p *parser) stray(at int) bool {
	if p.reading.Tokens[at].Upper {
		return false
	}
	if language.Listed("before-actor", p.preposition(at)) {
		return false
	}
	opens := at > 0 && (p.reading.At(0, "aux-did") || p.reading.At(0, "may"))
	for i := 1; i < at; i++ {
		opens = opens && language.Stop(p.reading.Tokens[i].Norm)
	}
	return !opens
}

// beforePlace tells that the name of a place, and of nobody who acts, begins at the token.
func (p *parser) beforePlace(at int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		return m.From == at && e != nil && e.Kind == knowledge.PlaceKind
	})
}

func textOf(tokens []language.Token) string {
	var parts []string
	for _, t := range tokens {
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, " ")
}

// roleAt is the role of what stands at the token.
func (p *parser) roleAt(at int) Role {
	switch p.q.Intent {
	case Fact, IsFact, Said, About, Chat, Sure:
		return OtherRole
	}
	if r := p.beside(at); r != "" {
		return r
	}
	if at > p.verb.to && p.verb.at >= 0 && p.reading.At(at-1, "when") {
		return ScopeRole // "is it banned when abroad"
	}
	if p.inOwnClause(at) || p.whereOther(at) {
		return OtherRole
	}
	if r := p.roleBehind(p.preposition(at), at); r != "" {
		return r
	}
	return p.roleByVerb(at)
}

// inOwnClause tells that the token stands in a clause of its own, which is no part of what is asked.
func (p *parser) inOwnClause(at int) bool {
	return slices.ContainsFunc(p.reading.Tokens[:at], func(t language.Token) bool { return language.Listed("own-clause", t.Norm) })
}

// asksOfSelf tells that it is asked what whoever asks may do: "may we stream it".
func (p *parser) asksOfSelf() bool {
	return p.q.Intent == May && p.has("self") && p.base.Home != ""
}

// roleBehind is the role that the preposition before the token gives it, if any.
func (p *parser) roleBehind(preposition string, at int) Role {
	switch {
	case preposition == "by" && p.verb.at < 0 && !p.reading.Tokens[at].Upper:
		return OtherRole // "to sort it by cabin"
	case preposition == "at" && p.asksOfSelf() && p.spokenOf(at):
		return ScopeRole // "may I use it at the north gate"
	case language.Listed("before-actor", preposition):
		return ActorRole
	case preposition == "on" && p.onlyBesides():
		return AppRole
	case language.Listed("before-case", preposition):
		return ScopeRole
	}
	return ""
}

// roleByVerb is the role that the token has by standing before or behind the verb: of the app
// and whoever acts the one that isn't named yet.
func (p *parser) roleByVerb(at int) Role {
	verb := p.verb.at
	if verb < 0 {
		verb = p.first("use")
	}
	app, actor := p.onlyBesides(), len(p.q.Actors) == 0 && !p.asksOfSelf()
	if verb >= 0 {
		appFirst := (p.q.Intent == Is || p.verb.passive) && !p.appBehindVerb()
		byApp := (at < verb) == appFirst
		app, actor = app && byApp, actor && !byApp
	}
	switch {
	case app:
		return AppRole
	case actor:
		return ActorRole
	}
	return OtherRole
}

// spokenOf tells that what stands at the token is spoken of as a thing that there is, rather than
// named: "the north gate", but not "Acme" or "acme".
func (p *parser) spokenOf(at int) bool {
	return at > 0 && !p.reading.Tokens[at].Upper && language.Listed("before-company", p.reading.Tokens[at-1].Norm)
}

// whereOther tells that what stands at the token says where somebody is with whom whoever asks has
// to do: "to a colleague in the west office".
func (p *parser) whereOther(at int) bool {
	i := at - 1
	for i >= 0 && language.Listed("before-company", p.reading.Tokens[i].Norm) {
		i--
	}
	return i > 0 && language.Prepositional(p.reading.Tokens[i].Norm) && language.Listed("there-person", p.reading.Tokens[i-1].Norm) && p.withThem(i-1) && p.has("may") && p.has("self")
}

// onlyBesides tells that no app is named, or only one beside which another is
// asked about: "did it ban this besides that".
func (p *parser) onlyBesides() bool {
	for _, m := range p.reading.Mentions {
		if !slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool { return slices.Contains(p.q.Apps, id) }) {
			continue
		}
		if !slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
			return c.Cue == "else" && c.To == m.From && !language.Listed("of-others", p.reading.Tokens[c.From].Norm)
		}) {
			return false
		}
	}
	return true
}

func (p *parser) appBehindVerb() bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.From >= p.verb.to && p.verb.at >= 0 && slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool { return slices.Contains(p.q.Apps, id) })
	})
}

// beside is the role of the name to which "and" or "or" joins the token.
func (p *parser) beside(at int) Role {
	joined := func(i int) bool {
		return i >= 0 && i < len(p.reading.Tokens) && slices.Contains([]string{"and", "or", "nor", ",", "&"}, p.reading.Tokens[i].Norm)
	}
	for _, m := range p.reading.Mentions {
		next := m.To+1 == at && joined(m.To)
		prev := slices.ContainsFunc([]int{1, 2, 3}, func(n int) bool { return at+n < m.From && at+n+1 == m.From && joined(at+n) })
		if !next && !prev {
			continue
		}
		switch id := m.Entities[0]; {
		case slices.Contains(p.q.Actors, id):
			return ActorRole
		case slices.Contains(p.q.Apps, id):
			return AppRole
		}
	}
	return ""
}

// preposition is the preposition before the token, articles and adjectives
// that say nothing aside.
func (p *parser) preposition(at int) string {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		n := p.reading.Tokens[i].Norm
		if language.Listed("preposition", n) {
			return n
		}
		if p.at(i, "plain-verb") {
			return "" // "to show penguins" is to nobody
		}
		if !language.Stop(n) || !p.reading.Tokens[i].Word {
			return ""
		}
	}
	return ""
}

// dimensionAt is the dimension that the preposition before the token speaks
// of.
func (p *parser) dimensionAt(at int) knowledge.Dimension {
	switch before := p.preposition(at); {
	case language.Listed("before-device", before):
		return knowledge.Device
	case language.Listed("before-people", before):
		return knowledge.Audience
	}
	return knowledge.Place
}
