package blocks

import (
	"cmp"
	"strings"

	"github.com/slack-go/slack"

	"policybot/search/answer"
)

// Render shows an answer. The message always fits, and its text is what the
// answer says first.
func Render(a answer.Answer, o Options) Message {
	parts := leaves(a)
	form := shortForm
	if o.All {
		form = fullForm
	}
	list := layout(a, parts, o, form)
	for !fits(list) && form != leastForm {
		form = form.tighter()
		list = layout(a, parts, o, form)
	}
	return Message{Text: plain(leads(parts)), Blocks: list}
}

// page collects the blocks of one message.
type page struct {
	opts   Options
	limits limits
	whole  answer.Answer
	part   int  // which of several parts is being written, from 1; 0: the only one
	tabled bool // there is a table already
	blocks []slack.Block
	left   omitted
}

func (p *page) add(b slack.Block) { p.blocks = append(p.blocks, b) }

// note adds a line in small print, if it says anything.
func (p *page) note(line string) {
	if line != "" {
		p.add(slack.NewContextBlock("", plainText(line)))
	}
}

func (p *page) edition(a answer.Answer) string { return cmp.Or(a.Edition, p.whole.Edition) }

func layout(a answer.Answer, parts []answer.Answer, o Options, l limits) []slack.Block {
	p := &page{opts: o, limits: l, whole: a}
	p.question(a)
	p.left.parts = max(0, len(parts)-maxParts)
	shown := parts[:len(parts)-p.left.parts]
	for i, part := range shown {
		if len(parts) > 1 {
			p.part = i + 1
			p.heading(part)
		}
		p.body(part)
	}
	p.end(a, parts)
	return p.blocks
}

// body is one answer without what stands at a message's end.
func (p *page) body(a answer.Answer) {
	p.opening(a)
	text, _ := cutSentences(said(a), p.limits.text)
	shown := pick(a, text, p.limits.evidence)
	p.timeline(a)
	p.evidence(a, shown)
	p.caveats(a)
	p.choices(a)
	p.records(a, shown)
	if p.part > 0 {
		p.note(ground(p.grounds(a), ""))
	}
}

// end says what was left out, and what all of it rests on.
func (p *page) end(a answer.Answer, parts []answer.Answer) {
	p.part = 0
	if p.left.any() {
		p.note("Left out here: " + p.left.String() + ".")
		p.showAll(a)
	}
	if a.Error == "" {
		p.feedback(a)
	}
	var list []string
	if len(parts) == 1 {
		list = p.grounds(parts[0])
	}
	p.note(ground(list, cmp.Or(a.Edition, parts[0].Edition)))
}

const maxQuestion = 300

// question restates what was asked, and by whom.
func (p *page) question(a answer.Answer) {
	text := cut(oneLine(a.Question), maxQuestion)
	known := userID.MatchString(p.opts.Asker)
	if !p.opts.Restate || (text == "" && !known) {
		return
	}
	var line []slack.RichTextSectionElement
	if known {
		line = append(line, slack.NewRichTextSectionUserElement(p.opts.Asker, nil), words(" asked: "))
	} else {
		line = append(line, words("Asked: "))
	}
	p.add(paragraph(append(line, words(filled(text)))...))
}

// heading is the question that a part answers.
func (p *page) heading(part answer.Answer) {
	if text := cut(oneLine(part.Question), maxQuestion); text != "" {
		p.add(paragraph(bold(text)))
	}
}

// leaves lists the answers to be shown: the answer itself, or its parts one
// after the other. An answer with parts comes first where it says what none of
// them does.
func leaves(a answer.Answer) []answer.Answer {
	if len(a.Parts) == 0 {
		return []answer.Answer{a}
	}
	var list []answer.Answer
	for _, part := range a.Parts {
		list = append(list, leaves(part)...)
	}
	if own := a; saysMore(a, list) {
		own.Parts = nil
		list = append([]answer.Answer{own}, list...)
	}
	return list
}

// saysMore tells that a sentence of the answer, a caveat or a choice is in none
// of its parts.
func saysMore(a answer.Answer, parts []answer.Answer) bool {
	var all strings.Builder
	for _, part := range parts {
		all.WriteString(said(part) + "\n" + strings.Join(part.Caveats, "\n") + "\n")
	}
	own, _ := head(said(a), fullForm.text)
	for _, s := range append(sentences(own), a.Caveats...) {
		bare := strings.TrimSpace(citation.ReplaceAllString(s, ""))
		if !strings.Contains(citation.ReplaceAllString(all.String(), ""), bare) {
			return true
		}
	}
	return len(a.Choices) > 0
}

// leads is what each part says first.
func leads(parts []answer.Answer) string {
	var list []string
	for _, part := range parts[:min(len(parts), maxParts)] {
		list = append(list, lead(part))
	}
	return strings.Join(list, " ")
}
