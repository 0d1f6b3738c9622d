package eval

import (
	"cmp"
	"slices"
	"time"

	"policybot/search/answer/verdict"
)

// Score sums up what became of the cases. The same outcomes give the same
// report.
func Score(outcomes []Outcome) Report {
	r := Report{Questions: len(outcomes), Failures: []Failure{}}
	for _, o := range outcomes {
		if r.Edition == "" {
			r.Edition = o.Answer.Edition
		}
		if !slices.Contains(r.Sets, o.Set) {
			r.Sets = append(r.Sets, o.Set)
		}
		r.count(o)
	}
	r.ByVerdict = groups(outcomes, func(c Case) string { return string(c.Verdict) })
	r.ByKind = groups(outcomes, func(c Case) string { return c.Kind })
	r.Search = retrieval(outcomes)
	r.MedianMS, r.Slowest = timings(outcomes)
	return r
}

func (r *Report) count(o Outcome) {
	got, want := o.Answer.Verdict, o.Case.Verdict
	r.Verdicts.add(got == want)
	r.Abstained.add(got == verdict.Unknown)
	if want == verdict.Unknown {
		r.WronglyAnswered.add(got != verdict.Unknown)
	} else {
		r.WronglyDeclined.add(got == verdict.Unknown)
	}
	if len(o.Case.Evidence) > 0 {
		r.Evidence.add(len(o.Case.missing(o.Answer)) == 0)
	}
	faults := o.Case.Faults(o.Answer)
	r.Right.add(len(faults) == 0)
	if len(faults) > 0 {
		r.Failures = append(r.Failures, failure(o, faults))
	}
}

func failure(o Outcome, faults []string) Failure {
	c, a := o.Case, o.Answer
	f := Failure{
		Set: o.Set, Name: c.Name, Kind: c.Kind, Thread: c.Thread, Question: c.Ask, Understood: a.Understood, AsOf: a.AsOf,
		Expected: Expected{Verdict: c.Verdict, Has: c.Has, Lacks: c.Lacks, Evidence: c.Evidence},
		Got:      a.Verdict, Text: a.Text, Evidence: []string{}, Faults: faults,
	}
	for _, e := range a.Evidence {
		if id := cmp.Or(e.Record, string(e.Source)); !slices.Contains(f.Evidence, id) {
			f.Evidence = append(f.Evidence, id)
		}
	}
	return f
}

// groups gives the verdicts right by label, in the order of the alphabet.
func groups(outcomes []Outcome, label func(Case) string) []Group {
	byLabel := map[string]*Group{}
	list := []Group{}
	for _, o := range outcomes {
		l := label(o.Case)
		if byLabel[l] == nil {
			byLabel[l] = &Group{Label: l}
		}
		byLabel[l].add(o.Answer.Verdict == o.Case.Verdict)
	}
	for _, g := range byLabel {
		list = append(list, *g)
	}
	slices.SortFunc(list, func(a, b Group) int { return cmp.Compare(a.Label, b.Label) })
	return list
}

// timings gives the median in milliseconds, and the slowest answer: the first
// of those that took equally long.
func timings(outcomes []Outcome) (median float64, slowest *Timing) {
	if len(outcomes) == 0 {
		return 0, nil
	}
	var took []time.Duration
	slow := outcomes[0]
	for _, o := range outcomes {
		took = append(took, o.Took)
		if o.Took > slow.Took {
			slow = o
		}
	}
	slices.Sort(took)
	n := len(took)
	return ms(took[(n-1)/2]+took[n/2]) / 2, &Timing{slow.Set, slow.Case.Name, slow.Case.Ask, ms(slow.Took)}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
