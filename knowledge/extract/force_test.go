package extract

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

// What a document says of itself, and how it leads in to what it shows, tells
// whether its sentences hold.
func TestOnlyWhatHoldsIsSure(t *testing.T) {
	const rule = "Staff may not use Pigeon."
	for _, x := range []struct {
		file, title, text string
		sure              bool
	}{
		{"apps.md", "Apps", rule, true},
		{"apps.md", "Drafting mails", rule, true},
		{"apps.md", "Apps", "This page is kept by IT.\n\n" + rule, true},
		{"apps.md", "Apps", "Our rule on chats:\n\n" + rule, true},
		{"apps.md", "Apps", "We say:\n\n" + rule, true},
		{"apps.md", "Apps", "## The rules of this year\n\n" + rule, true},
		{"apps.md", "Apps", "House rules:\n\n" + rule, true},
		{"apps.md", "Apps", "You have a right to know:\n\n" + rule, true},
		{"apps.md", "Apps", "Read on:\n\n" + rule, true},
		{"apps.md", "Apps", "Status: accepted\n\n" + rule, true},
		{"apps.md", "Apps", "Status: proposed on 3 March, approved on 5 May\n\n" + rule, true},
		{"apps.md", "Apps", "Status: in force, supersedes the withdrawn rules of 2024\n\n" + rule, true},
		{"apps.md", "Apps", "## Gulls\n\nStatus: rejected\n\nNo gulls.\n\n## Chats\n\nStatus: accepted\n\n" + rule, true},
		{"apps.md", "Apps", "Doors stay shut. Status: rejected.\n\n" + rule + " Status: accepted.", true},
		{"apps.md", "Apps", "## Question and answer\n\n" + rule, true},
		{"apps.md", "Apps", "## Planning tools\n\n" + rule, true},
		{"apps.md", "Apps", "## Since 2024\n\n" + rule, true},
		{"apps.md", "Apps", "## Valid until 2030\n\n" + rule, true},
		{"apps.md", "Apps", "## Chats\n\nThe following is still in force.\n\n" + rule, true},
		{"apps.md", "Apps", "## Gulls\n\nUpdate: the below is outdated.\n\nNo gulls.\n\n## Chats\n\n" + rule, true},
		{"apps.md", "Apps", "From: Ada Vale\nSent: 3 May 2026\n\n" + rule, true}, // the head of a memo
		{"apps.md", "Apps", "This agreement is in force since 3 May 2026.\n\n" + rule, true},
		{"apps.md", "Apps", "This agreement is not in force before both have signed it.\n\n" + rule, false},
		{"apps.md", "Apps", "This policy takes effect once the board has approved it.\n\n" + rule, false},
		{"apps.md", "Poll of May", rule, false},
		{"apps.md", "Apps", "## Until 2024\n\n" + rule, false},
		{"apps.md", "Apps", "## Rules before May 2025\n\n" + rule, false},
		{"apps.md", "Apps", "Doors stay shut.\n\nBins too.\n\nSo do gates.\n\n## Chats\n\nUpdate: the below is outdated.\n\n" + rule, false},
		{"apps.md", "Apps", "Status: rejected\n\n" + rule, false},
		{"apps.md", "Apps", "**Status:** Accepted, superseded by decision 9\n\n" + rule, false},
		{"apps.md", "Apps", "Owner: IT\nStatus: under review\n\n" + rule, false},
		{"apps.md", "Apps", "- Date: 4 March 2026\n- Status: deprecated\n\n" + rule, false},
		{"apps.md", "Apps", "| Field | Value |\n|---|---|\n| Status | Withdrawn |\n\n" + rule, false},
		{"apps.md", "Apps", "| Status | Rejected |\n|---|---|\n| Owner | IT |\n\n" + rule, false},
		{"apps.md", "Apps", "## Status\n\nRejected\n\n## Decision\n\n" + rule, false},
		{"apps.md", "Apps", "## Chats\n\n### Status\n\nAccepted\n\n### Decision\n\nDoors stay shut.\n\n## Calls\n\n### Status\n\nProposed\n\n### Decision\n\n" + rule, false},
		{"apps.md", "Apps", "Doors stay shut. Status: accepted.\n\n" + rule + " Status: declined.", false},
		{"apps.md", "Apps", "**1**\n\nDoors are allowed.\n\nStatus: accepted\n\n**2**\n\n" + rule + "\n\nStatus: voted down\n", false},
		{"apps.md", "Apps", "## Planned for 2027\n\n" + rule, false},
		{"apps.md", "Apps", "## Rejected ideas\n\n" + rule, false},
		{"apps.md", "Apps", "## 6. Open questions\n\n" + rule, false},
		{"apps.md", "Apps", "## Not in scope\n\n" + rule, false},
		{"apps.md", "Apps", "## Our proposals for next year\n\n" + rule, false},
		{"apps.md", "Apps", "## Under discussion\n\n### Chats\n\n" + rule, false},
		{"apps.md", "Alternatives considered", rule, false},
		{"archive/apps.md", "Apps", rule, false},
		{"apps.md", "Draft: apps", rule, false},
		{"apps.md", "Apps (archived)", rule, false},
		{"apps.md", "Apps", "This page is archived.\n\n" + rule, false},
		{"apps.md", "Apps", "Superseded by the policy of May.\n\n" + rule, false},
		{"apps.md", "Apps", "Status: draft.\n\n" + rule, false},
		{"apps.md", "Apps", "## Last year's rules\n\n" + rule, false},
		{"apps.md", "Apps", "A rule might read:\n\n" + rule, false},
		{"apps.md", "Apps", "The rules of Heron Ferries say:\n\n> " + rule, false},
		{"apps.md", "Apps", "Bad: " + rule, false},
		{"apps.md", "Apps", "[Team] staff may not use Pigeon.", false},
	} {
		b := acmeNotes(t, map[string]string{x.file: "title: \"" + x.title + "\"\ndate: 2026-10-01\n---\n\n" + x.text})
		read := Read(b, knowledge.NewDay(2026, 11, 26)).Readings
		if len(read) == 0 {
			t.Errorf("%q, %q in %s tells nothing", x.title, x.text, x.file)
		}
		for _, r := range read {
			if strings.Contains(r.Words, "Pigeon") && r.Sure() != x.sure {
				t.Errorf("%q, %q in %s: %q is in doubt: %q", x.title, x.text, x.file, r.Words, r.Doubts)
			}
		}
	}
}

