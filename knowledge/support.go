package knowledge

// support is what the reports of an event come to.
type support uint8

const (
	affirmed   support = iota // the event counts
	fallen                    // denied by all of the highest tier, or no report is left
	divided                   // reports of the highest tier disagree
	speculated                // nobody more than guesses at it
)

// voice is one report for or against an event.
type voice struct {
	tier      Tier
	certainty Certainty
	against   bool
}

// support weighs the reports of e that are known, and the denials that name
// it. A retracted source has no voice; the highest tier left decides. An event
// that never had a report counts: that it lacks one is lint's to report.
func (b *Base) support(e *Event, denials []*Event, known Day) support {
	if len(e.Reports) == 0 && len(denials) == 0 {
		return affirmed
	}
	voices := b.voices(e.Reports, known, false)
	for _, d := range denials {
		voices = append(voices, b.voices(d.Reports, known, true)...)
	}
	return weigh(voices)
}

func (b *Base) voices(reports []Report, known Day, denial bool) []voice {
	var list []voice
	for _, r := range reports {
		s := b.source[r.Source]
		if s == nil {
			continue
		}
		if !s.Retracted.IsZero() && s.Retracted.Last <= known {
			continue
		}
		if r.Denies && !denial && !s.Date.IsZero() && s.Date.First > known {
			continue // a denial counts from its own date
		}
		list = append(list, voice{s.Tier, r.Certainty, r.Denies || denial})
	}
	return list
}

func weigh(voices []voice) support {
	top := len(Tiers()) + 1
	for _, v := range voices {
		top = min(top, v.tier.Rank())
	}
	surest, speakFor, speakAgainst := Speculated.Rank(), false, false
	for _, v := range voices {
		switch {
		case v.tier.Rank() != top:
		case v.against:
			speakAgainst = true
		default:
			speakFor = true
			surest = min(surest, v.certainty.Rank())
		}
	}
	switch {
	case speakFor && speakAgainst:
		return divided
	case !speakFor:
		return fallen
	case surest == Speculated.Rank():
		return speculated
	}
	return affirmed
}
