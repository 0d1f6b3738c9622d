package search_test

import (
	"context"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document/history/replay"
	"policybot/knowledge/record"
	"policybot/search"
)

// editions are the versions of two memos, one of which never changes the date that it
// gives itself.
func editions() []replay.Version {
	page := func(name, from, text string) replay.Version {
		v := replay.Version{Page: name, Path: name, From: from, Text: &text}
		if text == "" {
			v.Text = nil
		}
		return v
	}
	const head = "---\ntitle: Phone memo\ndate: 2025-11-03\ntier: policy\n---\n\n"
	return []replay.Version{
		page("knowledge.yaml", "2026-01-05", "home: corvane\n"),
		page("records.yaml", "2026-01-05", "entities:\n  - {id: corvane, kind: company, names: [Corvane]}\n  - {id: dunlin, kind: app, names: [Dunlin]}\n  - {id: avocet, kind: app, names: [Avocet]}\n"),
		page("phones.md", "2026-01-05", head+"Dunlin is banned.\n\nAvocet must not be used.\n"),
		page("desk.md", "2026-01-05", "Whimbrel is approved for all staff.\n"),
		page("phones.md", "2026-02-10", head+"Dunlin may be used by all staff.\n\nAvocet must not be used.\n"),
		page("phones.md", "2026-03-16", head+"Dunlin may be used by all staff.\n\nPeople may perhaps use Avocet in some cases.\n"),
		page("desk.md", "2026-04-20", ""),
		page("phones.md", "2026-05-25", head+"Dunlin must no longer be used. The permission for Dunlin ended on 1 May 2026.\n"),
	}
}

// replayed answers from a folder with these versions.
func replayed(t *testing.T, versions []replay.Version) *search.Engine {
	t.Helper()
	dir := t.TempDir()
	if err := replay.Into(dir, versions); err != nil {
		t.Fatal(err)
	}
	b, findings := record.LoadDir(dir)
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	return engine(t, b)
}

// TestNothingIsKnownOfLaterCommits holds what is asked as of a day to the answer of a
// folder that holds nothing but the commits up to it.
func TestNothingIsKnownOfLaterCommits(t *testing.T) {
	all := editions()
	whole := replayed(t, all)
	for _, on := range []string{"2026-01-05", "2026-02-09", "2026-02-10", "2026-03-20", "2026-04-19", "2026-04-20", "2026-05-24", "2026-05-25", "2026-06-01"} {
		var then []replay.Version
		for _, v := range all {
			if v.From <= on {
				then = append(then, v)
			}
		}
		part := replayed(t, then)
		day, err := knowledge.ParseDay(on)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"may I use Dunlin?", "is Dunlin banned?", "may I use Avocet?", "did we ban Avocet?", "since when is Dunlin allowed?", "may I use Whimbrel?",
			"which apps are banned?", "which apps may I use?", "what changed since 1 January 2026?", "what changed about Avocet since January 2026?", "what does the memo say about Avocet?", "when was Dunlin banned?"} {
			r := search.Request{Text: text, AsOf: day}
			got, err := whole.Ask(context.Background(), r)
			if err != nil {
				t.Fatal(err)
			}
			want, err := part.Ask(context.Background(), r)
			if err != nil {
				t.Fatal(err)
			}
			if got.Verdict != want.Verdict || got.Text != want.Text || got.KnownTo != want.KnownTo {
				t.Errorf("%s as of %s:\n%s, %s (%s)\nand without what came later\n%s, %s (%s)", text, on, got.Verdict, got.Text, got.KnownTo, want.Verdict, want.Text, want.KnownTo)
			}
		}
	}
}

