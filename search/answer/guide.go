package answer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// guide is a sentence that tells people what they may do, with how much of the
// question it has.
type guide struct {
	*knowledge.Reading
	verdict Verdict
	share   float64 // with what stands around it
	covered float64 // and by itself
	words   int     // of its own
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
	case len(without) == 0 && (w.setsAside(f) || len(w.keptFrom(f)) > 0 || w.notForThem(f) || slices.Contains(language.ButNot(f.Text), language.Stem(language.AskedToDo(w.q.Wording)))):
		return No
	case len(without) == 0:
		return leave(f)
	}
	own, needed := stems(f.Text), stems(language.Needed(f.Text))
	for _, s := range without {
		if !own[s] && !hasSame(own, s) {
			return ""
		}
	}
	switch {
	case language.Needless(f.Text), own["without"]:
		return leave(f)
	case language.Obliges(f.Text) && !slices.ContainsFunc(without, func(s string) bool { return !needed[s] && !hasSame(needed, s) }):
		return No
	}
	return ""
}

// setsAside tells that the sentence has people do something else than what is asked
// about: use one address "rather than" the other.
func (w *writer) setsAside(f *knowledge.Fact) bool {
	words := w.particulars()
	return (f.Relation == knowledge.Obligation || f.Relation == knowledge.Conditional) && len(words) > 0 && w.share(words, stems(language.Excluded(f.Text)), nil) >= enough
}

// notForThem tells that the question names another body, and that the sentence leaves
// other bodies out.
func (w *writer) notForThem(f *knowledge.Fact) bool {
	return language.OtherBodies(language.NotFor(f.Text)) && (len(w.strangers()) > 0 || language.OtherBodies(w.q.Wording))
}

// keptFrom are the stems of the people that the question speaks of, where the sentence
// keeps something for others: "admin rights are limited to staff".
func (w *writer) keptFrom(f *knowledge.Fact) []string {
	kept, others := stems(language.KeptFor(f.Text)), language.Outsiders(w.q.Wording)
	if language.Away(w.q.Wording) || !hasSame(kept, language.Stem("staff")) || slices.ContainsFunc(others, func(s string) bool { return kept[s] }) {
		return nil
	}
	return others
}

// duty is whether people have to do what the sentence speaks of.
func (w *writer) duty(f *knowledge.Fact) Verdict {
	switch {
	case language.Needless(f.Text) && f.Relation == knowledge.Conditional:
		return Partly // it isn't needed as long as something else is so
	case language.Needless(f.Text):
		return No
	case language.Obliges(f.Text) && w.needs(f) && !w.unheard(f):
		return Yes
	}
	return ""
}

// needs tells that what the sentence says is needed has most of the words, but for those
// that say of what it is needed: the calls of "all calls require a passcode".
func (w *writer) needs(f *knowledge.Fact) bool {
	own, needed := stems(f.Text), w.needed(f)
	words := slices.DeleteFunc(w.particulars(), func(x question.Word) bool { return own[x.Stem] && !needed[x.Stem] })
	return len(words) > 0 && w.share(words, needed, nil) >= enough
}

// unheard tells that the question has a word that no document has, and the sentence none
// for the same: it may be just what is asked about.
func (w *writer) unheard(f *knowledge.Fact) bool {
	own := stems(f.Text)
	return slices.ContainsFunc(w.particulars(), func(x question.Word) bool {
		return w.df[x.Stem] == 0 && !own[x.Stem] && !hasSame(own, x.Stem) && !atWork(own, []string{x.Stem})
	})
}

// needed are the stems of what the sentence says is needed; of all of it where that is
// an app asked about: "Pigeon is required for all staff".
func (w *writer) needed(f *knowledge.Fact) map[string]bool {
	in := stems(language.Needed(f.Text))
	for _, app := range w.q.Apps {
		if slices.ContainsFunc(w.allNames(app), func(name string) bool {
			return !slices.ContainsFunc(slices.Collect(maps.Keys(stems(name))), func(s string) bool { return !in[s] })
		}) {
			return stems(f.Text)
		}
	}
	return in
}

// mixed is the verdict of two sentences that say different things: one document
// tells a rule and its exception, two of them disagree.
func mixed(a, b guide) Verdict {
	if a.Fact.Reports[0].Source == b.Fact.Reports[0].Source {
		return Partly
	}
	return Unknown
}

// The share of the words that a sentence must have with those around it, and by
// itself. What stands around it counts for less.
const (
	enoughToGuide  = 0.71
	enoughOfItsOwn = 0.38
	around         = 0.85
	almost         = 0.95 // of what the best one has
)

