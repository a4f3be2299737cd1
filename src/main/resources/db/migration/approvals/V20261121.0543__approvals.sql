CREATE SCHEMA IF NOT EXISTS approvals;

-- One round of sign-off on a subject. A refused or withdrawn round stays; the next one gets the next number of the subject.
CREATE TABLE approvals.round (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text        NOT NULL,
    seq        integer     NOT NULL,
    title      text        NOT NULL,
    href       text        NOT NULL,
    project    text,
    customer   text,
    department text,
    state      text        NOT NULL,
    opened_by  text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    ended_at   timestamptz,
    version    integer     NOT NULL DEFAULT 1,
    UNIQUE (subject, seq)
);
-- Two rounds on one thing cannot run at once.
CREATE UNIQUE INDEX round_running ON approvals.round (subject) WHERE state = 'RUNNING';

CREATE TABLE approvals.step (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id     bigint      NOT NULL REFERENCES approvals.round,
    place        integer     NOT NULL,
    role         text        NOT NULL,
    login        text        NOT NULL,
    delegated_by text,
    due_at       timestamptz,
    state        text        NOT NULL,
    signed_name  text,
    signed_at    timestamptz,
    comment      text,
    UNIQUE (round_id, place),
    -- Four eyes: nobody signs one round twice (H17).
    UNIQUE (round_id, login)
);
CREATE INDEX step_waiting ON approvals.step (login, id) WHERE state = 'WAITING';
