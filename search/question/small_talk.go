package question

import (
	"policybot/knowledge/language"
)

// smallTalk takes as said whatever stands around a question behind a mark, or before one, and is
// nothing but talk: "hm, pity, why?", "may I use it, thanks a lot".
func (p *parser) smallTalk() {
	tokens := p.reading.Tokens
	for from := 0; from < len(tokens); {
		to := from
		talk, small := false, true
		for ; to < len(tokens) && tokens[to].Word; to++ {
			t := tokens[to]
			chat := language.SmallTalk(t.Text) && !p.mentioned(to)
			talk, small = talk || chat, small && (chat || language.Stop(t.Norm) && !p.cued(to))
		}
		if talk && small {
			p.use(from, to)
		}
		from = to + 1
	}
}
