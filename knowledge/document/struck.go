package document

import (
	"regexp"
	"slices"
	"strings"
)

// struckClasses are those that frameworks of style sheets strike text through by.
var struckClasses = []string{"line-through", "strikethrough", "text-decoration-line-through"}

// strikes tells that an element is struck through by the value of its attribute.
func (r *reducer) strikes(key, value string) bool {
	switch key {
	case "style":
		return strikes(value)
	case "class":
		return slices.ContainsFunc(strings.Fields(value), func(c string) bool { return slices.Contains(struckClasses, c) || slices.Contains(r.struck, c) })
	}
	return false
}

// strikes tells that a style's declarations strike text through.
func strikes(declarations string) bool {
	for d := range strings.SplitSeq(strings.ToLower(declarations), ";") {
		property, value, _ := strings.Cut(d, ":")
		if strings.HasPrefix(strings.TrimSpace(property), "text-decoration") && strings.Contains(value, "line-through") {
			return true
		}
	}
	return false
}

var (
	styleRule = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	classRule = regexp.MustCompile(`^\s*[a-zA-Z]*\.([\w-]+)\s*$`) // holds for all elements of a class
)

// struckBy are the classes whose elements a page's own style sheet strikes through, as
// programs write it that save documents as pages.
func struckBy(sheet string) (classes []string) {
	for _, m := range styleRule.FindAllStringSubmatch(sheet, -1) {
		if !strikes(m[2]) {
			continue
		}
		for selector := range strings.SplitSeq(m[1], ",") {
			if c := classRule.FindStringSubmatch(selector); c != nil {
				classes = append(classes, c[1])
			}
		}
	}
	return classes
}
