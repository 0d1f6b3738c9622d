-- What people reported, as records.
CREATE TABLE drafts (
  number     INTEGER PRIMARY KEY,
  question   INTEGER NOT NULL UNIQUE,
  who        TEXT    NOT NULL,
  file       BLOB    NOT NULL,
  record     TEXT    NOT NULL,
  about      TEXT    NOT NULL,
  fate       TEXT    NOT NULL,
  decider    TEXT    NOT NULL DEFAULT '',
  reason     TEXT    NOT NULL DEFAULT '',
  at         INTEGER NOT NULL,
  decided_at INTEGER
);
CREATE INDEX drafts_by_fate ON drafts (fate);

-- The numbers that drafts have had, also those that are forgotten: sources are
-- named by them.
CREATE TABLE draft_numbers (
  number INTEGER PRIMARY KEY
);
