package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// mode is whether what a verb tells is done.
type mode int

const (
	notDone      mode = iota // it tells of no act
	isDone                   // it is, was or has been done
	toCome                   // it will be
	isConsidered             // somebody plans or weighs it
	isHedged                 // it may or could be
	isDenied                 // somebody says that it isn't so
)

// stance is what a sentence makes of one of its verbs: whose act it is, and
// whether it is one.
type stance struct {
	group
	mode     mode
	who      party  // stands where the subject does
	told     string // the verb by which somebody tells others to do it: order, ask, advise, warn, urge
	whom     party  // whom they tell
	outer    int    // the token behind the verb by which they are told
	toldBy   bool   // told in the passive: who stands where the subject does is told
	earlier  bool   // before what the sentence tells otherwise: "after banning it"
	named    bool   // a noun for it is what the sentence tells more of: "Acme's order banning it drew protests"
	later    bool   // after it: "before reversing it"
	recalled bool   // told as one that was before what is told otherwise: "had banned it"
	speaker  party  // who says so
	said     bool   // somebody says so
	decided  bool   // and by that decides it: "decided that", "ordered that"
	spoke    [2]int // the tokens that say who
	press    bool   // who tells of others
	left     int    // the first token that belongs to it
	doubt    string
}

// stance reads the stance of the verb.
func (s *sentence) stance(a *language.ActAt) stance {
	st := stance{group: s.group(a.From), mode: isDone}
	if o := s.act(a.From-1, "order"); o != nil && a.Form&language.Participle != 0 && s.group(o.From).be {
		st.group = s.group(o.From) // "was ordered blocked"
		st.at = a.From
	}
	st.left = st.from
	switch {
	case s.question():
		st.mode = notDone
	case st.infinite:
		s.infinitive(&st)
	case a.Form&language.Doing != 0 && !st.be && st.modal == "":
		s.gerund(&st)
	default:
		s.finite(&st)
	}
	if st.be && a.Form&language.Participle != 0 && len(st.who.twin) > 0 && s.act(a.From, "ban", "unban", "restrict", "allow", "unlist", "cut", "move", "erase", "use", "reinstate") != nil {
		st.who.apps, st.who.body = st.who.twin, "" // "Pigeon was blocked", whose maker is called so too
	}
	if st.mode != notDone || st.modal == "would" || st.modal == "cannot" {
		s.framed(&st)
	}
	return st
}

// finite reads a verb with a subject of its own.
func (s *sentence) finite(st *stance) {
	from, to, relative := s.phraseBefore(st.from)
	if s.relativeRest(from) {
		from, to, relative = s.phraseBefore(from - 1) // "the unit that deals with Acme advised"
	}
	st.who = s.party(from, to)
	if st.who.pronoun && to == from+1 && s.in(from-2, "to-word") && s.anyAct(from-1) != nil && s.in(from, "it-word", "them-word") && !st.be {
		st.who = s.mainSubject(from - 2) // "the court that had ordered operators to block it gave up"
	}
	s.lessExcepted(&st.who, st.from)
	if m := s.namedInside(to, st.from); m != nil {
		st.who = s.party(m.From, m.To) // "the data agency, Wren, banned"
	}
	if relative && s.describes(from, to) {
		st.who = s.party(s.at(from-2).From, s.at(from-2).To) // "by Wren, the data agency, which warned"
	}
	st.who.relative = relative
	if p := s.ruleOver(st); !p.empty() {
		st.who, from = p, p.from
	}
	if st.who.empty() && len(s.read) == 0 && st.from > 0 && s.in(st.from-1, "and") && !st.be {
		st.who = s.mainSubject(st.from) // "welcomed the changes and lifted the ban"
		from = st.from
	}
	st.left = min(s.ledInFrom(from), st.left)
	if i := s.billAt(&st.who); i >= 0 {
		s.byBill(st, i)
		return
	}
	s.byModal(st)
}

// byModal sets whether what the verb tells is done by the modal before it.
func (s *sentence) byModal(st *stance) {
	switch st.modal {
	case "":
		if s.norm(st.from) == "be" && s.onlyWanted(st.from) {
			st.mode = notDone
		}
	case "will", "going":
		st.mode = toCome
	case "would":
		st.mode = notDone // unless somebody says so
	case "might":
		st.mode = isHedged
	case "may", "should", "must":
		st.mode = isHedged
	case "cannot":
		st.mode = notDone
	}
}

// describes tells that the phrase between the tokens says what the body is that is named before it,
// with a comma between.
func (s *sentence) describes(from, to int) bool {
	return from > 1 && from < to && s.norm(from-1) == "," && s.bodyAt(from-2) && s.in(from, "determiner") && s.in(to-1, "body-noun", "state-noun")
}

