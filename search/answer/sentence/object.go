package sentence

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// lesser are the words of what is asked less those that only say more closely which of its
// kind is meant: what is forbidden is so of all of them, and where the sentence limits
// nothing also of those that somebody has made, or finds embarrassing.
func (j *Judge) lesser(f *knowledge.Fact, words []question.Word) []question.Word {
	closer := map[string]bool{}
	if language.Unlimits(f.Text) && j.verbIn(f) != "" && len(language.LimitOf(f.Text, j.verbIn(f))) == 0 {
		closer = stem.Set(language.Relative(j.q.Wording))
		for _, s := range language.ObjectOf(j.q.Wording, language.AskedToDo(j.q.Wording)) {
			closer[s] = closer[s] || j.words.In(s) == 0
		}
	}
	return slices.DeleteFunc(slices.Clone(words), func(x question.Word) bool {
		return language.Universal(x.Text) || (closer[x.Stem] || closer[language.Stem(x.Text)]) && !x.Proper
	})
}

// ofVerb tells that the verb of what the sentence lets people do, or not, is that which the
// question asks leave for.
func (j *Judge) ofVerb(f *knowledge.Fact) bool {
	asked := language.AskedToDo(j.q.Wording)
	return asked != "" && f.Value.Text != "" && language.Stem(f.Value.Text) == language.Stem(asked)
}

// ofAll tells that the question asks of all, or of everybody, and that the sentence does.
func (j *Judge) ofAll(f *knowledge.Fact) bool {
	return j.q.All && slices.ContainsFunc(language.Words(f.Text), func(t language.Token) bool { return language.Universal(t.Norm) })
}

// grants tells that the question asks to have something, whatever is done for it, and
// that the sentence has nearly all of its words: "can she get a full seat" asks whether
// she can be given one.
func (j *Judge) grants(f *knowledge.Fact, words []question.Word) bool {
	return language.AskedToDo(j.q.Wording) == "" && language.Giving(f.Value.Text) && len(words) > 1 && j.Share(words, stem.Of(f.Text), nil) >= EnoughForYes
}

// does tells that what the sentence lets people do, or not, is what is asked: that
// its verb is in the question, and that of the question in it.
func (j *Judge) does(f *knowledge.Fact) bool {
	if j.q.Must {
		return true // what has to be done, duty looks at
	}
	wording, own := stem.Of(j.q.Wording), stem.Of(f.Text)
	if f.Holds == knowledge.HoldsNot {
		own = stem.Of(language.BeforeBut(f.Text)) // "can't do this, but may do that"
	}
	in := func(text map[string]bool, word string) bool {
		return text[word] || stem.Same(text, word) || stem.AtWork(text, []string{word})
	}
	verb := f.Value.Text
	said := verb == "" || language.Using(verb) || language.Reaching(verb) || in(wording, language.Stem(verb)) || slices.ContainsFunc(language.Coordinated(f.Text), func(s string) bool { return wording[s] })
	asked := language.AskedToDo(j.q.Wording)
	said = said || slices.Contains(language.ButNot(f.Text), language.Stem(asked))
	if said && leave(f) != Yes && (verb == "" || language.Approves(verb)) && language.PutsToUse(asked) {
		return true // what isn't approved may not be installed, either
	}
	return said && (asked == "" || in(own, language.Stem(asked)) || language.Stop(asked) && language.HasWord(f.Text, asked))
}

// ofThis tells that what the sentence lets people use, or do something to, is what is
// asked about: the app, or what the question names beside it. Using one thing for
// another says nothing of the other, and what is forbidden for one thing nothing of
// another.
func (j *Judge) ofThis(f *knowledge.Fact, words []question.Word) bool {
	verb := j.verbIn(f)
	if verb == "" {
		return true
	}
	asked, names := map[string]bool{}, stem.Of(j.lacking())
	for _, x := range words {
		asked[x.Stem] = true
	}
	for _, app := range j.q.Apps {
		maps.Copy(names, stem.Of(j.AllNames(app)...))
	}
	maps.Copy(asked, names)
	limit := slices.DeleteFunc(language.LimitOf(f.Text, verb), func(s string) bool { return names[s] })
	if leave(f) == No && language.Using(verb) && len(limit) > 0 && known(limit, asked) == 0 {
		return false
	}
	object := language.ObjectOf(f.Text, verb)
	if language.DoneToIt(j.q.Wording) || language.Stem(verb) == language.Stem(language.AskedToDo(j.q.Wording)) {
		for _, x := range words {
			if stem.AtWork(stem.Set(object), []string{x.Stem}) {
				return true
			}
		}
	}
	return 2*known(object, asked) >= len(object) || known(object[len(object)-1:], asked) > 0
}

// verbIn is the verb of the sentence that must have what is asked about as its object:
// one of using, or the one that the question asks leave for; or "".
func (j *Judge) verbIn(f *knowledge.Fact) string {
	if asked := language.AskedToDo(j.q.Wording); asked != "" {
		for _, t := range language.Tokenize(f.Text) {
			if t.Stem == language.Stem(asked) {
				return t.Norm
			}
		}
	}
	if language.Using(f.Value.Text) {
		return f.Value.Text
	}
	return ""
}

// holdsWhateverFor tells that the question asks whether an app may be used for
// something, and that the sentence forbids it, or binds it to a condition, as a
// whole.
func (j *Judge) holdsWhateverFor(r *knowledge.Reading) bool {
	f := r.Fact
	if !j.q.ForUse || len(j.q.Where) > 0 || j.Fills() || leave(f) == Yes || leave(f) == "" || f.Value.Text != "" && !language.Using(f.Value.Text) {
		return false
	}
	return j.ofWhole(f)
}

// ofWhole tells that the sentence speaks of using an app asked about as a whole.
func (j *Judge) ofWhole(f *knowledge.Fact) bool {
	if name := j.lacking(); name != "" {
		return language.Whole(f.Text, name)
	}
	return slices.ContainsFunc(j.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(j.AllNames(app), func(name string) bool { return language.Whole(f.Text, name) })
	})
}

// namedIn are the words of the names of the apps asked about that the sentence has.
func (j *Judge) namedIn(r *knowledge.Reading) []question.Word {
	var list []question.Word
	own := stem.Of(r.Fact.Text)
	for _, app := range j.q.Apps {
		for _, name := range j.AllNames(app) {
			in := stem.Of(name)
			if len(list) > 0 || slices.ContainsFunc(slices.Collect(maps.Keys(in)), func(s string) bool { return !own[s] }) {
				continue
			}
			for _, s := range slices.Sorted(maps.Keys(in)) {
				list = append(list, question.Word{Text: s, Stem: s})
			}
		}
	}
	return list
}
