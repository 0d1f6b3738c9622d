package answer

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// saysTo is what the sentence answers, or "": whether people may do it, or have to, or
// may do it without something.
func (w *writer) saysTo(f *knowledge.Fact) Verdict {
	without := w.without()
	excepting, excepts := w.excepting(f)
	switch {
	case w.q.Must:
		return w.duty(f)
	case len(without) == 0 && excepts:
		return excepting
	case len(without) == 0 && (w.setsAside(f) || w.leavesOut(f) || slices.Contains(language.ButNot(f.Text), language.Stem(language.AskedToDo(w.q.Wording)))):
		return No
	case len(without) == 0:
		return leave(f)
	}
	own, needed := stem.Of(f.Text), stem.Of(language.Needed(f.Text))
	for _, s := range without {
		if !own[s] && !stem.Same(own, s) {
			return ""
		}
	}
	switch {
	case language.Needless(f.Text), own["without"]:
		return leave(f)
	case language.Obliges(f.Text) && !slices.ContainsFunc(without, func(s string) bool { return !needed[s] && !stem.Same(needed, s) }):
		return No
	}
	return ""
}

// leave is whether the sentence lets people do what it speaks of.
func leave(f *knowledge.Fact) Verdict {
	switch {
	case f.Relation == knowledge.Conditional:
		return Partly
	case f.Relation == knowledge.Obligation:
		return ""
	case f.Holds == knowledge.HoldsNot:
		return No
	}
	return Yes
}

// setsAside tells that the sentence has people do something else than what is asked
// about: use one address "rather than" the other.
func (w *writer) setsAside(f *knowledge.Fact) bool {
	words := w.particulars()
	return (f.Relation == knowledge.Obligation || f.Relation == knowledge.Conditional) && len(words) > 0 && w.share(words, stem.Of(language.Excluded(f.Text)), nil) >= enoughForYes
}

// duty is whether people have to do what the sentence speaks of.
func (w *writer) duty(f *knowledge.Fact) Verdict {
	switch {
	case language.Needless(f.Text) && f.Relation == knowledge.Conditional:
		return Partly // it isn't needed as long as something else is so
	case language.Needless(f.Text):
		return No
	case language.Obliges(f.Text) && w.needs(f) && w.owes(f) && (!language.NeedOfOthers(f.Text) || len(language.Askers(w.q.Wording)) > 0) && !w.unheard(f):
		return Yes
	}
	return ""
}

// owes tells that what the sentence says is needed has the verb of which the question asks
// whether it has to be done.
func (w *writer) owes(f *knowledge.Fact) bool {
	verb, needed := language.Stem(language.OwedToDo(w.q.Wording)), w.needed(f)
	return verb == "" || needed[verb] || stem.Same(needed, verb) || stem.AtWork(needed, []string{verb})
}

// needs tells that what the sentence says is needed has most of the words, but for those
// that say of what it is needed: the calls of "all calls require a passcode".
func (w *writer) needs(f *knowledge.Fact) bool {
	own, needed := stem.Of(f.Text), w.needed(f)
	words := slices.DeleteFunc(w.particulars(), func(x question.Word) bool { return own[x.Stem] && !needed[x.Stem] })
	return len(words) > 0 && w.share(words, needed, nil) >= enough
}

// unheard tells that the question has a word that no document has, and the sentence none
// for the same: it may be just what is asked about.
func (w *writer) unheard(f *knowledge.Fact) bool {
	own := stem.Of(f.Text)
	return slices.ContainsFunc(w.particulars(), func(x question.Word) bool {
		return w.words.In(x.Stem) == 0 && !own[x.Stem] && !stem.Same(own, x.Stem) && !stem.AtWork(own, []string{x.Stem})
	})
}

// needed are the stems of what the sentence says is needed; of all of it where that is
// an app asked about: "Pigeon is required for all staff".
func (w *writer) needed(f *knowledge.Fact) map[string]bool {
	in := stem.Of(language.Needed(f.Text))
	for _, app := range w.q.Apps {
		if slices.ContainsFunc(w.allNames(app), func(name string) bool {
			return !slices.ContainsFunc(slices.Collect(maps.Keys(stem.Of(name))), func(s string) bool { return !in[s] })
		}) {
			return stem.Of(f.Text)
		}
	}
	return in
}
