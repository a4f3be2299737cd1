CREATE SCHEMA IF NOT EXISTS feedback;

-- What each grade promises (G18); a change holds for complaints graded after it.
CREATE TABLE feedback.complaint_rule (
    grade           text PRIMARY KEY CHECK (grade IN ('NORMAL', 'MAJOR', 'URGENT')),
    answer          text NOT NULL,
    answer_calendar text NOT NULL,
    solve           text NOT NULL,
    solve_calendar  text NOT NULL
);
INSERT INTO feedback.complaint_rule VALUES
    ('NORMAL', 'PT24H', '7X24', 'P3D', '5X8'),
    ('MAJOR', 'PT12H', '7X24', 'P5D', '5X8'),
    ('URGENT', 'PT2H', '7X24', 'PT24H', '7X24');

CREATE TABLE feedback.complaint (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version          integer     NOT NULL DEFAULT 1,
    title            text        NOT NULL,
    content          text        NOT NULL,
    channel          text        NOT NULL,
    customer         text        NOT NULL,
    project          text,
    department       text,
    complainant      text,
    phone            text,
    about            text,
    source           text UNIQUE,
    state            text        NOT NULL,
    grade            text        NOT NULL,
    received_at      timestamptz NOT NULL,
    received_by      text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    graded_at        timestamptz,
    handler          text,
    handled_by       text[]      NOT NULL DEFAULT '{}',
    answer_due_at    timestamptz NOT NULL,
    answered_at      timestamptz,
    answer           text,
    due_at           timestamptz NOT NULL,
    analysis         text,
    analysed_by      text,
    cause            text,
    measure          text,
    resolved_at      timestamptz,
    resolved_by      text,
    called_back_at   timestamptz,
    called_back_by   text,
    satisfied        boolean,
    customer_word    text,
    reopenings       integer     NOT NULL DEFAULT 0,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    closed_at        timestamptz
);
CREATE INDEX complaint_newest ON feedback.complaint (received_at DESC, id DESC);
CREATE INDEX complaint_of_project ON feedback.complaint (project, received_at DESC, id DESC);
CREATE INDEX complaint_of_customer ON feedback.complaint (customer, received_at DESC, id DESC);
CREATE INDEX complaint_by_due ON feedback.complaint (due_at);

-- A withdrawn one stays counted, and counts as handled when it was withdrawn in time (C18). One that still has time is undecided.
CREATE VIEW feedback.fact_complaint AS
SELECT 'complaint:CP-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS subject,
       c.project,
       c.customer,
       c.department,
       c.handler AS person,
       c.grade,
       c.channel,
       c.state,
       c.received_at,
       c.due_at,
       coalesce(c.resolved_at, c.withdrawn_at) AS resolved_at,
       c.withdrawn_at IS NULL AS substantiated,
       c.state IN ('RECEIVED', 'GRADED', 'HANDLING') AS is_open,
       coalesce(c.resolved_at, c.withdrawn_at) IS NULL AND c.due_at > now() AS undecided
FROM feedback.complaint c;
