-- Who began a use of an edition, what folder it rests on, by the name of that
-- one's content, and how much it holds. All of it is empty for uses that began
-- before this step, each of which rests on a folder with the edition's content.
ALTER TABLE edition_uses ADD COLUMN who    TEXT NOT NULL DEFAULT '';
ALTER TABLE edition_uses ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE edition_uses ADD COLUMN holds  TEXT NOT NULL DEFAULT '';

-- The folders' contents that were rolled back, and that no admin has taken since.
CREATE TABLE rolled_back (
  folder TEXT   PRIMARY KEY,
  who    TEXT   NOT NULL,
  at     BIGINT NOT NULL
);
