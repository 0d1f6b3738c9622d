package question

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// parser holds one question while it is read.
type parser struct {
	lex     *language.Lexicon
	base    *knowledge.Base
	reading language.Reading
	q       *Question
	verb    verb
	used    []bool // tokens that a slot explains
	before  *Question
	// uncompared is what more than two are compared with.
	uncompared string
	asides     [][2]int // clauses that only tell of a grant
	apart      [][2]int // words that say among whom somebody isn't
	using      int      // where the verb stands that says no more than that an app is used, or -1
	deedAt     [2]int   // what somebody would do that isn't using an app
	tagged     bool     // ended in ", didn't it?"
	agreed     bool     // ended in ", right?", which asks whether what was said is so
	telegraphs bool     // ended in "yes or no"
}

// Parse reads a message as one question, as asked on the day today. Before is
// the question before it in the same thread, or nil.
func Parse(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) *Question {
	t := tongue(lex, text, before, "")
	if !t.Readable() {
		return unread(text, t)
	}
	plain := language.PlainAddresses(text)
	if t == language.English {
		plain = language.InFull(plain)
	}
	w := lex.InEnglish(plain, t)
	q := parse(lex, b, language.GrantsPlainly(w.Text), before, today)
	q.saidIn(t, plain, w)
	q.Text = text
	return q
}

// parse reads a question in English.
func parse(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) *Question {
	asked, tag := untagged(lex, notApart(text), today)
	p := &parser{lex: lex, base: b, reading: lex.Read(asked, today), before: before, tagged: tag == doubt || tag == agreement, telegraphs: tag == yesOrNo, agreed: tag == agreement, using: -1}
	if p.user() == thatUser && before != nil {
		before = before.forThem()
		p.before = before
	}
	p.q = &Question{them: p.user() == thatUser, Text: text, Wording: text, Language: language.English, Where: knowledge.Terms{}, Cut: p.reading.Cut}
	p.used = make([]bool, len(p.reading.Tokens))
	p.reading.Mentions = slices.DeleteFunc(p.reading.Mentions, p.namesSite)
	p.classed()
	p.dropPolite()
	p.smallTalk()
	p.moment()
	p.concession()
	p.readGrants()
	p.verb = p.findVerb()
	p.q.Act, p.q.Verb = p.verb.act, p.verb.name
	if p.verb.name == "amend" {
		p.q.Change = p.reading.Tokens[p.verb.at].Norm
	}
	p.roles(before)
	p.times()
	p.versions()
	p.flags()
	p.q.Intent = p.intent()
	p.until(today)
	p.ahead(today)
	p.q.Leave = p.q.Leave || p.q.Intent == IsFact && p.offered()
	p.polarity()
	removal := p.removal()
	p.bodies()
	p.asks()
	p.q.Beyond = cmp.Or(removal, p.beyond())
	p.explained()
	p.terms()
	p.clock()
	p.numbered()
	p.forWhom()
	p.deed()
	p.leftover()
	p.q.UnnamedApp = len(p.q.Apps) == 0 && p.unnamedApp()
	p.q.ForUse = p.forUse()
	p.words()
	own := p.own()
	p.carry(before)
	p.q.Taken = own.lacks(p.q)
	p.home()
	return p.q
}

// dropPolite takes out what is only said around a question: "could you tell me"
// asks nobody to say anything. A longer cue, as in "tell me about", stays.
func (p *parser) dropPolite() {
	var polite []language.CueAt
	for i, c := range p.reading.Cues {
		if c.Cue == "filler" && p.atAnEnd(c) {
			p.reading.Cues[i].Cue, c.Cue = "polite", "polite"
		}
		if c.Cue == "polite" {
			polite = append(polite, c)
		}
	}
	p.reading.Cues = slices.DeleteFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.Cue != "polite" && slices.ContainsFunc(polite, func(o language.CueAt) bool { return o.From <= c.From && c.To <= o.To })
	})
}

