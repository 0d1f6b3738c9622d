package assess

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
)

// outside leaves out of a standing the parts that the question does: what holds in the EU
// says nothing to who asks outside of it.
func (j *Judge) outside(s knowledge.Standing) knowledge.Standing {
	if len(j.Q.Outside) == 0 {
		return s
	}
	s.Cells = slices.DeleteFunc(slices.Clone(s.Cells), func(c knowledge.Cell) bool {
		for d, terms := range j.Q.Outside {
			if slices.ContainsFunc(terms, func(t knowledge.EntityID) bool { return c.Where[d] != "" && j.Within(c.Where[d], t, j.At.Day) }) {
				return true
			}
		}
		return false
	})
	return s
}

// StatedScope is the scope that the question states, with the dimensions in which it
// only says what is left out.
func (j *Judge) StatedScope() knowledge.Terms {
	if len(j.Q.Outside) == 0 {
		return j.Q.Where
	}
	stated := maps.Clone(j.Q.Where)
	for d := range j.Q.Outside {
		if _, ok := stated[d]; !ok {
			stated[d] = nil
		}
	}
	return stated
}

// saved gives the verdict on a question that says that what it leaves out is otherwise,
// "banned everywhere but in the EU": where it is the same there, that is so in part only.
func (j *Judge) saved(actor, app knowledge.EntityID, v verdict.Verdict) verdict.Verdict {
	if j.Q.Save && v == verdict.Yes && j.LeftOutPart(actor, app).Verdict == v {
		return verdict.Partly
	}
	return v
}

// LeftOutPart is what stands in the part that the question leaves out.
func (j *Judge) LeftOutPart(actor, app knowledge.EntityID) Assessment {
	asked := *j.Q
	asked.Where, asked.Outside, asked.Save = maps.Clone(j.Q.Where), nil, false
	if asked.Where == nil {
		asked.Where = knowledge.Terms{}
	}
	maps.Copy(asked.Where, j.Q.Outside)
	return j.with(&asked).Assess(actor, app)
}
