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
	tagged     bool // ended in ", didn't it?"
	agreed     bool // ended in ", right?", which asks whether what was said is so
}

// Parse reads a message as one question, as asked on the day today. Before is
// the question before it in the same thread, or nil.
func Parse(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) *Question {
	t := tongue(lex, text, before, "")
	if !t.Readable() {
		return unread(text, t)
	}
	plain := language.PlainAddresses(text)
	w := lex.InEnglish(plain, t)
	q := parse(lex, b, w.Text, before, today)
	q.saidIn(t, plain, w)
	q.Text = text
	return q
}

// parse reads a question in English.
func parse(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) *Question {
	asked, tag := untagged(lex, notApart(text), today)
	p := &parser{lex: lex, base: b, reading: lex.Read(asked, today), before: before, tagged: tag != noTag, agreed: tag == agreement}
	p.q = &Question{Text: text, Wording: text, Language: language.English, Where: knowledge.Terms{}, Cut: p.reading.Cut}
	p.used = make([]bool, len(p.reading.Tokens))
	p.dropPolite()
	p.moment()
	p.concession()
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
	p.q.Leave = p.q.Leave || p.q.Intent == IsFact && p.offered()
	p.polarity()
	removal := p.removal()
	p.bodies()
	p.asks()
	p.q.Beyond = cmp.Or(removal, p.beyond())
	p.explained()
	p.terms()
	p.forWhom()
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

// times takes the time that the question names. Of several the first counts,
// and the others are noted.
func (p *parser) times() {
	for _, w := range p.reading.Times {
		if w.Event != "" || p.numbersName(w) {
			continue
		}
		for t, tok := range p.reading.Tokens {
			if tok.Start >= w.Start && tok.End <= w.End {
				p.used[t] = true
			}
		}
		if p.q.When == nil {
			p.q.When = &w
			if w.YearOnly {
				p.q.Notes = append(p.q.Notes, Note{Kind: YearOnly, Words: p.reading.Text[w.Start:w.End]})
			}
		} else {
			p.q.Notes = append(p.q.Notes, Note{Kind: FirstTime})
		}
	}
}

// until takes a time behind "until" for the end of what is asked about, where that is a
// rule: "is it banned until March" asks nothing of March itself. Where the time is past, it is
// asked of, too, and "not until March" asks when something begins.
func (p *parser) until(today knowledge.Day) {
	when := p.q.When
	if when == nil || p.q.Denies || when.Event != "" || p.q.Intent != Is && p.q.Intent != Did || rules[language.Cue(p.verb.name)] != knowledge.Ban {
		return
	}
	for i, t := range p.reading.Tokens {
		within := language.Listed("until", t.Norm) // a time without figures has its preposition
		if t.Start == when.Start && (within || i > 0 && language.Listed("until", p.reading.Tokens[i-1].Norm)) {
			p.untilThen(when, p.over(when, today))
		}
	}
}

func (p *parser) untilThen(when *language.When, over bool) {
	switch {
	case !over:
		p.q.Until, p.q.When = when, nil
	case p.q.Intent == Is && !when.Yearless:
		p.q.Until = when
	}
}

// over tells that the time is past, or is said to be where it names no year: "was it banned until
// March".
func (p *parser) over(when *language.When, today knowledge.Day) bool {
	if !when.Yearless {
		return when.Date.Last <= today
	}
	return slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Listed("once-word", t.Norm) })
}

// versions takes a number behind an app's name, or behind "version", as the
// version that is asked about.
func (p *parser) versions() {
	for i, t := range p.reading.Tokens {
		if i == 0 || p.used[i] || !isVersion(t.Norm) || p.counts(i) {
			continue
		}
		named := slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
			e := p.base.Entity(m.Entities[0])
			return m.To == i && e != nil && e.Kind.Used()
		})
		goesOn := p.before != nil && len(p.before.Where[knowledge.Version]) > 0 && len(p.reading.Mentions) == 0 // "and 4.1?"
		if before := p.reading.Tokens[i-1].Norm; named || goesOn || before == "version" || before == "release" || before == "v" {
			p.q.Where[knowledge.Version] = append(p.q.Where[knowledge.Version], knowledge.EntityID(strings.TrimPrefix(t.Norm, "v")))
			p.use(i, i+1)
			return
		}
	}
}

