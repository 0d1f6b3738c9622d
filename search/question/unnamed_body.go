package question

import "policybot/knowledge/language"

// unnamedBody finds a body that the question names by common words, which the records use
// too, where nobody else is asked about: "banned by the white house", "at the world bank". It
// is none on record.
func (p *parser) unnamedBody() {
	switch p.q.Intent {
	case Did, DidUndo, Is, May, Covers:
	default:
		return
	}
	tokens := p.reading.Tokens
	for i := 0; i+2 < len(tokens) && len(p.q.Actors) == 0 && !p.q.Home; i++ {
		agent := p.reading.At(i, "by") && p.verb.at >= 0 && p.verb.at < i
		if !agent && !language.Listed("at-body", tokens[i].Norm) || !language.Listed("that-one", tokens[i+1].Norm) {
			continue
		}
		from := i + 2
		for from < len(tokens) && language.Listed("tells-no-kind", tokens[from].Norm) {
			from++
		}
		to := from
		for to < len(tokens) && tokens[to].Word && !p.used[to] && !p.mentioned(to) && !p.cued(to) && !language.Stop(tokens[to].Norm) {
			to++
		}
		headed := to < len(tokens) && tokens[to].Word && !language.Stop(tokens[to].Norm) // by what is known
		if from == to || headed || !agent && (to-from < 2 || !p.reading.At(to-1, "institution")) {
			continue
		}
		p.q.Missing = append(p.q.Missing, Missing{Text: textOf(tokens[from:to]), Role: ActorRole})
		p.use(from, to)
		return
	}
}
