package language

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Cue is what a phrase of policy language means, such as ban or why.
type Cue string

// CueAt is a cue in a text, over the tokens From to To (exclusive).
type CueAt struct {
	Cue      Cue
	From, To int
}

//go:embed en/cues.txt
var cueFile string

// phrase is a cue's words: stems, words as they stand, or any word.
type phrase struct {
	cue   Cue
	words []cueWord
}

type cueWord struct {
	text  string
	exact bool // compared as it stands, not by its stem
	any   bool
}

// cueTable holds the phrases by the first word's text, longest first.
type cueTable map[string][]phrase

var cues = sync.OnceValue(func() cueTable { return tableOf(cueFile) })

func tableOf(file string) cueTable {
	table := cueTable{}
	for name, phrases := range entries(file) {
		for _, p := range phrases {
			ph := phrase{cue: Cue(name)}
			for w := range strings.FieldsSeq(strings.ReplaceAll(p, "-", " ")) {
				ph.words = append(ph.words, newCueWord(w))
			}
			first := ph.words[0].text
			table[first] = append(table[first], ph)
		}
	}
	return table
}

func newCueWord(w string) cueWord {
	if w == "*" {
		return cueWord{any: true}
	}
	if exact, ok := strings.CutPrefix(w, "="); ok {
		return cueWord{text: exact, exact: true}
	}
	return cueWord{text: Stem(w)}
}

// entries reads a file of lines "name: phrase, phrase". The files are embedded
// and tested, so that a line without a colon is a programming error.
func entries(file string) map[string][]string {
	out := map[string][]string{}
	for sc := bufio.NewScanner(strings.NewReader(file)); sc.Scan(); {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			panic(fmt.Sprintf("language: no colon in line %q", line))
		}
		for p := range strings.SplitSeq(rest, ",") {
			if p = strings.TrimSpace(p); p != "" {
				out[name] = append(out[name], p)
			}
		}
	}
	for name, list := range out {
		out[name] = included(out, list)
	}
	return out
}

// included is the list with what "@name" in it stands for: all of the list of that name.
func included(lists map[string][]string, list []string) (all []string) {
	for _, p := range list {
		if name, ok := strings.CutPrefix(p, "@"); ok {
			all = append(all, lists[name]...)
			continue
		}
		all = append(all, p)
	}
	return all
}

// findCues finds every cue in the tokens. Of several phrases of one cue at a
// place the longest counts; different cues may overlap.
func findCues(tokens []Token) []CueAt { return cues().find(tokens) }

func (table cueTable) find(tokens []Token) []CueAt {
	var found []CueAt
	for i, t := range tokens {
		longest := map[Cue]int{}
		for _, key := range []string{t.Stem, t.Norm} {
			for _, p := range table[key] {
				longest[p.cue] = max(longest[p.cue], p.length(tokens[i:]))
			}
			if t.Stem == t.Norm {
				break
			}
		}
		for _, c := range sortedKeys(longest) {
			if longest[c] > 0 {
				found = append(found, CueAt{c, i, i + longest[c]})
			}
		}
	}
	return found
}

// length is how many tokens the phrase takes at the front of the list, or 0
// where it doesn't stand there.
func (p phrase) length(tokens []Token) int { return match(p.words, tokens, 0) }

// maxGap is how many words a * may stand for.
const maxGap = 4

func match(words []cueWord, tokens []Token, at int) int {
	if len(words) == 0 {
		return at
	}
	if at == len(tokens) {
		return 0
	}
	w, t := words[0], tokens[at]
	if !w.any {
		if w.exact && t.Norm != w.text || !w.exact && t.Stem != w.text {
			return 0
		}
		return match(words[1:], tokens, at+1)
	}
	for gap := 1; gap <= maxGap && at+gap <= len(tokens) && tokens[at+gap-1].Word; gap++ {
		if n := match(words[1:], tokens, at+gap); n > 0 {
			return n
		}
	}
	return 0
}

// cueWords are the stems of all words of all cues.
var cueWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, list := range cues() {
		for _, p := range list {
			for _, w := range p.words {
				m[w.text] = true
			}
		}
	}
	return m
})
