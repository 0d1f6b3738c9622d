package slacksim

import (
	"context"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

func words(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("mrkdwn", s, false, false)
}
func plainly(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("plain_text", s, false, false)
}

func pick(value string) *slack.OptionBlockObject {
	return slack.NewOptionBlockObject(value, plainly("The "+value), nil)
}

// withShortcuts is a fast Slack whose app has shortcuts of both kinds.
func withShortcuts() Options {
	o := fast()
	o.Shortcuts = []Shortcut{{CallbackID: "ask", Name: "Ask about a policy", Global: true}, {CallbackID: "check", Name: "Check the policy"}}
	o.Waits.Status = time.Hour
	return o
}

// everyBlock is an answer with every kind of block and element that a message may have.
func everyBlock() []slack.Block {
	return []slack.Block{
		slack.NewHeaderBlock(plainly("Pigeon at Acme: withdrawn")),
		slack.NewSectionBlock(words("*No.* See <https://example.com/memo|Device memo 7>, `section 2`, _both_ ~sides~.\n>remove it by 1 April"), nil,
			slack.NewAccessory(slack.NewOverflowBlockElement("more", pick("timeline"), pick("record")))),
		slack.NewSectionBlock(nil, []*slack.TextBlockObject{words("*Actor*\nAcme"), words("*App*\nPigeon")}, nil),
		slack.NewMarkdownBlock("", "### What happened\n\n- **4 March**: told to remove\n- withdrawn, see [memo](https://example.com)\n\n> <img src=x onerror=alert(1)>\n\n```\nversion >= 5.0 of an app whose name is long enough that it has to be broken on a phone\n```"),
		slack.NewTableBlock("").AddRow(slack.NewTableRawTextCell("Date"), slack.NewTableRawTextCell("Who"), slack.NewTableRawTextCell("What"), slack.NewTableRawTextCell("Source")).
			AddRow(slack.NewTableRawTextCell("4 March 2024"), slack.NewTableRawTextCell("Acme"), slack.NewTableRawTextCell("Acme told staff to remove Pigeon from company phones by 1 April."), slack.NewTableRawTextCell("[1][3]")),
		slack.NewDividerBlock(),
		slack.NewActionBlock("", everyElement()...),
		slack.NewImageBlock("https://example.com/plan.png", "a plan of the office", "", plainly("The office")),
		slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, slack.NewRichTextSection(slack.NewRichTextSectionTextElement("10 June 2024: Acme ended the ban.", nil))),
			&slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{slack.NewRichTextSectionTextElement("sent in error", nil)}}),
		slack.NewContextBlock("", words("Device memo 7 · 4 March 2024 · edition 0123456789abcdef"), slack.NewImageBlockElement("https://example.com/seal.png", "the seal")),
		slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement("rate", slack.NewFeedbackButton(plainly("Helpful"), "up"), slack.NewFeedbackButton(plainly("Not helpful"), "down")),
			slack.NewIconButtonBlockElement("trash", plainly("Delete"), "drop").WithConfirm(slack.NewConfirmationBlockObject(plainly("Delete it?"), words("It is *gone* then."), plainly("Delete it"), plainly("Keep it")))),
	}
}

// wideTable has more columns than fit a phone.
func wideTable() slack.Block {
	table := slack.NewTableBlock("")
	for range 3 {
		var row []slack.TableCell
		for range 12 {
			row = append(row, slack.NewTableRawTextCell("company phones"))
		}
		table.AddRow(row...)
	}
	return table
}

func everyElement() []slack.BlockElement {
	link := slack.NewButtonBlockElement("memo", "", plainly("The memo"))
	link.URL = "https://example.com/memo"
	danger := slack.NewButtonBlockElement("withdraw", "", plainly("Withdraw"))
	danger.Style = slack.StyleDanger
	return []slack.BlockElement{
		slack.NewButtonBlockElement("source", "rec-1", plainly("Source")), link, danger,
		slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plainly("Which one?"), "which", pick("first"), pick("second")),
		slack.NewOptionsSelectBlockElement(slack.OptTypeUser, plainly("Whose?"), "whose"),
		slack.NewDatePickerBlockElement("day"), slack.NewTimePickerBlockElement("hour"),
		slack.NewRadioButtonsBlockElement("choice", pick("old"), pick("new")),
		slack.NewCheckboxGroupsBlockElement("several", pick("phone"), pick("laptop")),
	}
}

// everyInput is a form with every kind of field.
func everyInput(title string) slack.ModalViewRequest {
	field := func(id, label string, e slack.BlockElement) slack.Block {
		b := slack.NewInputBlock(id, plainly(label), plainly("A hint about it."), e)
		b.Optional = id != "why"
		return b
	}
	return slack.ModalViewRequest{Type: slack.VTModal, Title: plainly(title), Submit: plainly("Report"), CallbackID: "report", Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewSectionBlock(words("*Device memo 7*"), nil, nil),
		slack.NewAlertBlock(words("It *ended*."), slack.AlertBlockOptionLevel(slack.AlertLevelWarning)),
		field("why", "What is wrong with it?", slack.NewPlainTextInputBlockElement(plainly("In your own words"), "reason")),
		field("long", "More of it", slack.NewPlainTextInputBlockElement(nil, "more").WithMultiline(true)),
		field("which", "Which one?", slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, "which", pick("first"), pick("second"))),
		field("days", "Which of them?", slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, nil, "days", pick("first"), pick("second"))),
		field("choice", "Old or new?", slack.NewRadioButtonsBlockElement("choice", pick("old"), pick("new"))),
		field("several", "On what?", slack.NewCheckboxGroupsBlockElement("several", pick("phone"), pick("laptop"))),
		field("day", "Since when?", slack.NewDatePickerBlockElement("day")),
		field("mail", "Your address", slack.NewEmailTextInputBlockElement(nil, "mail")),
		slack.NewActionBlock("", slack.NewButtonBlockElement("help", "", plainly("Help"))),
	}}}
}

