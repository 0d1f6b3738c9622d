package search_test

import (
	"cmp"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/eval"
	"policybot/search/phrases"
	"policybot/search/question"
)

// TestTongues asks every question of every world in every language that answers
// are told in. Each says what the English answer says: the same verdict from the
// same evidence, each record in the same place under the same mark; and around
// the records stands no word of another language.
func TestTongues(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, code := range phrases.Codes()[1:] {
		for _, w := range worlds {
			t.Run(code+"/"+w.name, func(t *testing.T) {
				base := w.base(t)
				e := engine(t, base)
				for _, c := range casesOf(t, w.name) {
					checkTold(t, base, e, c, code, "")
				}
			})
		}
		for _, w := range threads {
			t.Run(code+"/"+w.name, func(t *testing.T) {
				base := w.base(t)
				e := engine(t, base)
				before := map[string]string{}
				for _, c := range threadsOf(t, w.name) {
					before[c.Thread] = checkTold(t, base, e, c, code, before[c.Thread])
				}
			})
		}
	}
}

// checkTold asks one question in both languages and compares, and gives what
// was understood.
func checkTold(t *testing.T, base *knowledge.Base, e *search.Engine, c eval.Case, code, before string) string {
	t.Helper()
	english, other := askIn(t, e, c, phrases.English, before), askIn(t, e, c, code, before)
	checkSame(t, c, english, other)
	checkHead(t, c, code, english, other)
	checkVerdict(t, c, phrases.English, english)
	checkVerdict(t, c, code, other)
	checkUndone(t, base, c, other)
	checkWords(t, base, c, code, other, missing(t, e, c))
	checkMarks(t, c, other)
	checkQuotes(t, base, c, other)
	return english.Understood
}

func askIn(t testing.TB, e *search.Engine, c eval.Case, code, before string) answer.Answer {
	t.Helper()
	r := requestOf(t, c)
	r.Before = before
	r.Tell = language.Tag(code)
	a, err := e.Ask(t.Context(), r)
	if err != nil {
		t.Fatalf("%s: %v", c.Name, err)
	}
	if unread := strings.HasPrefix(a.Understood, string(question.Unread)); !unread && cmp.Or(a.Language, phrases.English) != code {
		t.Fatalf("%s: the answer is in %q, want %s", c.Name, a.Language, code)
	}
	return a
}

// checkSame holds an answer in another language to the English one.
func checkSame(t *testing.T, c eval.Case, english, other answer.Answer) {
	t.Helper()
	if got, want := marksOf(other.Text), marksOf(english.Text); !slices.Equal(got, want) {
		t.Errorf("%s: marks %v, want %v\n%s\n%s", c.Name, got, want, english.Text, other.Text)
	}
	if len(other.Caveats) != len(english.Caveats) {
		t.Errorf("%s: caveats %q, want as many as %q", c.Name, other.Caveats, english.Caveats)
	}
	for _, e := range english.Evidence {
		for _, told := range []string{strings.TrimRight(e.Text, "."), e.Quote} {
			if n := strings.Count(english.Text, told); told != "" && strings.Count(other.Text, told) != n {
				t.Errorf("%s: %q is told %d times in %q", c.Name, told, n, other.Text)
			}
		}
	}
	if len(other.Parts) != len(english.Parts) {
		t.Fatalf("%s: %d parts, want %d", c.Name, len(other.Parts), len(english.Parts))
	}
	for i := range english.Parts {
		checkSame(t, c, english.Parts[i], other.Parts[i])
	}
	if got, want := untold(other), untold(english); !reflect.DeepEqual(got, want) {
		t.Errorf("%s: beside the words\n%+v\nwant\n%+v", c.Name, got, want)
	}
}

// untold is what of an answer isn't in words of the language.
func untold(a answer.Answer) answer.Answer {
	a.Text, a.Caveats, a.Language, a.Parts = "", nil, "", nil
	a.Events = slices.Clone(a.Events)
	for i := range a.Events {
		a.Events[i].Scope = ""
	}
	return a
}

func marksOf(text string) []string { return markRE.FindAllString(text, -1) }

// checkHead holds the first word of an answer to the verdict that English
// begins with.
func checkHead(t *testing.T, c eval.Case, code string, english, other answer.Answer) {
	t.Helper()
	for _, v := range []verdict.Verdict{verdict.Yes, verdict.No, verdict.Partly, verdict.Reversed, verdict.UnderReview, verdict.Unknown, verdict.Info} {
		begins := func(in, text string) bool {
			return headedBy(phrases.In(in), "verdict."+string(v), text) || v == verdict.Yes && headedBy(phrases.In(in), "verdict.yes-denied", text)
		}
		if begins(phrases.English, english.Text) != begins(code, other.Text) {
			t.Errorf("%s: %s begins only one of\n%s\n%s", c.Name, v, english.Text, other.Text)
		}
	}
	if strings.TrimSpace(other.Text) == "" {
		t.Errorf("%s: nothing is said", c.Name)
	}
}

