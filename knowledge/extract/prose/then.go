package prose

import (
	"policybot/knowledge"
)

// then reads a time by which a sentence of home's own points to the one that was told
// before it in the passage: "until then", "after that date". "From that date" is from that day
// itself, unless something held until its end.
func (s *sentence) then() {
	last := s.topic.then
	if !s.own() || last.IsZero() || s.topic.thenIn != s.passage.ID {
		return
	}
	for i := range s.tokens {
		if to := s.to(i, "until-then"); to > 0 {
			s.times = append(s.times, moment{date: last, bearing: untilThen, from: i, to: to})
		} else if to := s.to(i, "from-then"); to > 0 && !s.topic.thenEnds {
			s.times = append(s.times, moment{date: last, bearing: fromThen, from: i, to: to})
		} else if to := s.to(i, "after-then", "from-then"); to > 0 {
			s.times = append(s.times, moment{date: knowledge.OnDay(last.Last + 1), bearing: fromThen, from: i, to: to})
		}
	}
}

// noteThen keeps the last day that the sentence names.
func (t *topic) noteThen(s *sentence) {
	for _, m := range s.times {
		if !m.date.IsZero() && m.date.Exact() && m.doubt == "" && !m.yearless {
			t.then, t.thenIn, t.thenEnds = m.date, s.passage.ID, m.bearing == untilThen
		}
	}
}
