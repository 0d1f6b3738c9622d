package answer

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// difference is a sentence that documents said from a day on, or until one.
type difference struct {
	passage *knowledge.Passage
	text    string
	day     knowledge.Day // on which it came, or from which it was gone
	gone    bool
	rules   []*knowledge.Event // that were surely read in it
	bears   int                // how many words of the question it has
}

// maxDifferences bounds how many sentences one answer tells.
const maxDifferences = 12

// maxCompared bounds how many sentences are compared, each with each: the latest.
const maxCompared = 1500

// differences tells what documents about what is asked came to say, or ceased to,
// in the time from one day to another: of rules that were told already not once more. A
// sentence in other words that says the same is no difference. It reports whether there was
// one.
func (w *writer) differences(from, to knowledge.Day, of []knowledge.SourceID, told []*knowledge.Event) bool {
	list := slices.DeleteFunc(w.changedSentences(from, to, of), func(d difference) bool { return w.isTold(d, told) })
	for i, d := range list[:min(len(list), maxDifferences)] {
		key := "documents.came"
		if d.gone {
			key = "documents.went"
		}
		w.seen(knowledge.OnDay(d.day))
		s := w.in.Say(key, "title", w.TitleOf(d.passage), "when", w.in.When(phrases.Since, knowledge.OnDay(d.day)), "quote", w.short(d.text), "mark", w.citePassage(d.passage, d.text))
		if i == 0 && len(told) == 0 {
			s = w.in.Say("told", "head", w.verdict(verdict.Info), "told", s)
		}
		w.add(s)
	}
	if len(list) > maxDifferences {
		w.add(w.in.Count("lists.more", len(list)-maxDifferences))
	}
	return len(list) > 0
}

// isTold tells that all that was read in the sentence is told, or makes no difference: it
// stood before it came, or stands on after it went.
func (w *writer) isTold(d difference, told []*knowledge.Event) bool {
	day := d.day
	if !d.gone {
		day--
	}
	return len(d.rules) > 0 && !slices.ContainsFunc(d.rules, func(e *knowledge.Event) bool {
		return (d.gone || !slices.Contains(told, e)) && !w.stoodOn(e, day)
	})
}

// changedSentences lists the differences, those of the words that the question
// has beside names first, then the latest.
func (w *writer) changedSentences(from, to knowledge.Day, of []knowledge.SourceID) []difference {
	var list []difference
	rules := w.rulesBySource()
	for _, p := range w.Passages {
		came := !p.From.IsZero() && from <= p.From.First && p.From.First <= to
		went := p.Past() && from <= p.Until.Last+1 && p.Until.Last+1 <= to
		if !came && !went || !w.subject(p, of) {
			continue
		}
		d := difference{passage: p, day: p.From.First}
		if went {
			d.gone, d.day = true, p.Until.Last+1
		}
		for line := range strings.Lines(p.Text) {
			for rest := strings.TrimSpace(line); rest != ""; {
				d.text, rest = language.FirstSentence(rest)
				d.rules = rulesIn(d.text, p, rules[p.Source])
				if came && went && !w.stoodBefore(d.rules, p.From.First) {
					continue // what came and went in the time is no change
				}
				if !w.ofOtherApps(d.text) && (len(d.rules) > 0 || len(of) > 0 || w.named() || w.readFrom(d)) {
					list = append(list, d)
				}
			}
		}
	}
	order := func(a, b difference) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.passage.ID, b.passage.ID))
	}
	slices.SortStableFunc(list, order)
	list = different(list[:min(len(list), maxCompared)])
	words := w.Sentences().Particulars()
	for i := range list {
		list[i].bears = bearing(list[i].text, words)
	}
	slices.SortStableFunc(list, func(a, b difference) int { return cmp.Or(cmp.Compare(b.bears, a.bears), order(a, b)) })
	return list
}

// stoodBefore tells that there are such rules, and that each stood before the day.
func (w *writer) stoodBefore(rules []*knowledge.Event, day knowledge.Day) bool {
	return len(rules) > 0 && !slices.ContainsFunc(rules, func(e *knowledge.Event) bool { return !w.stoodOn(e, day-1) })
}

// rulesBySource are the events that were surely read in each document.
func (w *writer) rulesBySource() map[knowledge.SourceID][]*knowledge.Event {
	by := map[knowledge.SourceID][]*knowledge.Event{}
	for _, e := range w.Events {
		if w.IsRead(e) {
			for _, s := range w.SourcesOf(e.Reports) {
				by[s.ID] = append(by[s.ID], e)
			}
		}
	}
	return by
}

