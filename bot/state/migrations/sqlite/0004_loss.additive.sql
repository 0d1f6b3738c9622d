-- That the state before this one was lost, and what has been done about it; one row, or none.
CREATE TABLE loss (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  key       TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  why       TEXT    NOT NULL,
  aside     TEXT    NOT NULL,
  read_back INTEGER NOT NULL DEFAULT 0,
  told      INTEGER NOT NULL DEFAULT 0
);
