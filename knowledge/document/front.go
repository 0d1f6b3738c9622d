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
)

// frontMatter reads the YAML between two lines of hyphens at the head of a
// document into its source. It gives the text below, and how many lines stand
// above that. What isn't a YAML mapping is text.
func frontMatter(s *knowledge.Source, data []byte) (body []byte, skipped int, findings knowledge.Findings) {
	const limit = 64 << 10
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return data, 0, nil
	}
	end := fence.FindIndex(rest[:min(len(rest), limit)])
	if end == nil {
		return data, 0, nil
	}
	var n yaml.Node
	err := yaml.Unmarshal(rest[:end[0]], &n)
	body, skipped = rest[end[1]:], 2+bytes.Count(rest[:end[0]], []byte("\n"))
	if err != nil {
		line, message := yamlError(err)
		findings.Errorf(knowledge.Origin{File: s.Origin.File, Line: line + 1}, "front matter is not YAML: %s", message)
		return body, skipped, findings
	}
	if len(n.Content) == 0 || n.Content[0].Kind != yaml.MappingNode {
		return data, 0, nil
	}
	f := front{source: s}
	f.read(n.Content[0])
	return body, skipped, f.findings
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
	findings knowledge.Findings
}

func (f *front) read(m *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		k, v := m.Content[i], m.Content[i+1]
		at := knowledge.Origin{File: f.source.Origin.File, Line: k.Line + 1} // below the first fence
		if seen[k.Value] {
			f.findings.Errorf(at, "front matter: %q stands twice", k.Value)
			continue
		}
		seen[k.Value] = true
		if err := f.set(k.Value, v); err != nil {
			f.findings.Errorf(at, "front matter: %q: %v", k.Value, err)
		}
	}
	var unknown []string
	for k := range seen {
		if !slices.Contains(keys, k) {
			unknown = append(unknown, k)
		}
	}
	if slices.Sort(unknown); len(unknown) > 0 {
		f.findings.Notef(f.source.Origin, "front matter: ignored %s; read are %s", strings.Join(unknown, ", "), strings.Join(keys, ", "))
	}
}

var keys = []string{"id", "title", "publisher", "date", "url", "tier", "note", "retracted", "collection"}

func (f *front) set(key string, v *yaml.Node) (err error) {
	if !slices.Contains(keys, key) {
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
		s.Date, err = optionalDate(text)
	case "url":
		s.URL = text
	case "tier":
		s.Tier = knowledge.Tier(text)
		if !slices.Contains(knowledge.Tiers(), s.Tier) {
			return fmt.Errorf("%q is none of %v", text, knowledge.Tiers())
		}
	case "note":
		s.Note = text
	case "retracted":
		s.Retracted, err = optionalDate(text)
	case "collection":
		s.Collection = knowledge.Collection(text)
	}
	return err
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
