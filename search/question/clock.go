package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// clock takes a time of day for no more than when an app would be used, where leave is asked and no rule
// on the app tells of one: "at 10 am", "at 9:30", "until 5pm", "in 5 min".
func (p *parser) clock() {
	if p.q.Intent != May || p.ruledByMinute() {
		return
	}
	tokens := p.reading.Tokens
	for i, t := range tokens {
		last := i+2 >= len(tokens) || !tokens[i+2].Word // but not "in 5 hours a day"
		if soon := isNumber(t.Norm) && p.at(i-1, "clock-in") && p.at(i+1, "clock-unit") && last; soon {
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

// ruledByMinute tells that an act on an app asked about, or spoken of before, has a time of day on record.
func (p *parser) ruledByMinute() bool {
	apps := p.q.Apps
	if len(apps) == 0 && p.before != nil {
		apps = p.before.Apps
	}
	return slices.ContainsFunc(apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(p.base.EventsOn(app), func(e *knowledge.Event) bool {
			return slices.ContainsFunc([]knowledge.Date{e.Announced, e.From, e.Until}, func(d knowledge.Date) bool {
				return d.Precision == knowledge.MinutePrecision
			})
		})
	})
}
