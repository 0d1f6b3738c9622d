package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"policybot/bot/slacksim/browser"
)

// visit is a person at the demo's page.
type visit struct {
	*browser.Tab
	t *testing.T
}

// visitDemo starts the demo and opens the page whose address it prints.
func visitDemo(t *testing.T) visit {
	t.Helper()
	s := startProgram(t, nil, "demo")
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	s.until("no address", func() bool { return address.MatchString(s.out.String()) })
	tab := browser.Open(t, address.FindString(s.out.String()))
	tab.Until("the bot is there", `document.querySelector("#link-state").innerText.includes("connected (")`)
	return visit{tab, t}
}

// say writes a message in a box and sends it. A name that the page offers
// meanwhile is taken up first, as the page's own users do.
func (v visit) say(box, text string) {
	v.t.Helper()
	v.Click(box + ":enabled")
	if rest, ok := strings.CutPrefix(text, "@policybot "); ok {
		v.Write("@pol")
		v.Until("the bot's name is offered", fmt.Sprintf(`!document.querySelector("%s-complete").hidden`, box))
		v.Enter()
		text = rest
	}
	v.Write(text)
	v.Enter()
}

// answers is an expression for the bot's messages in a list, oldest first.
func answers(list string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("%s .message")].filter((m) => m.querySelector(".tag")?.innerText === "APP")`, list)
}

// answer waits for the bot's nth message in a list, counted from 1, and gives
// its words.
func (v visit) answer(list string, n int) string {
	v.t.Helper()
	v.Until(fmt.Sprintf("answer %d in %s", n, list), fmt.Sprintf("%s.length >= %d", answers(list), n))
	return v.Text(fmt.Sprintf("%s[%d].innerText", answers(list), n-1))
}

// has checks that a text holds each part.
func (v visit) has(what, text string, parts ...string) {
	v.t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			v.t.Errorf("%s lacks %q:\n%s", what, part, text)
		}
	}
}

// opening is what an answer says after its verdict, up to the end of its second
// sentence: each ends in the number of its source.
var opening = regexp.MustCompile(`(?s)^.*?\[\d+\]\..*?\[\d+\]\.`)

// TestTheProductInABrowser asks the demo on its page, as somebody would who has
// just started it.
func TestTheProductInABrowser(t *testing.T) {
	v := visitDemo(t)
	v.Size(1200, 960, false)
	v.Until("what can be done here", `document.querySelector("#messages .empty").innerText.includes("@policybot")`)
	v.Picture("product-start")
	v.say("#composer", "@policybot did Amazon ban TikTok?")
	v.Click("#messages .replies")
	first := v.answer("#thread-messages", 1)
	v.has("the opening", opening.FindString(first), "Reversed", "told staff", "to remove TikTok", "withdrew", "within five hours")
	v.has("the answer", first, "[1][3] US banking giant", "paragraph 29", "DailyMail.com", "July 2020", "[2] Same source, paragraph 30", "“sent in error”", "Source 1", "Source: US banking giant", "Edition ")
	v.has("the timeline", v.Text(`document.querySelector("#thread-messages [data-block-type=table]").innerText`), "Date", "Who", "What", "10 July 2020", "Amazon", "[1]", "[2]")
	v.Picture("product-answer")

	v.source()
	v.say("#thread-composer", "@policybot and Wells Fargo?")
	v.has("the follow-up", v.answer("#thread-messages", 2), "Wells Fargo told employees", "TikTok")
	v.Picture("product-thread")
	v.say("#thread-composer", "@policybot and Microsoft?")
	v.has("what is not on record", v.answer("#thread-messages", 3), "Not known", "Microsoft")
	v.Picture("product-unknown")
	v.Click("#thread-close")

	v.commands()
	v.direct()
	v.nothingWrong()
}

// source presses a source's button, reads the form that opens, and closes it.
func (v visit) source() {
	v.t.Helper()
	v.Click(`#thread-messages [data-action-id="source:2"]`)
	v.Until("the form", `document.querySelector("#modal[open] .modal-body")`)
	v.Picture("product-source")
	v.has("the form", v.Text(`document.querySelector("#modal").innerText`),
		"Source 2", "US banking giant Wells Fargo BANS staff from TikTok", "Place: paragraph 30", "Date: July 2020", "“sent in error”", "Amazon withdrew")
	v.Click("#modal .dialog-foot .button")
	v.Until("the form is gone", `!document.querySelector("#modal").open`)
}

// commands uses what only the person who types it sees.
func (v visit) commands() {
	v.t.Helper()
	v.say("#composer", "/policy help")
	v.has("help", v.answer("#messages", 1), "Only visible to you", "How to ask", "/policy search WORDS")
	v.Picture("product-help")
	v.say("#composer", "/policy search data center")
	v.has("the search", v.answer("#messages", 2), "Only visible to you", "data center", "Virginia", "[1]")
	v.Picture("product-search")
}

// direct writes to the bot alone.
func (v visit) direct() {
	v.t.Helper()
	v.Click("#apps button")
	v.Until("the conversation with the bot", `document.querySelector("#channel-title").innerText.trim() === "policybot"`)
	v.say("#composer", "did India ban TikTok?")
	v.Click("#messages .replies")
	v.has("the direct answer", v.answer("#thread-messages", 1), "Yes", "India", "TikTok", "[1]", "Share in")
	v.Picture("product-direct")
}

// nothingWrong checks that Slack would have taken all of it, and that the page
// ran without a complaint.
func (v visit) nothingWrong() {
	v.t.Helper()
	if got := v.Text(`document.body.dataset.objections + document.querySelector("#objections").innerText`); got != "0" {
		v.t.Errorf("Slack would object: %s", got)
	}
	if all := v.Complaints(); len(all) != 0 {
		v.t.Errorf("the page complained: %v", all)
	}
}
