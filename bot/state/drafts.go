package state

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Draft is what somebody reported, as a record that could stand in a file.
type Draft struct {
	Number   int64
	Question int64  // by which it came, in the journal
	Who      string // reported it
	File     []byte // the record, as it would stand in a file
	Record   string // the id of its event
	About    string // the collection that it belongs to
	Fate     Fate
	Decider  string // who decided so
	Reason   string // of a rejection
	At       time.Time
	Decided  time.Time // zero: it isn't
}

// Fate is what became of a draft.
type Fate string

// The fates. What was rolled back is in no edition any more that a folder is
// read into, until an edition with it is gone back to.
const (
	Waiting   Fate = "waiting"
	Approved  Fate = "approved"
	Rejected  Fate = "rejected"
	TakenBack Fate = "rolled back"
)

// ErrDecided means that a draft isn't waiting any more, or can't be decided by
// who wrote it.
var ErrDecided = errors.New("the draft is decided, or is not theirs to decide")

// NextDraft gives a number that no draft has had. It stays free until PutDraft
// takes it, and one that was given to the same question before is given again.
func (s *Store) NextDraft(ctx context.Context, question int64) (number int64, err error) {
	_, err = s.row(ctx, "draft", `SELECT COALESCE((SELECT number FROM drafts WHERE question = $1), (SELECT COALESCE(MAX(number), 0) + 1 FROM draft_numbers))`,
		[]any{question}, &number)
	return number, err
}

// ErrForgotten means that who reported something was forgotten since.
var ErrForgotten = errors.New("who reported it was forgotten")

// PutDraft keeps a draft that waits to be decided, with the act in the audit;
// fresh is false where the question's was kept before. It fails with
// ErrOvertaken where another has the number, and with ErrForgotten where who
// reported it was forgotten since.
func (s *Store) PutDraft(ctx context.Context, d Draft, act Act) (fresh bool, err error) {
	return write(ctx, s, "draft", func(t tx) (bool, error) {
		if err := t.lock(draftLock); err != nil {
			return false, err
		}
		if gone, err := askerGone(t, d.Question); err != nil {
			return false, err
		} else if gone {
			return false, ErrForgotten
		}
		var there, taken bool
		err := t.scan("SELECT EXISTS (SELECT 1 FROM drafts WHERE question = $1), EXISTS (SELECT 1 FROM draft_numbers WHERE number = $2)",
			[]any{d.Question, d.Number}, &there, &taken)
		switch {
		case err != nil || there:
			return false, err
		case taken:
			return false, ErrOvertaken
		}
		if _, err := t.exec("INSERT INTO draft_numbers (number) VALUES ($1)", d.Number); err != nil {
			return false, err
		}
		if _, err := t.exec("INSERT INTO drafts (number, question, who, file, record, about, fate, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			d.Number, d.Question, d.Who, d.File, d.Record, d.About, string(Waiting), micros(d.At)); err != nil {
			return false, err
		}
		return true, insertActs(t, []Act{act})
	})
}

// draftLock is held by whoever adds a draft.
const draftLock = "draft"

// Draft returns a draft by its number.
func (s *Store) Draft(ctx context.Context, number int64) (d Draft, ok bool, err error) {
	all, err := s.drafts(ctx, " WHERE number = $1", number)
	if err != nil || len(all) == 0 {
		return Draft{}, false, err
	}
	return all[0], true, nil
}

// Drafts lists the drafts of a fate, the earliest first.
func (s *Store) Drafts(ctx context.Context, f Fate) ([]Draft, error) {
	return s.drafts(ctx, " WHERE fate = $1 ORDER BY number", string(f))
}

func (s *Store) drafts(ctx context.Context, where string, args ...any) ([]Draft, error) {
	return list(ctx, s, "draft", "SELECT number, question, who, file, record, about, fate, decider, reason, at, decided_at FROM drafts"+where, args, scanDraft)
}

func scanDraft(rows *sql.Rows) (d Draft, err error) {
	var at int64
	var decided sql.NullInt64
	err = rows.Scan(&d.Number, &d.Question, &d.Who, &d.File, &d.Record, &d.About, &d.Fate, &d.Decider, &d.Reason, &at, &decided)
	if d.At = fromMicros(at); decided.Valid {
		d.Decided = fromMicros(decided.Int64)
	}
	return d, err
}

// RejectDraft decides that a draft is none, unless it is decided: then it fails
// with ErrDecided.
func (s *Store) RejectDraft(ctx context.Context, number int64, who, reason string, now time.Time, act Act) error {
	return change(ctx, s, "draft", func(t tx) error {
		if t.uncertain() {
			if stored, err := hasAct(t, act); stored || err != nil {
				return err
			}
		}
		n, err := t.exec("UPDATE drafts SET fate = $1, decider = $2, reason = $3, decided_at = $4 WHERE number = $5 AND fate = $6",
			string(Rejected), who, reason, micros(now), number, string(Waiting))
		if err == nil && n == 0 {
			return ErrDecided
		}
		if err != nil {
			return err
		}
		return insertActs(t, []Act{act})
	})
}

// decideDrafts is what a publication means for drafts, once it is in use: one
// that it adds is approved, which its author can't do alone; of those that
// were approved, going back leaves those that the edition holds.
func (p Publication) decideDrafts(t tx, now time.Time) error {
	if p.Way == Back {
		return p.rollDrafts(t)
	}
	if p.Draft == 0 {
		return nil
	}
	n, err := t.exec(`UPDATE drafts SET fate = $1, decider = $2, decided_at = $3
		WHERE number = $4 AND fate = $5 AND who <> $2`, string(Approved), p.Who, micros(now), p.Draft, string(Waiting))
	if err == nil && n == 0 {
		err = ErrDecided
	}
	return err
}

func (p Publication) rollDrafts(t tx) error {
	if _, err := t.exec("UPDATE drafts SET fate = $1 WHERE fate = $2", string(TakenBack), string(Approved)); err != nil {
		return err
	}
	for _, number := range p.Holding {
		if _, err := t.exec("UPDATE drafts SET fate = $1 WHERE fate = $2 AND number = $3", string(Approved), string(TakenBack), number); err != nil {
			return err
		}
	}
	return nil
}
