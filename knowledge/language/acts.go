package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed en/acts.txt
var actFile string

// Form is a form of a verb; a word may be several.
type Form uint8

// Forms.
const (
	Plain      Form = 1 << iota // ban
	Third                       // bans
	Past                        // banned, as in "Acme banned it"
	Participle                  // banned, as in "it was banned"
	Doing                       // banning
)

// ActAt is a verb of policy in a text, with what belongs to it, over the tokens
// From to To (exclusive). What it is done to may stand between its parts.
type ActAt struct {
	Act      string // a meaning of en/acts.txt
	Form     Form
	From, To int
	Apart    int // the token where its last part stands, where something is between; else 0
}

type actForm struct {
	act   string
	form  Form
	words []string // those behind the first
}

// acts holds the verbs by each form of their first word.
var acts = sync.OnceValue(func() map[string][]actForm {
	out := map[string][]actForm{}
	for act, verbs := range entries(actFile) {
		for _, v := range verbs {
			for form, word := range formsOf(v) {
				first, rest, _ := strings.Cut(word, " ")
				out[first] = withForm(out[first], actForm{act, form, strings.Fields(rest)})
			}
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b actForm) int {
			if n := len(b.words) - len(a.words); n != 0 {
				return n
			}
			return strings.Compare(a.act, b.act)
		})
	}
	return out
})

// withForm adds a form, or to the forms that a verb with the same words has.
func withForm(list []actForm, f actForm) []actForm {
	for i, x := range list {
		if x.act == f.act && slices.Equal(x.words, f.words) {
			list[i].form |= f.form
			return list
		}
	}
	return append(list, f)
}

// formsOf are the forms of a verb as a file writes it.
func formsOf(s string) map[Form]string {
	v := newEnglishVerb(s)
	return map[Form]string{Plain: v.base, Third: v.third(), Past: v.past, Participle: v.participle, Doing: gerund(v)}
}

// gerund doubles the last letter where the past does.
func gerund(v *englishVerb) string {
	first, rest, more := strings.Cut(v.base, " ")
	doubled := first + first[len(first)-1:]
	out := strings.TrimSuffix(first, "e") + "ing"
	if strings.HasPrefix(v.past, doubled) || strings.HasPrefix(v.participle, doubled) || len(first) == 3 && withED(first) == doubled+"ed" {
		out = doubled + "ing"
	}
	if more {
		return out + " " + rest
	}
	return out
}

// maxApart is how many words may stand between the parts of a verb.
const maxApart = 9

// Acts finds the verbs of policy in the tokens: at a place all that it may be,
// of one meaning the longest.
func Acts(tokens []Token) []ActAt {
	var found []ActAt
	for i, t := range tokens {
		if !t.Word {
			continue
		}
		seen := map[string]bool{}
		for _, f := range acts()[t.Norm] {
			if seen[f.act] {
				continue
			}
			if a, ok := f.at(tokens, i); ok {
				seen[f.act] = true
				found = append(found, a)
			}
		}
	}
	return found
}

// at reads the verb at the token, where its other parts stand behind it.
func (f actForm) at(tokens []Token, i int) (ActAt, bool) {
	a := ActAt{Act: f.act, Form: f.form, From: i, To: i + 1 + len(f.words)}
	if len(f.words) == 0 || follows(tokens, i+1, f.words) {
		return a, true
	}
	if len(f.words) != 1 {
		return a, false
	}
	for j := i + 2; j < min(len(tokens), i+2+maxApart) && tokens[j-1].Word; j++ {
		if tokens[j].Norm == f.words[0] {
			a.To, a.Apart = i+1, j
			return a, true
		}
	}
	return a, false
}

// follows tells that the words stand at the token.
func follows(tokens []Token, i int, words []string) bool {
	if i+len(words) > len(tokens) {
		return false
	}
	for k, w := range words {
		if tokens[i+k].Norm != w {
			return false
		}
	}
	return true
}

// ActWord tells that the word, in lower case, is a form of a verb of policy, or
// one of its nouns: a text without any tells of no policy.
func ActWord(word string) bool { return actWords()[word] }

var actWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	telling := []string{"ban", "unlist", "restrict", "allow", "unban", "exempt", "support", "undo", "withdraw", "reinstate", "amend", "postpone", "extend", "clarify",
		"use", "erase", "feed", "shun", "replace", "warn", "consider"}
	for word, list := range acts() {
		if slices.ContainsFunc(list, func(f actForm) bool { return slices.Contains(telling, f.act) }) {
			out[word] = true
		}
	}
	for name, phrases := range entries(documentFile) {
		if !slices.Contains([]string{"ban-noun", "restrict-noun", "allow-noun", "exempt-noun", "approval-noun", "change-of-mind-noun", "forbidden", "permitted", "approved", "use-noun"}, name) {
			continue
		}
		for _, p := range phrases {
			first, _, _ := strings.Cut(p, " ")
			out[first], out[first+"s"] = true, true
		}
	}
	for _, small := range []string{"have", "has", "had", "having", "a", "an", "not", "against", "no", "out"} {
		delete(out, small)
	}
	return out
})
