package slacksim

import (
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// blockRules are the blocks that may stand anywhere.
var blockRules = sync.OnceValue(func() map[string]rule {
	return map[string]rule{
		"section":         section,
		"header":          object(fields{"block_id": id(), "text!": plain(150), "level": number(1, 4)}),
		"divider":         object(fields{"block_id": id()}),
		"context":         object(fields{"block_id": id(), "elements!": items(1, 10, variant("element", contextElements))}),
		"actions":         object(fields{"block_id": id(), "elements!": items(1, 25, variant("element", actionElements))}),
		"context_actions": object(fields{"block_id": id(), "elements!": items(1, 5, variant("element", feedbackElements))}),
		"image":           object(fields{"block_id": id(), "image_url!": link(), "alt_text!": shown(2000), "title": plain(2000)}),
		"input":           object(fields{"block_id": id(), "label!": plain(2000), "element!": variant("element", inputElements), "hint": plain(2000), "optional": truth, "dispatch_action": truth}),
		"rich_text":       object(fields{"block_id": id(), "elements!": items(1, 1000, variant("element", richElements))}),
		"markdown":        markdownBlock,
		"table":           tableBlock,
	}
})

// allowed are the blocks that may stand on a surface.
func allowed(where surface) map[string]rule {
	all := only(blockRules(), "section", "header", "divider", "context", "actions", "image", "input", "rich_text")
	switch where {
	case inMessage:
		for _, name := range []string{"markdown", "table", "context_actions"} {
			all[name] = blockRules()[name]
		}
	case inModal:
		all["alert"] = object(fields{"block_id": id(), "text!": text(200), "level": oneOf("default", "info", "warning", "error", "success")})
	}
	return all
}

// blocks checks a list of blocks; most is how many the surface takes.
func (c *checker) blocks(path string, v any, most int) {
	if v == nil {
		return
	}
	items(0, most, func(c *checker, path string, v any) {
		variant("block", func() map[string]rule { return allowed(c.surface) })(c, path, v)
		c.ids(path, v)
	})(c, path, v)
}

// ids checks that block_id is unique among the blocks, and action_id within its block.
func (c *checker) ids(path string, v any) {
	block, _ := v.(map[string]any)
	if name, _ := block["block_id"].(string); name != "" {
		if c.blockIDs[name] {
			c.add(path+"/block_id", "block_id already exists: %s", name)
		}
		c.blockIDs[name] = true
	}
	seen := map[string]bool{}
	eachElement(block, func(e map[string]any) {
		name, _ := e["action_id"].(string)
		if name != "" && seen[name] {
			c.add(path, "action_id already exists in its block: %s", name)
		}
		seen[name] = true
	})
}

// eachElement visits the elements of a block that people can act on.
func eachElement(block map[string]any, visit func(map[string]any)) {
	for _, key := range []string{"accessory", "element"} {
		if e, ok := block[key].(map[string]any); ok && interactive(e) {
			visit(e)
		}
	}
	if block["type"] == "rich_text" || block["type"] == "context" {
		return
	}
	all, _ := block["elements"].([]any)
	for _, v := range all {
		if e, ok := v.(map[string]any); ok && interactive(e) {
			visit(e)
		}
	}
}

func interactive(e map[string]any) bool {
	kind, _ := e["type"].(string)
	return kind != "" && kind != "image" && kind != "mrkdwn" && kind != "plain_text"
}

func section(c *checker, path string, v any) {
	object(fields{"block_id": id(), "text": text(3000), "fields": items(1, 10, text(2000)), "accessory": variant("element", accessories), "expand": truth})(c, path, v)
	if m, _ := v.(map[string]any); m["text"] == nil && m["fields"] == nil {
		c.add(path, "missing required field: text")
	}
}

func markdownBlock(c *checker, path string, v any) {
	object(fields{"block_id": id(), "text!": shown(1 << 30)})(c, path, v)
	m, _ := v.(map[string]any)
	body, _ := m["text"].(string)
	c.markdown += utf8.RuneCountInString(body)
}

// tableBlock allows 100 rows of 20 cells.
func tableBlock(c *checker, path string, v any) {
	c.tables++
	before := c.chars
	row := items(1, 20, variant("cell", tableCells))
	column := object(fields{"align": oneOf("left", "center", "right"), "is_wrapped": truth})
	object(fields{"block_id": id(), "rows!": items(1, 100, row), "column_settings": items(0, 20, orNull(column))})(c, path, v)
	c.cells += c.chars - before
}

func orNull(r rule) rule {
	return func(c *checker, path string, v any) {
		if v != nil {
			r(c, path, v)
		}
	}
}

func tableCells() map[string]rule {
	return map[string]rule{
		"raw_text":   object(fields{"text!": shown(10_000)}),
		"raw_number": object(fields{"value!": number(-1e15, 1e15), "text": shown(10_000)}),
		"rich_text":  object(fields{"block_id": id(), "elements!": items(1, 1000, variant("element", richElements))}),
	}
}

func contextElements() map[string]rule {
	all := only(elements(), "image")
	all["mrkdwn"], all["plain_text"] = text(2000), text(2000)
	return all
}

func actionElements() map[string]rule {
	return only(elements(), slices.Concat(selects, []string{"button", "overflow", "datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"})...)
}

func accessories() map[string]rule {
	return only(elements(), slices.Concat(selects, multiSelects, []string{"button", "overflow", "datepicker", "timepicker", "checkboxes", "radio_buttons", "image"})...)
}

func feedbackElements() map[string]rule { return only(elements(), "feedback_buttons", "icon_button") }

func inputElements() map[string]rule {
	return only(elements(), slices.Concat(selects, multiSelects, []string{"plain_text_input", "email_text_input", "url_text_input", "number_input",
		"datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"})...)
}

// fillIDs gives every block and element without an id one, as Slack does.
func fillIDs(blocks []any) []any {
	for _, v := range blocks {
		b, ok := v.(map[string]any)
		if !ok {
			continue
		}
		if b["block_id"] == nil || b["block_id"] == "" {
			b["block_id"] = newID("b")
		}
		eachElement(b, func(e map[string]any) {
			if e["action_id"] == nil || e["action_id"] == "" {
				e["action_id"] = newID("a")
			}
		})
	}
	return blocks
}

var richElements = sync.OnceValue(func() map[string]rule {
	inline := items(0, 1000, variant("element", richInline))
	border := number(0, 1)
	section := object(fields{"elements!": inline})
	return map[string]rule{
		"rich_text_section":      section,
		"rich_text_quote":        object(fields{"elements!": inline, "border": border}),
		"rich_text_preformatted": object(fields{"elements!": inline, "border": border, "language": letters(0, 50)}),
		"rich_text_list": object(fields{"style!": oneOf("bullet", "ordered"), "indent": number(0, 8), "offset": number(0, 1e6), "border": border,
			"elements!": items(1, 1000, variant("element", func() map[string]rule { return map[string]rule{"rich_text_section": section} }))}),
	}
})

var richInline = sync.OnceValue(func() map[string]rule {
	style := object(fields{"bold": truth, "italic": truth, "strike": truth, "code": truth, "underline": truth, "highlight": truth, "client_highlight": truth, "unlink": truth})
	return map[string]rule{
		"text":      object(fields{"text!": shown(40_000), "style": style}),
		"link":      object(fields{"url!": link(), "text": shown(3000), "unsafe": truth, "style": style}),
		"user":      object(fields{"user_id!": letters(1, 20), "style": style}),
		"channel":   object(fields{"channel_id!": letters(1, 20), "style": style}),
		"usergroup": object(fields{"usergroup_id!": letters(1, 20), "style": style}),
		"emoji":     object(fields{"name!": letters(1, 100), "unicode": letters(1, 100), "skin_tone": number(0, 6), "style": style}),
		"broadcast": object(fields{"range!": oneOf("here", "channel", "everyone")}),
		"date":      object(fields{"timestamp!": number(0, 1e12), "format!": letters(1, 200), "url": link(), "fallback": letters(1, 200), "style": style}),
		"color":     object(fields{"value!": letters(1, 20)}),
	}
})

// pointer writes a path as Slack does in response_metadata.messages.
func (p Problem) pointer() string { return fmt.Sprintf("[ERROR] %s [json-pointer:%s]", p.Text, p.Path) }
