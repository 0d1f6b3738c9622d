package record

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// form is a kind of value: how it is read, and how the schema tells of it.
type form[V any] struct {
	schema schema
	read   func(r *reader, n *yaml.Node) (V, bool)
}

// scalar gives the raw text of a single value, so that 2020 and 2020-07-10 are
// read as they were written, whatever YAML takes them for.
func (r *reader) scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.errorf(n, "%s: expected a single value, found %s", r.where(), kindOf(n))
		return "", false
	}
	switch n.Tag {
	case "!!str", "!!int", "!!float", "!!timestamp", "!!bool":
		return strings.TrimSpace(n.Value), true
	}
	r.errorf(n, "%s: the YAML tag %s has no meaning here", r.where(), shorten(n.Tag))
	return "", false
}

// text is any words. A bare true or false is refused, since it is mostly a
// word that lost its quotes.
func text[S ~string]() form[S] {
	return form[S]{schema{"type": []string{"string", "number"}}, func(r *reader, n *yaml.Node) (S, bool) {
		s, ok := r.scalar(n)
		if ok && n.Tag == "!!bool" {
			r.errorf(n, "%s: expected text, found %s; put it in quotes if it is meant as a word", r.where(), n.Value)
			return "", false
		}
		return S(s), ok
	}}
}

// words are text that must not be empty.
func words[S ~string]() form[S] {
	f := text[S]()
	f.schema = schema{"type": []string{"string", "number"}, "minLength": 1}
	read := f.read
	f.read = func(r *reader, n *yaml.Node) (S, bool) {
		s, ok := read(r, n)
		if ok && s == "" {
			r.errorf(n, "%s is empty: give it a value or leave the key out", r.where())
			return "", false
		}
		return s, ok
	}
	return f
}

const (
	idPattern = "^[a-z0-9][a-z0-9._-]*$"
	maxID     = 60 // longer ones are cut in messages
)

func validID(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !letter && (i == 0 || c != '.' && c != '_' && c != '-') {
			return false
		}
	}
	return s != "" && len(s) <= maxID
}

// id is the name of a record.
func id[S ~string]() form[S] {
	return form[S]{schema{"type": []string{"string", "integer"}, "pattern": idPattern, "maxLength": maxID}, func(r *reader, n *yaml.Node) (S, bool) {
		s, ok := r.scalar(n)
		if ok && !validID(s) {
			r.errorf(n, "%s: %s is no id: use small letters, digits, dots, hyphens and underscores, a letter or digit first", r.where(), quote(shorten(s)))
			return "", false
		}
		return S(s), ok
	}}
}

// to is the id of another record, which must be on record.
func to[S ~string](what target) form[S] {
	f := id[S]()
	return form[S]{f.schema, func(r *reader, n *yaml.Node) (S, bool) {
		s, ok := f.read(r, n)
		if ok {
			r.refer(n, what, string(s))
		}
		return s, ok
	}}
}

// oneOf is one of a few words.
func oneOf[S ~string](choices []S) form[S] {
	return form[S]{schema{"enum": choices}, func(r *reader, n *yaml.Node) (S, bool) {
		s, ok := r.scalar(n)
		if ok && !slices.Contains(choices, S(s)) {
			known := make([]string, len(choices))
			for i, c := range choices {
				known[i] = string(c)
			}
			r.errorf(n, "%s: %s is none of %s%s", r.where(), quote(shorten(s)), strings.Join(known, ", "), didYouMean(s, known))
			return "", false
		}
		return S(s), ok
	}}
}

// also takes another word for one of the choices.
func also[S ~string](f form[S], word string, means S) form[S] {
	return form[S]{schema{"enum": append([]S{S(word)}, f.schema["enum"].([]S)...)}, func(r *reader, n *yaml.Node) (S, bool) {
		if n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == word {
			return means, true
		}
		return f.read(r, n)
	}}
}

