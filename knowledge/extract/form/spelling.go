package form

import "strings"

var parting = strings.NewReplacer(" ", "", ".", "", "-", "")

// Squashed is a name without what parts its words: the same for "Click Up" and "ClickUp".
func Squashed(key string) string {
	return parting.Replace(key)
}
