CREATE SCHEMA IF NOT EXISTS planning;

-- One row an edition; the newest edition of a number is the plan. One number a kind and year (R54).
CREATE TABLE planning.plan (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text        NOT NULL,
    edition     integer     NOT NULL,
    kind        text        NOT NULL,
    year        integer     NOT NULL,
    title       text        NOT NULL,
    language    text        NOT NULL,
    state       text        NOT NULL,
    content     jsonb       NOT NULL,
    document    text,
    author      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    issued_at   timestamptz,
    version     integer     NOT NULL DEFAULT 1,
    UNIQUE (number, edition)
);
CREATE INDEX plan_year ON planning.plan (year DESC, kind, id DESC);

CREATE TABLE planning.objective (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id    bigint  NOT NULL REFERENCES planning.plan,
    position   integer NOT NULL,
    metric     text    NOT NULL,
    name       text    NOT NULL,
    formula    text    NOT NULL,
    comparator text    NOT NULL CHECK (comparator IN ('GE', 'GT', 'LE', 'LT', 'EQ')),
    target     numeric NOT NULL,
    unit       text    NOT NULL,
    period     text    NOT NULL CHECK (period IN ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    UNIQUE (plan_id, metric)
);

CREATE TABLE planning.item (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id     bigint  NOT NULL REFERENCES planning.plan,
    position    integer NOT NULL,
    work        text    NOT NULL,
    measures    text    NOT NULL,
    responsible text    NOT NULL,
    cooperating text    NOT NULL,
    person      text    NOT NULL,
    owner       text,
    schedule    text    NOT NULL,
    state       text    NOT NULL,
    reason      text
);
CREATE INDEX item_plan ON planning.item (plan_id, position);

CREATE TABLE planning.instance (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id  bigint NOT NULL REFERENCES planning.item,
    label    text   NOT NULL,
    opens_on date   NOT NULL,
    due_on   date   NOT NULL,
    done_at  timestamptz,
    done_by  text,
    note     text,
    UNIQUE (item_id, label)
);
CREATE INDEX instance_open ON planning.instance (due_on) WHERE done_at IS NULL;

-- What the year before left behind and this plan has to answer (R85, R86).
CREATE TABLE planning.problem (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id     bigint  NOT NULL REFERENCES planning.plan,
    source      text    NOT NULL,
    text        text    NOT NULL,
    ineffective boolean NOT NULL,
    answer      text,
    item_id     bigint REFERENCES planning.item
);
CREATE INDEX problem_plan ON planning.problem (plan_id, id);

CREATE VIEW planning.fact_plan_instance AS
SELECT 'plan-instance:' || i.id                     AS subject,
       NULL::text                                   AS project,
       NULL::text                                   AS customer,
       NULL::text                                   AS department,
       t.owner                                      AS person,
       (i.due_on + 1)::timestamp AT TIME ZONE 'UTC' AS due_at,
       i.done_at                                    AS done_at,
       p.number                                     AS plan,
       t.state                                      AS item_state
FROM planning.instance i
JOIN planning.item t ON t.id = i.item_id
JOIN planning.plan p ON p.id = t.plan_id
WHERE p.state IN ('ISSUED', 'SUPERSEDED');
