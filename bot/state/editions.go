package state

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Edition is one content of the knowledge. A number means the same content
// for ever, also where it is used again after another.
type Edition struct {
	Number int64
	Hash   string    // of the content
	Since  time.Time // when this use of it began
}

// UseEdition makes the content current and returns its edition: the number
// that it had before, or the next. Using what is current changes nothing.
func (s *Store) UseEdition(ctx context.Context, hash string, now time.Time) (Edition, error) {
	return write(ctx, s, "edition", func(t tx) (Edition, error) {
		if err := t.lock("edition"); err != nil {
			return Edition{}, err
		}
		var e Edition
		var at int64
		err := t.scan(currentEdition, nil, &e.Number, &e.Hash, &at)
		if err == nil && e.Hash == hash {
			e.Since = fromMicros(at)
			return e, nil
		}
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return Edition{}, err
		}
		return startUse(t, hash, now)
	})
}

func startUse(t tx, hash string, now time.Time) (Edition, error) {
	e := Edition{Hash: hash, Since: fromMicros(micros(now))}
	err := t.scan("SELECT number FROM editions WHERE hash = $1", []any{hash}, &e.Number)
	if errors.Is(err, sql.ErrNoRows) {
		err = t.scan("INSERT INTO editions (hash, at) VALUES ($1, $2) RETURNING number", []any{hash, micros(now)}, &e.Number)
	}
	if err != nil {
		return Edition{}, err
	}
	_, err = t.exec("INSERT INTO edition_uses (number, at) VALUES ($1, $2)", e.Number, micros(now))
	return e, err
}

// CurrentEdition returns the edition in use; ok is false before the first.
func (s *Store) CurrentEdition(ctx context.Context) (e Edition, ok bool, err error) {
	var at int64
	if ok, err = s.row(ctx, "edition", currentEdition, nil, &e.Number, &e.Hash, &at); !ok {
		return Edition{}, false, err
	}
	e.Since = fromMicros(at)
	return e, true, nil
}

// EditionsUsed lists the uses, the latest first, at most limit.
func (s *Store) EditionsUsed(ctx context.Context, limit int) ([]Edition, error) {
	return list(ctx, s, "edition", editionUses+" LIMIT $1", []any{limit}, func(rows *sql.Rows) (e Edition, err error) {
		var at int64
		err = rows.Scan(&e.Number, &e.Hash, &at)
		e.Since = fromMicros(at)
		return e, err
	})
}

const (
	editionUses = `SELECT e.number, e.hash, u.at FROM edition_uses u
		JOIN editions e ON e.number = u.number ORDER BY u.id DESC`
	currentEdition = editionUses + " LIMIT 1"
)