// TestRulesUnderAnOldDate reads what was changed under a date that nobody changed as
// told when it came, and what stood before as told until then.
func TestRulesUnderAnOldDate(t *testing.T) {
	e := replayed(t, editions())
	for _, c := range []struct{ text, verdict string }{
		{"was Dunlin banned in January 2026?", "yes"},
		{"was Dunlin allowed on 20 March 2026?", "yes"},
		{"was Dunlin banned on 20 March 2026?", "no"},
		{"was Avocet banned on 20 February 2026?", "yes"},
		{"may I use Dunlin?", "no"},
		{"may I use Avocet?", "unknown"},
	} {
		a, err := e.Ask(context.Background(), search.Request{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if string(a.Verdict) != c.verdict {
			t.Errorf("%s %s, not %s: %s", c.text, a.Verdict, c.verdict, a.Text)
		}
	}
}

// TestWhatDocumentsChanged tells what documents came to say, and no longer say, from the
// day of the commit, and nothing of what they only say in other words.
func TestWhatDocumentsChanged(t *testing.T) {
	e := replayed(t, editions())
	reworded := replayed(t, rewordings())
	for _, c := range []struct {
		of         *search.Engine
		text       string
		has, lacks []string
	}{
		{e, "what changed since 1 February 2026?", []string{"Corvane allowed Dunlin, until 24 May 2026 (10 February 2026)", "Since 10 February 2026 the document “Phone memo” no longer says: “Dunlin is banned.”",
			"Since 16 March 2026 the document “Phone memo” no longer says: “Avocet must not be used.”", "Since 20 April 2026 the document “desk” no longer says: “Whimbrel is approved"}, []string{"(3 November 2025)", "unknown date"}},
		{e, "what changed in the phone memo since 1 April 2026?", []string{"25 May 2026", "no longer says: “Dunlin may be used"}, []string{"Whimbrel", "Avocet must not"}},
		{e, "what changed about Avocet in March 2026?", []string{"Since 16 March 2026 the document “Phone memo” no longer says: “Avocet must not be used.”"}, []string{"Dunlin"}},
		{e, "what changed in June 2026?", []string{"Nothing on record changed"}, nil},
		{reworded, "what changed since 1 February 2026?", []string{"Corvane allowed Avocet (10 February 2026)", "no longer says: “Drivers may use Dunlin on company phones.”"}, []string{"Whimbrel", "Godwit"}},
		{reworded, "what changed about Whimbrel since 1 February 2026?", []string{"Nothing on record changed"}, nil},
		{reworded, "since when is Whimbrel banned?", []string{"On 5 January 2026"}, []string{"(10 February", "9 February", "unknown"}},
		{e, "which apps are banned?", []string{"Dunlin"}, []string{"Avocet"}},
		{e, "which apps did we ban?", []string{"Dunlin", "Avocet"}, nil},
	} {
		a, err := c.of.Ask(context.Background(), search.Request{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.has {
			if !strings.Contains(a.Text, s) {
				t.Errorf("%s: %q is lacking: %s", c.text, s, a.Text)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(a.Text, s) {
				t.Errorf("%s: %q is told: %s", c.text, s, a.Text)
			}
		}
	}
}

// rewordings are two memos of which one rule is said in other words later, one moves to the
// other memo, one is written anew in one word, and one is added beside them.
func rewordings() []replay.Version {
	page := func(name, from, text string) replay.Version {
		return replay.Version{Page: name, Path: name, From: from, Text: &text}
	}
	return []replay.Version{
		page("knowledge.yaml", "2026-01-05", "home: corvane\n"),
		page("records.yaml", "2026-01-05", "entities:\n  - {id: corvane, kind: company, names: [Corvane]}\n  - {id: dunlin, kind: app, names: [Dunlin]}\n  - {id: avocet, kind: app, names: [Avocet]}\n  - {id: whimbrel, kind: app, names: [Whimbrel]}\n  - {id: godwit, kind: app, names: [Godwit]}\n"),
		page("a.md", "2026-01-05", "Whimbrel is banned.\n\nDrivers may use Dunlin on company phones.\n\nGodwit must not be used.\n"),
		page("b.md", "2026-01-05", "# Notes\n\nLock your screen.\n"),
		page("a.md", "2026-02-10", "Whimbrel must not be used. Avocet may be used by all staff.\n\nDrivers may use Dunlin on company laptops.\n"),
		page("b.md", "2026-02-10", "# Notes\n\nLock your screen.\n\nGodwit must not be used.\n"),
	}
}
