package answer

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/phrases"
	"policybot/search/question"
)

// quotePassages adds to an answer for which nothing is on record what a
// document says, as a quote and no more: nobody has made a record of it, so it
// decides nothing. It reports whether a passage was quoted that gives the kind of
// thing asked for.
func (w *writer) quotePassages() bool {
	answering := w.passagesFor()
	list := w.joined(w.doubtful(), answering, w.inUnread())
	if w.openEnded() {
		list = w.joined(answering, w.doubtful(), w.inUnread())
	}
	if len(list) == 0 {
		list = w.rulingName()
	}
	if len(list) == 0 {
		return false
	}
	if w.empty { // the quotes are all there is to say
		w.parts, w.out.Choices = nil, nil
	}
	gives := slices.ContainsFunc(answering, w.gives)
	for i, p := range list {
		if language.UnreadHere(p.Text) {
			w.caveat("documents.unread")
		}
		if i == 0 && !(w.openEnded() && gives) {
			w.quote("documents.first", p)
		} else {
			w.quote("documents.further", p)
		}
	}
	return gives
}

// rulingName are the passages among what was found that tell people what they may do with an app
// asked about that no record knows, for whatever use: that nothing speaks of it would be false.
func (w *writer) rulingName() []*knowledge.Passage {
	name, lacks := w.Q.Lacks(question.AppRole)
	if !lacks || !w.asksLeave() {
		return nil
	}
	names := func(r *knowledge.Reading) bool {
		in := stem.Of(r.Words)
		return r.Fact != nil && r.Fact.Guides() && !slices.ContainsFunc(language.Words(name), func(t language.Token) bool { return !in[t.Stem] })
	}
	var list []*knowledge.Passage
	for _, id := range w.Found {
		if p := w.Passage(knowledge.PassageID(id)); p != nil && w.InTime(p) && slices.ContainsFunc(w.ReadIn(p.ID), names) {
			list = append(list, p)
		}
	}
	return list[:min(len(list), maxTold)]
}

// inUnread are the passages among what was found that name all apps asked about, in a
// language in which no policies are read: first those that have most of the words as they were
// asked.
func (w *writer) inUnread() []*knowledge.Passage {
	if len(w.Q.Apps) == 0 {
		return nil
	}
	asked := stem.Of(w.Q.Text)
	shared := map[*knowledge.Passage]int{}
	var list []*knowledge.Passage
	for _, id := range w.Found {
		p := w.Passage(knowledge.PassageID(id))
		if p == nil || !w.InTime(p) || !w.subject(p, nil) || !language.UnreadHere(p.Text) {
			continue
		}
		for s := range stem.Of(p.Text) {
			if asked[s] {
				shared[p]++
			}
		}
		list = append(list, p)
	}
	slices.SortStableFunc(list, func(a, b *knowledge.Passage) int { return cmp.Compare(shared[b], shared[a]) })
	return list[:min(len(list), maxTold)]
}

// gives tells that the passage has the kind of thing asked for, a time or a reason; a
// figure, or who does something, must stand in a sentence that has one of the words.
func (w *writer) gives(p *knowledge.Passage) bool {
	if w.asksPenalty() {
		return language.NamesPenalty(p.Text)
	}
	if w.askedOver(p) {
		return true
	}
	switch w.asksFor() {
	case question.NumberKind:
		words := w.ContentWords()
		if len(words) == 0 && language.AsksPrice(w.Q.Wording) { // "how much is it"
			return slices.ContainsFunc(sentence.Lines(p.Text), func(s string) bool { return sentence.HasFigure(match.WithoutTimes(s)) && language.Priced(s) })
		}
		return w.Sentences().Beside(p, words, func(s string) bool {
			switch {
			case language.AsksDuration(w.Q.Wording):
				return language.NamesDuration(s)
			case language.AsksPrice(w.Q.Wording):
				return sentence.HasFigure(match.WithoutTimes(s)) && (!language.NamesDuration(s) || language.Priced(s)) || language.NamesPrice(s)
			case language.AsksFrequency(w.Q.Wording):
				return language.NamesFrequency(s)
			}
			return sentence.HasFigure(match.WithoutTimes(s)) || language.NamesNumber(s) || language.Unlimited(s)
		})
	case question.PersonKind:
		return w.Sentences().Beside(p, w.ContentWords(), func(s string) bool {
			in := stem.Of(s)
			return (match.Channel.MatchString(s) || language.NamesWho(s, stem.Of(w.Q.Wording)) || w.doneBy(s)) && w.tellsOfDoing(in) && w.Sentences().Share(w.ContentWords(), in, nil) >= enoughBesideName
		})
	case question.DateKind:
		return w.asksSince() && !p.From.IsZero() || match.HasDigit(p.Text) || len(language.Times(p.Text, w.At.Day)) > 0 || language.NamesDay(p.Text)
	case question.ReasonKind:
		return language.Causal(p.Text) || language.Reasons(p.Text)
	}
	return !language.LeavesOpenWhich(w.Q.Wording, p.Text)
}

