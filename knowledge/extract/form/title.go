package form

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Headings are those above a passage, the outermost first.
func Headings(title string) []string {
	if title == "" {
		return nil
	}
	return strings.Split(title, " › ")
}

// LongestName is how many words a name may have.
const LongestName = 6

// AcronymOf parts "Creative Cloud (CC)" into the name and the letters it is
// short for. What else stands in brackets is left out.
func AcronymOf(name string) (long, short string) {
	open := strings.IndexByte(name, '(')
	if open <= 0 {
		return name, ""
	}
	long = strings.TrimSpace(name[:open])
	inside, _, ok := strings.Cut(name[open+1:], ")")
	if ok && ShortFor(inside, long) {
		return long, inside
	}
	return long, ""
}

// ShortFor tells that the letters are the first ones of the last words of the
// name, in capitals.
func ShortFor(letters, name string) bool {
	if len(letters) < 2 || len(letters) > 6 || letters != strings.ToUpper(letters) || strings.IndexFunc(letters, unicode.IsSpace) >= 0 {
		return false
	}
	firsts := ""
	for w := range strings.FieldsSeq(name) {
		r := []rune(w)[0]
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			firsts += string(r)
		}
	}
	return firsts == letters
}

// InToolFolder tells that the folders on the way to a file are named for tools.
func InToolFolder(file string) bool {
	for dir := range strings.SplitSeq(path.Dir(file), "/") {
		if language.Naming("tool-folder").Has(strings.ToLower(strings.ReplaceAll(dir, "_", "-"))) {
			return true
		}
	}
	return false
}

// Titles are the names that a title is made of.
func Titles(title string) []string {
	for _, mark := range []string{" and ", " & ", " / "} {
		if a, b, ok := strings.Cut(title, mark); ok {
			return []string{a, b}
		}
	}
	return []string{title}
}

// LastHeading is the one right above what stands under a path of headings.
func LastHeading(title string) string {
	if i := strings.LastIndex(title, " › "); i >= 0 {
		return title[i+len(" › "):]
	}
	return title
}

// OfOthers tells that a heading above the passage says that it is about others: "tools
// that other clinics use".
func OfOthers(p *knowledge.Passage) bool {
	return slices.ContainsFunc(Headings(p.Title), func(heading string) bool {
		return language.Ruling("others-heading").In(LowersOf(heading))
	})
}
