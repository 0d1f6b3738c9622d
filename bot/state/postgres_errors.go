package state

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

func (e *postgresEngine) explain(err error) error {
	if failure, ok := errors.AsType[*pgconn.PgError](err); ok {
		hint, kind := kindOfCode(failure.Code)
		return hinted(err, kind, hint)
	}
	if away(err) {
		return hinted(err, ErrAway, "start the database, or correct its address")
	}
	return err
}

// kindOfCode maps an SQLSTATE of PostgreSQL.
func kindOfCode(code string) (hint string, kind error) {
	switch code {
	case "53100":
		return spaceHint, ErrFull
	case "42501", "25006":
		return "give its user the right to make and write tables there, on a server that isn't a standby", ErrNotWritable
	case "55P03", "57014", "53300", "40001", "40P01":
		return "look in pg_stat_activity for what takes so long, or allow more connections", ErrBusy
	case "XX001", "XX002":
		return "restore the database from a backup", ErrCorrupt
	case "42P01": // its first table; all others come with it
		return "start policybot serve once, or correct the database's address", ErrNone
	case "3D000":
		return "create the database, or correct its address", ErrAway
	}
	switch {
	case strings.HasPrefix(code, "28"):
		return "correct user and password in its address", ErrAway
	case strings.HasPrefix(code, "57P"), strings.HasPrefix(code, "08"):
		return "start the database, or correct its address", ErrAway
	}
	return "", nil
}
