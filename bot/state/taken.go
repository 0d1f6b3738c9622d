package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
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
	Whole   bool   // of an edited message: as first written it is taken with this
	Who     string // who asked; "" where an older program took it
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

// Kept is what stays of a question when it is done, until it is dropped.
type Kept struct {
	Who        string // who asked, should that not be known yet
	Understood string // the canonical question, at most maxUnderstood
	Verdict    string
	Words      string  // as they were typed; "" unless they are to be kept for a time
	Gaps       []Topic // what nothing on record answered
}

// maxUnderstood is the most that is kept of a canonical question, in bytes.
const maxUnderstood = 500

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
		keys = append(keys, t.messageKey(t.Edited))
		if t.Whole && t.Edited != "" {
			keys = append(keys, t.messageKey(""))
		}
	}
	return keys
}

func (t Taken) messageKey(edited string) string {
	return fmt.Sprintf("message %q %q %q %q", t.Team, t.Channel, t.TS, edited)
}

// locks are what must not be taken at the same time: another delivery of this,
// and another question of its thread, so that their numbers rise in the order
// in which they become known.
func (t Taken) locks() []string {
	locks := t.keys()
	if t.Thread != "" {
		locks = append(locks, fmt.Sprintf("thread %q %q %q", t.Team, t.Channel, t.Thread))
	}
	return locks
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
	return write(ctx, s, "take", func(t tx) (bool, error) { return take(t, q, within, acts) })
}

func take(t tx, q Taken, within time.Duration, acts []Act) (fresh bool, err error) {
	if err := t.lock(q.locks()...); err != nil {
		return false, err
	}
	first, err := takenBefore(t, q, within)
	if err != nil {
		return false, err
	}
	if first != 0 {
		if t.uncertain() {
			fresh, err = takenNow(t, first, q.At)
		}
		if q.Whole && q.Edited != "" { // its first words may be what was taken, and its edit is still to come
			return fresh, err
		}
		return fresh, errors.Join(err, addKeys(t, q, first, within))
	}
	id, err := insertTaken(t, q)
	if err != nil {
		return false, err
	}
	if err := addKeys(t, q, id, within); err != nil {
		return false, err
	}
	return true, errors.Join(insertActs(t, acts), t.tell(taken))
}

// takenBefore returns the id of the same question taken before, or 0.
func takenBefore(t tx, q Taken, within time.Duration) (id int64, err error) {
	for _, key := range q.keys() {
		err := t.scan(`SELECT k.taken FROM taken_keys k JOIN taken q ON q.id = k.taken
			WHERE k.key = $1 AND (k.at > $2 OR q.done_at IS NULL)`, []any{key, micros(q.At.Add(-within))}, &id)
		if !errors.Is(err, sql.ErrNoRows) {
			return id, err
		}
	}
	return 0, nil
}

// IsOpen tells whether a question was taken and isn't done yet.
func (s *Store) IsOpen(ctx context.Context, q Taken) (open bool, err error) {
	for _, key := range q.keys() {
		_, err = s.row(ctx, "is open", "SELECT EXISTS (SELECT 1 FROM taken_keys k JOIN taken q ON q.id = k.taken WHERE k.key = $1 AND q.done_at IS NULL)",
			[]any{key}, &open)
		if open || err != nil {
			return open, err
		}
	}
	return false, nil
}

// takenNow tells whether it was this delivery that was stored.
func takenNow(t tx, id int64, at time.Time) (now bool, err error) {
	err = t.scan("SELECT taken_at = $2 FROM taken WHERE id = $1", []any{id, micros(at)}, &now)
	return now, err
}

// addKeys makes the question known under all its names: of a message that
// comes as two events, the second event is known from then on too.
func addKeys(t tx, q Taken, id int64, within time.Duration) error {
	for _, key := range q.keys() {
		_, err := t.exec(`INSERT INTO taken_keys (key, taken, at) VALUES ($1, $2, $3)
			ON CONFLICT (key) DO UPDATE SET taken = excluded.taken, at = excluded.at
			WHERE taken_keys.at <= $4 AND taken_keys.taken <> excluded.taken`,
			key, id, micros(q.At), micros(q.At.Add(-within)))
		if err != nil {
			return err
		}
	}
	return nil
}

