package state

import "context"

// AskedInThread tells whether somebody has asked in a thread, or begun it with
// an answer that they had shared.
func (s *Store) AskedInThread(ctx context.Context, th Thread, who string) (asked bool, err error) {
	_, err = s.row(ctx, "asked in thread", `SELECT EXISTS (SELECT 1 FROM taken WHERE team = $1 AND channel = $2 AND thread = $3 AND who = $4)
		OR EXISTS (SELECT 1 FROM threads th JOIN taken q ON q.id = th.question WHERE th.team = $1 AND th.channel = $2 AND th.ts = $3 AND q.who = $4)`,
		[]any{th.Team, th.Channel, th.TS, who}, &asked)
	return asked, err
}
