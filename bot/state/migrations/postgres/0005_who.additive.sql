-- Who asked, and what is kept once it is answered: the canonical question, the
-- verdict, and for as long as is set the words. forgotten is 1 where its asker
-- was forgotten: once it is done, nothing of theirs stays. All of it is empty
-- for what was asked before this step.
ALTER TABLE taken ADD COLUMN who        TEXT    NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN understood TEXT    NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN verdict    TEXT    NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN words      TEXT    NOT NULL DEFAULT '';
ALTER TABLE taken ADD COLUMN forgotten  INTEGER NOT NULL DEFAULT 0;

-- Which question a thread's last one is; 0 where that isn't known.
ALTER TABLE threads ADD COLUMN question BIGINT NOT NULL DEFAULT 0;
