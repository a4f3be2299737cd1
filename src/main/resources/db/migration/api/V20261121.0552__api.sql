CREATE SCHEMA IF NOT EXISTS api;

-- Answers given, kept for a day, so that a request sent twice with the same Idempotency-Key is done once.
CREATE TABLE api.answer (
    caller       text        NOT NULL,
    path         text        NOT NULL,
    key          text        NOT NULL,
    request      bytea       NOT NULL,
    status       integer     NOT NULL,
    content_type text,
    location     text,
    etag         text,
    body         bytea       NOT NULL,
    given_at     timestamptz NOT NULL,
    PRIMARY KEY (caller, path, key)
);
CREATE INDEX answer_by_age ON api.answer (given_at);
