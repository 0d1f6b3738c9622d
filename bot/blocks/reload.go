package blocks

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// Reload is what a reload did.
type Reload struct {
	Edition  string   // what is answered from now
	Changes  []string // in meaning: "Acme · Pigeon: in force → withdrawn"
	Errors   []string // each with file and line; with any, the old state was kept
	Warnings []string // likewise; they keep nothing from being used
	Counts   []Count  // what is on record now, or what was read
}

// Count is how many there are of something, named in the plural.
type Count struct {
	Name string
	N    int
}

// ReloadReport says what a reload changed in meaning, or why it changed
// nothing.
func ReloadReport(r Reload) Message {
	lines := 40
	list := reloadPage(r, lines, 400)
	for most := 400; !fits(list) && lines > 1; {
		lines, most = max(lines*3/4, 1), max(most*3/4, 60)
		list = reloadPage(r, lines, most)
	}
	return Message{Text: plain(reloadLine(r)), Blocks: list}
}

func reloadLine(r Reload) string {
	switch {
	case len(r.Errors) > 0:
		return "Not reloaded: " + count(len(r.Errors), "error") + ". The records from before stay in use."
	case len(r.Changes) == 0:
		return "Reloaded. Nothing changed in meaning."
	}
	return "Reloaded. " + count(len(r.Changes), "change") + " in meaning."
}

func reloadPage(r Reload, lines, most int) []slack.Block {
	p := &page{}
	p.add(paragraph(bold(reloadLine(r))))
	if len(r.Errors) == 0 {
		p.bullets("Changes", r.Changes, lines, most)
	}
	p.bullets("Errors", r.Errors, lines, most)
	p.bullets("Warnings", r.Warnings, lines, most)
	p.note(ground(counted(r.Counts), r.Edition))
	return p.blocks
}

// bullets lists texts, and counts those that there is no room for.
func (p *page) bullets(title string, texts []string, lines, most int) {
	if len(texts) == 0 {
		return
	}
	extra := max(0, len(texts)-lines)
	var items []slack.RichTextElement
	for _, text := range texts[:len(texts)-extra] {
		items = append(items, slack.NewRichTextSection(words(filled(cut(oneLine(text), most)))))
	}
	parts := []slack.RichTextElement{slack.NewRichTextSection(bold(title)), slack.NewRichTextList(slack.RTEListBullet, 0, items...)}
	if extra > 0 {
		parts = append(parts, slack.NewRichTextSection(words(fmt.Sprintf("… and %d more.", extra))))
	}
	p.add(slack.NewRichTextBlock("", parts...))
}

func counted(counts []Count) []string {
	var list []string
	for _, c := range counts[:min(len(counts), 12)] {
		list = append(list, fmt.Sprintf("%d %s", c.N, cut(oneLine(c.Name), 60)))
	}
	if len(list) > 0 {
		return []string{strings.Join(list, ", ")}
	}
	return nil
}

// ReloadRefused tells who may reload, users and groups by their ids, to
// somebody who may not.
func ReloadRefused(admins []string) Message {
	text := "Only admins may reload the records. Nothing was reloaded."
	who := adminNames(admins)
	line := []slack.RichTextSectionElement{words(text)}
	if who == nil {
		line = append(line, words(" Nobody is set as an admin. "+setAdmins))
	} else {
		line = append(line, words(" You can ask "))
		line = append(append(line, who...), words("."))
	}
	return Message{Text: plain(text), Blocks: []slack.Block{paragraph(line...)}}
}
