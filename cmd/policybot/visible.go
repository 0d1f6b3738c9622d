package main

import (
	"bytes"
	"fmt"
	"io"
	"unicode"
)

// visible writes what a terminal would obey instead of showing, such as a
// record's or a file name's escape sequences, as an escape that JSON reads
// alike: \u001b. Ends of lines and tabs stay.
type visible struct{ to io.Writer }

func (v visible) Write(p []byte) (int, error) {
	if bytes.ContainsFunc(p, obeyed) {
		if _, err := v.to.Write(spelled(p)); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	return v.to.Write(p)
}

// obeyed tells of control characters and of marks that turn the writing
// direction.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func spelled(p []byte) []byte {
	var out bytes.Buffer
	for _, r := range string(p) {
		if obeyed(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.Bytes()
}
