package state

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Passed is an answer that somebody had passed on to people.
type Passed struct {
	Answer   string // the answer's key
	Question int64  // the number of the form among what was taken
	Asker    string
	At       time.Time
	Spot            // where it stands; empty until it does
	Resolver string // who has marked it as resolved; "" as long as nobody has
	Resolved time.Time
	press    int64 // by which it was resolved
}

// Spot is where something that was passed on stands.
type Spot struct {
	Channel  string
	TS       string
	Together bool // the asker reads along
}

// PassOn notes that an answer is about to be passed on, and returns what is
// noted of it. That is p itself, and mine is true, unless another form has
// passed it on, or is about to.
func (s *Store) PassOn(ctx context.Context, p Passed) (noted Passed, mine bool, err error) {
	noted, err = write(ctx, s, "pass on", func(t tx) (Passed, error) {
		_, err := t.exec(`INSERT INTO passed (answer, question, who, at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (answer) DO UPDATE SET question = excluded.question, who = excluded.who, at = excluded.at,
				resolver = '', resolved_at = 0, resolving = 0
			WHERE passed.ts = '' AND NOT EXISTS (SELECT 1 FROM taken q WHERE q.id = passed.question AND q.done_at IS NULL)`,
			p.Answer, p.Question, p.Asker, micros(p.At))
		if err != nil {
			return Passed{}, err
		}
		return readPassed(func(into ...any) error { return t.scan(selectPassed+" WHERE answer = $1", []any{p.Answer}, into...) })
	})
	return noted, err == nil && noted.Question == p.Question, err
}

// PassedTo notes where it stands.
func (s *Store) PassedTo(ctx context.Context, question int64, at Spot) error {
	return changeOne(ctx, s, "pass on", func(t tx) error {
		_, err := t.exec("UPDATE passed SET channel = $2, ts = $3, together = $4 WHERE question = $1", question, at.Channel, at.TS, number(at.Together))
		return err
	})
}

func number(truth bool) int {
	if truth {
		return 1
	}
	return 0
}

// PassedOf returns what is noted of an answer that was passed on.
func (s *Store) PassedOf(ctx context.Context, answer string) (p Passed, ok bool, err error) {
	err = s.engine.read(ctx, func(ctx context.Context) (err error) {
		p, err = readPassed(s.reads.QueryRowContext(ctx, selectPassed+" WHERE answer = $1 AND ts <> ''", answer).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Passed{}, false, nil
	}
	return p, err == nil, s.explain("passed on", err)
}

// PassedBy counts what somebody has passed on since a time.
func (s *Store) PassedBy(ctx context.Context, who string, since time.Time) (n int, err error) {
	_, err = s.row(ctx, "passed on", "SELECT COUNT(*) FROM passed WHERE who = $1 AND at >= $2 AND ts <> ''", []any{who, micros(since)}, &n)
	return n, err
}

// Resolve notes that somebody has marked as resolved what stands there, by a
// press of that number among what was taken, and returns what is noted of it.
// mine is false where another press was first. ok is false where nothing that
// was passed on stands there. Who was forgotten since they pressed stays unnamed.
func (s *Store) Resolve(ctx context.Context, answer string, at Spot, who string, press int64, now time.Time) (p Passed, mine, ok bool, err error) {
	p, err = write(ctx, s, "resolve", func(t tx) (Passed, error) {
		const there = " WHERE answer = $1 AND ts <> '' AND channel = $2 AND ts = $3"
		place := []any{answer, at.Channel, at.TS}
		by := who
		if gone, err := askerGone(t, press); err != nil {
			return Passed{}, err
		} else if gone {
			by = nobody
		}
		_, err := t.exec("UPDATE passed SET resolver = $4, resolved_at = $5, resolving = $6"+there+" AND resolving = 0", append(place, by, micros(now), press)...)
		if err != nil {
			return Passed{}, err
		}
		p, err := readPassed(func(into ...any) error { return t.scan(selectPassed+there, place, into...) })
		if errors.Is(err, sql.ErrNoRows) {
			return Passed{}, nil
		}
		return p, err
	})
	return p, p.press == press, p.Answer != "", err
}

// selectPassed begins a query whose row readPassed reads.
const selectPassed = "SELECT answer, question, who, at, channel, ts, together, resolver, resolved_at, resolving FROM passed"

func readPassed(scan func(into ...any) error) (p Passed, err error) {
	var at, resolved int64
	var together int
	err = scan(&p.Answer, &p.Question, &p.Asker, &at, &p.Channel, &p.TS, &together, &p.Resolver, &resolved, &p.press)
	p.At, p.Together = fromMicros(at), together != 0
	if resolved != 0 {
		p.Resolved = fromMicros(resolved)
	}
	return p, err
}

func (s *Store) passedWith(ctx context.Context, who string) ([]Passed, error) {
	return list(ctx, s, "person", selectPassed+" WHERE who = $1 OR resolver = $1 ORDER BY at, answer", []any{who},
		func(rows *sql.Rows) (Passed, error) { return readPassed(rows.Scan) })
}

// forgetPassed forgets what somebody has passed on, and that they resolved what
// others have.
func forgetPassed(t tx, who string) (int, error) {
	passed, err := t.exec("DELETE FROM passed WHERE who = $1", who)
	if err != nil {
		return 0, err
	}
	resolved, err := t.exec("UPDATE passed SET resolver = $2 WHERE resolver = $1", who, nobody)
	return int(passed + resolved), err
}
