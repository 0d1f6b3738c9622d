package form

import "strings"

// Squashed is a name without what parts its words: the same for "Click Up" and "ClickUp".
func Squashed(key string) string {
	return strings.NewReplacer(" ", "", ".", "", "-", "").Replace(key)
}

// Slug makes an id of a name.
func Slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