// headedBy tells that the text begins with a head of the catalogue.
func headedBy(in *phrases.Language, key, text string) bool {
	rest, ok := strings.CutPrefix(text, in.Say(key))
	return ok && rest != "" && strings.ContainsRune(":,.", rune(rest[0]))
}

// checkVerdict holds a text that begins with yes or no to the verdict, also in
// the parts.
func checkVerdict(t *testing.T, c eval.Case, code string, a answer.Answer) {
	t.Helper()
	in := phrases.In(code)
	yes := headedBy(in, "verdict.yes", a.Text) || headedBy(in, "verdict.yes-denied", a.Text)
	if yes && a.Verdict != verdict.Yes || headedBy(in, "verdict.no", a.Text) && a.Verdict != verdict.No {
		t.Errorf("%s: %s: the verdict is %s, and the text begins %.60s", c.Name, c.Ask, a.Verdict, a.Text)
	}
	for _, part := range a.Parts {
		checkVerdict(t, c, code, part)
	}
}

// checkUndone holds an answer that something was reversed to saying so at once:
// its first two sentences cite what was done and what undid it.
func checkUndone(t *testing.T, b *knowledge.Base, c eval.Case, a answer.Answer) {
	t.Helper()
	if a.Verdict != verdict.Reversed || len(a.Parts) > 0 {
		return
	}
	var told []*knowledge.Event
	for _, m := range marksOf(a.Text)[:min(2, len(marksOf(a.Text)))] {
		var n int
		fmt.Sscanf(strings.Trim(m, " []"), "%d", &n)
		if e := b.Event(knowledge.EventID(a.Evidence[n-1].Record)); e != nil {
			told = append(told, e)
		}
	}
	ended := len(told) > 0 && !told[0].Until.IsZero()
	if len(told) < 2 || !ended && !told[0].Do.Undoing() && !told[1].Do.Undoing() {
		t.Errorf("%s: the first two sentences don't tell both sides: %s", c.Name, a.Text)
	}
}

// checkWords holds what stands around the records to the words of the
// language's catalogue, but for names that only the question has.
func checkWords(t *testing.T, b *knowledge.Base, c eval.Case, code string, a answer.Answer, names []string) {
	t.Helper()
	if a.Language != code {
		return // told in the language that was asked in, which isn't read
	}
	known := vocabulary(code)
	for _, text := range append(slices.Clone(a.Caveats), a.Text) {
		toks := wordsOf(frameOf(b, c, a, text, names))
		for i := 0; i < len(toks); i++ {
			if n := namedIn(c.Ask, toks[i:]); n > 0 {
				i += n - 1
			} else if !known[toks[i]] {
				t.Errorf("%s: %q is no word of %s in %q", c.Name, toks[i], code, text)
			}
		}
	}
}

// missing are the names in a question that nothing on record has.
func missing(t *testing.T, e *search.Engine, c eval.Case) (names []string) {
	t.Helper()
	_, asked, err := e.Explain(t.Context(), requestOf(t, c))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range asked {
		for _, m := range q.Missing {
			names = append(names, m.Text)
		}
	}
	return names
}

// wordsOf are the words of a text, made small.
func wordsOf(text string) (list []string) {
	for _, tok := range language.Tokenize(text) {
		if tok.Word && !strings.ContainsAny(tok.Text, "0123456789") {
			list = append(list, strings.ToLower(tok.Text))
		}
	}
	return list
}

// namedIn is how many of the words, from the first, stand so in the question,
// where one of them is no word that English frames have.
func namedIn(question string, words []string) int {
	in, named, longest := " "+strings.Join(wordsOf(question), " ")+" ", false, 0
	for n := 1; n <= len(words) && strings.Contains(in, " "+strings.Join(words[:n], " ")+" "); n++ {
		named = named || !vocabulary(phrases.English)[words[n-1]]
		if named {
			longest = n
		}
	}
	return longest
}

var vocabularies = map[string]map[string]bool{}

// vocabulary is every word of the language's catalogue.
func vocabulary(code string) map[string]bool {
	if vocabularies[code] == nil {
		words := map[string]bool{}
		data, err := os.ReadFile("phrases/" + code + ".yaml")
		if err != nil {
			panic(err)
		}
		var file yaml.Node
		if err := yaml.Unmarshal(data, &file); err != nil {
			panic(err)
		}
		learn(words, file.Content[0])
		vocabularies[code] = words
	}
	return vocabularies[code]
}

// learn adds the words of the messages under a group, without their slots.
func learn(words map[string]bool, group *yaml.Node) {
	for i := 1; i < len(group.Content); i += 2 {
		learn(words, group.Content[i])
		for _, word := range wordsOf(slotRE.ReplaceAllString(group.Content[i].Value, " ")) {
			words[word] = true
		}
	}
}

var slotRE = regexp.MustCompile(`{[^}]*}`)

