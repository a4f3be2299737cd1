CREATE SCHEMA IF NOT EXISTS agreements;

-- What holds an agreement with a customer up: one with a department of the own house (OLA), one with a supplier (UC).
ALTER TABLE agreements.agreement
    ADD COLUMN kind              text NOT NULL DEFAULT 'SLA' CHECK (kind IN ('SLA', 'OLA', 'UC')),
    ADD COLUMN provider          text,
    ADD COLUMN supplier          text,
    ADD COLUMN supplier_contract text,
    ADD COLUMN supports          text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN review_months     integer NOT NULL DEFAULT 3 CHECK (review_months BETWEEN 1 AND 12),
    ADD COLUMN gaps_accepted     text;
ALTER TABLE agreements.agreement ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE agreements.agreement ALTER COLUMN review_months DROP DEFAULT;
ALTER TABLE agreements.agreement DROP CONSTRAINT agreement_check1;
ALTER TABLE agreements.agreement
    ADD CHECK (CASE kind
                   WHEN 'SLA' THEN cardinality(projects) > 0 OR contract IS NOT NULL
                   WHEN 'OLA' THEN provider IS NOT NULL AND cardinality(supports) > 0
                   ELSE supplier IS NOT NULL AND cardinality(supports) > 0 END);
CREATE INDEX agreement_supports ON agreements.agreement USING gin (supports);
CREATE INDEX agreement_kind ON agreements.agreement (kind, number DESC, edition DESC);

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
  AND a.kind = 'SLA'
  AND least(a.valid_until, a.ends_on) >= a.valid_from;
