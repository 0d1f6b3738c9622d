package force

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

const (
	takenBack = "whether it is so: what follows takes it back"
	askedSo   = "whether it is so: readers are asked that"
)

// said is a sentence of a document, and why it may not be so.
type said struct {
	text  string
	line  int // of the document
	doubt string
}

// retracted gives of each passage the sentences that another one takes back, or of which one
// asks whether they are so: what stands before a retraction in its line, or else the line
// before it.
func retracted(passages []*knowledge.Passage) map[knowledge.PassageID][]said {
	var all []said
	of := map[int]knowledge.PassageID{} // by the line
	line := 0
	for _, p := range passages {
		if form.Cells(p.Text) != nil {
			continue
		}
		for _, s := range form.Split(p.Text) {
			if s.Opens {
				line++
			}
			of[line] = p.ID
			takeBack(all, s.Text, line)
			doubt := asked(all, line)
			if language.TakesItselfBack(s.Text) {
				doubt = takenBack
			}
			all = append(all, said{s.Text, line, doubt})
		}
	}
	doubted := map[knowledge.PassageID][]said{}
	for _, s := range all {
		if s.doubt != "" {
			doubted[of[s.line]] = append(doubted[of[s.line]], s)
		}
	}
	return doubted
}

// takeBack casts doubt on what a sentence in the line takes back, if it does.
func takeBack(all []said, sentence string, line int) {
	if len(all) == 0 || !language.Retracts(sentence) {
		return
	}
	for back := all[len(all)-1].line; len(all) > 0 && all[len(all)-1].line == back && back >= line-1; all = all[:len(all)-1] {
		all[len(all)-1].doubt = takenBack
	}
}

// asked is why what follows the sentences in the line may not be so, or "".
func asked(all []said, line int) string {
	if n := len(all); n > 0 && all[n-1].line == line && (language.AsksWhetherSo(all[n-1].text) || all[n-1].doubt == askedSo) {
		return askedSo
	}
	return ""
}

// takesBack is why the words, in the passage, may not be so, or "".
func (f Force) takesBack(p *knowledge.Passage, words string) string {
	i := slices.IndexFunc(f.retracted[p.ID], func(s said) bool { return strings.Contains(s.text, words) || strings.Contains(words, s.text) })
	if i < 0 {
		return ""
	}
	return f.retracted[p.ID][i].doubt
}