// counts tells that the number says how many or how much of something, which
// stands behind it: "900 million users", "3 times", "5 %".
func (p *parser) counts(i int) bool {
	tokens := p.reading.Tokens
	if rest := strings.TrimSpace(p.reading.Text[tokens[i].End:]); rest != "" && strings.ContainsAny(rest[:1], "%$") || strings.HasPrefix(rest, "€") || strings.HasPrefix(rest, "£") {
		return true
	}
	if i+1 == len(tokens) || !tokens[i+1].Word {
		return false
	}
	next := tokens[i+1]
	if p.reading.At(i+1, "number-word") || language.Says("measure", next.Stem) {
		return true
	}
	return !strings.Contains(tokens[i].Norm, ".") && !language.Stop(next.Norm) && !p.cued(i+1) && !p.mentioned(i+1) && !p.inTime(i+1)
}

// isVersion tells that the word is numbers parted by points.
func isVersion(s string) bool {
	_, err := knowledge.ParseVersionRange(s)
	return err == nil
}

// flags reads the small words that change what is asked.
func (p *parser) flags() {
	p.q.All = p.has("all") && !p.has("list", "which", "about") && !p.toAll()
	p.q.Still = p.has("still", "now")
	p.q.Home = p.has("self")
	p.q.Leave = p.has("may")
	p.q.Must = (p.has("must") || p.has("needs-thing") && p.verb.at < 0) && p.wh() == ""
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
		if i < 2 || p.reading.Tokens[i-1].Norm == "or" || p.mentioned(i) {
			continue
		}
		allowed := i+1 < len(p.reading.Tokens) && p.reading.At(i+1, "allow") && p.q.Act == knowledge.Ban
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
		if c.Cue == "not-done" && p.verb.at > c.From || c.Cue == "only" && !p.alternative(c.From) || outside {
			return textOf(p.reading.Tokens[c.From:c.To])
		}
	}
	if c, ok := p.cue("must"); ok && p.q.Intent == May && p.obliged() {
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
	p.q.Negated = p.has("never") || p.reading.Has("not") && p.q.Act == p.verb.act && !p.reading.At(p.verb.at-1, "not")
	rule, sinceThen := rules[language.Cue(p.verb.name)].Rule(), p.sinceThen()
	for _, t := range p.reading.Tokens[:p.verb.at] {
		if rule && (t.Norm == "is" || t.Norm == "are" || t.Norm == "does" || t.Norm == "do" || sinceThen && (t.Norm == "has" || t.Norm == "have")) {
			p.q.Standing = true
		}
	}
	p.q.Standing = p.q.Standing || p.q.Still
}

// sinceThen tells that a question asks of what has gone on until now: "since
// when", "for how long".
func (p *parser) sinceThen() bool {
	at := p.first("when")
	return p.has("how-long") || at >= 0 && p.reading.Tokens[at].Norm == "since"
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
	if _, missing := p.q.Lacks(ActorRole); missing && !p.q.Home {
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
		if i := p.reading.First(c); i >= 0 && i < at && !(i > 0 && p.reading.Tokens[i-1].Norm == "or") && !(c == "when" && p.whenever(i)) && !p.relative(c, i) { // "… or what"
			best, at = c, i
		}
	}
	return best
}

