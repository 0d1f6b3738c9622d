package blocks

import (
	"time"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// Act is one line of the audit. What and Outcome are its own words, in English.
type Act struct {
	At      time.Time
	Who     string // a user's id, or the program's own word
	What    string
	About   string // such as an edition; may be empty
	Outcome string
}

// Audit lists acts, the latest first.
func Audit(in *phrases.Language, acts []Act) Message {
	text := in.Say("audit.title")
	p := &page{in: in}
	p.add(paragraph(bold(text)))
	var items []slack.RichTextElement
	for _, a := range acts {
		items = append(items, slack.NewRichTextSection(p.acted(a)...))
	}
	if len(items) > 0 {
		p.add(slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, items...)))
	} else {
		p.add(paragraph(words(in.Say("audit.none"))))
	}
	return Message{Text: plain(text), Blocks: p.blocks}
}

func (p *page) acted(a Act) []slack.RichTextSectionElement {
	line := append([]slack.RichTextSectionElement{words(p.minute(a.At) + " · ")}, p.person(a.Who)...)
	text := " · " + cut(oneLine(a.What), 60)
	if a.Outcome != "" {
		text += ": " + cut(oneLine(a.Outcome), 200)
	}
	if a.About != "" {
		text += " (" + cut(oneLine(a.About), 60) + ")"
	}
	return append(line, words(text))
}
