package blocks

import (
	"strings"
	"time"

	"github.com/slack-go/slack"

	"policybot/knowledge"
	"policybot/search/answer"
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
func Home(h HomePage) slack.HomeTabViewRequest {
	p := &page{opts: Options{Name: h.Name}}
	p.add(slack.NewHeaderBlock(plainText("Ask about app policies")))
	p.askBox()
	p.section("What changed lately", "Nothing is on record yet.", changed(h.Changes))
	p.section("What you asked lately", "Nothing yet. Answers come by direct message, and stay there.", p.asked(h.Asked))
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
	f := field(QuestionField, "May I … on my work phone?", MaxQuestion)
	input := slack.NewInputBlock("ask", plainText("What do you want to know?"), plainText("The answer comes by direct message."), f)
	p.add(input)
	ask := button(AskAtHome, "", "Ask", "")
	ask.Style = slack.StylePrimary
	p.actions([]slack.BlockElement{ask})
}

// section is a list under a heading, or what is said where it is empty.
func (p *page) section(title, empty string, items []string) {
	p.add(slack.NewHeaderBlock(plainText(title)))
	if len(items) == 0 {
		p.note(empty)
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
func changed(events []answer.Event) (lines []string) {
	for _, e := range events {
		lines = append(lines, cut(dated(e.Date)+": "+oneLine(e.Text), maxLine))
	}
	return lines
}

// asked are questions, a line each: who and what they were about, what was
// asked of it, and the verdict.
func (p *page) asked(list []Asked) (lines []string) {
	for _, a := range list {
		line := p.inWords(a.Understood)
		if a.Verdict != "" {
			line += " → " + strings.ReplaceAll(a.Verdict, "_", " ")
		}
		lines = append(lines, cut(oneLine(line+" ("+a.At.UTC().Format("2 January 2006")+")"), maxLine))
	}
	return lines
}

// inWords tells a canonical question: "Acme, Pigeon: did-ban".
func (p *page) inWords(understood string) string {
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
	if len(names) == 0 {
		return intent
	}
	return strings.Join(names, ", ") + ": " + intent
}

func (p *page) forAdmins(h HomePage) {
	p.add(slack.NewHeaderBlock(plainText("For admins")))
	var list []string
	if !h.Since.IsZero() {
		list = append(list, "In use since "+h.Since.UTC().Format("2 January 2006, 15:04 UTC"))
	}
	p.note(ground(list, h.Edition))
	p.actions([]slack.BlockElement{button(ReadAnew, "", "Reload the records", "")})
}
