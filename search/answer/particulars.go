package answer

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// particulars are the words of the question that say more than that it is asked
// whether something may be used, or had on a machine on which people work.
func (w *writer) particulars() []question.Word {
	var list []question.Word
	machine, lacking, written := w.machines(), stem.Of(w.lacking()), w.asNames()
	for _, x := range w.q.Words {
		switch {
		case written[x.Stem]:
			x.Proper = true
			list = append(list, x)
		case language.Says("framing", x.Stem), language.Says("having", x.Stem) && !w.q.Must, language.Light(x.Text), language.Passing(x.Text), strings.HasPrefix(x.Stem, "~"), machine[x.Stem]:
		default:
			x.Proper = x.Proper || lacking[x.Stem]
			list = append(list, x)
		}
	}
	for _, d := range knowledge.Dimensions() {
		for _, t := range w.q.Where[d] {
			if !w.machine(t) {
				list = w.withTerm(list, t)
			}
		}
	}
	return append(list, w.saidBefore()...)
}

// saidBefore are the words of the sentences before the question that may say what its
// "it" stands for.
func (w *writer) saidBefore() []question.Word {
	var list []question.Word
	for _, x := range w.q.Around {
		if !language.Says("framing", x.Stem) && !language.Passing(x.Text) && !strings.HasPrefix(x.Stem, "~") {
			x.Proper, x.Around = false, true
			list = append(list, x)
		}
	}
	return list
}

// beyondVerb are the particulars but for the verb of undoing that the question was
// understood by.
func (w *writer) beyondVerb() []question.Word {
	return slices.DeleteFunc(w.particulars(), func(x question.Word) bool {
		words := language.Words(x.Text)
		return w.q.Verb != "" && len(words) == 1 && language.Means(words[0], language.Cue(w.q.Verb))
	})
}

// asNames are the words that the question writes as names within a sentence, and that
// no record knows: one of them may be a word for something else.
func (w *writer) asNames() map[string]bool {
	in := map[string]bool{}
	tokens := language.Tokenize(w.q.Wording)
	if w.q.Wording == strings.ToUpper(w.q.Wording) {
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
func (w *writer) machines() map[string]bool {
	in := map[string]bool{}
	for _, terms := range w.q.Where {
		for _, t := range terms {
			if w.machine(t) {
				maps.Copy(in, stem.Of(w.allNames(t)...))
			}
		}
	}
	return in
}

// machine tells that the term is of any device on which people work: what they may have
// they may have there. A phone, or one of their own, is another thing.
func (w *writer) machine(term knowledge.EntityID) bool {
	for s := range stem.Of(w.termName(term)) {
		if !language.Says("machine", s) {
			return false
		}
	}
	return true
}

// allNames are the names of a term.
func (w *writer) allNames(term knowledge.EntityID) []string {
	list := []string{w.termName(term)}
	if e := w.Entity(term); e != nil {
		for _, n := range e.Names {
			list = append(list, n.Text)
		}
	}
	return list
}

// withTerm adds the words of a term of the scope that is asked about, where none of
// the question's own words stands for it. On another device than those that people
// work on, a sentence must speak of it.
func (w *writer) withTerm(list []question.Word, term knowledge.EntityID) []question.Word {
	names := stem.Of(w.allNames(term)...)
	device := slices.Contains(w.q.Where[knowledge.Device], term)
	said := false
	for i, x := range list {
		if names[x.Stem] {
			list[i].Proper, said = x.Proper || device, true
		}
	}
	if said {
		return list
	}
	for _, t := range language.Tokenize(w.termName(term)) {
		if t.Word && !language.Stop(t.Norm) && !language.Says("framing", t.Stem) {
			list = append(list, question.Word{Text: t.Text, Stem: t.Stem, Proper: device})
		}
	}
	return list
}

// without are the stems of what the question asks to be let do something without.
func (w *writer) without() []string {
	if !w.q.Leave && !w.asksPermission() {
		return nil
	}
	tokens := language.Tokenize(w.q.Wording)
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

// fills tells that the question asks to put something into an app.
func (w *writer) fills() bool {
	return len(w.q.Where[knowledge.Data]) > 0 || slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return language.Says("filling", x.Stem) })
}

// lacking is the name of an app asked about that no record knows.
func (w *writer) lacking() string {
	name, _ := w.q.Lacks(question.AppRole)
	return name
}
