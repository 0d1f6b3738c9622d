package lint

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
)

// quotes checks that quoted words stand in their source, where that is a
// document in the folder.
func (c *checker) quotes() {
	texts := map[knowledge.SourceID]string{}
	check := func(at knowledge.Origin, what string, reports []knowledge.Report) {
		for _, r := range reports {
			passages := c.base.PassagesOf(r.Source)
			if r.Quote == "" || len(passages) == 0 {
				continue
			}
			text, ok := texts[r.Source]
			if !ok {
				text = c.textOf(passages)
				texts[r.Source] = text
			}
			if !quoted(text, r.Quote) {
				if r.Origin.File != "" {
					at = r.Origin
				}
				c.findings.Errorf(at, "the quote %q of %s is not found in %s: copy the exact words, with … where some are left out", cut(r.Quote), what, r.Source)
			}
		}
	}
	for _, e := range c.base.Events {
		check(e.Origin, string(e.ID), e.Reports)
		for _, r := range e.Reasons {
			check(e.Origin, string(e.ID), r.Reports)
		}
	}
	for _, f := range c.base.Facts {
		check(f.Origin, string(f.ID), f.Reports)
	}
}

// textOf is the whole text of a document, in the order of its lines, and behind
// that what it no longer says.
func (c *checker) textOf(ids []knowledge.PassageID) string {
	passages := make([]*knowledge.Passage, len(ids))
	for i, id := range ids {
		passages[i] = c.base.Passage(id)
	}
	slices.SortStableFunc(passages, func(a, b *knowledge.Passage) int {
		return cmp.Or(cmp.Compare(a.Until.First, b.Until.First), cmp.Compare(a.Origin.Line, b.Origin.Line))
	})
	var b strings.Builder
	for _, p := range passages {
		b.WriteString(p.Text)
		b.WriteByte(' ')
	}
	return plain(b.String())
}

var gap = regexp.MustCompile(`\s*(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.\.\.)\s*`)

// quoted tells that the words stand in the text, piece after piece where some
// are left out. Spaces and the form of quotation marks and dashes don't count.
func quoted(text, quote string) bool {
	for _, piece := range gap.Split(quote, -1) {
		piece = strings.TrimSpace(plain(piece))
		_, rest, ok := strings.Cut(text, piece)
		if !ok {
			return false
		}
		text = rest
	}
	return true
}

var forms = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "\u00a0", " ")

func plain(s string) string { return strings.Join(strings.Fields(forms.Replace(s)), " ") }
