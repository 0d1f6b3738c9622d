package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// mostPurpose is how many words what something is used for has at most.
const mostPurpose = 14

// usedTo limits a rule of home's own to what it lets or doesn't let people do with the
// app: "may not be used to share records".
func (r *limiter) usedTo() {
	s, c := r.sentence, r.Claim
	if !r.used(c.End) {
		return
	}
	verb := c.End + 1
	end := s.purposeEnd(verb)
	if s.in(end, "and") || s.norm(end) == "," && end+1 < len(s.tokens) {
		c.Doubt("for what else it holds") // "to share records or to call patients"
	}
	if c.Do == knowledge.Ban && s.in(verb, "feeds-verb") && len(c.Scope.Terms[knowledge.Data]) > 0 && s.onlyData(verb+1, end) {
		c.To = max(c.To, r.cover(verb, end))
		return // who may not store them there may not use it with them
	}
	words := s.words(verb, end)
	id := s.term(knowledge.PurposeKind, language.Gerund(words))
	if e := s.Parts[id]; e != nil && len(e.Names) == 1 {
		e.Names = append(e.Names, knowledge.Name{Text: strings.ToLower(words)})
	}
	c.Scope = withTerm(c.Scope, knowledge.Purpose, id)
	c.To = max(c.To, r.cover(verb, end))
}

// onlyData tells that the words between the tokens name data and nothing else.
func (s *sentence) onlyData(from, to int) bool {
	for i := s.bare(from); i < to; i++ {
		if s.termAt(i, knowledge.DataKind) == "" {
			return false
		}
	}
	return true
}

// used tells that "to" stands at the token behind what may or mayn't be used by a rule of home's
// own, and what for.
func (r *limiter) used(to int) bool {
	return r.own() && r.Do.Rule() && r.infinitiveAt(to) && r.useBefore(to)
}

// infinitiveAt tells that "to" stands at the token, and a verb behind it.
func (s *sentence) infinitiveAt(to int) bool {
	verb := to + 1
	return s.in(to, "to-word") && !s.mark(verb) && s.at(verb) == nil && (!language.Stop(s.norm(verb)) || s.in(verb, "light-verb")) && !s.in(verb, "persons-noun", "body-noun", "own-people", "determiner", "not") && !s.audienceAt(verb)
}

// purposeEnd is where the words end that say what something is used for, from the verb on.
func (s *sentence) purposeEnd(verb int) int {
	end := verb + 1
	for end < len(s.tokens) && end < verb+mostPurpose && !s.in(end, "clause", "for-word") && !s.timeAt(end) {
		if (s.mark(end) || s.in(end, "and")) && !s.oneMore(end) {
			break
		}
		end++
	}
	return end
}

// oneMore tells that another thing is named behind the comma or "and" at the token, and no
// other verb.
func (s *sentence) oneMore(i int) bool {
	next := i + 1
	a := s.anyAct(next) // behind "to send plans and" a verb would stand in its plain form
	return (s.norm(i) == "," || s.in(i, "and")) && !s.mark(next) && !s.appAt(next) && !s.in(next, "preposition", "to-word", "it", "we", "you", "not", "clause", "except", "and") && !strings.HasSuffix(s.norm(next), "ing") && (a == nil || a.Form&language.Third != 0) && s.takenIn(next) == 0
}

// doing takes in what people do with the app for which a rule of home's own is told, "for
// arranging visits", or another such joined to it, and gives where it ends, or 0.
func (r *limiter) doing(i int) int {
	verb := i + 1
	if !r.own() || i < r.End || !r.in(i, "for-word") && !r.joins(i) || r.in(verb, "such-as") || !strings.HasSuffix(r.norm(verb), "ing") || r.mark(verb) || r.sentence.at(verb) != nil || r.mark(verb+1) || r.in(verb+1, "and", "purpose-head-noun") || language.Using(r.norm(verb)) {
		return 0
	}
	end := r.purposeEnd(verb)
	r.limit(r.Claim, r.except, knowledge.Purpose, []knowledge.EntityID{r.newTerm(knowledge.Purpose, verb, end)})
	r.before, r.ended = i, r.cover(verb, end)
	if end > r.To {
		r.To = r.rightOf(end)
	}
	return end
}

