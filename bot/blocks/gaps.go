package blocks

import (
	"strings"
	"time"

	"policybot/knowledge"
	"policybot/search/phrases"
)

// Gap is what people asked in vain: a topic on which nothing was on record, or
// an answer displeased.
type Gap struct {
	Topic
	Declined    int
	Disliked    int
	People      int
	First, Last time.Time
}

// Gaps are those since a day, the most people first.
type Gaps struct {
	Since time.Time
	Kept  time.Duration // for how long declined questions are remembered
	List  []Gap
	Notes int // corrections that wait
}

// GapReport lists what people asked in vain, for an admin.
func GapReport(in *phrases.Language, g Gaps, o Options) Message {
	lead := in.Count("gaps.lead", len(g.List), "since", in.When(phrases.Since, on(g.Since)))
	var lines []string
	for _, one := range g.List {
		lines = append(lines, one.line(in, o))
	}
	p := &page{in: in, opts: o}
	for n := len(lines); ; n = n * 3 / 4 {
		p.blocks = nil
		p.add(paragraph(bold(lead)))
		p.bullets("gaps.topics", lines, n, 300)
		if g.Notes > 0 {
			p.add(paragraph(words(in.Count("corrections.wait", g.Notes) + " /policy corrections")))
		}
		p.note(in.Say("gaps.votes") + " " + in.Count("gaps.kept", int(g.Kept.Hours()/24)))
		if fits(p.blocks) || n == 0 {
			return Message{Text: plain(lead), Blocks: p.blocks}
		}
	}
}

func on(t time.Time) knowledge.Date { return knowledge.OnDay(knowledge.DayOf(t.UTC())) }

// line is such as "Pigeon, Acme · did-ban: 3 declined, 1 disliked, 2 people, 1
// March 2024 to 4 March 2024".
func (g Gap) line(in *phrases.Language, o Options) string {
	var parts []string
	if g.Declined > 0 {
		parts = append(parts, in.Count("gaps.declined", g.Declined))
	}
	if g.Disliked > 0 {
		parts = append(parts, in.Count("gaps.disliked", g.Disliked))
	}
	when := in.Date(on(g.First))
	if last := in.Date(on(g.Last)); last != when {
		when = in.Say("gaps.from-to", "first", when, "last", last)
	}
	return g.words(in, o) + ": " + strings.Join(append(parts, in.Count("gaps.people", g.People), when), ", ")
}

func (t Topic) named(o Options) string {
	names := strings.Split(t.Entity, ", ")
	for i, id := range names {
		names[i] = o.name(knowledge.EntityID(id))
	}
	return strings.Join(names, ", ")
}
