package sentence

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Particulars are the words of the question that say more than that it is asked
// whether something may be used, or had on a machine on which people work.
func (j *Judge) Particulars() []question.Word {
	var list []question.Word
	machine, lacking, written := j.machines(), stem.Of(j.lacking()), j.asNames()
	for _, x := range j.q.Words {
		switch {
		case written[x.Stem]:
			x.Proper = true
			list = append(list, x)
		case x.Uses, language.Says("framing", x.Stem), language.Says("having", x.Stem) && (!j.q.Must || j.q.Act == knowledge.Restrict), language.Light(x.Text), language.Passing(x.Text), strings.HasPrefix(x.Stem, "~"), machine[x.Stem]:
		default:
			x.Proper = x.Proper || lacking[x.Stem]
			list = append(list, x)
		}
	}
	for _, d := range knowledge.Dimensions() {
		for _, t := range j.q.Where[d] {
			if !j.machine(t) {
				list = j.withTerm(list, t)
			}
		}
	}
	return append(list, j.saidBefore()...)
}

// saidBefore are the words of the sentences before the question that may say what its
// "it" stands for.
func (j *Judge) saidBefore() []question.Word {
	var list []question.Word
	for _, x := range j.q.Around {
		if !language.Says("framing", x.Stem) && !language.Passing(x.Text) && !strings.HasPrefix(x.Stem, "~") {
			x.Proper, x.Around = false, true
			list = append(list, x)
		}
	}
	return list
}

// BeyondVerb are the particulars but for the verb of undoing that the question was
// understood by.
func (j *Judge) BeyondVerb() []question.Word {
	return slices.DeleteFunc(j.Particulars(), func(x question.Word) bool {
		words := language.Words(x.Text)
		return j.q.Verb != "" && len(words) == 1 && language.Means(words[0], language.Cue(j.q.Verb))
	})
}

// asNames are the words that the question writes as names within a sentence, and that
// no record knows: one of them may be a word for something else.
func (j *Judge) asNames() map[string]bool {
	in := map[string]bool{}
	tokens := language.Tokenize(j.q.Wording)
	if j.q.Wording == strings.ToUpper(j.q.Wording) {
		return in
	}
	for i, t := range tokens {
		if i > 0 && t.Upper && t.Word && tokens[i-1].Word && !language.Stop(t.Norm) && len(t.Text) > 1 {
			in[t.Stem] = true
		}
	}
	return in
}

// machines are the words that name the machines on which people work, where the
// question says no more of them.
func (j *Judge) machines() map[string]bool {
	in := map[string]bool{}
	for _, terms := range j.q.Where {
		for _, t := range terms {
			if j.machine(t) {
				maps.Copy(in, stem.Of(j.AllNames(t)...))
			}
		}
	}
	return in
}

// machine tells that the term is of any device on which people work: what they may have
// they may have there. A phone, or one of their own, is another thing.
func (j *Judge) machine(term knowledge.EntityID) bool {
	for s := range stem.Of(TermName(j.Base, term)) {
		if !language.Says("machine", s) {
			return false
		}
	}
	return true
}

// OnDevice tells that the question is on a device that is none of those machines.
func (j *Judge) OnDevice() bool {
	return slices.ContainsFunc(j.q.Where[knowledge.Device], func(t knowledge.EntityID) bool { return !j.machine(t) })
}

// withTerm adds the words of a term of the scope that is asked about, where none of
// the question's own words stands for it. On another device than those that people
// work on, a sentence must speak of it.
func (j *Judge) withTerm(list []question.Word, term knowledge.EntityID) []question.Word {
	names := stem.Of(j.AllNames(term)...)
	device := slices.Contains(j.q.Where[knowledge.Device], term)
	said := false
	for i, x := range list {
		if names[x.Stem] {
			list[i].Proper, said = x.Proper || device, true
		}
	}
	if said {
		return list
	}
	for _, t := range language.Tokenize(TermName(j.Base, term)) {
		if t.Word && !language.Stop(t.Norm) && !language.Says("framing", t.Stem) {
			list = append(list, question.Word{Text: t.Text, Stem: t.Stem, Proper: device})
		}
	}
	return list
}

// without are the stems of what the question asks to be let do something without.
func (j *Judge) without() []string {
	if !j.q.Leave && !j.q.AsksPermission() {
		return nil
	}
	tokens := language.Tokenize(j.q.Wording)
	at := slices.IndexFunc(tokens, func(t language.Token) bool { return t.Norm == "without" })
	if at < 0 || !slices.ContainsFunc(tokens[:at], func(t language.Token) bool { return language.Means(t, "may") || language.Means(t, "allow") }) {
		return nil
	}
	var list []string
	for _, t := range tokens[at+1:] {
		switch {
		case !t.Word, len(list) > 0 && language.Narrows(t.Norm):
			return list
		case !language.Stop(t.Norm):
			list = append(list, t.Stem)
		}
	}
	return list
}

// Fills tells that the question asks to put something into an app.
func (j *Judge) Fills() bool {
	return len(j.q.Where[knowledge.Data]) > 0 || slices.ContainsFunc(j.q.Words, func(x question.Word) bool { return language.Says("filling", x.Stem) })
}

// lacking is the name of an app asked about that no record knows.
func (j *Judge) lacking() string {
	name, _ := j.q.Lacks(question.AppRole)
	return name
}
