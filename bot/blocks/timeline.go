package blocks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/slack-go/slack"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/phrases"
)

// timeline shows what happened, where it is more than one event. Where there
// are too many it keeps the last: a rule is never shown without what undid it.
func (p *page) timeline(a answer.Answer) {
	if len(a.Events) < 2 {
		return
	}
	events := a.Events
	if extra := len(events) - p.limits.events; extra > 0 {
		events = events[extra:]
		p.left.events += extra
	}
	rows := make([][4]string, len(events))
	for i, e := range events {
		rows[i] = p.row(a, e)
	}
	if p.tabled {
		p.add(listed(rows))
		return
	}
	p.tabled = true
	p.add(p.table(rows))
}

// row is an event's date, who, what and source number.
func (p *page) row(a answer.Answer, e answer.Event) [4]string {
	what := cmp.Or(oneLine(e.Text), oneLine(p.in.Say("act."+string(e.Action), "actor", p.opts.name(e.Actor), "apps", p.opts.name(e.App))))
	if scope := oneLine(e.Scope); !tells(what, scope) {
		what += " (" + scope + ")"
	}
	short := cut(what, p.limits.what)
	p.left.words = p.left.words || short != what
	return [4]string{
		filled(cut(dated(p.in, e.Date), 40)),
		filled(cut(oneLine(p.opts.name(e.Actor)), p.limits.name)),
		filled(short),
		filled(sourceNumbers(a, e)),
	}
}

// joints are words of a scope that say nothing by themselves.
var joints = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{"a": true, "at": true, "for": true, "in": true, "of": true, "on": true, "the": true, "with": true}
	for _, code := range phrases.Codes()[1:] {
		for _, d := range knowledge.Dimensions() {
			for _, word := range strings.Fields(strings.ToLower(phrases.In(code).Say("scope."+string(d), "terms", ""))) {
				words[word] = true
			}
		}
	}
	return words
})

// tells reports whether a text holds every word of a scope, so that the scope
// needs no telling beside it.
func tells(text, scope string) bool {
	said := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, word := range strings.Fields(strings.ToLower(scope)) {
		holds := func(w string) bool { return w == word || w == word+"s" }
		if !joints()[word] && !slices.ContainsFunc(said, holds) {
			return false
		}
	}
	return true
}

// filled is text for a cell, which can't be empty.
func filled(text string) string { return cmp.Or(text, "–") }

// sourceNumbers names the evidence of an event: that of its own record.
func sourceNumbers(a answer.Answer, e answer.Event) string {
	var own []string
	for i, ev := range a.Evidence {
		if ev.Record != "" && ev.Record == string(e.ID) && len(own) < 3 {
			own = append(own, number(i))
		}
	}
	return strings.Join(own, "")
}

// number is how the text names the evidence at an index.
func number(i int) string { return fmt.Sprintf("[%d]", i+1) }

func (p *page) table(rows [][4]string) slack.Block {
	t := slack.NewTableBlock("")
	t.AddRow(heading(p.in.Say("table.date")), heading(p.in.Say("table.who")), heading(p.in.Say("table.what")), heading(p.in.Say("table.source")))
	for _, r := range rows {
		t.AddRow(cell(r[0]), cell(r[1]), cell(r[2]), cell(r[3]))
	}
	left := slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true}
	return t.WithColumnSettings(left, left, left, left)
}

func heading(text string) slack.TableCell {
	return slack.NewTableRichTextCell(slack.NewRichTextSection(bold(text)))
}

func cell(text string) slack.TableCell { return slack.NewTableRawTextCell(text) }

// listed is the same without a table: a message can have only one.
func listed(rows [][4]string) slack.Block {
	var lines []slack.RichTextElement
	for _, r := range rows {
		lines = append(lines, slack.NewRichTextSection(bold(r[0]), words(fmt.Sprintf(" · %s · %s %s", r[1], r[2], r[3]))))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, lines...))
}
