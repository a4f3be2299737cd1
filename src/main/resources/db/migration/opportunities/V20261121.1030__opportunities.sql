CREATE SCHEMA IF NOT EXISTS opportunities;

-- A chance to get better that some record showed; project, customer and department are copied as of then.
CREATE TABLE opportunities.opportunity (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version    integer     NOT NULL DEFAULT 1,
    origin     text        NOT NULL CHECK (origin IN ('PROCESS_CHECK', 'SLA', 'AUDIT', 'MANAGEMENT_REVIEW', 'SUGGESTION',
                                                      'SURVEY', 'COMPLAINT', 'METRIC')),
    source     text,
    title      text        NOT NULL,
    finding    text        NOT NULL,
    proposal   text,
    project    text,
    customer   text,
    department text,
    owner      text,
    due_on     date,
    state      text        NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DONE', 'REJECTED')),
    raised_at  timestamptz NOT NULL,
    raised_by  text        NOT NULL,
    decided_at timestamptz,
    decided_by text,
    reason     text,
    done_at    timestamptz,
    done_by    text,
    result     text,
    CHECK (state <> 'ACCEPTED' OR (owner IS NOT NULL AND due_on IS NOT NULL)),
    CHECK ((state = 'DONE') = (result IS NOT NULL)),
    CHECK ((state = 'REJECTED') = (reason IS NOT NULL))
);
-- A missed promise raises one opportunity, not one for everybody who looks at it.
CREATE UNIQUE INDEX opportunity_of_miss ON opportunities.opportunity (source) WHERE origin = 'SLA' AND state <> 'REJECTED';
CREATE INDEX opportunity_of_source ON opportunities.opportunity (source, id) WHERE source IS NOT NULL;
CREATE INDEX opportunity_by_state ON opportunities.opportunity (state, id DESC);
CREATE INDEX opportunity_of_project ON opportunities.opportunity (project, id DESC);
CREATE INDEX opportunity_of_owner ON opportunities.opportunity (owner, id DESC);

CREATE VIEW opportunities.fact_opportunity AS
SELECT 'opportunity:OPP-' || lpad(o.id::text, greatest(6, length(o.id::text)), '0') AS subject,
       o.project,
       o.customer,
       o.department,
       o.owner AS person,
       o.title,
       o.origin,
       o.source,
       o.state,
       o.raised_at,
       o.decided_at,
       (o.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS due_at,
       o.done_at,
       o.state IN ('OPEN', 'ACCEPTED') AS is_open,
       CASE WHEN o.done_at IS NULL OR o.due_on IS NULL THEN NULL
            ELSE o.done_at < (o.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END AS in_time
FROM opportunities.opportunity o;