// date is a date as knowledge.ParseDate reads it.
func date() form[knowledge.Date] {
	return form[knowledge.Date]{schema{"type": []string{"string", "integer"}}, func(r *reader, n *yaml.Node) (knowledge.Date, bool) {
		s, ok := r.scalar(n)
		if !ok {
			return knowledge.Date{}, false
		}
		d, err := knowledge.ParseDate(s)
		if err != nil {
			r.errorf(n, "%s: %v", r.where(), err)
		}
		return d, err == nil
	}}
}

// boolean is true or false.
func boolean() form[bool] {
	return form[bool]{schema{"type": "boolean"}, func(r *reader, n *yaml.Node) (bool, bool) {
		s, ok := r.scalar(n)
		if ok && s != "true" && s != "false" {
			r.errorf(n, "%s: expected true or false, found %s", r.where(), quote(shorten(s)))
			return false, false
		}
		return s == "true", ok
	}}
}

// whole is a whole number from least to most.
func whole(least, most int) form[int] {
	return form[int]{schema{"type": "integer", "minimum": least, "maximum": most}, func(r *reader, n *yaml.Node) (int, bool) {
		s, ok := r.scalar(n)
		if !ok {
			return 0, false
		}
		i, err := strconv.Atoi(s)
		if err != nil || i < least || i > most {
			r.errorf(n, "%s: expected a whole number from %d to %d, found %s", r.where(), least, most, quote(shorten(s)))
			return 0, false
		}
		return i, true
	}}
}

// days are a number of days, with or without the word behind it: 180, "180 days".
func days(least, most int) form[int] {
	number := whole(least, most)
	return form[int]{schema{"type": []string{"integer", "string"}, "minimum": least, "maximum": most, "pattern": `^\d+ ?d(ays?)?$`}, func(r *reader, n *yaml.Node) (int, bool) {
		bare := *n
		if m := daysText.FindStringSubmatch(n.Value); n.Kind == yaml.ScalarNode && m != nil {
			bare.Value = m[1]
		}
		return number.read(r, &bare)
	}}
}

var daysText = regexp.MustCompile(`^\s*(\d+) ?d(?:ays?)?\s*$`)

// number is any finite number.
func number() form[float64] {
	return form[float64]{schema{"type": "number"}, func(r *reader, n *yaml.Node) (float64, bool) {
		s, ok := r.scalar(n)
		if !ok {
			return 0, false
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
		if err != nil || v-v != 0 {
			r.errorf(n, "%s: expected a number, found %s", r.where(), quote(shorten(s)))
			return 0, false
		}
		return v, true
	}}
}

// many is one value or a list of them.
func many[V any](one form[V]) form[[]V] {
	s := schema{"oneOf": []schema{one.schema, {"type": "array", "items": one.schema}}}
	return form[[]V]{s, func(r *reader, n *yaml.Node) ([]V, bool) {
		if n.Kind != yaml.SequenceNode {
			v, ok := one.read(r, n)
			return []V{v}, ok
		}
		list := make([]V, 0, len(n.Content))
		for _, c := range n.Content {
			if v, ok := one.read(r, c); ok {
				list = append(list, v)
			}
		}
		return list, true
	}}
}

// mapping is a mapping of the fields.
func mapping[V any](what string, fields []field[V]) form[V] {
	return form[V]{object(fields), func(r *reader, n *yaml.Node) (V, bool) {
		var v V
		ok := readMapping(r, n, r.inside(what), fields, &v)
		return v, ok
	}}
}

// inside names a part of the record being read: report of acme-ban.
func (r *reader) inside(what string) string {
	if r.record == "" {
		return what
	}
	return what + " of " + r.record
}

// orPlain lets a plain value stand for the whole mapping.
func (f form[V]) orPlain(plain form[string], expand func(string) V) form[V] {
	return form[V]{schema{"oneOf": []schema{plain.schema, f.schema}}, func(r *reader, n *yaml.Node) (V, bool) {
		if n.Kind != yaml.ScalarNode {
			return f.read(r, n)
		}
		s, ok := plain.read(r, n)
		return expand(s), ok
	}}
}
