package state

import (
	"context"
	"database/sql"
	"errors"
)

// list runs a query on the read pool and scans all its rows.
func list[T any](ctx context.Context, s *Store, step, query string, args []any, scan func(*sql.Rows) (T, error)) ([]T, error) {
	rows, err := s.reads.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(step, s.file, err)
	}
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, errors.Join(explain(step, s.file, err), rows.Close())
		}
		all = append(all, one)
	}
	return all, explain(step, s.file, errors.Join(rows.Err(), rows.Close()))
}
