package blocks

import (
	"cmp"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// The fields of CorrectionForm, by action_id.
const (
	WrongField  = "wrong"
	RightField  = "right"
	SourceField = "source"
)

// Disliked thanks for a vote that an answer is wrong, and offers the form to
// say what is. ref comes back with the button.
func Disliked(in *phrases.Language, ref Ref) Message {
	text := in.Say("bot.wrong")
	p := &page{in: in}
	p.add(paragraph(words(text)))
	if value, ok := ref.value(); ok {
		p.actions([]slack.BlockElement{button(Correct, "", in.Say("button.correct"), value)})
	}
	return Message{Text: plain(text), Blocks: p.blocks}
}

// CorrectAnswer is the form to say what is wrong with an answer. metadata comes
// back with what is sent in.
func CorrectAnswer(in *phrases.Language, metadata string) slack.ModalViewRequest {
	wrong := field(WrongField, in.Say("correct.wrong-example"), MaxQuestion)
	wrong.Multiline = true
	right := field(RightField, in.Say("correct.right-example"), MaxQuestion)
	right.Multiline = true
	source := field(SourceField, in.Say("correct.source-example"), 500)
	return form(in, CorrectionForm, in.Say("correct.title"), in.Say("correct.submit"), metadata,
		slack.NewInputBlock("", plainText(in.Say("correct.wrong")), nil, wrong),
		slack.NewInputBlock("", plainText(in.Say("correct.right")), nil, right).WithOptional(true),
		slack.NewInputBlock("", plainText(in.Say("correct.source")), plainText(in.Say("correct.hint")), source).WithOptional(true))
}

// Correction is what somebody wrote about an answer.
type Correction struct {
	ID                   int64
	User                 string
	About                []Topic
	Wrong, Right, Source string
	At                   time.Time
}

// Corrections are those that wait for an admin, the oldest first.
type Corrections struct {
	List []Correction
	All  int // how many wait, those that aren't listed included
}

// CorrectionReport lists what people wrote about answers, for an admin.
func CorrectionReport(in *phrases.Language, c Corrections, o Options) Message {
	lead := in.Count("corrections.wait", c.All)
	for n := len(c.List); ; n-- {
		p := &page{in: in, opts: o}
		p.add(paragraph(bold(lead)))
		for _, one := range c.List[:n] {
			p.correction(one)
		}
		if left := c.All - n; left > 0 {
			p.note(in.Count("corrections.more", left))
		}
		if fits(p.blocks) || n == 0 {
			return Message{Text: plain(lead), Blocks: p.blocks}
		}
	}
}

func (p *page) correction(c Correction) {
	head := p.in.Say("corrections.head", "who", hole, "date", p.in.Date(on(c.At)))
	line := around(head, []slack.RichTextSectionElement{person(p.in, c.User)})
	for _, t := range c.About {
		line = append(line, words("\n"+cut(oneLine(t.words(p.in, p.opts)), 300)))
	}
	for _, part := range []struct{ key, text string }{{"corrections.wrong", c.Wrong}, {"corrections.right", c.Right}, {"corrections.source", c.Source}} {
		if text := cut(clean(part.text), MaxQuestion); text != "" {
			line = append(line, words("\n"), bold(p.in.Say(part.key)), words(" "+text))
		}
	}
	p.add(paragraph(line...))
	id := strconv.FormatInt(c.ID, 10)
	if value, ok := (Ref{Answer: id}).value(); ok {
		p.actions([]slack.BlockElement{button(Handled, id, p.in.Say("button.handled"), value)})
	}
}

// person mentions a user, or says that it was somebody.
func person(in *phrases.Language, id string) slack.RichTextSectionElement {
	if userID.MatchString(id) {
		return slack.NewRichTextSectionUserElement(id, nil)
	}
	return words(in.Say("corrections.somebody"))
}

// Topic is what a question was about.
type Topic struct {
	Entity string // ids, with commas; "" where nothing on record was named
	Intent string // "" where the question wasn't understood
}

// words are such as "Pigeon, Acme · did-ban".
func (t Topic) words(in *phrases.Language, o Options) string {
	if t == (Topic{}) {
		return in.Say("gaps.not-understood")
	}
	what := cmp.Or(t.named(o), in.Say("gaps.unnamed"))
	if t.Intent != "" {
		what += " · " + t.Intent
	}
	return what
}
