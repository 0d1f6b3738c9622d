package eval

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// WritePage writes the report as one HTML page that needs nothing else: no
// scripts, and nothing from elsewhere. All words of questions and answers are
// escaped.
func (r Report) WritePage(w io.Writer) error { return page.Execute(w, r) }
