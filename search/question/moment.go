package question

import (
	"slices"

	"policybot/knowledge/language"
)

// moment takes a time that is told by what happened then: "before the ban",
// "after its ban was lifted". Its words are no act that is asked about. It is
// looked for only where yes or no is asked of an act or of use that stands
// before it; elsewhere the words may be what is asked about.
func (p *parser) moment() {
	if !p.asked() || p.wh() != "" {
		return
	}
	for i := range p.reading.Tokens {
		relation, ok := toMoment[p.reading.Tokens[i].Norm]
		if !ok || !p.actBefore(i) {
			continue
		}
		event, end := p.happening(i + 1)
		if end == 0 {
			continue
		}
		p.q.When = &language.When{Event: event, Relation: relation, Yearless: true,
			Start: p.reading.Tokens[i].Start, End: p.reading.Tokens[end-1].End}
		p.reading.Times = append(p.reading.Times, *p.q.When)
		p.reading.Cues = slices.DeleteFunc(p.reading.Cues, func(c language.CueAt) bool { return c.From < end && c.To > i })
		p.use(i, end)
		return
	}
}

// concession leaves out what is only granted behind what is asked: "is it still
// banned although the ban was lifted".
func (p *parser) concession() {
	for i, t := range p.reading.Tokens {
		if t.Norm != "although" && t.Norm != "though" || !p.actBefore(i) {
			continue
		}
		end := i + 1
		for end < len(p.reading.Tokens) && p.reading.Tokens[end].Word {
			end++
		}
		p.reading.Cues = slices.DeleteFunc(p.reading.Cues, func(c language.CueAt) bool { return c.From >= i && c.To <= end })
		p.use(i, end)
		return
	}
}

var toMoment = map[string]language.Relation{"before": language.Before, "until": language.Before, "till": language.Before,
	"after": language.After, "since": language.Since}

// actBefore tells that a rule, its undoing or use is spoken of before the token.
func (p *parser) actBefore(end int) bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.To <= end && (rules[c.Cue] != "" || c.Cue == "undo" || c.Cue == "use" && p.has("may"))
	})
}

// happening reads "the ban", "the lifting", "the ban was lifted" or "it was
// banned" at the token, and where it ends; 0 for neither.
func (p *parser) happening(at int) (language.Event, int) {
	if p.is(at, "it") && p.at(at+1, "undergoes") {
		return p.suffered(at + 2)
	}
	if !p.at(at, "happening-of") {
		return "", 0
	}
	at++
	switch {
	case p.at(at, "undoing-noun"):
		if p.is(at+1, "of") && p.at(at+2, "undoing-of") && p.at(at+3, "rule-undone") {
			return language.Undoing, at + 4
		}
		return language.Undoing, at + 1
	case !p.at(at, "rule-in-time"):
		return "", 0
	case p.at(at+1, "undergoes-now") && p.reading.At(at+2, "undo"):
		return language.Undoing, at + 3
	}
	if next := at + 1; next < len(p.reading.Tokens) && p.reading.Tokens[next].Word {
		return "", 0 // "before the ban expires", "after the order of the court"
	}
	return language.Banning, at + 1
}

// suffered reads "banned" or "lifted" as the end of what is said, a mark aside.
func (p *parser) suffered(at int) (language.Event, int) {
	next := at + 1
	if next < len(p.reading.Tokens) && p.reading.Tokens[next].Word {
		return "", 0
	}
	switch {
	case p.reading.At(at, "ban"):
		return language.Banning, next
	case p.reading.At(at, "undo"):
		return language.Undoing, next
	}
	return "", 0
}

func (p *parser) is(at int, word string) bool {
	return at < len(p.reading.Tokens) && p.reading.Tokens[at].Norm == word
}
