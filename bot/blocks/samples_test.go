package blocks_test

import (
	"fmt"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// All people, companies and apps here are invented.

var banned = answer.Event{ID: "acme-pigeon-ban", Date: "2024-03-04", Action: knowledge.Ban, Actor: "acme", App: "pigeon", Scope: "company phones", Text: "Acme told staff to remove Pigeon.", Source: "memo-7"}

var lifted = answer.Event{ID: "acme-pigeon-lift", Date: "2024-06-10", Action: knowledge.Lift, Actor: "acme", App: "pigeon", Text: "Acme ended the ban.", Source: "memo-8"}

func reversed() answer.Answer {
	return answer.Answer{
		Question: "did Acme ban Pigeon?", Understood: "did-ban actor:acme app:pigeon", Verdict: verdict.Reversed,
		Text: "Acme told staff to remove Pigeon on 4 March 2024 [1]. It ended the ban on 10 June 2024 [2]. No record since then says otherwise.",
		AsOf: "2026-11-26", KnownTo: "2024-06-10", Edition: "12 (3f9a1c)",
		Events: []answer.Event{banned, lifted},
		Evidence: []answer.Evidence{
			{Record: "acme-pigeon-ban", Source: "memo-7", Title: "Device memo 7", Publisher: "Acme IT", Published: "2024-03-04", Locator: "section 2", Text: "Acme told staff to remove Pigeon.", Quote: "remove it by 1 April & don't <ask>  *why*", Speaker: "Acme IT", Certainty: "stated", URL: "https://memos.acme.example/7"},
			{Record: "acme-pigeon-lift", Source: "memo-8", Title: "Device memo 8", Publisher: "Acme IT", Published: "2024-06-10", Locator: "addendum", Text: "Acme ended the ban.", Certainty: "reported", URL: "javascript:alert(1)"},
		},
		Caveats: []string{"The memo sets no limit to personal phones."},
	}
}

func unknown() answer.Answer {
	return answer.Answer{Question: "did Loft ban Pigeon?", Verdict: verdict.Unknown, Text: "Nothing is on record about Loft and Pigeon. The nearest record is a different one: Acme banned Pigeon [1].", AsOf: "2026-11-26", Edition: "12 (3f9a1c)",
		Evidence: []answer.Evidence{{Record: "acme-pigeon-ban", Source: "memo-7", Title: "Device memo 7", Published: "2024-03-04", Locator: "section 2"}}}
}

func twoInOne() answer.Answer {
	first, second := reversed(), unknown()
	return answer.Answer{Question: "did Acme ban Pigeon, and Loft?", Verdict: verdict.Info, Text: first.Text + " " + second.Text, AsOf: "2026-11-26", Edition: "12 (3f9a1c)", Parts: []answer.Answer{first, second}}
}

func ambiguous() answer.Answer {
	return answer.Answer{Question: "is Mercury banned?", Verdict: verdict.Unknown, Text: "Mercury is the name of two apps.", AsOf: "2026-11-26", Edition: "12 (3f9a1c)",
		Choices: []answer.Choice{{Label: "Mercury Chat", Question: "is Mercury Chat banned?"}, {Label: "Mercury Maps & <more>", Question: "is Mercury Maps banned?"}}}
}

// long has so many events, and evidence for each.
func long(n int) answer.Answer {
	a := reversed()
	a.Events, a.Evidence, a.Text = nil, nil, ""
	for i := range n {
		id := fmt.Sprintf("act-%d", i)
		date := fmt.Sprintf("%d-01-02", 1700+i)
		a.Events = append(a.Events, answer.Event{ID: knowledge.EventID(id), Date: date, Action: knowledge.Ban, Actor: "acme", App: "pigeon", Text: fmt.Sprintf("Acme did its act %d.", i), Source: "memo-7"})
		a.Evidence = append(a.Evidence, answer.Evidence{Record: id, Source: "memo-7", Title: "Device memo 7", Published: date, Locator: fmt.Sprintf("section %d", i), Quote: fmt.Sprintf("words number %d", i), Speaker: "Acme IT"})
		a.Text += fmt.Sprintf("Acme did its act %d in %d [%d]. ", i, 1700+i, i+1)
	}
	return a
}

func names(id knowledge.EntityID) string {
	return map[knowledge.EntityID]string{"acme": "Acme", "pigeon": "Pigeon"}[id]
}
