package search_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
	"policybot/knowledge/lint"
	"policybot/knowledge/record"
	"policybot/search"
	"policybot/search/answer"
)

// granted are the collections of the test: who sees each.
const granted = `
collections:
  legal: {groups: [S1]}
  hr: {groups: [S2], channels: [C2]}
`

// viewers see no more than some of it, each with what is hidden from them.
var viewers = []struct {
	name   string
	viewer knowledge.Viewer
	hidden []string
}{
	{"anyone", knowledge.Viewer{}, []string{"legal", "hr"}},
	{"guest", knowledge.Viewer{Guest: true, Groups: []string{"S1", "S2"}}, []string{"legal", "hr"}},
	{"another channel", knowledge.Viewer{Channel: "C1"}, []string{"legal", "hr"}},
	{"member", knowledge.Viewer{Groups: []string{"S1"}}, []string{"hr"}},
	{"channel", knowledge.Viewer{Channel: "C2"}, []string{"legal"}},
	{"member in the channel", knowledge.Viewer{Channel: "C2", Groups: []string{"S1"}}, nil},
}

// TestViewersAreAnsweredAsFromTheirOwnFolder writes each world's records into
// collections at random, and asks all its questions with the eyes of each
// viewer, and of a folder in which what they may not see was never written.
// The two answer and find alike, to the last word and score.
func TestViewersAreAnsweredAsFromTheirOwnFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	shared := 0
	for i, w := range []struct{ name, dir string }{
		{"pack", "../knowledge/pack/records"}, {"tarvessa", "testdata/tarvessa"}, {"transport", "testdata/transport"},
		{"hospital", "testdata/hospital"},
	} {
		for _, hide := range []bool{true, false} {
			shared += viewersAsk(t, w.name, w.dir, hide, uint64(i))
		}
	}
	if shared == 0 {
		t.Error("no view knows the same names as the whole, and so none shares its index")
	}
}

// viewersAsk asks the questions of one world, in which names may be hidden too,
// or only what is said of them. It counts the views that know the same names as
// the whole.
func viewersAsk(t *testing.T, name, dir string, hideNames bool, seed uint64) (shared int) {
	t.Run(fmt.Sprintf("%s, names hidden %v", name, hideNames), func(t *testing.T) {
		f := readFolder(t, dir)
		f.scatter(t, rand.New(rand.NewPCG(7, seed)), hideNames)
		questions := casesOf(t, name)
		whole := engine(t, f.base(t, nil))
		var own []*search.Engine
		for _, v := range viewers {
			own = append(own, engine(t, f.base(t, v.hidden)))
		}
		asked, differ := 0, map[string]int{}
		for n, c := range questions {
			if n%(1+len(questions)/20) != 0 {
				continue
			}
			asked++
			all, _ := see(t, whole, knowledge.Viewer{All: true}, c.Ask)
			for i, v := range viewers {
				told, got := see(t, whole, v.viewer, c.Ask)
				if _, want := see(t, own[i], v.viewer, c.Ask); got != want {
					t.Errorf("%s asks %q:\n got %s\nwant %s", v.name, c.Ask, got, want)
				}
				if told != all {
					differ[v.name]++
				}
			}
		}
		if differ["anyone"] == 0 || differ["member in the channel"] > 0 {
			t.Errorf("of %d answers so many differ from those to who sees all: %v", asked, differ)
		}
		if slices.Equal(whole.Edition().Base.Entities, whole.Known(knowledge.Viewer{}).Entities) {
			shared++
		}
	})
	return shared
}

// see is what the viewer is told, and all that they get: that, the answer to a
// question that follows, and what a search finds.
func see(t *testing.T, e *search.Engine, v knowledge.Viewer, text string) (told, everything string) {
	t.Helper()
	first, err := e.Ask(context.Background(), search.Request{Text: text, Viewer: v})
	if err != nil {
		t.Fatal(err)
	}
	next, err := e.Ask(context.Background(), search.Request{Text: "why?", Viewer: v, Before: first.Understood})
	if err != nil {
		t.Fatal(err)
	}
	hits, err := e.Search(context.Background(), v, text, 0, 5)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	enc := json.NewEncoder(&all)
	for _, x := range []any{unnamed(first), unnamed(next), hits} {
		if err := enc.Encode(x); err != nil {
			t.Fatal(err)
		}
	}
	return first.Text, all.String()
}

// unnamed leaves out which edition it is.
func unnamed(a answer.Answer) answer.Answer {
	a.Edition = ""
	for i := range a.Parts {
		a.Parts[i].Edition = ""
	}
	return a
}

// folder is a folder of records whose files can be written anew.
type folder struct {
	files map[string]*yaml.Node
	texts map[string]string // documents
	in    map[string]string // the collection of each record, by its id or the document's name
}

func readFolder(t *testing.T, dir string) *folder {
	t.Helper()
	f := &folder{files: map[string]*yaml.Node{}, texts: map[string]string{}, in: map[string]string{}}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		if err != nil {
			return err
		}
		if !strings.HasSuffix(name, ".yaml") || name == "knowledge.yaml" {
			f.texts[name] = string(data)
			return nil
		}
		f.files[name] = new(yaml.Node)
		return yaml.Unmarshal(data, f.files[name])
	})
	if err != nil {
		t.Fatal(err)
	}
	f.texts["knowledge.yaml"] += granted
	return f
}

