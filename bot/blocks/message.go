package blocks

import "github.com/slack-go/slack"

// Message is what is posted. Text is already escaped, and says by itself what
// the blocks say first.
type Message struct {
	Text   string
	Blocks []slack.Block
}
