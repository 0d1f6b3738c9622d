package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// forWhom reads for whom it is asked whether something may be used, where that is told
// by a word that names nobody on record as it is written: "can finance use it", "I'm in
// claims". Who isn't passed over, since the answer would then be everybody's.
func (p *parser) forWhom() {
	if p.q.Intent != May || p.base.Home == "" {
		return
	}
	p.homeTeams()
	if from, to := p.whoMay(); from < to {
		p.whoIs(from, to)
	}
	if from, to := p.whoAsks(); from < to {
		p.whoIs(from, to)
	}
}

// homeTeams makes of teams that home's own documents tell of those for whom it is
// asked, and home whom it is asked of.
func (p *parser) homeTeams() {
	p.q.Actors = slices.DeleteFunc(p.q.Actors, func(id knowledge.EntityID) bool {
		e := p.base.Entity(id)
		if e == nil || !e.Proposed || e.Kind != knowledge.UnitKind || !slices.Contains(p.base.Above(id, knowledge.LastDay-1), p.base.Home) {
			return false
		}
		p.reach(e)
		return true
	})
}

// whoMay is where the words stand between "may" and the verb of using.
func (p *parser) whoMay() (from, to int) {
	at := p.first("may")
	if at < 0 || !language.Listed("leave-verb", p.reading.Tokens[at].Norm) {
		return 0, 0
	}
	to = slices.IndexFunc(p.reading.Cues, func(c language.CueAt) bool { return c.Cue == "use" && c.From > at })
	if to < 0 {
		return 0, 0
	}
	end := p.reading.Cues[to].From
	for i := at + 1; i < end; i++ {
		if language.Says("who-word", p.reading.Tokens[i].Stem) {
			return 0, 0
		}
	}
	return p.bare(at+1, end)
}

// whoAsks is where the words stand by which whoever asks says who they are: "I'm in
// claims", "I work in claims", "I'm a stoker – may I", "stoker here, may I".
func (p *parser) whoAsks() (from, to int) {
	tokens := p.reading.Tokens
	if at := slices.IndexFunc(tokens, func(t language.Token) bool { return t.Norm == "here" }); at > 0 && at <= mostBetween && at+1 < len(tokens) && !tokens[at+1].Word {
		return p.bare(0, at)
	}
	for i := 0; i+2 < len(tokens); i++ {
		self := language.Says("oneself", tokens[i].Stem)
		if !self {
			continue
		}
		in := i + 1
		for in < len(tokens) && in < i+3 && language.Says("being-or-working", tokens[in].Stem) {
			in++
		}
		is := in > i+1 && in < len(tokens)-1
		if on := p.phraseTo(in + 1); is && p.at(in, "on-body") {
			if members := membersOf(p.base, tokens[in+1:on]); members != nil {
				p.scopeTo(members)
				p.use(in+1, on)
				return 0, 0
			}
		}
		if is && (tokens[in].Norm == "in" || language.Listed("one-of-many", tokens[in].Norm) && p.someoneTo(in+1) > 0) {
			return p.bare(in+1, p.phraseTo(in+1))
		}
	}
	return 0, 0
}

// sitsOn tells that somebody is said to be on a body whose members are on record.
func sitsOn(b *knowledge.Base, words []language.Token) bool {
	on := slices.IndexFunc(words, func(t language.Token) bool { return language.Listed("on-body", t.Norm) })
	if on < 0 {
		return false
	}
	body := words[on+1:]
	if end := slices.IndexFunc(body, func(t language.Token) bool { return !t.Word || language.Listed("clause-end", t.Norm) }); end >= 0 {
		body = body[:end]
	}
	return membersOf(b, body) != nil
}