func homeTab() slack.HomeTabViewRequest {
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewHeaderBlock(plainly("Ask about app policies")),
		slack.NewInputBlock("ask", plainly("What do you want to know?"), plainly("The answer comes by direct message."), slack.NewPlainTextInputBlockElement(plainly("May I …?"), "question")),
		slack.NewActionBlock("", slack.NewButtonBlockElement("ask", "", plainly("Ask"))),
		slack.NewHeaderBlock(plainly("What changed lately")),
		slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, slack.NewRichTextSection(slack.NewRichTextSectionTextElement("10 June 2024: Acme ended the ban.", nil)))),
	}}}
}

// showing is an app that uses all that the page draws. What it can't do, it reports.
func showing(t *testing.T) func(*app, socketmode.Event) {
	return func(a *app, e socketmode.Event) {
		if err := show(t, a, e); err != nil && t.Context().Err() == nil {
			t.Logf("the app: %v", err)
		}
	}
}

func show(t *testing.T, a *app, e socketmode.Event) error {
	ctx := t.Context()
	switch data := e.Data.(type) {
	case slack.SlashCommand:
		a.ack(t, e, map[string]any{"text": "You asked *" + data.Text + "*", "blocks": []any{map[string]any{"type": "section", "text": map[string]any{"type": "mrkdwn", "text": "You asked *" + data.Text + "*"}},
			map[string]any{"type": "actions", "elements": []any{map[string]any{"type": "button", "action_id": "share", "text": map[string]any{"type": "plain_text", "text": "Share in channel"}}}}}})
	case slack.InteractionCallback:
		if data.Type == slack.InteractionTypeViewSubmission && data.View.State.Values["why"]["reason"].Value == "nothing" {
			a.ack(t, e, slack.NewErrorsViewSubmissionResponse(map[string]string{"why": "Something must be wrong with it."}))
			return nil
		}
		a.ack(t, e, nil)
		return a.interaction(ctx, data)
	default:
		a.ack(t, e, nil)
		if outer, ok := e.Data.(slackevents.EventsAPIEvent); ok {
			return a.event(ctx, outer.InnerEvent.Data)
		}
	}
	return nil
}

// interaction opens a form, and sends on what was asked at home.
func (a *app) interaction(ctx context.Context, data slack.InteractionCallback) error {
	title := map[slack.InteractionType]string{slack.InteractionTypeShortcut: "Ask", slack.InteractionTypeMessageAction: "Check"}[data.Type]
	if data.Type == slack.InteractionTypeBlockActions {
		switch data.ActionCallback.BlockActions[0].ActionID {
		case "source":
			title = "The source"
		case "ask":
			_, _, err := a.api.PostMessageContext(ctx, data.User.ID, slack.MsgOptionText("You asked: "+data.View.State.Values["ask"]["question"].Value, true))
			return err
		}
	}
	if title == "" {
		return nil
	}
	_, err := a.api.OpenViewContext(ctx, data.TriggerID, everyInput(title))
	return err
}

// event answers a mention, works without end on what is written to the app alone, and fills its tabs.
func (a *app) event(ctx context.Context, data any) error {
	switch data := data.(type) {
	case *slackevents.AppMentionEvent:
		_, _, err := a.api.PostMessageContext(ctx, data.Channel, slack.MsgOptionText("No.", false), slack.MsgOptionBlocks(everyBlock()...), slack.MsgOptionTS(data.TimeStamp))
		return err
	case *slackevents.AppHomeOpenedEvent:
		if data.Tab == "home" {
			_, err := a.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: data.User, View: homeTab()})
			return err
		}
		params := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: data.Channel}
		params.AddPrompt("Is Pigeon banned?", "Is Pigeon banned at Acme?")
		return a.api.SetAssistantThreadsSuggestedPromptsContext(ctx, params)
	case *slackevents.MessageEvent:
		if data.ChannelType == "im" && data.BotID == "" && data.SubType == "" {
			return a.work(ctx, data.Channel, data.TimeStamp)
		}
	case *slackevents.AgentSessionStoppedEvent:
		_, err := a.api.SetAgentSessionStatusContext(ctx, slack.AgentSessionSetStatusParameters{ChannelID: data.Channel, ThreadTS: data.ThreadTimestamp, Status: slack.AgentSessionStatusActive})
		if err == nil {
			_, _, err = a.api.PostMessageContext(ctx, data.Channel, slack.MsgOptionText("Stopped, as you asked.", false), slack.MsgOptionTS(data.ThreadTimestamp))
		}
		return err
	}
	return nil
}

func (a *app) work(ctx context.Context, channel, thread string) error {
	_, err := a.api.SetAgentSessionStatusContext(ctx, slack.AgentSessionSetStatusParameters{ChannelID: channel, ThreadTS: thread, Title: "Whether Pigeon is banned", Status: slack.AgentSessionStatusProcessing})
	if err == nil {
		err = a.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{ChannelID: channel, ThreadTS: thread, Status: "is looking this up…",
			LoadingMessages: []string{"Reading the records", "Comparing dates"}})
	}
	return err
}
