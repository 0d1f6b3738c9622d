package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// MaxPayload is the most that a question's payload or a thread's last
// question may hold, in bytes.
const MaxPayload = 64 << 10

// Taken is one question and how far it is.
type Taken struct {
	ID      int64
	Kind    string
	Event   string // Slack's event id, or the trigger's for a command or an action; "" where there is none
	Team    string
	Channel string
	Thread  string // work of one thread is done in order; "" stands alone
	TS      string // the message's own time stamp; "" where there is no message
	Edited  string // the edit's time stamp; "" for the message as first written
	Payload []byte // at most MaxPayload; erased when done
	At      time.Time

	Owner    string
	Attempt  int       // claims so far
	Due      time.Time // the end of the lease
	Failures int       // attempts that ended in Release
	Reason   string    // why the last of them failed
	ReplyKey string    // set once a reply was about to be posted
	ReplyTS  string    // set once it was known to be posted
}

// Claim proves who holds a question: a later claim has a higher attempt.
type Claim struct {
	ID      int64
	Owner   string
	Attempt int
}

// Backlog is what is not done.
type Backlog struct {
	Open   int
	Oldest time.Time // when the oldest was taken; zero where there is none
}

// keys are the names under which the same thing may be delivered again.
func (t Taken) keys() []string {
	var keys []string
	if t.Event != "" {
		keys = append(keys, fmt.Sprintf("event %s", t.Event))
	}
	if t.TS != "" {
		keys = append(keys, fmt.Sprintf("message %q %q %q %q", t.Team, t.Channel, t.TS, t.Edited))
	}
	return keys
}

// Take stores a question, and with it what the audit should say of it. It is
// not fresh, and nothing is stored, where one with the same event or the same
// message was taken within the time given, or isn't done yet.
func (s *Store) Take(ctx context.Context, q Taken, within time.Duration, acts ...Act) (fresh bool, err error) {
	if len(q.Payload) > MaxPayload {
		return false, fmt.Errorf("state: take: payload of %d bytes: %w, at most %d", len(q.Payload), ErrTooLarge, MaxPayload)
	}
	if len(q.keys()) == 0 {
		return false, errors.New("state: take: neither an event id nor a message's time stamp: a second delivery could not be told")
	}
	return write(ctx, s, "take", func(t *tx) (bool, error) {
		first, err := takenBefore(t, q, within)
		if err != nil {
			return false, err
		}
		if first != 0 {
			return false, addKeys(t, q, first, within)
		}
		id, err := insertTaken(t, q)
		if err != nil {
			return false, err
		}
		if err := addKeys(t, q, id, within); err != nil {
			return false, err
		}
		return true, insertActs(t, acts)
	})
}

// takenBefore returns the id of the same question taken before, or 0.
func takenBefore(t *tx, q Taken, within time.Duration) (id int64, err error) {
	for _, key := range q.keys() {
		err := t.scan(`SELECT k.taken FROM taken_keys k JOIN taken q ON q.id = k.taken
			WHERE k.key = ? AND (k.at > ? OR q.done_at IS NULL)`, []any{key, micros(q.At.Add(-within))}, &id)
		if !errors.Is(err, sql.ErrNoRows) {
			return id, err
		}
	}
	return 0, nil
}

// addKeys makes the question known under all its names: of a message that
// comes as two events, the second event is known from then on too.
func addKeys(t *tx, q Taken, id int64, within time.Duration) error {
	for _, key := range q.keys() {
		_, err := t.exec(`INSERT INTO taken_keys (key, taken, at) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET taken = excluded.taken, at = excluded.at
			WHERE taken_keys.at <= ? AND taken_keys.taken <> excluded.taken`,
			key, id, micros(q.At), micros(q.At.Add(-within)))
		if err != nil {
			return err
		}
	}
	return nil
}

