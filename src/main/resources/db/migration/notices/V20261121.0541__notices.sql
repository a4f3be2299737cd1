CREATE SCHEMA IF NOT EXISTS notices;

CREATE TABLE notices.notice (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient  text        NOT NULL,
    once       text        NOT NULL,
    key        text        NOT NULL,
    args       text[]      NOT NULL,
    subject    text,
    href       text,
    created_at timestamptz NOT NULL,
    read_at    timestamptz,
    mailed_at  timestamptz,
    UNIQUE (recipient, once)
);
CREATE INDEX notice_by_recipient ON notices.notice (recipient, id);
CREATE INDEX notice_unread ON notices.notice (recipient) WHERE read_at IS NULL;

-- What somebody wants; without a row: inbox for everything, and mail.
CREATE TABLE notices.preference (
    login text    NOT NULL PRIMARY KEY,
    mail  boolean NOT NULL,
    muted text[]  NOT NULL
);
