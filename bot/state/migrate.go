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

//go:embed migrations
var embedded embed.FS

// schema is one database's steps, in order, and how it begins a transaction
// in which nobody else applies any.
type schema struct {
	begin string
	steps []migration
}

// The steps this program knows, read once from the files that are part of it.
var (
	sqliteSchema   = schema{"BEGIN IMMEDIATE", mustReadMigrations(embedded, "sqlite")}
	postgresSchema = schema{beginMigration, mustReadMigrations(embedded, "postgres")}
)

// beginMigration waits for another replica that migrates, but a step that
// needs a table for itself gives up soon: others would queue up behind it.
const beginMigration = `BEGIN ISOLATION LEVEL READ COMMITTED;
	SET LOCAL statement_timeout = '5min'; SET LOCAL lock_timeout = '1min';
	SELECT pg_advisory_xact_lock(5790427);
	SET LOCAL lock_timeout = '5s'`

// additive ends the name of a step beside which programs that don't know it
// can work on. Replicas are replaced one by one, so what a step can't add, it
// takes two releases to change: one that works with either, and the next.
const additive = ".additive"

// Schema is the number of the latest step that this program knows. Both
// databases have the same.
func Schema() int { return len(sqliteSchema.steps) }

// migration is one numbered step of the schema.
type migration struct {
	number int
	name   string
	sql    string
}

// migrate applies the steps that the database lacks, all in one transaction.
// Of several processes that start together, one applies them. A state that had
// none was begun after the loss, if there is one.
func (s schema) migrate(ctx context.Context, conn *sql.Conn, loss *Loss) (err error) {
	if _, err := conn.ExecContext(ctx, s.begin); err != nil {
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
	if err := s.checkNewer(ctx, conn, have); err != nil {
		return err
	}
	for _, m := range s.steps[min(have, len(s.steps)):] {
		if err := m.apply(ctx, conn); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	if err := loss.record(ctx, conn, have); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}

// checkNewer refuses a database with a step that this program doesn't know,
// and that isn't additive.
func (s schema) checkNewer(ctx context.Context, conn *sql.Conn, have int) error {
	var barred bool
	err := conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM migrations WHERE number > $1 AND name NOT LIKE $2)",
		len(s.steps), "%"+additive).Scan(&barred)
	if err != nil || !barred {
		return err
	}
	return fmt.Errorf("%w: its schema is %d, this program knows up to %d; run the newer program, or name another folder or database", ErrNewer, have, len(s.steps))
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
	_, err := conn.ExecContext(ctx, "INSERT INTO migrations (number, name) VALUES ($1, $2)", m.number, m.name)
	return err
}

// readMigrations reads NNNN_name.sql files of one database, which must be
// numbered from 1 without gaps.
func readMigrations(files fs.FS, database string) ([]migration, error) {
	folder := "migrations/" + database + "/"
	names, err := fs.Glob(files, folder+"*.sql")
	if err != nil {
		return nil, err
	}
	var steps []migration
	for i, path := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(path, folder), ".sql")
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
func mustReadMigrations(files fs.FS, database string) []migration {
	steps, err := readMigrations(files, database)
	if err != nil {
		panic(err)
	}
	return steps
}