// atAnEnd tells that the words begin or end what is said.
func (p *parser) atAnEnd(c language.CueAt) bool {
	tokens := p.reading.Tokens
	return c.From == 0 || !tokens[c.From-1].Word || c.To == len(tokens) || !tokens[c.To].Word || c.From == 1 && language.Stop(tokens[0].Norm)
}

func (p *parser) has(cues ...language.Cue) bool { return p.reading.Has(cues...) }

func (p *parser) first(cues ...language.Cue) int { return p.reading.First(cues...) }

func (p *parser) use(from, to int) {
	for i := from; i < to; i++ {
		p.used[i] = true
	}
}

// flags reads the small words that change what is asked.
func (p *parser) flags() {
	p.q.All = p.has("all") && !p.has("list", "which", "about") && !p.toAll()
	p.q.Still = p.has("still", "now")
	p.q.Home = p.has("self")
	p.q.Leave, p.q.Against = p.has("may"), p.asksAgainst()
	p.q.Must = (p.has("must") || p.needsThing()) && p.wh() == ""
	p.q.Will = p.has("will")
	p.q.Starts = p.has("starts")
	p.q.Passive = p.verb.passive
	p.q.Often, p.q.Mind = p.has("how-often"), p.has("change-of-mind")
	p.q.OfApps = p.has("app-noun")
	p.q.Asked = p.asked()
	p.q.Shaped = p.shaped()
	p.q.Denies = p.denies()
	p.q.First, p.q.Last = p.has("first"), p.has("last")
	p.q.OneValue = p.has("one-value")
	p.q.Superlative = p.wh() != "" && language.Superlative(p.reading.Text)
	p.premise()
	p.speaker()
}

// needsThing tells that it is asked whether something is needed, and of no other act: "do
// I need a passcode", "do we need approval".
func (p *parser) needsThing() bool {
	c, ok := p.cue("needs-thing")
	return ok && p.verb.at < c.To
}

// bodies reads "which companies" and "what countries".
func (p *parser) bodies() {
	switch p.q.Intent {
	case Who, HowMany, Which, Compare:
	default:
		return
	}
	company, government := p.first("company-noun"), p.first("government-noun")
	switch {
	case company >= 0 && (government < 0 || company < government) && len(p.q.Actors) == 0:
		p.q.Bodies = Companies
	case government >= 0 && len(p.q.Actors) == 0:
		p.q.Bodies = Governments
	}
}

// denies tells that something is denied inside of the question: "is it true
// that there is no …", and not at its beginning, as in "didn't".
func (p *parser) denies() bool {
	for i, t := range p.reading.Tokens {
		if i < 2 || p.reading.Tokens[i-1].Norm == "or" || p.mentioned(i) || p.used[i] {
			continue
		}
		allowed := p.reading.At(i, "ban") || i+1 < len(p.reading.Tokens) && p.reading.At(i+1, "allow") && p.q.Act == knowledge.Ban
		if (t.Norm == "not" || t.Norm == "no" || t.Norm == "never") && !allowed && !p.reading.At(i, "but-not") {
			return true
		}
	}
	return false
}

// beyond finds words that make of the act something that no record tells: it
// was refused, done by one only, outside of what is named, or for the sake of
// somebody else named.
func (p *parser) beyond() string {
	if !turns[p.q.Intent] {
		return ""
	}
	if p.uncompared != "" {
		return p.uncompared
	}
	for _, c := range p.reading.Cues {
		outside := c.Cue == "but-not" && c.From > 0 && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return m.From >= c.To && m.From <= c.To+2 }) && !p.leaves(c)
		if c.Cue == "not-done" && p.verb.at > c.From || c.Cue == "only" && !p.alternative(c.From) && !p.saidAhead(c.From) || outside {
			return textOf(p.reading.Tokens[c.From:c.To])
		}
	}
	if c, ok := p.cue("must"); ok && p.q.Intent == May && p.obliged() && !p.saidAhead(c.From) {
		return textOf(p.reading.Tokens[c.From:c.To])
	}
	if times := p.soOften(); times != "" {
		return times
	}
	if c, ok := p.cue("opinion"); ok && p.judges(c) {
		return textOf(p.reading.Tokens[c.From:c.To])
	}
	if c, ok := p.cue("first"); ok && p.firstOf(c) {
		return "the first"
	}
	for _, id := range p.q.Others {
		if p.causes(id) {
			p.q.Causes = append(p.q.Causes, id)
			continue
		}
		if e := p.base.Entity(id); e != nil && id != p.q.Speaker && !slices.Contains(p.q.Actors, id) && !slices.Contains(p.q.Loose, id) && !p.likes(id) && p.q.Verb != "warn" && p.q.Verb != "advise" {
			return e.Name()
		}
	}
	return ""
}

