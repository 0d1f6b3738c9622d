package document

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// frontMatter reads the YAML between two lines of hyphens at the head of a
// document into its source. It gives the text below, and how many lines stand
// above that. What isn't a YAML mapping is text.
func (c *collector) frontMatter(data []byte) (body []byte, skipped int) {
	const limit = 64 << 10
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return data, 0
	}
	end := fence.FindIndex(rest[:min(len(rest), limit)])
	if end == nil {
		return data, 0
	}
	var n yaml.Node
	err := yaml.Unmarshal(rest[:end[0]], &n)
	body, skipped = rest[end[1]:], 2+bytes.Count(rest[:end[0]], []byte("\n"))
	if err != nil {
		line, message := yamlError(err)
		c.findings.LeaveOutf(c.line(line+1), "front matter is not YAML: %s", NotYAML(message, rest, line))
		return body, skipped
	}
	if len(n.Content) == 0 || n.Content[0].Kind != yaml.MappingNode {
		return data, 0
	}
	f := front{source: c.document.Source}
	f.read(n.Content[0])
	c.findings = append(c.findings, f.findings...)
	return body, skipped
}

var fence = regexp.MustCompile(`(?m)^(?:---|\.\.\.)[ \t]*(?:\n|\z)`)

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// yamlError takes the line out of the library's message.
func yamlError(err error) (line int, message string) {
	message = err.Error()
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	return line, message
}

type front struct {
	source   *knowledge.Source
	dated    int // the rank of the key that gave the date, from 1
	findings knowledge.Findings
}

func (f *front) read(m *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		k, v := m.Content[i], m.Content[i+1]
		at := knowledge.Origin{File: f.source.Origin.File, Line: k.Line + 1} // below the first fence
		if seen[k.Value] {
			f.findings.LeaveOutf(at, "front matter: %q stands twice", k.Value)
			continue
		}
		seen[k.Value] = true
		if err := f.set(k.Value, v); err != nil {
			f.findings.LeaveOutf(at, "front matter: %q: %v", k.Value, err)
		}
	}
	var unknown []string
	for k := range seen {
		if !slices.Contains(keys, k) && !slices.Contains(dateKeys, k) && !slices.Contains(statusKeys, k) && !labels(k) {
			unknown = append(unknown, k)
		}
	}
	if slices.Sort(unknown); len(unknown) > 0 {
		f.findings.Notef(f.source.Origin, "front matter: ignored %s; read are %s", strings.Join(unknown, ", "), strings.Join(slices.Concat(keys, dateKeys, statusKeys), ", "))
	}
}

var keys = []string{"id", "title", "publisher", "date", "url", "tier", "note", "retracted", "collection"}

// dateKeys date a document too, where it has no date: the first of them that
// is a date does, or else what a line of the text would call a date. They are other programs' keys, so that what is no date there
// is no error.
var dateKeys = []string{"last_updated", "updated", "modified", "lastmod", "published", "effective", "effective_date"}

func (f *front) set(key string, v *yaml.Node) (err error) {
	if rank := 1 + slices.Index(dateKeys, key); rank > 0 {
		f.setDate(rank, v.Value)
		return nil
	}
	if slices.Contains(statusKeys, key) {
		f.setStatus(key, v)
		return nil
	}
	if !slices.Contains(keys, key) {
		f.setLabelled(key, v.Value)
		return nil
	}
	if v.Kind != yaml.ScalarNode {
		return fmt.Errorf("expected a single value")
	}
	s, text := f.source, strings.TrimSpace(v.Value)
	if v.Tag == "!!null" {
		text = ""
	}
	switch key {
	case "id":
		s.ID = knowledge.SourceID(text)
		return checkID(text)
	case "title":
		s.Title = text
	case "publisher":
		s.Publisher = text
	case "date":
		var d knowledge.Date
		if d, err = frontDate(text); !d.IsZero() {
			s.Date, f.dated = d, -1
		}
	case "url":
		s.URL = text
	case "tier":
		s.Tier = knowledge.Tier(text)
		if !slices.Contains(knowledge.Tiers(), s.Tier) {
			return fmt.Errorf("%q is none of %v", text, knowledge.Tiers())
		}
	case "note":
		s.Note = strings.TrimSuffix(text+"; "+s.Note, "; ")
	case "retracted":
		s.Retracted, err = optionalDate(text)
	case "collection":
		s.Collection = knowledge.Collection(text)
	}
	return err
}

// statusKeys say whether the document holds, in words, or by being true.
var statusKeys = []string{"status", "state", "draft", "deprecated", "archived", "superseded_by"}

// setStatus notes that the document says that it doesn't hold.
func (f *front) setStatus(key string, v *yaml.Node) {
	text := strings.TrimSpace(v.Value)
	switch is := strings.ToLower(text); {
	case key == "superseded_by":
		text = "superseded by " + text
	case is == "true" || is == "yes":
		text = key
	}
	if line := "Status: " + text; v.Value != "" && language.StatusLine(line) == language.Lapsed {
		f.source.Note = strings.TrimPrefix(f.source.Note+"; "+line, "; ")
	}
}

// setDate takes the date of one of dateKeys, unless a better one is known.
func (f *front) setDate(rank int, text string) {
	d, err := frontDate(strings.TrimSpace(text))
	if err == nil && !d.IsZero() && (f.dated == 0 || rank < f.dated) {
		f.source.Date, f.dated = d, rank
	}
}

// setLabelled takes the date of a key by which a line of the text would date the document too, "last
// change", "in force from", unless a better one is known.
func (f *front) setLabelled(key, text string) {
	for _, d := range datesOf(asLabel(key)+text, language.EitherOrder) {
		if rank := 1 + len(dateKeys) + d.rank; f.dated == 0 || rank < f.dated {
			f.source.Date, f.dated = d.date, rank
		}
	}
}

// asLabel is the key as a line of the text calls a date.
func asLabel(key string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(key) + ": " }

// labels tells that the key is one by which a line of the text would date the document.
func labels(key string) bool {
	return len(datesOf(asLabel(key)+"2024-03-04", language.EitherOrder)) > 0
}

var timestamp = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?$`)

// frontDate reads a date; of a moment it is the day, where that was written.
func frontDate(s string) (knowledge.Date, error) {
	d, err := optionalDate(s)
	if m := timestamp.FindStringSubmatch(s); err != nil && m != nil {
		return optionalDate(m[1])
	}
	return d, err
}

func optionalDate(s string) (knowledge.Date, error) {
	if s == "" {
		return knowledge.Date{}, nil
	}
	return knowledge.ParseDate(s)
}

var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,59}$`)

func checkID(s string) error {
	if !idForm.MatchString(s) {
		return fmt.Errorf("%q is no id: use small letters, digits, dots, hyphens and underscores", s)
	}
	return nil
}
