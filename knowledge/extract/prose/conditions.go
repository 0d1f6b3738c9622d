package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// conditions reads what must be met: "unless IT approves", "with approval from
// IT". A ban with one has an exemption beside it, and a permission is restricted.
func (s *sentence) conditions(c *claim.Claim) {
	if c.Do == knowledge.Exempt && !c.Granted {
		s.caseTold(c)
	}
	if !c.Do.Rule() && c.Do != knowledge.Advise || c.Granted {
		return
	}
	for i := c.Left; i < len(s.tokens); i++ {
		if s.own() && s.in(i, "even-word") && s.in(i+1, "without-word", "if") {
			return // nothing must be met for what is so in any case
		}
		if s.in(i, "approval-noun") && s.conditional(i) {
			s.condition(c, i, s.to(i, "approval-noun"))
			if s.freely(c, i) {
				c.Terms = nil
			}
			return
		}
		if s.approved(i) && !s.ofAnother(c, i) {
			s.condition(c, i, i+1)
			return
		}
		k, found := s.caseAt(c, i)
		if !found {
			continue
		}
		if !(k.excepts && s.whoAgrees(c, &k)) {
			s.inCaseOf(c, &k)
		}
		return
	}
	s.caseTold(c)
}

// ofAnother tells that it is another app than those of the claim whose approval is awaited: "until
// Pigeon is approved, use Heron".
func (s *sentence) ofAnother(c *claim.Claim, approved int) bool {
	for i := approved - 1; i >= 0 && !s.mark(i) && !s.in(i, "until-word", "unless-word", "if"); i-- {
		if s.appAt(i) {
			return !slices.Contains(c.Apps, s.at(i).apps[0].ID)
		}
	}
	return false
}

// caseClause is a clause that says in which case a rule holds, or doesn't.
type caseClause struct {
	at, from, to int  // its tokens: where what leads in to it begins, where it begins, and where it ends
	excepts      bool // in that case the rule doesn't hold
	word         int  // where the word for the case stands: "if" in "but not if", "unless"
}

// caseAt is the clause of a case that begins at the token: "unless you are trained", "but not
// while driving", "as long as it is locked".
func (s *sentence) caseAt(c *claim.Claim, i int) (k caseClause, found bool) {
	k = caseClause{at: i, word: i}
	out := s.to(i, "except")
	switch {
	case s.in(i, "unless-word"):
		if s.approved(i+1) || s.approved(i+2) {
			return k, false
		}
		k.from, k.excepts = i+1, true
	case s.own() && i >= c.End && s.in(i, "until-word") && c.Do == knowledge.Ban && !s.timeSoon(i) && s.clauseAt(i+1):
		k.from, k.excepts = i+1, true // what isn't so before isn't so till then
	case s.own() && i >= c.End && out > 0 && s.in(out, "before-word", "until-word") && !s.timeSoon(out):
		k.from = out + 1 // and what is let "but not before" is so once it is met
	case s.own() && i >= c.End && out > 0 && s.in(out, "case-start", "case-bound") && !s.timeSoon(out):
		k.from, k.excepts = s.to(out, "case-start", "case-bound"), true
		k.word = out
	case i >= c.End:
		k.from = s.to(i, "condition-word")
	}
	if k.from == 0 || s.approvalSoon(i) || s.ofDay(i) {
		return k, false
	}
	for k.to = k.from; k.to < len(s.tokens) && k.to < i+mostCase && !slices.Contains([]string{";", ":", ")"}, s.norm(k.to)) && !(i == 0 && s.norm(k.to) == ","); k.to++ {
	}
	return k, true
}

