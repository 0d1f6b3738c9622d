package prose

import (
	"strings"

	"policybot/knowledge/language"
)

// group is a verb with the small words before it that belong to it: "has not yet
// been banned".
type group struct {
	from, at  int
	not       bool
	noLonger  bool
	again     bool
	modal     string // a list: will, would, may, might, must, should, cannot, going
	perfect   bool
	had       bool
	be        bool // some form of to be stands in it
	presentBe bool
	do        bool
	pastDo    bool
	infinite  bool // with to
	only      bool
	reported  bool // by a word such as reportedly
}

// modals are the lists of words that say whether something is done.
var modals = []string{"must", "going", "will", "would", "may", "might", "should", "cannot"}

// group reads the words before the verb.
func (s *sentence) group(at int) group {
	g := group{from: at, at: at}
	for i := at - 1; i >= 0; {
		from := s.step(&g, i)
		if from < 0 {
			break
		}
		g.from, i = from, from-1
		if g.infinite {
			if s.in(i, "not") { // not to use
				g.not, g.from = !g.not, i
			}
			break
		}
	}
	if to := s.to(at+1, "any-longer"); s.own() && g.not && to > 0 && !s.in(to, "than-word") {
		g.not, g.noLonger = false, true // "is not banned any more"
	}
	g.noLonger = g.noLonger || s.endsNoLonger(&g)
	s.norBefore(&g)
	return g
}

// endsNoLonger tells that the clause of a verb of home's own ends with "no longer": "Sales may use
// Pigeon no longer".
func (s *sentence) endsNoLonger(g *group) bool {
	if !s.own() || g.not || g.modal == "" && !g.be {
		return false
	}
	for i := g.at + 1; i < len(s.tokens) && !s.mark(i) && !s.in(i, "clause", "and", "relative", "whom"); i++ {
		if to := s.to(i, "no-longer"); to > 0 {
			return to == len(s.tokens) || s.mark(to) || s.timeAt(to) || s.in(to, "clause") && !s.in(to, "than-word")
		}
	}
	return false
}

// norBefore takes in a modal that stands with "nor" before the subject: "nor may employees use".
func (s *sentence) norBefore(g *group) {
	for i := g.from - 1; i > 0 && i > g.from-mostWords-1 && !s.mark(i) && g.modal == ""; i-- {
		if !s.in(i-1, "nor-word") || i > 1 && !s.mark(i-2) {
			continue
		}
		for _, m := range modals {
			if s.in(i, m) {
				g.modal, g.not = m, !g.not
			}
		}
	}
}

// step takes in what ends at the token, and gives where it begins, or -1 where it
// is no part of the group.
func (s *sentence) step(g *group, i int) int {
	if s.mark(i) || s.at(i) != nil || s.timeAt(i) && s.in(i, "may") {
		return -1 // the month
	}
	if from := s.back(i+1, "no-longer"); from >= 0 {
		g.noLonger = true
		return from
	}
	for _, m := range modals {
		if from := s.back(i+1, m); from >= 0 {
			if g.modal == "" || g.modal == "going" || g.modal == "must" && (m == "would" || m == "might") {
				g.modal = m
			}
			return from
		}
	}
	if from := s.ableBefore(g, i); from >= 0 {
		return from
	}
	if from := s.back(i+1, "goes-on"); from >= 0 && s.own() && s.act(g.at, "use", "feed") != nil {
		return from
	}
	return s.smallWord(g, i)
}

// smallWord takes in a small word by itself that ends at the token, and gives where it begins, or
// -1 where it is no part of the group.
func (s *sentence) smallWord(g *group, i int) int {
	switch {
	case s.in(i, "be"):
		if !g.perfect {
			g.presentBe = s.in(i, "present-be")
		}
		g.be = true
	case s.in(i, "got"):
		g.be = true
	case s.own() && s.in(i, "stays-so"):
		g.be, g.presentBe = true, true // "stays allowed"
	case s.in(i, "have"):
		g.perfect, g.had = true, s.in(i, "had")
		g.presentBe = false
	case s.in(i, "do"):
		g.do, g.pastDo = true, s.in(i, "past-do")
	case s.in(i, "not"), s.in(i, "neither"):
		g.not = !g.not
	case s.in(i, "to-word"):
		g.infinite = true
	case s.back(i+1, "again") >= 0:
		g.again = true
		return s.back(i+1, "again")
	case s.back(i+1, "almost") >= 0:
		g.not = true
		return s.back(i+1, "almost")
	case s.adverb(i):
		g.only = g.only || s.in(i, "only")
		g.reported = g.reported || s.in(i, "speculated")
	default:
		return -1
	}
	return i
}

