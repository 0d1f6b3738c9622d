package blocks

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/phrases"
)

// Render shows an answer. The message always fits, and its text is what the
// answer says first.
func Render(a answer.Answer, o Options) Message {
	parts := leaves(a)
	p := fitting(a, parts, o)
	if p.left.any() && !o.All && !longer(p, a, parts) {
		p = layout(a, parts, o, p.limits, false)
	}
	return Message{Text: plain(leads(p.in, parts)), Blocks: p.blocks}
}

// longer tells that the long form of what is on the page shows more.
func longer(p *page, a answer.Answer, parts []answer.Answer) bool {
	all := p.opts
	all.All = true
	return shownInAll(fitting(a, parts, all).blocks) > shownInAll(p.blocks)
}

// fitting is the fullest page that one message can hold.
func fitting(a answer.Answer, parts []answer.Answer, o Options) *page {
	form := shortForm
	if o.All {
		form = fullForm
	}
	p := layout(a, parts, o, form, true)
	for !fits(p.blocks) && form != leastForm {
		form = form.tighter()
		p = layout(a, parts, o, form, true)
	}
	return p
}

// page collects the blocks of one message.
type page struct {
	in     *phrases.Language
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

// layout writes the page; more says that a shortened one offers the long form.
func layout(a answer.Answer, parts []answer.Answer, o Options, l limits, more bool) *page {
	p := &page{in: phrases.In(a.Language), opts: o, limits: l, whole: a}
	p.question(a)
	p.left.parts = max(0, len(parts)-maxParts)
	for i, part := range parts[:len(parts)-p.left.parts] {
		if len(parts) > 1 {
			p.part = i + 1
			p.heading(part)
		}
		p.body(part)
	}
	p.part = 0
	p.end(a, parts, more)
	return p
}

// body is one answer without what stands at a message's end.
func (p *page) body(a answer.Answer) {
	p.opening(a)
	text, _ := cutSentences(said(a), p.limits.text)
	shown := p.limits.pick(a, text)
	p.timeline(a)
	p.evidence(a, shown)
	p.caveats(a)
	p.choices(a)
	p.records(a, shown)
	if p.part > 0 {
		p.note(p.ground(p.grounds(a), ""))
	}
}

// end says what was left out, and what all of it rests on.
func (p *page) end(a answer.Answer, parts []answer.Answer, more bool) {
	if p.left.any() {
		p.note(p.in.Say("left-out.here", "what", p.left.in(p.in)))
	}
	if p.left.any() && more {
		p.showAll(a)
	}
	switch {
	case p.opts.Resolve != "":
		p.resolve()
	case a.Error == "":
		p.share(a)
		p.offerPerson(a)
		p.feedback(a)
	}
	var list []string
	if len(parts) == 1 {
		list = p.grounds(parts[0])
	}
	if p.opts.Reference != "" {
		list = append(list, p.in.Say("problem.reference", "reference", cut(oneLine(p.opts.Reference), 100)))
	}
	p.note(p.ground(list, cmp.Or(a.Edition, parts[0].Edition)))
}

// question restates what was asked, and by whom.
func (p *page) question(a answer.Answer) {
	most := p.limits.question
	if p.opts.Resolve != "" {
		most = MaxQuestion
	}
	text := cut(oneLine(a.Question), most)
	known := userID.MatchString(p.opts.Asker)
	if !p.opts.Restate || (text == "" && !known) {
		return
	}
	var line []slack.RichTextSectionElement
	switch {
	case known && p.opts.Resolve != "":
		line = append(line, slack.NewRichTextSectionUserElement(p.opts.Asker, nil), words(" "+p.in.Say("person.asks")+" "))
	case known:
		line = append(line, slack.NewRichTextSectionUserElement(p.opts.Asker, nil), words(" "+p.in.Say("shown.asked-by")+" "))
	default:
		line = append(line, words(p.in.Say("shown.asked")+" "))
	}
	p.add(paragraph(append(line, words(filled(text)))...))
	if p.opts.Resolve != "" {
		p.note(p.hadAnswered())
	}
}

// hadAnswered says that what follows was the answer, and to what, where the
// question above is none that was answered.
func (p *page) hadAnswered() string {
	var topics []string
	for _, t := range p.opts.Answered {
		topics = append(topics, t.words(p.in, p.opts))
	}
	if len(topics) == 0 {
		return p.in.Say("person.answered")
	}
	return p.in.Say("person.answered-about", "topics", cut(strings.Join(topics, "; "), 300))
}

// heading is the question that a part answers.
func (p *page) heading(part answer.Answer) {
	if text := cut(oneLine(part.Question), p.limits.question); text != "" {
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

// saysMore tells that an answer has something that none of its parts has.
func saysMore(a answer.Answer, parts []answer.Answer) bool {
	var all strings.Builder
	for _, part := range parts {
		all.WriteString(said(part) + "\n" + strings.Join(part.Caveats, "\n") + "\n")
	}
	told := citation.ReplaceAllString(all.String(), "")
	own, _ := head(said(a), fullForm.text)
	for _, s := range append(sentences(own), a.Caveats...) {
		if !strings.Contains(told, strings.TrimSpace(citation.ReplaceAllString(s, ""))) {
			return true
		}
	}
	return len(a.Choices) > 0 || restsOnMore(a, parts)
}

// restsOnMore tells that an answer has an event or evidence that none of its
// parts has.
func restsOnMore(a answer.Answer, parts []answer.Answer) bool {
	events, evidence := map[knowledge.EventID]bool{}, map[answer.Evidence]bool{}
	for _, part := range parts {
		for _, e := range part.Events {
			events[e.ID] = true
		}
		for _, e := range part.Evidence {
			evidence[e] = true
		}
	}
	return slices.ContainsFunc(a.Events, func(e answer.Event) bool { return !events[e.ID] }) ||
		slices.ContainsFunc(a.Evidence, func(e answer.Evidence) bool { return !evidence[e] })
}

// leads is what each part says first.
func leads(in *phrases.Language, parts []answer.Answer) string {
	var list []string
	for _, part := range parts[:min(len(parts), maxParts)] {
		list = append(list, lead(in, part))
	}
	return strings.Join(list, " ")
}
