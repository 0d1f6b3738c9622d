package draft

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// Files are what is proposed, as record files: one of each document, and one of
// whom and what they name. What is unsure or differs stands in them as comments.
// None has the name of a record file that was looked at.
func (d *Proposed) Files() ([]record.Named, error) {
	sure, err := d.records()
	if err != nil {
		return nil, err
	}
	data := map[string][]byte{}
	for _, f := range sure {
		data[f.Name] = f.Data
	}
	var files []record.Named
	if e := d.entitiesFile(); data[e] != nil {
		files = append(files, record.Named{Name: e, Data: slices.Concat(comment(d.aboutEntities()), []byte("\n"), data[e])})
	}
	for _, s := range d.sources() {
		name := d.fileOf(s)
		text := comment(d.aboutSource(s))
		if len(data[name]) > 0 {
			text = slices.Concat(text, []byte("\n"), data[name])
		}
		for _, i := range d.Of(Unsure, Differs) {
			if i.Passage.Source != s {
				continue
			}
			more, err := d.aside(i)
			if err != nil {
				return nil, err
			}
			text = slices.Concat(text, []byte("\n"), more)
		}
		files = append(files, record.Named{Name: name, Data: text})
	}
	return files, nil
}

// records are the files with what is new alone, those that have any.
func (d *Proposed) records() ([]record.Named, error) {
	var files []record.Named
	write := func(name string, c record.Composed) error {
		if len(c.Entities)+len(c.Events)+len(c.Facts) == 0 {
			return nil
		}
		data, err := record.Compose(c)
		if err != nil {
			return fmt.Errorf("write the proposed %s: %w", name, err)
		}
		files = append(files, record.Named{Name: name, Data: data})
		return nil
	}
	if err := write(d.entitiesFile(), record.Composed{Entities: d.Entities}); err != nil {
		return nil, err
	}
	for _, s := range d.sources() {
		c := record.Composed{Notes: map[string][]string{}}
		for _, i := range d.Of(New) {
			if i.Passage.Source != s {
				continue
			}
			c.Notes[i.ID()] = d.notes(i)
			if i.Event != nil {
				c.Events = append(c.Events, i.Event)
			} else {
				c.Facts = append(c.Facts, i.Fact)
			}
		}
		if err := write(d.fileOf(s), c); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// sources are the documents that tell what is proposed, in order.
func (d *Proposed) sources() (list []knowledge.SourceID) {
	for _, i := range d.Proposals() {
		if !slices.Contains(list, i.Passage.Source) {
			list = append(list, i.Passage.Source)
		}
	}
	return list
}

func (d *Proposed) entitiesFile() string { return d.freeFile("entities") }

// fileOf is the file of a document.
func (d *Proposed) fileOf(s knowledge.SourceID) string {
	if s == "entities" || s == "knowledge" { // the files of these names are others
		s += "-records"
	}
	return d.freeFile(string(s))
}

func (d *Proposed) freeFile(stem string) string {
	name := stem + ".yaml"
	for n := 2; d.looks.files[name]; n++ {
		name = fmt.Sprintf("%s-%d.yaml", stem, n)
	}
	return name
}

// aside is a record as lines of comment that become a part of the file by
// themselves once they are none.
func (d *Proposed) aside(i *Item) ([]byte, error) {
	c := record.Composed{}
	if i.Event != nil {
		c.Events = []*knowledge.Event{i.Event}
	} else {
		c.Facts = []*knowledge.Fact{i.Fact}
	}
	data, err := record.Compose(c)
	if err != nil {
		return nil, fmt.Errorf("write the proposed %s: %w", i.ID(), err)
	}
	lead := slices.Concat(d.notes(i), []string{
		fmt.Sprintf("%s: %s", i.Standing, line(strings.Join(i.Doubts, "; "))),
		`It counts once somebody has taken the "# " off the lines from --- on.`,
	})
	return slices.Concat(comment(lead), commentedOut(append([]byte("---\n"), data...))), nil
}

func comment(lines []string) []byte {
	if len(lines) == 0 {
		return nil
	}
	return []byte("# " + strings.Join(lines, "\n# ") + "\n")
}

func commentedOut(data []byte) []byte {
	var b bytes.Buffer
	for l := range bytes.Lines(data) {
		b.WriteString("# ")
		b.Write(l)
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("# \n"), []byte("#\n"))
}

// title is what a document is called.
func (d *Proposed) title(id knowledge.SourceID) string {
	s := d.base.Source(id)
	if s == nil {
		return string(id)
	}
	return line(cmp.Or(s.Title, string(id)))
}
