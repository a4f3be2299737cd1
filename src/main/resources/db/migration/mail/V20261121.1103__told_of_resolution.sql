CREATE SCHEMA IF NOT EXISTS mail;

-- The caller is told by mail that his incident is resolved.
ALTER TABLE mail.outgoing DROP CONSTRAINT outgoing_kind_check;
ALTER TABLE mail.outgoing ADD CONSTRAINT outgoing_kind_check
    CHECK (kind IN ('ACKNOWLEDGEMENT', 'COMMENT', 'FILE', 'RESOLUTION'));
