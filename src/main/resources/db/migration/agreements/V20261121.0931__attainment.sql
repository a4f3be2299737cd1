CREATE SCHEMA IF NOT EXISTS agreements;

-- Each month, of each delivering project, whether an agreement is in force; the last look of the month stands.
CREATE TABLE agreements.coverage (
    month      date        NOT NULL,
    project    text        NOT NULL,
    customer   text,
    department text,
    agreement  text,
    looked_at  timestamptz NOT NULL,
    PRIMARY KEY (month, project)
);
CREATE INDEX coverage_by_time ON agreements.coverage (looked_at);

CREATE VIEW agreements.fact_coverage AS
SELECT 'project:' || c.project AS subject,
       c.project,
       c.customer,
       c.department,
       NULL::text AS person,
       c.agreement,
       c.agreement IS NOT NULL AS covered,
       c.looked_at
FROM agreements.coverage c;

CREATE VIEW agreements.fact_agreement AS
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
        WHERE t.agreement = a.id AND t.response <> '' AND t.resolution <> '') = 4 AS quantified
FROM agreements.agreement a
WHERE a.commenced_at IS NOT NULL
  AND least(a.valid_until, a.ends_on) >= a.valid_from;
