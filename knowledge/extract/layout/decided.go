package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// decided reads, in minutes, how an app stands that a line begins with, where one sentence
// behind its name says nothing but that: "Pigeon. Approved for the sales team.", "Pigeon.
// Decided: banned on company phones."
func (l *Reader) decided(s *knowledge.Source, p *knowledge.Passage, line string) bool {
	name, rest, _ := strings.Cut(line, ". ")
	app, doubt := l.appOf(name)
	rest = strings.TrimSpace(rest)
	if app == "" || rest == "" || form.SentenceEnd(rest, 0) < len(rest) || slices.Contains(l.About, app) {
		return false
	}
	if head, behind, ok := strings.Cut(rest, ":"); ok && language.Ruling("decides-lead").Has(strings.ToLower(strings.TrimSpace(head))) {
		rest = strings.TrimSpace(behind)
	}
	t := claim.Rule{App: app, Words: line}
	if doubt != "" {
		t.Doubts = append(t.Doubts, doubt)
	}
	is, limits := form.StandingOf(rest)
	if is == form.Unsaid || clause(rest) || l.namesBody(limits, s) {
		return false
	}
	l.limit(limits, is, p, &t)
	t.Doubts = append(t.Doubts, unclear(t.Terms)...)
	l.tells(s, p, is, t)
	return true
}

// forWhom are the people whom a limit names, and nothing else: "for the sales team".
func (l *Reader) forWhom(limit string, p *knowledge.Passage) knowledge.Terms {
	terms, only := l.prose.ForWhom(strings.TrimRight(limit, "."), p)
	if !only || len(terms) == 0 || !claim.OfPeople(knowledge.Scope{Terms: terms}) {
		return nil
	}
	return terms
}

// namesBody tells that the words name a body that isn't whose rules the document has: "by
// Acme". What that one decided, the line doesn't say of ours.
func (l *Reader) namesBody(words string, s *knowledge.Source) bool {
	return slices.ContainsFunc(l.Lexicon.Mentions(words), func(id knowledge.EntityID) bool {
		e := l.Base.Entity(id)
		return e != nil && e.Kind.Acts() && !e.Proposed && id != l.BodyOf(s) && !slices.Contains(l.Over(id), l.BodyOf(s))
	})
}

// unclear are the doubts about conditions that don't begin as one does: "minutes of last
// meeting" behind "approved".
func unclear(terms []knowledge.Condition) (doubts []string) {
	for _, c := range terms {
		low := form.LowersOf(c.Name)
		begins := language.Ruling("condition-cell").At(low, 0) > 0 && strings.HasPrefix(strings.ToLower(c.Name), low[0])
		if !begins || language.Ruling("status-over").In(low) {
			doubts = append(doubts, "what “"+strings.Trim(c.Name, " ,")+"” says of it")
		}
	}
	return doubts
}
