package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"time"
)

// Loss tells that this state came in the place of another that was damaged or
// gone, or that a copy was put there, so that nobody knows what was taken and
// answered before.
type Loss struct {
	Key      string // names the loss in what people are told of it
	At       time.Time
	Why      string
	Aside    string // where the damaged file is now; empty where there was none
	ReadBack bool   // what may have been asked before was read back
	Told     bool   // the admins know
}

// Reference is what people see of the key.
func (l Loss) Reference() string { return l.Key[:min(6, len(l.Key))] }

func newLoss(why, aside string, at time.Time) *Loss {
	return &Loss{Key: rand.Text(), At: at, Why: why, Aside: aside}
}

// Lost returns the loss after which this state began; ok is false where there
// was none.
func (s *Store) Lost(ctx context.Context) (l Loss, ok bool, err error) {
	var at int64
	ok, err = s.row(ctx, "loss", "SELECT key, at, why, aside, read_back <> 0, told <> 0 FROM loss", nil,
		&l.Key, &at, &l.Why, &l.Aside, &l.ReadBack, &l.Told)
	if !ok {
		return Loss{}, false, err
	}
	l.At = fromMicros(at)
	return l, true, nil
}

// LossReadBack notes that what may have been asked before the loss was read
// back as a whole.
func (s *Store) LossReadBack(ctx context.Context) error { return s.noteLoss(ctx, "read_back") }

// LossTold notes that the admins know of the loss.
func (s *Store) LossTold(ctx context.Context) error { return s.noteLoss(ctx, "told") }

func (s *Store) noteLoss(ctx context.Context, what string) error {
	return changeOne(ctx, s, "loss", func(t tx) error {
		_, err := t.exec("UPDATE loss SET " + what + " = 1")
		return err
	})
}

// record writes the loss into a state that has just got its tables, in the same
// transaction: no moment later may a crash make it look like a first start.
// Where have isn't 0, it had tables before, and only what was moved aside for
// it tells that it is new.
func (l *Loss) record(ctx context.Context, conn *sql.Conn, have int) error {
	if l == nil || have != 0 && l.Aside == "" {
		return nil
	}
	_, err := conn.ExecContext(ctx, "INSERT INTO loss (one, key, at, why, aside) VALUES (1, $1, $2, $3, $4) ON CONFLICT (one) DO NOTHING",
		l.Key, micros(l.At), l.Why, l.Aside)
	return err
}
