package question

import (
	"cmp"
	"slices"

	"policybot/knowledge/language"
)

// classed reads a word for how secret something is, with what that is said of, as the data of that
// class: "confidential interview transcripts", "public stuff".
func (p *parser) classed() {
	tokens := p.reading.Tokens
	for i := range tokens {
		if !language.Listed("class-word", tokens[i].Norm) || p.mentioned(i) {
			continue
		}
		ids := p.lex.Names(tokens[i].Norm + " data")
		to := p.thingBehind(i)
		if len(ids) == 0 || to == 0 {
			continue
		}
		p.reading.Mentions = append(p.reading.Mentions, language.Mention{Entities: ids, From: i, To: to, Text: textOf(tokens[i:to])})
		p.reading.Cues = slices.DeleteFunc(p.reading.Cues, func(c language.CueAt) bool { return i <= c.From && c.To <= to })
	}
	slices.SortStableFunc(p.reading.Mentions, func(a, b language.Mention) int { return cmp.Compare(a.From, b.From) })
}

// thingBehind is where a noun ends for what may be put into an app, right behind the token or with a
// few words between; 0 where none stands there.
func (p *parser) thingBehind(at int) (to int) {
	const most = 3
	tokens := p.reading.Tokens
	for i := at + 1; i < len(tokens) && i <= at+most && tokens[i].Word && !p.mentioned(i); i++ {
		switch {
		case language.Listed("class-thing", tokens[i].Norm):
			return i + 1
		case language.Stop(tokens[i].Norm):
			return 0
		}
	}
	return 0
}
