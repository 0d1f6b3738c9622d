package state

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"time"
)

// Edition is one content of the knowledge. A number means the same content
// for ever, also where it is used again after another.
type Edition struct {
	Number int64
	Hash   string    // of the content
	Since  time.Time // when this use of it began
}

// Use is one time that an edition was current.
type Use struct {
	Edition
	Who    string // who began it; empty: not known
	Folder string // names the content of the folder that it rests on
	Holds  string // how much it holds, in words; empty: not known
}

// contentsKept is of how many of the latest uses Forget leaves the content.
const contentsKept = 20

// Publication is what is to be made current.
type Publication struct {
	Hash   string // of the content
	Folder string // names the content of the folder that it rests on; empty: Hash does
	Holds  string // how much it holds, in words
	Parts  Parts  // what it is made from; nil: as was kept before
	Over   string // hash of the edition that must be current; empty: any may
	Who    string // a user's id, or the program's own word for itself
	Way    Way
	Draft  int64 // the number of the one that it adds and that is approved by it; 0: none

	Holding []int64 // of Back: the drafts that the edition holds
}

// Parts are what an edition is made from, each with the hash that names it. They may
// be asked for several times, and are written as they come.
type Parts iter.Seq2[string, []byte]

// Way is why an edition is published: it says what becomes of folders that were
// rolled back.
type Way int

// The ways.
const (
	AtOnce   Way = iota // the folder was read, and nobody looked at it: one that was rolled back is refused
	Reviewed            // an admin has seen what changes: the folder no longer counts as rolled back
	Back                // back to an earlier edition: the folders of all that were used since count as rolled back, and so do drafts
	Added               // a draft is added to what is in use: folders are as before
)

// Errors of Publish.
var (
	// ErrOvertaken means that another edition is current than was to be replaced.
	ErrOvertaken = errors.New("another edition has become current")
	// ErrRolledBack means that the folder holds what an admin has rolled back.
	ErrRolledBack = errors.New("the folder holds what was rolled back")
)

// Publish keeps what an edition is made from, makes it current, and returns
// it: under the number that it had before, or the next. Of the parts that are
// kept already nothing is written. Publishing what is current begins no other
// use, and other processes are told of the rest. The acts go to the audit in
// the same commit.
func (s *Store) Publish(ctx context.Context, p Publication, now time.Time, acts ...Act) (Edition, error) {
	return write(ctx, s, "publish", func(t tx) (Edition, error) {
		if err := t.lock(editionLock); err != nil {
			return Edition{}, err
		}
		if p.Folder == "" {
			p.Folder = p.Hash
		}
		current, used, err := currentUse(t)
		if err != nil {
			return Edition{}, err
		}
		if t.uncertain() && len(acts) > 0 {
			if stored, err := hasAct(t, acts[0]); stored || err != nil {
				return current, err
			}
		}
		if p.Over != "" && current.Hash != p.Over && current.Hash != p.Hash {
			return Edition{}, ErrOvertaken
		}
		if err := p.markFolders(t, now); err != nil {
			return Edition{}, err
		}
		e, err := p.use(t, current, used, now)
		if err != nil {
			return Edition{}, err
		}
		if err := p.decideDrafts(t, now); err != nil {
			return Edition{}, err
		}
		return e, errors.Join(keepContent(t, e.Number, p.Parts), insertActs(t, acts))
	})
}

// use makes the content current, unless it is.
func (p Publication) use(t tx, current Edition, used bool, now time.Time) (Edition, error) {
	if used && current.Hash == p.Hash {
		_, err := t.exec("UPDATE edition_uses SET folder = $1 WHERE id = (SELECT MAX(id) FROM edition_uses)", p.Folder)
		return current, err
	}
	e, err := startUse(t, p, now)
	if err != nil {
		return Edition{}, err
	}
	return e, t.tell(published)
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

func startUse(t tx, p Publication, now time.Time) (Edition, error) {
	e := Edition{Hash: p.Hash, Since: fromMicros(micros(now))}
	err := t.scan("SELECT number FROM editions WHERE hash = $1", []any{p.Hash}, &e.Number)
	if errors.Is(err, sql.ErrNoRows) {
		err = t.scan("INSERT INTO editions (hash, at) VALUES ($1, $2) RETURNING number", []any{p.Hash, micros(now)}, &e.Number)
	}
	if err != nil {
		return Edition{}, err
	}
	_, err = t.exec("INSERT INTO edition_uses (number, at, who, folder, holds) VALUES ($1, $2, $3, $4, $5)", e.Number, micros(now), p.Who, p.Folder, p.Holds)
	return e, err
}

// keepContent keeps the parts of an edition, and mends those that were spoilt.
// Where it was kept in other parts before, these are all: one content may come
// from other files. Without any, what is kept of it stays.
func keepContent(t tx, number int64, parts Parts) error {
	if parts == nil {
		return nil
	}
	if _, err := t.exec("DELETE FROM edition_contents WHERE number = $1", number); err != nil {
		return err
	}
	for hash, body := range parts {
		if _, err := t.exec(`INSERT INTO contents (hash, body) VALUES ($1, $2)
			ON CONFLICT (hash) DO UPDATE SET body = excluded.body WHERE contents.body <> excluded.body`, hash, body); err != nil {
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

// HasContent tells whether the content of an edition is kept.
func (s *Store) HasContent(ctx context.Context, number int64) (kept bool, err error) {
	_, err = s.row(ctx, "content", "SELECT EXISTS (SELECT 1 FROM edition_contents WHERE number = $1)", []any{number}, &kept)
	return kept, err
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
func (s *Store) EditionsUsed(ctx context.Context, limit int) ([]Use, error) {
	return list(ctx, s, "edition", "SELECT e.number, e.hash, u.at, u.who, "+useFolder+", u.holds"+editionUses+" LIMIT $1", []any{limit},
		func(rows *sql.Rows) (u Use, err error) {
			var at int64
			err = rows.Scan(&u.Number, &u.Hash, &at, &u.Who, &u.Folder, &u.Holds)
			u.Since = fromMicros(at)
			return u, err
		})
}

const (
	editionUses    = " FROM edition_uses u JOIN editions e ON e.number = u.number ORDER BY u.id DESC"
	currentEdition = "SELECT e.number, e.hash, u.at" + editionUses + " LIMIT 1"

	// useFolder is what a use u of the edition e rests on. Before folders were
	// noted, each edition was all of one.
	useFolder = "COALESCE(NULLIF(u.folder, ''), e.hash)"
)
