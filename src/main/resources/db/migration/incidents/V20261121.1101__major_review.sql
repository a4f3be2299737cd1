CREATE SCHEMA IF NOT EXISTS incidents;

-- A major incident is looked back on within 48 hours of its resolution.
ALTER TABLE incidents.incident
    ADD COLUMN review_due_at timestamptz,
    ADD COLUMN reviewed_at   timestamptz;

CREATE TABLE incidents.review (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident     bigint      NOT NULL REFERENCES incidents.incident,
    resolution   integer     NOT NULL,
    state        text        NOT NULL CHECK (state IN ('REVIEW_DUE', 'REVIEW_DONE', 'REVIEW_CANCELLED')),
    resolved_at  timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    done_at      timestamptz,
    done_by      text,
    done_by_name text,
    cause        text,
    timeline     text,
    measures     text,
    CHECK ((state = 'REVIEW_DONE') = (done_at IS NOT NULL AND cause IS NOT NULL AND timeline IS NOT NULL AND measures IS NOT NULL))
);

CREATE INDEX review_of_incident ON incidents.review (incident, id);
CREATE UNIQUE INDEX review_open ON incidents.review (incident) WHERE state = 'REVIEW_DUE';
