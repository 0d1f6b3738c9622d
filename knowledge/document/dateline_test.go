package document_test

import (
	"strings"
	"testing"

	"policybot/knowledge/document"
)

// A document is dated by a line of its own, of which what it was last changed on comes
// first, and by no other date in it.
func TestLineThatDatesADocument(t *testing.T) {
	const rules = "\n\nStaff must not use Pigeon. Heron was allowed on 3 May 2021.\n"
	for text, want := range map[string]string{
		"Last updated: 4 March 2024" + rules:                                                "2024-03-04",
		"**Last updated:** March 4, 2024" + rules:                                           "2024-03-04",
		"4 March 2024" + rules:                                                              "2024-03-04",
		"# Chat rules\n\nVersion 2.1, 4 March 2024" + rules:                                 "2024-03-04",
		"# Chat rules\n\nOwner: IT\nVersion: 2.1\nEffective date: 2024-03-04" + rules:       "2024-03-04",
		"Issued on 1 February 2024; last revised 4 March 2024; in force from 1 May" + rules: "2024-03-04",
		"Effective 1 April 2024 | Issued 4 March 2024 | Owner IT" + rules:                   "2024-03-04",
		"| | |\n|---|---|\n| Date of issue | 4 March 2024 |" + rules:                        "2024-03-04",
		"Last updated: 04/03/2024\n\nPigeon was banned on 14/02/2024." + rules:              "2024-03-04",
		"Last updated: 04.03.2024" + rules:                                                  "2024-03-04",
		"IT board\nMinutes of the meeting of 4 March 2024" + rules:                          "2024-03-04",
		"# Minutes of the tools board, 4 March 2024" + rules:                                "2024-03-04",
		"Approved: 5 May 2022. Amended: 6 June 2023. Revised: 4 March 2024." + rules:        "2024-03-04",
		"| Owner | IT |\n|---|---|\n| Effective date | 4 March 2024 |" + rules:              "2024-03-04",
		"# Rules" + strings.Repeat(rules, 20) + "\nRevised March 2024":                      "2024-03",

		"The rules were last updated on 4 March 2024, and hold for all" + rules:            "",
		"# Why Heron was allowed on 4 March 2024" + rules:                                  "",
		"Open evening. Start date: 4 March 2024" + rules:                                   "",
		"Next revision. Effective: 4 March 2024 (planned)" + rules:                         "",
		"The next town hall:\n\n4 March 2024" + rules:                                      "",
		"# Invitation to the town hall, 4 March 2024" + rules:                              "",
		"| Owner | IT |\n|---|---|\n| Released | 4 March 2024 |" + rules:                   "",
		"Contact: IT. Last updated: 4 March 2024 (contacts alone)" + rules:                 "",
		"As of 4 March 2024 Pigeon is banned." + rules:                                     "",
		"Next review date: 4 March 2024" + rules:                                           "",
		"| Tool | Last updated |\n|---|---|\n| Heron | 4 March 2024 |" + rules:             "",
		"Pigeon released version 5.2, 4 March 2024 being the day" + rules:                  "",
		"Last updated: 04/03/2024" + rules:                                                 "",
		"# Rules" + strings.Repeat(rules, 9) + "\n4 March 2024" + strings.Repeat(rules, 9): "",
	} {
		d, findings := document.Parse("rules.md", []byte(text))
		if d == nil {
			t.Fatal(findings)
		}
		if got := d.Source.Date.String(); got != want {
			t.Errorf("%.60q: dated %q, want %q", text, got, want)
		}
	}
}

// A page is dated by what stands around its text, where that is of the page itself.
func TestPageThatSaysWhenItWasChanged(t *testing.T) {
	const body = `<h1>Tools</h1><p>Staff must not use Pigeon, whatever they need it for. Heron is allowed, and so is Gull, for whoever asks.</p>`
	for beside, want := range map[string]string{
		`<div class="meta">Created by the desk, last modified on Mar 04, 2024</div>`:                                                    "2024-03-04",
		`<footer><p>This page was last edited on 4 March 2024.</p></footer>`:                                                            "2024-03-04",
		`<p>From <time datetime="2024-05-04">4 May 2024</time> on staff may no longer use the old Gull, whatever for they have it.</p>`: "",
		`<div>By the desk, <time datetime="2024-03-04">in March</time></div>`:                                                           "2024-03-04",
		`<div>Last modified by Jo Doe on 4 March 2024</div>`:                                                                            "2024-03-04",
		`<ul><li>Last updated 4 March 2024</li><li>Last updated 5 March 2024</li></ul>`:                                                 "",
		`<div>Created by <b>Jo Doe</b>, last modified by <b>Di Ray</b> on Mar 04, 2024</div>`:                                           "2024-03-04",
		`<aside><p>Menu</p><p>Updated: 4 March 2024</p></aside>`:                                                                        "",
		`<ul><li>Posted on 4 March 2024: a new canteen</li></ul>`:                                                                       "",
		`<div>Last modified on Mar 04, 2024</div><ul><li>Posted on 4 May 2024: a new canteen</li></ul>`:                                 "2024-03-04",
	} {
		d, findings := document.Parse("tools.html", []byte("<html><body><div>"+body+"</div>"+beside+"</body></html>"))
		if d == nil {
			t.Fatal(findings)
		}
		if got := d.Source.Date.String(); got != want {
			t.Errorf("%s: dated %q, want %q", beside, got, want)
		}
	}
}