// guides are the sentences that have the words, those with as much as the best
// one of them.
func (w *writer) guides(words []question.Word) []guide {
	var list []guide
	for _, r := range w.guiding() {
		if g, ok := w.guideOf(r, words); ok {
			list = append(list, g)
		}
	}
	slices.SortStableFunc(list, func(a, b guide) int {
		return cmp.Or(cmp.Compare(b.covered, a.covered), cmp.Compare(a.words, b.words), cmp.Compare(a.Fact.ID, b.Fact.ID))
	})
	list = slices.DeleteFunc(list, func(g guide) bool { return w.outdone(g, list, words) })
	return slices.DeleteFunc(list, func(g guide) bool { return g.covered < almost*list[0].covered })
}

// How much more of the words a sentence has than one that it outdoes: by itself, or
// with what stands around it.
const (
	closer       = 0.15
	closerAround = 0.1
)

// outdone tells that a sentence that says otherwise speaks more closely of what is
// asked, whether or not closely enough to answer it.
func (w *writer) outdone(g guide, list []guide, words []question.Word) bool {
	own := w.share(words, w.saidIn(g.Reading), nil)
	return slices.ContainsFunc(list, func(x guide) bool { return x.verdict != g.verdict && x.share >= g.share+closerAround }) ||
		slices.ContainsFunc(w.guiding(), func(r *knowledge.Reading) bool {
			says := leave(r.Fact)
			return says != "" && says != g.verdict && !w.ofOthersThanAsked(r) && w.share(words, w.saidIn(r), nil) >= own+closer
		})
}

// saidIn are the stems of what the sentence says, with whom it leaves out by keeping
// something for others.
func (w *writer) saidIn(r *knowledge.Reading) map[string]bool {
	own := stems(w.withReferent(r))
	if language.Away(w.q.Wording) && language.Away(r.Fact.Text) {
		maps.Copy(own, asSet(language.AwayWords()))
	}
	maps.Copy(own, asSet(language.Outsiders(r.Fact.Text)))
	maps.Copy(own, asSet(w.keptFrom(r.Fact)))
	if language.OtherBodies(r.Fact.Text) {
		maps.Copy(own, w.strangers())
	}
	return own
}

// guideOf is the sentence with how much of the words it has, and whether that is
// enough. What is forbidden, or bound to a condition, is so whatever for. The name
// of what is asked about is a word of its own, and one that no record knows must
// stand there.
func (w *writer) guideOf(r *knowledge.Reading, words []question.Word) (guide, bool) {
	own, context := w.saidIn(r), stems(w.aroundOf(r))
	if !w.ofSameDenial(r.Fact, own) || !w.ofSameCase(own) || language.OtherTime(w.q.Wording, r.Fact.Text) {
		return guide{}, false
	}
	for s := range stems(w.lacking()) {
		if !own[s] {
			return guide{}, false
		}
	}
	says := w.saysTo(r.Fact)
	if says == "" || says != Partly && w.setApart(r.Passage, r.Words, nil) || !w.does(r.Fact) && !w.grants(r.Fact, words) || !w.ofThis(r.Fact, words) || w.q.Intent == question.Did && slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !own[x.Stem] }) {
		return guide{}, false
	}
	if owner := language.MachineOwner(r.Fact.Text); owner != "" && language.MachineOwner(w.q.Wording) != owner {
		return guide{}, false
	}
	if w.ofOthersThanAsked(r) || w.ofOtherPeople(r) || w.ofOtherGroup(r.Fact) || slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool { return !slices.Contains(r.Fact.About, app) }) {
		return guide{}, false
	}
	if says == No { // what is forbidden is so in part and as a whole
		words = slices.DeleteFunc(slices.Clone(words), func(x question.Word) bool { return language.Universal(x.Text) })
	}
	if w.barely(words) && !w.plainly(r.Fact) {
		return guide{}, false
	}
	if w.holdsWhateverFor(r) {
		return guide{r, says, enoughToGuide, enoughToGuide, len(own)}, true // a sentence on what for goes before
	}
	if len(w.q.Apps) == 0 && slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !own[x.Stem] }) {
		return guide{}, false
	}
	c := w.share(words, own, context)
	alone := w.share(append(slices.Clone(words), w.namedIn(r)...), own, nil)
	told := !w.wordy(words, own) && c >= enoughToGuide && alone >= enoughOfItsOwn && (!w.q.ForUse || w.share(words, own, nil) >= enough)
	return guide{r, says, c, (c + alone) / 2, len(own)}, told
}

