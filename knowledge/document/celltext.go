package document

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// cellText is the text of a cell without what is struck through.
type cellText struct {
	text   string
	struck bool // all of it was
}

// richText reads a text that may have runs of several looks, each struck through or not.
type richText struct {
	text   strings.Builder
	within bool // the text of a run
	struck bool // the run is
	some   bool // of the text was
	beside int  // how deep in how the text is to be read aloud
}

func (r *richText) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		switch name := t.Name.Local; {
		case name == "rPh" || r.beside > 0:
			r.beside++
		case name == "r":
			r.struck = false
		case name == "strike":
			r.struck = isOn(t)
		case name == "t":
			r.within = true
		}
	case xml.EndElement:
		switch {
		case r.beside > 0:
			r.beside--
		case t.Name.Local == "t":
			r.within = false
		case t.Name.Local == "r":
			r.struck = false
		}
	case xml.CharData:
		switch {
		case !r.within || r.beside > 0:
		case r.struck:
			r.some = true
		default:
			r.text.Write(t)
		}
	}
}

func (r *richText) done() cellText {
	text := oneLine(r.text.String())
	return cellText{text, text == "" && r.some}
}

// oneLine is the text of a cell in one line, as it stands in passages.
func oneLine(s string) string {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(e string) string {
			n, _ := strconv.ParseUint(e[2:6], 16, 16)
			return string(rune(n))
		})
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
}

// escaped is how a workbook writes a character that XML can't, or doesn't keep.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// isOn tells that a mark of a text's look, such as <b/>, isn't taken off by it.
func isOn(t xml.StartElement) bool {
	v := value(t, "val")
	return v == "" || isTrue(v)
}

// readStrings reads the texts that the cells of a workbook share.
func readStrings(a *archive, part string) (list []cellText, err error) {
	var now *richText
	err = a.read(part, func(t xml.Token) error {
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "si" {
			now = &richText{}
		}
		if now == nil {
			return nil
		}
		now.token(t)
		if e, ok := t.(xml.EndElement); ok && e.Name.Local == "si" {
			list = append(list, now.done())
			now = nil
		}
		return nil
	})
	return list, err
}
