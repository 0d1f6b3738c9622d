package state

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// listener hears what other replicas tell. Nothing depends on it but how soon
// work begins elsewhere, so that a connection that fails is only made anew.
type listener struct {
	config *pgx.ConnConfig
	owner  string // of this process, whose own news are no news
	ended  chan struct{}

	mu    sync.Mutex
	hints map[news]func()
}

func startListener(ctx context.Context, config *pgx.ConnConfig, owner string) *listener {
	l := &listener{config: config, owner: owner, ended: make(chan struct{}), hints: map[news]func(){}}
	go l.run(ctx)
	return l
}

// to sets who is told.
func (l *listener) to(of news, hint func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hints[of] = hint
}

func (l *listener) tell(of news) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if hint := l.hints[of]; hint != nil {
		hint()
	}
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
	for _, of := range []news{taken, published} {
		if _, err := conn.Exec(ctx, "LISTEN "+string(of)); err != nil {
			return
		}
		l.tell(of) // what was told before is lost
	}
	for {
		told, err := conn.WaitForNotification(ctx)
		if err != nil {
			return
		}
		if told.Payload != l.owner {
			l.tell(news(told.Channel))
		}
	}
}

func (l *listener) hangUp(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx)
}
