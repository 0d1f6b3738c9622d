package blocks

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// Edition is one use of an edition, in the list that can be rolled back to.
type Edition struct {
	Number  int64
	Hash    string
	Since   time.Time
	Who     string // a user's id, or the program's own word; empty: not known
	Holds   []Count
	Current bool
	Kept    bool // its content is, so that it can be used again
}

// Editions lists the uses of editions, the latest first, with a button beside
// each that can be gone back to.
func Editions(in *phrases.Language, list []Edition) Message {
	text := in.Say("editions.title")
	p := &page{in: in}
	p.add(paragraph(bold(text)))
	seen := map[int64]bool{}
	for _, e := range list {
		p.add(paragraph(p.edited(e)...))
		if !e.Current && e.Kept && !seen[e.Number] {
			number := fmt.Sprint(e.Number)
			value, _ := Ref{Edition: e.Hash, N: int(e.Number)}.value()
			p.actions([]slack.BlockElement{button(ChooseEdition, number, in.Say("editions.roll-back", "number", number), value)})
		}
		seen[e.Number] = true
	}
	if len(list) == 0 {
		p.add(paragraph(words(in.Say("editions.none"))))
	}
	return Message{Text: plain(text), Blocks: p.blocks}
}

// edited is the line of one use.
func (p *page) edited(e Edition) []slack.RichTextSectionElement {
	title := p.in.Say("editions.line", "number", fmt.Sprint(e.Number), "edition", cut(oneLine(e.Hash), 40))
	line := []slack.RichTextSectionElement{bold(title), words(" · " + p.minute(e.Since) + " · ")}
	line = append(line, p.person(e.Who)...)
	for _, held := range p.counted(e.Holds) {
		line = append(line, words(" · "+held))
	}
	switch {
	case e.Current:
		line = append(line, words(" · "+p.in.Say("editions.in-use")))
	case !e.Kept:
		line = append(line, words(" · "+p.in.Say("editions.gone")))
	}
	return line
}

// minute is a moment as people read it.
func (p *page) minute(t time.Time) string {
	return p.in.Say("editions.moment", "time", Minute(p.in, t))
}

// Minute is a moment, without its zone, which is UTC.
func Minute(in *phrases.Language, t time.Time) string { return in.Date(at(t.UTC())) }

// person names who did something: a user by a mention, which calls nobody where
// one person alone sees it.
func (p *page) person(id string) []slack.RichTextSectionElement {
	if m := mention(id); m != nil {
		return around(p.in.Say("editions.by", "who", hole), []slack.RichTextSectionElement{m})
	}
	if id == "" {
		return []slack.RichTextSectionElement{words(p.in.Say("editions.by-nobody"))}
	}
	return []slack.RichTextSectionElement{words(p.in.Say("editions.by", "who", cut(oneLine(id), 60)))}
}
