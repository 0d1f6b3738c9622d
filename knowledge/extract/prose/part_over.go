package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// part is a part of the words above something: what is named first, or what hangs on the
// preposition at a token.
type part struct{ prep, from, to int }

// parts are those of the words, but for phrases that say nothing.
func (s *sentence) parts() (list []part) {
	for from := 0; from < len(s.tokens); {
		end := s.to(from, "idle-over")
		if standing := s.standingTo(from); standing > from+1 && s.beginsPart(from) {
			end = max(end, standing) // "under review"
		}
		if end > 0 {
			from = end
			continue
		}
		prep := -1
		if s.beginsPart(from) {
			prep = from
			from++
		}
		to := from
		for to < len(s.tokens) && !s.beginsPart(to) && !s.verbOver(to) && (!s.mark(to) || s.norm(to) == "," && !s.in(to+1, "determiner", "we", "you")) {
			to++
		}
		if end := s.andElsewhere(from, to); end > 0 {
			from = end // of no place alone
			continue
		}
		list = append(list, part{prep, from, to})
		if from = to; s.mark(to) || s.verbOver(to) {
			from++
		}
	}
	return list
}

// verbOver tells that the verb stands at the token by which the words say what may be done, or
// how it stands: "contractors may use".
func (s *sentence) verbOver(i int) bool { return s.in(i, "may", "must", "cannot", "be", "have") }

// beginsPart tells that a word begins at the token on which what follows hangs.
func (s *sentence) beginsPart(i int) bool {
	return s.in(i, "preposition", "over-case") && s.at(i) == nil && !s.compound(i) && !s.in(i-1, "determiner") // "the outside world"
}

// partOver reads a part, which hangs on the preposition, or is named first.
func (s *sentence) partOver(p part) (o Bounds) {
	prep, from, to := p.prep, p.from, p.to
	for i := max(prep, from-1, 0); i < to; i++ {
		if m := s.momentAt(i); m != nil {
			return s.timeOver(prep, m)
		}
	}
	if s.selfNamed(prep, from, to) {
		return o
	}
	only := s.in(to-1, "only")
	if only {
		to--
	}
	for i := from; i < to; i++ {
		if s.othersBody(i) && !s.in(i, "list-head") && (s.in(prep, "at-body", "in-word") || !s.namesApp()) && !s.onlyAbout(prep) {
			o.Doubt = ofWhom
		}
	}
	terms, known := s.eachOver(prep, from, to)
	switch {
	case s.asksWhich(prep, from, to):
	case s.grounds(p), s.kindOnly(prep, terms), len(terms) == 0 && s.topicIn(prep):
	case s.leavesOut(p) && (len(terms) > 0 || s.namesPeople(from, to)), !known:
		o.Doubt = firstSaid(o.Doubt, claim.ForWhatHolds)
	case len(terms) > 0 && s.in(prep, "before", "after"):
		o.Doubt = whenHolds // "after work"
	case len(terms) > 0:
		o.Terms = terms
		if s.setting(prep, terms) {
			o.Setting = terms[knowledge.Place]
		}
	case prep < 0 && s.forPeople(from, to):
		o.Doubt = firstSaid(o.Doubt, "whom it is for")
	case prep < 0 && (only && !s.idleOver(from, to) || s.back(to, "occasion-noun", "weekday") >= 0):
		o.Doubt = firstSaid(o.Doubt, claim.ForWhatHolds)
	case prep < 0 && s.back(to, "voice-noun") >= 0:
		o.Doubt = firstSaid(o.Doubt, claim.OnlyVoiced)
	case s.in(prep, "over-case"):
		o.Doubt = firstSaid(o.Doubt, whenHolds)
	case s.limitsOver(prep) && !s.idleOver(from, to) && !s.needless(p):
		o.Doubt = firstSaid(o.Doubt, claim.ForWhatHolds)
	}
	return o
}