// frameOf is a text without what records and the question say in it.
func frameOf(b *knowledge.Base, c eval.Case, a answer.Answer, text string, names []string) string {
	recorded := append(recordedIn(b, a), names...)
	slices.SortFunc(recorded, func(x, y string) int { return len(y) - len(x) })
	for _, r := range recorded {
		text = withoutWhole(text, r)
	}
	return asked.ReplaceAllStringFunc(text, func(quoted string) string {
		if strings.Contains(strings.ToLower(c.Ask), strings.ToLower(strings.Trim(quoted, "„“"))) {
			return " ‹› "
		}
		return quoted
	})
}

// withoutWhole takes words out of a text where no letters stand beside them.
func withoutWhole(text, words string) string {
	for from := 0; ; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return text
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		if from = at + len(words); !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			text, from = text[:at]+" ‹› "+text[at+len(words):], at
		}
	}
}

// asked are words of the question in an answer.
var asked = regexp.MustCompile(`„[^“]*“`)

// recordedIn are all words of records that an answer may tell.
func recordedIn(b *knowledge.Base, a answer.Answer) (list []string) {
	add := func(texts ...string) {
		for _, text := range texts {
			for at := range text { // a record may be told up to the end of a sentence
				if end := text[:at]; strings.HasPrefix(text[at:], " ") && strings.ContainsAny(end[max(0, len(end)-2):], ".!?") {
					list = append(list, strings.TrimRight(end, ".!"))
				}
			}
			if text = strings.TrimRight(strings.TrimSpace(text), ".!"); text != "" {
				list = append(list, text)
			}
		}
	}
	for _, e := range b.Events {
		add(e.Text)
		for _, r := range e.Reasons {
			add(r.Text, r.By)
		}
		for _, c := range e.Conditions {
			add(c.Name, c.Grants, c.Lasts)
		}
		for _, terms := range []knowledge.Terms{e.Scope.Terms, e.Scope.Except} {
			for _, ids := range terms {
				for _, id := range ids {
					add(string(id), strings.ReplaceAll(strings.TrimPrefix(string(id), "?"), "-", " "))
				}
			}
		}
	}
	for _, f := range b.Facts {
		add(f.Text)
	}
	for _, x := range b.Entities {
		for _, n := range x.Names {
			add(n.Text)
		}
	}
	for _, s := range b.Sources {
		add(s.Title, s.Publisher)
	}
	for _, e := range a.Evidence {
		add(e.Quote, e.Text)
	}
	for _, m := range a.Choices {
		add(m.Label)
	}
	return list
}

// TestAskedInGerman asks in German: the answer is in German, and repeats nothing
// of the question in English.
func TestAskedInGerman(t *testing.T) {
	listed, err := txtar.ParseFile("testdata/alike.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range listed.Files {
		world, _, thread := strings.Cut(f.Name, " ")
		if thread {
			continue
		}
		base := worlds[worldOf(world)].base(t)
		e := engine(t, base)
		for line := range strings.Lines(string(f.Data)) {
			asked, _, _ := strings.Cut(strings.TrimSpace(line), " | ")
			c := eval.Case{Name: asked, Ask: asked}
			if a := ask(t, e, c); a.Language == "de" {
				checkWords(t, base, c, "de", a, missing(t, e, c))
				checkMarks(t, c, a)
			} else if language.Detect(asked) == language.German {
				t.Errorf("%s: answered in %q", asked, a.Language)
			}
		}
	}
}

// TestSideBySide shows answers in English and German side by side, for whoever
// reads both: varied questions, as the golden file names them.
func TestSideBySide(t *testing.T) {
	const file = "testdata/german.txtar"
	listed, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := txtar.Archive{Comment: listed.Comment}
	engines := map[string]*search.Engine{}
	for _, f := range listed.Files {
		world, name, _ := strings.Cut(f.Name, "/")
		at := worldOf(world)
		cases := casesOf(t, world)
		i := slices.IndexFunc(cases, func(c eval.Case) bool { return c.Name == name })
		if at < 0 || i < 0 {
			t.Fatalf("%s: there is no such question", f.Name)
		}
		if engines[world] == nil {
			engines[world] = engine(t, worlds[at].base(t))
		}
		english, german := ask(t, engines[world], cases[i]), askIn(t, engines[world], cases[i], "de", "")
		text := fmt.Sprintf("%s\n%s\n\n%s\n\n%s\n", cases[i].Ask, english.Verdict, beside(english), beside(german))
		got.Files = append(got.Files, txtar.File{Name: f.Name, Data: []byte(text)})
	}
	golden(t, file, txtar.Format(&got))
}

// worldOf is the place of the world among all, or -1.
func worldOf(name string) int {
	for i, w := range worlds {
		if w.name == name {
			return i
		}
	}
	return -1
}

// beside is an answer's text with its caveats and scopes.
func beside(a answer.Answer) string {
	lines := append([]string{a.Text}, a.Caveats...)
	for _, e := range a.Events {
		if e.Scope != "" {
			lines = append(lines, string(e.ID)+" "+e.Scope)
		}
	}
	return strings.Join(lines, "\n")
}
