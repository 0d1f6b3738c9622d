package state

import (
	"context"
	"database/sql"
	"errors"
)

// list runs a query on the read pool and scans all its rows.
func list[T any](ctx context.Context, s *Store, step, query string, args []any, scan func(*sql.Rows) (T, error)) (all []T, err error) {
	err = s.engine.read(ctx, func(ctx context.Context) (err error) {
		all, err = scanAll(ctx, s.reads, query, args, scan)
		return err
	})
	return all, s.explain(step, err)
}

func scanAll[T any](ctx context.Context, db *sql.DB, query string, args []any, scan func(*sql.Rows) (T, error)) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		all = append(all, one)
	}
	return all, errors.Join(rows.Err(), rows.Close())
}
