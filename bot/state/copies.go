package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
)

const anotherCopy = "use another copy"

// checkCopy returns the size of a copy that is whole, and that this program can
// go on from.
func checkCopy(ctx context.Context, file string) (size int64, err error) {
	if err := checkSize(file); err != nil {
		return 0, explainSQLite(err, anotherCopy)
	}
	db, err := openPool(file, 1, url.Values{})
	if err != nil {
		return 0, err
	}
	err = checkContent(ctx, db)
	if err := errors.Join(err, db.Close()); err != nil {
		return 0, explainSQLite(err, anotherCopy)
	}
	info, err := os.Stat(file)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func checkContent(ctx context.Context, db *sql.DB) error {
	if err := checkFile(ctx, db); err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	return errors.Join(checkOurs(ctx, conn), conn.Close())
}

// checkOurs refuses a database of something else, and one of a newer program.
func checkOurs(ctx context.Context, conn *sql.Conn) error {
	var ours bool
	err := conn.QueryRowContext(ctx, "SELECT COUNT(*) = 2 FROM sqlite_schema WHERE name IN ('migrations', 'taken')").Scan(&ours)
	if err != nil {
		return err
	}
	if !ours {
		return fmt.Errorf("%w: it is a database, but of something else", ErrCorrupt)
	}
	have, err := schemaVersion(ctx, conn)
	if err != nil {
		return err
	}
	return sqliteSchema.checkNewer(ctx, conn, have)
}
