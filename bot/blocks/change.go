package blocks

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// Deed is by what the knowledge that is answered from changes. The audit calls
// it so.
type Deed string

// The deeds.
const (
	Reload   Deed = "reload"
	RollBack Deed = "roll back"
	Approve  Deed = "approve" // a draft
)

// wording are the keys of what is said of a deed.
type wording struct{ failed, unchanged, changed, offerUnchanged, offer string }

var wordings = map[Deed]wording{
	Reload:   {"reload.failed", "reload.unchanged", "reload.changed", "reload.offer-unchanged", "reload.offer"},
	RollBack: {"roll-back.failed", "roll-back.unchanged", "roll-back.changed", "roll-back.offer-unchanged", "roll-back.offer"},
	Approve:  {"approve.failed", "approve.unchanged", "approve.changed", "approve.offer-unchanged", "approve.offer"},
}

// Change is what a deed did to the knowledge, or would do.
type Change struct {
	Deed     Deed
	Edition  string   // what is answered from after it
	Before   string   // what was or is answered from
	Changes  []string // in meaning: "Acme · Pigeon: in force → withdrawn"
	Errors   []string // each with file and line; with any, the old state was kept
	Warnings []string // likewise; they keep nothing from being used
	Counts   []Count  // of records
	Notes    []string // sentences that stand first
}

// Counted is what is counted of records.
type Counted string

// What is counted.
const (
	Added   Counted = "added"
	Removed Counted = "removed"
	Changed Counted = "changed"

	Events   Counted = "events"
	Facts    Counted = "facts"
	Sources  Counted = "sources"
	Passages Counted = "passages"
)

// Count is how many there are of something.
type Count struct {
	Of Counted
	N  int
}

// ChangeReport says what a deed changed in meaning, or why it changed nothing.
func ChangeReport(in *phrases.Language, c Change) Message { return c.message(in, c.report(in), nil) }

// ChangeOffer says what a deed would change, with buttons by which it is done,
// exactly as shown, or left. The action is that of the first button, and n what
// else it must say.
func ChangeOffer(in *phrases.Language, c Change, confirm Action, n int) Message {
	value, _ := Ref{Edition: c.Edition, Over: c.Before, N: n}.value() // fits: editions are named by hashes
	yes := button(confirm, "", in.Say("offer.confirm"), value).WithStyle(slack.StylePrimary)
	return c.message(in, c.offer(in), []slack.BlockElement{yes, button(Cancel, "", in.Say("offer.cancel"), value)})
}

func (c Change) report(in *phrases.Language) string {
	w := wordings[c.Deed]
	switch {
	case len(c.Errors) > 0:
		return in.Count(w.failed, len(c.Errors))
	case len(c.Changes) == 0:
		return in.Say(w.unchanged)
	}
	return in.Count(w.changed, len(c.Changes))
}

func (c Change) offer(in *phrases.Language) string {
	w := wordings[c.Deed]
	if len(c.Changes) == 0 {
		return in.Say(w.offerUnchanged)
	}
	return in.Count(w.offer, len(c.Changes))
}

func (c Change) message(in *phrases.Language, line string, buttons []slack.BlockElement) Message {
	return c.messageAfter(in, nil, line, buttons)
}

// messageAfter is message behind other blocks.
func (c Change) messageAfter(in *phrases.Language, before []slack.Block, line string, buttons []slack.BlockElement) Message {
	lines := 40
	list := slices.Concat(before, c.page(in, line, buttons, lines, 400))
	for most := 400; !fits(list) && lines > 1; {
		lines, most = max(lines*3/4, 1), max(most*3/4, 60)
		list = slices.Concat(before, c.page(in, line, buttons, lines, most))
	}
	return Message{Text: plain(line), Blocks: list}
}

func (c Change) page(in *phrases.Language, line string, buttons []slack.BlockElement, lines, most int) []slack.Block {
	p := &page{in: in}
	for _, note := range c.Notes {
		p.add(paragraph(words(cut(oneLine(note), most))))
	}
	p.add(paragraph(bold(line)))
	if len(c.Errors) == 0 {
		p.bullets("reload.changes", c.Changes, lines, most)
	}
	p.bullets("reload.errors", c.Errors, lines, most)
	p.bullets("reload.warnings", c.Warnings, lines, most)
	p.actions(buttons)
	p.note(p.ground(p.counted(c.Counts), c.Edition))
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

// OnlyAdmins tells who may do what somebody may not: users and groups, by their
// ids.
func OnlyAdmins(in *phrases.Language, admins []string) Message {
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
