package state

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migrations are the steps this program knows, read once from the files that
// are part of it.
var migrations = mustReadMigrations(embedded)

// migration is one numbered step of the schema.
type migration struct {
	number int
	name   string
	sql    string
}

// migrate applies the steps that the file lacks, all in one transaction. Of
// several processes that start together, one applies them.
func migrate(ctx context.Context, conn *sql.Conn, known []migration) (err error) {
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, undone := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			err = errors.Join(err, undone)
		}
	}()
	have, err := schemaVersion(ctx, conn)
	if err != nil {
		return err
	}
	if newest := len(known); have > newest {
		return fmt.Errorf("%w: its schema is %d, this program knows up to %d; run the newer program, or name another folder", ErrNewer, have, newest)
	}
	for _, m := range known[have:] {
		if err := m.apply(ctx, conn); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}

// schemaVersion is the number of the last step applied, 0 for a new file.
func schemaVersion(ctx context.Context, conn *sql.Conn) (version int, err error) {
	_, err = conn.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (
		number INTEGER PRIMARY KEY, name TEXT NOT NULL)`)
	if err != nil {
		return 0, err
	}
	err = conn.QueryRowContext(ctx, "SELECT COALESCE(MAX(number), 0) FROM migrations").Scan(&version)
	return version, err
}

func (m migration) apply(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, "INSERT INTO migrations (number, name) VALUES (?, ?)", m.number, m.name)
	return err
}

// readMigrations reads NNNN_name.sql files, which must be numbered from 1
// without gaps.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var steps []migration
	for i, path := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "migrations/"), ".sql")
		digits, _, _ := strings.Cut(name, "_")
		if number, err := strconv.Atoi(digits); err != nil || number != i+1 {
			return nil, fmt.Errorf("state: migration %s: its number should be %04d", name, i+1)
		}
		text, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, err
		}
		steps = append(steps, migration{number: i + 1, name: name, sql: string(text)})
	}
	return steps, nil
}

// mustReadMigrations panics on misnumbered files, which no build that passed
// its tests contains.
func mustReadMigrations(files fs.FS) []migration {
	steps, err := readMigrations(files)
	if err != nil {
		panic(err)
	}
	return steps
}
