CREATE SCHEMA IF NOT EXISTS mail;

-- A mailbox we fetch from, and what its mails become.
CREATE TABLE mail.mailbox (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version          integer     NOT NULL DEFAULT 1,
    name             text        NOT NULL UNIQUE,
    host             text        NOT NULL,
    port             integer     NOT NULL,
    security         text        NOT NULL CHECK (security IN ('TLS', 'STARTTLS', 'NONE')),
    username         text        NOT NULL,
    -- Sealed; the key is not in the database.
    secret           bytea,
    folder           text        NOT NULL,
    processed_folder text,
    kind             text        NOT NULL CHECK (kind IN ('INCIDENT', 'REQUEST', 'CONTACT')),
    item             text,
    project          text,
    service          text,
    impact           smallint CHECK (impact BETWEEN 1 AND 4),
    urgency          smallint CHECK (urgency BETWEEN 1 AND 4),
    reply_from       text        NOT NULL,
    reply_name       text,
    language         text        NOT NULL,
    acknowledge      boolean     NOT NULL,
    reopen_days      integer     NOT NULL CHECK (reopen_days BETWEEN 0 AND 365),
    active           boolean     NOT NULL,
    made_at          timestamptz NOT NULL,
    -- How far it has been read; moves with the mails themselves, in their transaction.
    uid_validity     bigint,
    next_uid         bigint      NOT NULL DEFAULT 1,
    polled_at        timestamptz,
    succeeded_at     timestamptz,
    problem          text,
    problem_args     text[]      NOT NULL DEFAULT '{}',
    leased_until     timestamptz
);

-- Each mail once, however often it is delivered.
CREATE TABLE mail.incoming (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version      integer     NOT NULL DEFAULT 1,
    mailbox      bigint      NOT NULL REFERENCES mail.mailbox,
    -- Message-ID, or the digest of the mail when it has none.
    message_key  text        NOT NULL,
    message_id   text,
    content_hash text        NOT NULL,
    uid_validity bigint      NOT NULL,
    uid          bigint      NOT NULL,
    state        text        NOT NULL CHECK (state IN ('TAKEN', 'TRIAGE', 'IGNORED', 'DISCARDED', 'FAILED')),
    reason       text,
    reason_args  text[]      NOT NULL DEFAULT '{}',
    sender       text        NOT NULL,
    sender_name  text,
    title        text        NOT NULL,
    words        text        NOT NULL,
    automatic    boolean     NOT NULL,
    received_at  timestamptz NOT NULL,
    stored_at    timestamptz NOT NULL,
    size         bigint      NOT NULL,
    whole        boolean     NOT NULL,
    ticket       text,
    candidate    text,
    project      text,
    customer     text,
    department   text,
    deliveries   integer     NOT NULL DEFAULT 1,
    attempts     integer     NOT NULL DEFAULT 1,
    settled_at   timestamptz,
    settled_by   text,
    UNIQUE (mailbox, message_key)
);
CREATE INDEX incoming_newest ON mail.incoming (state, id DESC);
CREATE INDEX incoming_of_mailbox ON mail.incoming (mailbox, id DESC);
CREATE INDEX incoming_of_project ON mail.incoming (project, id DESC);
CREATE INDEX incoming_by_message ON mail.incoming (message_id) WHERE ticket IS NOT NULL;
CREATE INDEX incoming_of_ticket ON mail.incoming (ticket, id) WHERE ticket IS NOT NULL;
CREATE INDEX incoming_of_sender ON mail.incoming (mailbox, sender, received_at);
CREATE INDEX incoming_left_behind ON mail.incoming (mailbox, uid_validity, uid) WHERE NOT whole;

-- The mail as it came, byte for byte.
CREATE TABLE mail.raw (
    mail    bigint PRIMARY KEY REFERENCES mail.incoming,
    content bytea NOT NULL
);

-- Who writes about a ticket, and the thread his mail program keeps.
CREATE TABLE mail.conversation (
    ticket     text PRIMARY KEY,
    mailbox    bigint      NOT NULL REFERENCES mail.mailbox,
    address    text        NOT NULL,
    latest     text        NOT NULL,
    title      text        NOT NULL,
    message_id text,
    thread     text        NOT NULL DEFAULT '',
    begun_at   timestamptz NOT NULL
);

CREATE TABLE mail.outgoing (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    once        text        NOT NULL UNIQUE,
    mailbox     bigint      NOT NULL REFERENCES mail.mailbox,
    ticket      text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('ACKNOWLEDGEMENT', 'COMMENT', 'FILE')),
    message_id  text        NOT NULL UNIQUE,
    recipient   text        NOT NULL,
    copy_to     text,
    title       text        NOT NULL,
    words       text        NOT NULL,
    in_reply_to text,
    thread      text        NOT NULL,
    attachment  bigint,
    state       text        NOT NULL CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'BOUNCED')),
    tries       integer     NOT NULL DEFAULT 0,
    problem     text,
    made_at     timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    sent_at     timestamptz
);
CREATE INDEX outgoing_newest ON mail.outgoing (state, id DESC);
CREATE INDEX outgoing_due ON mail.outgoing (due_at, id) WHERE state = 'WAITING';
CREATE INDEX outgoing_of_ticket ON mail.outgoing (ticket, id);
