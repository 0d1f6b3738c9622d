package blocks

import (
	"encoding/json"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// What one message may hold. Slack itself takes 50 blocks, 10,000 characters
// of tables and somewhat above 13,000 characters in all.
const (
	maxBlocks = 49
	maxShown  = 11_500
	maxTable  = 9_500
	maxText   = 3_900
)

// width is how many characters a text may count as for Slack, which may count
// it escaped or in UTF-16.
func width(text string) int {
	n := 0
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r == '&':
		return 5
	case r == '<', r == '>':
		return 4
	case r > 0xFFFF:
		return 2
	}
	return 1
}

// fits tells that one message can hold the blocks.
func fits(list []slack.Block) bool {
	if len(list) > maxBlocks {
		return false
	}
	shown, tables := 0, 0
	for _, b := range list {
		n := shownIn(b)
		shown += n
		if b.BlockType() == slack.MBTTable {
			tables += n
		}
	}
	return shown <= maxShown && tables <= maxTable
}

func shownInAll(list []slack.Block) int {
	n := 0
	for _, b := range list {
		n += shownIn(b)
	}
	return n
}

// shownIn is the width of all text in a block.
func shownIn(b slack.Block) int {
	raw, err := json.Marshal(b)
	if err != nil {
		return maxShown + 1
	}
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return maxShown + 1
	}
	return shownWithin(v)
}

func shownWithin(v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			n += shownWithin(item)
		}
	case map[string]any:
		for key, item := range v {
			if text, ok := item.(string); ok && key == "text" {
				n += width(text)
				continue
			}
			n += shownWithin(item)
		}
	}
	return n
}

func runes(text string) int { return utf8.RuneCountInString(text) }
