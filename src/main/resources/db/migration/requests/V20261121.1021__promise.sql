CREATE SCHEMA IF NOT EXISTS requests;

-- Which promise the due time came from: an edition of an agreement, or the item's own target where none promises anything.
ALTER TABLE requests.request
    ADD COLUMN agreement_edition integer,
    ADD COLUMN priority          text CHECK (priority IN ('P1', 'P2', 'P3', 'P4'));
CREATE INDEX request_of_agreement ON requests.request (agreement, closed_at, id) WHERE agreement IS NOT NULL;

CREATE OR REPLACE VIEW requests.fact_request AS
SELECT 'request:REQ-' || lpad(r.id::text, greatest(6, length(r.id::text)), '0') AS subject,
       r.project,
       r.customer,
       r.department,
       coalesce(r.fulfilled_by, r.assignee) AS person,
       r.title,
       r.item,
       r.item_edition,
       r.service,
       r.channel,
       r.state,
       r.submitted_at,
       r.approved_at,
       CASE WHEN r.state IN ('REJECTED', 'CANCELLED') THEN NULL ELSE r.due_at END AS due_at,
       r.fulfilled_at,
       r.closed_at,
       r.rejected_at,
       r.cancelled_at,
       r.state IN ('NEW', 'APPROVAL_PENDING', 'IN_FULFILMENT', 'PENDING') AS is_open,
       r.state = 'PENDING' AS is_paused,
       CASE WHEN r.fulfilled_at IS NULL OR r.due_at IS NULL THEN NULL
            ELSE r.fulfilled_at <= r.due_at END AS in_time,
       r.confirmed,
       r.reopen_count,
       extract(epoch FROM r.fulfilled_at - r.submitted_at)::bigint AS fulfilment_seconds,
       r.priority,
       r.agreement IS NOT NULL AS has_agreement
FROM requests.request r
WHERE r.state <> 'DRAFT';