// asksWhich tells that the words ask what is answered below, which limits none of it: "with
// which data", "for what", "when".
func (s *sentence) asksWhich(prep, from, to int) bool {
	return s.in(prep, "limits") && s.in(from, "which-word", "why-word") || from == to && s.in(prep, "over-case")
}

// setting tells that the place behind the preposition, which nobody declares, is only where that
// is of which the words speak, and that they say of nothing how it stands there: "AI in the
// newsroom".
func (s *sentence) setting(prep int, terms knowledge.Terms) bool {
	return prep > 0 && form.HeadingStanding(s.Text) == form.Unsaid && !slices.ContainsFunc(terms[knowledge.Place], s.known)
}

// namedUse tells that the words behind the preposition are the name of a use that is known:
// "for private use", and not "for responsible use".
func (s *sentence) namedUse(prep, from, to int) bool {
	m := s.at(from)
	return s.in(prep, "for-word") && to > from+1 && m != nil && m.From == from && m.To == to && len(m.terms) > 0
}

// kindOnly tells that the purpose behind the preposition says of which kind the tools are, and
// is known as nothing else: "apps for video calls".
func (s *sentence) kindOnly(prep int, terms knowledge.Terms) bool {
	if !s.in(prep, "for-word") || !s.in(prep-1, "app-noun") || len(terms) != 1 || form.HeadingStanding(s.Text) != form.Unsaid {
		return false
	}
	return len(terms[knowledge.Purpose]) > 0 && !slices.ContainsFunc(terms[knowledge.Purpose], s.known)
}

// known tells that the term is known, and not only read from some words.
func (s *sentence) known(id knowledge.EntityID) bool {
	e := s.Entity(id)
	return e != nil && !(e.Proposed && len(e.In) == 0)
}

// onlyAbout tells that what hangs on the preposition says with whom something is done, or
// whose the tools are, and not whose the rules are: "our contract with Globex", "tools from
// Globex".
func (s *sentence) onlyAbout(prep int) bool {
	return prep >= 0 && (s.in(prep, "with-word") || s.in(prep, "from-word") && s.in(prep-1, "app-noun"))
}

// leavesOut tells that the words say for whom or what something isn't: "not for contractors",
// "everyone but contractors", "outside Sales".
func (s *sentence) leavesOut(p part) bool {
	before := p.prep - 1
	for before > 0 && s.adverb(before) {
		before--
	}
	if s.in(p.prep, "leaves-out") || s.back(p.prep+1, "except") >= 0 || p.prep > 0 && s.in(before, "not", "leaves-out") {
		return true
	}
	for i := p.from; i < p.to-1; i++ {
		if end := s.standingTo(i); end > 0 {
			i = end - 1
		} else if s.in(i, "except", "leaves-out", "not", "no-word") && !s.numberAt(i) {
			return true
		}
	}
	return false
}

// numberAt tells that the word at the token says that a number follows: "Instruction No. 12".
func (s *sentence) numberAt(i int) bool {
	return s.in(i, "no-word") && s.tokens[i].Upper && (s.figureAt(i+1) || s.norm(i+1) == "." && s.figureAt(i+2))
}

// needless tells that the words say that nobody's leave is needed, which limits nothing:
// "without approval".
func (s *sentence) needless(p part) bool {
	return s.in(p.prep, "without-word") && s.back(p.to, "approval-noun") >= 0
}

// standingTo is where words end that say from the token on how something stands, or 0.
func (s *sentence) standingTo(i int) int {
	low := make([]string, len(s.tokens))
	for j := range low {
		low[j] = s.norm(j)
	}
	if n := language.StandingAt(low, i); n > 0 {
		return i + n
	}
	return 0
}

// namesPeople tells that people are named between the tokens.
func (s *sentence) namesPeople(from, to int) bool {
	for i := from; i < to; i++ {
		if s.peopleAt(i) {
			return true
		}
	}
	return false
}

