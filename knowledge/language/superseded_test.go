package language

import "testing"

// A text that says since when another has taken its place held until then; one that says it of
// another, or of what may be, tells nothing of itself.
func TestSuperseded(t *testing.T) {
	for head, want := range map[string]string{
		"This edition is no longer in force. It has been superseded by section 3 of January 6, 2026.": "2026-01-06",
		"SUPERSEDED. Kept for reference. Chapter 7 of 1 September 2025 has replaced this page.":       "2025-09-01",
		"Superseded by the device policy of 3 May 2025":                                               "2025-05-03",
		"Status: replaced by version 3 on 2025-07-01":                                                 "2025-07-01",
		"This policy was withdrawn on 1 July 2025.":                                                   "2025-07-01",
		"This handbook is no longer valid as of 1 July 2025; see the new one.":                        "2025-07-01",

		"Superseded by the device policy":                                              "",
		"This policy replaces the edition of 3 May 2025.":                              "",
		"This page will be replaced on 1 July 2027.":                                   "",
		"This page was not superseded on 3 May 2025.":                                  "",
		"This policy was replaced in part on 3 May 2025.":                              "",
		"This page was written on 3 May 2025.":                                         "",
		"The ban of 3 May 2025 has been replaced by a warning.":                        "",
		"If this page is superseded on 3 May 2025, ask IT.":                            "",
		"Replaced by version 2 of 3 May 2025 and of 4 June 2025.":                      "",
		"Phones are replaced by IT; the last were on 3 May 2025.":                      "",
		"Was this page replaced on 3 May 2025?":                                        "",
		"Superseded by the list of 3 May 2025. This page was replaced on 4 June 2025.": "",
	} {
		if got := Superseded(head).String(); got != want {
			t.Errorf("%q: replaced on %q, want %q", head, got, want)
		}
	}
}
