package names

import (
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// behindHelpers is where the verb stands that small words lead to, and whether they make
// it passive: "has since been".
func behindHelpers(words []form.Word, low []string, start int, parted bool) (at int, passive bool) {
	for at = start; at < len(words) && at < start+maxHelpers && (words[at].Joined || at == start && parted) && (language.Naming("being").At(low, at) > 0 || form.Adverb(low[at])); at++ {
		passive = passive || language.Naming("be").Has(low[at])
	}
	return at, passive
}

// behindInsertions is where the sentence goes on behind what is put in between a name
// and its verb: letters in brackets, a place, a day, and more of what it is between
// commas.
func behindInsertions(words []form.Word, low []string, at int) int {
	parted := false
	for last := -1; at != last && at < len(words); {
		last = at
		if words[at].Bracket {
			at++
		}
		if end := behindAppositive(words, at); at < len(words) && !(parted && words[at].Comma) {
			parted = parted || end > at && words[at].Comma
			at = end
		}
		at = behindTime(words, low, at)
	}
	return at
}

// behindTime is where the words go on behind a day or a month: "last month", "on 2 May",
// "in December 2020".
func behindTime(words []form.Word, low []string, at int) int {
	end := at
	if end < len(words) && words[end].Joined && language.Naming("time-before").Has(low[end]) {
		end++
	}
	first := end
	for end < len(words) && end < first+4 && (words[end].Joined || words[end].Comma && form.Number(low[end])) && (language.Naming("calendar").Has(low[end]) || language.Naming("time-noun").Has(low[end]) || form.Number(strings.TrimRight(low[end], "stndrh"))) {
		end++
	}
	if end == first {
		return at
	}
	return end
}

// behindAppositive is where the sentence goes on behind a place, or behind
// what is put in between commas: "Mara Vale, a judge in Osteria, blocked".
func behindAppositive(words []form.Word, at int) int {
	if at+1 < len(words) && words[at].Joined && words[at+1].Upper && language.Naming("preposition").Has(words[at].Lower) {
		end := at + 1
		for end < len(words) && words[end].Upper && words[end].Joined {
			end++
		}
		return end // "in Osteria", "on Wednesday"
	}
	if at >= len(words) || !words[at].Comma || words[at].Upper && !words[at].Owns {
		return at
	}
	for i := at + 1; i < len(words) && i < at+maxAppositive && !words[i].Begins; i++ {
		if words[i].Comma {
			return i
		}
	}
	return at
}

// behindOthers is where a list ends of which only the first is a name: "Heron and text
// messages were banned".
func behindOthers(words []form.Word, at int) int {
	if at >= len(words) || words[at].Lower != "and" && words[at].Lower != "or" {
		return at
	}
	for i := at + 1; i < len(words) && i < at+maxOthers && words[i].Joined && !words[i].Upper; i++ {
		if language.Naming("be").Has(words[i].Lower) || words[i].Lower == "have" || words[i].Lower == "has" {
			return i
		}
	}
	return at
}

// maxOthers is how many words such a list may have behind the name.
const maxOthers = 6

// maxAppositive is how many words may be put in.
const maxAppositive = 12

// maxHelpers is how many words may stand between who acts and the verb.
const maxHelpers = 5
