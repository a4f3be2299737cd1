CREATE SCHEMA IF NOT EXISTS intake;

-- A monitoring system that may tell us of alerts, with its one token.
CREATE TABLE intake.source (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version       integer     NOT NULL DEFAULT 1,
    name          text        NOT NULL UNIQUE,
    kind          text        NOT NULL CHECK (kind IN ('ALERTMANAGER', 'ZABBIX', 'GENERIC')),
    active        boolean     NOT NULL DEFAULT true,
    token_hash    bytea UNIQUE,
    token_made_at timestamptz,
    heard_at      timestamptz,
    made_at       timestamptz NOT NULL
);

-- What an alert becomes; the first rule whose matchers all hold decides.
CREATE TABLE intake.rule (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer  NOT NULL DEFAULT 1,
    source         bigint REFERENCES intake.source,
    position       integer  NOT NULL,
    name           text     NOT NULL,
    matchers       text     NOT NULL DEFAULT '',
    project        text     NOT NULL,
    service        text,
    category       text,
    impact         smallint NOT NULL CHECK (impact BETWEEN 1 AND 4),
    urgency        smallint NOT NULL CHECK (urgency BETWEEN 1 AND 4),
    item_label     text,
    group_minutes  integer  NOT NULL CHECK (group_minutes BETWEEN 0 AND 1440),
    active         boolean  NOT NULL DEFAULT true,
    removed_at     timestamptz
);
CREATE INDEX rule_in_order ON intake.rule (position, id) WHERE removed_at IS NULL;

-- Each call as it came in, stored before it is answered.
CREATE TABLE intake.delivery (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      bigint      NOT NULL REFERENCES intake.source,
    received_at timestamptz NOT NULL,
    state       text        NOT NULL CHECK (state IN ('TAKEN', 'REJECTED')),
    body        text        NOT NULL,
    alerts      integer     NOT NULL DEFAULT 0,
    reason      text,
    reason_args text[]      NOT NULL DEFAULT '{}'
);
CREATE INDEX delivery_newest ON intake.delivery (state, id DESC);

-- The alerts of one storm: what one rule gathers of one source into one incident.
CREATE TABLE intake.storm (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source   bigint      NOT NULL REFERENCES intake.source,
    rule     bigint      NOT NULL REFERENCES intake.rule,
    incident text        NOT NULL UNIQUE,
    last_at  timestamptz NOT NULL,
    alerts   integer     NOT NULL,
    over     boolean     NOT NULL DEFAULT false
);
CREATE INDEX storm_newest ON intake.storm (source, rule, id DESC);

CREATE TABLE intake.alert (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source        bigint      NOT NULL REFERENCES intake.source,
    fingerprint   text        NOT NULL,
    -- Tells two outbreaks of the same alert apart, as the source does: its start, or its own event number.
    occurrence    text        NOT NULL,
    status        text        NOT NULL CHECK (status IN ('FIRING', 'RESOLVED')),
    title         text        NOT NULL,
    labels        text        NOT NULL,
    description   text        NOT NULL,
    starts_at     timestamptz,
    ends_at       timestamptz,
    received_at   timestamptz NOT NULL,
    heard         integer     NOT NULL DEFAULT 1,
    last_delivery bigint      NOT NULL,
    due           boolean     NOT NULL,
    rule          bigint,
    storm         bigint REFERENCES intake.storm,
    project       text,
    customer      text,
    department    text,
    recovered_at  timestamptz,
    problem       text,
    problem_args  text[]      NOT NULL DEFAULT '{}',
    UNIQUE (source, fingerprint, occurrence)
);
CREATE INDEX alert_newest ON intake.alert (id DESC);
CREATE INDEX alert_by_status ON intake.alert (status, id DESC);
CREATE INDEX alert_of_project ON intake.alert (project, id DESC);
CREATE INDEX alert_of_storm ON intake.alert (storm, status) WHERE storm IS NOT NULL;
CREATE INDEX alert_due ON intake.alert (id) WHERE due;
CREATE INDEX alert_unmapped ON intake.alert (source, id) WHERE storm IS NULL AND status = 'FIRING';
