package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/knowledge/lint"
	"policybot/knowledge/record"
)

// readOn is the day on which the texts are read.
var readOn = func() knowledge.Day {
	d, err := knowledge.ParseDay("2026-11-26")
	if err != nil {
		panic(err)
	}
	return d
}()

// TestArticles reads articles as folders of their own, and holds what is found to
// what a careful clerk records from them: it may get better, and not worse. With
// -v each difference is told.
func TestArticles(t *testing.T) {
	scoreArticles(t, "testdata/articles.txt", func([]*gold) []*knowledge.Entity { return nil })
}

// TestArticlesNamed does the same where records declare whom and what the articles
// are about, so that what is missed isn't missed for want of a name.
func TestArticlesNamed(t *testing.T) { scoreArticles(t, "testdata/articles-named.txt", declared) }

func scoreArticles(t *testing.T, table string, declare func([]*gold) []*knowledge.Entity) {
	files, err := filepath.Glob("testdata/articles/*.gold")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	var q quality
	for _, gold := range files {
		name := strings.TrimSuffix(filepath.Base(gold), ".gold")
		text, err := os.ReadFile(strings.TrimSuffix(gold, ".gold") + ".md")
		if err != nil {
			t.Fatal(err)
		}
		b, findings := record.Load(fstest.MapFS{name + ".md": {Data: text}})
		if b == nil {
			t.Fatal(findings.Err())
		}
		want := golds(t, gold)
		b = knowledge.NewBase(b.Settings, append(declare(want), b.Entities...), b.Sources, nil, nil, b.Passages)
		p := Read(b, readOn)
		sound(t, b, p)
		say := func(format string, args ...any) { t.Logf(name+": "+format, args...) }
		q.add(name, score(matcherOf(b, p, want), p.Readings, say))
	}
	q.hold(t, table)
}

func hasName(e *knowledge.Entity, text string) bool {
	return slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return strings.EqualFold(n.Text, text) })
}

// declared are the actors and apps of the lines, by all names that these give, each
// by the first line that gives it: a government where a line binds everybody, and a class where a name is a common
// one.
// A name may be both: that of a messenger, and of its maker.
func declared(golds []*gold) []*knowledge.Entity {
	var actors, apps []*knowledge.Entity
	for _, g := range golds {
		kind := knowledge.Organization
		if slices.ContainsFunc(g.scope, func(c choice) bool { return c.has("unit=anyone") }) {
			kind = knowledge.Government
		}
		actors = addDeclared(actors, "actor", g.by, kind)
		for _, c := range g.apps {
			kind := knowledge.App
			if strings.ToLower(c.any[0][:1]) == c.any[0][:1] && strings.HasSuffix(c.any[0], "s") {
				kind = knowledge.Class
			}
			apps = addDeclared(apps, "app", c, kind)
		}
	}
	return append(actors, apps...)
}

// addDeclared adds the names of a choice: to the entity that has one of them, or of a new one.
func addDeclared(list []*knowledge.Entity, id string, c choice, kind knowledge.Kind) []*knowledge.Entity {
	i := slices.IndexFunc(list, func(e *knowledge.Entity) bool {
		return slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return c.has(n.Text) })
	})
	if i < 0 {
		i = len(list)
		list = append(list, &knowledge.Entity{ID: knowledge.EntityID(fmt.Sprintf("declared-%s-%d", id, i)), Kind: kind})
	}
	if kind == knowledge.Government {
		list[i].Kind = kind
	}
	for _, name := range c.any {
		if !slices.ContainsFunc(list, func(e *knowledge.Entity) bool { return hasName(e, name) }) {
			list[i].Names = append(list[i].Names, knowledge.Name{Text: name})
		}
	}
	return list
}

// matcherOf compares what was read with what is wanted. All readings are events
// for it, so that what names an unsure one can be compared too.
func matcherOf(b *knowledge.Base, p knowledge.Proposal, want []*gold) *matcher {
	var events []*knowledge.Event
	for _, r := range p.Readings {
		if r.Event != nil {
			events = append(events, r.Event)
		}
	}
	all := knowledge.NewBase(b.Settings, append(p.Entities, b.Entities...), b.Sources, append(events, b.Events...), b.Facts, b.Passages)
	date := knowledge.Date{}
	for _, x := range b.Passages {
		date = x.Date
	}
	return &matcher{base: all, lexicon: language.NewLexicon(all), date: date, golds: want, of: map[knowledge.EventID]*gold{}}
}

