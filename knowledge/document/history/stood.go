package history

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
)

// state is what a document said from a day on. Without a source it said
// nothing: it was removed, or can't be read.
type state struct {
	day      knowledge.Day
	older    bool // it may have said so before
	unread   bool
	source   *knowledge.Source
	passages []*knowledge.Passage
}

// standing follows the passages of one document from state to state.
type standing struct {
	id      knowledge.SourceID
	open    map[string]*knowledge.Passage // those that stand
	used    map[string]bool
	all     []*knowledge.Passage
	unread  knowledge.Date // since when it hasn't been read, up to now; zero: it has
	older   bool           // it may have said then what it says next
	begun   bool
	dated   knowledge.Date // the date that it last gave of itself
	changed knowledge.Date // when it last said something else
}

// stood gives the passages of all the states, oldest first, as those of the
// source. A passage is the same from state to state while its section and its
// words are; of what it says beside them the last state counts.
func stood(id knowledge.SourceID, states []state) (passages []*knowledge.Passage, changed knowledge.Date) {
	s := &standing{id: id, open: map[string]*knowledge.Passage{}, used: map[string]bool{}}
	for _, e := range states {
		s.next(e)
	}
	if since := s.unread; !since.IsZero() { // what can't be read isn't told as current
		s.unread = knowledge.Date{}
		s.end(since.First, nil)
	}
	slices.SortStableFunc(s.all, func(a, b *knowledge.Passage) int { return cmp.Compare(a.ID, b.ID) })
	return s.all, s.changed
}

func (s *standing) next(e state) {
	if e.unread {
		if s.unread.IsZero() {
			s.unread = knowledge.OnDay(e.day)
		}
		s.older = s.older || e.older
		return
	}
	now := map[string]*knowledge.Passage{}
	for _, p := range e.passages {
		now[keyOf(p)] = p
	}
	s.end(e.day, now)
	for _, p := range e.passages {
		s.stands(e, keyOf(p), p)
	}
	s.unread, s.older, s.begun = knowledge.Date{}, false, true
	if e.source != nil {
		s.dated = e.source.Date
	}
}

// keyOf is what the document's reader calls the passage within its source.
func keyOf(p *knowledge.Passage) string {
	_, key, _ := strings.Cut(string(p.ID), "#")
	return key
}

// end ends what no longer stands.
func (s *standing) end(day knowledge.Day, now map[string]*knowledge.Passage) {
	for key, p := range s.open {
		if now[key] != nil {
			continue
		}
		p.Until = s.since(day).Shift(-1)
		delete(s.open, key)
		s.changed = knowledge.OnDay(day)
	}
}

// since is the day, or one of those on which the document couldn't be read.
func (s *standing) since(day knowledge.Day) knowledge.Date {
	if s.unread.IsZero() {
		return knowledge.OnDay(day)
	}
	return knowledge.Date{First: s.unread.First, Last: day, Precision: knowledge.SpanPrecision}
}

// stands takes in a passage of the state.
func (s *standing) stands(e state, key string, p *knowledge.Passage) {
	told := *p
	told.Source = s.id
	if before := s.open[key]; before != nil {
		told.ID, told.From = before.ID, before.From
		told.Date = told.Date.Or(told.From)
		if e.source.Date == s.dated {
			told.Date = before.Date
		}
		*before = told
		return
	}
	told.ID = knowledge.PassageID(string(s.id) + "#" + key)
	told.From = s.from(e)
	if s.used[key] {
		told.ID += knowledge.PassageID("@" + e.day.String())
	}
	told.Date = told.Date.Or(told.From)
	if s.begun && e.source.Date == s.dated { // what is new under an old date was written later than that
		told.Date = told.From
	}
	s.used[key], s.open[key], s.changed = true, &told, told.From
	s.all = append(s.all, &told)
}

// from is since when what is new in the state stands.
func (s *standing) from(e state) knowledge.Date {
	switch own := e.source.Date; {
	case !s.begun && !own.IsZero() && own.Last < e.day:
		return own
	case e.older || s.older:
		return knowledge.Date{First: knowledge.FirstDay, Last: e.day, Precision: knowledge.SpanPrecision}
	}
	return s.since(e.day)
}

// lastOfDays keeps the last version of each day: what came and went within one
// never stood at the end of it.
func lastOfDays(list []version) []version {
	var kept []version
	for _, v := range list {
		if n := len(kept); n > 0 && kept[n-1].day == v.day {
			v.older = v.older || kept[n-1].older
			kept = kept[:n-1]
		}
		kept = append(kept, v)
	}
	return kept
}
