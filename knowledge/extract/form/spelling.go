package form

import "strings"

// Squashed is a name without what parts its words: the same for "Click Up" and "ClickUp".
func Squashed(key string) string {
	return strings.NewReplacer(" ", "", ".", "", "-", "").Replace(key)
}
