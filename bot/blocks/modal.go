package blocks

import (
	"cmp"
	"fmt"

	"github.com/slack-go/slack"

	"policybot/search/answer"
	"policybot/search/phrases"
)

// modalForm is how much of a record its view shows.
var modalForm = limits{what: 2500, name: 500, quote: 5000}

// SourceModal is the view that shows a record: title, place, date, the words
// quoted and what the record says. n is the source's number in the answer, or
// 0; edition is what the record was read from.
func SourceModal(in *phrases.Language, e answer.Evidence, n int, edition string) slack.ModalViewRequest {
	title := in.Say("source.title")
	if n > 0 {
		title = in.Say("button.source", "n", fmt.Sprint(n))
	}
	p := &page{in: in, limits: modalForm}
	p.add(paragraph(bold(cmp.Or(p.named(e.Title), p.named(string(e.Source)), in.Say("source.untitled")))))
	p.add(p.details(e))
	p.quotedIn(e)
	if text := clean(e.Text); text != "" {
		p.add(paragraph(bold(in.Say("source.recorded")+" "), words(cut(text, p.limits.what))))
	}
	if at := safeURL(e.URL); at != "" {
		p.actions([]slack.BlockElement{linkButton("", in.Say("button.open"), at)})
	}
	p.note(p.origin(e, edition))
	return modal(in, label(title), p.blocks)
}

func (p *page) named(text string) string { return cut(oneLine(text), p.limits.name) }

// details are the record's place, date, publisher and certainty, and from when
// until when a document said so, one a line.
func (p *page) details(e answer.Evidence) slack.Block {
	rows := []struct{ key, text string }{
		{"source.place", cmp.Or(p.named(e.Locator), p.in.Say("source.not-stated"))},
		{"source.date", cmp.Or(p.named(dated(p.in, e.Published)), p.in.Say("source.not-known"))},
		{"source.since", p.named(dated(p.in, e.Since))},
		{"source.until", p.named(dated(p.in, e.Until))},
		{"source.publisher", p.named(e.Publisher)},
		{"source.certainty", p.named(p.certainty(e.Certainty))},
	}
	var lines []slack.RichTextElement
	for _, r := range rows {
		if r.text != "" {
			lines = append(lines, slack.NewRichTextSection(bold(p.in.Say(r.key)+" "), words(r.text)))
		}
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, lines...))
}

func (p *page) quotedIn(e answer.Evidence) {
	if quoted(e) == "" {
		return
	}
	who := p.in.Say("source.quote")
	if speaker := p.named(e.Speaker); speaker != "" {
		who = speaker + ":"
	}
	quote, _ := p.quotation(e, p.limits.quote)
	p.add(slack.NewRichTextBlock("", slack.NewRichTextSection(bold(who)), quote))
}

// origin names the record and its source by id, as they stand in the files.
func (p *page) origin(e answer.Evidence, edition string) string {
	var list []string
	if id := cut(oneLine(e.Record), 200); id != "" {
		list = append(list, p.in.Say("source.record", "id", id))
	}
	if id := cut(oneLine(string(e.Source)), 200); id != "" {
		list = append(list, p.in.Say("button.source", "n", id))
	}
	return p.ground(list, edition)
}

// NoticeModal is a view with a sentence: why there is nothing to show.
func NoticeModal(in *phrases.Language, sentence string) slack.ModalViewRequest {
	text := cmp.Or(cut(clean(sentence), 2000), in.Say("source.nothing"))
	return modal(in, in.Say("source.unavailable"), []slack.Block{paragraph(words(text))})
}

func modal(in *phrases.Language, title string, list []slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type:       slack.VTModal,
		Title:      plainText(title),
		Close:      plainText(in.Say("button.close")),
		CallbackID: string(ShowSource),
		Blocks:     slack.Blocks{BlockSet: list},
	}
}
