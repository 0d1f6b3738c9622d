package document

import "strings"

// plain makes a passage of each paragraph: the lines between empty ones,
// joined.
func (c *collector) plain(body []byte) {
	var lines []string
	first := 0
	flush := func() {
		c.add(first, strings.Join(lines, " "))
		lines = nil
	}
	n := 0
	for line := range strings.Lines(string(body)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" {
			flush()
			continue
		}
		if len(lines) == 0 {
			first = n
		}
		lines = append(lines, line)
	}
	flush()
}
