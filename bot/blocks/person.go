package blocks

import (
	"github.com/slack-go/slack"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/phrases"
)

// maxOwners is how many of those who are asked are named.
const maxOwners = 10

// offerPerson offers to pass the answer on to people.
func (p *page) offerPerson(a answer.Answer) {
	r := p.again(a)
	value, ok := r.value()
	if p.opts.Person && !p.opts.All && ok && r.Question != "" {
		p.actions([]slack.BlockElement{button(AskPerson, "", p.in.Say("button.person"), value)})
	}
}

// resolve offers to mark what was passed on as resolved.
func (p *page) resolve() {
	if value, ok := (Ref{Answer: p.opts.Resolve}).value(); ok {
		p.actions([]slack.BlockElement{button(Resolve, "", p.in.Say("button.resolve"), value)})
	}
}

// PassOnAnswer is the form to ask a person: it shows all that is passed on, and
// to whom. metadata comes back with what is sent in.
func PassOnAnswer(in *phrases.Language, metadata, question string, a answer.Answer, owners []knowledge.Owner) slack.ModalViewRequest {
	asked := field(QuestionField, in.Say("form.example"), MaxQuestion)
	asked.Multiline = true
	asked.InitialValue = cut(clean(question), MaxQuestion)
	return form(in, PersonForm, in.Say("button.person"), in.Say("person.submit"), metadata,
		paragraph(around(in.Say("person.to", "who", hole), ownerNames(in, owners))...),
		slack.NewInputBlock("", plainText(in.Say("person.question")), nil, asked),
		slack.NewRichTextBlock("",
			slack.NewRichTextSection(bold(in.Say("person.with"))),
			&slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{words(filled(cut(clean(a.Text), 2000)))}}))
}

// ownerNames are mentions of owners, with commas between.
func ownerNames(in *phrases.Language, owners []knowledge.Owner) []slack.RichTextSectionElement {
	var list []slack.RichTextSectionElement
	for i, o := range owners[:min(len(owners), maxOwners)] {
		if i > 0 {
			list = append(list, words(", "))
		}
		if e := mention(string(o)); e != nil {
			list = append(list, e)
		} else {
			list = append(list, slack.NewRichTextSectionChannelElement(string(o), nil))
		}
	}
	if extra := len(owners) - maxOwners; extra > 0 {
		list = append(list, words(" "+in.Count("help.others", extra)))
	}
	return list
}

// PassedOn is what people are asked: who asks, in which words, and what the
// answer was, as far as they may see it. Where the words are others than those
// that were answered, about says what was. name is the answer's, and comes back
// when it is marked as resolved.
func PassedOn(in *phrases.Language, asker, question string, about []Topic, name, reference string, a answer.Answer, o Options) Message {
	a.Question, a.Parts = question, nil // the parts hold the words as they were first written
	o.Restate, o.All, o.Asker, o.Resolve, o.Answered, o.Reference = true, true, asker, name, about, reference
	m := Render(a, o)
	m.Text = plain(in.Say("person.asked")+" ") + m.Text
	return m
}

// Passed tells who asked that people were asked: in a channel, or together with
// them; and with a link where they can follow it.
func Passed(in *phrases.Language, channel string, together bool, link string) Message {
	text := in.Say("person.passed")
	line := around(in.Say("person.passed-in", "channel", hole), []slack.RichTextSectionElement{slack.NewRichTextSectionChannelElement(channel, nil)})
	if together {
		text = in.Say("person.passed-together")
		line = []slack.RichTextSectionElement{words(text)}
	}
	return Message{Text: plain(text), Blocks: []slack.Block{paragraph(linked(in, line, link)...)}}
}

func linked(in *phrases.Language, line []slack.RichTextSectionElement, link string) []slack.RichTextSectionElement {
	if link = safeURL(link); link == "" {
		return line
	}
	return append(line, words(" "), slack.NewRichTextSectionLinkElement(link, in.Say("person.thread"), nil))
}

// Resolved tells, where something was passed on, that it is resolved, and by
// whom.
func Resolved(in *phrases.Language, by, asker string) Message {
	line := around(in.Say("person.resolved-by", "who", hole), []slack.RichTextSectionElement{person(in, by)})
	line = append(line, words(" "))
	line = append(line, around(in.Say("person.resolved-for", "who", hole), []slack.RichTextSectionElement{person(in, asker)})...)
	return Message{Text: plain(in.Say("person.resolved")), Blocks: []slack.Block{paragraph(line...)}}
}

// ResolvedForAsker tells the same to who asked.
func ResolvedForAsker(in *phrases.Language, by, link string) Message {
	line := around(in.Say("person.yours-resolved-by", "who", hole), []slack.RichTextSectionElement{person(in, by)})
	return Message{Text: plain(in.Say("person.yours-resolved")), Blocks: []slack.Block{paragraph(linked(in, line, link)...)}}
}
