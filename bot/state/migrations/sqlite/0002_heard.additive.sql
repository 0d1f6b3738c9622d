-- Until when all that was asked is known to be taken; one row, or none yet.
-- What was taken last is the best that is known of the time before this table.
CREATE TABLE heard (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  until INTEGER NOT NULL
);
INSERT INTO heard (one, until) SELECT 1, MAX(taken_at) FROM taken HAVING COUNT(*) > 0;
