package state

import (
	"context"
	"database/sql"
	"time"
)

// Held is all that the state holds of one person.
type Held struct {
	Questions []Asked
	Threads   []Talk
	Votes     []Vote
	Missed    []Missed
	Notes     []Correction
	Passed    []Passed // that they passed on or resolved
	Acts      []Act
	Drafts    []Draft // that they wrote
}

// Asked is one question of a person's, and what is kept of its answer.
type Asked struct {
	Taken
	Kept    Kept
	Outcome string
	Done    time.Time // zero: it isn't done
}

// Talk is a thread's last question, where that is a person's.
type Talk struct {
	Thread
	Last []byte
	At   time.Time
}

// HeldOf tells all that the state holds of a person, by their id. It is what
// ForgetPerson forgets.
func (s *Store) HeldOf(ctx context.Context, who string) (h Held, err error) {
	if h.Questions, err = s.askedBy(ctx, who); err != nil {
		return Held{}, err
	}
	if h.Threads, err = s.talksOf(ctx, who); err != nil {
		return Held{}, err
	}
	if h.Votes, err = list(ctx, s, "person", selectVotes+" WHERE who = $1 ORDER BY at, answer", []any{who}, scanVote); err != nil {
		return Held{}, err
	}
	if h.Missed, err = s.missedBy(ctx, who); err != nil {
		return Held{}, err
	}
	if h.Notes, err = list(ctx, s, "person", selectCorrections+" WHERE who = $1 ORDER BY at, id", []any{who}, scanCorrection); err != nil {
		return Held{}, err
	}
	if h.Passed, err = s.passedWith(ctx, who); err != nil {
		return Held{}, err
	}
	if h.Drafts, err = s.drafts(ctx, " WHERE who = $1 ORDER BY number", who); err != nil {
		return Held{}, err
	}
	h.Acts, err = list(ctx, s, "person", selectActs+" WHERE who = $1 OR about = $1 ORDER BY id", []any{who}, scanAct)
	return h, err
}

func (s *Store) askedBy(ctx context.Context, who string) ([]Asked, error) {
	return list(ctx, s, "person", "SELECT "+claimed+", understood, verdict, words, outcome, done_at FROM taken WHERE who = $1 ORDER BY id",
		[]any{who}, func(rows *sql.Rows) (a Asked, err error) {
			var done sql.NullInt64
			a.Kept.Who = who
			a.Taken, err = readTaken(rows.Scan, &a.Kept.Understood, &a.Kept.Verdict, &a.Kept.Words, &a.Outcome, &done)
			if done.Valid {
				a.Done = fromMicros(done.Int64)
			}
			return a, err
		})
}

// AskedLately are the last n different questions of a person's that were
// answered, newest first.
func (s *Store) AskedLately(ctx context.Context, who string, n int) ([]Asked, error) {
	return list(ctx, s, "person", "SELECT understood, verdict, taken_at FROM taken WHERE id IN "+
		"(SELECT MAX(id) FROM taken WHERE who = $1 AND understood <> '' AND done_at IS NOT NULL GROUP BY understood) ORDER BY id DESC LIMIT $2",
		[]any{who, n}, func(rows *sql.Rows) (a Asked, err error) {
			var at int64
			err = rows.Scan(&a.Kept.Understood, &a.Kept.Verdict, &at)
			a.Kept.Who, a.Taken.At = who, fromMicros(at)
			return a, err
		})
}

func (s *Store) talksOf(ctx context.Context, who string) ([]Talk, error) {
	return list(ctx, s, "person", `SELECT th.team, th.channel, th.ts, th.last, th.at FROM threads th
		JOIN taken q ON q.id = th.question WHERE q.who = $1 ORDER BY th.at, th.channel, th.ts`,
		[]any{who}, func(rows *sql.Rows) (k Talk, err error) {
			var at int64
			err = rows.Scan(&k.Team, &k.Channel, &k.TS, &k.Last, &at)
			k.At = fromMicros(at)
			return k, err
		})
}

// Gone counts what ForgetPerson forgot, by kind.
type Gone struct {
	Questions int // that were done
	Waiting   int // not done: they will be answered, and are forgotten then
	Threads   int // whose last question it was
	Votes     int
	Topics    int // of questions that were declined, and of answers that were voted down
	Notes     int // corrections that nobody had handled
	Passed    int // answers that they passed on, and those that they resolved, which stay and name nobody
	Acts      int // lines of the audit, which stay and name nobody
	Drafts    int // that they wrote, and that are no records
}

// nobody stands in the audit in the place of who was forgotten.
const nobody = "forgotten"