// ofSameDenial tells that the question denies nothing of the case that it asks about, or
// that the sentence denies the same: "may I edit a page that I don't own" isn't told by
// what people may do with theirs.
func (w *writer) ofSameDenial(f *knowledge.Fact, own map[string]bool) bool {
	denied := language.DeniedIn(w.q.Wording)
	return len(denied) == 0 || language.Limited(f.Text) && !slices.ContainsFunc(denied, func(s string) bool {
		return !own[s] && !hasSame(own, s) && !atWork(own, []string{s})
	})
}

// ofSameCase tells that the sentence has the words of the case that the question asks of:
// what somebody may do "if the ship is lost" isn't told by what they may do.
func (w *writer) ofSameCase(own map[string]bool) bool {
	names := map[string]bool{}
	for _, app := range w.q.Apps {
		maps.Copy(names, stems(w.allNames(app)...))
	}
	return !slices.ContainsFunc(language.CaseIn(w.q.Wording), func(s string) bool {
		return !names[s] && !own[s] && !hasSame(own, s) && !atWork(own, []string{s})
	})
}

// ofOtherPeople tells that the sentence is on what others may do than those who work
// here, and that the question isn't.
func (w *writer) ofOtherPeople(r *knowledge.Reading) bool {
	others := language.OtherPeople(r.Fact.Text)
	if language.StandsIn(r.Words) {
		others = language.SubjectOutsiders(w.withReferent(r))
	}
	if len(others) == 0 {
		return false
	}
	wording := stems(w.q.Wording)
	return !slices.ContainsFunc(others, func(s string) bool { return wording[s] || atWork(wording, []string{s}) })
}

// ofOthersThanAsked tells that the question is what others may do than those who work
// here, and that the sentence is on what somebody else may, or on what is done to them:
// who can be invited can't for that invite others.
func (w *writer) ofOthersThanAsked(r *knowledge.Reading) bool {
	askers := language.Askers(w.q.Wording)
	if len(askers) == 0 {
		return false
	}
	kept := w.keptFrom(r.Fact)
	if asked := language.AskedToDo(w.q.Wording); asked != "" && leave(r.Fact) == Yes && !language.DoneBySubject(r.Fact.Text, r.Fact.Value.Text) {
		return true
	}
	told := asSet(slices.Concat(language.OtherPeople(w.withReferent(r)), language.KeptFromIt(r.Fact.Text), kept))
	if language.StandsIn(r.Words) {
		maps.Copy(told, asSet(language.Outsiders(strings.TrimSuffix(w.withReferent(r), r.Fact.Text))))
	}
	return !slices.ContainsFunc(askers, func(s string) bool { return told[s] || atWork(told, []string{s}) })
}

// ofOtherGroup tells that the sentence names people, and the question others, whom no
// record knows.
func (w *writer) ofOtherGroup(f *knowledge.Fact) bool {
	asked := slices.DeleteFunc(slices.Concat(w.q.Where[knowledge.Audience], w.q.Where[knowledge.Unit]), func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && !e.Proposed
	})
	if len(asked) == 0 {
		return false
	}
	named := false
	for _, id := range w.lexicon.Mentions(f.Text) {
		e := w.Entity(id)
		if e == nil || e.Kind != knowledge.AudienceKind && e.Kind != knowledge.UnitKind || e.ID == "staff" || e.ID == "employees" {
			continue
		}
		if slices.ContainsFunc(asked, func(x knowledge.EntityID) bool { return x == id || w.Within(x, id, w.at.Day) }) {
			return false
		}
		named = true
	}
	own := stems(f.Text)
	return named && !slices.ContainsFunc(asked, func(x knowledge.EntityID) bool {
		for s := range stems(w.termName(x)) {
			if own[s] {
				return true
			}
		}
		return false
	})
}

// holdsWhateverFor tells that the question asks whether an app may be used for
// something, and that the sentence forbids it, or binds it to a condition, as a
// whole.
func (w *writer) holdsWhateverFor(r *knowledge.Reading) bool {
	f := r.Fact
	if !w.q.ForUse || len(w.q.Where) > 0 || w.fills() || leave(f) == Yes || leave(f) == "" || f.Value.Text != "" && !language.Using(f.Value.Text) {
		return false
	}
	if name := w.lacking(); name != "" {
		return language.Whole(f.Text, name)
	}
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.allNames(app), func(name string) bool { return language.Whole(f.Text, name) })
	})
}

