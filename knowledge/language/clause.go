package language

import (
	"slices"
	"strconv"
	"strings"
)

// clauses parts units into clauses, each with the mark that ends it.
func clauses(units []unit) [][]unit {
	units = settled(units)
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

// joins tells that what begins at the unit hangs on the clause before: behind a
// conjunction, or with a verb at its end.
func joins(units []unit, i int) bool {
	if units[i].class == conjunction {
		return true
	}
	end := i
	for end < min(len(units), i+reach) && units[end].class != marked {
		end++
	}
	segment := units[i:end]
	if slices.ContainsFunc(segment, func(u unit) bool { return u.class == toVerb }) {
		return !slices.ContainsFunc(segment, isVerb)
	}
	return units[i].class == determiner && len(segment) > 2 && isVerb(segment[len(segment)-1]) && hasForm(segment[len(segment)-1], finite)
}

// settled joins units that mean something only together, and settles those that
// depend on what stands beside them.
func settled(units []unit) []unit {
	var out []unit
	for i := 0; i < len(units); i++ {
		u := units[i]
		switch next := at(units, i+1); {
		case u.fold == "zu" && hasForm(next, infinitive):
			u.english, u.class, u.end = "to "+pick(next, infinitive).english.base, toVerb, next.end
			i++
		case hasForm(u, zuInfinitive):
			u.english, u.class = "to "+pick(u, zuInfinitive).english.base, toVerb
		case u.fold == "vor" && ago(units, i) > 0:
			u, i = agoUnit(units, i)
		case u.class == determiner && slices.Contains([]string{"das", "dies", "die", "der", "den"}, u.fold) && alone(units, i+1):
			u.english, u.class = "that", pronoun
			if u.fold == "die" {
				u.english = "they"
			}
		case (u.fold == "der" || u.fold == "des") && u.class == determiner && len(out) > 0 && out[len(out)-1].class == noun && !alone(units, i+1):
			u.english, u.class = "of the", preposition
		case isVerb(u) && hasForm(u, past|participle) && i > 0 && units[i-1].class == determiner && next.class == noun:
			u.english, u.class, u.verbs = pick(u, past|participle).english.participle, plain, nil // "die erlaubten Apps"
		case u.english == "what" && u.fold == "was" && behindVerb(out):
			u.english, u.class = "anything", pronoun // "wurde was verboten"
		case u.fold == "zum" || u.fold == "zur":
			u.english = "about the"
			if next.class == timed || numeral(next) {
				u.english = "by"
			}
		case u.english == "or" && (next.class == marked && next.english != ",") && i > 0:
			if n := len(out); n == 0 || out[n-1].class != marked {
				out = append(out, unit{english: ",", class: marked})
			}
			u.english, u.class = "right", plain // ", oder?"
		case u.fold == "sein" && (next.class == marked):
			u.class, u.verbs = verbal, []*verbForm{{english: &englishVerb{base: "be"}, form: infinitive, helps: "last"}}
		case u.fold == "am" && (next.class == timed || Weekday(strings.ToLower(next.english)) || numeral(next)):
			u.english = "on"
		case u.english == "year" && numeral(next) && len(next.english) == 4:
			continue
		case u.english == "as" && slices.ContainsFunc(out, comparative):
			u.english = "than"
		case u.english == "around" && slices.ContainsFunc(units[i:], func(x unit) bool { return x.fold == "zu" || hasForm(x, zuInfinitive) }):
			continue
		}
		if u.class == toVerb {
			u.verbs = nil
		}
		if u.english != "" {
			out = append(out, u)
		}
	}
	return out
}

// behindVerb tells that a verb stands in the clause so far.
func behindVerb(out []unit) bool {
	for _, u := range slices.Backward(out[max(0, len(out)-reach):]) {
		if u.class == marked || u.class == conjunction || u.class == joining {
			return false
		}
		if isVerb(u) {
			return true
		}
	}
	return false
}

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

func at(units []unit, i int) unit {
	if i < len(units) {
		return units[i]
	}
	return unit{class: marked}
}

func numeral(u unit) bool {
	_, err := strconv.Atoi(u.english)
	return err == nil
}

func comparative(u unit) bool {
	return listed("more", u.english) || listed("less", u.english) || strings.HasSuffix(u.english, "ter")
}

// ago is how many units "three days ago" takes, 0 where it doesn't stand there.
func ago(units []unit, i int) int {
	n, what := at(units, i+1), at(units, i+2)
	if _, known := numbers[n.english]; !known && !numeral(n) {
		return 0
	}
	if !slices.Contains([]string{"minute", "hour", "day", "week", "month", "year"}, what.english) {
		return 0
	}
	return 3
}

func agoUnit(units []unit, i int) (unit, int) {
	n, what := units[i+1], units[i+2]
	s := ""
	if number(n.english) != 1 {
		s = "s"
	}
	return unit{english: n.english + " " + what.english + s + " ago", class: timed, start: units[i].start, end: what.end}, i + 2
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

// nonfinite tells that the unit may be a participle, an infinitive, or what
// stands last.
func nonfinite(u unit) bool { return hasForm(u, participle|infinitive) }
