-- Times are microseconds since 1970, UTC.

-- What was asked and how far it is. payload holds people's words and is erased once done.
-- due is when it may next be claimed, by the server's clock: 0 at once, else the end of a lease or the time of a retry.
CREATE TABLE taken (
  id        BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind      TEXT    NOT NULL,
  event     TEXT    NOT NULL,
  team      TEXT    NOT NULL,
  channel   TEXT    NOT NULL,
  thread    TEXT    NOT NULL,
  ts        TEXT    NOT NULL,
  edited    TEXT    NOT NULL,
  payload   BYTEA,
  taken_at  BIGINT  NOT NULL,
  due       BIGINT  NOT NULL DEFAULT 0,
  owner     TEXT    NOT NULL DEFAULT '',
  attempt   INTEGER NOT NULL DEFAULT 0,
  failures  INTEGER NOT NULL DEFAULT 0,
  reason    TEXT    NOT NULL DEFAULT '',
  reply_key TEXT    NOT NULL DEFAULT '',
  reply_ts  TEXT    NOT NULL DEFAULT '',
  outcome   TEXT    NOT NULL DEFAULT '',
  done_at   BIGINT
);
CREATE INDEX taken_open ON taken (id) WHERE done_at IS NULL;
CREATE INDEX taken_by_done ON taken (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX taken_by_owner ON taken (owner) WHERE done_at IS NULL;
CREATE INDEX taken_by_thread ON taken (team, channel, thread, id) WHERE done_at IS NULL;
CREATE INDEX taken_by_message ON taken (channel, ts);

-- Names under which one thing may be delivered more than once.
CREATE TABLE taken_keys (
  key   TEXT   PRIMARY KEY,
  taken BIGINT NOT NULL REFERENCES taken (id) ON DELETE CASCADE,
  at    BIGINT NOT NULL
);
CREATE INDEX taken_keys_by_taken ON taken_keys (taken);

CREATE TABLE threads (
  team    TEXT   NOT NULL,
  channel TEXT   NOT NULL,
  ts      TEXT   NOT NULL,
  last    BYTEA  NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (team, channel, ts)
);
CREATE INDEX threads_by_time ON threads (at);

CREATE TABLE editions (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash   TEXT   NOT NULL UNIQUE,
  at     BIGINT NOT NULL
);
CREATE TABLE edition_uses (
  id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number BIGINT NOT NULL REFERENCES editions (number),
  at     BIGINT NOT NULL
);

CREATE TABLE audit (
  id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  who     TEXT   NOT NULL,
  what    TEXT   NOT NULL,
  about   TEXT   NOT NULL,
  outcome TEXT   NOT NULL,
  at      BIGINT NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);

CREATE TABLE feedback (
  answer TEXT    NOT NULL,
  who    TEXT    NOT NULL,
  value  INTEGER NOT NULL,
  at     BIGINT  NOT NULL,
  PRIMARY KEY (answer, who)
);
CREATE INDEX feedback_by_time ON feedback (at);
