package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// leftovers are signs that what a site's generator or a browser would have
// worked on stands in a passage.
var leftovers = regexp.MustCompile(`\{\{|\{%|\{:|%\}|&(?:[a-z]+|#\d+);|</?(?:a|p|b|i|br|hr|sup|sub|em|div|code|img|figure|span|table|td|tr|li|ul|ol|strong)\b[^>]*>|\]\(|\]\[|(?m:^\s*(?:-{3,}|\*{3,}|={3,}|:::.*|!!! .*|\[[^\]]+\]: .*|#+ .*)$)`)

var code = regexp.MustCompile("(?s)```.*?```|`[^`]+`")

// Ten years of a real employer's pages are read without their markup.
func TestRealPages(t *testing.T) {
	data, err := os.ReadFile("../../../shared/data/tool_pages/page_versions.jsonl")
	if err != nil {
		t.Skip("the pages are not on this machine")
	}
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, 1<<20)
	read := 0
	for s.Scan() {
		var v struct{ ID, Path, Text string }
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		if v.Text == "" {
			continue // removed
		}
		read++
		d, findings := Parse(v.Path, []byte(v.Text))
		if d == nil {
			t.Errorf("%s: %s", v.ID, findings)
			continue
		}
		inCode := strings.Join(code.FindAllString(v.Text, -1), "\n")
		for _, p := range d.Passages {
			if m := leftovers.FindString(p.Text + "\n" + p.Title); m != "" && !strings.Contains(inCode, strings.TrimSpace(m)) {
				t.Errorf("%s, %s: %q in %q", v.ID, p.At, m, p.Text)
			}
		}
	}
	if read < 700 {
		t.Errorf("only %d versions were read", read)
	}
}
