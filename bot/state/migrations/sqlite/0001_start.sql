-- Times are microseconds since 1970, UTC.

-- What was asked and how far it is. payload holds people's words and is erased once done.
-- due is when it may next be claimed: 0 at once, else the end of a lease or the time of a retry.
CREATE TABLE taken (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  kind      TEXT    NOT NULL,
  event     TEXT    NOT NULL,
  team      TEXT    NOT NULL,
  channel   TEXT    NOT NULL,
  thread    TEXT    NOT NULL,
  ts        TEXT    NOT NULL,
  edited    TEXT    NOT NULL,
  payload   BLOB,
  taken_at  INTEGER NOT NULL,
  due       INTEGER NOT NULL DEFAULT 0,
  owner     TEXT    NOT NULL DEFAULT '',
  attempt   INTEGER NOT NULL DEFAULT 0,
  failures  INTEGER NOT NULL DEFAULT 0,
  reason    TEXT    NOT NULL DEFAULT '',
  reply_key TEXT    NOT NULL DEFAULT '',
  reply_ts  TEXT    NOT NULL DEFAULT '',
  outcome   TEXT    NOT NULL DEFAULT '',
  done_at   INTEGER
);
CREATE INDEX taken_by_done ON taken (done_at, id);
CREATE INDEX taken_by_owner ON taken (owner) WHERE done_at IS NULL;
CREATE INDEX taken_by_thread ON taken (team, channel, thread, id) WHERE done_at IS NULL;

-- Names under which one thing may be delivered more than once.
CREATE TABLE taken_keys (
  key   TEXT    PRIMARY KEY,
  taken INTEGER NOT NULL REFERENCES taken (id) ON DELETE CASCADE,
  at    INTEGER NOT NULL
);
CREATE INDEX taken_keys_by_taken ON taken_keys (taken);

CREATE TABLE threads (
  team    TEXT    NOT NULL,
  channel TEXT    NOT NULL,
  ts      TEXT    NOT NULL,
  last    BLOB    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (team, channel, ts)
);
CREATE INDEX threads_by_time ON threads (at);

CREATE TABLE editions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  hash   TEXT    NOT NULL UNIQUE,
  at     INTEGER NOT NULL
);
CREATE TABLE edition_uses (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL REFERENCES editions (number),
  at     INTEGER NOT NULL
);

CREATE TABLE audit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  who     TEXT    NOT NULL,
  what    TEXT    NOT NULL,
  about   TEXT    NOT NULL,
  outcome TEXT    NOT NULL,
  at      INTEGER NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);

CREATE TABLE feedback (
  answer TEXT    NOT NULL,
  who    TEXT    NOT NULL,
  value  INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (answer, who)
);
CREATE INDEX feedback_by_time ON feedback (at);