// What a mail quotes of another one are somebody else's words.
func TestPassedOnIsNotSure(t *testing.T) {
	for _, x := range []struct {
		text string
		sure bool
	}{
		{"Staff may not use Pigeon.", true},
		{"On 3 May the board met.\n\nStaff may not use Pigeon.", true},
		{"Ignore what Ada sent.\n\nFrom: Ada Vale\nSent: 3 May 2026\nSubject: Pigeon\n\nHello all,\n\nStaff may not use Pigeon.", false},
		{"No.\n\nOn Sun, 3 May 2026 at 17:00, Ada Vale wrote:\n\nStaff may not use Pigeon.", false},
		{"No.\n\nAm 03.05.2026 um 17:00 schrieb Ada:\n\nStaff may not use Pigeon.", false},
	} {
		b := acmeNotes(t, map[string]string{"note.eml": "From: Bo Tarn <bo@acme.example>\nDate: Mon, 4 May 2026 09:00:00 +0000\nSubject: Re: chats\n\n" + x.text + "\n"})
		read := Read(b, knowledge.NewDay(2026, 11, 26)).Readings
		if len(read) == 0 {
			t.Errorf("%q tells nothing", x.text)
		}
		for _, r := range read {
			if r.Sure() != x.sure {
				t.Errorf("%q: %q is in doubt: %q", x.text, r.Words, r.Doubts)
			}
		}
	}
}