// eachOver are the terms that the words name. Where these are people, all of those that stand
// side by side are to be known; beside everybody, the others limit nothing: "staff and
// contractors".
func (s *sentence) eachOver(prep, from, to int) (terms knowledge.Terms, known bool) {
	terms = s.termsOver(prep, from, to)
	if !ofPeople(terms) {
		return terms, true
	}
	sc, known := knowledge.Scope{Terms: terms.Clone()}, true
	for a := from; a < to; a++ {
		b := a
		for b < to && s.norm(b) != "," && !s.in(b, "and") {
			b++
		}
		if a == from && b == to {
			return terms, true
		}
		for a < b && s.in(a, "determiner") {
			a++
		}
		each := s.peopleIn(a, b)
		if len(each) == 0 {
			each = s.termsOver(prep, a, b)
		}
		switch {
		case a < b && (s.allOfUs(a, b) || s.in(a, "everyone-word")):
			return nil, true
		case a < b && len(each) == 0:
			known = false
		}
		for d, ids := range each {
			sc = withTerm(sc, d, ids...)
		}
		a = b
	}
	return sc.Terms, known
}

// whenHolds is in doubt below words that tell of a time, or a case, and not to the day.
const whenHolds = "when it holds"

// timeOver reads a time: from or until when it holds, or that it holds for some time alone.
func (s *sentence) timeOver(prep int, m *moment) (o Bounds) {
	switch {
	case m.bearing == fromThen, m.bearing == sinceThen:
		o.From = m.date
	case m.bearing == untilThen:
		o.Until = m.date
	case m.bearing != onThen, s.in(prep, "for-word", "over-case"):
		o.Doubt = whenHolds
	}
	return o
}

// othersBody tells that the token names a body that isn't home, nor a part of it.
func (s *sentence) othersBody(i int) bool {
	m := s.at(i)
	return m != nil && m.From == i && len(m.apps) == 0 && slices.ContainsFunc(m.bodies, func(e *knowledge.Entity) bool {
		return e.Kind != knowledge.Person && e.ID != s.ourselves() && !slices.Contains(s.Over(e.ID), s.ourselves()) && !slices.Contains(s.Over(s.ourselves()), e.ID)
	})
}

// termsOver are the terms that the words name, and nothing beside them. What only names a
// purpose, data or a network speaks of these: "Meetings", "Customer data".
func (s *sentence) termsOver(prep, from, to int) knowledge.Terms {
	if prep < 0 {
		if language.Using(s.norm(from)) {
			from++ // "Using your own phone"
		}
		if s.in(to, "have") && s.standingTo(to+1) > 0 {
			return nil // "the IT department has approved"
		}
		for i := from; i < to; i++ {
			if s.standingTo(i) > 0 {
				return nil // "approved suppliers"
			}
		}
		if m := s.at(from); m != nil && m.From == from && m.To == to && len(m.bodies) == 1 && m.bodies[0].Kind == knowledge.UnitKind && !s.othersBody(from) {
			return knowledge.Terms{knowledge.Unit: {m.bodies[0].ID}}
		}
		if terms := s.peopleIn(from, to); len(terms) > 0 {
			return terms
		}
	}
	if from == to || s.in(prep, "by-word", "from-word") || s.allOfUs(from, to) || s.ourPeople(from, to) || s.in(to-1, "use-noun") && !s.namedUse(prep, from, to) {
		return nil
	}
	terms, end := s.termsIn(from, to)
	if end < to || s.elsewhereToo(from, to) {
		return nil
	}
	for d, ids := range terms {
		known := !slices.ContainsFunc(ids, func(id knowledge.EntityID) bool { return !s.known(id) })
		if isPeople(d) && (s.in(prep, "with-word", "of-word") || s.in(prep, "to-word") && strings.HasSuffix(s.norm(prep-1), "ing") && s.back(prep+1, "reaches-whom") < 0) {
			return nil // "working with contractors", "talking to clients"
		}
		if d == knowledge.Place && !known && s.topicIn(prep) {
			return nil // "AI in the newsroom"
		}
		if strange := d == knowledge.Unit && !known && !s.in(end-1, "unit-head-noun", "home-part-noun", "team-noun"); strange {
			return nil // "in Ruritania"
		}
		if d == knowledge.Component || !s.limitsOver(prep) && (!known || d == knowledge.Purpose || d == knowledge.Data || d == knowledge.Network) {
			return nil
		}
	}
	return terms
}

