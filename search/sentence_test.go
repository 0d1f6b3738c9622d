package search_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer"
	"policybot/search/eval"
)

var markRE = regexp.MustCompile(` ?\[(\d+)\]`)

// asOfRE is how an answer says that it may be out of date.
var asOfRE = regexp.MustCompile(`, as of ([^,]+), the latest on record`)

var quotedRE = regexp.MustCompile(`“[^”]*”`)

// sentenceRE ends a sentence: a stop behind a mark, or before a capital.
var sentenceRE = regexp.MustCompile(`(\[\d+\][.?]|[a-z0-9)”"][.?])(\s+|$)`)

// sentences parts a text; what is quoted is not parted, and held to its record
// elsewhere.
func sentences(text string) []string {
	var out []string
	text = quotedRE.ReplaceAllString(text, "“…”")
	for text != "" {
		at := sentenceRE.FindStringIndex(text)
		if at == nil {
			return append(out, text)
		}
		out, text = append(out, strings.TrimSpace(text[:at[1]])), text[at[1]:]
	}
	return out
}

// ofTheRecords are beginnings of sentences that speak of the records
// themselves, and so rest on all of them.
var ofTheRecords = []string{"Nothing ", "None is allowed outright", "No ", "Nobody ", "Which app ", "Which one do you mean ", "The sources disagree ", "The records can't ", "And ", "Ask me ", "I ", "Twice ", "Once ", "The latest ", "It is not on record "}

// TestEverySentence walks every sentence of every answer of every world. Each
// names evidence or speaks of the records themselves; and each figure and each
// name in it stands in that evidence, in its date and source, or in the
// question.
func TestEverySentence(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	walked := 0
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) {
			base := w.base(t)
			e := engine(t, base)
			for _, c := range casesOf(t, w.name) {
				a := ask(t, e, c)
				if text, ok := language.Unread(language.Detect(c.Ask)); ok && a.Text == text {
					continue // it only says that the language isn't read
				}
				for _, s := range sentences(a.Text) {
					walked++
					checkSentence(t, base, c, a, s)
				}
			}
		})
	}
	if walked < 1000 {
		t.Fatalf("only %d sentences were walked", walked)
	}
}

func checkSentence(t *testing.T, b *knowledge.Base, c eval.Case, a answer.Answer, s string) {
	t.Helper()
	marks := markRE.FindAllStringSubmatch(s, -1)
	if len(marks) == 0 {
		if !slices.ContainsFunc(ofTheRecords, func(p string) bool { return strings.HasPrefix(s, p) }) && !summary(b, s) {
			t.Errorf("%s: %q names no evidence", c.Name, s)
		}
		return
	}
	grounds := c.Ask + " " + a.AsOf
	if m := asOfRE.FindStringSubmatch(s); m != nil { // the newest of all that the answer rests on
		s = strings.Replace(s, m[0], "", 1)
		if !slices.ContainsFunc(a.Evidence, func(e answer.Evidence) bool { return strings.Contains(groundsOf(b, e), m[1]) }) {
			t.Errorf("%s: %q is the date of no evidence", c.Name, m[1])
		}
	}
	for _, m := range marks {
		n, _ := strconv.Atoi(m[1])
		if n < 1 || n > len(a.Evidence) {
			t.Errorf("%s: %q names evidence %d of %d", c.Name, s, n, len(a.Evidence))
			return
		}
		grounds += " " + groundsOf(b, a.Evidence[n-1])
	}
	have := map[string]bool{}
	for _, tok := range language.Tokenize(grounds) {
		have[tok.Norm] = true
	}
	for _, n := range daysBetween(b, a, marks) {
		have[n] = true
	}
	for i, tok := range language.Tokenize(markRE.ReplaceAllString(s, "")) {
		figure := strings.ContainsAny(tok.Norm, "0123456789")
		name := tok.Upper && i > 0 && tok.Word
		if (figure || name) && !have[tok.Norm] && !framing[tok.Norm] {
			t.Errorf("%s: %q says %q, which its evidence doesn't", c.Name, s, tok.Text)
		}
	}
}

