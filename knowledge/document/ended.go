package document

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// headPassages is how many passages at its head may say that a document doesn't hold.
const headPassages = 3

// stoodUntil is the last day on which the document held, where it says at its head, or by its
// status, since when another has taken its place; or zero. It must have a date of its own,
// before that, and be none that never held.
func (c *collector) stoodUntil() knowledge.Date {
	s := c.document.Source
	if s.Date.IsZero() || language.NeverHeld(s.Title) || language.NeverHeld(strings.ReplaceAll(string(s.ID), ".", " ")) {
		return knowledge.Date{}
	}
	head := []string{s.Note}
	for _, p := range c.document.Passages[:min(len(c.document.Passages), headPassages)] {
		head = append(head, p.Text)
	}
	on := language.Superseded(strings.Join(head, "\n"))
	if on.First <= s.Date.Last {
		return knowledge.Date{}
	}
	return on.Shift(-1)
}
