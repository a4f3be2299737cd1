CREATE SCHEMA IF NOT EXISTS intake;

-- Whether the recovery of all alerts resolves an untouched incident, or is only noted on it.
ALTER TABLE intake.source ADD COLUMN recovery_resolves boolean NOT NULL DEFAULT true;
