package document

import (
	"bytes"
	"strings"
)

// NotYAML tells what is wrong with a line that can't be read as YAML, by what the YAML
// reader says of it, and what to do about it.
func NotYAML(message string, data []byte, no int) string {
	do, line := "", lineAt(data, no)
	switch text := strings.TrimSpace(line); {
	case strings.HasPrefix(line, "\t") || strings.Contains(message, "tab character"):
		do = "indent with spaces, never with tabs"
	case strings.Contains(message, "cannot start any token"):
		do = "put a value that begins with a sign such as @, % or a backquote in quotes"
	case strings.Contains(message, "unknown escape"):
		do = "write a backslash within double quotes twice, or use single quotes"
	case strings.Contains(message, "unexpected end of stream"):
		do = "a quotation mark is lacking at the end of a value, or one too many stands in it: write it twice within single quotes"
	case strings.Contains(message, "',' or"), strings.Contains(message, "node content"):
		do = "a bracket isn't closed, a comma is lacking, or a value with a comma, a bracket or a colon in it lacks quotes around it"
	case strings.Contains(message, "find expected ':'"):
		do = "a colon and a space belong behind a key"
	case strings.Contains(message, "mapping values") && strings.Count(text, ": ") > 1:
		do = `put a value with a colon in it in quotes, as in text: "Acme told staff: remove it"`
	case strings.Contains(message, "mapping values"), strings.Contains(message, "did not find expected"):
		do = "the keys of one record begin in the same column, and so do the hyphens of one list; nothing stands behind a closing quotation mark"
	}
	if do == "" {
		return message
	}
	return message + ": " + do
}

// lineAt is a line of the data, counted from 1, or "".
func lineAt(data []byte, no int) string {
	for line := range bytes.Lines(data) {
		if no--; no == 0 {
			return string(line)
		}
	}
	return ""
}
