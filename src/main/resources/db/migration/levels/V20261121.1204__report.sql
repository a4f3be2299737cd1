CREATE SCHEMA IF NOT EXISTS levels;

-- The review on paper (D14): the controlled document it became.
ALTER TABLE levels.review ADD COLUMN document text;
