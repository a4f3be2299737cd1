CREATE SCHEMA IF NOT EXISTS feedback;

-- Besides the answer, each grade promises the customer a first word on how far it is (C18). The source names two working days
-- for major ones; the other two are assumptions and, like every time here, can be changed.
ALTER TABLE feedback.complaint_rule
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN feedback text NOT NULL DEFAULT 'P2D',
    ADD COLUMN feedback_calendar text NOT NULL DEFAULT '5X8';
UPDATE feedback.complaint_rule SET feedback = 'PT12H', feedback_calendar = '7X24' WHERE grade = 'URGENT';

-- Complaints from before have no such time.
ALTER TABLE feedback.complaint
    ADD COLUMN feedback_due_at timestamptz,
    ADD COLUMN fed_back_at timestamptz,
    ADD COLUMN feedback text;

-- At or under how many of five points what a customer gives becomes a complaint; nought is never (C17, C19).
CREATE TABLE feedback.complaint_threshold (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    version  integer  NOT NULL DEFAULT 1,
    callback smallint NOT NULL CHECK (callback BETWEEN 0 AND 4),
    survey   smallint NOT NULL CHECK (survey BETWEEN 0 AND 4)
);
INSERT INTO feedback.complaint_threshold (callback, survey) VALUES (2, 1);

CREATE OR REPLACE VIEW feedback.fact_complaint AS
SELECT 'complaint:CP-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS subject,
       c.project,
       c.customer,
       c.department,
       c.handler AS person,
       c.grade,
       c.channel,
       c.state,
       c.received_at,
       c.due_at,
       coalesce(c.resolved_at, c.withdrawn_at) AS resolved_at,
       c.withdrawn_at IS NULL AS substantiated,
       c.state IN ('RECEIVED', 'GRADED', 'HANDLING') AS is_open,
       coalesce(c.resolved_at, c.withdrawn_at) IS NULL AND c.due_at > now() AS undecided,
       c.feedback_due_at,
       c.fed_back_at
FROM feedback.complaint c;