// each calls do with each list of records and what kind they are.
func (f *folder) each(do func(kind string, list *yaml.Node)) {
	for _, doc := range f.files {
		top := doc.Content[0]
		for i := 0; i+1 < len(top.Content); i += 2 {
			do(top.Content[i].Value, top.Content[i+1])
		}
	}
}

func value(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// ids are the plain values below a node.
func ids(n *yaml.Node) (list []string) {
	switch {
	case n == nil:
	case n.Kind == yaml.ScalarNode:
		list = append(list, n.Value)
	default:
		for _, c := range n.Content {
			list = append(list, ids(c)...)
		}
	}
	return list
}

// scatter puts records into collections: at first at random, events with those
// that they name and facts with those that they are about, and then whatever
// check refuses back into what is open, until it refuses nothing.
func (f *folder) scatter(t *testing.T, r *rand.Rand, hideNames bool) {
	t.Helper()
	together := groups{}
	f.each(func(kind string, list *yaml.Node) {
		for _, n := range list.Content {
			together.add(value(n, "id").Value)
			if kind == "events" {
				together.add(value(n, "id").Value, ids(value(n, "names"))...)
			}
		}
	})
	kinds := map[string]string{}
	f.each(func(kind string, list *yaml.Node) {
		for _, n := range list.Content {
			kinds[value(n, "id").Value] = kind
		}
	})
	f.each(func(kind string, list *yaml.Node) {
		for _, n := range list.Content {
			for _, x := range ids(value(n, "about")) {
				if kind == "facts" && kinds[x] == "events" {
					together.add(value(n, "id").Value, x)
				}
			}
		}
	})
	for _, id := range slices.Sorted(maps.Keys(together)) {
		if kinds[id] == "entities" && (!hideNames || r.IntN(4) > 0) { // most are words that everybody says
			f.in[id] = "open"
			continue
		}
		if top := together.of(id); f.in[top] == "" {
			f.in[top] = []string{"open", "legal", "hr"}[r.IntN(3)]
		}
		f.in[id] = f.in[together.of(id)]
	}
	for name := range f.texts {
		if strings.HasSuffix(name, ".md") {
			f.in[name] = "hr"
		}
	}
	for f.open(t, together) {
	}
}

// groups are sets of ids that go together.
type groups map[string]string

func (g groups) of(id string) string {
	for g[id] != id {
		id = g[id]
	}
	return id
}

func (g groups) add(id string, others ...string) {
	for _, x := range append(others, id) {
		if g[x] == "" {
			g[x] = x
		}
		g[g.of(x)] = g.of(id)
	}
}

// open opens what check says something against, and tells whether that was
// anything.
func (f *folder) open(t *testing.T, together groups) (opened bool) {
	t.Helper()
	base, findings := record.Load(f.written(nil))
	if base == nil {
		t.Fatal(findings)
	}
	for _, x := range lint.Check(base) {
		message, known := x.Message, x.Severity == knowledge.Error
		for _, before := range []string{"may see its source ", "tells all who see it of ", "is told only to those who may see ", "is part of "} {
			if _, unseen, ok := strings.Cut(message, before); ok {
				message, known = unseen, true
			}
		}
		if !known {
			continue
		}
		about := strings.FieldsFunc(message, func(r rune) bool { return strings.ContainsRune(" ,():", r) })
		for id := range together {
			if slices.Contains(about, id) && f.in[id] != "open" {
				opened = true
				for other := range together {
					if together.of(other) == together.of(id) {
						f.in[other] = "open"
					}
				}
			}
		}
	}
	return opened
}

// base loads the folder as it is written with these collections.
func (f *folder) base(t *testing.T, hidden []string) *knowledge.Base {
	t.Helper()
	b, findings := record.Load(f.written(hidden))
	if b != nil {
		findings = append(findings, lint.Check(b)...)
	}
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	return b
}

// written is the folder without what is in the hidden collections.
func (f *folder) written(hidden []string) fs.FS {
	fsys := fstest.MapFS{}
	for name, doc := range f.files {
		var top yaml.Node
		top.Kind = yaml.MappingNode
		old := doc.Content[0]
		for i := 0; i+1 < len(old.Content); i += 2 {
			if list := f.left(old.Content[i+1], hidden); len(list.Content) > 0 {
				top.Content = append(top.Content, old.Content[i], list)
			}
		}
		if len(top.Content) == 0 {
			continue
		}
		data, err := yaml.Marshal(&top)
		if err != nil {
			panic(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	for name, text := range f.texts {
		if in := f.in[name]; in != "" {
			if slices.Contains(hidden, in) {
				continue
			}
			text = strings.Replace(text, "---\n", "---\ncollection: "+in+"\n", 1)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// left are the records of a list that aren't hidden, each with its collection.
func (f *folder) left(list *yaml.Node, hidden []string) *yaml.Node {
	kept := &yaml.Node{Kind: yaml.SequenceNode}
	for _, n := range list.Content {
		in := f.in[value(n, "id").Value]
		if slices.Contains(hidden, in) {
			continue
		}
		c := *n
		c.Content = append(slices.Clone(n.Content), &yaml.Node{Kind: yaml.ScalarNode, Value: "collection"}, &yaml.Node{Kind: yaml.ScalarNode, Value: in})
		kept.Content = append(kept.Content, &c)
	}
	return kept
}
