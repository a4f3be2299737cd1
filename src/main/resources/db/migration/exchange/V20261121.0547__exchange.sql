CREATE SCHEMA IF NOT EXISTS exchange;

-- One row an import of incidents. The file lies beside it in pieces, so that a restart goes on.
CREATE TABLE exchange.import (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_name  text        NOT NULL,
    size       bigint      NOT NULL,
    digest     text        NOT NULL,
    header     text[]      NOT NULL,
    sample     jsonb       NOT NULL DEFAULT '[]',
    mapping    jsonb,
    mode       text        CHECK (mode IN ('PREVIEW', 'COMMIT')),
    job        text,
    incidents  integer     NOT NULL DEFAULT 0,
    created    integer     NOT NULL DEFAULT 0,
    updated    integer     NOT NULL DEFAULT 0,
    skipped    integer     NOT NULL DEFAULT 0,
    rejected   integer     NOT NULL DEFAULT 0,
    done_at    timestamptz,
    uploaded_by text       NOT NULL,
    uploaded_at timestamptz NOT NULL
);
CREATE INDEX import_newest ON exchange.import (id DESC);

CREATE TABLE exchange.piece (
    import   bigint  NOT NULL REFERENCES exchange.import ON DELETE CASCADE,
    position integer NOT NULL,
    content  bytea   NOT NULL,
    PRIMARY KEY (import, position)
);

-- Every row of every rejected incident, as it stood in the file.
CREATE TABLE exchange.rejected_row (
    import   bigint  NOT NULL REFERENCES exchange.import ON DELETE CASCADE,
    line     integer NOT NULL,
    key      text    NOT NULL,
    reason   text    NOT NULL,
    args     text[]  NOT NULL DEFAULT '{}',
    cells    text[]  NOT NULL,
    PRIMARY KEY (import, line)
);
