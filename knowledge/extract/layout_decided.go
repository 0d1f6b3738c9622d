package extract

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// decided reads, in minutes, how an app stands that a line begins with, where one sentence
// behind its name says nothing but that: "Pigeon. Approved for the sales team.", "Pigeon.
// Decided: banned on company phones."
func (l *layout) decided(s *knowledge.Source, p *knowledge.Passage, line string) bool {
	name, rest, _ := strings.Cut(line, ". ")
	app, doubt := l.appOf(name)
	rest = strings.TrimSpace(rest)
	if app == "" || rest == "" || form.SentenceEnd(rest, 0) < len(rest) || slices.Contains(l.pages[s.ID], app) {
		return false
	}
	if head, behind, ok := strings.Cut(rest, ":"); ok && language.Ruling("decides-lead").Has(strings.ToLower(strings.TrimSpace(head))) {
		rest = strings.TrimSpace(behind)
	}
	t := told{app: app, words: line}
	if doubt != "" {
		t.doubts = append(t.doubts, doubt)
	}
	is, limits := form.StandingOf(rest)
	if is == form.Unsaid || clause(rest) {
		return false
	}
	if terms := l.forWhom(limits, p); terms != nil {
		t.scope.Terms = terms
	} else {
		l.limit(limits, is, p, &t)
	}
	l.tells(s, p, is, t)
	return true
}

// forWhom are the people whom a limit names, and nothing else: "for the sales team".
func (l *layout) forWhom(limit string, p *knowledge.Passage) knowledge.Terms {
	s := l.sentence(p, l.topicOf(p), form.Piece{Text: strings.TrimRight(limit, ".")})
	if !s.in(0, "for-word") {
		return nil
	}
	terms, end := s.termsIn(1, len(s.tokens))
	if end < len(s.tokens) || len(terms) == 0 || !ofPeople(knowledge.Scope{Terms: terms}) {
		return nil
	}
	return terms
}
