package state

import (
	"context"
	"database/sql"
	"time"
)

// Act is one line of the audit: who did what to which thing, when, and how it
// ended. None of its fields holds a question's words or a secret.
type Act struct {
	Who     string // a user's id, or the program's own word for itself
	What    string // such as "reload"
	About   string // such as the edition's hash
	Outcome string // such as "asked", "refused", "done", or an error's text
	At      time.Time
}

// Record adds a line to the audit. Lines are changed only where they name a
// person who is forgotten, and dropped when they are old.
func (s *Store) Record(ctx context.Context, act Act) error {
	return change(ctx, s, "audit", func(t tx) error {
		if t.uncertain() {
			if stored, err := hasAct(t, act); stored || err != nil {
				return err
			}
		}
		return insertActs(t, []Act{act})
	})
}

func insertActs(t tx, acts []Act) error {
	for _, a := range acts {
		_, err := t.exec("INSERT INTO audit (who, what, about, outcome, at) VALUES ($1, $2, $3, $4, $5)",
			a.Who, a.What, a.About, a.Outcome, micros(a.At))
		if err != nil {
			return err
		}
	}
	return nil
}

func hasAct(t tx, a Act) (stored bool, err error) {
	err = t.scan("SELECT EXISTS (SELECT 1 FROM audit WHERE at = $1 AND who = $2 AND what = $3 AND about = $4 AND outcome = $5)",
		[]any{micros(a.At), a.Who, a.What, a.About, a.Outcome}, &stored)
	return stored, err
}

// Acts lists the audit since a time, the latest first, at most limit lines.
func (s *Store) Acts(ctx context.Context, since time.Time, limit int) ([]Act, error) {
	return list(ctx, s, "audit", selectActs+" WHERE at >= $1 ORDER BY id DESC LIMIT $2", []any{micros(since), limit}, scanAct)
}

// selectActs begins a query whose rows scanAct reads.
const selectActs = "SELECT who, what, about, outcome, at FROM audit"

func scanAct(rows *sql.Rows) (a Act, err error) {
	var at int64
	err = rows.Scan(&a.Who, &a.What, &a.About, &a.Outcome, &at)
	a.At = fromMicros(at)
	return a, err
}