// rulesIn are those of the events that rest on the sentence of the passage.
func rulesIn(sentence string, p *knowledge.Passage, events []*knowledge.Event) (list []*knowledge.Event) {
	for _, e := range events {
		if slices.ContainsFunc(e.Reports, func(r knowledge.Report) bool { return r.Source == p.Source && restsOn(r.Quote, sentence) }) {
			list = append(list, e)
		}
	}
	return list
}

func restsOn(words, sentence string) bool {
	return words != "" && (strings.Contains(sentence, words) || strings.Contains(words, sentence))
}

// readFrom tells that something unsure, or what people may do, was read in the sentence: of
// those whom the question names, where it names any.
func (w *writer) readFrom(d difference) bool {
	return slices.ContainsFunc(w.ReadIn(d.passage.ID), func(r *knowledge.Reading) bool {
		by := w.Home
		if r.Event != nil {
			by = r.Event.By
		}
		return restsOn(r.Words, d.text) && (r.Event != nil || r.Fact.Guides()) && (len(w.Q.Actors) == 0 || slices.Contains(w.Q.Actors, by))
	})
}

// ofOtherApps tells that the sentence names apps, and none of those asked about.
func (w *writer) ofOtherApps(sentence string) bool {
	if len(w.Q.Apps) == 0 {
		return false
	}
	apps := slices.DeleteFunc(w.Lexicon.Mentions(sentence), func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e == nil || e.Kind != knowledge.App
	})
	return len(apps) > 0 && !slices.ContainsFunc(w.Q.Apps, func(id knowledge.EntityID) bool { return w.amongThem(id, apps) })
}

// named tells that the question names what the changes are to be of.
func (w *writer) named() bool { return len(w.Q.Apps)+len(w.Q.Others) > 0 }

// subject tells that the passage is of the documents asked about, and speaks of all that
// the question names.
func (w *writer) subject(p *knowledge.Passage, of []knowledge.SourceID) bool {
	if !w.Heeded(p) || len(of) > 0 && !slices.Contains(of, p.Source) {
		return false
	}
	if !w.named() {
		return true
	}
	t := w.ToldIn(p)
	return !slices.ContainsFunc(slices.Concat(w.Q.Apps, w.Q.Others), func(id knowledge.EntityID) bool { return !w.amongThem(id, t.SpeaksOf) })
}

// amongThem tells that one of them is it, or lies inside it.
func (w *writer) amongThem(id knowledge.EntityID, them []knowledge.EntityID) bool {
	return slices.ContainsFunc(them, func(x knowledge.EntityID) bool { return w.Within(x, id, w.At.Day) })
}

// bearing counts the words that the sentence has.
func bearing(text string, words []question.Word) int {
	n, in := 0, stem.Of(text)
	for _, x := range words {
		if in[x.Stem] {
			n++
		}
	}
	return n
}

// different leaves out the sentences that came where one went that says the same,
// and both of these.
func different(list []difference) []difference {
	type content struct {
		difference
		stems    map[string]bool
		modality language.Modality
		same     bool
	}
	all := make([]content, len(list))
	for i, d := range list {
		modality, _ := language.ModalityOf(d.text)
		all[i] = content{difference: d, stems: stem.Of(d.text), modality: modality}
	}
	for i := range all {
		for j := range all[:i] {
			a, b := &all[i], &all[j]
			if a.gone != b.gone && !a.same && !b.same && sameRules(a.rules, b.rules) && a.modality == b.modality && alike(a.stems, b.stems) {
				a.same, b.same = true, true
			}
		}
	}
	var left []difference
	for _, c := range all {
		if !c.same && len(c.stems) > 1 {
			left = append(left, c.difference)
		}
	}
	return left
}

// sameRules tells that what was read in two sentences is the same, in both or in neither.
func sameRules(a, b []*knowledge.Event) bool {
	within := func(a, b []*knowledge.Event) bool {
		return !slices.ContainsFunc(a, func(x *knowledge.Event) bool {
			return !slices.ContainsFunc(b, func(y *knowledge.Event) bool { return meaning(x) == meaning(y) })
		})
	}
	return within(a, b) && within(b, a)
}

// alike tells that two sentences share most of their words, and all figures.
func alike(a, b map[string]bool) bool {
	shared, figures := 0, func(x, y map[string]bool) bool {
		for s := range x {
			if match.HasDigit(s) && !y[s] {
				return false
			}
		}
		return true
	}
	for s := range a {
		if b[s] {
			shared++
		}
	}
	return 10*shared >= 7*max(len(a), len(b)) && figures(a, b) && figures(b, a)
}
