package extract

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// standing is how an app stands by a cell, a heading or a sentence.
type standing int

const (
	unsaid   standing = iota
	denied            // not to be used
	ended             // allowed once, and no longer
	ending            // about to end
	reviewed          // being decided on
	limited           // allowed under conditions
	granted           // allowed
	exempted          // not to be used, but under conditions
)

var standings = []struct {
	list, heading string
	is            standing
}{
	{"reviewed", "heading-reviewed", reviewed}, // "not yet approved" denies nothing
	{"ending", "", ending},
	{"ended", "heading-ended", ended},
	{"denied", "heading-denied", denied},
	{"limited", "heading-limited", limited},
	{"granted", "heading-granted", granted},
}

// act is what is done to an app that stands so.
func (s standing) act() knowledge.Act {
	switch s {
	case denied:
		return knowledge.Ban
	case ended:
		return knowledge.Lift
	case ending, reviewed:
		return knowledge.Consider
	case limited:
		return knowledge.Restrict
	case granted:
		return knowledge.Allow
	case exempted:
		return knowledge.Exempt
	}
	return ""
}

// standingOf reads what begins with a word of standing: "approved for meetings".
// It gives what comes behind.
func standingOf(text string) (is standing, rest string) {
	text = strings.TrimSpace(text)
	tokens := signed(text)
	low := lowers(tokens)
	for at := 0; at < len(low) && at < 3; at++ {
		best, length := unsaid, 0
		for _, s := range standings {
			if n := language.Ruling(s.list).At(low, at); n > length {
				best, length = s.is, n
			}
		}
		if best != unsaid {
			return best, strings.TrimSpace(text[tokens[at+length-1].end:])
		}
		if at == 0 && !language.Stop(low[at]) && !leadsStanding[low[at]] {
			return unsaid, text
		}
	}
	return unsaid, text
}

// leadsStanding are words that may stand before one of standing.
var leadsStanding = map[string]bool{"fully": true, "currently": true, "conditionally": true, "status": true, "use": true, "generally": true}

// signed are the words of a text, and the marks that stand for yes and no.
func signed(text string) []word {
	words, _ := scan(text)
	if len(words) > 0 && words[0].start == 0 {
		return words
	}
	for _, mark := range []string{"✗", "✘", "❌", "✕", "×", "🚫", "✓", "✔", "✅", "☑"} {
		if i := strings.Index(text, mark); i >= 0 {
			return append([]word{{text: mark, lower: mark, start: i, end: i + len(mark)}}, words...)
		}
	}
	return words
}

// headingStanding is what a heading or a lead-in says of what stands below it, and
// "" for one that says nothing.
func headingStanding(heading string) standing {
	words, _ := scan(heading)
	low := lowers(words)
	best, at, length := unsaid, len(low), 0
	for _, s := range standings {
		if s.heading == "" {
			continue
		}
		for i := range low {
			if n := language.Ruling(s.heading).At(low, i); n > length || n == length && n > 0 && i < at {
				best, at, length = s.is, i, n
			}
		}
	}
	return best
}
