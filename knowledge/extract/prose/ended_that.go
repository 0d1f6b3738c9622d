package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// endedThat reads, in a document of home's own, that the rule that the sentence before told is
// over, where the sentence says nothing else: "That ended on 4 June", "It was lifted in May".
func (s *sentence) endedThat() {
	last := s.ruleBefore()
	if last == nil || len(s.read) > 0 || s.question() || !s.in(0, "it-word", "this-word", "that-word") {
		return
	}
	st, end := s.overAt(1)
	if end == 0 || !s.endsPlainly(end) || language.TakesBack(s.next()) {
		return
	}
	st.left = 0
	c := claim.Claim{Do: knowledge.Lift, By: last.By, Apps: last.Apps, Scope: last.Scope, Undoes: last.Do, Presupposes: true}
	for _, d := range last.Doubts {
		c.Doubt(d)
	}
	if s.goesOnAgain() {
		c.Doubt("whether it came back")
	}
	s.found(&st, c, end)
}

// ruleNoMore reads, in a document of home's own, that the rule that a noun at the token names is
// there no more: "the ban is over", "the Pigeon ban of edition 4 is gone".
func (s *sentence) ruleNoMore(i int) {
	r := s.ruleAt(i, len(s.tokens))
	if !s.own() || s.question() || r == nil || r.act == "" || r.act == knowledge.Lift || r.act == knowledge.Exempt || r.unreal || r.none || !r.definite {
		return
	}
	at := r.to
	end := s.to(s.nowFrom(at+1), "over-now", "gone-word")
	from, _, relative := s.phraseBefore(at)
	if !s.in(at, "present-be") || end == 0 || relative || !s.onlyDates(0, from) || !s.headOf(from, r.at) || !s.endsPlainly(end) || s.takenBack() || s.imagined() {
		return
	}
	s.take(r)
	st := stance{group: s.group(end - 1), mode: isDone, left: i}
	c := claim.Claim{Do: knowledge.Lift, Undoes: r.act, Apps: r.apps, Presupposes: true, Owned: !r.owner.empty()}
	if len(c.Apps) == 0 {
		c.Apps = s.ruledOn(r)
	}
	if c.By, c.Doubts = s.whoUndoes(&st, r, true, end); len(c.Apps) == 0 || st.not {
		return
	}
	edition := r.to > r.at && s.ofText(r.at+1) > r.at+1 // another one may hold it
	if (s.goesOnAgain() || edition && s.next() != "") && !s.mayAgain() {
		c.Doubt("whether it came back")
	}
	s.found(&st, c, end)
	s.given(r, &c)
}

// headOf tells that the noun at the token is what the phrase is about that begins at the first:
// nothing but its article and the name of an app stands before it.
func (s *sentence) headOf(from, noun int) bool {
	for i := from; i < noun; i++ {
		if !s.in(i, "determiner") && !s.appAt(i) && !s.timeAt(i) {
			return false
		}
	}
	return true
}

// nowFrom is where the words end, from the token on, that say no more than that it is so by now.
func (s *sentence) nowFrom(i int) int {
	for s.in(i, "now-word", "already-word") {
		i++
	}
	return i
}

// mayAgain tells that what stands behind the text in its passage lets people do something again.
func (s *sentence) mayAgain() bool {
	_, behind, _ := strings.Cut(s.passage.Text, s.Text)
	m, _ := language.ModalityOf(behind)
	return m == language.Permitted
}

// overAt reads a verb in the past, from the token on, that says of a rule that it is over, or
// that it is; and gives where that ends, or 0. Of what "it" stands for, which may be the app,
// fewer verbs say so.
func (s *sentence) overAt(from int) (st stance, end int) {
	at := from
	for at < len(s.tokens) && (s.in(at, "be", "have", "since") || s.adverb(at)) {
		at++
	}
	if to := s.to(at, "over-now"); to > 0 && s.in(from, "present-be") {
		return stance{group: s.group(at), mode: isDone}, to
	}
	a := s.act(at, "undo", "withdraw", "expire")
	if a == nil || a.Form&(language.Past|language.Participle) == 0 || s.in(0, "it-word") && !s.in(at, "ends-rule") {
		return st, 0
	}
	if st = s.stance(a); st.group.from != from || st.mode != isDone || st.not || st.noLonger || st.be && a.Form&language.Participle == 0 {
		return st, 0
	}
	return st, a.To
}

// goesOnAgain tells that the sentence, or what stands behind it in its passage, says that something
// is so again.
func (s *sentence) goesOnAgain() bool {
	_, behind, _ := strings.Cut(s.passage.Text, s.Text)
	return slices.ContainsFunc(language.Words(s.Text+" "+behind), func(t language.Token) bool { return language.Naming("once-more").Has(t.Norm) })
}
