package language

import (
	"slices"
)

// clauses parts units into clauses, each with the mark that ends it.
func clauses(units []unit) [][]unit {
	var out [][]unit
	start := 0
	cut := func(at int) {
		if at > start {
			out = append(out, units[start:at])
			start = at
		}
	}
	for i := range units {
		switch {
		case units[i].class == marked && units[i].english != ",":
			cut(i + 1)
		case i > start && begins(units, start, i):
			cut(i)
		case units[i].english == "," && endsClause(units, start, i):
			if i+1 < len(units) && joins(units, i+1) {
				units[i].english = ""
			}
			cut(i + 1)
		}
	}
	cut(len(units))
	return out
}

// uninterrupted puts what hangs on a clause behind it where it stands in its
// middle: "is it, after that was lifted, still banned".
func uninterrupted(list [][]unit) [][]unit {
	var out [][]unit
	for i := 0; i < len(list); i++ {
		if i+2 >= len(list) || !interrupts(list[i], list[i+1], list[i+2]) {
			out = append(out, list[i])
			continue
		}
		whole, mark := unmarked(slices.Concat(unmarkedOnly(list[i]), list[i+2]))
		hanging, _ := unmarked(list[i+1])
		out = append(out, whole, slices.Concat(hanging, mark))
		i += 2
	}
	return out
}

// interrupts tells that the clause in the middle parts what belongs together: a
// verb that needs another, and that one.
func interrupts(before, middle, after []unit) bool {
	helps := func(u unit) bool { return helper(u) != nil }
	done := func(u unit) bool { return isVerb(u) && nonfinite(u) }
	return middle[0].class == conjunction && slices.ContainsFunc(before, helps) && !slices.ContainsFunc(before, func(u unit) bool { return done(u) && helper(u) == nil }) &&
		slices.ContainsFunc(after, done) && !slices.ContainsFunc(after, func(u unit) bool { return helps(u) && !lasts(u) })
}

// unmarked parts the marks at the end from the units.
func unmarked(c []unit) (units, marks []unit) {
	end := len(c)
	for end > 0 && (c[end-1].class == marked || c[end-1].english == "") {
		end--
	}
	return c[:end], c[end:]
}

func unmarkedOnly(c []unit) []unit {
	units, _ := unmarked(c)
	return units
}

// begins tells that a clause begins at the unit without a mark before it.
func begins(units []unit, start, i int) bool {
	u := units[i]
	switch u.class {
	case conjunction:
		return units[i-1].class != joining
	case joining:
		return i+1 < len(units) && (u.english == "and" || u.english == "or" || u.english == "but") && (units[i+1].class == asking || units[i+1].class == conjunction || starts(units[i+1])) && i-1 >= start
	case asking:
		last := units[i-1]
		return last.class != preposition && last.class != joining && last.class != marked && !slices.ContainsFunc(units[max(start, i-reach):i], isVerb)
	}
	return false
}

// reach is how far back in a clause its verb is looked for.
const reach = 40

// starts tells that the unit is a verb that can only have a subject.
func starts(u unit) bool {
	return slices.ContainsFunc(u.verbs, func(v *verbForm) bool { return v.helps != "" && v.helps != "last" })
}

// endsClause tells that a comma parts clauses, rather than the names of a list.
func endsClause(units []unit, start, i int) bool {
	if i+1 == len(units) || !slices.ContainsFunc(units[max(start, i-reach):i], isVerb) && !listing(units[start:i]) {
		return true
	}
	if units[start].class == conjunction && isVerb(units[i-1]) {
		return true
	}
	if finds := slices.ContainsFunc(units[i+1:segmentEnd(units, i+1)], func(u unit) bool { return helper(u) != nil && !lasts(u) }); finds && slices.ContainsFunc(units[max(start, i-reach):i], isVerb) {
		return true // both sides have a verb of their own
	}
	next := units[i+1]
	switch next.class {
	case conjunction, asking, pronoun, plain, joining, beside, toVerb:
		return true
	}
	return isVerb(next) || joins(units, i+1)
}

// listing tells that the units end in a name or noun, as the first of a list.
func listing(units []unit) bool {
	n := len(units)
	return n > 0 && (units[n-1].class == named || units[n-1].class == noun)
}

// segmentEnd is where the next mark stands.
func segmentEnd(units []unit, i int) int {
	end := i
	for end < min(len(units), i+reach) && units[end].class != marked {
		end++
	}
	return end
}

// joins tells that what begins at the unit hangs on the clause before: behind a
// conjunction, or with a verb at its end.
func joins(units []unit, i int) bool {
	if units[i].class == conjunction {
		return true
	}
	segment := units[i:segmentEnd(units, i)]
	if slices.ContainsFunc(segment, func(u unit) bool { return u.class == toVerb }) {
		return !slices.ContainsFunc(segment, isVerb)
	}
	return units[i].class == determiner && len(segment) > 2 && isVerb(segment[len(segment)-1]) && hasForm(segment[len(segment)-1], finite)
}

func at(units []unit, i int) unit {
	if i < len(units) {
		return units[i]
	}
	return unit{class: marked}
}

func isVerb(u unit) bool { return u.class == verbal }

// hasForm tells that the unit may be one of the forms of a verb.
func hasForm(u unit, f form) bool {
	return slices.ContainsFunc(u.verbs, func(v *verbForm) bool { return v.form&f != 0 })
}

// pick is the first of the verbs that has one of the forms and lacks no part.
func pick(u unit, f form) *verbForm {
	var apart *verbForm
	for _, v := range u.verbs {
		if v.form&f != 0 && v.apart == "" {
			return v
		}
		if v.form&f != 0 && apart == nil {
			apart = v
		}
	}
	return apart
}

// helper is the reading of the unit as a verb that stands with another.
func helper(u unit) *verbForm {
	for _, v := range u.verbs {
		if v.helps != "" && v.helps != "last" {
			return v
		}
	}
	return nil
}

// lasts tells that the unit may be what stands last, such as "worden".
func lasts(u unit) bool {
	return slices.ContainsFunc(u.verbs, func(v *verbForm) bool { return v.helps == "last" })
}

// nonfinite tells that the unit may be a participle, an infinitive, or what
// stands last.
func nonfinite(u unit) bool { return hasForm(u, participle|infinitive) }
