package sentence

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// ofSameDenial tells that the question denies nothing of the case that it asks about, or
// that the sentence denies the same: "may I edit a page that I don't own" isn't told by
// what people may do with theirs.
func (j *Judge) ofSameDenial(f *knowledge.Fact, own map[string]bool) bool {
	denied := language.DeniedIn(j.q.Wording)
	return len(denied) == 0 || language.Limited(f.Text) && !slices.ContainsFunc(denied, func(s string) bool {
		return !own[s] && !stem.Same(own, s) && !stem.AtWork(own, []string{s})
	})
}

// vettedOtherwise tells that the sentence is on things that are approved, and the question on those
// that aren't, or the other way round. What may be done with any doesn't say that it may with those.
func (j *Judge) vettedOtherwise(c candidate) bool {
	asked, unapproved := language.Vetted(j.q.Wording)
	told, others := language.Vetted(c.Fact.Text)
	return asked && others || unapproved && (told || !others && c.says != No)
}

// ofOthersOfKind tells that the question and the sentence limit what they speak of, and by
// other words: the events that guests "are invited to" aren't those that they "created".
func (j *Judge) ofOthersOfKind(f *knowledge.Fact) bool {
	asked, told := language.Relative(j.q.Wording), stem.Set(language.Relative(f.Text))
	return len(asked) > 0 && len(told) > 0 && !slices.ContainsFunc(asked, func(s string) bool {
		return told[s] || stem.Same(told, s) || stem.AtWork(told, []string{s})
	})
}

// boundRule tells that a rule with conditions on all of the apps was surely read from the
// sentence, and that it is asked whether somebody may: whether they meet the conditions isn't
// told by the words that the two have in common.
func (j *Judge) boundRule(r *knowledge.Reading) bool {
	if !j.q.AsksPermission() || len(j.q.Apps) == 0 {
		return false
	}
	return slices.ContainsFunc(j.ReadIn(r.Passage), func(x *knowledge.Reading) bool {
		return x.Event != nil && x.Sure() && len(x.Event.Conditions) > 0 && strings.Contains(r.Words, strings.TrimRight(x.Words, ".")) &&
			!slices.ContainsFunc(j.q.Apps, func(app knowledge.EntityID) bool { return !slices.Contains(x.Event.Apps, app) })
	})
}

// ofWiderKind tells that the question asks leave to do something to a kind of thing, and
// that neither the sentence nor what stands around it has a word for that kind: who may
// publish packages may not for that publish private ones.
func (j *Judge) ofWiderKind(c candidate) bool {
	verb := language.AskedToDo(j.q.Wording)
	object := language.ObjectOf(j.q.Wording, verb)
	if verb == "" || len(object) < 2 {
		return false
	}
	around := stem.Of(j.aroundOf(c.Reading))
	return slices.ContainsFunc(object[:len(object)-1], func(s string) bool {
		return !language.Says("having", s) && !language.Light(s) && s != language.Stem("own") && !c.own[s] && !stem.Same(c.own, s) && !stem.AtWork(c.own, []string{s}) && !around[s] && !stem.Same(around, s)
	})
}

// toldApart tells that the question has a compound, such as "read-only", that the sentence
// and what stands over it don't have, and another sentence of the document does.
func (j *Judge) toldApart(r *knowledge.Reading) bool {
	p := j.Passage(r.Passage)
	if p == nil {
		return false
	}
	said := r.Fact.Text
	if language.StandsIn(r.Words) {
		said = j.withReferent(r)
	}
	own := language.Compounds(said + " . " + j.headings(p.ID))
	for _, x := range language.Compounds(j.q.Wording) {
		if !slices.Contains(own, x) && slices.ContainsFunc(j.PassagesOf(p.Source), func(id knowledge.PassageID) bool {
			return slices.Contains(language.Compounds(j.Passage(id).Text), x)
		}) {
			return true
		}
	}
	return false
}

// ofOtherFigure tells that the question has a figure, and the sentence another: what holds
// for "more than 10 people" tells nothing of five, but does of forty.
func (c candidate) ofOtherFigure() bool {
	told, above := figure.FindAllString(c.Fact.Text, -1), language.FromFigure(c.Fact.Text)
	return len(told) > 0 && slices.ContainsFunc(c.words, func(x question.Word) bool {
		return figure.MatchString(x.Text) && !slices.ContainsFunc(told, func(t string) bool { return t == x.Text || above && larger(x.Text, t) })
	})
}

// larger tells that the one figure is larger than the other.
func larger(a, b string) bool {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	return errX == nil && errY == nil && x > y
}

// ofSameCase tells that the sentence has the words of the case that the question asks of:
// what somebody may do "if the ship is lost" isn't told by what they may do.
func (j *Judge) ofSameCase(own map[string]bool) bool {
	names := map[string]bool{}
	for _, app := range j.q.Apps {
		maps.Copy(names, stem.Of(j.AllNames(app)...))
	}
	return !slices.ContainsFunc(language.CaseIn(j.q.Wording), func(s string) bool {
		return !names[s] && !own[s] && !stem.Same(own, s) && !stem.AtWork(own, []string{s})
	})
}