// ableBefore takes in "be able to" before a verb of using, which ends at the token, and
// gives where it begins, or -1.
func (s *sentence) ableBefore(g *group, i int) int {
	if s.act(g.at, "use", "feed") == nil {
		return -1
	}
	if from := s.back(i+1, "able-to"); from >= 0 && !(s.own() && s.in(from-1, "not")) {
		g.modal = "may"
		return from
	}
	if from := s.back(i+1, "unable-to"); from >= 0 && !s.own() { // at home it tells of an outage
		g.modal = "cannot"
		return from
	}
	return -1
}

func (s *sentence) adverb(i int) bool {
	if s.mark(i) || s.at(i) != nil {
		return false
	}
	n := s.norm(i)
	return s.in(i, "adverb", "speculated") || strings.HasSuffix(n, "ly") && len(n) > 4
}

// noun tells that the word, which may be a verb, stands where a noun does.
func (s *sentence) noun(i int, a *language.ActAt) bool {
	if a.To-a.From > 1 || a.Apart > 0 {
		return false
	}
	before := i - 1
	if a.Form&(language.Plain|language.Third) != 0 && !s.in(i, "act-noun") {
		return false
	}
	if a.Form&language.Doing != 0 {
		return before >= 0 && (s.in(before, "determiner") || s.possessive(before)) && !s.in(before, "that")
	}
	if a.Form&(language.Past|language.Participle) != 0 && a.Form&language.Plain == 0 {
		return before >= 0 && (s.in(before, "determiner") && !s.in(before, "that") && !s.in(before-1, "have", "be") && !(s.in(before, "both-word", "all-of") && s.bodyAt(before-1)) || s.possessive(before)) && !s.mark(i+1) && !s.in(i+1, "preposition") // the banned app
	}
	switch {
	case before >= 0 && !s.possessive(before) && !s.in(before, "determiner", "own") && a.Form&language.Third != 0 && s.in(i+1, "on-word", "at-word") && (s.timeAt(i+1) || s.timeAt(i+2)):
		return false // "the ban on it ends on Monday"
	case before < 0 || s.mark(before):
		return s.in(i+1, "on-noun") || s.undoneAt(i+1)
	case s.in(before, "to-word"), s.in(before, modals...), s.in(before, "do"), s.in(before, "not"):
		return false
	case s.possessive(before), s.in(before, "determiner") && (!s.in(before, "that") || s.in(before, "this-word")), s.in(before, "unreal", "preposition", "similar"):
		return true
	case s.appAt(before):
		return !s.object(i+1) || s.in(i+1, "on-noun")
	case s.in(i+1, "on-noun") && !s.bodyAt(before):
		return true
	case s.in(i+1, "on-noun"):
		return s.appAt(i+2) || s.in(i+2, "determiner") && s.appAt(i+3)
	}
	v := s.act(before, "undo", "withdraw", "reinstate", "impose", "consider", "amend", "postpone", "extend", "plan", "oppose")
	return v != nil && !s.noun(before, v)
}

// object tells that what is done to something begins at the token.
func (s *sentence) object(i int) bool {
	return s.at(i) != nil || s.in(i, "determiner", "it", "persons-noun", "own", "that", "app-noun")
}

// anyAct is the first verb that the word at the token may be.
func (s *sentence) anyAct(i int) *language.ActAt {
	if i < 0 || i >= len(s.acts) || len(s.acts[i]) == 0 {
		return nil
	}
	return &s.acts[i][0]
}
