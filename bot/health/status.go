package health

import "time"

// Status is how the bot is.
type Status struct {
	Started      time.Time
	Sockets      int       // connected
	Wanted       int       // that there should be; 0: others hear what is asked
	AppSockets   int       // of all programs with the same app token, as Slack counted at its latest greeting
	Heard        time.Time // when anything last came in from Slack, pings included
	Writable     bool      // the latest write to the journal succeeded
	Waiting      int       // questions taken and not answered, or NotKnown
	Oldest       time.Time // when the oldest of these was taken
	Edition      string    // of the knowledge
	EditionSince time.Time // when it became current
}

// NotKnown stands for a number that could not be found out just now.
const NotKnown = -1

// quiet is how old the last frame may be.
const quiet = 90 * time.Second

// Problems lists what keeps the bot from being ready.
func (s Status) Problems(now time.Time) []string {
	list := []string{}
	hears := s.Wanted > 0
	if hears && s.Sockets == 0 {
		list = append(list, "no socket is connected to Slack")
	}
	if hears && (s.Heard.IsZero() || now.Sub(s.Heard) > quiet) {
		list = append(list, "nothing was heard from Slack for "+quiet.String())
	}
	if s.Edition == "" {
		list = append(list, "no edition of the knowledge is loaded")
	}
	if !s.Writable {
		list = append(list, "the journal can't be written")
	}
	return list
}

// Silence is for how long nothing was heard from Slack.
func (s Status) Silence(now time.Time) time.Duration {
	if s.Heard.IsZero() {
		return now.Sub(s.Started)
	}
	return now.Sub(s.Heard)
}

// OldestAge is for how long the oldest question has waited; zero where none
// waits.
func (s Status) OldestAge(now time.Time) time.Duration {
	if s.Oldest.IsZero() {
		return 0
	}
	return max(now.Sub(s.Oldest), 0)
}
