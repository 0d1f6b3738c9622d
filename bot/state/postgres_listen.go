package state

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// takenChannel is where replicas tell each other that something was taken.
const takenChannel = "policybot_taken"

// listener hears what other replicas tell. Nothing depends on it but how soon
// work begins elsewhere, so that a connection that fails is only made anew.
type listener struct {
	config *pgx.ConnConfig
	owner  string // of this process, whose own news are no news
	ended  chan struct{}

	mu   sync.Mutex
	hint func()
}

func startListener(ctx context.Context, config *pgx.ConnConfig, owner string) *listener {
	l := &listener{config: config, owner: owner, ended: make(chan struct{}), hint: func() {}}
	go l.run(ctx)
	return l
}

// to sets who is told.
func (l *listener) to(hint func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hint = hint
}

func (l *listener) tell() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hint()
}

func (l *listener) wait() { <-l.ended }

func (l *listener) run(ctx context.Context) {
	defer close(l.ended)
	for ctx.Err() == nil {
		l.listen(ctx)
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
		}
	}
}

// listen hears until the connection fails or ctx ends.
func (l *listener) listen(ctx context.Context) {
	conn, err := pgx.ConnectConfig(ctx, l.config.Copy())
	if err != nil {
		return
	}
	defer l.hangUp(conn)
	if _, err := conn.Exec(ctx, "LISTEN "+takenChannel); err != nil {
		return
	}
	l.tell() // what was told before is lost
	for {
		news, err := conn.WaitForNotification(ctx)
		if err != nil {
			return
		}
		if news.Payload != l.owner {
			l.tell()
		}
	}
}

func (l *listener) hangUp(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx)
}
