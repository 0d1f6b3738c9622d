-- Whether somebody has asked in a thread.
CREATE INDEX taken_by_asker ON taken (team, channel, thread, who);
