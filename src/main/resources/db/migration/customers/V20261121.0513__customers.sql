CREATE SCHEMA IF NOT EXISTS customers;

CREATE TABLE customers.customer (
    id         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    code       text        NOT NULL PRIMARY KEY,
    name       text        NOT NULL,
    industry   text,
    state      text        NOT NULL CHECK (state IN ('ACTIVE', 'INACTIVE')),
    channel    text,
    department text,
    manager    text,
    address    text,
    note       text,
    imported   boolean     NOT NULL DEFAULT false,
    words      tsvector    NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    version    integer     NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX customer_by_name ON customers.customer (lower(name));
CREATE INDEX customer_by_words ON customers.customer USING gin (words);
CREATE UNIQUE INDEX customer_imported ON customers.customer (imported) WHERE imported;

CREATE TABLE customers.contact (
    id       bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer text    NOT NULL REFERENCES customers.customer,
    name     text    NOT NULL,
    post     text,
    phone    text,
    -- Digits only, so that a number is found however it was written.
    dialled  text,
    email    text,
    login    text,
    main     boolean NOT NULL DEFAULT false,
    active   boolean NOT NULL DEFAULT true,
    note     text,
    version  integer NOT NULL DEFAULT 1
);
CREATE INDEX contact_of_customer ON customers.contact (customer, id);
CREATE INDEX contact_by_dialled ON customers.contact (dialled) WHERE dialled IS NOT NULL;
CREATE INDEX contact_by_email ON customers.contact (lower(email)) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX contact_by_login ON customers.contact (login) WHERE login IS NOT NULL AND active;

-- Dates are days in the company's zone; their instants stand beside them for the fact view.
CREATE TABLE customers.contract (
    id                   bigint        GENERATED ALWAYS AS IDENTITY UNIQUE,
    code                 text          NOT NULL PRIMARY KEY,
    name                 text          NOT NULL,
    customer             text          NOT NULL REFERENCES customers.customer,
    state                text          NOT NULL CHECK (state IN
        ('DRAFT', 'SIGNED', 'IN_FORCE', 'RENEWED', 'NOT_RENEWED', 'TERMINATED', 'ARCHIVED')),
    provider             text,
    customer_party       text,
    amount               numeric(18, 2) CHECK (amount >= 0),
    currency             text          NOT NULL DEFAULT 'CNY',
    starts_on            date          NOT NULL,
    ends_on              date          NOT NULL,
    starts_at            timestamptz   NOT NULL,
    ends_at              timestamptz   NOT NULL,
    service_mode         text          NOT NULL CHECK (service_mode IN ('RESIDENT', 'REMOTE_PLUS_ONSITE')),
    renewable            boolean       NOT NULL DEFAULT true,
    renewal_due_on       date,
    services             text[]        NOT NULL DEFAULT '{}',
    spare_obligation     text,
    report_obligation    text,
    department           text,
    owner                text,
    note                 text,
    signed_on            date,
    signed_at            timestamptz,
    in_force_at          timestamptz,
    reminded_at          timestamptz,
    renewed_at           timestamptz,
    not_renewed_at       timestamptz,
    terminated_at        timestamptz,
    archived_at          timestamptz,
    outcome_reason       text,
    successor            text          REFERENCES customers.contract,
    words                tsvector      NOT NULL DEFAULT '',
    created_at           timestamptz   NOT NULL,
    version              integer       NOT NULL DEFAULT 1,
    CHECK (ends_on >= starts_on),
    CHECK (successor <> code)
);
CREATE INDEX contract_of_customer ON customers.contract (customer, code);
CREATE INDEX contract_by_end ON customers.contract (ends_on, code);
CREATE INDEX contract_by_state ON customers.contract (state, code);
CREATE INDEX contract_of_owner ON customers.contract (owner, code);
CREATE INDEX contract_by_words ON customers.contract USING gin (words);
CREATE UNIQUE INDEX contract_successor ON customers.contract (successor) WHERE successor IS NOT NULL;

-- Kinds of project are data; the quality rules apply to all of them.
CREATE TABLE customers.project_type (
    code     text    NOT NULL PRIMARY KEY,
    name     text    NOT NULL,
    name_en  text,
    position integer NOT NULL,
    active   boolean NOT NULL DEFAULT true,
    version  integer NOT NULL DEFAULT 1
);
INSERT INTO customers.project_type (code, name, name_en, position) VALUES
    ('SAFE_CITY', '平安城市', 'Safe city', 10),
    ('SMART_CITY', '智慧城市', 'Smart city', 20),
    ('OTHER', '其他', 'Other', 90);

CREATE TABLE customers.project (
    code            text        NOT NULL PRIMARY KEY,
    name            text        NOT NULL,
    customer        text        NOT NULL REFERENCES customers.customer,
    contract        text        REFERENCES customers.contract,
    type            text        NOT NULL REFERENCES customers.project_type,
    delivery_mode   text        NOT NULL CHECK (delivery_mode IN ('RESIDENT', 'REMOTE_PLUS_ONSITE')),
    state           text        NOT NULL CHECK (state IN
        ('INITIATED', 'PLANNED', 'DELIVERING', 'SUSPENDED', 'CLOSING', 'CLOSED')),
    manager         text,
    department      text,
    default_impact  smallint    CHECK (default_impact BETWEEN 1 AND 4),
    default_urgency smallint    CHECK (default_urgency BETWEEN 1 AND 4),
    starts_on       date,
    ends_on         date,
    note            text,
    imported        boolean     NOT NULL DEFAULT false,
    words           tsvector    NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    planned_at      timestamptz,
    delivering_at   timestamptz,
    closed_at       timestamptz,
    version         integer     NOT NULL DEFAULT 1,
    CHECK (ends_on >= starts_on)
);
CREATE INDEX project_of_customer ON customers.project (customer, code);
CREATE INDEX project_of_contract ON customers.project (contract, code);
CREATE INDEX project_by_state ON customers.project (state, code);
CREATE INDEX project_of_manager ON customers.project (manager, code);
CREATE INDEX project_by_words ON customers.project USING gin (words);

-- Who works on it, in which assignment tier (none: not part of the support line), with which duty.
CREATE TABLE customers.member (
    project text        NOT NULL REFERENCES customers.project,
    login   text        NOT NULL,
    name    text        NOT NULL,
    tier    text        CHECK (tier IN ('DESK', 'L1', 'L2')),
    duty    text,
    since   timestamptz NOT NULL,
    PRIMARY KEY (project, login)
);
CREATE INDEX member_by_login ON customers.member (login, project);

-- The project's quality-control content, a to f.
CREATE TABLE customers.quality_content (
    project    text        NOT NULL REFERENCES customers.project,
    section    text        NOT NULL CHECK (section IN ('A', 'B', 'C', 'D', 'E', 'F')),
    content    text        NOT NULL,
    written_by text        NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (project, section)
);

-- What that content is derived from: initiation report, contract, project plan.
CREATE TABLE customers.source_document (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project    text        NOT NULL REFERENCES customers.project,
    kind       text        NOT NULL CHECK (kind IN ('INITIATION_REPORT', 'CONTRACT', 'PROJECT_PLAN')),
    title      text        NOT NULL,
    attachment bigint,
    added_by   text        NOT NULL,
    added_at   timestamptz NOT NULL
);
CREATE INDEX source_document_of_project ON customers.source_document (project, id);

-- Each move of a contract's or project's life: who, when, why.
CREATE TABLE customers.move (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind    text        NOT NULL CHECK (kind IN ('CONTRACT', 'PROJECT')),
    code    text        NOT NULL,
    move    text        NOT NULL,
    state   text        NOT NULL,
    by      text        NOT NULL,
    by_name text        NOT NULL,
    at      timestamptz NOT NULL,
    reason  text
);
CREATE INDEX move_of ON customers.move (kind, code, id);

-- One row a contract. A contract that serves several projects counts for none of them alone.
CREATE VIEW customers.fact_contract AS
SELECT 'contract:' || c.code AS subject,
       p.project,
       c.customer,
       c.department,
       c.owner               AS person,
       c.name                AS title,
       c.state,
       c.starts_at,
       c.ends_at,
       c.signed_at,
       c.renewed_at,
       c.not_renewed_at,
       c.terminated_at,
       c.renewable AND c.state <> 'DRAFT' AS renewable,
       c.renewed_at IS NOT NULL           AS renewed,
       c.not_renewed_at IS NOT NULL       AS not_renewed,
       c.state IN ('SIGNED', 'IN_FORCE')  AS is_open,
       c.amount,
       c.service_mode
FROM customers.contract c
LEFT JOIN LATERAL (
    SELECT min(code) AS project FROM customers.project WHERE contract = c.code HAVING count(*) = 1) p ON true;

CREATE VIEW customers.fact_project AS
SELECT 'project:' || p.code AS subject,
       p.code               AS project,
       p.customer,
       p.department,
       p.manager            AS person,
       p.name               AS title,
       p.state,
       p.type,
       p.delivery_mode,
       p.imported,
       p.created_at,
       p.planned_at,
       p.delivering_at,
       p.closed_at,
       p.state NOT IN ('CLOSED') AS is_open
FROM customers.project p;

CREATE VIEW customers.fact_customer AS
SELECT 'customer:' || c.code AS subject,
       NULL::text            AS project,
       c.code                AS customer,
       c.department,
       c.manager             AS person,
       c.name                AS title,
       c.state,
       c.created_at,
       c.state = 'ACTIVE' AND NOT c.imported AS served
FROM customers.customer c;
