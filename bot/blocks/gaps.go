package blocks

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"policybot/knowledge"
)

// Gap is what people asked in vain: a topic on which nothing was on record, or
// an answer displeased.
type Gap struct {
	Entity      string // ids, with commas
	Intent      string
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
}

// GapReport lists what people asked in vain, for an admin.
func GapReport(g Gaps, o Options) Message {
	lead := fmt.Sprintf("Declined or disliked since %s: %s.", day(g.Since), count(len(g.List), "topic"))
	var lines []string
	for _, one := range g.List {
		lines = append(lines, one.line(o))
	}
	p := &page{opts: o}
	for n := len(lines); ; n = n * 3 / 4 {
		p.blocks = nil
		p.add(paragraph(bold(lead)))
		p.bullets("Topics", lines, n, 300)
		p.note("Votes count as they stand now, and questions that nobody voted on as nothing. " +
			fmt.Sprintf("Declined questions are remembered for %d days. policybot gaps --csv lists everything.", int(g.Kept.Hours()/24)))
		if fits(p.blocks) || n == 0 {
			return Message{Text: plain(lead), Blocks: p.blocks}
		}
	}
}

func day(t time.Time) string { return t.UTC().Format("2 January 2006") }

// line is such as "Pigeon, Acme · did-ban: 3 declined, 1 disliked, 2 people, 1
// March 2024 to 4 March 2024".
func (g Gap) line(o Options) string {
	what := cmp.Or(g.named(o), "nothing on record named")
	if g.Intent != "" {
		what += " · " + g.Intent
	}
	if g.Entity == "" && g.Intent == "" {
		what = "not understood"
	}
	line := what + ": "
	for _, c := range []struct {
		n    int
		name string
	}{{g.Declined, "declined"}, {g.Disliked, "disliked"}} {
		if c.n > 0 {
			line += fmt.Sprintf("%d %s, ", c.n, c.name)
		}
	}
	people := "1 person"
	if g.People != 1 {
		people = fmt.Sprintf("%d people", g.People)
	}
	line += people + ", " + day(g.First)
	if last := day(g.Last); last != day(g.First) {
		line += " to " + last
	}
	return line
}

func (g Gap) named(o Options) string {
	names := strings.Split(g.Entity, ", ")
	for i, id := range names {
		names[i] = o.name(knowledge.EntityID(id))
	}
	return strings.Join(names, ", ")
}
