-- Counting a storm's alerts at each recovery would make a storm of thousands cost millions of rows.
ALTER TABLE intake.storm ADD COLUMN firing integer NOT NULL DEFAULT 0;
UPDATE intake.storm s
SET firing = (SELECT count(*) FROM intake.alert a WHERE a.storm = s.id AND a.recovered_at IS NULL);
