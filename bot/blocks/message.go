package blocks

import "github.com/slack-go/slack"

// Message is what is posted. Text is already escaped, and says by itself what
// the blocks say first.
type Message struct {
	Text   string
	Blocks []slack.Block
}

// MsgOptions are the arguments for posting or updating: the text as it is, the
// blocks, and no unfurling, no formatting and no parsing of the text.
func (m Message) MsgOptions() []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(m.Text, false),
		slack.MsgOptionBlocks(m.Blocks...),
		slack.MsgOptionDisableLinkUnfurl(),
		slack.MsgOptionDisableMediaUnfurl(),
		slack.MsgOptionDisableMarkdown(),
	}
}
