package phrases

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text is a message: plain parts and slots, in order.
type text []part

// part is plain where it has no slot.
type part struct {
	plain string // before the slot, and only with it
	slot  string
	shape string // what becomes of the first letter: upper, lower or nothing
}

// parseText reads a message such as "{head|upper}{, since}: {told}".
func parseText(s string) (text, error) {
	var t text
	for s != "" {
		plain, rest, opens := strings.Cut(s, "{")
		if plain != "" {
			t = append(t, part{plain: plain})
		}
		if !opens {
			break
		}
		inner, after, closes := strings.Cut(rest, "}")
		if !closes {
			return nil, fmt.Errorf("a { without its }")
		}
		p, err := parseSlot(inner)
		if err != nil {
			return nil, err
		}
		t, s = append(t, p), after
	}
	return t, nil
}

func parseSlot(inner string) (part, error) {
	name := strings.TrimLeftFunc(inner, func(r rune) bool { return !unicode.IsLetter(r) })
	p := part{plain: strings.TrimSuffix(inner, name)}
	p.slot, p.shape, _ = strings.Cut(name, "|")
	if p.slot == "" || p.shape != "" && p.shape != "upper" && p.shape != "lower" {
		return part{}, fmt.Errorf("{%s}: write {slot}, {, slot}, {slot|upper} or {slot|lower}", inner)
	}
	return p, nil
}

// fill puts in what the slots are given: names, each followed by its text.
func (t text) fill(slots []string) string {
	var b strings.Builder
	for _, p := range t {
		value := ""
		for i := 0; i+1 < len(slots); i += 2 {
			if slots[i] == p.slot {
				value = slots[i+1]
			}
		}
		if p.slot == "" || value != "" {
			b.WriteString(p.plain)
		}
		b.WriteString(shaped(value, p.shape))
	}
	return b.String()
}

// slots are the names of the message's slots.
func (t text) slots() []string {
	var list []string
	for _, p := range t {
		if p.slot != "" {
			list = append(list, p.slot)
		}
	}
	return list
}

// shaped changes the first letter, unless that would make "US" an "uS".
func shaped(s, shape string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	switch {
	case s == "":
	case shape == "upper":
		return string(unicode.ToUpper(first)) + s[n:]
	case shape == "lower" && unicode.IsLower(second):
		return string(unicode.ToLower(first)) + s[n:]
	}
	return s
}
