package prose

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// getsVerb reads, in a document of home's own, which people get or have an app, and which
// don't: "interns don't get Pigeon", "bank staff have it", "pilots get Pigeon logins".
func (s *sentence) getsVerb(a *language.ActAt) {
	if !s.own() || s.question() || s.noun(a.From, a) || a.Form&(language.Plain|language.Third) == 0 {
		return
	}
	g := s.group(a.From)
	if g.modal != "" && g.modal != "will" || g.infinite || g.perfect || g.be || g.pastDo {
		return
	}
	apps, end, none := s.got(a.To)
	st := s.stance(a)
	if len(apps) == 0 || !s.plainlyGets(a, &st, end) || st.mode != isDone && st.mode != toCome || st.who.pronoun || st.who.home || len(st.who.apps) > 0 {
		return
	}
	c := claim.Claim{Do: knowledge.Allow, Apps: apps, Rule: true, By: s.ourselves()}
	if none || st.not || st.noLonger || st.who.nobody {
		c.Do = knowledge.Ban
	}
	c.Scope = s.forTeams(s.scopeOf(st.who), st.who)
	c.Doubt(s.notAll(st.who))
	s.forPart(&c, st.who)
	s.forBoth(&c, &st)
	if len(c.Scope.Terms) == 0 && !st.who.nobody && (!s.wholeHome(st.who) || s.forbidsNext()) {
		return // of whom it is told isn't known, or more is told of it
	}
	s.onlyFor(&st, &c)
	s.found(&st, c, end)
}

// wholeHome tells that the party is all of home's people, and says no more of them than that they are
// there: "everyone", "all staff at Acme".
func (s *sentence) wholeHome(p party) bool {
	all := false
	for i := p.from; i < p.to; i++ {
		all = all || s.in(i, "everyone-word", "all-each")
		if !s.in(i, "everyone-word", "all-each", "own-people", "at-body", "the-word") && !s.homeAt(i) && s.norm(i) != "here" {
			return false
		}
	}
	return all
}

// forbidsNext tells that the sentence behind forbids something: "Use is forbidden until May".
func (s *sentence) forbidsNext() bool {
	m, _ := language.ModalityOf(s.next())
	return m == language.Forbidden
}

// plainlyGets tells that the clause is nothing but home's people, the verb and what they get,
// with a date, a network or a device at most: no "rarely", and nothing behind the app that
// makes another thing of it, as in "have Pigeon to thank for".
func (s *sentence) plainlyGets(a *language.ActAt, st *stance, end int) bool {
	head := 0
	for head < a.From && s.onlyDates(head, head+1) {
		head++
	}
	if head < st.who.from && (s.mark(st.who.from-1) || s.in(head, "preposition", "clause")) {
		return false
	}
	for i := 0; i < a.From; i++ {
		if m := s.at(i); m != nil && slices.ContainsFunc(m.bodies, func(e *knowledge.Entity) bool { return e.ID != s.Base.Home }) {
			return false
		}
		if i >= st.who.to && s.adverb(i) && !s.in(i, "only") || s.in(i, "some", "few", "half-of") {
			return false
		}
	}
	for i := end; i < len(s.tokens) && s.norm(i) != ";"; {
		switch to := s.whereAt(i); {
		case s.in(i, "yet-word", "until"):
			return false
		case to > 0:
			i = to
		case s.in(i, "only"), s.in(i, "anywhere"), s.onlyDates(i, i+1):
			i = max(i+1, s.to(i, "anywhere"))
		default:
			return false
		}
	}
	return true
}

// whereAt is where the words end that tell at the token on which device or network, or 0.
func (s *sentence) whereAt(i int) int {
	if !s.in(i, "preposition") || s.norm(i) == "off" {
		return 0
	}
	for i++; s.in(i, "determiner", "own", "own-word", "own-pronoun"); i++ {
	}
	if m := s.at(i); m != nil && len(m.terms) > 0 && (m.terms[0].Kind == knowledge.DeviceKind || m.terms[0].Kind == knowledge.NetworkKind) {
		return m.To
	}
	return 0
}

// mostGot is how many words may stand between who gets something and what that is.
const mostGot = 6

// got are the apps that stand behind the verb as what people get, where that ends, and
// whether they get none of it: "no access to Pigeon".
func (s *sentence) got(from int) (apps []knowledge.EntityID, end int, none bool) {
	for i := from; i < min(len(s.tokens), from+mostGot) && !s.mark(i); i++ {
		none = none || s.in(i, "no-word")
		switch m := s.at(i); {
		case m != nil && len(m.apps) == 1:
			if s.in(m.To, "licence-noun") {
				return idsOf(m.apps), m.To + 1, none
			}
			if m.To < len(s.tokens) && !s.mark(m.To) && !s.in(m.To, "preposition", "clause", "and", "only", "adverb", "anywhere") && !s.timeAt(m.To) {
				return nil, 0, false // "get Pigeon messages"
			}
			return idsOf(m.apps), m.To, none
		case m != nil:
			return nil, 0, false
		case s.in(i, "it-word") && i == from:
			spoken, doubt := s.spokenAt(true)
			if doubt != "" || i+1 < len(s.tokens) && !s.mark(i+1) && !s.in(i+1, "preposition", "clause", "and") {
				return nil, 0, false
			}
			return spoken, i + 1, none
		case !s.in(i, "determiner", "own", "own-word", "only", "no-word", "access-word", "licence-noun") && !(s.in(i, "preposition") && s.in(i-1, "access-word", "licence-noun")):
			return nil, 0, false
		}
	}
	return nil, 0, false
}

var (
	having = regexp.MustCompile(`(?i)\b(get|gets|have|has)\b`)
	goneBy = regexp.MustCompile(`(?i)\b(gone|for good|history|no more|no longer|off|closed|shut|withdrawn|replaced|left|stopped|given? up|gave up|goodbye|back|out of|reinstall|goes|going away|hold|ice|clear|joins?|joined|welcome|wrong about|took the place|taken the place|minds?|open to|on for|licen[cs]ed for|provided to|offered to|we (use|offer|provide))\b`)
)

// informal tells that the text may tell of who gets or has an app, or that one is gone,
// which no word of policy shows.
func informal(text string) bool { return having.MatchString(text) || goneBy.MatchString(text) }

// has tells the same of the passage, in a document of home's own that names an app there.
func (r *Reader) has(p *knowledge.Passage) bool {
	if !r.topicOf(p).own || !informal(p.Text) && !language.Upsets(p.Text) {
		return false
	}
	return len(ground.Apps(r.Base, r.Lexicon.Mentions(p.Text+" . "+strings.ReplaceAll(p.Title, " › ", " . ")))) > 0
}
