-- What people reported, as records.
CREATE TABLE drafts (
  number     BIGINT  PRIMARY KEY,
  question   BIGINT  NOT NULL UNIQUE,
  who        TEXT    NOT NULL,
  file       BYTEA   NOT NULL,
  record     TEXT    NOT NULL,
  about      TEXT    NOT NULL,
  fate       TEXT    NOT NULL,
  decider    TEXT    NOT NULL DEFAULT '',
  reason     TEXT    NOT NULL DEFAULT '',
  at         BIGINT  NOT NULL,
  decided_at BIGINT 
);
CREATE INDEX drafts_by_fate ON drafts (fate);

-- The numbers that drafts have had, also those that are forgotten: sources are
-- named by them.
CREATE TABLE draft_numbers (
  number BIGINT  PRIMARY KEY
);
