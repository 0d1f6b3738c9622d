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

// guided answers whether people may do something that no rule on an app speaks
// of by itself, such as what may be put into it: by the sentence of a document
// that has the words of the question. It answers nothing where none has, and
// leaves open what two of them tell otherwise.
func (w *writer) guided() (Verdict, bool) {
	words := w.particulars()
	if !w.asksLeave() || len(words) == 0 || !w.asksHome() || w.decided() || w.scoped(words) {
		return "", false
	}
	list := w.guides(words)
	if len(list) == 0 {
		return "", false
	}
	verdict := list[0].verdict
	for _, g := range list[1:] {
		if g.verdict != verdict {
			verdict = mixed(list[0], g)
		}
	}
	verdict = w.asAsked(w.ofAct(verdict))
	for i, g := range list[:min(len(list), maxTold)] {
		w.tellGuide(g, i == 0, verdict)
	}
	return verdict, true
}

// ofAct is the verdict on the act that is asked about, where that is one of
// forbidding rather than of letting.
func (w *writer) ofAct(v Verdict) Verdict {
	removes := w.q.Leave && (w.q.Beyond != "" || w.q.Intent == question.IsFact) // "is it okay to delete it" bans nothing
	forbids := !w.asksPermission() && !removes && (w.q.Act == knowledge.Ban || w.q.Act == knowledge.Restrict)
	switch {
	case forbids && v == Yes:
		return No
	case forbids && v == No:
		return Yes
	}
	return v
}

// asksLeave tells that the question is whether people may do something.
func (w *writer) asksLeave() bool {
	return w.asksPermission() || w.q.Intent == question.Is || w.q.Intent == question.Did || w.q.Intent == question.IsFact && (w.q.Leave || w.q.Must)
}

// asksHome tells that the question is asked of home, whose documents these are:
// it says "we", or names nobody else.
func (w *writer) asksHome() bool {
	_, another := w.q.Lacks(question.ActorRole)
	return w.q.Home || !another && !slices.ContainsFunc(w.q.Actors, func(id knowledge.EntityID) bool {
		return id != w.Home && !slices.Contains(w.Above(w.Home, w.at.Day), id)
	})
}

// decided tells that a record of home tells of an app asked about: then records
// answer. Where it is asked what somebody did, an act that was read in a document
// does as well: sentences tell what people may do, and not what was undone since.
func (w *writer) decided() bool {
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			return (!w.isRead(e) || w.q.Intent == question.Did && !w.namesPart()) && (e.By == w.Home || slices.Contains(w.q.Actors, e.By) || slices.Contains(w.Above(w.Home, w.at.Day), e.By))
		})
	})
}

// namesPart tells that the question names something beside the app, such as a part
// of it.
func (w *writer) namesPart() bool {
	return slices.ContainsFunc(w.particulars(), func(x question.Word) bool { return x.Proper })
}

// scoped tells that what is asked beside the app is a scope, and that a rule read in
// a document has one of its kind: then the rule answers.
func (w *writer) scoped(words []question.Word) bool {
	named := map[string]bool{}
	for _, terms := range w.q.Where {
		maps.Copy(named, stems(w.termNames(terms)...))
	}
	if slices.ContainsFunc(words, func(x question.Word) bool { return !named[x.Stem] }) {
		return false
	}
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			for d := range w.q.Where {
				if !e.Scope.States(d) {
					return false
				}
			}
			return true
		})
	})
}

// particulars are the words of the question that say more than that it is asked
// whether something may be used, or had on a machine on which people work.
func (w *writer) particulars() []question.Word {
	var list []question.Word
	machine, lacking, written := w.machines(), stems(w.lacking()), w.asNames()
	for _, x := range w.q.Words {
		switch {
		case written[x.Stem]:
			x.Proper = true
			list = append(list, x)
		case language.Says("framing", x.Stem), language.Says("having", x.Stem), language.Passing(x.Text), strings.HasPrefix(x.Stem, "~"), machine[x.Stem]:
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
	return list
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
				maps.Copy(in, stems(w.allNames(t)...))
			}
		}
	}
	return in
}

