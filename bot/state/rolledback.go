package state

import (
	"context"
	"time"
)

// RolledBack is when and by whom a folder's content was rolled back.
type RolledBack struct {
	Who string
	At  time.Time
}

// RolledBack tells whether what a folder holds, by the name of its content, was
// rolled back, and no admin has taken it since.
func (s *Store) RolledBack(ctx context.Context, folder string) (r RolledBack, ok bool, err error) {
	var at int64
	ok, err = s.row(ctx, "rolled back", "SELECT who, at FROM rolled_back WHERE folder = $1", []any{folder}, &r.Who, &at)
	if ok {
		r.At = fromMicros(at)
	}
	return r, ok, err
}

// markFolders notes what the publication means for folders that were or are
// rolled back.
func (p Publication) markFolders(t tx, now time.Time) error {
	switch p.Way {
	case AtOnce:
		var marked bool
		if err := t.scan("SELECT EXISTS (SELECT 1 FROM rolled_back WHERE folder = $1)", []any{p.Folder}, &marked); err != nil {
			return err
		}
		if marked {
			return ErrRolledBack
		}
		return nil
	case Added:
		return nil
	case Back:
		if _, err := t.exec(`INSERT INTO rolled_back (folder, who, at) SELECT DISTINCT `+useFolder+`, CAST($1 AS TEXT), CAST($2 AS BIGINT) FROM edition_uses u
			JOIN editions e ON e.number = u.number WHERE u.id > (SELECT MAX(was.id) FROM edition_uses was
				JOIN editions target ON target.number = was.number WHERE target.hash = $3)
			ON CONFLICT (folder) DO UPDATE SET who = excluded.who, at = excluded.at`, p.Who, micros(now), p.Hash); err != nil {
			return err
		}
	}
	_, err := t.exec("DELETE FROM rolled_back WHERE folder = $1", p.Folder)
	return err
}
