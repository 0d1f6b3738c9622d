package question

import (
	"strings"

	"policybot/knowledge/language"
)

// clock takes a time of day for no more than when an app would be used, of which no rule tells: "at 10 am",
// "at 9:30", "until 5pm", "in 5 min".
func (p *parser) clock() {
	tokens := p.reading.Tokens
	for i, t := range tokens {
		if soon := isNumber(t.Norm) && p.at(i-1, "clock-in") && p.at(i+1, "clock-unit"); soon {
			p.use(i, i+2)
		}
		if p.used[i] || p.mentioned(i) || p.inTime(i) || !p.at(i-1, "before-clock") {
			continue
		}
		hour, half := t.Norm, strings.TrimLeft(t.Norm, "0123456789")
		to := i + 1
		if to+1 < len(tokens) && tokens[to].Text == ":" && isNumber(hour) {
			half = strings.TrimLeft(tokens[to+1].Norm, "0123456789")
			to += 2
		}
		if hour == half || half != "" && !language.Listed("clock-half", half) {
			continue
		}
		marked := half != "" || to > i+1
		for p.at(to, "clock-half") {
			to, marked = to+1, true
		}
		if ends := to == len(tokens) || !tokens[to].Word || p.inTime(to) || language.Stop(tokens[to].Norm); marked || ends && p.at(i-1, "clock-at") && len(hour) < 3 {
			p.use(i, to)
		}
	}
}
