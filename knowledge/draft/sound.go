package draft

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/lint"
	"policybot/knowledge/record"
)

// sound takes what doesn't load or doesn't pass a check with the records for
// unsure, until the rest does.
func (d *Proposed) sound(proposed []*knowledge.Entity) error {
	before := map[string]bool{}
	for _, f := range lint.Check(d.base).Of(knowledge.Error) {
		before[f.Message] = true
	}
	for {
		d.Entities = d.used(proposed)
		files, err := d.records()
		if err != nil {
			return err
		}
		after, findings := record.Add(d.base, files...)
		if after != nil {
			findings = append(findings, lint.Check(after)...)
		}
		findings = slices.DeleteFunc(findings.Of(knowledge.Error), func(f knowledge.Finding) bool { return before[f.Message] })
		if len(findings) == 0 {
			d.after, d.Changes = after, knowledge.Diff(d.base, after, d.today)
			return nil
		}
		if !d.blame(findings, files) {
			return fmt.Errorf("the proposed records don't load with the others: %w", findings.Err())
		}
		d.doubtNames()
	}
}

// blame takes for unsure what the findings are about, and tells whether that was
// anything.
func (d *Proposed) blame(findings knowledge.Findings, files []record.Named) (found bool) {
	for _, f := range findings {
		id := recordAt(files, f.Origin)
		if e := knowledge.EntityID(id); slices.ContainsFunc(d.Entities, func(x *knowledge.Entity) bool { return x.ID == e }) && !d.barred[e] {
			d.barred[e], found = true, true
		}
		for _, i := range d.Of(New) {
			if i.ID() == id || id == "" && mentions(f.Message, i.ID()) || slices.ContainsFunc(i.entities(), func(e knowledge.EntityID) bool { return d.barred[e] }) {
				i.doubt("on record it would be refused: " + line(f.Message))
				found = true
			}
		}
	}
	return found
}

func mentions(message, id string) bool {
	return slices.Contains(strings.FieldsFunc(message, func(r rune) bool { return strings.ContainsRune(` ",;:()`, r) }), id)
}

var recordHead = regexp.MustCompile(`^  - \{?id: ['"]?([a-z0-9._-]+)`)

// recordAt is the id of the record that stands at the place, if one does.
func recordAt(files []record.Named, at knowledge.Origin) (id string) {
	for _, f := range files {
		if f.Name != at.File {
			continue
		}
		n := 0
		for l := range bytes.Lines(f.Data) {
			if n++; n > at.Line {
				break
			}
			if m := recordHead.FindSubmatch(l); m != nil {
				id = string(m[1])
			}
		}
	}
	return id
}

// used are the entities that a proposed record speaks of, and those that they
// lie in or under.
func (d *Proposed) used(proposed []*knowledge.Entity) (list []*knowledge.Entity) {
	used := map[knowledge.EntityID]bool{}
	for _, i := range d.Proposals() {
		for _, id := range i.entities() {
			used[id] = true
		}
	}
	for again := true; again; {
		again = false
		for _, e := range proposed {
			for _, l := range slices.Concat(e.In, e.Under) {
				if used[e.ID] && !used[l.To] {
					used[l.To], again = true, true
				}
			}
		}
	}
	for _, e := range proposed {
		if used[e.ID] && !d.barred[e.ID] {
			list = append(list, e)
		}
	}
	return list
}

// entities are all that the record speaks of.
func (i *Item) entities() (list []knowledge.EntityID) {
	if i.Fact != nil {
		return i.Fact.About
	}
	list = append(slices.Clone(i.Event.Apps), i.Event.By)
	for _, terms := range []knowledge.Terms{i.Event.Scope.Terms, i.Event.Scope.Except} {
		for _, d := range knowledge.Dimensions() {
			if d != knowledge.Version {
				list = append(list, terms[d]...)
			}
		}
	}
	return list
}