// saidAhead tells that the token stands in a clause of its own before what is asked: "I only need
// it today, may I", "I have to use it, may I".
func (p *parser) saidAhead(i int) bool {
	ask := p.asksAt()
	return i < ask && slices.ContainsFunc(p.reading.Tokens[i:ask], func(t language.Token) bool { return !t.Word })
}

// soOften is how many times the act is asked to have been done, in words: no
// record counts.
func (p *parser) soOften() string {
	for i, t := range p.reading.Tokens {
		if t.Norm == "times" && i > 0 && p.reading.At(i-1, "number-word") {
			return textOf(p.reading.Tokens[i-1 : i+1])
		}
	}
	return ""
}

// judges tells that the words are what is asked of the rule: "is the ban fair",
// and not a part of something, as in smart phones.
func (p *parser) judges(c language.CueAt) bool {
	tokens := p.reading.Tokens
	last := c.To == len(tokens) || !tokens[c.To].Word || tokens[c.To].Norm == "to"
	return last && c.From > 0 && (p.reading.At(c.From-1, "aux-is") || p.reading.At(c.From-1, "ban") || p.reading.At(c.From-1, "policy") ||
		language.Listed("before-opinion", tokens[c.From-1].Norm))
}

// firstOf tells that somebody is asked to have been the first: "the first bank
// to", "the first who".
func (p *parser) firstOf(c language.CueAt) bool {
	tokens := p.reading.Tokens
	if c.From == 0 || tokens[c.From].Norm != "first" || tokens[c.From-1].Norm != "the" || c.To == len(tokens) {
		return false
	}
	return slices.Contains([]string{"to", "who", "that", "?"}, tokens[c.To].Norm) || p.reading.At(c.To, "company-noun") || p.reading.At(c.To, "government-noun") ||
		p.reading.At(c.To, "institution") || p.reading.At(c.To, "person-noun") || len(p.lex.Sector(tokens[c.To].Stem)) > 0
}

// alternative tells that an "or" stands before: "for all, or only for some".
func (p *parser) alternative(at int) bool {
	return slices.ContainsFunc(p.reading.Tokens[:at], func(t language.Token) bool { return t.Norm == "or" })
}

// causes tells that the one named stands in what is asked to have led to it.
func (p *parser) causes(id knowledge.EntityID) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		if !slices.Contains(m.Entities, id) {
			return false
		}
		for _, c := range p.reading.Cues {
			if c.Cue == "cause" && c.To <= m.From && m.From-c.To <= 6 && p.verb.at >= 0 && c.From >= p.verb.to {
				return true
			}
		}
		return false
	})
}

// likes tells that the one named is only likened to another.
func (p *parser) likes(id knowledge.EntityID) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return slices.Contains(m.Entities, id) && p.likened(m)
	})
}

// premise reads what a question takes for granted.
func (p *parser) premise() {
	if p.verb.at < 0 || p.wh() == "" {
		return
	}
	not := slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.Cue == "not" && (c.From < p.verb.at || c.From >= p.verb.to) // not that of "not supposed to"
	})
	p.q.Negated = p.has("never") || not && p.q.Act == p.verb.act && !p.reading.At(p.verb.at-1, "not")
	if p.q.Negated && p.q.Act == knowledge.Allow && !p.has("never") { // "why isn't it allowed"
		p.q.Negated, p.q.Act, p.q.Verb = false, knowledge.Ban, string(knowledge.Ban)
	}
	rule, sinceThen := rules[language.Cue(p.verb.name)].Rule(), p.sinceThen()
	for _, t := range p.reading.Tokens[:p.verb.at] {
		if rule && (t.Norm == "is" || t.Norm == "are" || t.Norm == "does" || t.Norm == "do" || sinceThen && (t.Norm == "has" || t.Norm == "have")) {
			p.q.Standing = true
		}
	}
	p.q.Standing = p.q.Standing || p.q.Still
}

