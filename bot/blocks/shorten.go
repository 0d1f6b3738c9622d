package blocks

import (
	"strings"

	"policybot/search/phrases"
)

// limits are how much of each thing is shown. Lengths are widths.
type limits struct {
	text     int // of an answer's sentences
	events   int
	what     int // of what an event says
	cited    int // evidence that the text names
	evidence int // any other, up to so many in all
	name     int // of a title, a place, a publisher
	quote    int
	caveats  int // of all caveats together
	choices  int
	question int
}

// The forms that are tried first, and the one that always fits.
var (
	shortForm = limits{text: 1200, events: 6, what: 200, cited: 8, evidence: 4, name: 120, quote: 300, caveats: 900, choices: 20, question: 300}
	fullForm  = limits{text: 6000, events: 60, what: 600, cited: 20, evidence: 20, name: 250, quote: 2000, caveats: 1900, choices: 20, question: 300}
	leastForm = limits{text: 240, events: 2, what: 60, cited: 1, evidence: 1, name: 40, quote: 80, caveats: 150, choices: 3, question: 80}
)

// maxParts is how many questions in one are answered in one message.
const maxParts = 5

// tighter gives the next shorter form; the least is its own.
func (l limits) tighter() limits {
	less := func(n, least int) int { return max(n*3/4, least) }
	return limits{
		text:     less(l.text, leastForm.text),
		events:   less(l.events, leastForm.events),
		what:     less(l.what, leastForm.what),
		cited:    less(l.cited, leastForm.cited),
		evidence: less(l.evidence, leastForm.evidence),
		name:     less(l.name, leastForm.name),
		quote:    less(l.quote, leastForm.quote),
		caveats:  less(l.caveats, leastForm.caveats),
		choices:  less(l.choices, leastForm.choices),
		question: less(l.question, leastForm.question),
	}
}

const omission = "…"

// cut shortens text to a width, between words where it can, and says so with an
// omission mark.
func cut(text string, most int) string {
	kept, whole := head(text, most)
	if whole {
		return text
	}
	if at := strings.LastIndexAny(kept, " \n\t"); at > len(kept)*3/4 {
		kept = kept[:at]
	}
	return strings.TrimRight(kept, " \n\t") + omission
}

// head is the longest start of text within a width that leaves room for an
// omission mark, or the whole where it fits.
func head(text string, most int) (string, bool) {
	n, end := 0, 0
	for i, r := range text {
		if n += runeWidth(r); n < most {
			end = i + len(string(r))
		}
		if n > most {
			return text[:min(end, len(text))], false
		}
	}
	return text, true
}

// omitted counts what a message had no room for.
type omitted struct {
	words, quotes                             bool
	events, evidence, caveats, parts, choices int
}

func (l *omitted) any() bool { return *l != omitted{} }

// in lists what was left out: 3 events, 1 source and some of the text.
func (l *omitted) in(tongue *phrases.Language) string {
	var list []string
	for _, c := range []struct {
		n   int
		key string
	}{{l.parts, "left-out.questions"}, {l.events, "left-out.events"}, {l.evidence, "left-out.sources"}, {l.caveats, "left-out.caveats"}, {l.choices, "left-out.choices"}} {
		if c.n > 0 {
			list = append(list, tongue.Count(c.key, c.n))
		}
	}
	if l.quotes {
		list = append(list, tongue.Say("left-out.quotes"))
	}
	if l.words {
		list = append(list, tongue.Say("left-out.text"))
	}
	return tongue.And(list)
}
