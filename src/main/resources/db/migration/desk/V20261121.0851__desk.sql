CREATE SCHEMA IF NOT EXISTS desk;

-- One row a contact: each call, visit, mail, portal or chat message that reached the desk, the calls nobody took included.
CREATE TABLE desk.contact (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer     NOT NULL DEFAULT 1,
    channel        text        NOT NULL CHECK (channel IN ('PHONE', 'VISIT', 'EMAIL', 'PORTAL', 'WECHAT', 'FAX')),
    state          text        NOT NULL CHECK (state IN ('RECEIVED', 'LOGGED', 'NOTED', 'ABANDONED')),
    answered       boolean     NOT NULL,
    caller_name    text,
    caller_phone   text,
    -- Digits only, so that a number is found however it was written.
    dialled        text,
    caller_email   text,
    customer       text,
    project        text,
    department     text,
    agent          text        NOT NULL,
    agent_name     text        NOT NULL,
    received_at    timestamptz NOT NULL,
    ended_at       timestamptz,
    talk_seconds   bigint CHECK (talk_seconds >= 0),
    recorded_at    timestamptz NOT NULL,
    summary        text        NOT NULL DEFAULT '',
    outcome        text CHECK (outcome IN
        ('INCIDENT', 'REQUEST', 'COMPLAINT', 'CONSULTATION', 'PRAISE', 'FOLLOW_UP', 'URGING', 'NOTHING')),
    ticket         text,
    answer         text,
    praised        text,
    praised_name   text,
    logged_at      timestamptz,
    logged_by      text,
    returned_at    timestamptz,
    returned_by    text,
    returned_name  text,
    return_note    text,
    words          tsvector    NOT NULL DEFAULT '',
    CHECK (ended_at >= received_at),
    CHECK (answered OR state = 'ABANDONED'),
    CHECK ((outcome IS NULL) = (state IN ('RECEIVED', 'ABANDONED')))
);
CREATE INDEX contact_newest ON desk.contact (received_at DESC, id DESC);
CREATE INDEX contact_by_state ON desk.contact (state, received_at DESC, id DESC);
CREATE INDEX contact_of_agent ON desk.contact (agent, received_at DESC, id DESC);
CREATE INDEX contact_of_project ON desk.contact (project, received_at DESC, id DESC);
CREATE INDEX contact_of_customer ON desk.contact (customer, received_at DESC, id DESC);
CREATE INDEX contact_by_number ON desk.contact (dialled, received_at DESC, id DESC) WHERE dialled IS NOT NULL;
CREATE INDEX contact_of_ticket ON desk.contact (ticket, received_at DESC, id DESC) WHERE ticket IS NOT NULL;
CREATE INDEX contact_to_return ON desk.contact (received_at DESC, id DESC)
    WHERE state = 'ABANDONED' AND returned_at IS NULL;
CREATE INDEX contact_by_words ON desk.contact USING gin (words);

-- Who is on duty when (R184). What was planned and taken back stays readable.
CREATE TABLE desk.duty (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer     NOT NULL DEFAULT 1,
    post           text        NOT NULL CHECK (post IN ('DESK', 'L1', 'L2', 'SUPERVISOR')),
    project        text,
    login          text        NOT NULL,
    name           text        NOT NULL,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    note           text,
    planned_by     text        NOT NULL,
    planned_at     timestamptz NOT NULL,
    removed_at     timestamptz,
    removed_by     text,
    removed_reason text,
    CHECK (ends_at > starts_at)
);
CREATE INDEX duty_by_end ON desk.duty (ends_at, starts_at) WHERE removed_at IS NULL;
CREATE INDEX duty_of_person ON desk.duty (login, ends_at) WHERE removed_at IS NULL;

-- The numbers the desk is reached by.
CREATE TABLE desk.hotline (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version          integer NOT NULL DEFAULT 1,
    number           text    NOT NULL UNIQUE,
    label            text    NOT NULL,
    hours            text,
    around_the_clock boolean NOT NULL DEFAULT false,
    active           boolean NOT NULL DEFAULT true,
    position         integer NOT NULL DEFAULT 0
);

CREATE VIEW desk.fact_contact AS
SELECT 'contact:DC-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS subject,
       c.project,
       c.customer,
       c.department,
       c.agent AS person,
       c.channel,
       c.state,
       c.outcome,
       c.ticket,
       c.received_at,
       c.ended_at,
       c.recorded_at,
       c.logged_at,
       c.returned_at,
       c.answered,
       c.state = 'LOGGED' AS logged,
       c.state IN ('RECEIVED', 'LOGGED') AS worth_a_record,
       c.talk_seconds,
       CASE WHEN c.outcome IN ('INCIDENT', 'REQUEST') THEN 1 ELSE 0 END AS tickets,
       extract(epoch FROM c.recorded_at - c.received_at)::bigint AS recording_seconds
FROM desk.contact c;

CREATE VIEW desk.fact_duty AS
SELECT 'duty:' || d.id AS subject,
       d.project,
       NULL::text AS customer,
       NULL::text AS department,
       d.login AS person,
       d.post,
       d.starts_at,
       d.ends_at,
       extract(epoch FROM d.ends_at - d.starts_at)::bigint AS duty_seconds
FROM desk.duty d
WHERE d.removed_at IS NULL;