// askedOver tells that the heading over the passage asks just that.
func (w *writer) askedOver(p *knowledge.Passage) bool {
	words := w.ContentWords()
	if w.Q.Implied && len(w.Q.Words) == 1 {
		words = nil // nothing is said beside what kind of thing is asked for
	}
	return w.Sentences().AskedOver(p, words)
}

// tellsOfDoing tells that a sentence with the stems has the first of the words, which of whom
// something is asked says what they do: who signed the contract isn't told by what it is for.
func (w *writer) tellsOfDoing(in map[string]bool) bool {
	words := w.ContentWords()
	if len(words) < 2 {
		return true
	}
	doing := words[0].Stem
	return in[doing] || stem.Same(in, doing) || stem.AtWork(in, []string{doing})
}

// doneBy tells that a sentence says by whom that is done of which it is asked who does it: "the
// seats are paid for by the customer".
func (w *writer) doneBy(text string) bool {
	words := w.ContentWords()
	return len(words) > 0 && language.DoneBy(text, func(verb string) bool {
		return stem.Same(map[string]bool{verb: true}, words[0].Stem) || verb == words[0].Stem || stem.AtWork(map[string]bool{verb: true}, []string{words[0].Stem})
	})
}

// asksFor is the kind of thing asked for: a figure, too, where it is what something costs.
func (w *writer) asksFor() question.Kind {
	if w.Q.Asks == "" && w.Q.Intent == question.Fact && language.AsksPrice(w.Q.Wording) {
		return question.NumberKind
	}
	return w.Q.Asks
}

// enoughBesideName is how much of the words a sentence must have that tells who does
// something.
const enoughBesideName = 0.45

// alsoQuoted adds to an answer what a document says of the same, where the
// question asks for more than who and what.
func (w *writer) alsoQuoted() {
	if len(w.Q.Where) == 0 && !slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return !x.Used }) {
		return
	}
	for _, p := range w.passagesFor() {
		if !w.quotes(p) {
			w.quote("documents.besides", p)
		}
	}
}

// quotes tells that the answer has words of the passage already.
func (w *writer) quotes(p *knowledge.Passage) bool {
	return slices.ContainsFunc(w.out.Evidence, func(e Evidence) bool {
		return e.Source == p.Source && e.Locator == p.At && e.Quote != "" && strings.Contains(p.Text, e.Quote)
	})
}

// maxQuoted is up to how many bytes a passage is quoted whole; of a longer one
// the best sentence is.
const maxQuoted = 280

func (w *writer) quote(key string, p *knowledge.Passage) {
	quote := strings.TrimSpace(p.Text)
	if line := w.insteadLine(p); line != "" {
		quote = line
	} else if len(quote) > maxQuoted {
		quote = w.Sentences().Best(quote)
	}
	title, mark := w.Source(p.Source).Title, w.citePassage(p, quote)
	if when := w.onceSaid(p); when != "" {
		w.say("documents.past."+strings.TrimPrefix(key, "documents."), "title", title, "when", when, "quote", quote, "mark", mark)
	} else if w.asksSince() && !p.From.IsZero() {
		w.say("documents.came", "when", w.in.When(phrases.Since, p.From), "title", title, "quote", quote, "mark", mark)
	} else {
		w.say(key, "title", title, "quote", quote, "mark", mark)
	}
}

// asksSince tells that the question is since when something is so, which a document
// tells by when it began to say so.
func (w *writer) asksSince() bool {
	return w.Q.Asks == question.DateKind && language.SinceWhen(w.Q.Wording)
}

