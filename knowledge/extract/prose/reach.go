package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// reach is a line that says for whom the document, or what stands under its heading, is:
// "Scope: contractors", "This policy applies to contractors only."
type reach struct {
	passage knowledge.PassageID
	title   string
	Bounds
}

// holds tells that the line is said of the passage: where several are said of the same, each
// of its own passage alone.
func (x *reach) holds(p *knowledge.Passage, all []reach) bool {
	same := 0
	for _, y := range all {
		if y.title == x.title {
			same++
		}
	}
	if same > 1 {
		return x.passage == p.ID
	}
	return x.title == "" || x.title == p.Title || strings.HasPrefix(p.Title, x.title+" › ")
}

// reachOf is what such lines say of the passage, in a document of home's own.
func (r *Reader) reachOf(p *knowledge.Passage) (o Bounds) {
	t := r.topicOf(p)
	if !t.own {
		return o
	}
	if !t.reached {
		t.reached = true
		t.reach = r.reaches(p.Source)
	}
	for i := range t.reach {
		if t.reach[i].holds(p, t.reach) {
			o = o.and(t.reach[i].Bounds)
		}
	}
	return o
}

// reaches are all such lines of the document.
func (r *Reader) reaches(id knowledge.SourceID) (list []reach) {
	var all []*knowledge.Passage
	for _, id := range r.Base.PassagesOf(id) {
		all = append(all, r.Base.Passage(id))
	}
	for _, p := range ground.InOrder(all) {
		for line := range strings.Lines(p.Text) {
			line = strings.TrimSpace(strings.TrimPrefix(line, "- "))
			if head, rest, ok := strings.Cut(line, ":"); ok && language.Ruling("reach-label").Has(strings.ToLower(head)) {
				list = append(list, reach{p.ID, p.Title, r.reachIn(p, rest)})
				continue
			}
			for _, part := range form.Split(line) {
				if s := r.sentence(p, r.topicOf(p), part); s.reachFrom() > 0 {
					list = append(list, reach{p.ID, "", r.reachIn(p, s.Text[s.tokens[s.reachFrom()].Start:])})
				}
			}
		}
	}
	return list
}

// reachFrom is where the words begin that say for whom "this policy" is, or 0.
func (s *sentence) reachFrom() int {
	if !s.in(0, "this-word") || !s.in(1, "policy-text") {
		return 0
	}
	at := 2
	for s.in(at, "only", "adverb", "will") {
		at++
	}
	if at = s.to(at, "reaches-whom"); at >= len(s.tokens) {
		return 0
	}
	return at
}

// reachIn reads for whom it is. What isn't people limits nothing here, and where all of
// home's are named, nobody is left out.
func (r *Reader) reachIn(p *knowledge.Passage, text string) Bounds {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: strings.Trim(text, " .")})
	o := s.bounds()
	terms := o.Terms.Clone()
	for d := range terms {
		if !isPeople(d) {
			delete(terms, d)
		}
	}
	everybody := false
	for i := range s.tokens {
		everybody = everybody || s.in(i, "own-people", "everyone-word")
	}
	switch {
	case len(terms) > 0:
		return Bounds{Terms: terms}
	case s.namesPeople(0, len(s.tokens)) && !everybody:
		return Bounds{Doubt: claim.ForWhatHolds}
	}
	return Bounds{}
}
