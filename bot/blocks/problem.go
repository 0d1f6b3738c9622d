package blocks

import "cmp"

// Problem tells a person that something failed: in a sentence, with a reference
// under which the log has the detail.
func Problem(reference, sentence string) Message {
	text := cmp.Or(cut(clean(sentence), 1500), "Something went wrong, and there is no answer.")
	p := &page{}
	p.add(paragraph(words(text)))
	whole := text
	if reference = cut(oneLine(reference), 100); reference != "" {
		p.note("Reference " + reference)
		whole += " (Reference " + reference + ")"
	}
	return Message{Text: plain(whole), Blocks: p.blocks}
}
