package language

import (
	"slices"
	"strings"
)

// Tag names a language as BCP 47 does, such as "de" or "pt-BR".
type Tag string

// The languages in which questions are read.
const (
	English Tag = "en"
	German  Tag = "de"
)

// Tags lists the languages in which questions are read.
func Tags() []Tag { return []Tag{English, German} }

// Readable tells that questions in the language are read.
func (t Tag) Readable() bool { return slices.Contains(Tags(), t) }

// Primary is the language alone, without a region or script: that of "de-AT"
// is "de".
func (t Tag) Primary() Tag {
	first, _, _ := strings.Cut(strings.ReplaceAll(string(t), "_", "-"), "-")
	return Tag(strings.ToLower(first))
}
