package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// mostPurpose is how many words what something is used for has at most.
const mostPurpose = 8

// usedTo limits a rule of home's own to what it lets or doesn't let people do with the
// app: "may not be used to share records".
func (s *sentence) usedTo(c *claim.Claim) {
	if !s.own() || !c.Do.Rule() || !s.in(c.End, "to-word") || !s.useBefore(c.End) {
		return
	}
	verb := c.End + 1
	if verb >= c.To || s.mark(verb) || s.at(verb) != nil || language.Stop(s.norm(verb)) || s.in(verb, "persons-noun", "body-noun", "own-people", "determiner", "not") || s.audienceAt(verb) {
		return
	}
	end := verb + 1
	for end < len(s.tokens) && end < verb+mostPurpose && !s.mark(end) && !s.in(end, "clause", "and", "for-word") && !s.timeAt(end) {
		end++
	}
	if s.in(end, "and") || s.norm(end) == "," && end+1 < len(s.tokens) {
		c.Doubt("for what else it holds") // "to share records or to call patients"
	}
	words := s.words(verb, end)
	id := s.term(knowledge.PurposeKind, language.Gerund(words))
	if e := s.Parts[id]; e != nil && len(e.Names) == 1 {
		e.Names = append(e.Names, knowledge.Name{Text: strings.ToLower(words)})
	}
	c.Scope = withTerm(c.Scope, knowledge.Purpose, id)
	c.To = max(c.To, end)
}

// useBefore tells that what ends before the token is a verb of using, or what is used:
// "may be used", "may use Pigeon".
func (s *sentence) useBefore(end int) bool {
	for i := end - 1; i >= max(0, end-mostWords); i-- {
		if a := s.act(i, "use"); a != nil {
			return a.To == end || s.appAt(end-1)
		}
		if s.mark(i) {
			return false
		}
	}
	return false
}
