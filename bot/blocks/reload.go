package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// Reload is what a reload did.
type Reload struct {
	Edition  string   // what is answered from now
	Changes  []string // in meaning: "Acme · Pigeon: in force → withdrawn"
	Errors   []string // each with file and line; with any, the old state was kept
	Warnings []string // likewise; they keep nothing from being used
	Counts   []Count  // of records
}

// Counted is what a reload counts of records.
type Counted string

// What is counted.
const (
	Added   Counted = "added"
	Removed Counted = "removed"
	Changed Counted = "changed"
)

// Count is how many there are of something.
type Count struct {
	Of Counted
	N  int
}

// ReloadReport says what a reload changed in meaning, or why it changed
// nothing.
func ReloadReport(in *phrases.Language, r Reload) Message {
	lines := 40
	list := reloadPage(in, r, lines, 400)
	for most := 400; !fits(list) && lines > 1; {
		lines, most = max(lines*3/4, 1), max(most*3/4, 60)
		list = reloadPage(in, r, lines, most)
	}
	return Message{Text: plain(reloadLine(in, r)), Blocks: list}
}

func reloadLine(in *phrases.Language, r Reload) string {
	switch {
	case len(r.Errors) > 0:
		return in.Count("reload.failed", len(r.Errors))
	case len(r.Changes) == 0:
		return in.Say("reload.unchanged")
	}
	return in.Count("reload.changed", len(r.Changes))
}

func reloadPage(in *phrases.Language, r Reload, lines, most int) []slack.Block {
	p := &page{in: in}
	p.add(paragraph(bold(reloadLine(in, r))))
	if len(r.Errors) == 0 {
		p.bullets("reload.changes", r.Changes, lines, most)
	}
	p.bullets("reload.errors", r.Errors, lines, most)
	p.bullets("reload.warnings", r.Warnings, lines, most)
	p.note(p.ground(p.counted(r.Counts), r.Edition))
	return p.blocks
}

// bullets lists texts, and counts those that there is no room for.
func (p *page) bullets(key string, texts []string, lines, most int) {
	if len(texts) == 0 {
		return
	}
	extra := max(0, len(texts)-lines)
	var items []slack.RichTextElement
	for _, text := range texts[:len(texts)-extra] {
		items = append(items, slack.NewRichTextSection(words(filled(cut(oneLine(text), most)))))
	}
	parts := []slack.RichTextElement{slack.NewRichTextSection(bold(p.in.Say(key))), slack.NewRichTextList(slack.RTEListBullet, 0, items...)}
	if extra > 0 {
		parts = append(parts, slack.NewRichTextSection(words(p.in.Count("reload.more", extra))))
	}
	p.add(slack.NewRichTextBlock("", parts...))
}

func (p *page) counted(counts []Count) []string {
	var list []string
	for _, c := range counts {
		list = append(list, p.in.Count("counts."+string(c.Of), c.N))
	}
	if len(list) > 0 {
		return []string{strings.Join(list, ", ")}
	}
	return nil
}

// ReloadRefused tells who may reload, users and groups by their ids, to
// somebody who may not.
func ReloadRefused(in *phrases.Language, admins []string) Message {
	text := in.Say("reload.refused")
	who := adminNames(in, admins)
	line := []slack.RichTextSectionElement{words(text)}
	if who == nil {
		line = append(line, words(" "+in.Say("reload.no-admin")))
	} else {
		line = append(line, around(" "+in.Say("reload.ask", "admins", hole), who)...)
	}
	return Message{Text: plain(text), Blocks: []slack.Block{paragraph(line...)}}
}
