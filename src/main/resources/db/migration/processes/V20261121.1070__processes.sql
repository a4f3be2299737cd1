CREATE SCHEMA IF NOT EXISTS processes;

-- How the company works: its O&M processes and its procedures for finding faults. Which edition is in force follows from the
-- editions' days and is not stored. The owner stands here only where no process of the house names one.
CREATE TABLE processes.definition (
    code             text        NOT NULL PRIMARY KEY,
    kind             text        NOT NULL CHECK (kind IN ('PROCESS', 'PROCEDURE')),
    process          text,
    owner            text,
    edition          integer     NOT NULL DEFAULT 1,
    state            text        NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'IN_FORCE', 'WITHDRAWN')),
    words            tsvector    NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL,
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_reason text,
    reminded_month   text,
    reminded_owner   text,
    version          integer     NOT NULL DEFAULT 1,
    CHECK (process IS NULL OR owner IS NULL),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX definition_by_kind ON processes.definition (kind, code);
CREATE INDEX definition_by_state ON processes.definition (state, code);
CREATE INDEX definition_by_words ON processes.definition USING gin (words);
CREATE UNIQUE INDEX definition_of_process ON processes.definition (process)
    WHERE kind = 'PROCESS' AND process IS NOT NULL AND state <> 'WITHDRAWN';

CREATE TABLE processes.definition_edition (
    definition   text        NOT NULL REFERENCES processes.definition,
    edition      integer     NOT NULL,
    content      jsonb       NOT NULL,
    categories   text[]      NOT NULL DEFAULT '{}',
    drafted_by   text        NOT NULL,
    drafted_at   timestamptz NOT NULL,
    published_by text,
    published_at timestamptz,
    effective_on date,
    PRIMARY KEY (definition, edition),
    CHECK ((published_at IS NULL) = (effective_on IS NULL))
);
CREATE INDEX definition_edition_by_category ON processes.definition_edition USING gin (categories);

CREATE FUNCTION processes.keep_published_edition() RETURNS trigger LANGUAGE plpgsql AS $keep$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'edition % of % is in force and never changes', OLD.edition, OLD.definition;
    END IF;
    RETURN NEW;
END
$keep$;
CREATE TRIGGER keep_published_edition BEFORE UPDATE OR DELETE ON processes.definition_edition
    FOR EACH ROW EXECUTE FUNCTION processes.keep_published_edition();

CREATE TABLE processes.annual_review (
    definition  text        NOT NULL REFERENCES processes.definition,
    year        integer     NOT NULL,
    edition     integer     NOT NULL,
    reviewed_on date        NOT NULL,
    reviewed_at timestamptz NOT NULL,
    reviewed_by text        NOT NULL,
    verdict     text        NOT NULL CHECK (verdict IN ('KEEP', 'UPDATE', 'WITHDRAW')),
    findings    text        NOT NULL,
    PRIMARY KEY (definition, year)
);

CREATE FUNCTION processes.keep_review() RETURNS trigger LANGUAGE plpgsql AS $keep$
BEGIN
    RAISE EXCEPTION 'the review of % in % never changes', OLD.definition, OLD.year;
END
$keep$;
CREATE TRIGGER keep_review BEFORE UPDATE OR DELETE ON processes.annual_review
    FOR EACH ROW EXECUTE FUNCTION processes.keep_review();
