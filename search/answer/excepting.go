package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// excepting is what a sentence says to what the question names, where it leaves something
// out of what it says, or keeps something for some people: of what it leaves out the
// opposite. It tells whether it does; "" is that it says nothing of that.
func (w *writer) excepting(f *knowledge.Fact) (Verdict, bool) {
	rest, out := language.Excepted(f.Text)
	if words := w.unnamed(); out != "" && len(words) > 0 && w.share(words, stem.Of(out), nil) >= enough {
		return opposite(rest), true
	}
	if words := w.unnamed(); len(words) > 0 && w.share(words, stem.Set(language.ButNot(f.Text)), nil) >= enough {
		return No, true
	}
	asked := w.peopleAsked()
	if len(asked) == 0 {
		return "", false
	}
	if out == "" {
		kept := language.KeptFor(f.Text)
		return "", kept != "" && !w.namesAny(kept, asked)
	}
	if !w.namesPeople(out) {
		left := stem.Of(out)
		if slices.ContainsFunc(w.unnamed(), func(x question.Word) bool { return left[x.Stem] }) {
			return Partly, true // a thing is left out that may be what is asked about
		}
		return "", false
	}
	modality, _ := language.ModalityOf(rest)
	opposite := w.namesAny(out, asked)
	switch {
	case modality == language.Forbidden && opposite, modality == language.Permitted && !opposite:
		return Yes, true
	case modality == language.Forbidden, modality == language.Permitted:
		return No, true
	}
	return "", opposite
}

// opposite is what a sentence says of what it leaves out.
func opposite(rest string) Verdict {
	switch modality, _ := language.ModalityOf(rest); modality {
	case language.Forbidden:
		return Yes
	case language.Permitted:
		return No
	}
	return ""
}

// unnamed are the words of what is asked beside the name of an app.
func (w *writer) unnamed() []question.Word {
	names := stem.Of(w.lacking())
	return slices.DeleteFunc(w.particulars(), func(x question.Word) bool { return names[x.Stem] })
}

// namesPeople tells that the words name people or bodies.
func (w *writer) namesPeople(words string) bool {
	return slices.ContainsFunc(w.lexicon.Mentions(words), func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && (e.Kind == knowledge.AudienceKind || e.Kind.Acts())
	})
}

// peopleAsked are the people whom the question names.
func (w *writer) peopleAsked() []knowledge.EntityID {
	return slices.Concat(w.q.Where[knowledge.Audience], w.q.Where[knowledge.Unit])
}

// setApart tells that the paragraph with the words, which don't name the people whom the
// question names, says something of those in another sentence, and names no other app
// there: what is said to all may not be said to them. Sentences that are read don't count.
func (w *writer) setApart(id knowledge.PassageID, words string, isRead func(sentence string) bool) bool {
	asked, p := w.peopleAsked(), w.Passage(id)
	if len(asked) == 0 || p == nil || w.namesAny(words, asked) || language.StandsIn(words) {
		return false // "they may not" is said of whom the sentence before names
	}
	for rest := lineWith(p.Text, words); rest != ""; {
		var sentence string
		if sentence, rest = language.FirstSentence(rest); !w.namesOther(sentence) && !strings.Contains(sentence, words) && !strings.Contains(words, sentence) && w.namesAny(sentence, asked) && !(isRead != nil && isRead(sentence)) {
			return true
		}
	}
	return false
}

// lineWith is the line of the text that has the words, or all of it.
func lineWith(text, words string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, words) {
			return strings.TrimSpace(line)
		}
	}
	return strings.TrimSpace(text)
}

// namesOther tells that the text names an app that isn't asked about.
func (w *writer) namesOther(text string) bool {
	return slices.ContainsFunc(w.lexicon.Mentions(text), func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && e.Kind.Used() && !slices.Contains(w.q.Apps, id)
	})
}

// namesAny tells that the text names people who are asked about, or whom those are
// among.
func (w *writer) namesAny(text string, asked []knowledge.EntityID) bool {
	own := stem.Of(text)
	within := w.lexicon.Mentions(text)
	return slices.ContainsFunc(asked, func(id knowledge.EntityID) bool {
		return slices.ContainsFunc(within, func(x knowledge.EntityID) bool { return x == id || w.Within(id, x, w.at.Day) }) ||
			slices.ContainsFunc(append(w.allNames(id), w.termName(id)), func(name string) bool {
				in := stem.Of(name)
				for s := range in {
					if !own[s] {
						return false
					}
				}
				return len(in) > 0
			})
	})
}
