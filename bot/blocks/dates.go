package blocks

import (
	"policybot/knowledge"
	"policybot/search/phrases"
)

// dated is a date in words, as people write it in the language; what is no date
// stays as it is.
func dated(in *phrases.Language, text string) string {
	text = oneLine(text)
	if d, err := knowledge.ParseDate(text); err == nil {
		return in.Date(d)
	}
	return text
}
