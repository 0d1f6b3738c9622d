package sentence

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
func (j *Judge) excepting(f *knowledge.Fact) (Verdict, bool) {
	rest, out := language.Excepted(f.Text)
	if words := j.unnamed(); out != "" && len(words) > 0 && j.Share(words, stem.Of(out), nil) >= Enough {
		if v := opposite(rest); v == "" || !j.leavesOutToo(out) {
			return v, true
		} else if v == Yes {
			return No, true // "for anything other than chat" of what is forbidden "for anything but chat"
		}
		return Yes, true
	}
	if words := j.unnamed(); len(words) > 0 && j.Share(words, stem.Set(language.ButNot(f.Text)), nil) >= Enough {
		return No, true
	}
	if words, apart := j.unnamed(), language.NotFor(f.Text); leave(f) == Yes && apart != "" && len(words) > 0 && j.Share(words, stem.Of(apart), nil) >= Enough {
		return No, true
	}
	asked := j.People()
	if len(asked) == 0 {
		return "", false
	}
	if out == "" {
		kept := language.KeptFor(f.Text)
		return "", kept != "" && !j.namesAny(kept, asked)
	}
	if !j.namesPeople(out) {
		left := stem.Of(out)
		if slices.ContainsFunc(j.unnamed(), func(x question.Word) bool { return left[x.Stem] }) {
			return Partly, true // a thing is left out that may be what is asked about
		}
		return "", false
	}
	modality, _ := language.ModalityOf(rest)
	opposite := j.namesAny(out, asked)
	switch {
	case modality == language.Forbidden && opposite, modality == language.Permitted && !opposite:
		return Yes, true
	case modality == language.Forbidden, modality == language.Permitted:
		return No, true
	}
	return "", opposite
}

// leavesOutToo tells that the question leaves out just what the sentence does.
func (j *Judge) leavesOutToo(out string) bool {
	_, asked := language.Excepted(j.q.Wording)
	left := stem.Of(out)
	for s := range stem.Of(asked) {
		if !left[s] {
			return false
		}
	}
	return asked != ""
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
func (j *Judge) unnamed() []question.Word {
	names := stem.Of(j.lacking())
	return slices.DeleteFunc(j.Particulars(), func(x question.Word) bool { return names[x.Stem] })
}

// namesPeople tells that the words name people or bodies.
func (j *Judge) namesPeople(words string) bool {
	return slices.ContainsFunc(j.lexicon.Mentions(words), func(id knowledge.EntityID) bool {
		e := j.Entity(id)
		return e != nil && (e.Kind == knowledge.AudienceKind || e.Kind.Acts())
	})
}

// People are the people whom the question names.
func (j *Judge) People() []knowledge.EntityID {
	return slices.Concat(j.q.Where[knowledge.Audience], j.q.Where[knowledge.Unit])
}

// SetApart tells that the paragraph with the words, which don't name the people whom the
// question names, says something of those in another sentence, and names no other app
// there: what is said to all may not be said to them. Sentences that are read don't count.
func (j *Judge) SetApart(id knowledge.PassageID, words string, isRead func(sentence string) bool) bool {
	asked, p := j.People(), j.Passage(id)
	if len(asked) == 0 || p == nil || j.namesAny(words, asked) || language.StandsIn(words) {
		return false // "they may not" is said of whom the sentence before names
	}
	for rest := lineWith(p.Text, words); rest != ""; {
		var sentence string
		sentence, rest = language.FirstSentence(rest)
		if _, aside, ok := strings.Cut(sentence, words); ok && j.rulesFor(aside, asked) && !(isRead != nil && isRead(aside)) {
			return true // "...; the sales team may however use it for that"
		}
		if !j.namesOther(sentence) && !strings.Contains(sentence, words) && !strings.Contains(words, sentence) && j.namesAny(sentence, asked) && !(isRead != nil && isRead(sentence)) {
			return true
		}
	}
	return false
}

// rulesFor tells that the rest of a sentence tells the people what they may do, or mustn't.
func (j *Judge) rulesFor(rest string, people []knowledge.EntityID) bool {
	modality, _ := language.ModalityOf(rest)
	return modality != "" && j.namesAny(rest, people)
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
func (j *Judge) namesOther(text string) bool {
	return slices.ContainsFunc(j.lexicon.Mentions(text), func(id knowledge.EntityID) bool {
		e := j.Entity(id)
		return e != nil && e.Kind.Used() && !slices.Contains(j.q.Apps, id)
	})
}

// namesAny tells that the text names people who are asked about, or whom those are
// among.
func (j *Judge) namesAny(text string, asked []knowledge.EntityID) bool {
	own := stem.Of(text)
	within := j.lexicon.Mentions(text)
	return slices.ContainsFunc(asked, func(id knowledge.EntityID) bool {
		return slices.ContainsFunc(within, func(x knowledge.EntityID) bool { return x == id || j.Within(id, x, j.day) }) ||
			slices.ContainsFunc(append(j.AllNames(id), TermName(j.Base, id)), func(name string) bool {
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
