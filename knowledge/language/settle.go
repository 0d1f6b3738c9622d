package language

import (
	"slices"
	"strconv"
	"strings"
)

// settler goes through the units of a text, and settles those that depend on
// what stands beside them, by the rules of the language.
type settler struct {
	units []unit
	i     int    // the unit at hand
	out   []unit // those before it, settled
}

// rule settles the unit at hand, and tells whether it was its to settle.
type rule func(s *settler, u *unit) bool

// settled joins units that mean something only together, and settles those that
// depend on what stands beside them: the first of the rules counts.
func (f *foreign) settled(units []unit) []unit {
	s := &settler{units: units}
	for ; s.i < len(units); s.i++ {
		u := units[s.i]
		for _, r := range f.rules {
			if r(s, &u) {
				break
			}
		}
		if u.english != "" {
			s.out = append(s.out, u)
		}
	}
	return s.out
}

func (s *settler) next() unit { return at(s.units, s.i+1) }

// take takes the units up to the one so far ahead as one.
func (s *settler) take(u *unit, ahead int) {
	s.i += ahead
	u.end = s.units[s.i].end
}

// before tells that one of the last units fits.
func (s *settler) before(fits func(unit) bool) bool {
	return slices.ContainsFunc(s.out[max(0, len(s.out)-reach):], fits)
}

// clause are the units of the clause at hand, from its beginning to its mark.
func (s *settler) clause() []unit {
	from, to := s.i, s.i
	for from > 0 && s.i-from < reach && s.units[from-1].class != marked {
		from--
	}
	for to < len(s.units) && to-s.i < reach && s.units[to].class != marked {
		to++
	}
	return s.units[from:to]
}

// behindVerb tells that a verb stands in the clause so far.
func (s *settler) behindVerb() bool {
	for _, u := range slices.Backward(s.out[max(0, len(s.out)-reach):]) {
		if u.class == marked || u.class == conjunction || u.class == joining {
			return false
		}
		if isVerb(u) {
			return true
		}
	}
	return false
}

// alone is [alone] of what comes behind this unit.
func (s *settler) alone() bool { return alone(s.units, s.i+1) }

func denies(u unit) bool { return listed("denying-unit", u.english) }

// alone tells that no noun or name comes, so that an article before stands for
// one.
func alone(units []unit, i int) bool {
	switch next := at(units, i); next.class {
	case noun, named, timed, asking:
		return false
	case determiner:
		return alone(units, i+1)
	case plain:
		return at(units, i+1).class != noun && at(units, i+1).class != named && at(units, i+1).class != plain
	}
	return true
}

func numeral(u unit) bool {
	_, err := strconv.Atoi(u.english)
	return err == nil
}

func comparative(u unit) bool {
	return listed("more", u.english) || listed("less", u.english) || strings.HasSuffix(u.english, "ter")
}

// timeSpan is how many of a unit of time the next two units are, such as three
// days, and whether they are.
func (s *settler) timeSpan() (string, bool) {
	n, what := at(s.units, s.i+1), at(s.units, s.i+2)
	if _, known := numbers[n.english]; !known && !numeral(n) {
		return "", false
	}
	if !listed("time-unit", what.english) {
		return "", false
	}
	if number(n.english) != 1 {
		return n.english + " " + what.english + "s", true
	}
	return n.english + " " + what.english, true
}
