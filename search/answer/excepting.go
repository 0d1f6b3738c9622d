package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// excepting is what a sentence says to the people whom the question names, where it leaves
// some out of what it says, or keeps something for some: to those left out the opposite.
// It tells whether it does; "" is that it says nothing to them.
func (w *writer) excepting(f *knowledge.Fact) (Verdict, bool) {
	asked := slices.Concat(w.q.Where[knowledge.Audience], w.q.Where[knowledge.Unit])
	if len(asked) == 0 {
		return "", false
	}
	rest, out := language.Excepted(f.Text)
	if out == "" {
		kept := language.KeptFor(f.Text)
		return "", kept != "" && !w.namesAny(kept, asked)
	}
	modality, _ := language.ModalityOf(rest)
	opposite := w.namesAny(out, asked)
	switch {
	case modality == language.Forbidden && opposite, modality == language.Permitted && !opposite:
		return Yes, true
	case modality == language.Forbidden, modality == language.Permitted:
		return No, true
	}
	return "", opposite
}

// namesAny tells that the text names people who are asked about, or whom those are
// among.
func (w *writer) namesAny(text string, asked []knowledge.EntityID) bool {
	own := stems(text)
	within := w.lexicon.Mentions(text)
	return slices.ContainsFunc(asked, func(id knowledge.EntityID) bool {
		return slices.ContainsFunc(within, func(x knowledge.EntityID) bool { return x == id || w.Within(id, x, w.at.Day) }) ||
			slices.ContainsFunc(append(w.allNames(id), w.termName(id)), func(name string) bool {
				in := stems(name)
				for s := range in {
					if !own[s] {
						return false
					}
				}
				return len(in) > 0
			})
	})
}
