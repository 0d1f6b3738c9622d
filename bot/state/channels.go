package state

import (
	"context"
	"encoding/json"
	"time"
)

// ChannelSettings are what admins have set for a channel.
type ChannelSettings struct {
	Team, Channel string
	Listens       string   // to what; empty: to mentions
	Language      string   // in which it is answered; empty: in that of the question
	Without       []string // collections that it is not answered from, though they may be shown there
	Who           string   // who set it
	At            time.Time
}

// PutChannel keeps a channel's settings, in the place of those before, with the
// act in the audit.
func (s *Store) PutChannel(ctx context.Context, c ChannelSettings, act Act) error {
	without, err := json.Marshal(c.Without)
	if err != nil {
		return s.explain("channel", err)
	}
	return change(ctx, s, "channel", func(t tx) error {
		if t.uncertain() {
			if stored, err := hasAct(t, act); stored || err != nil {
				return err
			}
		}
		_, err := t.exec(`INSERT INTO channels (team, channel, listens, language, without, who, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (team, channel) DO UPDATE SET listens = excluded.listens, language = excluded.language, without = excluded.without,
			who = excluded.who, at = excluded.at`, c.Team, c.Channel, c.Listens, c.Language, string(without), c.Who, micros(c.At))
		if err != nil {
			return err
		}
		return insertActs(t, []Act{act})
	})
}

// Channel returns a channel's settings; those of one that nobody has set are
// empty.
func (s *Store) Channel(ctx context.Context, team, channel string) (ChannelSettings, error) {
	c := ChannelSettings{Team: team, Channel: channel}
	var without string
	var at int64
	set, err := s.row(ctx, "channel", "SELECT listens, language, without, who, at FROM channels WHERE team = $1 AND channel = $2",
		[]any{team, channel}, &c.Listens, &c.Language, &without, &c.Who, &at)
	if err != nil || !set {
		return ChannelSettings{Team: team, Channel: channel}, err
	}
	c.At = fromMicros(at)
	return c, s.explain("channel", json.Unmarshal([]byte(without), &c.Without))
}