// speaker is the one named last before "say", or first behind it.
func (p *parser) speaker() {
	said := p.first("said")
	if said < 0 {
		return
	}
	for _, m := range p.reading.Mentions {
		e := p.base.Entity(m.Entities[0])
		if e == nil || !e.Kind.Acts() && !e.Kind.Used() || m.From > said && p.q.Speaker != "" {
			continue
		}
		p.q.Speaker = e.ID
	}
}

// toAll tells that "all" only says to whom it is said: "hi all".
func (p *parser) toAll() bool {
	c, ok := p.cue("all")
	return ok && c.From > 0 && p.reading.At(c.From-1, "greeting")
}

// home sets the home organization where "we" or nobody is meant.
func (p *parser) home() {
	if len(p.q.Actors) > 0 || p.base.Home == "" {
		return
	}
	if name, missing := p.q.Lacks(ActorRole); missing && !p.asksOfUs(name) {
		return
	}
	switch p.q.Intent {
	case Did, Is, May, DidUndo, Plans, Final, Covers, Why, When, HowLong, Status, Which:
		p.q.Actors = []knowledge.EntityID{p.base.Home}
	case HowMany:
		if p.q.Often && (p.q.Home || p.q.Bodies == "") {
			p.q.Actors = []knowledge.EntityID{p.base.Home}
		}
	}
}

// asksOfUs tells that those who ask are spoken of beside somebody without a record, and not only those
// with whom they deal: "did my bank ban it" and "did our supplier Globex ban it" ask of these alone, but
// "did our HR ban it" of us.
func (p *parser) asksOfUs(missing string) bool {
	others := slices.ContainsFunc(language.Words(missing), func(t language.Token) bool { return language.Says("others-of-ours", t.Stem) })
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		theirs := others && (p.at(c.From, "my-word") || p.at(c.From, "possessive"))
		return c.Cue == "self" && !(c.To == c.From+1 && theirs)
	})
}

// explained marks the words that the intent has taken in.
func (p *parser) explained() {
	for _, c := range p.reading.Cues {
		if taken[c.Cue] || c.Cue == "said" && p.q.Intent == Said {
			p.use(c.From, c.To)
		}
	}
}

// taken are the cues that an intent takes in whole.
var taken = map[language.Cue]bool{"why": true, "when": true, "where": true, "who": true, "how-many": true, "how-much": true, "how-long": true,
	"which": true, "list": true, "else": true, "compare": true, "timeline": true, "about": true, "changes": true, "company-noun": true,
	"government-noun": true, "app-noun": true, "policy": true, "still": true, "now": true, "again": true, "employees": true, "will": true,
	"may": true, "use": true, "true": true, "happened": true, "final": true, "first": true, "last": true, "starts": true, "must": true, "needs-thing": true, "all": true, "certain": true}

// asks sets the kind of thing that the question words ask for.
func (p *parser) asks() {
	switch p.wh() {
	case "who":
		p.q.Asks = PersonKind
	case "when":
		p.q.Asks = DateKind
	case "where":
		p.q.Asks = PlaceKind
	case "how-many", "how-much", "how-long":
		p.q.Asks = NumberKind
	case "why":
		p.q.Asks = ReasonKind
	default:
		switch at := p.first("which", "what"); {
		case p.has("why") && !p.has("said"):
			p.q.Asks = ReasonKind
		case at >= 0:
			if p.q.Noun = p.personBehind(at); p.q.Noun != "" {
				p.q.Asks = PersonKind
			}
		}
	}
}

// personBehind is the stem of the noun for a person that "which" stands before,
// be there an adjective or a name between.
func (p *parser) personBehind(at int) string {
	for i := at + 1; i < len(p.reading.Tokens) && i <= at+3; i++ {
		if p.reading.At(i, "person-noun") {
			return p.reading.Tokens[i].Stem
		}
		if p.reading.At(i, "aux-did") || p.reading.At(i, "aux-is") {
			break
		}
	}
	return ""
}

