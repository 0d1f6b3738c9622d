package eval_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/eval"
)

// TestTable holds the table to the one on file.
func TestTable(t *testing.T) {
	var got bytes.Buffer
	if err := officeReport(t).WriteTable(&got); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "table.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the table is\n%s\nwant\n%s", got.String(), want)
	}
}

// TestPage: every figure and all of every failure is on the page, nothing of
// it acts as markup, and the page needs nothing else.
func TestPage(t *testing.T) {
	r := officeReport(t)
	evil := `<script>alert("1")</script>` + `'"&`
	r.Failures[0].Question, r.Failures[0].Text, r.Failures[0].Kind, r.Failures[0].Expected.Has = evil, evil, evil, []string{evil}
	var b bytes.Buffer
	if err := r.WritePage(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if m := regexp.MustCompile(`(?i)<script|<link|<img|\ssrc=|\shref=|\son\w+=|url\(|@import`).FindString(page); m != "" {
		t.Errorf("the page holds %q", m)
	}
	for _, need := range []string{"color-scheme: light dark", "prefers-color-scheme: dark"} {
		if !strings.Contains(page, need) {
			t.Errorf("the page lacks %q", need)
		}
	}
	seen := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "\n"))
	for _, f := range r.Figures() {
		if !strings.Contains(seen, f.Name+"\n") || !strings.Contains(seen, "\n"+f.Value+"\n") {
			t.Errorf("the page lacks the figure %v", f)
		}
	}
	if n := strings.Count(seen, evil); n != 3 { // what is expected is quoted
		t.Errorf("the page shows an odd question, kind and text as they are %d times", n)
	}
	for _, f := range r.Failures {
		for _, part := range append(append(f.Expected.Lines(), f.Faults...), f.Question, string(f.Got), f.Text, f.Set+" "+f.Name) {
			if !strings.Contains(seen, part) {
				t.Errorf("the page lacks %q of %s %s", part, f.Set, f.Name)
			}
		}
	}
}

func TestPageWithoutFailures(t *testing.T) {
	var b bytes.Buffer
	if err := (eval.Score([]eval.Outcome{{Case: eval.Case{Verdict: verdict.Yes}, Answer: answer.Answer{Verdict: verdict.Yes}}})).WritePage(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<p>None.</p>") || strings.Contains(b.String(), `class="failures"`) {
		t.Errorf("a page without failures is\n%s", b.String())
	}
}

// TestJSON holds the names of the fields, which others rely on.
func TestJSON(t *testing.T) {
	data, err := json.Marshal(officeReport(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`{"edition":"e1","sets":["one","two"],"questions":10,"right":{"n":3,"of":10},"verdicts_right":{"n":5,"of":10},"by_verdict":[{"label":"no","n":1,"of":1},`,
		`"evidence_right":{"n":1,"of":3},"search":{"questions":3,"recall_at_1":0.33333`,
		`"recall_at_5":0.5,"recall_at_10":0.66666`, `"mrr":0.41666`,
		`"wrongly_answered":{"n":1,"of":3},"wrongly_declined":{"n":2,"of":7},"abstained":{"n":4,"of":10},"median_ms":3.5,"slowest":{"set":"two","name":"1","question":"q4","ms":9},"failures":[{"set":"one","name":"2","kind":"did","thread":"t","question":"q2","understood":"read q2","as_of":"2024-06-01","expected":{"verdict":"reversed","evidence":["ban","memo-3"]},"got":"reversed","text":"It ended [1].","evidence":["ban"],"faults":["no evidence memo-3"]},`,
	} {
		if !strings.Contains(string(data), part) {
			t.Errorf("lacks %s in\n%s", part, data)
		}
	}
	if data, _ := json.Marshal(eval.Score(nil)); !strings.HasSuffix(string(data), `"failures":[]}`) {
		t.Errorf("no failures are written as %s", data)
	}
}

// full is a disk with no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestWritersTell(t *testing.T) {
	r := officeReport(t)
	if r.WriteTable(full{}) == nil || r.WritePage(full{}) == nil {
		t.Error("what could not be written was told as written")
	}
}
