package blocks

import (
	"cmp"

	"policybot/search/phrases"
)

// Problem tells a person that something failed: in a sentence, with a reference
// under which the log has the detail.
func Problem(in *phrases.Language, reference, sentence string) Message {
	text := cmp.Or(cut(clean(sentence), 1500), in.Say("problem.unsaid"))
	p := &page{in: in}
	p.add(paragraph(words(text)))
	whole := text
	if reference = cut(oneLine(reference), 100); reference != "" {
		p.note(in.Say("problem.reference", "reference", reference))
		whole = in.Say("problem.whole", "sentence", text, "reference", reference)
	}
	return Message{Text: plain(whole), Blocks: p.blocks}
}