// A rule is told as one that stands only where nothing may have ended it.
func TestWhatMayHaveEndedIsNotSure(t *testing.T) {
	for _, x := range []struct {
		notes map[string]string // by day
		want  string            // what is sure, in order
	}{
		{map[string]string{"2026-03-03": "Pigeon is banned."}, "ban"},
		{map[string]string{"2026-03-03": "Pigeon is banned. The ban may be lifted one day."}, "ban"},
		{map[string]string{"2026-03-03": "Pigeon is banned. We will tell you when the ban ends."}, "ban"},
		{map[string]string{"2026-03-03": "Pigeon is banned. The ban on it stays."}, "ban"},
		{map[string]string{"2026-03-03": "Pigeon is banned. The rule on Tesselio no longer applies."}, "ban"},
		{map[string]string{"2026-03-03": "The lease of the hall has ended.\n\nPigeon is banned."}, "ban"},
		{map[string]string{"2026-10-01": "We banned Pigeon on 3 March 2026. We lifted the ban on 20 April 2026."}, "ban lift"},
		{map[string]string{"2026-10-01": "Pigeon is banned.\n\nUpdate of 20 April 2026: the ban has been lifted."}, "ban lift"},
		{map[string]string{"2026-10-01": "Staff may use Pigeon. This permission was revoked on 20 April 2026."}, "allow lift"},
		{map[string]string{"2026-10-01": "Staff may use Pigeon on company phones. Since 20 April 2026 this is no longer allowed."}, ""},
		{map[string]string{"2026-03-03": "Nobody may use Pigeon.", "2026-04-20": "The rule on Pigeon no longer applies."}, ""},
		{map[string]string{"2026-03-03": "Everybody may use Pigeon.", "2026-04-20": "Pigeon has been switched off for good."}, ""},
	} {
		files := map[string]string{}
		for day, text := range x.notes {
			files["notes-"+day+".md"] = "title: Invented notes\ndate: " + day + "\n---\n\n" + text
		}
		acts := map[string]bool{}
		for _, r := range Read(acmeNotes(t, files), knowledge.NewDay(2026, 11, 26)).Readings {
			if r.Event != nil && r.Sure() {
				acts[string(r.Event.Do)] = true
			}
		}
		if got := strings.Join(slices.Sorted(maps.Keys(acts)), " "); got != x.want {
			t.Errorf("%v surely tell %q, want %q", x.notes, got, x.want)
		}
	}
}

// What a document said that another has replaced held until then, where it says since when; a
// draft never did.
func TestSupersededHeldUntilThen(t *testing.T) {
	const rule = "Drivers may use Pigeon for quick questions between depots."
	for _, x := range []struct{ file, title, head, until string }{
		{"old/handbook.md", "Handbook 2023", "This edition is no longer in force. It has been superseded by section 3 of January 6, 2026.", "2026-01-05"},
		{"handbook.md", "Handbook 2023 (superseded)", "SUPERSEDED. The handbook of 1 September 2025 has replaced this page.", "2025-08-31"},
		{"handbook.md", "Handbook", "Status: superseded by the device policy of 4 March 2026", "2026-03-03"},
		{"handbook.md", "Handbook 2023", "This edition is no longer in force.", "in doubt"},
		{"old/handbook.md", "Handbook", "This edition replaces that of 4 March 2021.", "in doubt"},
		{"handbook.md", "Handbook (draft)", "Superseded by the handbook of 1 September 2025.", "in doubt"},
		{"drafts/handbook.md", "Handbook", "Superseded by the handbook of 1 September 2025.", "in doubt"},
	} {
		b := acmeNotes(t, map[string]string{x.file: "title: \"" + x.title + "\"\ndate: 2023-05-15\n---\n\n" + x.head + "\n\n" + rule})
		got := "nothing"
		for _, r := range Read(b, knowledge.NewDay(2026, 11, 26)).Readings {
			switch {
			case r.Event == nil || r.Event.Do != knowledge.Allow:
			case !r.Sure():
				got = "in doubt"
			default:
				got = r.Event.Until.String()
			}
		}
		if got != x.until {
			t.Errorf("%q in %s: %q holds until %s, want %s", x.title, x.file, x.head, got, x.until)
		}
	}
}
