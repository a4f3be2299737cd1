CREATE SCHEMA IF NOT EXISTS documents;

-- How documents of a kind are numbered and their versions named; the kind '*' serves all that have no scheme of their own.
CREATE TABLE documents.scheme (
    kind     text    NOT NULL PRIMARY KEY,
    name_zh  text    NOT NULL,
    name_en  text    NOT NULL,
    pattern  text    NOT NULL,
    versions text    NOT NULL,
    next_seq integer NOT NULL DEFAULT 1,
    version  integer NOT NULL DEFAULT 1
);

-- A controlled document. number is what stands on the paper, code the same without slashes and blanks, for addresses.
CREATE TABLE documents.document (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code           text        NOT NULL UNIQUE,
    number         text        NOT NULL UNIQUE,
    kind           text        NOT NULL,
    title          text        NOT NULL,
    language       text        NOT NULL,
    year           integer,
    origin         text,
    author         text        NOT NULL,
    reviewer       text        NOT NULL,
    approver       text        NOT NULL,
    security_class text        NOT NULL,
    departments    text[]      NOT NULL,
    staff          text,
    state          text        NOT NULL,
    label          text        NOT NULL,
    issued_label   text,
    drafted_at     timestamptz NOT NULL,
    version        integer     NOT NULL DEFAULT 1,
    CHECK (author <> reviewer AND reviewer <> approver AND author <> approver)
);
CREATE INDEX document_by_kind ON documents.document (kind, id);
CREATE INDEX document_by_state ON documents.document (state, id);
CREATE INDEX document_by_origin ON documents.document (origin) WHERE origin IS NOT NULL;

CREATE TABLE documents.document_version (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id   bigint      NOT NULL REFERENCES documents.document,
    seq           integer     NOT NULL,
    label         text        NOT NULL,
    state         text        NOT NULL,
    change_note   text        NOT NULL,
    revised_pages text,
    author        text        NOT NULL,
    author_name   text        NOT NULL,
    authored_at   timestamptz,
    reviewer      text        NOT NULL,
    reviewer_name text,
    reviewed_at   timestamptz,
    approver      text        NOT NULL,
    approver_name text,
    approved_at   timestamptz,
    content       text,
    issued_at     timestamptz,
    issued_by     text,
    effective_on  date,
    ended_at      timestamptz,
    UNIQUE (document_id, seq),
    UNIQUE (document_id, label)
);

-- The bytes as issued, never made again.
CREATE TABLE documents.frozen_file (
    version_id bigint NOT NULL REFERENCES documents.document_version,
    format     text   NOT NULL,
    content    bytea  NOT NULL,
    sha256     bytea  NOT NULL,
    PRIMARY KEY (version_id, format)
);

CREATE TABLE documents.distribution (
    version_id     bigint      NOT NULL REFERENCES documents.document_version,
    department     text        NOT NULL,
    distributed_by text        NOT NULL,
    distributed_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, department)
);

CREATE TABLE documents.acknowledgement (
    version_id      bigint      NOT NULL REFERENCES documents.document_version,
    login           text        NOT NULL,
    name            text        NOT NULL,
    acknowledged_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, login)
);

-- Anyone may ask for a revision.
CREATE TABLE documents.revision_request (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id  bigint      NOT NULL REFERENCES documents.document,
    reason       text        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    answered_at  timestamptz
);
CREATE INDEX revision_request_document ON documents.revision_request (document_id, id);

-- A company's own .docx per kind; '*' serves all kinds.
CREATE TABLE documents.template (
    kind        text        NOT NULL PRIMARY KEY,
    name        text        NOT NULL,
    content     bytea       NOT NULL,
    sha256      bytea       NOT NULL,
    uploaded_by text        NOT NULL,
    uploaded_at timestamptz NOT NULL
);

CREATE TABLE documents.company (
    one      boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    name     text    NOT NULL
);

INSERT INTO documents.company (name) VALUES ('');

INSERT INTO documents.scheme (kind, name_zh, name_en, pattern, versions) VALUES
    ('*', '其他文件', 'Other documents', 'HW-DOC-{seq:4}', 'V1.0'),
    ('QUALITY_PLAN', '服务质量管理计划', 'Service quality plan', 'HW-ITSS-{seq:4}', 'V1.0'),
    ('CAPABILITY_PLAN', '服务能力管理计划', 'Service capability plan', 'HW-ITSS-{seq:4}', 'V1.0'),
    ('METRIC_PLAN', '指标体系', 'Metric system', 'HW-ITSS-{seq:4}', 'V1.0'),
    ('IMPLEMENTATION_PLAN', '服务实施计划', 'Implementation plan', 'HW-ITSS-{seq:4}', 'V1.0'),
    ('MANUAL', '管理手册', 'Manual', 'GSB/T 300.{seq:2}', 'A0'),
    ('PROCESS', '管理过程文件', 'Process document', 'GSB/T 310.{seq:2}', 'A0'),
    ('RULES', '管理制度', 'Rules', 'GSB/T 320.{seq:2}', 'A0');
