-- Answers that were passed on to people: by whom, where that stands, and who
-- has marked it as resolved. question is the number of the form among what was
-- taken; channel and ts are empty until it stands there; together is 1 where
-- the asker reads along; resolving is the number of the press that resolved it.
CREATE TABLE passed (
  answer      TEXT    PRIMARY KEY,
  question    INTEGER NOT NULL,
  who         TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  channel     TEXT    NOT NULL DEFAULT '',
  ts          TEXT    NOT NULL DEFAULT '',
  together    INTEGER NOT NULL DEFAULT 0,
  resolver    TEXT    NOT NULL DEFAULT '',
  resolved_at INTEGER NOT NULL DEFAULT 0,
  resolving   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX passed_by_who ON passed (who, at);
CREATE INDEX passed_by_question ON passed (question);
