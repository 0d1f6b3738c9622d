package bot

import (
	"iter"
	"strconv"
	"strings"

	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// keptOf is what stays of a question, whatever the answer: who asked and, if
// that is wished, the words. Those of a message that is checked aren't kept: who
// wrote it has asked nothing.
func (b *Bot) keptOf(in slack.In) state.Kept {
	kept := state.Kept{Who: in.User}
	if b.cfg.KeepWords > 0 && in.Kind != slack.Shortcut {
		kept.Words = in.Text
	}
	return kept
}

// forHistory is the canonical question that stays when its words are erased.
// It names what records and our own language know. What people typed in words
// of their own stays only where nothing on record answers it: there it is what
// the record lacks.
func forHistory(a answer.Answer) string {
	if len(a.Parts) == 0 {
		if a.Verdict == verdict.Unknown {
			return a.Understood
		}
		return without(a.Understood, "unknown-", "words:")
	}
	var all []string
	for _, part := range a.Parts {
		all = append(all, forHistory(part))
	}
	return strings.Join(all, "; ")
}

// forThread is what a thread remembers of its last question. The next one
// takes up the words, but no name that is on no record.
func forThread(understood string) string { return without(understood, "unknown-") }

// without leaves out of a canonical question the parts that begin so.
func without(understood string, beginnings ...string) string {
	var kept []string
	for part := range partsOf(understood) {
		if !beginsWith(part, beginnings) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " ")
}

// partsOf are the parts of a canonical question. A part holds no space, except
// within quotes.
func partsOf(understood string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := strings.TrimSpace(understood); rest != ""; rest = strings.TrimSpace(rest) {
			part := rest[:partLen(rest)]
			if rest = rest[len(part):]; !yield(part) {
				return
			}
		}
	}
}

func partLen(text string) int {
	name, _, _ := strings.Cut(text, " ")
	if at := strings.Index(name, `:"`); at >= 0 {
		if quoted, err := strconv.QuotedPrefix(text[at+1:]); err == nil {
			return at + 1 + len(quoted)
		}
	}
	return len(name)
}

func beginsWith(part string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(part, b) {
			return true
		}
	}
	return false
}
