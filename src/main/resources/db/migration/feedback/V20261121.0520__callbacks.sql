CREATE SCHEMA IF NOT EXISTS feedback;

-- One call to the customer for each resolution of an incident, due 24 hours later by wall clock (R195, H4).
CREATE TABLE feedback.callback (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version         integer     NOT NULL DEFAULT 1,
    incident        text        NOT NULL,
    resolution      integer     NOT NULL,
    title           text        NOT NULL,
    solution        text        NOT NULL,
    project         text        NOT NULL,
    customer        text,
    department      text,
    resolved_by     text        NOT NULL,
    requester_name  text,
    requester_phone text,
    resolved_at     timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    state           text        NOT NULL CHECK (state IN ('DUE', 'DONE', 'UNREACHED', 'SUPERSEDED')),
    attempts        integer     NOT NULL DEFAULT 0,
    done_at         timestamptz,
    called_by       text,
    reached         boolean,
    solved          boolean,
    score           smallint CHECK (score BETWEEN 1 AND full_score),
    full_score      smallint    NOT NULL DEFAULT 5,
    comment         text,
    UNIQUE (incident, resolution)
);
CREATE INDEX callback_due ON feedback.callback (due_at, id) WHERE state = 'DUE';
CREATE INDEX callback_by_due ON feedback.callback (due_at, id);
CREATE INDEX callback_by_resolution_time ON feedback.callback (resolved_at);
CREATE INDEX callback_by_done ON feedback.callback (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE feedback.attempt (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    callback bigint      NOT NULL REFERENCES feedback.callback,
    at       timestamptz NOT NULL,
    by       text        NOT NULL,
    by_name  text        NOT NULL,
    reached  boolean     NOT NULL,
    note     text
);
CREATE INDEX attempt_of_callback ON feedback.attempt (callback);

-- Silence never counts as a score; what was never called counts against the rate.
CREATE VIEW feedback.fact_callback AS
SELECT 'callback:CB-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS subject,
       'incident:' || c.incident AS incident,
       c.resolution,
       c.project,
       c.customer,
       c.department,
       c.resolved_by AS person,
       c.called_by,
       c.resolved_at,
       c.due_at,
       c.done_at,
       c.state,
       c.state = 'DUE' AS is_open,
       c.state = 'DONE' AS done,
       c.state = 'DONE' AND c.done_at <= c.due_at AS within_24h,
       c.reached,
       c.solved,
       c.score,
       CASE WHEN c.score IS NULL THEN NULL ELSE c.full_score END AS full_score,
       c.state = 'SUPERSEDED' AS superseded,
       c.solved IS FALSE AS voided
FROM feedback.callback c;
