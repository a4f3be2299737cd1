-- A due instance is named by its plan and its own number; its day ends at midnight in China, not in Greenwich.
CREATE OR REPLACE VIEW planning.fact_plan_instance AS
SELECT 'plan-instance:' || p.number || '-' || i.id                     AS subject,
       NULL::text                                                      AS project,
       NULL::text                                                      AS customer,
       NULL::text                                                      AS department,
       t.owner                                                         AS person,
       (i.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'          AS due_at,
       i.done_at                                                       AS done_at,
       p.number                                                        AS plan,
       t.state                                                         AS item_state
FROM planning.instance i
JOIN planning.item t ON t.id = i.item_id
JOIN planning.plan p ON p.id = t.plan_id
WHERE p.state IN ('ISSUED', 'SUPERSEDED');
