package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// tellsInstead is the line of a passage that tells what there is instead of the app asked about,
// or "": the app is named in it before a word for that, or right behind "instead of", or by the
// heading. Where the word comes first, or the name right before "instead", the app is what is
// used for another.
func (w *writer) tellsInstead(p *knowledge.Passage) string {
	if !w.asksInstead() {
		return ""
	}
	names := w.Sentences().AllNames(w.Q.Apps[0])
	headed := slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(p.Title, name) })
	for line := range strings.SplitSeq(p.Text, "\n") {
		for _, t := range language.Words(line) {
			if !language.Says("tells-alternative", t.Stem) {
				continue
			}
			before := strings.TrimSpace(line[:t.Start])
			behind, of := strings.CutPrefix(line[t.End:], " of ")
			if headed && !of || slices.ContainsFunc(names, func(name string) bool {
				if of {
					return strings.HasPrefix(behind, name)
				}
				return strings.Contains(before, name) && !(language.Says("used-instead", t.Stem) && strings.HasSuffix(before, name))
			}) {
				return strings.TrimPrefix(strings.TrimSpace(line), "- ")
			}
		}
	}
	return ""
}
