package document

import (
	"path"
	"regexp"

	"policybot/knowledge"
)

var nameDate = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d-[01]\d(?:-[0-3]\d)?)(?:\D|$)`)

// dateInName is the date that stands in the name of a file, as in
// memo-2024-03-04.pdf, or none.
func dateInName(name string) knowledge.Date {
	if m := nameDate.FindStringSubmatch(path.Base(name)); m != nil {
		if d, err := knowledge.ParseDate(m[1]); err == nil {
			return d
		}
	}
	return knowledge.Date{}
}
