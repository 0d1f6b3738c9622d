package knowledge

import "slices"

// support is what the reports of an event come to.
type support uint8

const (
	affirmed   support = iota // the event counts
	fallen                    // denied by all of the highest tier, or no report is left
	divided                   // reports of the highest tier disagree
	speculated                // nobody more than guesses at it
)

// hearing weighs reports by what was known on a day. Where a denial or a
// retraction may have been before that day or after it, early and late choose.
type hearing struct {
	*Timeline
	known                        Day
	concerns                     func(*Event) bool // whether a denial reaches what is asked about
	lateDenials, lateRetractions bool
}

// supports lists all that the reports of the event may come to.
func (t *Timeline) supports(e *Event, known Day, concerns func(*Event) bool) []support {
	list := []support{hearing{t, known, concerns, false, false}.support(e, 0)}
	if !t.unsureHearing(e, known) {
		return list
	}
	for _, h := range []hearing{{t, known, concerns, true, false}, {t, known, concerns, false, true}, {t, known, concerns, true, true}} {
		if s := h.support(e, 0); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// unsureHearing tells that a denial or retraction has a coarse date that the
// day lies in.
func (t *Timeline) unsureHearing(e *Event, known Day) bool {
	straddles := func(d Date) bool { return d.First <= known && known < d.Last }
	unsure := func(r Report) bool {
		s := t.base.source[r.Source]
		return s != nil && (straddles(s.Retracted) || r.Denies && straddles(s.Date))
	}
	return slices.ContainsFunc(e.Reports, unsure) || slices.ContainsFunc(t.naming(e), func(d *Event) bool {
		return d.Do == Deny && (straddles(d.Announced) || slices.ContainsFunc(d.Reports, unsure))
	})
}

// naming lists the events of the timeline that name the event.
func (t *Timeline) naming(e *Event) []*Event {
	list := t.base.Naming(e.ID)
	if !slices.ContainsFunc(list, func(x *Event) bool { return !slices.Contains(t.Events, x) }) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(x *Event) bool { return !slices.Contains(t.Events, x) })
}

// maxHearing bounds how far denials of denials are followed.
const maxHearing = 8

// support weighs the reports of e and the denials that name it. A retracted
// source has no voice; the highest tier left decides. An event that never had
// a report counts: that it lacks one is lint's to report.
func (h hearing) support(e *Event, depth int) support {
	heard, voices := len(e.Reports) > 0, voices{top: len(Tiers()) + 1}
	for _, r := range e.Reports {
		h.hear(&voices, r, r.Denies)
	}
	for _, d := range h.naming(e) {
		if d.Do != Deny || d.Scope.Some || depth >= maxHearing || !h.concerns(d) || !h.counts(d, depth) {
			continue
		}
		heard = true
		for _, r := range d.Reports {
			if !r.Denies {
				h.hear(&voices, r, true)
			}
		}
	}
	if !heard {
		return affirmed
	}
	return voices.weigh()
}

// counts tells that a denial, or the withdrawal of one, is known of, holds
// itself, and has not been withdrawn by its actor.
func (h hearing) counts(d *Event, depth int) bool {
	if !h.been(d.Announced, h.lateDenials) {
		return false
	}
	if s := h.support(d, depth+1); s == fallen || s == speculated {
		return false
	}
	return depth >= maxHearing || !slices.ContainsFunc(h.naming(d), func(w *Event) bool {
		return w.Do == Withdraw && w.By == d.By && w.Scope.IsZero() && h.counts(w, depth+1)
	})
}

func (h hearing) been(d Date, late bool) bool {
	if late {
		return d.Last <= h.known
	}
	return d.First <= h.known
}

// hear adds the voice of one report. A denial counts from its own date, any
// other report whenever it was written.
func (h hearing) hear(v *voices, r Report, against bool) {
	s := h.base.source[r.Source]
	switch {
	case s == nil:
	case !s.Retracted.IsZero() && h.been(s.Retracted, h.lateRetractions):
	case r.Denies && !s.Date.IsZero() && !h.been(s.Date, h.lateDenials):
	case r.Level:
		v.add(min(v.top, len(Tiers())), r.Certainty, against)
	default:
		v.add(s.Tier.Rank(), r.Certainty, against)
	}
}

// voices are the reports for and against an event in the highest tier so far.
// A guess has no voice, whatever its tier.
type voices struct {
	top                    int
	pro, contra, guessedAt bool
}

func (v *voices) add(tier int, c Certainty, against bool) {
	switch {
	case c == Speculated:
		v.guessedAt = v.guessedAt || !against
		return
	case tier > v.top:
		return
	case tier < v.top:
		v.top, v.pro, v.contra = tier, false, false
	}
	v.pro, v.contra = v.pro || !against, v.contra || against
}

func (v *voices) weigh() support {
	switch {
	case v.pro && v.contra:
		return divided
	case v.pro:
		return affirmed
	case v.guessedAt && !v.contra:
		return speculated
	}
	return fallen
}
