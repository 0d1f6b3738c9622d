package knowledge

// LastChange is the last day up to the given one from which on documents that are
// kept in Git said something else, or FirstDay. Nothing changed behind it where later is
// false.
func (b *Base) LastChange(upTo Day) (last Day, later bool) {
	last = FirstDay
	at := func(day Day) {
		if day <= upTo {
			last = max(last, day)
		} else {
			later = true
		}
	}
	for _, p := range b.Passages {
		if !p.From.IsZero() {
			at(p.From.First)
		}
		if p.Past() {
			at(p.Until.First + 1)
		}
	}
	return last, later
}

// KnownOn is the base with its documents as they were known at the end of the day:
// what came to stand in one later isn't there, and what was taken out later stands.
// Records tell by themselves since when they are known.
func (b *Base) KnownOn(day Day) *Base {
	var passages []*Passage
	newest := map[SourceID]Date{}
	for _, p := range b.Passages {
		if !p.From.IsZero() && p.From.First > day {
			continue
		}
		p = p.knownOn(day)
		if p.Date.First > newest[p.Source].First {
			newest[p.Source] = p.Date
		}
		passages = append(passages, p)
	}
	sources := choose(b.Sources, func(s *Source) *Source {
		if date, ok := newest[s.ID]; ok && s.Date.First > day { // that of its latest change
			then := *s
			then.Date = date
			return &then
		}
		return s
	})
	return NewBase(b.Settings, b.Entities, sources, b.Events, b.Facts, passages)
}

// knownOn is the passage as its document had it at the end of the day.
func (p *Passage) knownOn(day Day) *Passage {
	then := *p
	if p.Past() && p.Until.First >= day {
		then.Until = Date{}
	}
	if !p.From.IsZero() && p.Date.First > day { // the document gave itself that date later
		then.Date = p.From
	}
	if then == *p {
		return p
	}
	return &then
}
