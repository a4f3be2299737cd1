CREATE SCHEMA IF NOT EXISTS feedback;

-- A fulfilled request is called back like a resolved incident (C11); and the customer may say it himself, without a call.
ALTER TABLE feedback.callback RENAME COLUMN incident TO ticket;
ALTER TABLE feedback.callback ADD COLUMN by_customer boolean NOT NULL DEFAULT false;

-- What is measured of callbacks is measured of incidents (QO-11, R197); those of requests stand apart.
CREATE OR REPLACE VIEW feedback.fact_callback AS
SELECT 'callback:CB-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS subject,
       'incident:' || c.ticket AS incident,
       c.resolution,
       c.project,
       c.customer,
       c.department,
       c.resolved_by AS person,
       c.called_by,
       c.resolved_at,
       c.due_at,
       c.done_at,
       c.state,
       c.state = 'DUE' AS is_open,
       c.state = 'DONE' AS done,
       c.state = 'DONE' AND c.done_at <= c.due_at AS within_24h,
       c.reached,
       c.solved,
       c.score,
       CASE WHEN c.score IS NULL THEN NULL ELSE c.full_score END AS full_score,
       c.state = 'SUPERSEDED' AS superseded,
       c.solved IS FALSE AS voided,
       c.by_customer
FROM feedback.callback c
WHERE c.ticket LIKE 'INC-%';

CREATE VIEW feedback.fact_request_callback AS
SELECT 'callback:CB-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS subject,
       'request:' || c.ticket AS request,
       c.resolution,
       c.project,
       c.customer,
       c.department,
       c.resolved_by AS person,
       c.called_by,
       c.resolved_at AS fulfilled_at,
       c.due_at,
       c.done_at,
       c.state,
       c.state = 'DUE' AS is_open,
       c.state = 'DONE' AS done,
       c.state = 'DONE' AND c.done_at <= c.due_at AS within_24h,
       c.reached,
       c.solved,
       c.score,
       CASE WHEN c.score IS NULL THEN NULL ELSE c.full_score END AS full_score,
       c.by_customer
FROM feedback.callback c
WHERE c.ticket LIKE 'REQ-%';
