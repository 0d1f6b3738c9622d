package eval

import "fmt"

// Figure is one line of the report, as people read it.
type Figure struct {
	Name  string
	Value string
}

// Figures are those of the report as a whole.
func (r Report) Figures() []Figure {
	list := []Figure{
		{"questions", fmt.Sprint(r.Questions)},
		{"as expected", r.Right.String()},
		{"verdicts right", r.Verdicts.String()},
		{"evidence right", r.Evidence.String()},
	}
	if s := r.Search; s != nil {
		list = append(list,
			Figure{"recall@1", fmt.Sprintf("%.3f", s.Recall1)},
			Figure{"recall@5", fmt.Sprintf("%.3f", s.Recall5)},
			Figure{"recall@10", fmt.Sprintf("%.3f", s.Recall10)},
			Figure{"MRR", fmt.Sprintf("%.3f", s.MRR)})
	}
	list = append(list,
		Figure{"wrongly answered", r.WronglyAnswered.String()},
		Figure{"wrongly declined", r.WronglyDeclined.String()},
		Figure{"abstained", r.Abstained.String()})
	if s := r.Slowest; s != nil {
		list = append(list,
			Figure{"median answer", fmt.Sprintf("%.2f ms", r.MedianMS)},
			Figure{"slowest answer", fmt.Sprintf("%.2f ms, %s %s", s.MS, s.Set, s.Name)})
	}
	return list
}

// Name is the label, or says that there is none.
func (g Group) Name() string {
	if g.Label == "" {
		return "(no kind)"
	}
	return g.Label
}

// Lines tells what is expected, a line each.
func (e Expected) Lines() []string {
	lines := []string{string(e.Verdict)}
	for _, h := range e.Has {
		lines = append(lines, fmt.Sprintf("has %q", h))
	}
	for _, l := range e.Lacks {
		lines = append(lines, fmt.Sprintf("lacks %q", l))
	}
	for _, id := range e.Evidence {
		lines = append(lines, "evidence "+id)
	}
	return lines
}
