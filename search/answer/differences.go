package answer

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/phrases"
	"policybot/search/question"
)

// difference is a sentence that documents said from a day on, or until one.
type difference struct {
	passage *knowledge.Passage
	text    string
	day     knowledge.Day // on which it came, or from which it was gone
	gone    bool
	bears   int // how many words of the question it has
}

// maxDifferences bounds how many sentences one answer tells.
const maxDifferences = 12

// maxCompared bounds how many sentences are compared, each with each: the latest.
const maxCompared = 1500

// differences tells what documents about what is asked came to say, or ceased to,
// in the time from one day to another. A sentence in other words that says the
// same is no difference. It reports whether there was one.
func (w *writer) differences(from, to knowledge.Day) bool {
	list := w.changedSentences(from, to)
	for i, d := range list[:min(len(list), maxDifferences)] {
		key, when := "documents.came", w.in.When(phrases.Since, knowledge.OnDay(d.day))
		if d.gone {
			key, when = "documents.went", w.in.When(phrases.Until, knowledge.OnDay(d.day-1))
		}
		w.seen(knowledge.OnDay(d.day))
		told := w.in.Say(key, "title", w.TitleOf(d.passage), "when", when, "quote", w.short(d.text), "mark", w.citePassage(d.passage, d.text))
		if i == 0 {
			told = w.in.Say("told", "head", w.verdict(Info), "told", told)
		}
		w.add(told)
	}
	if len(list) > maxDifferences {
		w.add(w.in.Count("lists.more", len(list)-maxDifferences))
	}
	return len(list) > 0
}

// changedSentences lists the differences, those of the words that the question
// has beside names first, then the latest.
func (w *writer) changedSentences(from, to knowledge.Day) []difference {
	var list []difference
	for _, p := range w.Passages {
		came := !p.From.IsZero() && from <= p.From.First && p.From.First <= to
		went := p.Past() && from <= p.Until.Last+1 && p.Until.Last+1 <= to
		if came == went || !w.subject(p) { // what came and went in the time is no change
			continue
		}
		d := difference{passage: p, day: p.From.First}
		if went {
			d.gone, d.day = true, p.Until.Last+1
		}
		for line := range strings.Lines(p.Text) {
			for rest := strings.TrimSpace(line); rest != ""; {
				d.text, rest = language.FirstSentence(rest)
				list = append(list, d)
			}
		}
	}
	order := func(a, b difference) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.passage.ID, b.passage.ID))
	}
	slices.SortStableFunc(list, order)
	list = different(list[:min(len(list), maxCompared)])
	words := w.judge().Particulars()
	for i := range list {
		list[i].bears = bearing(list[i].text, words)
	}
	slices.SortStableFunc(list, func(a, b difference) int { return cmp.Or(cmp.Compare(b.bears, a.bears), order(a, b)) })
	return list
}

// subject tells that the passage speaks of all that the question names.
func (w *writer) subject(p *knowledge.Passage) bool {
	if !w.heeded(p) || len(w.q.Apps)+len(w.q.Others) == 0 {
		return false
	}
	t := w.toldIn(p)
	return !slices.ContainsFunc(slices.Concat(w.q.Apps, w.q.Others), func(id knowledge.EntityID) bool { return !slices.Contains(t.speaksOf, id) })
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
			if a.gone != b.gone && !a.same && !b.same && a.modality == b.modality && alike(a.stems, b.stems) {
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

// alike tells that two sentences share most of their words, and all figures.
func alike(a, b map[string]bool) bool {
	shared, figures := 0, func(x, y map[string]bool) bool {
		for s := range x {
			if hasDigit(s) && !y[s] {
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
