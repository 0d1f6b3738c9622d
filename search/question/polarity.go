package question

import (
	"regexp"
	"slices"

	"policybot/knowledge/language"
)

// polarity reads whether the act is asked about with a "not", and whether that
// asks for the opposite.
func (p *parser) polarity() {
	p.q.Negative = p.q.Denies && slices.ContainsFunc(p.negations(), p.ofTheAct)
	p.q.Flips = p.flips()
}

var cannot = regexp.MustCompile(`(?i)\b(can)not\b`)

// notApart writes "cannot" with a "not" that is a word of its own, in as many bytes.
func notApart(text string) string { return cannot.ReplaceAllString(text, "${1}'t ") }

// negations are the places of "not", "never" and "no ban" behind the first word.
func (p *parser) negations() []int {
	var list []int
	for i, t := range p.reading.Tokens {
		noRule := t.Norm == "no" && i+1 < len(p.reading.Tokens) && (p.reading.At(i+1, "ban") || p.reading.At(i+1, "policy") || p.longer(i))
		if i > 0 && (t.Norm == "not" || t.Norm == "never" || noRule) && !p.reading.At(i, "but-not") {
			list = append(list, i)
		}
	}
	return list
}

func (p *parser) longer(i int) bool {
	return i+1 < len(p.reading.Tokens) && p.reading.Tokens[i].Norm == "no" && p.reading.Tokens[i+1].Norm == "longer"
}

// ofTheAct tells that the negation at that place is of the act that is asked
// about, rather than of a clause beside it or of the asker's own knowing.
func (p *parser) ofTheAct(at int) bool {
	tokens := p.reading.Tokens
	verb := p.verb.at
	if verb < 0 {
		verb = max(p.first("may"), 0)
	}
	if slices.ContainsFunc(tokens[min(at, verb):max(at, verb)], func(t language.Token) bool { return t.Norm == "," }) {
		return false
	}
	for i := at - 1; i >= 0 && tokens[i].Norm != ","; i-- {
		if language.Listed("subordinator", tokens[i].Norm) && !p.truth(i) {
			return false
		}
	}
	return !slices.ContainsFunc(tokens[at:], func(t language.Token) bool { return t.Norm == "whether" })
}

// truth tells that what stands behind this "that" is asked to be so: "is it
// true that", "is it right that".
func (p *parser) truth(i int) bool {
	return i > 0 && p.reading.Tokens[i].Norm == "that" && language.Listed("true-word", p.reading.Tokens[i-1].Norm)
}

// flips tells that the opposite is asked: "is it no longer banned", "has it
// never been", "is it true that it was not", "it is not, right". A plain "did
// they not" asks what "did they" does, and "may I no longer" what "may I" does.
func (p *parser) flips() bool {
	asserted := p.agreed
	for i, t := range p.reading.Tokens {
		asserted = asserted || p.truth(i)
		if (p.longer(i) || t.Norm == "never") && p.q.Intent != May {
			return !p.tagged || p.agreed // "never banned, was it" asks whether it was
		}
	}
	return (asserted || p.stated()) && p.q.Negative
}

// stated tells that whoever asks only says what they take to be so: somebody or something stands
// before the verb, "so Pigeon isn't banned?".
func (p *parser) stated() bool {
	if p.tagged || p.wh() != "" {
		return false
	}
	for i, t := range p.reading.Tokens {
		switch {
		case p.reading.At(i, "aux-is") || p.reading.At(i, "aux-did") || p.reading.At(i, "may") || p.reading.At(i, "will"):
			return i > 0 && (p.mentioned(i-1) || language.PointsAtThing(p.reading.Tokens[i-1].Norm))
		case !t.Word:
			return false
		}
	}
	return false
}