// machine tells that the term is of any device on which people work: what they may have
// they may have there. A phone, or one of their own, is another thing.
func (w *writer) machine(term knowledge.EntityID) bool {
	for s := range stems(w.termName(term)) {
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
	names := stems(w.allNames(term)...)
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

// guide is a sentence that tells people what they may do, with how much of the
// question it has.
type guide struct {
	*knowledge.Reading
	verdict Verdict
	covered float64
	words   int // of its own
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
	switch {
	case w.q.Must:
		return w.duty(f)
	case len(without) == 0 && w.setsAside(f):
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

// duty is whether people have to do what the sentence speaks of.
func (w *writer) duty(f *knowledge.Fact) Verdict {
	switch {
	case language.Needless(f.Text):
		return No
	case language.Obliges(f.Text) && w.share(w.particulars(), stems(language.Needed(f.Text)), nil) >= enough:
		return Yes
	}
	return ""
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
	enoughToGuide  = 0.75
	enoughOfItsOwn = 0.4
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
	return slices.DeleteFunc(list, func(g guide) bool { return g.covered < almost*list[0].covered })
}

// guideOf is the sentence with how much of the words it has, and whether that is
// enough. What is forbidden, or bound to a condition, is so whatever for. The name
// of what is asked about is a word of its own, and one that no record knows must
// stand there.
func (w *writer) guideOf(r *knowledge.Reading, words []question.Word) (guide, bool) {
	own, context := stems(w.withReferent(r)), stems(w.passageText(r.Passage))
	for s := range stems(w.lacking()) {
		if !own[s] {
			return guide{}, false
		}
	}
	says := w.saysTo(r.Fact)
	if says == "" || !w.does(r.Fact) || !w.ofThis(r.Fact, words) || w.q.Intent == question.Did && slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !own[x.Stem] }) {
		return guide{}, false
	}
	if w.ofOtherPeople(r.Fact) || slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool { return !slices.Contains(r.Fact.About, app) }) {
		return guide{}, false
	}
	if w.holdsWhateverFor(r) {
		return guide{r, says, enoughToGuide, len(own)}, true // a sentence on what for goes before
	}
	if len(w.q.Apps) == 0 && slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper && !own[x.Stem] }) {
		return guide{}, false
	}
	c := w.share(words, own, context)
	alone := w.share(append(slices.Clone(words), w.namedIn(r)...), own, nil)
	told := c >= enoughToGuide && alone >= enoughOfItsOwn && (!w.q.ForUse || w.share(words, own, nil) >= enough)
	return guide{r, says, (c + alone) / 2, len(own)}, told
}

// ofOtherPeople tells that the sentence is on what others may do than those who work
// here, and that the question isn't.
func (w *writer) ofOtherPeople(f *knowledge.Fact) bool {
	others := language.OtherPeople(f.Text)
	if len(others) == 0 {
		return false
	}
	wording := stems(w.q.Wording)
	return !slices.ContainsFunc(others, func(s string) bool { return wording[s] || relates(wording, []string{s}) })
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

// fills tells that the question asks to put something into an app.
func (w *writer) fills() bool {
	return len(w.q.Where[knowledge.Data]) > 0 || slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return language.Says("filling", x.Stem) })
}

// lacking is the name of an app asked about that no record knows.
func (w *writer) lacking() string {
	name, _ := w.q.Lacks(question.AppRole)
	return name
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
	wording, own := stems(w.q.Wording), stems(f.Text)
	in := func(text map[string]bool, stem string) bool {
		return text[stem] || hasSame(text, stem) || relates(text, []string{stem})
	}
	verb := f.Value.Text
	said := verb == "" || language.Using(verb) || in(wording, language.Stem(verb)) || slices.ContainsFunc(language.Coordinated(f.Text), func(s string) bool { return wording[s] })
	asked := language.AskedToDo(w.q.Wording)
	return said && (asked == "" || in(own, language.Stem(asked)))
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

// known counts the stems that are among those, or mean the same.
func known(list []string, among map[string]bool) int {
	n := 0
	for _, s := range list {
		if among[s] || hasSame(among, s) {
			n++
		}
	}
	return n
}

// share is how much of the words a sentence has, by weight, with what stands
// around it. A name must be there.
func (w *writer) share(words []question.Word, own, context map[string]bool) float64 {
	total, have := 0.0, 0.0
	for _, x := range words {
		weight := w.weight(x.Stem)
		total += weight
		switch {
		case own[x.Stem], hasSame(own, x.Stem):
			have += weight
		case context[x.Stem], hasSame(context, x.Stem):
			have += around * weight
		case x.Proper && context != nil:
			return 0
		case relates(own, []string{x.Stem}):
			have += 0.7 * weight
		}
	}
	return have / total
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

// guiding lists the sentences that may guide: those about an app asked about, or,
// where none is named, those of the passages that a search found.
func (w *writer) guiding() []*knowledge.Reading {
	var list []*knowledge.Reading
	add := func(all []*knowledge.Reading) {
		for _, r := range all {
			if r.Fact != nil && r.Fact.Guides() && r.Sure() && w.stood(r) && !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	for _, app := range w.q.Apps {
		add(w.ReadingsOf(app))
	}
	if len(w.q.Apps) == 0 {
		for _, id := range w.found {
			add(w.ReadIn(knowledge.PassageID(id)))
		}
	}
	return list
}

func (w *writer) tellGuide(g guide, first bool, v Verdict) {
	p := w.Passage(g.Passage)
	w.seen(p.Date)
	told := w.in.Say("read.says", "title", w.sourceName(p.Source), "quote", w.short(g.Words), "mark", w.citeReport(string(p.ID), p.Text, g.Fact.Reports[0]))
	if first {
		key := "verdict." + string(v)
		if v == Unknown {
			key = "verdict.unsettled"
		}
		told = w.in.Say("told", "head", w.asOf(w.in.Say(key), w.at.Day, p.Date), "told", told)
	}
	w.add(told)
	w.caveat("read.unconfirmed")
}
