package state

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

const (
	// patience is for how long a step is tried again while the database is
	// away: as long as a restart takes. Callers whose time is over give up
	// earlier.
	patience = 10 * time.Second
	// attemptTime is for one attempt, longer than the server's own time-outs:
	// it ends only what the server doesn't answer at all.
	attemptTime = 8 * time.Second
	// migrationTime is for bringing the schema up to date.
	migrationTime = 5 * time.Minute

	firstPause   = 10 * time.Millisecond
	longestPause = 500 * time.Millisecond
)

// retry runs a step again while the database is restarting, out of reach, or
// prefers another transaction. It stops at once where the store is closed.
func (e *postgresEngine) retry(ctx context.Context, each time.Duration, step func(context.Context) error) error {
	end := time.Now().Add(patience)
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		err := within(ctx, each, step)
		if !passing(err) || time.Now().After(end) {
			return err
		}
		if ctx.Err() != nil {
			return fmt.Errorf("%w (%w)", ctx.Err(), err)
		}
		select {
		case <-time.After(pause/2 + rand.N(pause)):
		case <-e.ending.Done():
			return err
		case <-ctx.Done():
			return fmt.Errorf("%w (%w)", ctx.Err(), err)
		}
	}
}

func within(ctx context.Context, limit time.Duration, step func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return step(ctx)
}

// passing tells whether the next attempt may do better.
func passing(err error) bool {
	if failure, ok := errors.AsType[*pgconn.PgError](err); ok {
		return passingCode(failure.Code)
	}
	return away(err)
}

func passingCode(code string) bool {
	switch code {
	case "57P01", "57P02", "57P03", // the server is stopped, has crashed, is starting
		"40001", "40P01", // another transaction was preferred
		"53300": // all its connections are taken
		return true
	}
	return strings.HasPrefix(code, "08") // the connection failed
}

// away tells whether an error that isn't the server's own means that there is
// no connection to it, or none that answers.
func away(err error) bool {
	if errors.Is(err, context.Canceled) {
		return false // the caller has left
	}
	for _, kind := range []error{driver.ErrBadConn, sql.ErrTxDone, sql.ErrConnDone, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, context.DeadlineExceeded} {
		if errors.Is(err, kind) {
			return true
		}
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return true
	}
	return pgconn.SafeToRetry(err)
}
