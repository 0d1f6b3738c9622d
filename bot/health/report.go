package health

import "time"

// Report is what /readyz says, in JSON.
type Report struct {
	Ready        bool     `json:"ready"`
	Problems     []string `json:"problems"`
	Sockets      int      `json:"sockets"`
	Wanted       int      `json:"sockets_wanted"`
	LastFrame    float64  `json:"last_frame_seconds"` // ago; -1: never
	Writable     bool     `json:"journal_writable"`
	Waiting      int      `json:"waiting"` // or NotKnown
	OldestAge    float64  `json:"oldest_waiting_seconds"`
	Edition      string   `json:"edition"`
	EditionSince string   `json:"edition_since,omitempty"` // as in RFC 3339
}

// Report tells the status as of now.
func (s Status) Report(now time.Time) Report {
	r := Report{
		Problems: s.Problems(now), Sockets: s.Sockets, Wanted: s.Wanted, LastFrame: -1,
		Writable: s.Writable, Waiting: s.Waiting, OldestAge: s.OldestAge(now).Seconds(), Edition: s.Edition,
	}
	r.Ready = len(r.Problems) == 0
	if !s.Heard.IsZero() {
		r.LastFrame = now.Sub(s.Heard).Seconds()
	}
	if !s.EditionSince.IsZero() {
		r.EditionSince = s.EditionSince.UTC().Format(time.RFC3339)
	}
	return r
}
