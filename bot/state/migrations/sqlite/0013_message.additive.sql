-- Whether a message was taken, and which of its edits.
CREATE INDEX IF NOT EXISTS taken_by_message ON taken (channel, ts);
