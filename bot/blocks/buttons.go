package blocks

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/slack-go/slack"

	"policybot/search/answer"
)

const (
	maxLabel = 75
	maxLinks = 5
	maxURL   = 3000
)

func button(action Action, suffix, label, value string) *slack.ButtonBlockElement {
	id := string(action)
	if suffix != "" {
		id += ":" + suffix
	}
	return slack.NewButtonBlockElement(id, value, plainText(label))
}

// records are the buttons that show a record, and those that open it.
func (p *page) records(a answer.Answer, shown []int) {
	if p.opts.HideRecords {
		return
	}
	var row []slack.BlockElement
	for _, i := range shown {
		if b := p.recordButton(a, i); b != nil {
			row = append(row, b)
		}
	}
	opened := map[string]bool{}
	for _, i := range shown {
		at := safeURL(a.Evidence[i].URL)
		if at != "" && !opened[at] && len(opened) < maxLinks {
			opened[at] = true
			row = append(row, linkButton(p.suffix(i), p.in.Say("button.open-number", "n", fmt.Sprint(i+1)), at))
		}
	}
	p.actions(row)
}

func (p *page) recordButton(a answer.Answer, i int) slack.BlockElement {
	e := a.Evidence[i]
	if e.Record == "" && e.Source == "" {
		return nil
	}
	value, ok := Ref{Answer: p.opts.Answer, Edition: p.edition(a), Record: e.Record, Source: e.Source, N: i + 1}.value()
	if !ok {
		return nil
	}
	b := button(ShowSource, p.suffix(i), p.in.Say("button.source", "n", fmt.Sprint(i+1)), value)
	b.AccessibilityLabel = label(p.in.Say("button.source-spoken", "n", fmt.Sprint(i+1), "title", oneLine(e.Title)))
	return b
}

// suffix tells buttons of the same action apart: 2, or 3.2 in the third part.
func (p *page) suffix(i int) string {
	if p.part > 0 {
		return fmt.Sprintf("%d.%d", p.part, i+1)
	}
	return fmt.Sprint(i + 1)
}

func linkButton(suffix, text, at string) slack.BlockElement {
	b := button(OpenLink, suffix, text, "")
	if u, err := url.Parse(at); err == nil {
		b.Text = plainText(label(text + ": " + u.Hostname()))
	}
	b.URL = at
	return b
}

// safeURL is the address where a browser may be sent to, or empty: http or
// https, a host, and no name before it that could pass for one.
func safeURL(address string) string {
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil {
		return ""
	}
	if text := u.String(); len(text) <= maxURL {
		return text
	}
	return ""
}

// choices are buttons that ask for one reading of the question.
func (p *page) choices(a answer.Answer) {
	var row []slack.BlockElement
	if p.opts.Resolve != "" {
		return
	}
	for i, c := range a.Choices {
		text := label(cmp.Or(oneLine(c.Label), oneLine(c.Question)))
		value, ok := Ref{Question: c.Question, AsOf: a.AsOf}.value()
		if strings.TrimSpace(c.Question) == "" || text == "" || !ok || len(row) >= p.limits.choices {
			p.left.choices++
			continue
		}
		row = append(row, button(Choose, p.suffix(i), text, value))
	}
	p.actions(row)
}

func (p *page) actions(row []slack.BlockElement) {
	if len(row) > 0 {
		p.add(slack.NewActionBlock("", row...))
	}
}

// label is short enough for a button.
func label(text string) string { return cut(text, maxLabel) }

// again is a Ref to the whole answer.
func (p *page) again(a answer.Answer) Ref {
	r := Ref{Answer: p.opts.Answer, AsOf: a.AsOf, Edition: p.edition(a)}
	if r.Answer == "" {
		r.Question, r.Before = a.Question, p.opts.Before
	}
	return r
}

// showAll offers the long form. Without a name of the answer or a question
// there would be nothing to show.
func (p *page) showAll(a answer.Answer) {
	r := p.again(a)
	value, ok := r.value()
	if p.opts.All || !ok || (r.Answer == "" && strings.TrimSpace(r.Question) == "") {
		return
	}
	p.actions([]slack.BlockElement{button(ShowAll, "", p.in.Say("button.show-all"), value)})
}

// share offers to show the answer to everybody in the conversation, for as long
// as there is a question to be asked again.
func (p *page) share(a answer.Answer) {
	r := p.again(a)
	text := p.in.Say("button.share")
	if p.opts.ShareIn != "" {
		r.Channel, r.Seal, text = p.opts.ShareIn, p.opts.ShareSeal, p.in.Say("button.share-beside")
	}
	value, ok := r.value()
	if !p.opts.Share && r.Channel == "" || !ok || r.Question == "" {
		return
	}
	p.actions([]slack.BlockElement{button(Share, "", text, value)})
}

// feedback asks whether the answer was any good.
func (p *page) feedback(a answer.Answer) {
	vote := func(text, spoken string, v Opinion) *slack.FeedbackButton {
		r := p.again(a)
		r.Vote, r.Topics = v, p.opts.Topics
		value, ok := r.value()
		if !ok {
			value, _ = Ref{Vote: v, Topics: r.Topics}.value()
		}
		return slack.NewFeedbackButton(plainText(text), value).WithAccessibilityLabel(spoken)
	}
	p.add(slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement(string(Vote),
		vote(p.in.Say("button.helpful"), p.in.Say("button.helpful-spoken"), Helpful),
		vote(p.in.Say("button.wrong"), p.in.Say("button.wrong-spoken"), Wrong))))
}
