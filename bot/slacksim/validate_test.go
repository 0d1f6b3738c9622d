package slacksim

import (
	"encoding/json"
	"strings"
	"testing"
)

type obj = map[string]any

func x(n int) string { return strings.Repeat("é", n) } // two bytes each: limits count characters

func times(n int, make func(i int) any) []any {
	out := []any{}
	for i := range n {
		out = append(out, make(i))
	}
	return out
}

func plainText(n int) obj { return obj{"type": "plain_text", "text": x(n)} }
func mrkdwn(n int) obj    { return obj{"type": "mrkdwn", "text": x(n)} }

func msg(blocks ...any) obj { return obj{"text": "fallback", "blocks": blocks} }

func sectionOf(n int) obj { return obj{"type": "section", "text": mrkdwn(n)} }

func actionsOf(elements ...any) obj { return obj{"type": "actions", "elements": elements} }

func buttonWith(key string, v any) obj {
	return obj{"type": "button", "text": plainText(1), key: v}
}

func selectOf(options []any) obj {
	return obj{"type": "static_select", "placeholder": plainText(5), "options": options}
}

func optionOf(label, value int) any { return obj{"text": plainText(label), "value": x(value)} }

func address(n int) string { return "https://" + strings.Repeat("u", n-8) }

func table(rows, cells, letters int) obj {
	row := times(cells, func(int) any { return obj{"type": "raw_text", "text": x(letters)} })
	return obj{"type": "table", "rows": times(rows, func(int) any { return row })}
}

func contextOf(n int) obj {
	return obj{"type": "context", "elements": times(n, func(int) any { return mrkdwn(1) })}
}

func icon() any { return obj{"type": "icon_button", "icon": "trash", "text": plainText(1)} }

func feedbackOf(label int) any {
	b := obj{"text": plainText(label), "value": "v"}
	return obj{"type": "feedback_buttons", "positive_button": b, "negative_button": b}
}

func modal(key string, v any) obj {
	out := obj{"type": "modal", "title": plainText(1), "blocks": []any{}}
	out[key] = v
	return out
}

