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
		short := cut(line, room-width(p.in.Say("prompt.note", "text", ""))-1)
		p.left.words = p.left.words || short != line
		lines = append(lines, p.in.Say("prompt.note", "text", short))
		room -= width(lines[len(lines)-1]) + 1
	}
	p.note(strings.Join(lines, "\n"))
}

// grounds is what an answer rests on: sources, the day it is for, how far its
// records go.
func (p *page) grounds(a answer.Answer) []string {
	var list []string
	add := func(key, text string) {
		if text = cut(oneLine(text), 80); text != "" {
			list = append(list, p.in.Say(key, "date", text))
		}
	}
	if len(a.Evidence) > 0 || (a.Verdict != "" && a.Error == "") {
		list = append(list, p.sources(a))
	}
	add("foot.as-of", dated(p.in, a.AsOf))
	add("foot.known-to", dated(p.in, a.KnownTo))
	return list
}

// sources names up to three sources with their dates, and counts the rest.
func (p *page) sources(a answer.Answer) string {
	var names []string
	for _, e := range a.Evidence {
		name := cut(oneLine(e.Title), p.limits.name)
		if date := cut(dated(p.in, e.Published), 40); date != "" {
			name += " (" + date + ")"
		}
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch extra := len(names) - 3; {
	case len(names) == 0:
		return p.in.Say("foot.no-sources")
	case len(names) == 1:
		return p.in.Say("foot.source", "name", names[0])
	case extra > 0:
		return p.in.Count("foot.more-sources", extra, "names", strings.Join(names[:3], "; "))
	}
	return p.in.Say("foot.sources", "names", strings.Join(names, "; "))
}

// ground is the line of grounds, with the edition where it has one.
func (p *page) ground(list []string, edition string) string {
	if edition = cut(oneLine(edition), 80); edition != "" {
		list = append(list, p.in.Say("foot.edition", "edition", edition))
	}
	return cut(strings.Join(list, " · "), maxContext)
}
