package assess

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// granted reads what the question says of approvals: whether the one that the condition asks for
// was given by whom it says, and hasn't run out since. It reports whether it says anything of any,
// where the condition asks for one.
func (j *Judge) granted(c knowledge.Condition) (s Stance, told bool) {
	isGrant := slices.ContainsFunc(language.Words(c.Name), func(t language.Token) bool { return language.Says("granting-word", t.Stem) })
	if !isGrant || len(j.Q.Grants) == 0 {
		return Unsaid, false
	}
	for _, g := range j.Q.Grants {
		switch {
		case g.Open || !j.grantor(c, g.By):
		case g.Denied || j.ranOut(c, g):
			return Unmet, true // whatever was granted before it
		case j.namesHead(c, g.By) && (g.When == nil || g.When.Date.First <= j.At.Day):
			s = Met
		}
	}
	return s, true
}

// grantor tells that the words name whom the condition says to grant it, and nobody else.
func (j *Judge) grantor(c knowledge.Condition, by string) bool {
	grants, named := whoStems(c.Grants+" "+c.Name), whoStems(by)
	for s := range named {
		if !grants[s] && !stem.Same(grants, s) && !stem.AtWork(grants, []string{s}) {
			return false
		}
	}
	words := stem.Of(by)
	return len(words) == 0 || len(slices.DeleteFunc(language.Words(by), func(t language.Token) bool { return !words[t.Stem] })) == len(words) // not "my manager's manager"
}

// namesHead tells that the words for who granted it name the noun for whom the condition says,
// or nobody: "IT approved it" isn't by IT security.
func (j *Judge) namesHead(c knowledge.Condition, by string) bool {
	named := whoStems(by)
	return len(named) == 0 || slices.ContainsFunc([]string{c.Grants, c.Name}, func(who string) bool {
		words := slices.DeleteFunc(language.Words(who), func(t language.Token) bool { return language.Stop(t.Norm) })
		if len(words) == 0 {
			return false
		}
		head := words[len(words)-1].Stem
		return named[head] || stem.Same(named, head) || stem.AtWork(named, []string{head})
	})
}

// ranOut tells that the approval was given longer ago than one lasts.
func (j *Judge) ranOut(c knowledge.Condition, g question.Grant) bool {
	if g.When == nil || c.Lasts == "" {
		return false
	}
	for _, oldest := range language.Times(c.Lasts+" ago", j.At.Day) {
		return g.When.Date.Last < oldest.Date.First
	}
	return false
}

// whoStems are the stems of the words for somebody, those too that are written in capitals alone
// and spelt like a small word: IT.
func whoStems(words string) map[string]bool {
	in := stem.Of(words)
	for _, t := range language.Words(words) {
		if len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) {
			in[t.Stem] = true
		}
	}
	return in
}
