package blocks

import "policybot/knowledge"

// dated is a date in words, as people write it; what is no date stays as it is.
func dated(text string) string {
	text = oneLine(text)
	if d, err := knowledge.ParseDate(text); err == nil {
		return d.Words()
	}
	return text
}
