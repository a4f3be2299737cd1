CREATE SCHEMA IF NOT EXISTS worklist;

-- One row a subject: the newest word its room said of it.
CREATE TABLE worklist.item (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject   text        NOT NULL UNIQUE,
    kind      text        NOT NULL,
    code      text        NOT NULL,
    title     text        NOT NULL,
    state     text        NOT NULL,
    open      boolean     NOT NULL,
    assignee  text,
    team      text,
    project   text,
    customer  text,
    priority  text,
    due_at    timestamptz,
    since     timestamptz NOT NULL,
    awaits    text[]      NOT NULL,
    href      text        NOT NULL,
    words     tsvector    NOT NULL
);
CREATE INDEX item_of_person ON worklist.item (assignee, due_at) WHERE open;
CREATE INDEX item_of_team ON worklist.item (team, due_at) WHERE open;
CREATE INDEX item_due ON worklist.item (due_at, id) WHERE open;
CREATE INDEX item_awaits ON worklist.item USING gin (awaits) WHERE open AND awaits <> '{}';
CREATE INDEX item_words ON worklist.item USING gin (words);
