package state

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Correction is what somebody wrote about an answer that they called wrong.
type Correction struct {
	ID     int64  // the number of the form among what was taken
	Answer string // the answer's key
	User   string
	Topics string // what the answer was about, in a form of the caller's
	Wrong  string // what is wrong
	Right  string // what would be right
	Source string // where that stands
	At     time.Time
}

// PutCorrection keeps a correction until somebody has handled it. The same one
// is kept once, and none of who was forgotten since they wrote it.
func (s *Store) PutCorrection(ctx context.Context, c Correction) error {
	return changeOne(ctx, s, "correction", func(t tx) error {
		_, err := t.exec(`INSERT INTO corrections (id, answer, who, topics, wrong, right_, source, at)
			SELECT id, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BIGINT)
				FROM taken WHERE id = $1 AND forgotten = 0
			ON CONFLICT DO NOTHING`, c.ID, c.Answer, c.User, c.Topics, c.Wrong, c.Right, c.Source, micros(c.At))
		return err
	})
}

// Corrections lists those that nobody has handled, the oldest first, at most
// limit.
func (s *Store) Corrections(ctx context.Context, limit int) ([]Correction, error) {
	return list(ctx, s, "corrections", selectCorrections+" ORDER BY at, id LIMIT $1", []any{limit}, scanCorrection)
}

// selectCorrections begins a query whose rows scanCorrection reads.
const selectCorrections = "SELECT id, answer, who, topics, wrong, right_, source, at FROM corrections"

func scanCorrection(rows *sql.Rows) (c Correction, err error) {
	var at int64
	err = rows.Scan(&c.ID, &c.Answer, &c.User, &c.Topics, &c.Wrong, &c.Right, &c.Source, &at)
	c.At = fromMicros(at)
	return c, err
}

// HandleCorrection drops a correction, and says in the audit who handled it. It
// is false where there is none: somebody else was quicker.
func (s *Store) HandleCorrection(ctx context.Context, id int64, who string, now time.Time) (was bool, err error) {
	act := Act{Who: who, What: "correction", About: fmt.Sprint(id), Outcome: "handled", At: now}
	return write(ctx, s, "correction", func(t tx) (bool, error) {
		if t.uncertain() {
			if stored, err := hasAct(t, act); stored || err != nil {
				return stored, err
			}
		}
		n, err := t.exec("DELETE FROM corrections WHERE id = $1", id)
		if n == 0 || err != nil {
			return false, err
		}
		return true, insertActs(t, []Act{act})
	})
}