// relativeRest tells that what begins at the token is the rest of a clause with that or which on
// the subject before it, by a verb that is none of those of policy.
func (s *sentence) relativeRest(from int) bool {
	return !s.own() && s.in(from-1, "that-word", "which-word", "who-word") && !s.mark(from-2) && s.plainWord(from) && s.anyAct(from-2) == nil && len(s.lists[from]) == 0 && s.at(from) == nil &&
		(strings.HasSuffix(s.norm(from), "s") || strings.HasSuffix(s.norm(from), "ed")) && (s.in(from+1, "preposition", "determiner") || s.at(from+1) != nil)
}

// ruleOver is the rule that is the subject of a verb in the passive, where what stands right
// before that is only what the rule is on: "Acme's order banning Pigeon was suspended".
func (s *sentence) ruleOver(st *stance) party {
	i := st.who.from - 1
	if !st.be || len(st.who.apps) == 0 || s.own() || s.act(st.at, "undo", "withdraw", "reinstate", "amend", "postpone", "extend", "clarify") == nil {
		return party{}
	}
	a := s.act(i, "ban", "restrict", "allow")
	if a == nil || a.Form&language.Doing == 0 && !s.in(i-1, "to-word") {
		return party{}
	}
	noun := i
	if s.in(i-1, "to-word") {
		noun = i - 1
	}
	if !s.in(noun-1, "rule-noun", "law-noun") {
		return party{}
	}
	from, to, _ := s.phraseBefore(noun)
	return s.party(from, to)
}

// headline tells that nothing but a name and what belongs to it stands before: the
// verb behind it is all that the sentence says.
func (s *sentence) headline(i int) bool {
	from, _, _ := s.phraseBefore(i + 1)
	return from == 0 || s.mark(from-1)
}

// mainSubject is the subject of what the sentence tells in the first place: the
// body before the token that hangs on nothing, or the one behind the next comma.
func (s *sentence) mainSubject(i int) party {
	for j := 0; j < i; j++ {
		if m := s.at(j); m != nil && len(m.bodies) > 0 && m.From == j && !s.prepositional(j, 0) {
			return s.party(m.From, m.To)
		}
		if s.in(j, "it") && s.in(j, "it-word", "they-word") && (s.own() || !s.isObject(j)) || s.in(j, "we") && s.in(j, "we-word") {
			return s.party(j, j+1)
		}
		if end := max(s.to(j, "body-noun"), s.to(j, "judge-noun")); end > 0 && j > 0 && !s.prepositional(s.phraseStart(j), 0) && !s.possessive(j) {
			if s.in(end, "of-word") && s.bodyAt(end+1) && s.in(j, "place-head-noun") {
				return s.party(end+1, s.at(end+1).To) // "the city of Tarn"
			}
			if from := s.determinedAt(j); from >= 0 {
				return s.party(from, end)
			}
		}
	}
	for j := i; j < len(s.tokens); j++ {
		if s.norm(j) != "," {
			continue
		}
		end := j + 1
		for end < len(s.tokens) && !s.mark(end) && !s.edge(end, end+1) {
			end++
		}
		if p := s.party(j+1, end); s.in(j+1, "preposition") {
			continue
		} else if p.body != "" || p.home || p.pronoun {
			return p
		}
	}
	return party{}
}

// phraseStart is where the name begins that stands right before the noun at the token, or the noun:
// "in the US House".
func (s *sentence) phraseStart(noun int) int {
	if m := s.at(noun - 1); m != nil && !s.possessive(noun-1) && s.at(noun) == nil {
		return m.From
	}
	return noun
}

// isObject tells that what the pronoun at the token stands for has something done to it by the word
// before it: "thought it over".
func (s *sentence) isObject(i int) bool {
	return i > 0 && !s.mark(i-1) && !s.timeAt(i-1) && !s.in(i-1, "clause", "and", "that-word", "adverb", "relative")
}

// determinedAt is where the article stands of the noun at the token, or -1.
func (s *sentence) determinedAt(i int) int {
	for j := i - 1; j >= max(0, i-4) && !s.mark(j) && s.at(j) == nil && !s.in(j, "preposition", "clause", "and"); j-- {
		if s.in(j, "determiner") {
			return j
		}
	}
	return -1
}

// wouldBe makes of "would" what is to come, where the one says so who does it.
func (s *sentence) wouldBe(st *stance, actor knowledge.EntityID) {
	if st.modal != "would" || st.mode != notDone || !st.said || actor == "" {
		return
	}
	if !s.stipulates() {
		st.mode = toCome
	}
}

// stipulates tells that the sentence says what must be so first.
func (s *sentence) stipulates() bool {
	for i := range s.tokens {
		if s.in(i, "if-word") || s.in(i, "unless-word") || s.norm(i) == "once" && !s.in(i, "again") && !s.mark(i+1) && !s.in(i+1, "before-word") {
			return true
		}
	}
	return false
}

// ranked reads "is the third country" before the token: whoever is that has done it.
func (s *sentence) ranked(i int) bool {
	rank, be := false, false
	for j := max(0, i-6); j < i; j++ {
		if s.in(j, "would", "might", "will", "may", "not", "should") {
			return false
		}
		rank = rank || s.in(j, "rank")
		be = be || s.in(j, "be", "remains")
	}
	return rank && be
}
