-- What admins have set for a channel. without is a JSON list of collections.
CREATE TABLE channels (
  team     TEXT    NOT NULL,
  channel  TEXT    NOT NULL,
  listens  TEXT    NOT NULL,
  language TEXT    NOT NULL,
  without  TEXT    NOT NULL,
  who      TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (team, channel)
);
