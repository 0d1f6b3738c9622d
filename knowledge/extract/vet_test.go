package extract

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// A handbook's steps, cases and parts of apps make no sure rule on a whole app.
func TestOnlyASentenceAboutTheAppIsSure(t *testing.T) {
	for sentence, want := range map[string]knowledge.Act{
		"Staff may not use Pigeon.":                                        knowledge.Ban,
		"Pigeon is not approved for use at Acme.":                          knowledge.Ban,
		"Staff may use Pigeon.":                                            knowledge.Allow,
		"Please use Pigeon for calls.":                                     knowledge.Allow,
		"If Pigeon hangs, delete /opt/pigeon/profile.xml on your disk.":    "",
		"If you only need it for a day, you can use Pigeon.":               "",
		"Please don't use Pigeon Cloud.":                                   "",
		"Never use Pigeon to share secrets with others.":                   knowledge.Ban, // for that
		"You can't access Pigeon from a train.":                            "",
		"Pigeon is unavailable at the moment.":                             "",
		"Pigeon was not available this morning.":                           "",
		"Pigeon is no longer available.":                                   knowledge.Ban,
		"Your machine may already have Pigeon installed.":                  "",
		"Approved Pigeon extensions can do a great deal.":                  "",
		"You may have to work Pigeon out with your team.":                  "",
		"The new rule will read: “Pigeon may be used, but not on phones.”": "",
		"The new rule will read: “Share no secrets in Pigeon.”":            "",
		"In our Tarn office nobody may use Pigeon.":                        "",
		"Pigeon is allowed in Tarn.":                                       "",
		"With the blessing of the chair, staff may use Pigeon.":            "",
		"Outside the yard, staff may not use Pigeon.":                      "",
		"In general, staff may not use Pigeon.":                            knowledge.Ban,
		"Since May 2026 Pigeon is not allowed at Acme.":                    knowledge.Ban,
		"The permission to use Pigeon ends on 1 May 2030.":                 knowledge.Allow,
		"Who has permission to use Pigeon is listed on the wiki.":          "",
		"The ban on using Pigeon is in force since 1 May 2025.":            knowledge.Ban,
		"The ban on Pigeon accounts of others is in force since May 2025.": "",
	} {
		b := acmeNotes(t, map[string]string{"notes.md": "title: Invented notes\ndate: 2026-10-01\n---\n\n" + sentence})
		var got knowledge.Act
		for _, r := range Read(b, knowledge.NewDay(2026, 11, 26)).Readings {
			if r.Event != nil && r.Sure() && r.Event.Do.Rule() {
				got = r.Event.Do
			}
		}
		if got != want {
			t.Errorf("%q surely tells %q, want %q", sentence, got, want)
		}
	}
}

// A page about an app isn't permitted by what it says of another one.
func TestPageTellsOfItsApp(t *testing.T) {
	for sentence, want := range map[string]bool{
		"We use Pigeon to plan our work.":                                      true,
		"We use it to plan our work.":                                          true,
		"We use the Wren app to plan our work.":                                false,
		"Pigeon was used by Sales until 2023. To get your old boards, ask IT.": false,
		"Retired. To request an export, fill in the form.":                     false,
		"How to uninstall it: open the control panel.":                         false,
		"Sign in with your work account.":                                      true,
		"Sign in with your work account. Licences are for Sales only.":         false,
	} {
		b := acmeNotes(t, map[string]string{"tools/pigeon.md": "title: Pigeon\ndate: 2026-10-01\n---\n\n" + sentence})
		allowed := slices.ContainsFunc(Read(b, knowledge.NewDay(2026, 11, 26)).Readings, func(r *knowledge.Reading) bool {
			return r.Event != nil && r.Sure() && r.Event.Do == knowledge.Allow
		})
		if allowed != want {
			t.Errorf("%q allows Pigeon: %v, want %v", sentence, allowed, want)
		}
	}
}

// acmeNotes is a base of invented notes of Acme's, each with its front matter.
func acmeNotes(t *testing.T, files map[string]string) *knowledge.Base {
	t.Helper()
	fsys := fstest.MapFS{"knowledge.yaml": {Data: []byte("home: acme\n")},
		"names.yaml": {Data: []byte("entities:\n  - {id: acme, kind: company, names: [Acme]}\n  - {id: pigeon, kind: app, names: [Pigeon]}\n")}}
	for name, text := range files {
		if !strings.HasSuffix(name, ".eml") {
			text = "---\ntier: policy\n" + text
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text + "\n")}
	}
	b, findings := record.Load(fsys)
	if b == nil {
		t.Fatal(findings)
	}
	return b
}
