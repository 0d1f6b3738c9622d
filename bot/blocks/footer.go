package blocks

import (
	"slices"
	"strings"

	"policybot/search/answer"
)

const maxContext = 1900

// caveats says what to mind, one a line.
func (p *page) caveats(a answer.Answer) {
	var lines []string
	room := p.limits.caveats
	for i, c := range a.Caveats {
		if room < 30 {
			p.left.caveats += len(a.Caveats) - i
			break
		}
		line := oneLine(c)
		if line == "" {
			continue
		}
		short := cut(line, room-len("Note: \n"))
		p.left.words = p.left.words || short != line
		lines = append(lines, "Note: "+short)
		room -= width("Note: \n" + short)
	}
	p.note(strings.Join(lines, "\n"))
}

// grounds is what an answer rests on: sources, the day it is for, how far its
// records go.
func (p *page) grounds(a answer.Answer) []string {
	var list []string
	add := func(name, text string) {
		if text = cut(oneLine(text), 80); text != "" {
			list = append(list, name+text)
		}
	}
	if len(a.Evidence) > 0 || (a.Verdict != "" && a.Error == "") {
		list = append(list, p.sources(a))
	}
	add("As of ", dated(a.AsOf))
	add("Records up to ", dated(a.KnownTo))
	return list
}

// sources names up to three sources with their dates, and counts the rest.
func (p *page) sources(a answer.Answer) string {
	var names []string
	for _, e := range a.Evidence {
		name := cut(oneLine(e.Title), p.limits.name)
		if date := cut(dated(e.Published), 40); date != "" {
			name += " (" + date + ")"
		}
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch extra := len(names) - 3; {
	case len(names) == 0:
		return "Sources: none"
	case len(names) == 1:
		return "Source: " + names[0]
	case extra > 0:
		return "Sources: " + strings.Join(names[:3], "; ") + " and " + count(extra, "other")
	}
	return "Sources: " + strings.Join(names, "; ")
}

// ground is the line of grounds, with the edition where it has one.
func ground(list []string, edition string) string {
	if edition = cut(oneLine(edition), 80); edition != "" {
		list = append(list, "Edition "+edition)
	}
	return cut(strings.Join(list, " · "), maxContext)
}
