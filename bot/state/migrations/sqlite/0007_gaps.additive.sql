-- Questions that nothing on record answered: what each was about, in ids of
-- records and words of the program's own, and who asked.
CREATE TABLE gaps (
  question INTEGER NOT NULL,
  entity   TEXT    NOT NULL,
  intent   TEXT    NOT NULL,
  who      TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (question, entity, intent)
);
CREATE INDEX gaps_by_time ON gaps (at);
CREATE INDEX gaps_by_who ON gaps (who);

-- What the answers were about that somebody voted down; the vote is in feedback.
CREATE TABLE vote_topics (
  answer TEXT NOT NULL,
  who    TEXT NOT NULL,
  entity TEXT NOT NULL,
  intent TEXT NOT NULL,
  PRIMARY KEY (answer, who, entity, intent)
);
CREATE INDEX vote_topics_by_who ON vote_topics (who);
