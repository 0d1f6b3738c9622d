package document

import (
	"encoding/xml"
	"strconv"
)

// cellStyle is how cells look.
type cellStyle struct {
	numbers      *numberFormat
	bold, struck bool
}

// readCellStyles reads the looks that cells refer to by their number.
func readCellStyles(a *archive, part string) (list []cellStyle, err error) {
	formats := map[string]*numberFormat{}
	var fonts []cellStyle
	within := "" // the list being read
	err = a.read(part, func(t xml.Token) error {
		e, ok := t.(xml.EndElement)
		if ok && e.Name.Local == within {
			within = ""
		}
		s, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch name := s.Name.Local; {
		case within == "" && (name == "fonts" || name == "numFmts" || name == "cellXfs"):
			within = name
		case within == "numFmts" && name == "numFmt":
			formats[value(s, "numFmtId")] = readNumberFormat(value(s, "formatCode"))
		case within == "fonts" && name == "font":
			fonts = append(fonts, cellStyle{})
		case within == "fonts" && len(fonts) > 0 && name == "b":
			fonts[len(fonts)-1].bold = isOn(s)
		case within == "fonts" && len(fonts) > 0 && name == "strike":
			fonts[len(fonts)-1].struck = isOn(s)
		case within == "cellXfs" && name == "xf":
			var style cellStyle
			if n, err := strconv.Atoi(value(s, "fontId")); err == nil && n >= 0 && n < len(fonts) {
				style = fonts[n]
			}
			id := value(s, "numFmtId")
			if formats[id] == nil {
				formats[id] = builtInFormat(id)
			}
			style.numbers = formats[id]
			list = append(list, style)
		}
		return nil
	})
	return list, err
}
