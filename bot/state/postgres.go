package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// postgresEngine is the state in a PostgreSQL database that replicas share.
type postgresEngine struct {
	db       *sql.DB
	owner    string
	listener *listener
	ending   context.Context // ends when the store is being closed
	end      context.CancelFunc

	mu     sync.RWMutex // held for reading while writing
	closed bool
}

// connections is how many a replica has, beside the one that listens.
const connections = 8

// OpenDatabase opens the state in the PostgreSQL database of that address, such
// as postgres://user:password@host:5432/name, and brings its schema up to date.
// Any number of processes may share it. Of several hosts in the address, the
// first that answers and can be written is used, whichever that is at the time.
//
// It fails with ErrAway, ErrNewer, ErrNotWritable or ErrBusy, each with the
// database's name, never its password, and what to do about it.
func OpenDatabase(ctx context.Context, address string) (*Store, error) {
	config, place, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	e := &postgresEngine{db: openSettled(config), owner: "replica-" + rand.Text()}
	e.ending, e.end = context.WithCancel(context.Background())
	e.db.SetMaxOpenConns(connections)
	e.db.SetMaxIdleConns(connections)
	if err := e.retry(ctx, migrationTime, e.migrate); err != nil {
		e.end()
		return nil, errors.Join(explain(e, "open", place, err), e.db.Close())
	}
	e.listener = startListener(e.ending, config, e.owner)
	return newStore(e, e.db, place, e.owner), nil
}

// parseAddress also names the place, without the password.
func parseAddress(address string) (config *pgx.ConnConfig, place string, err error) {
	config, err = pgx.ParseConfig(address)
	if err != nil {
		// The cause quotes the address, and with it perhaps the password.
		return nil, "", errors.New("state: open: the database's address can't be read; it should look like postgres://user:password@host:5432/name")
	}
	return config, fmt.Sprintf("database %s on %s", config.Database, strings.Join(hosts(config), ", ")), nil
}

// openSettled makes a pool of sessions as this package needs them; it opens
// none yet. More statements may settle them further.
func openSettled(config *pgx.ConnConfig, more ...string) *sql.DB {
	statements := strings.Join(append(more, settle(config)), "; ")
	return stdlib.OpenDB(*config, stdlib.OptionAfterConnect(func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, statements)
		return err
	}))
}

// settle sets what this package promises; for the rest the address decides. It
// returns the statements that settle a session: a pooler in front of the server
// may refuse settings that come with the connection.
func settle(config *pgx.ConnConfig) string {
	statements := "SET synchronous_commit = on" // what was taken must survive
	for _, s := range []struct{ name, value string }{
		{"statement_timeout", "5s"}, {"lock_timeout", "3s"}, {"idle_in_transaction_session_timeout", "15s"}, {"application_name", "policybot"},
	} {
		if config.RuntimeParams[s.name] == "" {
			statements += fmt.Sprintf("; SET %s = '%s'", s.name, s.value)
		}
	}
	all := hosts(config)
	if limit := connectTime(len(all)); config.ConnectTimeout == 0 || config.ConnectTimeout > limit {
		config.ConnectTimeout = limit
	}
	if len(all) > 1 && config.ValidateConnect == nil {
		// Until a standby is promoted, it isn't what was asked for.
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	if config.Host != "" && config.Host[0] != '/' {
		// A server that vanished without a word is noticed by silence.
		alive := net.KeepAliveConfig{Enable: true, Idle: 15 * time.Second, Interval: 5 * time.Second, Count: 3}
		config.DialFunc = (&net.Dialer{KeepAliveConfig: alive}).DialContext
	}
	return statements
}

// hosts are the servers that the address names, each once.
func hosts(config *pgx.ConnConfig) []string {
	all := []string{config.Host}
	for _, other := range config.Fallbacks {
		if !slices.Contains(all, other.Host) { // it is there twice where encryption is optional
			all = append(all, other.Host)
		}
	}
	return all
}

// connectTime is how long one of n hosts may take to connect. Where there are
// more, they and the statement share an attempt's time: else the first, should
// it be silent, would use it up.
func connectTime(n int) time.Duration {
	if n == 1 {
		return attemptTime
	}
	return attemptTime / time.Duration(n+1)
}

func (e *postgresEngine) migrate(ctx context.Context) error {
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return err
	}
	return errors.Join(postgresSchema.migrate(ctx, conn, nil), conn.Close())
}

func (e *postgresEngine) write(ctx context.Context, single bool, change func(tx) error) error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.closed {
		return ErrClosed
	}
	t := &postgresTx{owner: e.owner, call: rand.Text(), single: single}
	return e.retry(ctx, attemptTime, func(ctx context.Context) error { return t.run(ctx, e.db, change) })
}

func (e *postgresEngine) read(ctx context.Context, step func(context.Context) error) error {
	return e.retry(ctx, attemptTime, step)
}

func (e *postgresEngine) onNews(of news, hint func()) { e.listener.to(of, hint) }

// erase has nothing to do: the database overwrites in its own time.
func (e *postgresEngine) erase(context.Context) error { return nil }

func (e *postgresEngine) close() error {
	e.end()
	e.mu.Lock()
	e.closed = true
	e.mu.Unlock()
	e.listener.wait()
	return e.db.Close()
}
