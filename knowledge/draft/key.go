package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// Key names what was read by its words, its document and what it tells, so that
// it is known again whatever becomes of its record.
type Key string

func keyOf(i *Item) Key {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", i.Passage.Source, line(i.Words))
	if e := i.Event; e != nil {
		fmt.Fprintf(h, "%s %s %s %v %s %s %s", e.By, e.Do, e.Of, e.Apps, told(e.Announced), told(e.From), told(e.Until))
		terms(h, e.Scope.Terms)
		terms(h, e.Scope.Except)
	} else {
		f := i.Fact
		fmt.Fprintf(h, "%v %s %v %s", f.About, f.Relation, f.Value, f.Holds)
	}
	return Key(hex.EncodeToString(h.Sum(nil))[:10])
}

// told is a date as far as it is told: that something was known by today says
// nothing of it.
func told(d knowledge.Date) string {
	if d.First == knowledge.FirstDay {
		return ""
	}
	return d.String()
}

func terms(to io.Writer, t knowledge.Terms) {
	for _, d := range knowledge.Dimensions() {
		fmt.Fprint(to, d, slices.Sorted(slices.Values(t[d])))
	}
}

// Looked is what stands in a folder of records: what somebody has looked at, and
// the names of the files.
type Looked struct {
	keys  map[Key]bool
	files map[string]bool
}

// mark is the line by which what was read is known again. It counts wherever it
// stands in a record file, above a record, a mended one, or one that is commented
// out.
var mark = regexp.MustCompile(`(?m)^[ \t#]*# reading ([0-9a-f]{10})\b`)

// Look finds in a folder of records what somebody has looked at.
func Look(fsys fs.FS) (Looked, error) {
	l := Looked{map[Key]bool{}, map[string]bool{}}
	err := record.EachFile(fsys, func(name string, data []byte) {
		l.files[strings.ToLower(path.Base(name))] = true
		for _, m := range mark.FindAllSubmatch(data, -1) {
			l.keys[Key(m[1])] = true
		}
	})
	return l, err
}
