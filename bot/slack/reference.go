package slack

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"log/slog"
	"strings"
)

// Reference names what was asked, in the log and to whoever asked. It comes
// from what Slack calls it, so that all deliveries of it, all attempts at it
// and all replicas have the same, and it tells nothing of who asked what where.
func (i In) Reference() string {
	name := []string{i.Team, i.Channel, i.TS, i.Edited}
	if i.TS == "" || !i.Kind.Written() { // a button stands in a message, but isn't that message
		name = []string{string(i.Kind), i.Team, i.Event, i.Action}
	}
	sum := sha256.Sum256([]byte(strings.Join(name, " ")))
	return base32.StdEncoding.EncodeToString(sum[:])[:6]
}

type about struct{}

// About marks a context as that of whatever is done about what was asked, so
// that what the client logs meanwhile names it.
func About(ctx context.Context, reference string) context.Context {
	return context.WithValue(ctx, about{}, reference)
}

// logger names what the context is about, if anything.
func (c *Client) logger(ctx context.Context) *slog.Logger {
	if reference, ok := ctx.Value(about{}).(string); ok {
		return c.log.With("reference", reference)
	}
	return c.log
}
