package answer

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// ofSameDenial tells that the question denies nothing of the case that it asks about, or
// that the sentence denies the same: "may I edit a page that I don't own" isn't told by
// what people may do with theirs.
func (w *writer) ofSameDenial(f *knowledge.Fact, own map[string]bool) bool {
	denied := language.DeniedIn(w.q.Wording)
	return len(denied) == 0 || language.Limited(f.Text) && !slices.ContainsFunc(denied, func(s string) bool {
		return !own[s] && !hasSame(own, s) && !atWork(own, []string{s})
	})
}

// ofSameCase tells that the sentence has the words of the case that the question asks of:
// what somebody may do "if the ship is lost" isn't told by what they may do.
func (w *writer) ofSameCase(own map[string]bool) bool {
	names := map[string]bool{}
	for _, app := range w.q.Apps {
		maps.Copy(names, stems(w.allNames(app)...))
	}
	return !slices.ContainsFunc(language.CaseIn(w.q.Wording), func(s string) bool {
		return !names[s] && !own[s] && !hasSame(own, s) && !atWork(own, []string{s})
	})
}