// TestEveryLimit holds each limit from both sides.
func TestEveryLimit(t *testing.T) {
	for _, c := range []struct {
		name    string
		in, out obj
		code    string
	}{
		{"50 blocks", msg(times(50, func(int) any { return obj{"type": "divider"} })...), msg(times(51, func(int) any { return obj{"type": "divider"} })...), "invalid_blocks"},
		{"section text 3000", msg(sectionOf(3000)), msg(sectionOf(3001)), "invalid_blocks"},
		{"section text 1", msg(sectionOf(1)), msg(sectionOf(0)), "invalid_blocks"},
		{"section needs text or fields", msg(obj{"type": "section", "fields": []any{mrkdwn(1)}}), msg(obj{"type": "section"}), "invalid_blocks"},
		{"10 fields", msg(obj{"type": "section", "fields": times(10, func(int) any { return mrkdwn(1) })}), msg(obj{"type": "section", "fields": times(11, func(int) any { return mrkdwn(1) })}), "invalid_blocks"},
		{"field 2000", msg(obj{"type": "section", "fields": []any{mrkdwn(2000)}}), msg(obj{"type": "section", "fields": []any{mrkdwn(2001)}}), "invalid_blocks"},
		{"header 150", msg(obj{"type": "header", "text": plainText(150)}), msg(obj{"type": "header", "text": plainText(151)}), "invalid_blocks"},
		{"header is plain", msg(obj{"type": "header", "text": plainText(5)}), msg(obj{"type": "header", "text": mrkdwn(5)}), "invalid_blocks"},
		{"context 10", msg(contextOf(10)), msg(contextOf(11)), "invalid_blocks"},
		{"actions 25", msg(actionsOf(times(25, func(int) any { return buttonWith("value", "v") })...)), msg(actionsOf(times(26, func(int) any { return buttonWith("value", "v") })...)), "invalid_blocks"},
		{"context_actions 5", msg(obj{"type": "context_actions", "elements": times(5, func(int) any { return icon() })}), msg(obj{"type": "context_actions", "elements": times(6, func(int) any { return icon() })}), "invalid_blocks"},
		{"feedback label 75", msg(obj{"type": "context_actions", "elements": []any{feedbackOf(75)}}), msg(obj{"type": "context_actions", "elements": []any{feedbackOf(76)}}), "invalid_blocks"},
		{"button text 75", msg(actionsOf(buttonWith("text", plainText(75)))), msg(actionsOf(buttonWith("text", plainText(76)))), "invalid_blocks"},
		{"button value 2000", msg(actionsOf(buttonWith("value", x(2000)))), msg(actionsOf(buttonWith("value", x(2001)))), "invalid_blocks"},
		{"button url 3000", msg(actionsOf(buttonWith("url", address(3000)))), msg(actionsOf(buttonWith("url", address(3001)))), "invalid_blocks"},
		{"button style", msg(actionsOf(buttonWith("style", "danger"))), msg(actionsOf(buttonWith("style", "default"))), "invalid_blocks"},
		{"action_id 255", msg(actionsOf(buttonWith("action_id", x(255)))), msg(actionsOf(buttonWith("action_id", x(256)))), "invalid_blocks"},
		{"block_id 255", msg(obj{"type": "divider", "block_id": x(255)}), msg(obj{"type": "divider", "block_id": x(256)}), "invalid_blocks"},
		{"block_id unique", msg(obj{"type": "divider", "block_id": "a"}, obj{"type": "divider", "block_id": "b"}), msg(obj{"type": "divider", "block_id": "a"}, obj{"type": "divider", "block_id": "a"}), "invalid_blocks"},
		{"action_id unique in block", msg(actionsOf(buttonWith("action_id", "a"), buttonWith("action_id", "b"))), msg(actionsOf(buttonWith("action_id", "a"), buttonWith("action_id", "a"))), "invalid_blocks"},
		{"100 options", msg(actionsOf(selectOf(times(100, func(int) any { return optionOf(1, 1) })))), msg(actionsOf(selectOf(times(101, func(int) any { return optionOf(1, 1) })))), "invalid_blocks"},
		{"option label 75", msg(actionsOf(selectOf([]any{optionOf(75, 1)}))), msg(actionsOf(selectOf([]any{optionOf(76, 1)}))), "invalid_blocks"},
		{"option value 150", msg(actionsOf(selectOf([]any{optionOf(1, 150)}))), msg(actionsOf(selectOf([]any{optionOf(1, 151)}))), "invalid_blocks"},
		{"overflow 5", msg(actionsOf(obj{"type": "overflow", "options": times(5, func(int) any { return optionOf(1, 1) })})), msg(actionsOf(obj{"type": "overflow", "options": times(6, func(int) any { return optionOf(1, 1) })})), "invalid_blocks"},
		{"image alt 2000", msg(obj{"type": "image", "image_url": address(30), "alt_text": x(2000)}), msg(obj{"type": "image", "image_url": address(30), "alt_text": x(2001)}), "invalid_blocks"},
		{"markdown 12000", msg(obj{"type": "markdown", "text": x(12000)}), msg(obj{"type": "markdown", "text": x(12001)}), "msg_too_long"},
		{"markdown together", msg(obj{"type": "markdown", "text": x(6000)}, obj{"type": "markdown", "text": x(6000)}), msg(obj{"type": "markdown", "text": x(6000)}, obj{"type": "markdown", "text": x(6001)}), "msg_too_long"},
		{"table rows 100", msg(table(100, 1, 1)), msg(table(101, 1, 1)), "invalid_blocks"},
		{"table cells 20", msg(table(1, 20, 1)), msg(table(1, 21, 1)), "invalid_blocks"},
		{"table text 10000", msg(table(100, 20, 5)), msg(table(91, 11, 10)), "invalid_blocks"},
		{"one table", msg(table(1, 1, 1)), msg(table(1, 1, 1), table(1, 1, 1)), "invalid_attachments"},
		{"all blocks 13200", msg(times(5, func(int) any { return sectionOf(2640) })...), msg(append(times(5, func(int) any { return sectionOf(2640) }), sectionOf(1))...), "msg_blocks_too_long"},
		{"text 40000", obj{"text": x(40000)}, obj{"text": x(40001)}, ""},
		{"fallback text", msg(sectionOf(1)), obj{"blocks": []any{sectionOf(1)}}, ""},
		{"some text", obj{"text": "x"}, obj{"text": " "}, "no_text"},
		{"known block", msg(obj{"type": "divider"}), msg(obj{"type": "dividers"}), "invalid_blocks"},
		{"alert is for modals", obj{"text": "x"}, msg(obj{"type": "alert", "text": plainText(1)}), "invalid_blocks"},
		{"known element", msg(actionsOf(buttonWith("value", "v"))), msg(actionsOf(obj{"type": "buton", "text": plainText(1)})), "invalid_blocks"},
		{"known field", msg(obj{"type": "divider"}), msg(obj{"type": "divider", "text": "x"}), "invalid_blocks"},
		{"emoji is for plain text", msg(obj{"type": "section", "text": obj{"type": "plain_text", "text": "x", "emoji": true}}), msg(obj{"type": "section", "text": obj{"type": "mrkdwn", "text": "x", "emoji": true}}), "invalid_blocks"},
		{"button text is plain", msg(actionsOf(buttonWith("text", plainText(1)))), msg(actionsOf(buttonWith("text", mrkdwn(1)))), "invalid_blocks"},
		{"metadata", obj{"text": "x", "metadata": obj{"event_type": "a", "event_payload": obj{}}}, obj{"text": "x", "metadata": obj{"event_type": "a"}}, "invalid_metadata_format"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := ValidateMessage(marshal(t, c.in)); len(p) != 0 {
				t.Errorf("inside the limit: %v", p)
			}
			p := ValidateMessage(marshal(t, c.out))
			if len(p) == 0 || p[0].Code != c.code {
				t.Errorf("outside the limit: %v, want %q", p, c.code)
			}
		})
	}
}

