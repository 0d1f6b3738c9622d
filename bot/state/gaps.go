package state

import (
	"context"
	"database/sql"
	"time"
)

// Topic is what a question was about, and holds nobody's words.
type Topic struct {
	Entity string // ids of what it named, with commas; "" where it named nothing on record
	Intent string // what was asked of it; "" where the question wasn't understood
}

// Gap is a topic on which the records lack something, or an answer displeased.
// A question that was answered, and that nobody voted on, counts as nothing.
type Gap struct {
	Topic
	Declined    int // questions that nothing on record answered
	Disliked    int // votes that say so of an answer, and that weren't changed since
	People      int // different ones, of both
	First, Last time.Time
}

// Gaps counts by topic what was declined or disliked since a time, the topics
// of most people first.
func (s *Store) Gaps(ctx context.Context, since time.Time) ([]Gap, error) {
	return list(ctx, s, "gaps", `SELECT entity, intent, SUM(declined), SUM(disliked), COUNT(DISTINCT NULLIF(who, '')), MIN(at), MAX(at) FROM (
			SELECT entity, intent, who, at, 1 AS declined, 0 AS disliked FROM gaps WHERE at >= $1
			UNION ALL
			SELECT COALESCE(t.entity, ''), COALESCE(t.intent, ''), f.who, f.at, 0, 1
				FROM feedback f LEFT JOIN vote_topics t ON t.answer = f.answer AND t.who = f.who
				WHERE f.value < 0 AND f.at >= $1
		) AS each_one GROUP BY entity, intent ORDER BY 5 DESC, COUNT(*) DESC, entity, intent`,
		[]any{micros(since)}, func(rows *sql.Rows) (g Gap, err error) {
			var first, last int64
			err = rows.Scan(&g.Entity, &g.Intent, &g.Declined, &g.Disliked, &g.People, &first, &last)
			g.First, g.Last = fromMicros(first), fromMicros(last)
			return g, err
		})
}

// insertGaps notes what a question was about that is about to be done, unless
// its asker was forgotten meanwhile.
func insertGaps(t tx, question int64, topics []Topic, now time.Time) error {
	for _, topic := range topics {
		_, err := t.exec(`INSERT INTO gaps (question, entity, intent, who, at)
			SELECT id, CAST($2 AS TEXT), CAST($3 AS TEXT), who, CAST($4 AS BIGINT) FROM taken WHERE id = $1 AND forgotten = 0
			ON CONFLICT DO NOTHING`, question, topic.Entity, topic.Intent, micros(now))
		if err != nil {
			return err
		}
	}
	return nil
}

// putTopics keeps what a vote is about, in the place of what it was about
// before.
func putTopics(t tx, v Vote, topics []Topic) error {
	if _, err := t.exec("DELETE FROM vote_topics WHERE answer = $1 AND who = $2", v.Answer, v.User); err != nil {
		return err
	}
	for _, topic := range topics {
		_, err := t.exec("INSERT INTO vote_topics (answer, who, entity, intent) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
			v.Answer, v.User, topic.Entity, topic.Intent)
		if err != nil {
			return err
		}
	}
	return nil
}

// Missed is one topic of a person's: of a question of theirs that was declined,
// or of an answer that they voted down.
type Missed struct {
	Topic
	Question int64  // its number; 0 for a vote
	Answer   string // the answer's key; "" for a question
	At       time.Time
}

func (s *Store) missedBy(ctx context.Context, who string) ([]Missed, error) {
	return list(ctx, s, "person", `SELECT entity, intent, question, '' AS answer, at FROM gaps WHERE who = $1
		UNION ALL
		SELECT t.entity, t.intent, 0, t.answer, f.at FROM vote_topics t JOIN feedback f ON f.answer = t.answer AND f.who = t.who WHERE t.who = $1
		ORDER BY 5, 3, 4, 1, 2`, []any{who}, func(rows *sql.Rows) (m Missed, err error) {
		var at int64
		err = rows.Scan(&m.Entity, &m.Intent, &m.Question, &m.Answer, &at)
		m.At = fromMicros(at)
		return m, err
	})
}

// forgetTopics forgets the topics of a person, and counts them.
func forgetTopics(t tx, who string) (int, error) {
	gaps, err := t.exec("DELETE FROM gaps WHERE who = $1", who)
	if err != nil {
		return 0, err
	}
	votes, err := t.exec("DELETE FROM vote_topics WHERE who = $1", who)
	return int(gaps + votes), err
}

// dropTopics drops the topics of votes that are no longer kept, or that say
// something else by now: a program that doesn't know of topics may have
// changed them.
func dropTopics(t tx) error {
	_, err := t.exec(`DELETE FROM vote_topics WHERE NOT EXISTS
		(SELECT 1 FROM feedback f WHERE f.answer = vote_topics.answer AND f.who = vote_topics.who AND f.value < 0)`)
	return err
}
