-- What editions are made from, each part once. An edition without parts was
-- used before this table, or so long ago that they were dropped.
CREATE TABLE contents (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
);
CREATE TABLE edition_contents (
  number INTEGER NOT NULL REFERENCES editions (number) ON DELETE CASCADE,
  hash   TEXT    NOT NULL REFERENCES contents (hash),
  PRIMARY KEY (number, hash)
);
CREATE INDEX edition_contents_by_hash ON edition_contents (hash);

-- Whose turn it is to do what is done once in all, and until when.
CREATE TABLE turns (
  work  TEXT    PRIMARY KEY,
  owner TEXT    NOT NULL,
  until INTEGER NOT NULL
);
