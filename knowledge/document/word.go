package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// wordFile reads a Word document.
func (c *collector) wordFile(data []byte) {
	if err := c.word(data); err != nil {
		c.refuse("%v", err)
	}
}

func (c *collector) word(data []byte) error {
	a, err := openArchive(data, maxWord)
	if err != nil {
		return err
	}
	const main = "word/document.xml"
	if a.parts[main] == nil {
		return errors.New("a zip archive without word/document.xml: no Word document, or one that is damaged")
	}
	styles, err := readStyles(a)
	if err != nil {
		return err
	}
	c.counts = true
	if err := c.properties(a); err != nil {
		return err
	}
	for _, part := range []string{main, "word/footnotes.xml", "word/endnotes.xml"} {
		w := newWordReader(styles)
		if err := a.read(part, w.token); err != nil {
			return err
		}
		if part == main && !w.seen {
			return errors.New("word/document.xml holds no body: the document is damaged")
		}
		if w.title != "" {
			c.document.Source.Title = w.title
		}
		if part != main {
			c.headings = nil // notes stand under none
		}
		c.takeAll(w.blocks())
	}
	return c.margins(a, styles)
}

// margins looks at what stands above and below every page for when the document was
// written.
func (c *collector) margins(a *archive, styles map[string]style) error {
	for _, part := range slices.Sorted(maps.Keys(a.parts)) {
		if !wordMargin.MatchString(part) {
			continue
		}
		w := newWordReader(styles)
		if err := a.read(part, w.token); err != nil {
			return err
		}
		for _, b := range w.blocks() {
			if p, ok := b.(paragraph); ok {
				c.say(p.text)
			}
		}
	}
	return nil
}

var wordMargin = regexp.MustCompile(`^word/(?:header|footer)\d*\.xml$`)

// properties reads what the document says of itself beside its text.
func (c *collector) properties(a *archive) error {
	values := map[string]string{}
	name := ""
	for _, part := range []string{"docProps/core.xml", "docProps/app.xml"} {
		err := a.read(part, func(t xml.Token) error {
			switch t := t.(type) {
			case xml.StartElement:
				name = t.Name.Local
			case xml.EndElement:
				name = ""
			case xml.CharData:
				if name != "" && len(values[name]) < maxHTMLValue {
					values[name] += string(t)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	s := c.document.Source
	s.Title, s.Publisher = strings.TrimSpace(values["title"]), strings.TrimSpace(values["Company"])
	for _, key := range []string{"modified", "created"} {
		if d := moment(values[key]); !d.IsZero() {
			c.written = d
			break
		}
	}
	return nil
}

// style is what a style makes of its paragraphs.
type style struct {
	name    string
	basedOn string
	outline int // the level of a heading, from 1; 0: none
	list    bool
}

func readStyles(a *archive) (map[string]style, error) {
	styles := map[string]style{}
	id, now := "", style{}
	err := a.read("word/styles.xml", func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "style":
				id, now = value(t, "styleId"), style{}
			case "name":
				now.name = strings.ToLower(value(t, "val"))
			case "basedOn":
				now.basedOn = value(t, "val")
			case "outlineLvl":
				now.outline = level(t)
			case "numId":
				now.list = value(t, "val") != "0"
			}
		case xml.EndElement:
			if t.Name.Local == "style" && id != "" {
				styles[id] = now
				id = ""
			}
		}
		return nil
	})
	return styles, err
}

func value(t xml.StartElement, key string) string {
	for _, a := range t.Attr {
		if a.Name.Local == key {
			return a.Value
		}
	}
	return ""
}

// level reads an outline level, which Word counts from 0, and whose 9 is none.
func level(t xml.StartElement) int {
	n := 0
	if _, err := fmt.Sscanf(value(t, "val"), "%d", &n); err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// role is what paragraphs of a style are.
type role int

const (
	bodyRole role = iota
	titleRole
	headingRole
	listRole
	contentsRole // a table of contents
)

// roleOf follows a style to those that it is based on. Built-in styles have the
// same name in every language, whatever their ids.
func roleOf(styles map[string]style, id string) (role, int) {
	const most = 20
	found := bodyRole
	for range most {
		s, ok := styles[id]
		if !ok {
			s.name = strings.ToLower(strings.ReplaceAll(id, "Heading", "heading "))
		}
		n := 0
		if _, err := fmt.Sscanf(s.name, "heading %d", &n); err == nil && n > 0 {
			return headingRole, n
		}
		switch {
		case s.outline > 0:
			return headingRole, s.outline
		case s.name == "title":
			return titleRole, 0
		case strings.HasPrefix(s.name, "toc ") || s.name == "table of figures":
			return contentsRole, 0
		case s.list || strings.HasPrefix(s.name, "list bullet") || strings.HasPrefix(s.name, "list number"):
			found = listRole
		}
		if id = s.basedOn; id == "" {
			break
		}
	}
	return found, 0
}