// relative tells that the word only says more of somebody, before the question begins:
// "I have a guest who is new, can she".
func (p *parser) relative(c language.Cue, i int) bool {
	if c != "who" && c != "which" && c != "where" || i == 0 || !p.reading.Tokens[i-1].Word || p.cued(i-1) || language.Stop(p.reading.Tokens[i-1].Norm) {
		return false
	}
	return p.askedBehind(i) > i
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

// words lists the content words: all that is neither a stop word nor the name
// of somebody.
func (p *parser) words() {
	implied := p.implied()
	if implied != "" {
		p.q.Implied = true
		p.q.Words = append(p.q.Words, Word{Text: implied, Stem: language.Stem(implied)})
		defer func() {
			for i := range p.q.Words[1:] {
				p.q.Words[i+1].Used = true
			}
		}()
	}
	for i, t := range p.reading.Tokens {
		if language.Universal(t.Norm) && i+1 < len(p.reading.Tokens) && p.reading.Tokens[i+1].Norm == "world" {
			continue // the whole world is the world
		}
		if language.Universal(t.Norm) && p.q.Intent == IsFact {
			p.q.Words = append(p.q.Words, Word{Text: t.Norm, Stem: "all"})
			continue
		}
		if language.Claim(t.Norm) && p.q.Intent == IsFact {
			p.q.Words = append(p.q.Words, Word{Text: t.Norm, Stem: "~" + t.Norm})
			continue
		}
		if !t.Word || language.Stop(t.Norm) || p.inName(i) || p.inTime(i) || p.passed(i) {
			continue
		}
		if p.headOffice(i) {
			t.Norm, t.Stem = "headquarters", language.Stem("headquarters")
		} else if i > 0 && p.headOffice(i-1) {
			continue
		}
		if p.q.Intent == HowLong && p.reading.At(i, "cover") {
			t.Norm, t.Stem = "last", language.Stem("last") // how long a rule applies is how long it lasts
		}
		w := Word{Text: t.Norm, Stem: t.Stem, Used: p.used[i],
			Proper: t.Upper && !p.begins(i) && !p.titled() && !p.cued(i) && !language.Weekday(t.Norm)}
		if !slices.ContainsFunc(p.q.Words, func(x Word) bool { return x.Stem == w.Stem }) {
			p.q.Words = append(p.q.Words, w)
		}
	}
}

// headOffice tells that the place of a head office is asked for.
func (p *parser) headOffice(i int) bool {
	return p.q.Asks == PlaceKind && p.reading.Tokens[i].Norm == "head" && i+1 < len(p.reading.Tokens) && strings.HasPrefix(p.reading.Tokens[i+1].Norm, "office")
}

func (p *parser) inTime(i int) bool {
	t := p.reading.Tokens[i]
	return slices.ContainsFunc(p.reading.Times, func(w language.When) bool { return t.Start >= w.Start && t.End <= w.End && !p.numbersName(w) })
}

// numbersName tells that a year is the end of a name that no record knows, and no
// time: "Pigeon for Ferry 2016".
func (p *parser) numbersName(w language.When) bool {
	return slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return t.Start == w.Start && t.End == w.End && isNumber(t.Norm) }) &&
		slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return t.Upper && t.End == w.Start-1 }) && !p.behindKnown(w.Start)
}

// behindKnown tells that what stands right before the place is a name that records
// know, a word of time, or the beginning.
func (p *parser) behindKnown(at int) bool {
	i := slices.IndexFunc(p.reading.Tokens, func(t language.Token) bool { return t.Start == at }) - 1
	return i < 0 || p.begins(i) || p.mentioned(i) || p.cued(i) || language.Stop(p.reading.Tokens[i].Norm) || p.shouted()
}

// passed tells that the token belongs to a cue that only says how it is asked.
func (p *parser) passed(i int) bool {
	return slices.ContainsFunc([]language.Cue{"about", "list", "how-long", "how-many", "how-much", "polite", "self"}, func(c language.Cue) bool { return p.reading.At(i, c) })
}

// inName tells that the token belongs to a name, rather than to a term of a
// scope, which facts may speak of in other words.
func (p *parser) inName(i int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		if m.From <= i && i < m.To && m.Generic {
			return true
		}
		return m.From <= i && i < m.To && e != nil && (e.Kind.Acts() || e.Kind.Used() || e.Kind == knowledge.PlaceKind)
	})
}