func insertTaken(t *tx, q Taken) (id int64, err error) {
	err = t.scan(`INSERT INTO taken (kind, event, team, channel, thread, ts, edited, payload, taken_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		[]any{q.Kind, q.Event, q.Team, q.Channel, q.Thread, q.TS, q.Edited, q.Payload, micros(q.At)}, &id)
	return id, err
}

// ClaimNext gives the owner the oldest question that nobody holds and that
// waits for no other of its thread, until the time given. ok is false where
// there is none.
func (s *Store) ClaimNext(ctx context.Context, owner string, now, until time.Time) (q Taken, ok bool, err error) {
	q, err = write(ctx, s, "claim", func(t *tx) (Taken, error) { return claimNext(t, owner, now, until) })
	return q, q.ID != 0, err
}

func claimNext(t *tx, owner string, now, until time.Time) (q Taken, err error) {
	var at, due int64
	err = t.scan(`UPDATE taken SET owner = ?, due = ?, attempt = attempt + 1
		WHERE id = (`+nextToClaim+`)
		RETURNING id, kind, event, team, channel, thread, ts, edited, payload, taken_at,
			owner, attempt, due, failures, reason, reply_key, reply_ts`,
		[]any{owner, micros(until), micros(now)},
		&q.ID, &q.Kind, &q.Event, &q.Team, &q.Channel, &q.Thread, &q.TS, &q.Edited, &q.Payload, &at,
		&q.Owner, &q.Attempt, &due, &q.Failures, &q.Reason, &q.ReplyKey, &q.ReplyTS)
	if errors.Is(err, sql.ErrNoRows) {
		return Taken{}, nil
	}
	q.At, q.Due = fromMicros(at), fromMicros(due)
	return q, err
}

// nextToClaim passes over a question while an earlier one of its thread isn't
// done, whatever that one waits for: answers come in the order of asking.
const nextToClaim = `SELECT q.id FROM taken q
	WHERE q.done_at IS NULL AND q.due <= ?
	AND (q.thread = '' OR NOT EXISTS (SELECT 1 FROM taken e WHERE e.done_at IS NULL
		AND e.team = q.team AND e.channel = q.channel AND e.thread = q.thread AND e.id < q.id))
	ORDER BY q.id LIMIT 1`

// Extend moves the end of the lease.
func (s *Store) Extend(ctx context.Context, c Claim, until time.Time) error {
	return s.guarded(ctx, "extend", c, "due = ?", micros(until))
}

// Posting records that a reply is about to be posted under the key, and moves
// the end of the lease, so that nobody else takes over meanwhile. The time
// stamp of a reply under another key is dropped.
func (s *Store) Posting(ctx context.Context, c Claim, key string, until time.Time) error {
	return s.guarded(ctx, "posting", c,
		"reply_ts = CASE WHEN reply_key = ? THEN reply_ts ELSE '' END, reply_key = ?, due = ?", key, key, micros(until))
}

// Posted records the reply's time stamp.
func (s *Store) Posted(ctx context.Context, c Claim, ts string) error {
	return s.guarded(ctx, "posted", c, "reply_ts = ?", ts)
}

// Finish ends the question and erases its payload; ts, where it isn't empty,
// is recorded as Posted does, in the same commit.
func (s *Store) Finish(ctx context.Context, c Claim, ts, outcome string, now time.Time) error {
	return s.guarded(ctx, "done", c,
		"payload = NULL, reply_ts = CASE WHEN ? = '' THEN reply_ts ELSE ? END, outcome = ?, done_at = ?",
		ts, ts, outcome, micros(now))
}

// Release gives the question back after a failure; it can be claimed again
// from due on.
func (s *Store) Release(ctx context.Context, c Claim, reason string, due time.Time) error {
	return s.guarded(ctx, "release", c, "owner = '', failures = failures + 1, reason = ?, due = ?", reason, micros(due))
}

// guarded changes a question for whoever holds it, and fails with ErrLost for
// anybody else.
func (s *Store) guarded(ctx context.Context, step string, c Claim, set string, args ...any) error {
	return change(ctx, s, step, func(t *tx) error {
		n, err := t.exec("UPDATE taken SET "+set+" WHERE id = ? AND owner = ? AND attempt = ? AND done_at IS NULL",
			append(args[:len(args):len(args)], c.ID, c.Owner, c.Attempt)...)
		if err == nil && n == 0 {
			err = fmt.Errorf("question %d, attempt %d of %s: %w", c.ID, c.Attempt, c.Owner, ErrLost)
		}
		return err
	})
}

// Reclaim frees all that the owner holds and returns how many that were. It is
// for an owner who has just started, and so can't be working on any of them.
func (s *Store) Reclaim(ctx context.Context, owner string) (int, error) {
	return write(ctx, s, "reclaim", func(t *tx) (int, error) {
		n, err := t.exec("UPDATE taken SET owner = '', due = 0 WHERE done_at IS NULL AND owner = ?", owner)
		return int(n), err
	})
}

// Backlog counts what is not done.
func (s *Store) Backlog(ctx context.Context) (b Backlog, err error) {
	var oldest sql.NullInt64
	err = s.reads.QueryRowContext(ctx, "SELECT COUNT(*), MIN(taken_at) FROM taken WHERE done_at IS NULL").Scan(&b.Open, &oldest)
	if oldest.Valid {
		b.Oldest = fromMicros(oldest.Int64)
	}
	return b, explain("backlog", s.file, err)
}
