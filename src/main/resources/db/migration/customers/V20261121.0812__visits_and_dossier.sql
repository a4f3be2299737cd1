CREATE SCHEMA IF NOT EXISTS customers;

-- Planned until it was held; only a held visit of the leadership counts for the year (R150, R151, R172).
CREATE TABLE customers.visit (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version       integer     NOT NULL DEFAULT 1,
    customer      text        NOT NULL REFERENCES customers.customer,
    department    text,
    state         text        NOT NULL CHECK (state IN ('VISIT_PLANNED', 'VISIT_HELD')),
    visited_on    date        NOT NULL,
    by_leadership boolean     NOT NULL,
    visitors      text        NOT NULL,
    met           text,
    presentation  text,
    satisfaction  text,
    known_needs   text,
    latent_needs  text,
    opportunities text,
    suggestions   text,
    summary       text,
    recorded_by   text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    CHECK (state = 'VISIT_PLANNED' OR (satisfaction IS NOT NULL AND summary IS NOT NULL))
);
CREATE INDEX visit_newest ON customers.visit (visited_on DESC, id DESC);
CREATE INDEX visit_of_customer ON customers.visit (customer, visited_on DESC, id DESC);

-- Staged deliverables and the customer's acceptance papers (R165).
CREATE TABLE customers.paper (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project    text        NOT NULL REFERENCES customers.project,
    stage      text        NOT NULL CHECK (stage IN ('DELIVERABLE', 'ARRIVAL', 'PRELIMINARY', 'FINAL')),
    title      text        NOT NULL,
    dated_on   date        NOT NULL,
    signed_by  text,
    attachment bigint,
    filed_by   text        NOT NULL,
    filed_at   timestamptz NOT NULL
);
CREATE INDEX paper_of_project ON customers.paper (project, dated_on DESC, id DESC);

-- Estimate, budget and what was spent, in yuan; a correction is an entry below zero (R164).
CREATE TABLE customers.cost_entry (
    id         bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project    text           NOT NULL REFERENCES customers.project,
    kind       text           NOT NULL CHECK (kind IN ('ESTIMATE', 'BUDGET', 'COST')),
    category   text           NOT NULL,
    amount     numeric(18, 2) NOT NULL CHECK (amount <> 0),
    dated_on   date           NOT NULL,
    note       text,
    filed_by   text           NOT NULL,
    filed_at   timestamptz    NOT NULL
);
CREATE INDEX cost_entry_of_project ON customers.cost_entry (project, dated_on DESC, id DESC);

-- Training of the customer's people, planned and then held (R169).
CREATE TABLE customers.customer_training (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project    text        NOT NULL REFERENCES customers.project,
    topic      text        NOT NULL,
    planned_on date        NOT NULL,
    trainer    text        NOT NULL,
    audience   text,
    held_on    date,
    attendees  integer     CHECK (attendees > 0),
    result     text,
    filed_by   text        NOT NULL,
    filed_at   timestamptz NOT NULL,
    CHECK ((held_on IS NULL) = (attendees IS NULL))
);
CREATE INDEX customer_training_of_project ON customers.customer_training (project, planned_on DESC, id DESC);

-- Each service of a vendor, judged for technique and for quality (R170).
CREATE TABLE customers.vendor_service (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project   text        NOT NULL REFERENCES customers.project,
    vendor    text        NOT NULL,
    service   text        NOT NULL,
    served_on date        NOT NULL,
    technique text        NOT NULL CHECK (technique IN ('GOOD', 'FAIR', 'POOR')),
    quality   text        NOT NULL CHECK (quality IN ('GOOD', 'FAIR', 'POOR')),
    remark    text,
    filed_by  text        NOT NULL,
    filed_at  timestamptz NOT NULL,
    CHECK (remark IS NOT NULL OR (technique <> 'POOR' AND quality <> 'POOR'))
);
CREATE INDEX vendor_service_of_project ON customers.vendor_service (project, served_on DESC, id DESC);

-- Talks of O&M with the project manager about progress, at an interval set per project (R171, R172).
CREATE TABLE customers.talk (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project      text        NOT NULL REFERENCES customers.project,
    held_on      date        NOT NULL,
    participants text        NOT NULL,
    progress     text        NOT NULL,
    known_needs  text,
    latent_needs text,
    agreed       text,
    filed_by     text        NOT NULL,
    filed_at     timestamptz NOT NULL
);
CREATE INDEX talk_of_project ON customers.talk (project, held_on DESC, id DESC);

CREATE TABLE customers.talk_interval (
    project text    NOT NULL PRIMARY KEY REFERENCES customers.project,
    days    integer NOT NULL CHECK (days BETWEEN 1 AND 366),
    since   date    NOT NULL
);

-- When each project that goes on is to be talked about next.
CREATE VIEW customers.talk_due AS
SELECT i.project,
       i.days,
       l.last_on,
       coalesce(l.last_on, i.since) + i.days AS next_on
FROM customers.talk_interval i
JOIN customers.project p ON p.code = i.project AND p.state <> 'CLOSED'
LEFT JOIN LATERAL (SELECT max(t.held_on) AS last_on FROM customers.talk t WHERE t.project = i.project) l ON true;
