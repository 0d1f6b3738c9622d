package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
)

// notes are the lines above a record: the words it rests on, wherever they stand,
// and what it does to others.
func (d *Proposed) notes(i *Item) (notes []string) {
	told := map[string]bool{}
	for _, x := range slices.Concat([]*Item{i}, i.also) {
		notes = append(notes, fmt.Sprintf("reading %s, %s%s%s: \"%s\"", x.Key, d.in(x, i), place(x.Passage.At), stood(x.Passage), line(x.Words)))
		told[x.Words] = true
	}
	for _, r := range i.Reports() {
		if r.Quote != "" && !told[r.Quote] {
			notes = append(notes, fmt.Sprintf("also in %s, %s: \"%s\"", d.title(r.Source), place(r.At), line(r.Quote)))
		}
	}
	if i.Event != nil {
		for _, id := range i.Event.Names {
			notes = append(notes, line(d.doesTo(i.Event.Do, id)))
		}
	}
	return notes
}

// in names the document of x, where it isn't that of the item.
func (d *Proposed) in(x, i *Item) string {
	if x.Passage.Source == i.Passage.Source {
		return ""
	}
	return d.title(x.Passage.Source) + ", "
}

func place(at string) string { return cmp.Or(line(at), "somewhere in it") }

// stood tells since when the passage has stood in its document, and until when it
// did, as far as that is known.
func stood(p *knowledge.Passage) (words string) {
	if !p.From.IsZero() {
		words = " (since " + p.From.Words() + ")"
	}
	switch {
	case !p.Past():
	case p.From.IsZero():
		words = " (until " + p.Until.Words() + ")"
	default:
		words = " (" + p.From.Words() + " to " + p.Until.Words() + ")"
	}
	return words
}

// does are what an act does to the event that it names.
var does = map[knowledge.Act]string{
	knowledge.Withdraw: "undoes", knowledge.Lift: "ends", knowledge.Exempt: "opens a part of", knowledge.Reinstate: "does anew",
	knowledge.Amend: "changes", knowledge.Clarify: "says what was meant by", knowledge.Deny: "denies",
}

func (d *Proposed) doesTo(act knowledge.Act, id knowledge.EventID) string {
	verb := "replaces"
	if act.Speaking() {
		verb = "speaks of"
	}
	if v, ok := does[act]; ok {
		verb = v
	}
	e := d.event(id)
	if e == nil {
		return fmt.Sprintf("%s %s, which isn't on record", verb, id)
	}
	return fmt.Sprintf("%s %s, announced %s: %s", verb, id, e.Announced, e.Text)
}

// event is the event of that id, on record or proposed.
func (d *Proposed) event(id knowledge.EventID) *knowledge.Event {
	if e := d.base.Event(id); e != nil {
		return e
	}
	for _, i := range d.Proposals() {
		if i.Event != nil && i.Event.ID == id {
			return i.Event
		}
	}
	return nil
}

// aboutSource are the first lines of a document's file.
func (d *Proposed) aboutSource(id knowledge.SourceID) []string {
	lines := []string{
		fmt.Sprintf("Read in %s (%s), for a person to review.", d.title(id), d.whence(id)),
		`Above each record stand the words it rests on. Leave its line "reading" there when you mend`,
		"a record or comment it out: what that names isn't proposed again.",
	}
	if s := d.base.Source(id); s != nil {
		lines = append(lines, missing(s)...)
	}
	for _, c := range d.changesIn(id) {
		lines = append(lines, "changes in meaning: "+line(d.Meaning(c)))
	}
	return lines
}

// whence is where the document is, and its date.
func (d *Proposed) whence(id knowledge.SourceID) string {
	s := d.base.Source(id)
	if s == nil {
		return string(id)
	}
	date := "without a date"
	if !s.Date.IsZero() {
		date = s.Date.Words()
	}
	for _, p := range d.base.PassagesOf(id) {
		return line(d.base.Passage(p).Origin.File) + ", " + date
	}
	return string(id) + ", " + date
}

// missing says what a document lacks to count as a source.
func missing(s *knowledge.Source) (lines []string) {
	for _, x := range []struct {
		lacks bool
		what  string
	}{{s.Date.IsZero(), "date, so that nobody can tell how old it is"}, {s.Tier == "", "tier, and ranks below every source that has one"}} {
		if x.lacks {
			lines = append(lines, fmt.Sprintf(`%s has no %s: give it one in the document, or under "sources".`, s.ID, x.what))
		}
	}
	return lines
}

// aboutEntities are the first lines of the file of entities.
func (d *Proposed) aboutEntities() []string {
	lines := []string{"Named in the documents, and declared by no record: for a person to review."}
	if d.Home != "" && slices.ContainsFunc(d.Entities, func(e *knowledge.Entity) bool { return e.ID == d.Home }) {
		lines = append(lines, fmt.Sprintf(`"We" in the documents is taken for %s; "home: …" in knowledge.yaml says who it is.`, d.Home))
	}
	return lines
}

// Meaning tells a change by the names of the records and the documents.
func (d *Proposed) Meaning(c knowledge.Change) string { return c.String(d.named) }

// changesIn are the changes of meaning that what is new of the document has a
// part in: as the act of their actor on their app, or where there is no such act
// that is new, as one of their actor.
func (d *Proposed) changesIn(id knowledge.SourceID) (list []knowledge.Change) {
	for _, c := range d.Changes {
		by := func(i *Item) bool { return i.Event != nil && i.Event.By == c.Actor }
		on := func(i *Item) bool { return by(i) && slices.Contains(d.after.AppsOf(i.Event), c.App) }
		part := on
		if !slices.ContainsFunc(d.Of(New), on) {
			part = by
		}
		if slices.ContainsFunc(d.Of(New), func(i *Item) bool { return i.Passage.Source == id && part(i) }) {
			list = append(list, c)
		}
	}
	return list
}

// line is a text on one line, cut where it is long.
func line(text string) string {
	const longest = 300
	words := []rune(seen(text))
	if len(words) > longest {
		return string(words[:longest]) + "…"
	}
	return string(words)
}

// exact are the reports that all may see who see what is in the collection, with
// the quotes that stand in their documents as they are.
func (d *Proposed) exact(reports []knowledge.Report, in knowledge.Collection) (list []knowledge.Report) {
	for _, r := range reports {
		s := d.base.Source(r.Source)
		if s != nil && s.Collection != "" && s.Collection != knowledge.Open && s.Collection != in {
			continue
		}
		r.At, r.Speaker = line(r.At), line(r.Speaker)
		if !d.stands(r) || strings.ContainsFunc(r.Quote, func(c rune) bool { return unicode.IsControl(c) && !unicode.IsSpace(c) }) {
			r.Quote = ""
		}
		list = append(list, r)
	}
	return list
}

// stands tells that the quote stands in its document.
func (d *Proposed) stands(r knowledge.Report) bool {
	return slices.ContainsFunc(d.base.PassagesOf(r.Source), func(p knowledge.PassageID) bool { return strings.Contains(d.base.Passage(p).Text, r.Quote) })
}