// inCaseOf makes of the clause what must be met for what is let, or for an exemption from what
// is banned: in its own words, or in what denies them. Of a clause that says who somebody is it
// makes whom the rule is for, or leaves out.
func (s *sentence) inCaseOf(c *claim.Claim, k *caseClause) {
	lets := c.Do == knowledge.Allow || c.Do == knowledge.Restrict
	name := s.words(k.from, k.to)
	switch {
	case k.to == k.at+mostCase || k.to == k.from:
		c.Doubt("what is excepted by \"" + s.words(k.at, k.from) + "\"")
		return
	case s.whoYouAre(c, k):
		name = ""
	case lets && k.excepts && k.word > k.at:
		name = language.Deny(s.words(k.word, k.to))
	case lets && k.excepts:
		name = s.words(k.at, k.to)
	case !lets && !k.excepts && s.in(k.at, "while-so"):
		name = language.Deny(s.words(k.at, k.to)) // a ban "as long as" it lasts
	case !lets && !k.excepts:
		c.Doubt("in which case it holds")
		name = ""
	}
	if name != "" {
		c.Terms = []knowledge.Condition{{Name: name}}
	}
	c.To, c.CondFrom, c.CondTo = max(c.To, k.to), k.at, k.to
}

// whoYouAre takes in whom a rule of home's own leaves out, or is for, where that is told by a
// clause on who they are: "unless you are in Sales".
func (s *sentence) whoYouAre(c *claim.Claim, k *caseClause) bool {
	from := s.to(k.from, "you-are")
	if !s.own() || from == 0 || c.Do == knowledge.Advise {
		return false
	}
	to := from
	for to < k.to && !s.mark(to) {
		to++
	}
	terms, doubt := s.leaves(max(from, s.to(from, "in-body")), to)
	if doubt != "" || to < k.to {
		return false
	}
	for d, ids := range terms {
		s.limit(c, k.excepts, d, ids)
	}
	return true
}

// whoAgrees reads a clause by which somebody agrees, and takes that as what must be met:
// "unless the manager says yes".
func (s *sentence) whoAgrees(c *claim.Claim, k *caseClause) bool {
	for j := k.from; j < min(len(s.tokens), k.at+8); j++ {
		a, agrees := s.act(j, "allow"), s.to(j, "agrees")
		if a == nil && (agrees == 0 || !s.own()) {
			continue
		}
		p := s.party(k.from, j)
		c.Terms = []knowledge.Condition{{Name: "approval", Grants: s.grantor(s.bare(k.from), j, p)}}
		c.To, c.CondFrom, c.CondTo = max(c.To, j+1, agrees), k.at, max(j+1, agrees)
		if by, _ := s.actor(p); s.own() && by == c.By {
			c.By = s.ourselves() // who agrees to what we forbid doesn't forbid it
		}
		return true
	}
	return false
}

// caseTold reads the clause behind what a document of home's own lets people do that
// says in which case: "once they are enrolled", "provided that it is locked", "only
// after IT has agreed".
func (s *sentence) caseTold(c *claim.Claim) {
	if !s.own() || c.Do != knowledge.Allow && c.Do != knowledge.Exempt && c.Do != knowledge.Restrict {
		return
	}
	for i := c.End; i < len(s.tokens); i++ {
		if s.mark(i) && s.norm(i) != "," && s.quoted(i) < 0 {
			return
		}
		if s.in(i, "why-clause") {
			i = s.markFrom(i) // "as it looks after our account"
			continue
		}
		if s.caseClosed(c, i) {
			return
		}
		from := s.to(i, "case-bound")
		if from == 0 && (s.deviceRelative(i) || s.peopleRelative(i)) {
			from = i + 1
		}
		if weak := s.to(i, "case-start"); from == 0 && weak > 0 && s.clauseAt(weak) {
			from = weak
		}
		if from == 0 || s.timeSoon(i) || s.ofDay(i) {
			continue
		}
		end := from
		for end < len(s.tokens) && end < from+mostCase && !(s.mark(end) && s.norm(end) != "," && s.quoted(end) < 0) && !s.in(end, "except") && !(s.mark(end) && s.in(end+1, "except")) {
			end++
		}
		c.Terms = append(c.Terms, knowledge.Condition{Name: s.words(i, end)})
		c.To, c.CondFrom, c.CondTo = max(c.To, end), i, end
		if s.in(end, "except") || s.in(end+1, "except") {
			c.To = max(c.To, s.rightOf(max(end, s.to(end, "except"), s.to(end+1, "except"))))
		}
		return
	}
}

