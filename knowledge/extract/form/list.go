package form

import (
	"strings"
	"unicode"

	"policybot/knowledge/language"
)

// LeadStanding is how the words that lead in to a list say that what is in it
// stands: by a word of standing, or by what people may do with it.
func LeadStanding(lead string) Standing {
	if lead != "" && leadsIn(lead) {
		if is := HeadingStanding(lead); is != Unsaid {
			return is
		}
	}
	pieces := Split(lead)
	if len(pieces) == 0 {
		return Unsaid
	}
	last := pieces[len(pieces)-1].Text
	low := LowersOf(last)
	if !strings.HasSuffix(last, ":") || !language.Naming("offering").In(low) || language.Ruling("part").In(low) {
		return Unsaid
	}
	switch modality, _ := language.ModalityOf(last); modality {
	case language.Permitted:
		return Granted
	case language.Conditional:
		return Limited
	}
	return Unsaid
}

// leadsIn tells that the words above a list only say what is in it, of tools.
func leadsIn(lead string) bool {
	return ToolsAbove(lead) && len(strings.Fields(lead)) <= longestLead
}

// longestLead is how many words may lead in to a list of tools.
const longestLead = 10

// ToolsAbove tells that a heading or lead-in speaks of tools.
func ToolsAbove(text string) bool {
	words, _ := Scan(text)
	return language.Naming("software").In(Lowers(words))
}

// SplitList parts a list from the words that lead in to it. Items within items are left out, but
// for those of an item that is nothing but a heading over them: "Chat".
func SplitList(text string) (lead string, items []string) {
	within := false // the item last seen stands under such a heading
	for line := range strings.SplitSeq(text, "\n") {
		inner, nested := strings.CutPrefix(line, "  - ")
		switch {
		case strings.HasPrefix(line, "- "):
			items = append(items, line[2:])
			within = false
		case len(items) == 0:
			lead += line
		case !nested:
		case within:
			items = append(items, inner)
		case headsItems(items[len(items)-1]):
			items[len(items)-1] = inner
			within = true
		}
	}
	return lead, items
}

// NamedLines are the lines of a passage that is no list, each of which begins as an item does with
// a name before what is said of it, where one says how that stands: "Pigeon — approved". Other
// passages have none.
func NamedLines(text string) (lines []string) {
	stands := false
	for line := range strings.SplitSeq(text, "\n") {
		name, ok := ItemName(line)
		rest := strings.TrimLeft(line[len(name):], " ")
		apart := strings.TrimLeft(rest, ":—–- ")
		if !ok || apart == rest || strings.HasPrefix(line, "- ") || !Titled(name) || strings.IndexFunc(apart, unicode.IsLetter) != 0 || labels(name) {
			return nil
		}
		is, _ := OpensStanding(apart)
		stands = stands || is != Unsaid || OnlyFor(apart)
		lines = append(lines, line)
	}
	if !stands {
		return nil
	}
	return lines
}

// labels tells that a name is an everyday word, which says what stands behind it: "Legend: approved".
func labels(name string) bool {
	low := LowersOf(name)
	return len(low) == 1 && language.Everyday(low[0]) && !language.OftenName(low[0]) || language.Naming("heading").Has(strings.Join(low, " "))
}

// OnlyFor tells that the words begin with what alone something may be used for: "Only for drafts".
func OnlyFor(text string) bool {
	low := LowersOf(text)
	return len(low) > 2 && language.Ruling("only-word").Has(low[0]) && Limits(low[1])
}

// headsItems tells that an item is short, and says nothing of what it names.
func headsItems(item string) bool {
	const most = 4 // words
	return len(strings.Fields(item)) <= most && !strings.ContainsAny(item, ".:;–—(") && HeadingStanding(item) == Unsaid
}

// ItemName is the name at the beginning of an item, before what is said of it.
func ItemName(item string) (name string, ok bool) {
	for _, mark := range []string{": ", " — ", " – ", " - ", " ("} {
		if n := strings.Index(item, mark); n > 0 && (name == "" || n < len(name)) {
			name = item[:n]
		}
	}
	if n := setOff(item); n > 0 && (name == "" || n < len(name)) {
		name = item[:n]
	}
	if name == "" {
		name = unlimited(strings.TrimRight(item, ".:;"))
	}
	words, _ := Scan(name)
	return name, len(words) > 0 && (words[0].Upper || strings.IndexFunc(name, unicode.IsSpace) < 0) && len(words) <= 4
}

// setOff is where the name ends that begins the item, where a clause of what it is or why follows
// behind a comma, "Pigeon, the messenger. It copies contacts", "Pigeon, because it copies contacts";
// 0 where none does.
func setOff(item string) int {
	words, _ := Scan(item)
	for i := 1; i < len(words); i++ {
		if words[i].Comma && language.Ruling("sets-off").Has(words[i].Lower) {
			return words[i-1].End
		}
		if !words[i].Upper || !words[i].Joined {
			break
		}
	}
	return 0
}

// unlimited is the item up to what limits it right behind its name: "Pigeon on phones",
// "Pigeon, from 1 May". What has a capital there may belong to the name: "Pigeon for Teams".
func unlimited(item string) string {
	words, _ := Scan(item)
	for i := 1; i < len(words); i++ {
		capital := i+1 < len(words) && words[i+1].Upper
		if words[i-1].Upper && (Limits(words[i].Lower) || language.Naming("dates-from").Has(words[i].Lower)) && (words[i].Comma || words[i].Joined && !capital) {
			return item[:words[i-1].End]
		}
	}
	return item
}

// Limits tells that a word, in lower case, begins what limits how the app before it stands.
func Limits(word string) bool {
	return language.Naming("limit-start").Has(word) || language.Naming("place-before").Has(word)
}