func TestEveryViewLimit(t *testing.T) {
	inputBlock := obj{"type": "input", "label": plainText(1), "element": obj{"type": "plain_text_input"}}
	withInput := modal("blocks", []any{inputBlock})
	submittable := modal("blocks", []any{inputBlock})
	submittable["submit"] = plainText(1)
	dividers := func(n int) []any { return times(n, func(int) any { return obj{"type": "divider"} }) }
	for _, c := range []struct {
		name    string
		in, out obj
	}{
		{"title 24", modal("title", plainText(24)), modal("title", plainText(25))},
		{"title is plain", modal("title", plainText(1)), modal("title", mrkdwn(1))},
		{"title required", modal("title", plainText(1)), modal("title", nil)},
		{"submit 24", modal("submit", plainText(24)), modal("submit", plainText(25))},
		{"close 24", modal("close", plainText(24)), modal("close", plainText(25))},
		{"private_metadata 3000", modal("private_metadata", x(3000)), modal("private_metadata", x(3001))},
		{"callback_id 255", modal("callback_id", x(255)), modal("callback_id", x(256))},
		{"100 blocks", modal("blocks", dividers(100)), modal("blocks", dividers(101))},
		{"submit with inputs", submittable, withInput},
		{"home has no title", obj{"type": "home", "blocks": dividers(100)}, obj{"type": "home", "blocks": dividers(1), "title": plainText(1)}},
		{"alert 200", modal("blocks", []any{obj{"type": "alert", "text": plainText(200)}}), modal("blocks", []any{obj{"type": "alert", "text": plainText(201)}})},
		{"known type", modal("type", "modal"), modal("type", "dialog")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := ValidateView(marshal(t, c.in)); len(p) != 0 {
				t.Errorf("inside the limit: %v", p)
			}
			p := ValidateView(marshal(t, c.out))
			if len(p) == 0 || p[0].Code != "invalid_arguments" {
				t.Errorf("outside the limit: %v", p)
			}
		})
	}
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func FuzzValidate(f *testing.F) {
	f.Add([]byte(`{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"x"}}]}`))
	f.Add([]byte(`{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}`))
	f.Add([]byte(`{"blocks":[{"type":"table","rows":[[null]]}],"metadata":3}`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		for _, p := range append(ValidateMessage(payload), ValidateView(payload)...) {
			if p.Text == "" {
				t.Errorf("a problem without words: %+v", p)
			}
		}
	})
}
