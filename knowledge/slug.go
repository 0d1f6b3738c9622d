package knowledge

import "strings"

// Slug makes an id of a name: its plain letters and digits in lower case, with hyphens for what
// parts them. A name that has none of these, as one in another script, gives nothing.
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