// namedIn are the words of the names of the apps asked about that the sentence has.
func (w *writer) namedIn(r *knowledge.Reading) []question.Word {
	var list []question.Word
	own := stems(r.Fact.Text)
	for _, app := range w.q.Apps {
		for _, name := range w.allNames(app) {
			in := stems(name)
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

// grants tells that the question asks to have something, whatever is done for it, and
// that the sentence has nearly all of its words: "can she get a full seat" asks whether
// she can be given one.
func (w *writer) grants(f *knowledge.Fact, words []question.Word) bool {
	return language.AskedToDo(w.q.Wording) == "" && language.Giving(f.Value.Text) && len(words) > 1 && w.share(words, stems(f.Text), nil) >= enoughForYes
}

// aroundOf is what stands around the words of a reading: its headings and its passage,
// but for the other items where it is an item of a list.
func (w *writer) aroundOf(r *knowledge.Reading) string {
	p := w.Passage(r.Passage)
	if p == nil {
		return ""
	}
	var lines []string
	for line := range strings.Lines(p.Text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "- ") || strings.Contains(line, r.Words) {
			lines = append(lines, line)
		}
	}
	return w.headingsOf(r.Passage) + " . " + strings.Join(lines, "")
}

// withReferent is the sentence, behind the one before it where it says "those
// boards": it is about what that one speaks of.
func (w *writer) withReferent(r *knowledge.Reading) string {
	p := w.Passage(r.Passage)
	if p == nil || !language.PointsBack(r.Words) {
		return r.Fact.Text
	}
	before := ""
	for rest := strings.TrimSpace(p.Text); rest != ""; {
		var s string
		if s, rest = language.FirstSentence(rest); strings.Contains(s, r.Words) || strings.HasPrefix(r.Words, s) {
			return before + " " + r.Fact.Text
		}
		before = s
	}
	return r.Fact.Text
}

// does tells that what the sentence lets people do, or not, is what is asked: that
// its verb is in the question, and that of the question in it.
func (w *writer) does(f *knowledge.Fact) bool {
	if w.q.Must {
		return true // what has to be done, duty looks at
	}
	wording, own := stems(w.q.Wording), stems(f.Text)
	if f.Holds == knowledge.HoldsNot {
		own = stems(language.BeforeBut(f.Text)) // "can't do this, but may do that"
	}
	in := func(text map[string]bool, stem string) bool {
		return text[stem] || hasSame(text, stem) || atWork(text, []string{stem})
	}
	verb := f.Value.Text
	said := verb == "" || language.Using(verb) || language.Reaching(verb) || in(wording, language.Stem(verb)) || slices.ContainsFunc(language.Coordinated(f.Text), func(s string) bool { return wording[s] })
	asked := language.AskedToDo(w.q.Wording)
	said = said || slices.Contains(language.ButNot(f.Text), language.Stem(asked))
	return said && (asked == "" || in(own, language.Stem(asked)) || language.Stop(asked) && language.HasWord(f.Text, asked))
}

// ofThis tells that what the sentence lets people use, or do something to, is what is
// asked about: the app, or what the question names beside it. Using one thing for
// another says nothing of the other, and what is forbidden for one thing nothing of
// another.
func (w *writer) ofThis(f *knowledge.Fact, words []question.Word) bool {
	verb := w.verbIn(f)
	if verb == "" {
		return true
	}
	asked, names := map[string]bool{}, stems(w.lacking())
	for _, x := range words {
		asked[x.Stem] = true
	}
	for _, app := range w.q.Apps {
		maps.Copy(names, stems(w.allNames(app)...))
	}
	maps.Copy(asked, names)
	limit := slices.DeleteFunc(language.LimitOf(f.Text, verb), func(s string) bool { return names[s] })
	if leave(f) == No && language.Using(verb) && len(limit) > 0 && known(limit, asked) == 0 {
		return false
	}
	object := language.ObjectOf(f.Text, verb)
	if language.DoneToIt(w.q.Wording) || language.Stem(verb) == language.Stem(language.AskedToDo(w.q.Wording)) {
		for _, x := range words {
			if atWork(asSet(object), []string{x.Stem}) {
				return true
			}
		}
	}
	return 2*known(object, asked) >= len(object) || known(object[len(object)-1:], asked) > 0
}

// verbIn is the verb of the sentence that must have what is asked about as its object:
// one of using, or the one that the question asks leave for; or "".
func (w *writer) verbIn(f *knowledge.Fact) string {
	if asked := language.AskedToDo(w.q.Wording); asked != "" {
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

// passageText is the passage with its headings.
func (w *writer) passageText(id knowledge.PassageID) string {
	if p := w.Passage(id); p != nil {
		return w.titleOf(p) + " . " + p.Title + " . " + p.Text
	}
	return ""
}

// headingsOf are the headings over the passage.
func (w *writer) headingsOf(id knowledge.PassageID) string {
	if p := w.Passage(id); p != nil {
		return w.titleOf(p) + " . " + p.Title
	}
	return ""
}
