CREATE SCHEMA IF NOT EXISTS agreements;

-- Who is told, and who gets the ticket, when so many percent of a promised time are used; 100 when it is missed.
CREATE TABLE agreements.escalation (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version       integer NOT NULL DEFAULT 1,
    name          text    NOT NULL,
    type          text    NOT NULL,
    clock         text    NOT NULL CHECK (clock IN ('RESPONSE', 'RESOLUTION')),
    percent       integer NOT NULL CHECK (percent BETWEEN 1 AND 100),
    project       text,
    agreement     text,
    priority      text CHECK (priority IN ('P1', 'P2', 'P3', 'P4')),
    roles         text[]  NOT NULL,
    people        text[]  NOT NULL,
    tell_assignee boolean NOT NULL,
    tier          text CHECK (tier IN ('DESK', 'L1', 'L2')),
    team          text,
    assignee      text,
    active        boolean NOT NULL
);

-- Each step of a ticket is taken once, however often its clock is rebuilt.
CREATE TABLE agreements.escalation_taken (
    escalation bigint      NOT NULL REFERENCES agreements.escalation ON DELETE CASCADE,
    subject    text        NOT NULL,
    taken_at   timestamptz NOT NULL,
    PRIMARY KEY (escalation, subject)
);
