CREATE SCHEMA IF NOT EXISTS incidents;

-- Registration after the fact, duplicates merged, parent and children, major incidents, urging, and what became of a dispatch.
ALTER TABLE incidents.incident
    ADD COLUMN after_the_fact boolean NOT NULL DEFAULT false,
    ADD COLUMN first_assignee text,
    ADD COLUMN parent         bigint,
    ADD COLUMN child_count    integer NOT NULL DEFAULT 0,
    ADD COLUMN merged         boolean NOT NULL DEFAULT false,
    ADD COLUMN merged_count   integer NOT NULL DEFAULT 0,
    ADD COLUMN major          boolean NOT NULL DEFAULT false,
    ADD COLUMN major_at       timestamptz,
    ADD COLUMN major_by       text,
    ADD COLUMN major_reason   text,
    ADD COLUMN urge_count     integer NOT NULL DEFAULT 0,
    ADD COLUMN urged_at       timestamptz,
    ADD COLUMN evaluated_at   timestamptz;

CREATE INDEX incident_of_parent ON incidents.incident (parent) WHERE parent IS NOT NULL;
CREATE INDEX incident_duplicate_of ON incidents.incident (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX incident_major ON incidents.incident (opened_at) WHERE major;

-- When a dispatch came back from where it had gone.
ALTER TABLE incidents.assignment ADD COLUMN returned_at timestamptz;
CREATE INDEX assignment_by_time ON incidents.assignment (at) WHERE act IN ('ASSIGNED', 'ESCALATED');

UPDATE incidents.assignment a
SET returned_at = r.at
FROM incidents.assignment r
WHERE r.act = 'REJECTED'
  AND a.incident = r.incident
  AND a.id = (SELECT max(b.id) FROM incidents.assignment b
              WHERE b.incident = r.incident AND b.id < r.id AND b.act IN ('ASSIGNED', 'ESCALATED'));

UPDATE incidents.incident i
SET first_assignee = a.assignee
FROM incidents.assignment a
WHERE a.incident = i.id
  AND a.id = (SELECT min(b.id) FROM incidents.assignment b
              WHERE b.incident = i.id AND b.act IN ('ASSIGNED', 'ESCALATED') AND b.assignee IS NOT NULL);

CREATE TABLE incidents.urging (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident bigint      NOT NULL REFERENCES incidents.incident,
    at       timestamptz NOT NULL,
    by       text        NOT NULL,
    by_name  text        NOT NULL,
    side     text        NOT NULL CHECK (side IN ('CUSTOMER', 'MANAGER')),
    note     text
);
CREATE INDEX urging_of_incident ON incidents.urging (incident, id);

-- How well it was classified and resolved, judged by somebody who did not resolve it (R189). The newest counts.
CREATE TABLE incidents.evaluation (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident             bigint      NOT NULL REFERENCES incidents.incident,
    ordinal              integer     NOT NULL,
    at                   timestamptz NOT NULL,
    by                   text        NOT NULL,
    by_name              text        NOT NULL,
    classification_right boolean     NOT NULL,
    right_category       text,
    effective            boolean     NOT NULL,
    score                smallint    NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment              text,
    newest               boolean     NOT NULL DEFAULT true,
    UNIQUE (incident, ordinal)
);
CREATE INDEX evaluation_by_time ON incidents.evaluation (at) WHERE newest;

CREATE OR REPLACE VIEW incidents.fact_incident AS
SELECT 'incident:INC-' || lpad(i.id::text, greatest(6, length(i.id::text)), '0') AS subject,
       i.project,
       i.customer,
       i.department,
       coalesce(i.resolved_by, i.assignee) AS person,
       i.title,
       i.origin,
       i.source,
       i.external_id,
       i.status,
       i.channel,
       i.category,
       i.service,
       CASE WHEN i.priority IS NULL THEN NULL ELSE 'P' || i.priority END AS priority,
       i.occurred_at,
       i.opened_at,
       i.responded_at,
       i.resolved_at,
       i.closed_at,
       i.cancelled_at,
       i.response_due_at,
       i.resolution_due_at,
       i.status NOT IN ('RESOLVED', 'CLOSED', 'CANCELLED') AS is_open,
       i.status = 'PAUSED' AS is_paused,
       CASE WHEN i.response_due_at IS NULL OR i.responded_at IS NULL THEN NULL
            ELSE i.responded_at <= i.response_due_at END AS response_met,
       CASE WHEN i.resolution_due_at IS NULL OR i.resolved_at IS NULL THEN NULL
            ELSE i.resolved_at <= i.resolution_due_at END AS resolution_met,
       i.resolution_met_recorded,
       i.agreement IS NOT NULL AS has_agreement,
       i.resolved_tier,
       i.tier,
       i.successful,
       i.reopen_count,
       i.reopen_count > 0 AS reopened,
       i.escalation_count > 0 AS escalated,
       i.assignment_count,
       i.rejection_count,
       i.paused_seconds,
       extract(epoch FROM i.responded_at - i.opened_at)::bigint AS response_seconds,
       extract(epoch FROM i.resolved_at - i.opened_at)::bigint - i.paused_seconds AS resolution_seconds,
       i.major,
       i.after_the_fact,
       i.urge_count,
       i.merged,
       CASE WHEN i.parent IS NULL THEN NULL
            ELSE 'incident:INC-' || lpad(i.parent::text, greatest(6, length(i.parent::text)), '0') END AS parent,
       CASE WHEN i.origin <> 'NATIVE' OR i.status = 'CANCELLED' THEN NULL
            ELSE i.priority IS NOT NULL
                 AND i.category IS NOT NULL
                 AND (i.channel = 'MONITORING'
                      OR (i.requester_name IS NOT NULL AND (i.requester_phone IS NOT NULL OR i.requester IS NOT NULL)))
                 AND (i.resolved_at IS NULL OR i.closure_code IS NOT NULL) END AS is_complete,
       CASE WHEN i.resolved_at IS NULL OR i.first_assignee IS NULL THEN NULL
            ELSE i.resolved_by = i.first_assignee END AS by_first_person
FROM incidents.incident i;

-- Each time somebody was sent: to a tier, a team or a person; whether it came back (DSK-04).
CREATE VIEW incidents.fact_dispatch AS
SELECT 'incident:INC-' || lpad(i.id::text, greatest(6, length(i.id::text)), '0') AS subject,
       a.id AS dispatch,
       i.project,
       i.customer,
       i.department,
       a.assignee AS person,
       a.act,
       a.tier,
       a.team,
       i.category,
       i.channel,
       a.at AS dispatched_at,
       a.returned_at,
       a.returned_at IS NOT NULL AS returned
FROM incidents.assignment a
JOIN incidents.incident i ON i.id = a.incident
WHERE a.act IN ('ASSIGNED', 'ESCALATED');

CREATE VIEW incidents.fact_evaluation AS
SELECT 'incident:INC-' || lpad(i.id::text, greatest(6, length(i.id::text)), '0') AS subject,
       i.project,
       i.customer,
       i.department,
       i.resolved_by AS person,
       i.category,
       e.at AS evaluated_at,
       e.classification_right,
       e.effective,
       e.score,
       5 AS full_score
FROM incidents.evaluation e
JOIN incidents.incident i ON i.id = e.incident
WHERE e.newest;