// caseClosed reads a condition between the comma at the token and a word that closes it: ", the
// works council permitting". It tells whether there is one.
func (s *sentence) caseClosed(c *claim.Claim, i int) bool {
	end := s.markFrom(i + 1)
	if s.norm(i) != "," || end < i+3 || !s.in(end-1, "case-closing") {
		return false
	}
	c.Terms = append(c.Terms, knowledge.Condition{Name: s.words(i+1, end)})
	c.To, c.CondFrom, c.CondTo = max(c.To, end), i+1, end
	return true
}

// deviceRelative tells that a clause begins at the token that says which devices of those
// named before it are meant: "a phone that has been enrolled".
func (s *sentence) deviceRelative(i int) bool {
	return i > 0 && (s.in(i, "that-word") || s.in(i, "which-word")) && s.in(i+1, "be", "have") && (s.in(i-1, "device-head-noun") || s.termAt(i-1, knowledge.DeviceKind) != "")
}

// peopleRelative tells that a clause begins at the token that says which people are meant of
// those named before it: "everyone who has been trained".
func (s *sentence) peopleRelative(i int) bool {
	return s.in(i, "who-word") && i > 0 && (s.peopleAt(i-1) || s.in(i-1, "that"))
}

// mostCase is how many words the clause of a case or of a condition may have.
const mostCase = 40

// clauseAt tells that a clause with a subject of its own begins at the token.
func (s *sentence) clauseAt(from int) bool {
	if s.in(from, "determiner", "it", "you", "we", "he", "persons-noun") {
		return true
	}
	for i := from; i < min(len(s.tokens), from+MostTeam*2) && !s.mark(i); i++ {
		if s.in(i, "be", "have", "may", "must", "do", "will") || i > from && s.anyAct(i) != nil && s.anyAct(i).Form&(language.Third|language.Past|language.Plain) != 0 {
			return true
		}
	}
	return false
}

// mostCondition is how many words are looked at for who is meant by a condition.
const mostCondition = 16

func (s *sentence) grantor(from, to int, p party) string {
	if p.body != "" {
		return s.Base.NameOf(p.body)
	}
	return s.words(from, to)
}

// freely tells that what is let needs no approval of the noun at the token, and that no more is
// said of it: "may be used without approval", but not "may be used, but not without approval".
func (s *sentence) freely(c *claim.Claim, noun int) bool {
	end, free := c.CondTo, false
	if end < len(s.tokens) && s.mark(end) {
		end++
	}
	for i := 0; i < noun; i++ {
		if s.in(i, "only", "not", "except") {
			return false
		}
		free = free || i >= noun-5 && s.in(i, "without-word")
	}
	return free && c.Do == knowledge.Allow && end >= len(s.tokens) && !s.in(s.to(noun, "approval-noun"), "by-word")
}

// conditional tells that the noun for approval says what must be met.
func (s *sentence) conditional(i int) bool {
	for j := i - 1; j >= max(0, i-5); j-- {
		if s.in(j, "with", "unless", "provided") || s.own() && s.back(j+1, "condition-on") >= 0 {
			return true
		}
		if !s.in(j, "prior", "determiner", "have", "you", "it") && s.act(j, "get") == nil && !s.tokens[j].Upper && !s.adverb(j) && s.at(j) == nil && !s.in(j, "we") {
			return false
		}
	}
	return false
}

func (s *sentence) condition(c *claim.Claim, i, end int) {
	k := knowledge.Condition{Name: "approval"}
	if s.in(end, "granted-by") {
		to := end + 1
		for to < len(s.tokens) && !s.mark(to) && !s.in(to, "preposition", "clause", "be", "before", "after", "and", "if") {
			to++
		}
		k.Grants = s.words(s.bare(end+1), to)
		end = to
	} else if i > 0 && s.tokens[i-1].Upper && s.tokens[i-1].Word {
		k.Grants = s.words(i-1, i)
	}
	c.Terms = []knowledge.Condition{k}
	c.To, c.CondFrom, c.CondTo = max(c.To, end), i, end
}

// bare steps over an article.
func (s *sentence) bare(i int) int {
	if s.in(i, "determiner") {
		return i + 1
	}
	return i
}