// passagesFor are the passages among what was found that speak of everybody
// named, and of enough of the words, or of one of them in their heading.
//
// Those that have the most of the words come first, and of several that have as
// much those that were found first.
func (w *writer) passagesFor() []*knowledge.Passage {
	if w.asksInstead() {
		return w.instead()
	}
	var list []*knowledge.Passage
	covered := map[*knowledge.Passage]float64{}
	for _, p := range w.CandidatePassages() {
		if covered[p] > 0 || !w.InTime(p) || !w.Speaks(w.ToldIn(p)) || w.asksHow() && !w.instructs(p) {
			continue
		}
		has := max(w.Check(w.ToldIn(p), w.ContentWords()).Covered, w.tellsAtWork(p))
		switch {
		case has >= sentence.Enough, w.askedOver(p), has >= enoughUnderHeading && w.headed(p), w.tellsHowToGet(p), w.asksPenalty() && language.NamesPenalty(p.Text):
			covered[p] = has + w.placed(p)
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *knowledge.Passage) int { return cmp.Compare(covered[b], covered[a]) })
	return list[:min(len(list), maxTold)]
}

// tellsAtWork is how much of the words the passage of a document has where they are
// words at work, and the names of what is asked about stand over it.
func (w *writer) tellsAtWork(p *knowledge.Passage) float64 {
	words := w.ContentWords()
	if !w.openEnded() || len(w.Q.Apps) == 0 || len(words) < 2 {
		return 0
	}
	return w.Sentences().ShareUnder(p, w.ToldIn(p).Stems, words)
}

// placed is what a passage counts for beside its words: more under a heading that has
// one of them, and where it tells how to get what is asked for.
func (w *writer) placed(p *knowledge.Passage) float64 {
	counts := 0.0
	if w.headed(p) {
		counts += underHeading
	}
	if w.tellsHowToGet(p) {
		counts += tellsHow
	}
	if len(w.ContentWords()) == 0 && w.OpensWithName(p) {
		counts += tellsWhat
	}
	return counts
}

// What a passage counts for by its place, by telling how, and by telling what it is,
// beside the share of the words that it has.
const (
	underHeading = 0.2
	tellsHow     = 0.1
	tellsWhat    = 0.3
)

// tellsHowToGet tells that the question is how to get an app, or into it, and that
// the passage tells how.
func (w *writer) tellsHowToGet(p *knowledge.Passage) bool {
	return w.asksForAccess() && language.TellsOfAccess(p.Text)
}

// asksForAccess tells that the question is how to get an app, an account of it, or
// into it, whatever the case is that it adds: "how do I get to Pigeon when I am at
// home".
func (w *writer) asksForAccess() bool {
	if !w.Q.Implied || len(w.Q.Apps) != 1 || w.Q.Words[0].Text != "procedure" {
		return false
	}
	asked := stem.Of(language.BeforeCase(w.Q.Wording))
	return !slices.ContainsFunc(w.Q.Words[1:], func(x question.Word) bool { return asked[x.Stem] && !language.Says("access", x.Stem) })
}

// asksPenalty tells that the question is what is done to whoever breaks a rule.
func (w *writer) asksPenalty() bool {
	return w.Q.Implied && w.Q.Words[0].Text == "consequence" && language.AsksPenalty(w.Q.Wording)
}

// asksHow tells that the question is how something is done.
func (w *writer) asksHow() bool { return w.Q.Implied && w.Q.Words[0].Text == "procedure" }

// instructs tells that a sentence of the passage, or one under a heading that has one of
// the words, tells people what to do about something that the question names.
func (w *writer) instructs(p *knowledge.Passage) bool {
	words := w.ContentWords()
	if len(words) == 0 || w.headed(p) || w.tellsHowToGet(p) || w.askedOver(p) {
		return true
	}
	return w.Sentences().Beside(p, words, language.Instructs)
}

// enoughUnderHeading is enough where the heading has one of the words.
const enoughUnderHeading = 0.2

func (w *writer) headed(p *knowledge.Passage) bool {
	in := stem.Of(sentence.OwnHeading(p))
	return slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return in[x.Stem] })
}

// openEnded tells that the question asks for something other than yes or no,
// so that a quote can answer it.
func (w *writer) openEnded() bool {
	return slices.Contains([]question.Intent{question.Fact, question.Said, question.About, question.When, question.Why, question.Who, question.HowLong, question.HowMany}, w.Q.Intent)
}
