package record

import (
	"strings"

	"policybot/knowledge"
)

// warnOfSlips warns of undeclared terms whose id looks like a declared one
// mistyped. Such ids share their beginning or their end, so that only few have
// to be compared.
func (l *linker) warnOfSlips() {
	if len(l.implied) == 0 {
		return
	}
	near := map[string][]string{}
	for id, e := range l.entities {
		if !e.Implied {
			for _, b := range buckets(e.Kind, string(id)) {
				near[b] = append(near[b], string(id))
			}
		}
	}
	for _, e := range l.implied {
		if id := nearest(near, e); id != "" {
			l.findings.Warnf(e.Origin, "%s is not declared and looks like %s; mend the id, or declare it if another is meant", e.ID, id)
		}
	}
}

func buckets(k knowledge.Kind, id string) []string {
	if len(id) < 5 {
		return nil
	}
	return []string{string(k) + ":" + id[:3] + "…", string(k) + ":…" + id[len(id)-3:]}
}

// nearest is the declared id that differs from the term's by a slip, or by two
// in a long one. Ids that differ in their digits alone are meant to.
func nearest(near map[string][]string, e *knowledge.Entity) string {
	term := string(e.ID)
	best, least := "", 2
	if len(term) > 8 {
		least = 3
	}
	for _, b := range buckets(e.Kind, term) {
		for _, id := range near[b] {
			d := distance(term, id, least+1)
			if (d < least || d == least && best != "" && id < best) && letters(id) != letters(term) {
				best, least = id, d
			}
		}
	}
	return best
}

func letters(id string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, id)
}
