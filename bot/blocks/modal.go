package blocks

import (
	"cmp"
	"fmt"

	"github.com/slack-go/slack"

	"policybot/search/answer"
)

// modalForm is how much of a record its view shows.
var modalForm = limits{what: 2500, name: 500, quote: 5000}

// SourceModal is the view that shows a record: title, place, date, the words
// quoted and what the record says. n is the source's number in the answer, or
// 0; edition is what the record was read from.
func SourceModal(e answer.Evidence, n int, edition string) slack.ModalViewRequest {
	title := "Source"
	if n > 0 {
		title = fmt.Sprintf("Source %d", n)
	}
	p := &page{limits: modalForm}
	p.add(paragraph(bold(cmp.Or(p.named(e.Title), p.named(string(e.Source)), "Without a title"))))
	p.add(p.details(e))
	p.quotedIn(e)
	if text := clean(e.Text); text != "" {
		p.add(paragraph(bold("On record: "), words(cut(text, p.limits.what))))
	}
	if at := safeURL(e.URL); at != "" {
		p.actions([]slack.BlockElement{linkButton("", "Open", at)})
	}
	p.note(p.origin(e, edition))
	return modal(label(title), p.blocks)
}

func (p *page) named(text string) string { return cut(oneLine(text), p.limits.name) }

// details are the record's place, date, publisher and certainty, one a line.
func (p *page) details(e answer.Evidence) slack.Block {
	rows := []struct{ name, text string }{
		{"Place", cmp.Or(p.named(e.Locator), "not stated")},
		{"Date", cmp.Or(p.named(dated(e.Published)), "not known")},
		{"Publisher", p.named(e.Publisher)},
		{"Certainty", p.named(e.Certainty)},
	}
	var lines []slack.RichTextElement
	for _, r := range rows {
		if r.text != "" {
			lines = append(lines, slack.NewRichTextSection(bold(r.name+": "), words(r.text)))
		}
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, lines...))
}

func (p *page) quotedIn(e answer.Evidence) {
	if quoted(e) == "" {
		return
	}
	who := "Quote:"
	if speaker := p.named(e.Speaker); speaker != "" {
		who = speaker + ":"
	}
	quote, _ := quotation(e, p.limits.quote)
	p.add(slack.NewRichTextBlock("", slack.NewRichTextSection(bold(who)), quote))
}

// origin names the record and its source by id, as they stand in the files.
func (p *page) origin(e answer.Evidence, edition string) string {
	var list []string
	if id := cut(oneLine(e.Record), 200); id != "" {
		list = append(list, "Record "+id)
	}
	if id := cut(oneLine(string(e.Source)), 200); id != "" {
		list = append(list, "Source "+id)
	}
	return ground(list, edition)
}

// NoticeModal is a view with a sentence: why there is nothing to show.
func NoticeModal(sentence string) slack.ModalViewRequest {
	text := cmp.Or(cut(clean(sentence), 2000), "There is nothing to show.")
	return modal("Not available", []slack.Block{paragraph(words(text))})
}

func modal(title string, list []slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type:       slack.VTModal,
		Title:      plainText(title),
		Close:      plainText("Close"),
		CallbackID: string(ShowSource),
		Blocks:     slack.Blocks{BlockSet: list},
	}
}
