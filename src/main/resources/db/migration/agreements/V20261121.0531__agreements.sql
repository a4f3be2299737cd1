CREATE SCHEMA IF NOT EXISTS agreements;

CREATE SEQUENCE agreements.number;

-- One row an edition. What is in force on a day follows from the dates alone: a row that has commenced applies from valid_from
-- to ends_on, or to valid_until when nothing ended it earlier.
CREATE TABLE agreements.agreement (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number          text        NOT NULL,
    edition         integer     NOT NULL,
    name            text        NOT NULL,
    customer        text,
    contract        text,
    projects        text[]      NOT NULL,
    service         text,
    calendar        text        NOT NULL,
    valid_from      date        NOT NULL,
    valid_until     date        NOT NULL,
    ends_on         date,
    superseded_by   integer,
    end_reason      text,
    triage_priority text        NOT NULL,
    warn_at         integer[]   NOT NULL,
    note            text,
    signed_on       date,
    signatory       text,
    drafted_at      timestamptz NOT NULL,
    drafted_by      text        NOT NULL,
    commenced_at    timestamptz,
    commenced_by    text,
    version         integer     NOT NULL DEFAULT 1,
    UNIQUE (number, edition),
    CHECK (valid_from <= valid_until),
    CHECK (cardinality(projects) > 0 OR contract IS NOT NULL)
);
CREATE UNIQUE INDEX agreement_draft ON agreements.agreement (number) WHERE commenced_at IS NULL;
CREATE INDEX agreement_projects ON agreements.agreement USING gin (projects);
CREATE INDEX agreement_contract ON agreements.agreement (contract);
CREATE INDEX agreement_customer ON agreements.agreement (customer, id);

CREATE TABLE agreements.target (
    agreement  bigint NOT NULL REFERENCES agreements.agreement ON DELETE CASCADE,
    priority   text   NOT NULL CHECK (priority IN ('P1', 'P2', 'P3', 'P4')),
    response   text   NOT NULL,
    resolution text   NOT NULL,
    PRIMARY KEY (agreement, priority)
);
