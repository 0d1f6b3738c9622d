package blocks_test

import (
	"fmt"

	"policybot/bot/blocks"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

func ExampleRender() {
	m := blocks.Render(answer.Answer{
		Question: "did Acme ban Pigeon?",
		Verdict:  verdict.Reversed,
		Text:     "Acme told staff to remove Pigeon on 4 March 2024 [1]. It ended the ban on 10 June 2024 [2].",
		AsOf:     "2026-11-26",
		Edition:  "12",
	}, blocks.Options{})
	fmt.Println(m.Text)
	for _, b := range m.Blocks {
		fmt.Println(b.BlockType())
	}
	// Output:
	// Acme told staff to remove Pigeon on 4 March 2024 [1]. It ended the ban on 10 June 2024 [2].
	// rich_text
	// context_actions
	// context
}

func ExampleEscape() {
	fmt.Println(blocks.Escape("R&D says <!channel>, all clear"))
	// Output:
	// R&amp;D says &lt;!channel&gt;, all clear
}
