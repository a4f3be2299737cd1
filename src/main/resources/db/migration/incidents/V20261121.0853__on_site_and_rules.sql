CREATE SCHEMA IF NOT EXISTS incidents;

-- How the project was served when it was reported (R167), when the desk took it, and who is on his way or on site.
ALTER TABLE incidents.incident
    ADD COLUMN service_mode text,
    ADD COLUMN taken_at     timestamptz,
    ADD COLUMN visit_count  integer NOT NULL DEFAULT 0,
    ADD COLUMN visitor      text;

UPDATE incidents.incident
SET taken_at = coalesce(responded_at, classified_at)
WHERE origin = 'NATIVE';

-- An engineer sent to the customer's site: travel, arrival and leave (R168).
CREATE TABLE incidents.visit (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident         bigint      NOT NULL REFERENCES incidents.incident,
    ordinal          integer     NOT NULL,
    engineer         text        NOT NULL,
    engineer_name    text        NOT NULL,
    reason           text        NOT NULL,
    dispatched_at    timestamptz NOT NULL,
    dispatched_by    text        NOT NULL,
    departed_at      timestamptz,
    arrived_at       timestamptz,
    left_at          timestamptz,
    result           text,
    cancelled_at     timestamptz,
    cancelled_by     text,
    cancelled_reason text,
    UNIQUE (incident, ordinal),
    CHECK (departed_at >= dispatched_at),
    CHECK (arrived_at >= departed_at),
    CHECK (left_at >= arrived_at),
    CHECK (left_at IS NULL OR cancelled_at IS NULL)
);
CREATE INDEX visit_by_time ON incidents.visit (dispatched_at);
CREATE INDEX visit_of_engineer ON incidents.visit (engineer, dispatched_at);

-- To whom a classified incident goes by itself; the first rule of the project that fits and finds somebody.
CREATE TABLE incidents.assignment_rule (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version  integer  NOT NULL DEFAULT 1,
    project  text     NOT NULL,
    position integer  NOT NULL,
    category text,
    service  text,
    priority smallint CHECK (priority BETWEEN 1 AND 4),
    how      text     NOT NULL CHECK (how IN ('PERSON', 'TEAM', 'WORKLOAD', 'DUTY')),
    tier     text     NOT NULL CHECK (tier IN ('DESK', 'L1', 'L2')),
    team     text,
    assignee text,
    active   boolean  NOT NULL DEFAULT true,
    CHECK (how <> 'PERSON' OR assignee IS NOT NULL),
    CHECK (how <> 'TEAM' OR team IS NOT NULL)
);
CREATE INDEX assignment_rule_of_project ON incidents.assignment_rule (project, position, id);

CREATE VIEW incidents.fact_visit AS
SELECT 'incident:INC-' || lpad(i.id::text, greatest(6, length(i.id::text)), '0') AS subject,
       v.id AS visit,
       i.project,
       i.customer,
       i.department,
       v.engineer AS person,
       i.service_mode,
       v.dispatched_at,
       v.departed_at,
       v.arrived_at,
       v.left_at,
       v.cancelled_at,
       v.cancelled_at IS NOT NULL AS cancelled,
       v.arrived_at IS NOT NULL AS arrived,
       extract(epoch FROM v.arrived_at - v.dispatched_at)::bigint AS until_arrival_seconds,
       extract(epoch FROM v.arrived_at - v.departed_at)::bigint AS travel_seconds,
       extract(epoch FROM v.left_at - v.arrived_at)::bigint AS on_site_seconds
FROM incidents.visit v
JOIN incidents.incident i ON i.id = v.incident;
