-- What people wrote about answers that they called wrong: their words, until an
-- admin has seen to them. id is the number of the form among what was taken.
CREATE TABLE corrections (
  id     INTEGER PRIMARY KEY,
  answer TEXT    NOT NULL,
  who    TEXT    NOT NULL,
  topics TEXT    NOT NULL,
  wrong  TEXT    NOT NULL,
  right_ TEXT    NOT NULL,
  source TEXT    NOT NULL,
  at     INTEGER NOT NULL
);
CREATE INDEX corrections_by_who ON corrections (who);
