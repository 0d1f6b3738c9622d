package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Value is what somebody thinks of an answer.
type Value int

// The values of a vote.
const (
	Down Value = -1
	Up   Value = +1
)

// Vote is one person's 👍 or 👎 on one answer.
type Vote struct {
	Answer string // the answer's key
	User   string
	Value  Value
	At     time.Time
}

// Tally counts the votes on one answer.
type Tally struct{ Up, Down int }

// PutVote stores a vote, by a press of that number among what was taken, and of
// one that says down what the answer was about. The latest of a person on an
// answer counts, also where they arrive in another order. None is kept of who was
// forgotten since they pressed.
func (s *Store) PutVote(ctx context.Context, press int64, v Vote, about ...Topic) error {
	if v.Value != Up && v.Value != Down {
		return fmt.Errorf("state: feedback: value %d is neither up nor down", v.Value)
	}
	if v.Value == Up {
		about = nil
	}
	return change(ctx, s, "feedback", func(t tx) error {
		if gone, err := askerGone(t, press); gone || err != nil {
			return err
		}
		stored, err := t.exec(`INSERT INTO feedback (answer, who, value, at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (answer, who) DO UPDATE SET value = excluded.value, at = excluded.at
			WHERE excluded.at >= feedback.at`, v.Answer, v.User, int(v.Value), micros(v.At))
		if err != nil || stored == 0 {
			return err
		}
		return putTopics(t, v, about)
	})
}

// TallyOf counts the votes on an answer.
func (s *Store) TallyOf(ctx context.Context, answer string) (tally Tally, err error) {
	_, err = s.row(ctx, "feedback", `SELECT COUNT(CASE WHEN value > 0 THEN 1 END), COUNT(CASE WHEN value < 0 THEN 1 END)
		FROM feedback WHERE answer = $1`, []any{answer}, &tally.Up, &tally.Down)
	return tally, err
}

// Votes lists the votes that count since a time, the latest first, at most
// limit.
func (s *Store) Votes(ctx context.Context, since time.Time, limit int) ([]Vote, error) {
	return list(ctx, s, "feedback", selectVotes+" WHERE at >= $1 ORDER BY at DESC, answer, who LIMIT $2", []any{micros(since), limit}, scanVote)
}

// selectVotes begins a query whose rows scanVote reads.
const selectVotes = "SELECT answer, who, value, at FROM feedback"

func scanVote(rows *sql.Rows) (v Vote, err error) {
	var at int64
	err = rows.Scan(&v.Answer, &v.User, &v.Value, &at)
	v.At = fromMicros(at)
	return v, err
}
