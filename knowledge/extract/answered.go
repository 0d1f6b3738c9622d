package extract

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// answered reads, in a document of home's own, what a question and the first sentence of
// its answer say together, as the statement that they make: "Can I use Pigeon? No." The
// question stands before the part at the place, or over the passage that the part begins.
// It tells whether the part is read with that.
func (r *reader) answered(p *knowledge.Passage, t *topic, parts []form.Piece, i int) bool {
	if !t.own || t.quiz == p.ID {
		return false
	}
	start, said := parts[i].Start, ""
	if i > 0 {
		start = parts[i-1].Start
		said = language.Restate(parts[i-1].Text, parts[i].Text)
	} else if r.beginsSection(p) {
		said = language.Restate(lastHeading(p.Title), parts[i].Text)
	}
	if said == "" {
		return false
	}
	s := r.sentence(p, t, form.Piece{Text: said, Start: start})
	s.moments()
	s.tell()
	for _, c := range s.read {
		c.words = p.Text[start : parts[i].Start+len(parts[i].Text)]
	}
	t.note(s)
	r.claims = append(r.claims, s.read...)
	return len(s.read) > 0
}

// answers tells that the passage, in a document of home's own, answers a question, which
// says with it what neither says by itself.
func (r *reader) answers(p *knowledge.Passage) bool {
	if !strings.Contains(p.Text, "?") && !strings.HasSuffix(p.Title, "?") || !r.topicOf(p).own {
		return false
	}
	parts := form.Split(p.Text)
	for i := range parts {
		if i > 0 && language.Restate(parts[i-1].Text, parts[i].Text) != "" {
			return true
		}
	}
	return len(parts) > 0 && r.beginsSection(p) && language.Restate(lastHeading(p.Title), parts[0].Text) != ""
}

// beginsSection tells that the passage is the first one under its heading.
func (r *reader) beginsSection(p *knowledge.Passage) bool {
	return p.Title != "" && r.passageBefore(p) == ""
}

// restated is what the words say that were read of the passage: as they stand, or what
// they say as the answer to the question that they have, or that stands over them.
func (r *reader) restated(p *knowledge.Passage, words string) string {
	if parts := form.Split(words); len(parts) == 2 {
		if said := language.Restate(parts[0].Text, parts[1].Text); said != "" {
			return said
		}
	} else if p != nil && len(parts) == 1 && strings.HasPrefix(p.Text, words) && r.beginsSection(p) {
		if said := language.Restate(lastHeading(p.Title), words); said != "" {
			return said
		}
	}
	return words
}
