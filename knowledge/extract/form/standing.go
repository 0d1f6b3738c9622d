package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Standing is how an app stands by a cell, a heading or a sentence.
type Standing int

const (
	Unsaid   Standing = iota
	Denied            // not to be used
	Ended             // allowed once, and no longer
	Ending            // about to end
	Reviewed          // being decided on
	Limited           // allowed under conditions
	Granted           // allowed
	Exempted          // not to be used, but under conditions
)

// Standings are the lists of words, in texts and in headings, by which something stands
// so: the longest that fits tells.
var Standings = []struct {
	List, heading string
	Is            Standing
}{
	{"reviewed", "heading-reviewed", Reviewed}, // "not yet approved" denies nothing
	{"ending", "", Ending},
	{"ended", "heading-ended", Ended},
	{"denied", "heading-denied", Denied},
	{"limited", "heading-limited", Limited},
	{"granted", "heading-granted", Granted},
}

// Act is what is done to an app that stands so.
func (s Standing) Act() knowledge.Act {
	switch s {
	case Denied:
		return knowledge.Ban
	case Ended:
		return knowledge.Lift
	case Ending, Reviewed:
		return knowledge.Consider
	case Limited:
		return knowledge.Restrict
	case Granted:
		return knowledge.Allow
	case Exempted:
		return knowledge.Exempt
	}
	return ""
}

// StandingOf reads what begins with a word of standing: "approved for meetings".
// It gives what comes behind.
func StandingOf(text string) (is Standing, rest string) {
	text = strings.TrimSpace(text)
	tokens := signed(text)
	low := Lowers(tokens)
	for at := 0; at < len(low) && at < 3; at++ {
		best, length := Unsaid, 0
		for _, s := range Standings {
			if n := language.Ruling(s.List).At(low, at); n > length {
				best, length = s.Is, n
			}
		}
		if best != Unsaid && slices.ContainsFunc(low[:at], language.Denies) {
			return Unsaid, text // what isn't banned needn't be allowed
		}
		if best != Unsaid {
			if rest = strings.TrimSpace(text[tokens[at+length-1].End:]); turns(best, rest) {
				return Unsaid, text
			}
			return best, rest
		}
		if at == 0 && !language.Stop(low[at]) && !leadsStanding[low[at]] {
			return Unsaid, text
		}
	}
	return Unsaid, text
}

// OpensStanding is StandingOf for running text, which may begin with such a word without telling
// how anything stands: "Approved suppliers send bills by it", "Do not use the same password".
func OpensStanding(text string) (is Standing, rest string) {
	text = strings.TrimSpace(text)
	if is, rest = StandingOf(text); is == Unsaid || rest == "" {
		return is, rest
	}
	said, low := LowersOf(strings.TrimSuffix(text, rest)), LowersOf(rest)
	if len(said) > 0 && language.Ruling("also-noun").Has(said[0]) {
		return Unsaid, text // "Fine for late return"
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(first) && language.Ruling("behind-standing").At(low, 0) == 0 && (len(said) == 0 || !language.Ruling("standing-goes-on").Has(said[len(said)-1])) {
		return Unsaid, text
	}
	return is, rest
}

// turns tells that what comes behind a word of standing begins with another one, so that
// nobody knows which of them holds: "approved (expired)", "approved 2023, blocked 2024".
func turns(is Standing, rest string) bool {
	begins := strings.IndexFunc(rest, unicode.IsLetter)
	if begins < 0 {
		return false
	}
	words, _ := Scan(rest[begins:])
	if is == Ended && begins == 0 && words[0].Upper && !language.Naming("calendar").Has(words[0].Lower) {
		return true // "replaced Dove" has ended another
	}
	low, other, length := Lowers(words), is, 0
	for _, s := range Standings {
		if n := language.Ruling(s.List).At(low, 0); n > length {
			other, length = s.Is, n
		}
	}
	return other != is && other != Limited && begins > 0
}

// CellStanding is StandingOf for a cell that says whether the tool is what the head of its
// column tells, where it may be one letter: "Y".
func CellStanding(text string) (is Standing, rest string) {
	switch value := strings.ToLower(strings.TrimSpace(text)); {
	case language.Ruling("yes-value").Has(value):
		return Granted, ""
	case language.Ruling("no-value").Has(value):
		return Denied, ""
	}
	return StandingOf(text)
}

// leadsStanding are words that may stand before one of standing.
var leadsStanding = map[string]bool{"fully": true, "currently": true, "conditionally": true, "status": true, "use": true, "generally": true}

// signed are the words of a text, and the marks that stand for yes and no.
func signed(text string) []Word {
	words, _ := Scan(text)
	if len(words) > 0 && words[0].Start == 0 {
		return words
	}
	for _, mark := range []string{"✗", "✘", "❌", "✕", "×", "🚫", "⛔", "✓", "✔", "✅", "☑", "🟢", "🔴", "👍", "👎"} {
		if i := strings.Index(text, mark); i >= 0 {
			return append([]Word{{Text: mark, Lower: mark, Start: i, End: i + len(mark)}}, words...)
		}
	}
	return words
}

// HeadingStanding is what a heading or a lead-in says of what stands below it, and
// "" for one that says nothing.
func HeadingStanding(heading string) Standing {
	words, _ := Scan(heading)
	low := Lowers(words)
	best, at, length := Unsaid, len(low), 0
	for _, s := range Standings {
		if s.heading == "" {
			continue
		}
		for i := range low {
			if n := language.Ruling(s.heading).At(low, i); n > length || n == length && n > 0 && i < at {
				best, at, length = s.Is, i, n
			}
		}
	}
	if best != Unsaid && slices.ContainsFunc(low[:at], language.Denies) {
		return Unsaid // "what is not on the list of forbidden apps"
	}
	return best
}
