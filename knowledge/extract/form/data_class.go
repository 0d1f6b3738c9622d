package form

import (
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge/language"
)

// DataClass are the names that a cell has for a class of data: "Restricted", "Tier 3 – patient
// data", "Confidential (Level 3)". The first of them is what the class is called; what stands
// behind it only counts where it is a name of a class, too. Other cells have none.
func DataClass(cell string) (names []string) {
	for i, part := range classParts(cell) {
		if isClass(part) {
			names = append(names, part)
		} else if i == 0 {
			return nil
		}
	}
	return names
}

// classParts are what a class of data is called, and what is said of it.
func classParts(cell string) (parts []string) {
	for _, mark := range []string{" – ", " — ", " - ", ": ", " (", " / "} {
		cell = strings.ReplaceAll(cell, mark, "\n")
	}
	for part := range strings.SplitSeq(cell, "\n") {
		if part = strings.Trim(part, " ).,*"); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// isClass tells that the words are what a class of data is called: a word for how secret it is,
// a step and its number, or a noun for data with words before it.
func isClass(part string) bool {
	low := strings.Fields(strings.ToLower(part))
	if len(low) == 0 || len(low) > LongestName-2 {
		return false
	}
	if BareClass(part) {
		return true
	}
	is, _ := StandingOf(part)
	return len(low) > 1 && language.Ruling("data-word").Has(low[len(low)-1]) && is == Unsaid && !slices.ContainsFunc(low, SaysElse)
}

// SaysElse tells that a word makes more than a name of the words around it: "no customer data".
func SaysElse(w string) bool {
	return language.Denies(w) || language.Ruling("limiting").Has(w) || language.Excepts(w)
}

// BareClass tells that the words say which class it is, and not that it is one of data: "Highly
// confidential", "Tier 3".
func BareClass(part string) bool {
	return IsStep(part) || language.Ruling("data-class").Has(strings.Join(strings.Fields(strings.ToLower(part)), " "))
}

// IsStep tells that the words are a step and its number: "Tier 3".
func IsStep(part string) bool {
	low := strings.Fields(strings.ToLower(part))
	return len(low) == 2 && language.Ruling("class-step").Has(low[0]) && strings.IndexFunc(low[1], notOfStep) < 0 && len(low[1]) <= 2
}

func notOfStep(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune("abcdiv", r) }

// Turned are the cells of a row in which each stands for an app that the head of its column
// names, below a label that says what of them it tells: "Status; Heron: approved; Wren: banned",
// "Data type: Public; Heron: Yes". Other rows have no label.
func Turned(row []Cell) (label Cell, apps []Cell) {
	if len(row) < fewestLabelled {
		return Cell{}, nil
	}
	head := strings.ToLower(row[0].Head)
	if head != "" && !language.Ruling("data-head").Has(head) && !language.Ruling("turned-head").Has(head) {
		return Cell{}, nil
	}
	for _, c := range row[1:] {
		switch head := strings.ToLower(c.Head); {
		case language.Ruling("note-head").Has(head) || language.Ruling("harmless-head").Has(head):
			continue
		case head == "", DataClass(c.Head) != nil, language.Naming("status-head").Has(head), language.Naming("tool-head").Has(head), isEdition(head):
			return Cell{}, nil
		}
		apps = append(apps, c)
	}
	return row[0], apps
}

// isEdition tells that the words name an edition or a plan, and no app: "Free", "Business Plus".
func isEdition(head string) bool {
	return !slices.ContainsFunc(strings.Fields(head), func(w string) bool {
		return !language.Naming("edition").Has(w) && !language.Ruling("set-off-part").Has(w) && !language.Ruling("edition-head").Has(w)
	})
}

// LabelStands tells that the label of such a row is of how the apps stand: it says so, or is a
// class of data.
func LabelStands(label string) bool {
	return language.Ruling("turned-status").Has(strings.ToLower(strings.TrimRight(label, "?*: "))) || DataClass(label) != nil
}

// classSteps are the lists of the classes of data that stand in an order, the least secret first.
var classSteps = []string{"class-public", "class-internal", "class-confidential"}

// ClassStep is which of the classes that stand in an order the words are a name of, from 1 on, and
// what that class is called most; 0 for others.
func ClassStep(name string) (step int, usual string) {
	for i, list := range classSteps {
		if language.Ruling(list).Has(strings.ToLower(name)) {
			return i + 1, ClassSteps()[i]
		}
	}
	return 0, name
}

// ClassSteps are what those classes are called most.
func ClassSteps() (names []string) {
	for _, list := range classSteps {
		names = append(names, strings.TrimPrefix(list, "class-"))
	}
	return names
}

// UpTo is the class of data that a cell names, without the words that tell that it is the most
// secret one, and whether there are any: "up to confidential", "Internal and below".
func UpTo(cell string) (class string, most bool) {
	words, _ := Scan(cell)
	low := Lowers(words)
	from, to := 0, len(words)
	if n := language.Ruling("up-to").At(low, 0); n > 0 && n < to {
		from, most = n, true
	}
	if n := language.Ruling("and-below").Before(low, to); n > 0 && from < to-n {
		to, most = to-n, true
	}
	if !most {
		return cell, false
	}
	return cell[words[from].Start:words[to-1].End], true
}
