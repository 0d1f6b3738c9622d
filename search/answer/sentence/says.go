package sentence

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
func (j *Judge) saysTo(f *knowledge.Fact) Verdict {
	without := j.without()
	excepting, excepts := j.excepting(f)
	switch {
	case j.q.Must && j.bound(f):
		return Yes
	case j.q.Must:
		return j.duty(f)
	case len(without) == 0 && excepts:
		return excepting
	case len(without) == 0 && (j.setsAside(f) || j.leavesOut(f) || slices.Contains(language.ButNot(f.Text), language.Stem(language.AskedToDo(j.q.Wording)))):
		return No
	case len(without) == 0 && leave(f) == No && stem.Of(f.Text)["without"]:
		return Partly // what may not be done without something may be with it
	case len(without) == 0 && leave(f) == Yes && j.inUnsaidCase(f):
		return Partly
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

// inUnsaidCase tells that the sentence lets people do something in a case, of which the question
// doesn't have most of the words: "if your phone is encrypted".
func (j *Judge) inUnsaidCase(f *knowledge.Fact) bool {
	words, asked := language.CaseIn(f.Text), j.asked()
	return len(words) > 0 && 2*known(words, asked) <= len(words)
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
func (j *Judge) setsAside(f *knowledge.Fact) bool {
	words := j.Particulars()
	return (f.Relation == knowledge.Obligation || f.Relation == knowledge.Conditional) && len(words) > 0 && j.Share(words, stem.Of(language.Excluded(f.Text)), nil) >= EnoughForYes
}

// duty is whether people have to do what the sentence speaks of.
func (j *Judge) duty(f *knowledge.Fact) Verdict {
	switch {
	case language.Needless(f.Text) && f.Relation == knowledge.Conditional:
		return Partly // it isn't needed as long as something else is so
	case language.Needless(f.Text):
		return No
	case language.Obliges(f.Text) && j.needs(f) && j.owes(f) && (!language.NeedOfOthers(f.Text) || len(language.Askers(j.q.Wording)) > 0) && !j.unheard(f):
		return Yes
	}
	return ""
}

// bound tells that it is asked whether approval is needed, and that the sentence binds what
// it speaks of to just that.
func (j *Judge) bound(f *knowledge.Fact) bool {
	return j.q.Act == knowledge.Restrict && leave(f) == Partly && !language.Needless(f.Text) && slices.ContainsFunc(language.Words(f.Text), func(t language.Token) bool {
		return language.Says("granting", t.Stem) || language.Says("vetting", t.Stem)
	})
}

// owes tells that what the sentence says is needed has the verb of which the question asks
// whether it has to be done.
func (j *Judge) owes(f *knowledge.Fact) bool {
	verb, needed := language.Stem(language.OwedToDo(j.q.Wording)), j.needed(f)
	return verb == "" || needed[verb] || stem.Same(needed, verb) || stem.AtWork(needed, []string{verb})
}

// needs tells that what the sentence says is needed has most of the words, but for those
// that say of what it is needed: the calls of "all calls require a passcode".
func (j *Judge) needs(f *knowledge.Fact) bool {
	own, needed := stem.Of(f.Text), j.needed(f)
	words := slices.DeleteFunc(j.Particulars(), func(x question.Word) bool { return own[x.Stem] && !needed[x.Stem] })
	return len(words) > 0 && j.Share(words, needed, nil) >= Enough
}

// unheard tells that the question has a word that no document has, and the sentence none
// for the same: it may be just what is asked about.
func (j *Judge) unheard(f *knowledge.Fact) bool {
	own := stem.Of(f.Text)
	return slices.ContainsFunc(j.Particulars(), func(x question.Word) bool {
		return j.words.In(x.Stem) == 0 && !own[x.Stem] && !stem.Same(own, x.Stem) && !stem.AtWork(own, []string{x.Stem})
	})
}

// needed are the stems of what the sentence says is needed; of all of it where that is
// an app asked about: "Pigeon is required for all staff".
func (j *Judge) needed(f *knowledge.Fact) map[string]bool {
	in := stem.Of(language.Needed(f.Text))
	for _, app := range j.q.Apps {
		if slices.ContainsFunc(j.AllNames(app), func(name string) bool {
			return !slices.ContainsFunc(slices.Collect(maps.Keys(stem.Of(name))), func(s string) bool { return !in[s] })
		}) {
			return stem.Of(f.Text)
		}
	}
	return in
}
