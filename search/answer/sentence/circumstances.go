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

// ofOtherCircumstances tells that the sentence lets people do something for some use, place, time,
// device or people, of which the question has one that the sentence doesn't have: what is let
// "for internal calls" isn't for that let for calls with clients, nor is what is let "in the
// office" let on a train. Where the question has all that the sentence names, or the sentence all
// that the question does, it may say more.
func (j *Judge) ofOtherCircumstances(r *knowledge.Reading, text string, own map[string]bool) bool {
	said, asked := wordsOf(text), j.asked()
	maps.Copy(said, own)
	names := stem.Of(j.lacking(), j.headings(r.Passage))
	for _, id := range append(slices.Clone(j.q.Apps), j.Home) {
		maps.Copy(names, stem.Of(j.AllNames(id)...))
	}
	maps.Copy(said, names)
	maps.Copy(asked, names)
	for _, terms := range j.q.Where {
		for _, t := range terms {
			if j.namesAny(text, []knowledge.EntityID{t}) { // a laptop is a device
				maps.Copy(said, stem.Of(j.AllNames(t)...))
			}
		}
	}
	wording, _, _ := strings.Cut(j.q.Wording, "?") // what is said behind it is small talk
	_, but := language.Excepted(wording)
	_, out := language.Excepted(text)
	if but != "" && out == "" && !slices.ContainsFunc(slices.Collect(maps.Keys(stem.Of(but))), func(s string) bool { return !said[s] }) {
		return true // "for anything but calls" of what is let for calls
	}
	return j.lacksCircumstance(wording, said) && j.lacksCircumstance(text, asked)
}

// Beyond tells that the question is on another use, place, time, device or people than the words of
// the reading, with the scope that they are read to have, or on one that a sentence beside it has.
func (j *Judge) Beyond(r *knowledge.Reading, scope string) bool {
	own := stem.Of(r.Words, scope)
	return j.ofOtherCircumstances(r, r.Words, own) || j.besideIt(r, own)
}

// asked are the stems of the words of the question, with the names of what it was understood by.
func (j *Judge) asked() map[string]bool {
	in := wordsOf(j.q.Wording)
	for _, terms := range j.q.Where {
		for _, t := range terms {
			maps.Copy(in, stem.Of(j.AllNames(t)...))
		}
	}
	return in
}

// lacksCircumstance tells that the words don't have one of the circumstances of the text. The day
// on which something is done is none.
func (j *Judge) lacksCircumstance(text string, in map[string]bool) bool {
	times := language.Times(text, j.day)
	dated := func(t language.Token) bool {
		return slices.ContainsFunc(times, func(w language.When) bool { return w.Start <= t.Start && t.End <= w.End })
	}
	return slices.ContainsFunc(language.Circumstances(text), func(c language.Circumstance) bool {
		return !slices.ContainsFunc(c, func(words []language.Token) bool {
			return !slices.ContainsFunc(words, func(t language.Token) bool { return !limitless(t) && !dated(t) }) ||
				!slices.ContainsFunc(words, func(t language.Token) bool { return !hasWord(in, t.Stem) && !dated(t) })
		})
	})
}

// wordsOf are the stems of all words of the text.
func wordsOf(text string) map[string]bool {
	in := map[string]bool{}
	for _, t := range language.Words(text) {
		in[t.Stem] = true
	}
	return in
}

// limitless tells that the word by itself limits nothing: "for staff", "to use it", "for work".
func limitless(t language.Token) bool {
	return language.Says("framing", t.Stem) || language.NoLimit(t.Norm) || language.Light(t.Text) || language.Passing(t.Text)
}

// hasWord tells that the words have that one, or one for much the same.
func hasWord(in map[string]bool, word string) bool {
	return in[word] || stem.Same(in, word) || stem.AtWork(in, []string{word})
}

// ofOtherProduct tells that the sentence has a name that is asked about only as the beginning of a
// longer one: what it says of "Pigeon Pro" is nothing to whoever asks of Pigeon.
func (j *Judge) ofOtherProduct(c candidate) bool {
	names, asked := stem.Of(j.lacking()), j.asked()
	for _, x := range c.words {
		names[x.Stem] = names[x.Stem] || x.Proper
	}
	longer := false
	tokens := language.Tokenize(c.Fact.Text)
	for i, t := range tokens {
		if !names[t.Stem] || !t.Upper {
			continue
		}
		if i+1 == len(tokens) || !tokens[i+1].Upper || !language.Tells(tokens[i+1]) || asked[tokens[i+1].Stem] {
			return false
		}
		longer = true
	}
	return longer
}

// besideIt tells that something that is asked about, and that the sentence doesn't have, stands in
// another sentence beside it, which names no other app: that one may be on just this. "It may be
// used on tablets. Tablets from before 2019 are excluded."
func (j *Judge) besideIt(r *knowledge.Reading, own map[string]bool) bool {
	p := j.Passage(r.Passage)
	if p == nil {
		return false
	}
	_, but := language.Excepted(j.q.Wording)
	out := stem.Of(but) // "everybody but contractors"
	for rest := lineWith(p.Text, r.Words); rest != ""; {
		var s string
		s, rest = language.FirstSentence(rest)
		if strings.Contains(s, r.Words) || strings.Contains(r.Words, s) || j.namesOther(s) {
			continue
		}
		in, figures := stem.Of(s), HasFigure(s) && HasFigure(j.q.Wording)
		if slices.ContainsFunc(j.unnamed(), func(x question.Word) bool {
			return !x.Around && in[x.Stem] && !out[x.Stem] && (figures || !hasWord(own, x.Stem))
		}) {
			return true
		}
	}
	return false
}
