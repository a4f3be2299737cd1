CREATE SCHEMA IF NOT EXISTS levels;

-- A review of an agreement with a customer over a period, its last day included. Names are copied as of the opening.
CREATE TABLE levels.review (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer     NOT NULL DEFAULT 1,
    agreement      text        NOT NULL,
    agreement_name text        NOT NULL,
    customer       text,
    projects       text[]      NOT NULL,
    period_from    date        NOT NULL,
    period_until   date        NOT NULL,
    due_on         date        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('OPEN', 'FINISHED', 'CANCELLED')),
    responsible    text,
    held_on        date,
    participants   text,
    cause          text,
    improvement    text,
    next_due_on    date,
    opened_at      timestamptz NOT NULL,
    opened_by      text        NOT NULL,
    finished_at    timestamptz,
    finished_by    text,
    confirmed_on   date,
    confirmed_by   text,
    reason         text,
    CHECK (period_from <= period_until),
    CHECK ((state = 'FINISHED') = (finished_at IS NOT NULL)),
    CHECK (confirmed_on IS NULL OR state = 'FINISHED')
);
CREATE UNIQUE INDEX review_of_period ON levels.review (agreement, period_from) WHERE state <> 'CANCELLED';
CREATE INDEX review_by_state ON levels.review (state, period_until DESC, id DESC);
CREATE INDEX review_newest ON levels.review (period_until DESC, id DESC);
CREATE INDEX review_projects ON levels.review USING gin (projects);

-- The figures as they were when the review was finished; beside them the live ones are always shown.
CREATE TABLE levels.figure (
    review            bigint NOT NULL REFERENCES levels.review,
    type              text   NOT NULL,
    closed            bigint NOT NULL,
    met               bigint NOT NULL,
    missed            bigint NOT NULL,
    undecided         bigint NOT NULL,
    missed_response   bigint NOT NULL,
    missed_resolution bigint NOT NULL,
    open_and_late     bigint NOT NULL,
    PRIMARY KEY (review, type)
);

CREATE VIEW levels.fact_review AS
SELECT 'sla-review:SLR-' || lpad(r.id::text, greatest(6, length(r.id::text)), '0') AS subject,
       CASE WHEN cardinality(r.projects) = 1 THEN r.projects[1] END AS project,
       r.customer,
       NULL::text AS department,
       r.responsible AS person,
       r.agreement_name AS title,
       r.agreement,
       (r.period_until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS period_ends_at,
       (r.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS due_at,
       r.opened_at,
       r.finished_at,
       r.state,
       coalesce((SELECT sum(f.missed) FROM levels.figure f WHERE f.review = r.id), 0) > 0 AS has_misses,
       coalesce(r.improvement, '') <> '' AS has_improvement,
       r.confirmed_on IS NOT NULL AS is_confirmed,
       CASE WHEN r.finished_at IS NULL THEN NULL
            ELSE r.finished_at < (r.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END AS in_time
FROM levels.review r
WHERE r.state <> 'CANCELLED';