func insertTaken(t tx, q Taken) (id int64, err error) {
	err = t.scan(`INSERT INTO taken (kind, event, team, channel, thread, ts, edited, who, payload, taken_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
		[]any{q.Kind, q.Event, q.Team, q.Channel, q.Thread, q.TS, q.Edited, q.Who, q.Payload, micros(q.At)}, &id)
	return id, err
}

// ClaimNext gives the owner the oldest question that nobody holds and that
// waits for no other of its thread, for the time of the lease. ok is false
// where there is none. As for all leases, now is the clock in a folder; a
// PostgreSQL database goes by its own, since the clocks of replicas differ.
func (s *Store) ClaimNext(ctx context.Context, owner string, now time.Time, lease time.Duration) (q Taken, ok bool, err error) {
	q, err = writeOne(ctx, s, "claim", func(t tx) (Taken, error) {
		if t.uncertain() {
			if q, err := alreadyClaimed(t, owner); q.ID != 0 || err != nil {
				return q, err
			}
		}
		return claimNext(t, owner, now, lease)
	})
	return q, q.ID != 0, err
}

func claimNext(t tx, owner string, now time.Time, lease time.Duration) (Taken, error) {
	present, start := t.moment("$1", now, 0)
	due, end := t.moment("$2", now, lease)
	return scanTaken(t, "UPDATE taken SET owner = $3, due = "+due+", attempt = attempt + 1 WHERE id = ("+
		t.free(nextToClaim(present))+") RETURNING "+claimed, start, end, t.holder(owner))
}

// farthest is longer than any wait for another attempt.
const farthest = time.Hour

// nextToClaim passes over a question while an earlier one of its thread isn't
// done, whatever that one waits for: answers come in the order of asking. What
// nobody holds, and yet is due further ahead than anything waits, was given
// back before the clock was put right, and waits no longer. What somebody holds
// is left to them: they renew their lease by the right clock.
func nextToClaim(present string) string {
	return `SELECT q.id FROM taken q
	WHERE q.done_at IS NULL AND (q.due <= ` + present + ` OR q.owner = '' AND q.due > ` + present + ` + ` + farthestMicros + `)
	AND (q.thread = '' OR NOT EXISTS (SELECT 1 FROM taken e WHERE e.done_at IS NULL
		AND e.team = q.team AND e.channel = q.channel AND e.thread = q.thread AND e.id < q.id))
	ORDER BY q.id LIMIT 1`
}

var farthestMicros = strconv.FormatInt(farthest.Microseconds(), 10)

// alreadyClaimed returns what an earlier run of the same call has claimed.
func alreadyClaimed(t tx, owner string) (Taken, error) {
	return scanTaken(t, "SELECT "+claimed+" FROM taken WHERE owner = $1 AND done_at IS NULL", t.holder(owner))
}

// claimed are the columns that scanTaken reads.
const claimed = `id, kind, event, team, channel, thread, ts, edited, who, payload, taken_at,
	owner, attempt, due, failures, reason, reply_key, reply_ts`

func scanTaken(t tx, query string, args ...any) (Taken, error) {
	q, err := readTaken(func(into ...any) error { return t.scan(query, args, into...) })
	if errors.Is(err, sql.ErrNoRows) {
		return Taken{}, nil
	}
	return q, err
}

// readTaken reads the columns claimed, and more behind them.
func readTaken(scan func(into ...any) error, more ...any) (q Taken, err error) {
	var at, due int64
	err = scan(append([]any{
		&q.ID, &q.Kind, &q.Event, &q.Team, &q.Channel, &q.Thread, &q.TS, &q.Edited, &q.Who, &q.Payload, &at,
		&q.Owner, &q.Attempt, &due, &q.Failures, &q.Reason, &q.ReplyKey, &q.ReplyTS}, more...)...)
	q.At, q.Due = fromMicros(at), fromMicros(due)
	return q, err
}

// Extend lets the lease run so long from now, and returns its end.
func (s *Store) Extend(ctx context.Context, c Claim, now time.Time, lease time.Duration) (until time.Time, err error) {
	return s.guarded(ctx, "extend", c, func(t tx) (string, []any) {
		due, value := t.moment("$4", now, lease)
		return "due = " + due, []any{value}
	})
}

// Posting records that a reply is about to be posted under the key, and lets
// the lease run so long from now, so that nobody else takes over meanwhile.
// The time stamp of a reply under another key is dropped.
func (s *Store) Posting(ctx context.Context, c Claim, key string, now time.Time, lease time.Duration) error {
	_, err := s.guarded(ctx, "posting", c, func(t tx) (string, []any) {
		due, value := t.moment("$5", now, lease)
		return "reply_ts = CASE WHEN reply_key = $4 THEN reply_ts ELSE '' END, reply_key = $4, due = " + due, []any{key, value}
	})
	return err
}

// Posted records the reply's time stamp.
func (s *Store) Posted(ctx context.Context, c Claim, ts string) error {
	_, err := s.guarded(ctx, "posted", c, func(tx) (string, []any) { return "reply_ts = $4", []any{ts} })
	return err
}

// Finish ends the question and erases its payload, of which only kept stays;
// ts, where it isn't empty, is recorded as Posted does, in the same commit.
func (s *Store) Finish(ctx context.Context, c Claim, ts, outcome string, kept Kept, now time.Time) error {
	done := func(tx) (string, []any) {
		return `payload = NULL, reply_ts = CASE WHEN $4 = '' THEN reply_ts ELSE $4 END, outcome = $5, done_at = $6,
				who = CASE WHEN who = '' THEN $7 ELSE who END, understood = $8, verdict = $9, words = $10`,
			[]any{ts, outcome, micros(now), kept.Who, cut(kept.Understood, maxUnderstood), kept.Verdict, kept.Words}
	}
	if len(kept.Gaps) == 0 {
		_, err := s.guarded(ctx, "done", c, done)
		return err
	}
	return change(ctx, s, "done", func(t tx) error {
		if _, err := setGuarded(t, c, done); err != nil {
			return err
		}
		return insertGaps(t, c.ID, kept.Gaps, now)
	})
}

// cut leaves at most n bytes of a text, and no half of a letter.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "")
}

// Release gives the question back after a failure; it can be claimed again
// after the wait.
func (s *Store) Release(ctx context.Context, c Claim, reason string, now time.Time, wait time.Duration) error {
	_, err := s.guarded(ctx, "release", c, func(t tx) (string, []any) {
		due, value := t.moment("$5", now, wait)
		return "owner = '', failures = failures + 1, reason = $4, due = " + due, []any{reason, value}
	})
	return err
}

// guarded changes a question for whoever holds it, and fails with ErrLost for
// anybody else. It returns when the question is due.
func (s *Store) guarded(ctx context.Context, step string, c Claim, set func(tx) (assignments string, args []any)) (time.Time, error) {
	return writeOne(ctx, s, step, func(t tx) (time.Time, error) { return setGuarded(t, c, set) })
}

func setGuarded(t tx, c Claim, set func(tx) (assignments string, args []any)) (time.Time, error) {
	assignments, args := set(t)
	var due int64
	err := t.scan("UPDATE taken SET "+assignments+" WHERE id = $1 AND owner = $2 AND attempt = $3 AND done_at IS NULL RETURNING due",
		append([]any{c.ID, c.Owner, c.Attempt}, args...), &due)
	if errors.Is(err, sql.ErrNoRows) {
		err = lost(t, c)
	}
	return fromMicros(due), err
}

// lost tells that a claim isn't valid any more, unless it was this very change
// that ended it.
func lost(t tx, c Claim) error {
	if t.uncertain() {
		var ended bool
		err := t.scan("SELECT EXISTS (SELECT 1 FROM taken WHERE id = $1 AND attempt = $2 AND (done_at IS NOT NULL OR owner = ''))",
			[]any{c.ID, c.Attempt}, &ended)
		if ended || err != nil {
			return err
		}
	}
	return fmt.Errorf("question %d, attempt %d of %s: %w", c.ID, c.Attempt, c.Owner, ErrLost)
}

// Reclaim frees all that the owner holds and returns how many that were. It is
// for an owner who has just started, and so can't be working on any of them.
// In a PostgreSQL database it frees nothing, as every process has a name of
// its own there.
func (s *Store) Reclaim(ctx context.Context, owner string) (int, error) {
	return writeOne(ctx, s, "reclaim", func(t tx) (int, error) {
		n, err := t.exec("UPDATE taken SET owner = '', due = 0 WHERE done_at IS NULL AND owner = $1", owner)
		return int(n), err
	})
}

// Backlog counts what is not done.
func (s *Store) Backlog(ctx context.Context) (b Backlog, err error) {
	var oldest sql.NullInt64
	_, err = s.row(ctx, "backlog", "SELECT COUNT(*), MIN(taken_at) FROM taken WHERE done_at IS NULL", nil, &b.Open, &oldest)
	if oldest.Valid {
		b.Oldest = fromMicros(oldest.Int64)
	}
	return b, err
}