// membersOf are the people on record who are told by their names to be members of the body that the
// words call, articles aside, where there is one such name: of "the council" those that are works
// council members, and of "the train" no train drivers.
func membersOf(b *knowledge.Base, body []language.Token) (found *knowledge.Entity) {
	var words []string
	for _, t := range body {
		if !language.Stop(t.Norm) {
			words = append(words, t.Stem)
		}
	}
	for _, e := range b.Entities {
		if e.Kind != knowledge.AudienceKind || e.Standard || !slices.ContainsFunc(e.Names, func(n knowledge.Name) bool {
			return endsWith(bodyOf(n.Text), words)
		}) {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// bodyOf are the stems of the words for the body in a name of its members, or nothing.
func bodyOf(members string) (body []string) {
	tokens := language.Words(members)
	if !slices.ContainsFunc(tokens, func(t language.Token) bool { return language.Listed("body-member", t.Norm) }) {
		return nil
	}
	for _, t := range tokens {
		if !language.Stop(t.Norm) && !language.Listed("body-member", t.Norm) {
			body = append(body, t.Stem)
		}
	}
	return body
}

// endsWith tells that the words end with the others, of which there are some.
func endsWith(words, end []string) bool {
	return len(end) > 0 && len(end) <= len(words) && slices.Equal(words[len(words)-len(end):], end)
}

// phraseTo is where the words end, from the token on, by which whoever asks says who they
// are.
func (p *parser) phraseTo(from int) int {
	tokens, end := p.reading.Tokens, from
	for end < len(tokens) && tokens[end].Word && end < from+mostBetween && !language.Listed("clause-end", tokens[end].Norm) && !p.reading.At(end, "may") {
		end++
	}
	return end
}

// someoneTo is where the words end, from the token on, that may name people: up to a mark,
// or to what is asked; 0 where they go on with something else.
func (p *parser) someoneTo(from int) int {
	end := p.phraseTo(from)
	if end == from || end < len(p.reading.Tokens) && p.reading.Tokens[end].Word && !p.reading.At(end, "may") && !language.Listed("clause-end", p.reading.Tokens[end].Norm) {
		return 0
	}
	return end
}

// bare are the words between the tokens without small words around them, or nothing
// where one of them is something else that is known.
func (p *parser) bare(from, to int) (int, int) {
	small := func(i int) bool {
		t := p.reading.Tokens[i]
		return language.Stop(t.Norm) || language.Says("framing", t.Stem)
	}
	for from < to && small(from) {
		from++
	}
	for from < to && small(to-1) {
		to--
	}
	if to-from > mostBetween {
		return 0, 0
	}
	for i := from; i < to; i++ {
		if t := p.reading.Tokens[i]; !t.Word || p.mentioned(i) && !p.purposeNamed(i) || p.reading.At(i, "employees") || p.reading.At(i, "app-noun") && p.team(textOf(p.reading.Tokens[from:to])) == nil || isNumber(t.Norm) {
			return 0, 0
		}
	}
	return from, to
}

// purposeNamed tells that what is named at the token is nothing but a purpose.
func (p *parser) purposeNamed(i int) bool {
	return !slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.From <= i && i < m.To && slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool {
			e := p.base.Entity(id)
			return e == nil || e.Kind != knowledge.PurposeKind
		})
	})
}

// whoIs files the people between the tokens: the team or people of home's whom the
// words name shortly, or else people of whom nothing is known.
func (p *parser) whoIs(from, to int) {
	text := textOf(p.reading.Tokens[from:to])
	p.use(from, to)
	p.noPurpose(from, to) // "marketing" is people, there
	if e := p.team(text); e != nil {
		p.scopeTo(e)
		return
	}
	id, d := knowledge.EntityID("?"+strings.ReplaceAll(strings.ToLower(text), " ", "-")), knowledge.Audience
	if p.forTeams() {
		d = knowledge.Unit
	}
	p.q.Where[d] = addID(p.q.Where[d], id)
	p.q.Missing = append(p.q.Missing, Missing{Text: text, Role: ScopeRole})
}

// ofUnit makes of people with a word before them, which is short for where they belong, whose
// rules are asked about: "law students" are those of the law faculty. What somebody did for people
// is asked of whoever is named.
func (p *parser) ofUnit(m language.Mention) {
	if p.has("aux-did") || m.From == 0 || p.used[m.From-1] || p.cued(m.From-1) || m.From > 1 && !p.small(m.From-2) {
		return
	}
	unit := p.unitCalled(p.reading.Tokens[m.From-1].Norm)
	if unit == nil {
		return
	}
	above := append(p.base.Above(unit.ID, knowledge.LastDay-1), unit.ID)
	asked := p.q.Actors
	if len(asked) == 0 {
		asked = []knowledge.EntityID{p.base.Home}
	}
	if slices.ContainsFunc(asked, func(actor knowledge.EntityID) bool { return !slices.Contains(above, actor) }) {
		return // of somebody else
	}
	p.q.Actors = []knowledge.EntityID{unit.ID}
	p.use(m.From-1, m.From)
}