// sound holds what was read to rest on words of its passage, and what is sure to
// pass every check.
func sound(t *testing.T, b *knowledge.Base, p knowledge.Proposal) {
	t.Helper()
	for _, r := range p.Readings {
		if x := b.Passage(r.Passage); x == nil || r.Words == "" || !strings.Contains(x.Text, r.Words) {
			t.Errorf("the words %q don't stand in the passage %s", r.Words, r.Passage)
		}
	}
	for _, f := range lint.Check(b.With(p)).Of(knowledge.Error) {
		t.Error(f)
	}
}

// quality is a table of figures, a line for each text, and one for all.
type quality struct {
	names []string
	rows  []figures
}

func (q *quality) add(name string, f figures) {
	q.names, q.rows = append(q.names, name), append(q.rows, f)
}

// columns are what the table tells, in its order.
var columns = []struct {
	name  string
	of    func(figures) int
	worse int // where more is worse: 1; where less is: -1
}{
	{"events", func(f figures) int { return f.events }, 0},
	{"sure", func(f figures) int { return f.sure }, -1},
	{"right", func(f figures) int { return f.right }, -1},
	{"unsure", func(f figures) int { return f.unsure }, 0},
	{"right", func(f figures) int { return f.unsureRight }, 0},
	{"missed", func(f figures) int { return f.events - f.sure - f.unsure }, 1},
	{"readings", func(f figures) int { return f.readings }, 0},
	{"wrong", func(f figures) int { return f.wrong }, 1},
	{"unsure", func(f figures) int { return f.unsureReadings }, 0},
	{"wrong", func(f figures) int { return f.mistaken }, 0},
}

const tableHead = `# How well the articles are read. events: that a clerk records; sure, right: of them found by sure readings, and right in all slots;
# unsure, right: by unsure ones alone; missed; then sure readings and those that are no event, unsure readings and the same; then the slots that
# are right of those found.
`

// String writes the table.
func (q *quality) String() string {
	var b strings.Builder
	b.WriteString(tableHead)
	fmt.Fprintf(&b, "%-32s", "text")
	for _, c := range columns {
		fmt.Fprintf(&b, "%9s", c.name)
	}
	for _, s := range slots {
		fmt.Fprintf(&b, "%11s", s)
	}
	all := figures{slot: map[string]int{}}
	for i, f := range q.rows {
		all.add(f)
		q.row(&b, q.names[i], f)
	}
	q.row(&b, "all", all)
	fmt.Fprintf(&b, "\n# found %s, by sure readings %s; of these right in all slots %s; sure readings that are events %s\n",
		percent(all.sure+all.unsure, all.events), percent(all.sure, all.events), percent(all.right, all.sure), percent(all.readings-all.wrong, all.readings))
	return b.String()
}

func percent(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(n)/float64(of))
}

func (q *quality) row(b *strings.Builder, name string, f figures) {
	fmt.Fprintf(b, "\n%-32s", name)
	for _, c := range columns {
		fmt.Fprintf(b, "%9d", c.of(f))
	}
	for _, s := range slots {
		fmt.Fprintf(b, "%11d", f.slot[s])
	}
}

// hold fails where a figure is worse than in the golden file.
func (q *quality) hold(t *testing.T, path string) {
	t.Helper()
	got := q.String()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(data) {
		return
	}
	before, now := rowsOf(string(data)), rowsOf(got)
	for name, row := range now {
		if len(before[name]) == 0 {
			t.Errorf("%s is new: accept it with -update", name)
			continue
		}
		for i, c := range columns {
			if was, is := before[name][i], row[i]; (is-was)*c.worse > 0 {
				t.Errorf("%s: %s (column %d) was %d and is %d", name, c.name, i+1, was, is)
			}
		}
	}
	t.Logf("the figures are now, which -update accepts:\n%s", got)
}

// rowsOf gives the figures of each line.
func rowsOf(table string) map[string][]int {
	rows := map[string][]int{}
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) < 1+len(columns) || f[0] == "#" || f[0] == "text" {
			continue
		}
		for _, x := range f[1 : 1+len(columns)] {
			n, err := strconv.Atoi(x)
			if err != nil {
				rows[f[0]] = nil
				break
			}
			rows[f[0]] = append(rows[f[0]], n)
		}
	}
	return rows
}
