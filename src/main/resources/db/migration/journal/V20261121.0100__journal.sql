CREATE SCHEMA IF NOT EXISTS journal;

-- One line per thing that happened, chained per subject: hash = sha256(previous hash, seq, content digest).
CREATE TABLE journal.entry (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject       text        NOT NULL,
    seq           integer     NOT NULL,
    happened_at   timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    actor         text        NOT NULL,
    actor_name    text        NOT NULL,
    word          text        NOT NULL,
    details       jsonb       NOT NULL,
    audience      text        NOT NULL,
    previous_hash bytea       NOT NULL,
    hash          bytea       NOT NULL,
    UNIQUE (subject, seq)
);

-- News is kept here until every listener has done its part (Spring Modulith's event publication registry).
CREATE TABLE journal.event_publication (
    id                     uuid        NOT NULL PRIMARY KEY,
    listener_id            text        NOT NULL,
    event_type             text        NOT NULL,
    serialized_event       text        NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
CREATE INDEX event_publication_by_completion ON journal.event_publication (completion_date);
CREATE INDEX event_publication_open ON journal.event_publication (publication_date) WHERE completion_date IS NULL;
