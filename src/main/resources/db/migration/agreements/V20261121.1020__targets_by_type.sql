CREATE SCHEMA IF NOT EXISTS agreements;

-- What was agreed so far was agreed for incidents. A request is not answered by a clock of its own, so its response stays open.
ALTER TABLE agreements.target ADD COLUMN type text NOT NULL DEFAULT 'INCIDENT';
ALTER TABLE agreements.target ALTER COLUMN type DROP DEFAULT;
ALTER TABLE agreements.target ALTER COLUMN response DROP NOT NULL;
ALTER TABLE agreements.target DROP CONSTRAINT target_pkey;
ALTER TABLE agreements.target ADD PRIMARY KEY (agreement, type, priority);
ALTER TABLE agreements.target ADD CHECK (type <> 'INCIDENT' OR response IS NOT NULL);

CREATE OR REPLACE VIEW agreements.fact_agreement AS
SELECT 'agreement:' || a.number AS subject,
       a.edition,
       CASE WHEN cardinality(a.projects) = 1 THEN a.projects[1] END AS project,
       a.customer,
       NULL::text AS department,
       a.commenced_by AS person,
       a.name AS title,
       a.commenced_at,
       a.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai' AS begins_at,
       (least(a.valid_until, a.ends_on) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS ends_at,
       a.superseded_by IS NOT NULL AS superseded,
       (SELECT count(DISTINCT t.priority) FROM agreements.target t
        WHERE t.agreement = a.id AND t.type = 'INCIDENT' AND t.response <> '' AND t.resolution <> '') = 4 AS quantified
FROM agreements.agreement a
WHERE a.commenced_at IS NOT NULL
  AND least(a.valid_until, a.ends_on) >= a.valid_from;