// andElsewhere is where the words end that name all other places behind those between the
// tokens, or 0: "in the exam room and beyond".
func (s *sentence) andElsewhere(from, to int) int {
	for i := from; i <= to; i++ {
		if s.in(i, "and") && s.in(i+1, "elsewhere-word") && (i+2 >= to || s.mark(i+2)) {
			return max(to, i+2)
		}
	}
	return 0
}

// topicIn tells that the words are the title of a document, which names apps before the
// preposition, and behind it only where all of that is done.
func (s *sentence) topicIn(prep int) bool {
	src := s.Base.Source(s.passage.Source)
	return prep > 0 && s.in(prep, "in-word") && src != nil && src.Title == s.Text && (s.appAt(prep-1) || s.in(prep-1, "ai-word") || s.in(prep-1, "app-noun") || language.Naming("software").Has(s.norm(prep-1)))
}

// ourPeople tells that the words name home and its people: "Acme people", "staff at Acme".
func (s *sentence) ourPeople(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.in(i, "persons-noun", "own-people", "determiner", "we") && !s.homeAt(i) {
			return false
		}
	}
	return s.back(to, "persons-noun", "own-people") >= 0
}

// homeAt tells that the token names home, and no part of it.
func (s *sentence) homeAt(i int) bool {
	m := s.at(i)
	return m != nil && len(m.bodies) == 1 && m.bodies[0].ID == s.ourselves()
}

// forPeople tells that the words say whose rules or apps stand below them, or what such people
// do: "Contractor policy", "What interns may use".
func (s *sentence) forPeople(from, to int) bool {
	tells := s.in(from, "why-word") && s.verbOver(to) || s.in(to-1, "rule-noun", "text-noun", "app-noun")
	for i := from; i < to; i++ {
		if m := s.at(i); m != nil && tells && s.audienceAt(i) && !s.generic(m) {
			return true
		}
	}
	return false
}

// limitsOver tells that what hangs on the preposition limits what it stands over, rather than
// that it says of what that is.
func (s *sentence) limitsOver(prep int) bool {
	return prep >= 0 && (s.in(prep, "for-word") || s.in(prep, "limits") && (!s.in(prep, "on-word", "with-word") || s.standingEnds(prep)))
}

// standingEnds tells that words end at the token that say how something stands: "not allowed
// with".
func (s *sentence) standingEnds(end int) bool {
	for i := max(0, end-4); i < end; i++ {
		if s.standingTo(i) == end {
			return true
		}
	}
	return false
}

// idleOver tells that the words behind such a preposition limit nothing: they name everybody,
// home, apps or rules.
func (s *sentence) idleOver(from, to int) bool {
	for i := from; i < to; i++ {
		if m := s.at(i); m != nil && (len(m.apps) > 0 || len(m.bodies) > 0 || s.generic(m)) {
			return true
		}
		if s.in(i, "we", "you", "app-noun", "rule-noun", "text-noun", "use-noun", "persons-noun", "all-of", "everyone-word") || language.Naming("software").Has(s.norm(i)) {
			return true
		}
	}
	return from == to || s.elsewhereToo(from, to)
}

// elsewhereToo tells that the words name a place, and every other one: "the workshop and beyond".
func (s *sentence) elsewhereToo(from, to int) bool { return s.back(to, "and-elsewhere") > from }
