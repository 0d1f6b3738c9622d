package slacksim

import (
	"cmp"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Problem is one thing about a payload that Slack refuses, or that goes wrong in it without a word.
type Problem struct {
	Path string // a JSON pointer
	Text string
	Code string // the error that Slack answers; empty where it accepts the payload all the same
}

func (p Problem) String() string {
	return cmp.Or(p.Code, "accepted, but") + ": " + p.Text + " at " + cmp.Or(p.Path, "/")
}

// Limits of messages. Lengths are in characters.
const (
	maxBlocks     = 50
	maxViewBlocks = 100
	maxText       = 40_000 // longer text is cut off
	maxUpdateText = 4_000
	maxMarkdown   = 12_000 // of all markdown blocks together
	maxShown      = 13_200 // of everything that all blocks show; undocumented, seen
	maxTableText  = 10_000
)

// ValidateMessage checks a message, as JSON with "text", "blocks" and so on, against Slack's limits. No problems means that Slack takes and shows it whole.
func ValidateMessage(payload []byte) []Problem {
	var m map[string]any
	if err := json.Unmarshal(payload, &m); err != nil {
		return []Problem{{Text: "not a JSON object: " + err.Error(), Code: "invalid_json"}}
	}
	return checkMessage(m, false)
}

// ValidateView checks a modal or a Home tab, as JSON, against Slack's limits.
func ValidateView(view []byte) []Problem {
	var v map[string]any
	if err := json.Unmarshal(view, &v); err != nil {
		return []Problem{{Text: "not a JSON object: " + err.Error(), Code: "invalid_json"}}
	}
	return checkView(v)
}

func checkMessage(m map[string]any, update bool) []Problem {
	c := &checker{surface: inMessage, blockIDs: map[string]bool{}}
	body, _ := m["text"].(string)
	n := utf8.RuneCountInString(body)
	blocks, _ := m["blocks"].([]any)
	attachments, _ := m["attachments"].([]any)
	markdown, _ := m["markdown_text"].(string)
	switch {
	case markdown != "" && (body != "" || len(blocks) > 0):
		c.code("markdown_text_conflict", "", "markdown_text stands alone")
	case utf8.RuneCountInString(markdown) > maxMarkdown:
		c.code("msg_too_long", "/markdown_text", "must be less than 12001 characters")
	case strings.TrimSpace(body) == "" && len(blocks) == 0 && len(attachments) == 0 && markdown == "":
		c.code("no_text", "", "neither text nor blocks")
	case body == "" && markdown == "":
		c.code("", "/text", "no plain text beside the blocks: notifications and screen readers get nothing")
	case update && n > maxUpdateText:
		c.code("msg_too_long", "/text", "must be less than 4001 characters")
	case n > maxText:
		c.code("", "/text", "is cut off after 40000 characters")
	}
	c.blocks("/blocks", m["blocks"], maxBlocks)
	c.totals()
	c.metadata(m["metadata"])
	return c.problems
}

func (c *checker) code(code, path, text string) {
	c.problems = append(c.problems, Problem{Path: path, Text: text, Code: code})
}

// totals checks what counts over all blocks together.
func (c *checker) totals() {
	if c.markdown > maxMarkdown {
		c.code("msg_too_long", "/blocks", "markdown blocks together must be less than 12001 characters")
	}
	if c.cells > maxTableText {
		c.add("/blocks", "tables together must be less than 10001 characters")
	}
	if c.tables > 1 {
		c.code("invalid_attachments", "/blocks", "only_one_table_allowed")
	}
	if c.chars > maxShown {
		c.code("msg_blocks_too_long", "/blocks", "all blocks together must be less than 13201 characters")
	}
}

func (c *checker) metadata(v any) {
	if v == nil {
		return
	}
	m, _ := v.(map[string]any)
	kind, _ := m["event_type"].(string)
	_, isObject := m["event_payload"].(map[string]any)
	if _, work := m["entities"]; !work && (kind == "" || !isObject) {
		c.code("invalid_metadata_format", "/metadata", "needs event_type and an object event_payload")
	}
}

func checkView(v map[string]any) []Problem {
	kind, _ := v["type"].(string)
	c := &checker{surface: surface(kind), blockIDs: map[string]bool{}}
	common := fields{"type!": oneOf("modal", "home"), "blocks!": anything, "private_metadata": letters(0, 3000), "callback_id": letters(0, 255), "external_id": letters(0, 255)}
	if c.surface == inModal {
		for name, r := range (fields{"title!": plain(24), "submit": plain(24), "close": plain(24), "clear_on_close": truth, "notify_on_close": truth, "submit_disabled": truth}) {
			common[name] = r
		}
	}
	object(common)(c, "/view", v)
	c.blocks("/view/blocks", v["blocks"], maxViewBlocks)
	if hasInput(v["blocks"]) && c.surface == inModal && v["submit"] == nil {
		c.add("/view", "missing required field: submit, as there is an input block")
	}
	for i := range c.problems {
		c.problems[i].Code = "invalid_arguments"
	}
	return c.problems
}

func hasInput(blocks any) bool {
	all, _ := blocks.([]any)
	for _, v := range all {
		if b, _ := v.(map[string]any); b["type"] == "input" {
			return true
		}
	}
	return false
}

// refusal is the error that Slack answers for these problems: the first code, with all messages of that code.
func refusal(problems []Problem) *apiError {
	var err *apiError
	for _, p := range problems {
		if p.Code == "" {
			continue
		}
		if err == nil {
			err = fail(p.Code)
		}
		if p.Code == err.code {
			err.messages = append(err.messages, p.pointer())
		}
	}
	return err
}