// wh is the first question word.
func (p *parser) wh() language.Cue {
	cues := []language.Cue{"why", "when", "who", "where", "how-many", "how-much", "how-long", "which", "what", "how"}
	best, at := language.Cue(""), len(p.reading.Tokens)
	for _, c := range cues {
		if i := p.reading.First(c); i >= 0 && i < at && !(i > 0 && p.reading.Tokens[i-1].Norm == "or") && !(c == "when" && p.whenever(i)) && !p.relative(c, i) && !p.ofUse(c, i) { // "… or what"
			best, at = c, i
		}
	}
	return best
}

// relative tells that the word only says more of somebody, before the question begins:
// "I have a guest who is new, can she".
func (p *parser) relative(c language.Cue, i int) bool {
	if c == "who" && i > 0 && p.asked() && p.somebodyAt(i-1) {
		return true // "may people who are interns use it"
	}
	if c == "which" && i > 1 && p.asked() && p.reading.Tokens[i-1].Word && !language.Stop(p.reading.Tokens[i-1].Norm) && (p.at(i+1, "being") || p.at(i+1, "past-auxiliary")) {
		return true // "is it ok to use plugins which were refused"
	}
	if c != "who" && c != "which" && c != "where" || i == 0 || !p.reading.Tokens[i-1].Word || p.cued(i-1) || language.Stop(p.reading.Tokens[i-1].Norm) {
		return false
	}
	return p.askedBehind(i) > i
}

// ofUse tells that the word stands in a clause that only says for what or when an app would
// be used, behind what is asked: "may I use it to see where my van is".
func (p *parser) ofUse(c language.Cue, i int) bool {
	ask := p.asksAt()
	if ask < 0 || ask+1 >= i || i+2 >= len(p.reading.Tokens) {
		return false
	}
	if c == "when" && p.reading.At(ask, "aux-is") && (p.reading.At(i-1, "ban") || p.reading.At(i-1, "allow")) {
		return true // "is it banned when roaming"
	}
	if !p.reading.At(ask, "may") || language.Listed("asking-verb", p.reading.Tokens[p.verbBehind(ask)].Norm) {
		return false
	}
	before := p.reading.Tokens[i-1]
	if i > 1 && p.reading.Tokens[i-2].Norm == "to" && language.Listed("asking-verb", before.Norm) {
		return p.appNamed() // "to see who is there"
	}
	if !before.Word || language.Listed("link-word", before.Norm) || p.reading.At(i+1, "aux-is") || p.reading.At(i+1, "aux-did") || p.reading.At(i+1, "may") {
		return false
	}
	if c != "when" && (p.mentioned(i-1) || language.Stop(before.Norm)) {
		return false // "may I use it on which phones"
	}
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return ask < m.From && m.To <= i && p.usedName(m.From) })
}

// verbBehind is the first word behind "may" that is neither somebody nor a small word.
func (p *parser) verbBehind(may int) int {
	for i := may + 1; i < len(p.reading.Tokens); i++ {
		if !p.mentioned(i) && !language.Stop(p.reading.Tokens[i].Norm) {
			return i
		}
	}
	return may
}

// whenever tells that "when" only says in which case: "when I am abroad".
func (p *parser) whenever(i int) bool {
	return i > 0 && !p.reading.At(i-1, "polite") && i+1 < len(p.reading.Tokens) && p.reading.Tokens[i].Norm == "when" && (p.reading.At(i+1, "self") || p.reading.At(i+1, "employees") || slices.Contains([]string{"you", "they", "he", "she", "one"}, p.reading.Tokens[i+1].Norm))
}

// implied is what a question asks for in words that don't name it: "what if I
// keep it" asks for the consequence.
func (p *parser) implied() string {
	for _, c := range p.reading.Cues {
		if name, ok := strings.CutPrefix(string(c.Cue), "asks-"); ok {
			return name
		}
	}
	return ""
}
