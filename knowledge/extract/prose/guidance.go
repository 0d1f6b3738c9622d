package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// Guidance reads what a passage tells people they may do and may not, in its own
// words: more than rules on apps say, and nothing that changes what stands.
func (r *Reader) Guidance(p *knowledge.Passage) []*knowledge.Reading {
	if s := r.Base.Source(p.Source); s == nil || s.Tier == knowledge.ReportingTier || s.Tier == knowledge.OpinionTier {
		return nil // tells of others
	}
	var list []*knowledge.Reading
	var doubts []string
	if form.OfOthers(p) {
		doubts = []string{ofWhom}
	}
	above := r.Lexicon.Mentions(r.Base.Source(p.Source).Title + " . " + p.Title)
	var before []knowledge.EntityID // named last in the passage
	wishes := slices.DeleteFunc(itemsOf(p), func(item string) bool { return r.wanted(p, item) == nil })
	for _, s := range statements(r.limitingLabel(p), p.Text) {
		if inItems(wishes, s.words) {
			continue
		}
		named := ground.Apps(r.Base, r.Lexicon.Mentions(s.whole))
		if len(named) == 0 {
			named = before // "Personal accounts may not be used", behind a sentence on the app
		}
		before = named
		modality, verb := language.ModalityOf(s.whole)
		f := &knowledge.Fact{Relation: knowledge.Permission, Text: s.whole, Value: knowledge.Value{Kind: knowledge.TextValue, Text: verb}}
		switch modality {
		case language.Forbidden:
			f.Holds = knowledge.HoldsNot
		case language.Conditional:
			f.Relation = knowledge.Conditional
		case language.Obliged:
			f.Relation = knowledge.Obligation
		case language.Permitted:
		default:
			if !language.Needless(s.whole) {
				continue
			}
			f.Relation, f.Holds = knowledge.Obligation, knowledge.HoldsNot
		}
		if language.Hearsay(s.whole) || language.OnlyQuoted(s.whole) || language.OfOthers(s.whole) || r.ofStranger(s.whole) {
			continue
		}
		f.ID = knowledge.FactID("read-" + ground.Digest(string(p.ID)+"\n"+s.whole))
		f.About = ground.Apps(r.Base, append(slices.Clone(named), above...))
		f.Collection, f.Origin = p.Collection, p.Origin
		f.Date = p.From.Or(p.Date)
		f.Reports = []knowledge.Report{{Source: p.Source, At: p.At, Quote: s.words, Certainty: knowledge.Stated}}
		list = append(list, &knowledge.Reading{Fact: f, Passage: p.ID, Words: s.words, Doubts: doubts})
	}
	return list
}

// statement is a sentence of a passage, or an item of a list with the words that
// lead in to it.
type statement struct {
	whole string // what it says
	words string // of it, as they stand in the passage
}

// statements parts a passage, to which the words lead in where there are any.
func statements(lead, text string) []statement {
	var list []statement
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		item, listed := strings.CutPrefix(line, "- ")
		switch {
		case strings.HasSuffix(line, ":"):
			said := form.Split(item)
			lead = said[len(said)-1].Text
			for _, s := range said[:len(said)-1] {
				list = append(list, ledIn("", s.Text)...)
			}
		case listed:
			list = append(list, ledIn(lead, item)...)
		default:
			list = append(list, ledIn(lead, item)...)
			lead = ""
		}
	}
	return list
}

// ledIn are the sentences of a line. What leads in to it is said of the first one.
func ledIn(lead, line string) []statement {
	var list []statement
	for i, s := range unparted(line) {
		outer, inner := aside(s.Text)
		if inner != "" {
			list = append(list, statement{inner, inner})
		}
		if i == 0 && lead != "" {
			outer = lead + " " + outer
		}
		list = append(list, statement{outer, s.Text})
	}
	return list
}

// unparted are the sentences of a line, with what one leaves out behind a semicolon:
// "for our own work; not for others".
func unparted(line string) []form.Piece {
	var list []form.Piece
	for _, s := range form.Split(line) {
		if n := len(list); n > 0 && strings.HasSuffix(list[n-1].Text, ";") && language.OpensDenial(s.Text) {
			list[n-1].Text = line[list[n-1].Start : s.Start+len(s.Text)]
			continue
		}
		list = append(list, s)
	}
	return list
}

// aside parts a sentence from what it says in brackets of what people may do: that
// is a sentence of its own.
func aside(text string) (outer, inner string) {
	head, rest, ok := strings.Cut(text, "(")
	inner, tail, closed := strings.Cut(rest, ")")
	if modality, _ := language.ModalityOf(inner); !ok || !closed || modality == "" {
		return text, ""
	}
	return strings.TrimSpace(head) + tail, inner
}
