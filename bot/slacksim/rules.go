package slacksim

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// checker walks a message or a view and collects what Slack would refuse.
type checker struct {
	surface  surface
	problems []Problem
	blockIDs map[string]bool
	chars    int // of everything that is shown
	markdown int // of markdown blocks
	tables   int
	cells    int // characters in tables
}

// surface is where blocks are shown.
type surface string

const (
	inMessage surface = "message"
	inModal   surface = "modal"
	inHome    surface = "home"
)

func (c *checker) add(path, format string, a ...any) {
	c.problems = append(c.problems, Problem{Path: path, Text: fmt.Sprintf(format, a...), Code: "invalid_blocks"})
}

// rule checks the value at a path.
type rule func(c *checker, path string, v any)

// fields are an object's properties; a name that ends with "!" is required.
type fields map[string]rule

// object accepts exactly the given properties, besides "type".
func object(f fields) rule {
	return func(c *checker, path string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			c.add(path, "must be an object")
			return
		}
		for _, name := range slices.Sorted(maps.Keys(m)) {
			r, known := f[name]
			if !known {
				r, known = f[name+"!"]
			}
			switch {
			case known:
				r(c, path+"/"+name, m[name])
			case name != "type":
				c.add(path, "invalid additional property: %s", name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(f)) {
			if bare, required := strings.CutSuffix(name, "!"); required && m[bare] == nil {
				c.add(path, "missing required field: %s", bare)
			}
		}
	}
}

// variant picks the rule by the object's "type".
func variant(what string, byType func() map[string]rule) rule {
	return func(c *checker, path string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			c.add(path, "must be an object")
			return
		}
		kind, ok := m["type"].(string)
		if !ok {
			c.add(path, "missing required field: type")
			return
		}
		r, known := byType()[kind]
		if !known {
			c.add(path+"/type", "unsupported %s type: %s", what, kind)
			return
		}
		r(c, path, v)
	}
}

// only narrows a set of variants to those named.
func only(all map[string]rule, names ...string) map[string]rule {
	out := map[string]rule{}
	for _, n := range names {
		out[n] = all[n]
	}
	return out
}

// letters is a string of least to most characters. It doesn't count as shown.
func letters(least, most int) rule {
	return func(c *checker, path string, v any) {
		text, ok := v.(string)
		n := utf8.RuneCountInString(text)
		switch {
		case !ok:
			c.add(path, "must be a string")
		case n < least:
			c.add(path, "must be more than %d characters", least-1)
		case n > most:
			c.add(path, "must be less than %d characters", most+1)
		}
	}
}

// shown is letters that count towards a message's size.
func shown(most int) rule {
	check := letters(1, most)
	return func(c *checker, path string, v any) {
		text, _ := v.(string)
		c.chars += utf8.RuneCountInString(text)
		check(c, path, v)
	}
}

func id() rule { return letters(1, 255) }

func link() rule {
	check := letters(1, 3000)
	return func(c *checker, path string, v any) {
		check(c, path, v)
		text, _ := v.(string)
		if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "mailto:") {
			c.add(path, "must be a valid url")
		}
	}
}

func truth(c *checker, path string, v any) {
	if _, ok := v.(bool); !ok {
		c.add(path, "must be a boolean")
	}
}

func anything(*checker, string, any) {}

func number(least, most float64) rule {
	return func(c *checker, path string, v any) {
		if n, ok := v.(float64); !ok || n < least || n > most {
			c.add(path, "must be a number from %v to %v", least, most)
		}
	}
}

func oneOf(words ...string) rule {
	return func(c *checker, path string, v any) {
		if text, ok := v.(string); !ok || !slices.Contains(words, text) {
			c.add(path, "must be one of: %s", strings.Join(words, ", "))
		}
	}
}

// items is an array of least to most items that each pass r.
func items(least, most int, r rule) rule {
	return func(c *checker, path string, v any) {
		all, ok := v.([]any)
		switch {
		case !ok:
			c.add(path, "must be an array")
		case len(all) < least:
			c.add(path, "no less than %d items allowed", least)
		case len(all) > most:
			c.add(path, "no more than %d items allowed", most)
		}
		for i, item := range all {
			r(c, fmt.Sprintf("%s/%d", path, i), item)
		}
	}
}

// text is a text object of 1 to most characters, of either type.
func text(most int) rule { return textOf(most, "mrkdwn", "plain_text") }

// plain is a text object of type plain_text.
func plain(most int) rule { return textOf(most, "plain_text") }

func textOf(most int, kinds ...string) rule {
	check := object(fields{"type!": oneOf(kinds...), "text!": shown(most), "emoji": truth, "verbatim": truth})
	return func(c *checker, path string, v any) {
		check(c, path, v)
		m, _ := v.(map[string]any)
		if m["type"] == "mrkdwn" && m["emoji"] != nil {
			c.add(path, "invalid additional property: emoji")
		}
		if m["type"] == "plain_text" && m["verbatim"] != nil {
			c.add(path, "invalid additional property: verbatim")
		}
	}
}
