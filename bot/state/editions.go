package state

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"
)

// Edition is one content of the knowledge. A number means the same content
// for ever, also where it is used again after another.
type Edition struct {
	Number int64
	Hash   string    // of the content
	Since  time.Time // when this use of it began
}

// contentsKept is of how many of the latest uses Forget leaves the content.
const contentsKept = 20

// Publish keeps what an edition is made from, makes it current, and returns
// it: under the number that it had before, or the next. The parts are named by
// their hash, and of those that are kept already nothing is written. Publishing
// what is current changes nothing, and other processes are told of the rest.
func (s *Store) Publish(ctx context.Context, hash string, parts map[string][]byte, now time.Time) (Edition, error) {
	return write(ctx, s, "publish", func(t tx) (Edition, error) {
		if err := t.lock(editionLock); err != nil {
			return Edition{}, err
		}
		current, used, err := currentUse(t)
		if err != nil {
			return Edition{}, err
		}
		if used && current.Hash == hash {
			return current, keepContent(t, current.Number, parts)
		}
		e, err := startUse(t, hash, now)
		if err != nil {
			return Edition{}, err
		}
		return e, errors.Join(keepContent(t, e.Number, parts), t.tell(published))
	})
}

// editionLock is held by whoever changes editions or their content.
const editionLock = "edition"

func currentUse(t tx) (e Edition, used bool, err error) {
	var at int64
	err = t.scan(currentEdition, nil, &e.Number, &e.Hash, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return Edition{}, false, nil
	}
	e.Since = fromMicros(at)
	return e, err == nil, err
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

// keepContent keeps the parts of an edition, and mends those that were spoilt.
func keepContent(t tx, number int64, parts map[string][]byte) error {
	for _, hash := range slices.Sorted(maps.Keys(parts)) {
		if _, err := t.exec(`INSERT INTO contents (hash, body) VALUES ($1, $2)
			ON CONFLICT (hash) DO UPDATE SET body = excluded.body WHERE contents.body <> excluded.body`, hash, parts[hash]); err != nil {
			return err
		}
		if _, err := t.exec("INSERT INTO edition_contents (number, hash) VALUES ($1, $2) ON CONFLICT DO NOTHING", number, hash); err != nil {
			return err
		}
	}
	return nil
}

// dropContents drops the content of editions that were last used long ago.
func dropContents(t tx) error {
	if err := t.lock(editionLock); err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM edition_contents WHERE number NOT IN (SELECT number FROM edition_uses ORDER BY id DESC LIMIT $1)", contentsKept); err != nil {
		return err
	}
	_, err := t.exec("DELETE FROM contents WHERE NOT EXISTS (SELECT 1 FROM edition_contents c WHERE c.hash = contents.hash)")
	return err
}

// Content returns the parts that an edition is made from; there are none where
// they were never kept or are no longer.
func (s *Store) Content(ctx context.Context, number int64) (map[string][]byte, error) {
	type row struct {
		hash string
		body []byte
	}
	rows, err := list(ctx, s, "content", "SELECT c.hash, c.body FROM contents c JOIN edition_contents e ON e.hash = c.hash WHERE e.number = $1",
		[]any{number}, func(rows *sql.Rows) (r row, err error) {
			err = rows.Scan(&r.hash, &r.body)
			return r, err
		})
	parts := make(map[string][]byte, len(rows))
	for _, r := range rows {
		parts[r.hash] = r.body
	}
	return parts, err
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
