CREATE SCHEMA IF NOT EXISTS measures;

-- One row a version of a metric. What is computed stands in expression, as data.
CREATE TABLE measures.definition (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code         text        NOT NULL,
    version      integer     NOT NULL,
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'ACTIVE', 'RETIRED')),
    content      jsonb       NOT NULL,
    built_in     boolean     NOT NULL DEFAULT false,
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    activated_by text,
    activated_at timestamptz,
    retired_at   timestamptz,
    UNIQUE (code, version)
);
CREATE UNIQUE INDEX definition_active ON measures.definition (code) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX definition_draft ON measures.definition (code) WHERE state = 'DRAFT';

CREATE TABLE measures.target (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    metric     text        NOT NULL,
    year       integer     NOT NULL,
    scope      text        NOT NULL,
    comparator text        NOT NULL CHECK (comparator IN ('GE', 'GT', 'LE', 'LT', 'EQ')),
    value      numeric     NOT NULL,
    set_by     text        NOT NULL,
    set_at     timestamptz NOT NULL,
    version    integer     NOT NULL DEFAULT 1,
    UNIQUE (metric, year, scope)
);

-- A closed period of one definition. A restatement is a new row; the old one stays with the reason.
CREATE TABLE measures.closing (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    metric        text        NOT NULL,
    version       integer     NOT NULL,
    period        text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('FROZEN', 'CONFIRMED', 'RESTATED')),
    has_data      boolean     NOT NULL,
    numerator     numeric     NOT NULL,
    denominator   numeric,
    frozen_at     timestamptz NOT NULL,
    frozen_by     text        NOT NULL,
    confirmed_at  timestamptz,
    confirmed_by  text,
    reason        text,
    replaces      bigint REFERENCES measures.closing,
    superseded_at timestamptz
);
CREATE UNIQUE INDEX closing_standing ON measures.closing (metric, period) WHERE superseded_at IS NULL;

-- The one frozen list of a closing; scopes are filters of it. part: counted as met, counted, left out, open and overdue.
CREATE TABLE measures.frozen_fact (
    closing     bigint      NOT NULL REFERENCES measures.closing,
    position    integer     NOT NULL,
    part        text        NOT NULL CHECK (part IN ('NUMERATOR', 'DENOMINATOR', 'LEFT_OUT', 'OVERDUE')),
    room        text        NOT NULL,
    subject     text        NOT NULL,
    title       text,
    project     text,
    customer    text,
    department  text,
    person      text,
    post        text,
    at          timestamptz NOT NULL,
    num         numeric     NOT NULL DEFAULT 0,
    den         numeric     NOT NULL DEFAULT 0,
    PRIMARY KEY (closing, position)
);
CREATE INDEX frozen_fact_of_project ON measures.frozen_fact (closing, project);
COMMENT ON TABLE measures.frozen_fact IS 'append-only: what a closed period counted';