// small tells that the token is a small word, a mark or a word of policy, and no part of a name.
func (p *parser) small(i int) bool {
	t := p.reading.Tokens[i]
	return !t.Word || language.Stop(t.Norm) || p.cued(i)
}

// unitCalled is the one unit on record whose name has the word, or begins with it:
// "med" for the medical faculty.
func (p *parser) unitCalled(word string) *knowledge.Entity {
	if len(word) < leastCalled || language.Stop(word) || language.Ruling("team-word").Has(word) || p.ofHome(word) {
		return nil
	}
	var found *knowledge.Entity
	for _, e := range p.base.Entities {
		if e.Kind != knowledge.UnitKind || e.Standard || !calls(e, word) {
			continue
		}
		if found != nil {
			return nil // one of several
		}
		found = e
	}
	return found
}

// ofHome tells that the word is one of home's own names, and so short for none of its units.
func (p *parser) ofHome(word string) bool {
	home := p.base.Entity(p.base.Home)
	return home != nil && slices.ContainsFunc(home.Names, func(n knowledge.Name) bool {
		return slices.ContainsFunc(language.Words(n.Text), func(t language.Token) bool { return t.Norm == word })
	})
}

// leastCalled is how many letters a word has at least that may be short for a unit.
const leastCalled = 3

// calls tells that a word of the names of the unit is the word, or that one of them begins with it.
func calls(unit *knowledge.Entity, word string) bool {
	return slices.ContainsFunc(unit.Names, func(n knowledge.Name) bool {
		words := slices.DeleteFunc(language.Words(n.Text), func(t language.Token) bool { return language.Stop(t.Norm) })
		return len(words) > 0 && strings.HasPrefix(words[0].Norm, word) ||
			slices.ContainsFunc(words, func(t language.Token) bool { return t.Norm == word })
	})
}

// forTeams tells that a rule on an app asked about is for teams, or leaves some out.
func (p *parser) forTeams() bool {
	return slices.ContainsFunc(p.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(p.base.EventsOn(app), func(e *knowledge.Event) bool {
			return e.By == p.base.Home && (e.Scope.States(knowledge.Unit) || len(e.Scope.Except[knowledge.Unit]) > 0)
		})
	})
}

func (p *parser) scopeTo(e *knowledge.Entity) {
	if e.Kind == knowledge.UnitKind {
		p.reach(e)
		return
	}
	p.q.Where[knowledge.Audience] = addID(p.q.Where[knowledge.Audience], e.ID)
}

// leastShort is how many letters a word has at least that may be short for another one.
const leastShort = 4

// team is the one team or group of people of home's documents that the text names by
// its words without one such as "team", or by the beginning of one: "comms" is the
// communications team.
func (p *parser) team(text string) *knowledge.Entity {
	asked := withoutHead(text)
	var found *knowledge.Entity
	for _, e := range p.base.Entities {
		if e.Standard || !e.Proposed || e.Kind != knowledge.UnitKind && e.Kind != knowledge.AudienceKind {
			continue
		}
		if !slices.ContainsFunc(e.Names, func(n knowledge.Name) bool {
			name := withoutHead(n.Text)
			short := strings.TrimSuffix(asked, "s")
			return name == asked || !strings.Contains(asked, " ") && len(short) >= leastShort && strings.HasPrefix(name, short)
		}) {
			continue
		}
		if found != nil {
			return nil // one of several
		}
		found = e
	}
	return found
}

// withoutHead is the text in lower case, without a noun for a team at its end.
func withoutHead(text string) string {
	words := strings.Fields(strings.ToLower(text))
	if n := len(words); n > 1 && language.Ruling("team-word").Has(words[n-1]) {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}