// daysBetween are the days between the beginnings of the events that a sentence
// names, which it may tell.
func daysBetween(b *knowledge.Base, a answer.Answer, marks [][]string) (list []string) {
	var days []knowledge.Day
	for _, m := range marks {
		n, _ := strconv.Atoi(m[1])
		if e := b.Event(knowledge.EventID(a.Evidence[n-1].Record)); e != nil {
			days = append(days, e.Start().First)
		}
	}
	for _, from := range days {
		for _, to := range days {
			if to > from {
				list = append(list, fmt.Sprint(int(to-from)))
			}
		}
	}
	return list
}

// summary tells that the sentence is a list of names from the records under a
// heading, a count, or a comparison: its parts follow, each with its evidence.
func summary(b *knowledge.Base, s string) bool {
	if countRE.MatchString(s) || comparedRE.MatchString(s) {
		return true
	}
	head, _, ok := strings.Cut(s, ":")
	if !ok {
		return false
	}
	head, _, _ = strings.Cut(head, ", as of")
	if strings.Contains(head, "on record") || strings.HasPrefix(head, "On record") {
		return true
	}
	return slices.ContainsFunc(b.Entities, func(e *knowledge.Entity) bool { return e.Name() == head })
}

var (
	countRE    = regexp.MustCompile(`^\d+ (?:events? on record in that time|times on record)\.$`)
	comparedRE = regexp.MustCompile(`^(?:Yes: |No: )?[^:]+ is stricter on [^:]+\.$`)
)

// framing are the words that the composer puts around what records tell, where
// they begin with a capital inside of a sentence.
var framing = map[string]bool{"yes": true, "no": true, "in": true, "reversed": true, "under": true, "the": true, "on": true, "by": true, "from": true, "not": true, "it": true, "one": true, "first": true}

// groundsOf is all that a piece of evidence may be told in words of: the
// record's text, reasons, names, dates and scope, and its source.
func groundsOf(b *knowledge.Base, e answer.Evidence) string {
	parts := []string{e.Text, e.Quote, e.Speaker, e.Title, e.Publisher}
	date := func(d knowledge.Date) { parts = append(parts, d.Words(), (d.Last + 1).Words()) }
	for _, s := range b.Sources {
		if s.ID == e.Source {
			date(s.Date)
		}
	}
	if f := b.Fact(knowledge.FactID(e.Record)); f != nil {
		parts = append(parts, f.Text, f.By, f.Value.Text)
		date(f.Date)
	}
	if x := b.Event(knowledge.EventID(e.Record)); x != nil {
		for _, n := range append([]*knowledge.Event{x, b.RuleOf(x)}, b.Naming(x.ID)...) {
			if n != nil {
				parts = append(parts, eventGrounds(b, n)...)
			}
		}
	}
	return strings.Join(parts, " . ")
}

func eventGrounds(b *knowledge.Base, e *knowledge.Event) []string {
	parts := []string{e.Text, b.NameOf(e.By)}
	for _, d := range []knowledge.Date{e.Announced, e.From, e.Until, e.Reviewed} {
		parts = append(parts, d.Words())
	}
	for _, s := range b.SourcesOf(e.Reports) {
		parts = append(parts, s.Date.Words(), s.Title, s.Publisher)
	}
	for _, a := range b.AppsOf(e) {
		parts = append(parts, b.NameOf(a))
	}
	for _, r := range e.Reasons {
		parts = append(parts, r.Text, r.By)
	}
	for _, c := range e.Conditions {
		parts = append(parts, c.Name, c.Grants, c.Lasts)
	}
	for _, terms := range []knowledge.Terms{e.Scope.Terms, e.Scope.Except} {
		for _, list := range terms {
			for _, term := range list {
				parts = append(parts, string(term))
				if x := b.Entity(term); x != nil {
					for _, n := range x.Names {
						parts = append(parts, n.Text)
					}
				}
			}
		}
	}
	return parts
}