// ForgetPerson deletes for good what the state holds of a person, by their id,
// and adds a line to the audit, which should not name them. Of what was done
// within a day the keys stay for that day, by which a second delivery is known.
// A question that isn't done is left to be answered; the next Forget after that
// forgets it.
//
// In a folder all of it is overwritten in the file and its log before it
// returns. Where it fails with ErrBusy it is deleted, but not yet overwritten:
// call it again. PostgreSQL overwrites in its own time, by its vacuum.
func (s *Store) ForgetPerson(ctx context.Context, who string, act Act) (Gone, error) {
	var counted Gone // by the latest run: should it be stored and its answer be lost, the next finds nothing to count
	gone, err := write(ctx, s, "forget", func(t tx) (Gone, error) {
		if t.uncertain() {
			if stored, err := hasAct(t, act); stored || err != nil {
				return counted, err
			}
		}
		gone, err := forgetPerson(t, who, act.At)
		if err != nil {
			return Gone{}, err
		}
		counted = gone
		return gone, insertActs(t, []Act{act})
	})
	if err != nil {
		return Gone{}, err
	}
	return gone, s.explain("forget", s.engine.erase(ctx))
}

func forgetPerson(t tx, who string, now time.Time) (gone Gone, err error) {
	// From here on none of these questions can become done meanwhile.
	if _, err := t.exec("UPDATE taken SET forgotten = 1 WHERE who = $1", who); err != nil {
		return Gone{}, err
	}
	err = t.scan(`SELECT COUNT(done_at), COUNT(*) - COUNT(done_at),
			(SELECT COUNT(*) FROM threads WHERE question IN (SELECT id FROM taken WHERE who = $1 AND done_at IS NOT NULL))
		FROM taken WHERE who = $1`, []any{who}, &gone.Questions, &gone.Waiting, &gone.Threads)
	if err != nil {
		return Gone{}, err
	}
	if err := forgetMarked(t, now); err != nil {
		return Gone{}, err
	}
	votes, err := t.exec("DELETE FROM feedback WHERE who = $1", who)
	if err != nil {
		return Gone{}, err
	}
	if gone.Topics, err = forgetTopics(t, who); err != nil {
		return Gone{}, err
	}
	if gone.Passed, err = forgetPassed(t, who); err != nil {
		return Gone{}, err
	}
	notes, err := t.exec("DELETE FROM corrections WHERE who = $1", who)
	if err != nil {
		return Gone{}, err
	}
	acts, err := t.exec(`UPDATE audit SET who = CASE WHEN who = $1 THEN $2 ELSE who END, about = CASE WHEN about = $1 THEN $2 ELSE about END
		WHERE who = $1 OR about = $1`, who, nobody)
	if err != nil {
		return Gone{}, err
	}
	gone.Votes, gone.Notes, gone.Acts = int(votes), int(notes), int(acts)
	if gone.Drafts, err = forgetDrafts(t, who); err != nil {
		return Gone{}, err
	}
	return gone, nameNobody(t, who)
}

// forgetDrafts drops what a person reported, but for what was approved: that is a
// record, and names nobody from then on.
func forgetDrafts(t tx, who string) (dropped int, err error) {
	n, err := t.exec("DELETE FROM drafts WHERE who = $1 AND fate <> $2", who, string(Approved))
	for _, column := range []string{"who", "decider"} {
		if err == nil {
			_, err = t.exec("UPDATE drafts SET "+column+" = $2 WHERE "+column+" = $1", who, nobody)
		}
	}
	return int(n), err
}

// nameNobody takes a person's id from editions and the settings of channels; the
// audit tells of the same acts.
func nameNobody(t tx, who string) error {
	for _, table := range []string{"edition_uses", "rolled_back", "channels"} {
		if _, err := t.exec("UPDATE "+table+" SET who = $2 WHERE who = $1", who, nobody); err != nil {
			return err
		}
	}
	return nil
}

// askerGone tells that the asker of an open question was forgotten, so that
// nothing that comes of it may be kept under their id. Nobody can be forgotten
// from then until the change is stored.
func askerGone(t tx, question int64) (gone bool, err error) {
	if _, err := t.exec("UPDATE taken SET forgotten = forgotten WHERE id = $1", question); err != nil {
		return false, err
	}
	err = t.scan("SELECT EXISTS (SELECT 1 FROM taken WHERE id = $1 AND forgotten = 1)", []any{question}, &gone)
	return gone, err
}

// forgetMarked forgets the questions whose askers were forgotten, as far as
// they are done.
func forgetMarked(t tx, now time.Time) error {
	for _, query := range []string{
		"DELETE FROM passed WHERE question IN (SELECT id FROM taken WHERE forgotten = 1 AND done_at IS NOT NULL)",
		"DELETE FROM threads WHERE question IN (SELECT id FROM taken WHERE forgotten = 1 AND done_at IS NOT NULL)",
		`UPDATE taken SET who = '', understood = '', verdict = '', words = '', reason = ''
			WHERE forgotten = 1 AND done_at IS NOT NULL AND who <> ''`,
	} {
		if _, err := t.exec(query); err != nil {
			return err
		}
	}
	_, err := t.exec("DELETE FROM taken WHERE forgotten = 1 AND done_at < $1", micros(now.Add(-deliveries)))
	return err
}
