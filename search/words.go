package search

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/edition"
	"policybot/search/index"
)

// queryFor is the search for words that people type, read as a question is: by
// what they name, also through slips of spelling, and in English where they are in
// another language.
func queryFor(ed *edition.Edition, words string) index.Query {
	lex := ed.Lexicon
	r := lex.Read(lex.InEnglish(words, lex.Detect(words)).Text, knowledge.FirstDay)
	q := index.Query{Text: words}
	if r.Text != words {
		q.Text += "\n" + r.Text
	}
	for _, t := range r.Tokens {
		if t.Word && t.Stem != language.Stem(t.Norm) { // a slip that was mended
			q.Text += "\n" + t.Stem
		}
	}
	for _, m := range r.Mentions {
		q.About = append(q.About, m.Entities...)
	}
	return q
}
