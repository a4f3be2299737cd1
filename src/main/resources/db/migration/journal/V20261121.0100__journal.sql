CREATE SCHEMA IF NOT EXISTS journal;

-- One line per thing that happened, chained per subject. The program's role may add here, never change or delete.
CREATE TABLE journal.entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject        text        NOT NULL,
    seq            integer     NOT NULL,
    happened_at    timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    actor          text        NOT NULL,
    word           text        NOT NULL,
    audience       text        NOT NULL,
    content_digest bytea       NOT NULL,
    previous_hash  bytea       NOT NULL,
    hash           bytea       NOT NULL,
    UNIQUE (subject, seq)
);
CREATE INDEX entry_recorded ON journal.entry (recorded_at, id);

-- What the entry says. It enters the chain by digest only, so that personal data can be erased and the chain still holds.
CREATE TABLE journal.entry_content (
    entry_id bigint PRIMARY KEY REFERENCES journal.entry,
    content  text
);

-- Every minute the new entries are sealed into one chain of roots. covered is a set of ranges, since entries of a long
-- transaction appear after younger ones.
CREATE TABLE journal.seal (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sealed_at     timestamptz    NOT NULL,
    covered       int8multirange NOT NULL,
    highest       bigint         NOT NULL,
    entries       bigint         NOT NULL,
    root          bytea          NOT NULL,
    previous_hash bytea          NOT NULL,
    hash          bytea          NOT NULL
);

CREATE TABLE journal.comment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text        NOT NULL,
    audience   text        NOT NULL,
    author     text        NOT NULL,
    text       text,
    created_at timestamptz NOT NULL,
    erased_at  timestamptz
);
CREATE INDEX comment_subject ON journal.comment (subject, id);

CREATE TABLE journal.attachment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject     text        NOT NULL,
    audience    text        NOT NULL,
    name        text        NOT NULL,
    media_type  text        NOT NULL,
    size        bigint      NOT NULL,
    sha256      bytea       NOT NULL,
    uploaded_by text        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    erased_at   timestamptz
);
CREATE INDEX attachment_subject ON journal.attachment (subject, id);

CREATE TABLE journal.attachment_content (
    attachment_id bigint PRIMARY KEY REFERENCES journal.attachment,
    content       bytea NOT NULL
);
ALTER TABLE journal.attachment_content ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE journal.link (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text        NOT NULL,
    other      text        NOT NULL,
    relation   text        NOT NULL,
    audience   text        NOT NULL,
    linked_by  text        NOT NULL,
    linked_at  timestamptz NOT NULL,
    UNIQUE (subject, other, relation)
);
CREATE INDEX link_other ON journal.link (other);

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
CREATE INDEX event_publication_open ON journal.event_publication (publication_date) WHERE completion_date IS NULL;
CREATE INDEX event_publication_listener ON journal.event_publication (listener_id, publication_date);
