package blocks

import (
	"strings"
	"time"

	"github.com/slack-go/slack"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// HomePage is what the Home tab shows to one person.
type HomePage struct {
	Changes []answer.Event // the last ones on record, in their order
	Asked   []Asked        // by this person, newest first
	Admin   bool
	Edition string
	Since   time.Time // when that became current; zero: not known
	Name    func(knowledge.EntityID) string
}

// Asked is a question that somebody asked, as it was understood.
type Asked struct {
	Understood string // the canonical question
	Verdict    string
	At         time.Time
}

// Home is a person's Home tab.
func Home(in *phrases.Language, h HomePage) slack.HomeTabViewRequest {
	p := &page{in: in, opts: Options{Name: h.Name}}
	p.add(slack.NewHeaderBlock(plainText(in.Say("home.title"))))
	p.askBox()
	p.section("home.changed", "home.nothing-changed", p.changed(h.Changes))
	p.section("home.asked", "home.nothing-asked", p.asked(h.Asked))
	if h.Admin {
		p.forAdmins(h)
	}
	return homeTab(p.blocks)
}

// HomeNotice is a Home tab that says only what the message says.
func HomeNotice(m Message) slack.HomeTabViewRequest { return homeTab(m.Blocks) }

func homeTab(list []slack.Block) slack.HomeTabViewRequest {
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: list}}
}

// askBox is the field for a question.
func (p *page) askBox() {
	f := field(QuestionField, p.in.Say("form.example"), MaxQuestion)
	input := slack.NewInputBlock("ask", plainText(p.in.Say("form.question")), plainText(p.in.Say("home.hint")), f)
	p.add(input)
	ask := button(AskAtHome, "", p.in.Say("form.submit"), "")
	ask.Style = slack.StylePrimary
	p.actions([]slack.BlockElement{ask})
}

// section is a list under a heading, or what is said where it is empty.
func (p *page) section(title, empty string, items []string) {
	p.add(slack.NewHeaderBlock(plainText(p.in.Say(title))))
	if len(items) == 0 {
		p.note(p.in.Say(empty))
		return
	}
	var lines []slack.RichTextElement
	for _, text := range items {
		lines = append(lines, slack.NewRichTextSection(words(filled(text))))
	}
	p.add(slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, lines...)))
}

// maxLine is how much of an event or a question a line shows.
const maxLine = 300

// changed are events, a line each, in their order: what was undone stands right
// before what undid it, or is told with its date.
func (p *page) changed(events []answer.Event) (lines []string) {
	for _, e := range events {
		lines = append(lines, cut(dated(p.in, e.Date)+": "+oneLine(e.Text), maxLine))
	}
	return lines
}

// asked are questions, a line each: who and what they were about, what was
// asked of it, and the verdict.
func (p *page) asked(list []Asked) (lines []string) {
	for _, a := range list {
		word := verdictWord(p.in, answer.Answer{Verdict: verdict.Verdict(a.Verdict)})
		line := p.in.Say("home.line", "question", p.inWords(a.Understood), "verdict", word, "date", p.in.Date(on(a.At)))
		lines = append(lines, cut(oneLine(line), maxLine))
	}
	return lines
}

// inWords tells a canonical question: "Acme, Pigeon: was it banned?".
func (p *page) inWords(understood string) string {
	var parts []string
	for part := range strings.SplitSeq(understood, "; ") {
		parts = append(parts, p.partInWords(part))
	}
	return strings.Join(parts, " · ")
}

func (p *page) partInWords(understood string) string {
	intent, rest, _ := strings.Cut(understood, " ")
	var names []string
	for part := range strings.FieldsSeq(rest) {
		kind, ids, _ := strings.Cut(part, ":")
		if kind != "actor" && kind != "app" && kind != "about" {
			continue
		}
		for id := range strings.SplitSeq(ids, ",") {
			names = append(names, p.opts.name(knowledge.EntityID(id)))
		}
	}
	text := p.asks(intent)
	if len(names) > 0 {
		text = strings.Join(names, ", ") + ": " + text
	}
	return text
}

// asks is an intent in words, with its act where that has words of its own.
func (p *page) asks(intent string) string {
	for part := intent; part != ""; part = part[:max(0, strings.LastIndexByte(part, '-'))] {
		if text := p.in.Say("asked." + part); text != "asked."+part {
			return text
		}
	}
	return intent
}

func (p *page) forAdmins(h HomePage) {
	p.add(slack.NewHeaderBlock(plainText(p.in.Say("home.for-admins"))))
	var list []string
	if !h.Since.IsZero() {
		list = append(list, p.in.Say("home.since", "time", p.in.Date(at(h.Since))))
	}
	p.note(p.ground(list, h.Edition))
	p.actions([]slack.BlockElement{button(ReadAnew, "", p.in.Say("home.reload"), "")})
}

// at is a moment, to the minute.
func at(t time.Time) knowledge.Date {
	d := on(t)
	d.Minute, d.Precision = t.UTC().Hour()*60+t.UTC().Minute(), knowledge.MinutePrecision
	return d
}
