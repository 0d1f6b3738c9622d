// Package lint tells what is wrong with records that load: acts that undo what
// comes later or what they have no say in, names that could mean two, claims
// without evidence, and whatever else would make an answer wrong or silent.
//
// An error says that an answer would mislead, and keeps the knowledge from
// being used; a warning wants a person's look; a note only informs. [Check]
// takes time in proportion to the records, so that every load can afford it.
package lint

import (
	"slices"

	"policybot/knowledge"
)

// Check gives everything the rules find, in order of file and line.
func Check(b *knowledge.Base) knowledge.Findings {
	c := &checker{base: b}
	for _, rule := range rules {
		rule(c)
	}
	c.findings.Sort()
	return c.findings
}

// checker collects what the rules find in a base.
type checker struct {
	base     *knowledge.Base
	findings knowledge.Findings
}

// rules in the order of the files of this package.
var rules = []func(*checker){
	(*checker).names,
	(*checker).circles,
	(*checker).dates,
	(*checker).kinds,
	(*checker).aliases,
	(*checker).evidence,
	(*checker).quotes,
	(*checker).standing,
	(*checker).amended,
	(*checker).collections,
	(*checker).owners,
	(*checker).texts,
	(*checker).openTerms,
}

// named lists the events that e names and that are on record.
func (c *checker) named(e *knowledge.Event) []*knowledge.Event {
	var list []*knowledge.Event
	for _, id := range e.Names {
		if n := c.base.Event(id); n != nil {
			list = append(list, n)
		}
	}
	return list
}

// above tells that the body stands above the actor on one of the days that the
// date may mean.
func (c *checker) above(body, actor knowledge.EntityID, at knowledge.Date) bool {
	return slices.Contains(c.base.Above(actor, at.First), body) || slices.Contains(c.base.Above(actor, at.Last), body)
}