// usedFor takes in the thing for which people use the app by a rule of home's own, "for payroll",
// or another one joined to it, and gives where it ends, or 0. Whatever it is that nobody may use
// the app for, or may, is its purpose, unless it is a person, a name, or only a way of speaking.
func (r *limiter) usedFor(i int) int {
	prep := i
	if r.uses && r.joins(i) {
		prep = r.before
	}
	used := i >= r.End && (r.useBefore(r.withoutTime(prep)) || i == r.ended && r.sentence.act(r.st.at, "use") != nil || prep == r.End && r.sentence.act(r.st.at, "allow") != nil) || r.leads(i) && r.sentence.act(r.st.at, "use") != nil
	if !r.own() || !used || !r.in(prep, "for-word") || r.in(i, "no-limit") {
		return 0
	}
	from := r.bare(i + 1)
	head := from
	if r.adverb(head) {
		head++ // "first drafts"
	}
	to := r.thing(prep, head, head)
	if r.in(to, "of-word") {
		to = r.thing(prep, from, r.bare(to+1)) // "notes of a meeting"
	}
	if r.in(to, "between-word") && to > from {
		to = r.termWords(to, to+1, r.bare(to+1)) // "questions between rooms"
	}
	to = r.doneWith(from, to)
	if to == head || to > from+mostWords+1 || r.in(from, "no-purpose", "limits") || r.in(to-1, "aim-noun") || r.peopleAt(to-1) || r.allOfUs(from, to) || r.anyOf(i+1, to) || r.noLimit(prep, from, to) ||
		to < len(r.tokens) && !r.mark(to) && !r.timeAt(to) && !r.in(to, "and", "clause", "preposition", "only", "adverb", "except") && !(r.leads(i) && r.subjectAt(to)) {
		return 0
	}
	for j := from; j < to; j++ {
		if r.sentence.at(j) != nil || r.tokens[j].Upper || r.figureAt(j) {
			return 0
		}
	}
	r.limit(r.Claim, r.except, knowledge.Purpose, []knowledge.EntityID{r.newTerm(knowledge.Purpose, from, to)})
	r.before, r.ended, r.uses = prep, r.cover(from, to), true
	return to
}

// doneWith is where the words end, from the token on, that say behind such a thing with whom, to
// whom or where is done what is done with it: "drawings exchanged with the yard".
func (r *limiter) doneWith(from, to int) int {
	if strings.HasSuffix(r.norm(to), "ed") && r.anyAct(to) == nil {
		to++
	}
	begins, end := to <= from+1 || !strings.HasSuffix(r.norm(to-1), "ed"), r.bare(to+1)
	if begins || !r.in(to, "with-word", "to-word", "between-word", "in-word", "within-word", "from-word", "at-word") || r.approvalSoon(to) {
		return to
	}
	for last := end + mostWords; end < min(last, len(r.tokens)) && r.inTerm(end); end++ {
	}
	return end
}

// thing is where the words end, from the token on, that say what people use the app for. A plural
// noun that may be a verb ends them where nothing is behind it to which that would be done: "for
// quick questions".
func (r *limiter) thing(prep, from, to int) int {
	to = r.termWords(prep, from, to)
	a := r.anyAct(to)
	if a == nil || a.Form&language.Third == 0 || r.sentence.act(to, "expire", "start", "undo", "withdraw", "reach", "extend") != nil {
		return to
	}
	if next := to + 1; r.mark(next) || r.sentence.in(next, "and", "of-word", "between-word") {
		return next
	}
	return to
}

// subjectAt tells that a subject begins at the token: a name, or a small word for who or what.
func (s *sentence) subjectAt(i int) bool {
	return s.at(i) != nil || s.in(i, "it", "we", "you", "nobody", "persons-noun", "determiner")
}

// useBefore tells that what ends before the token is a verb of using, or what is used:
// "may be used", "may use Pigeon".
func (s *sentence) useBefore(end int) bool {
	for i := end - 1; i >= max(0, end-mostWords); i-- {
		if a := s.act(i, "use"); a != nil {
			return a.To == end || s.appAt(end-1) || s.in(end-1, "it")
		}
		if s.mark(i) {
			return false
		}
	}
	return false
}

// withoutTime is where the time begins that ends before the token, behind what may be used, or the
// token: "until 30 June for drawings".
func (r *limiter) withoutTime(end int) int {
	for i := end; i > r.End; i-- {
		if !r.timeAt(i-1) && !r.in(i-1, "from", "until", "on", "determiner") {
			return end
		}
	}
	return r.End
}

// withWhom is where the words end, from the token on, that say with whom it is done what a
// rule of home's own is for: "meetings with the works council".
func (r *limiter) withWhom(d knowledge.Dimension, i int) int {
	end := i + 1
	if d != knowledge.Purpose || !r.own() || !r.in(i, "with-word") || r.approvalSoon(i) || r.appAt(r.bare(end)) {
		return i
	}
	for end < len(r.tokens) && end < i+1+mostWords && !r.mark(end) && !r.timeAt(end) && !r.in(end, "clause", "and", "be", "have", "preposition") {
		end++
	}
	return end
}
