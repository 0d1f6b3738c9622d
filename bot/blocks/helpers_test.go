package blocks_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
	"policybot/search/phrases"
)

var english = phrases.In(phrases.English)

// fataler is what a test and a property have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// payload is a message as it is posted.
func payload(t fataler, m blocks.Message) []byte {
	t.Helper()
	_, values, err := slack.UnsafeApplyMsgOptions("token", "C1", "http://localhost/",
		slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(), slack.MsgOptionDisableMarkdown())
	if err != nil {
		t.Fatalf("options: %v", err)
	}
	args := map[string]any{"blocks": m.Blocks}
	for name := range values {
		if name != "token" {
			args[name] = values.Get(name)
		}
	}
	raw, err := json.Marshal(args)
	if err != nil {
		t.Fatalf("payload: %v", err)
	}
	return raw
}

// valid fails unless Slack takes the message, with room to spare.
func valid(t fataler, m blocks.Message) {
	t.Helper()
	raw := payload(t, m)
	if problems := slacksim.ValidateMessage(raw); len(problems) > 0 {
		t.Fatalf("Slack refuses it: %v\n%.3000s", problems, raw)
	}
	if n := len(m.Blocks); n == 0 || n >= 50 {
		t.Fatalf("%d blocks", n)
	}
	if n := len([]rune(m.Text)); n == 0 || n > 3900 {
		t.Fatalf("text of %d characters", n)
	}
	total := 0
	walk(t, m, func(o map[string]any) {
		if text, ok := o["text"].(string); ok {
			total += len([]rune(text))
		}
	})
	if total > 11_500 {
		t.Fatalf("%d characters in blocks", total)
	}
}

func validView(t fataler, v any) {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("view: %v", err)
	}
	if problems := slacksim.ValidateView(raw); len(problems) > 0 {
		t.Fatalf("Slack refuses it: %v\n%.3000s", problems, raw)
	}
}

// walk visits all objects in the blocks.
func walk(t fataler, m blocks.Message, visit func(map[string]any)) {
	t.Helper()
	visitAll(decoded(t, m.Blocks), visit)
}

func decoded(t fataler, v any) any {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("marshal: %v", err)
	}
	var out any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatalf("unmarshal: %v", err)
	}
	return out
}

func visitAll(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			visitAll(item, visit)
		}
	case map[string]any:
		visit(v)
		for _, item := range v {
			visitAll(item, visit)
		}
	}
}

// shown is all text of the blocks, a line each, in order.
func shown(t fataler, list []slack.Block) string {
	t.Helper()
	var out strings.Builder
	for _, b := range list {
		writeText(&out, decoded(t, b))
		out.WriteString("\n")
	}
	return out.String()
}

func writeText(out *strings.Builder, v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			writeText(out, item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text, ok := v[key].(string); ok && key == "text" {
				out.WriteString(text)
				continue
			}
			writeText(out, v[key])
		}
	}
}

// buttons lists the buttons with an action.
func buttons(t fataler, list []slack.Block, action blocks.Action) []map[string]any {
	t.Helper()
	var found []map[string]any
	visitAll(decoded(t, list), func(o map[string]any) {
		if id, _ := o["action_id"].(string); o["type"] == "button" && blocks.ActionOf(id) == action {
			found = append(found, o)
		}
	})
	return found
}

func refOf(t *testing.T, button map[string]any) blocks.Ref {
	t.Helper()
	value, _ := button["value"].(string)
	r, err := blocks.ParseRef(value)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
