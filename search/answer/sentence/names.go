package sentence

import (
	"strings"

	"policybot/knowledge"
)

// AllNames are the names of a term: what a sentence calls it, and its others.
func (j *Judge) AllNames(term knowledge.EntityID) []string {
	list := []string{TermName(j.Base, term)}
	if e := j.Entity(term); e != nil {
		for _, n := range e.Names {
			list = append(list, n.Text)
		}
	}
	return list
}

// TermName is what a sentence calls a term of a scope, by its name or, where no record
// knows it, by the words that it was asked for in.
func TermName(b *knowledge.Base, t knowledge.EntityID) string {
	if s, ok := strings.CutPrefix(string(t), "?"); ok {
		return strings.ReplaceAll(s, "-", " ")
	}
	name := b.NameOf(t)
	if e := b.Entity(t); e != nil { // "on company phones", where the records name them so
		for _, n := range e.Names {
			if n.Text == name+"s" {
				return n.Text
			}
		}
	}
	return name
}
