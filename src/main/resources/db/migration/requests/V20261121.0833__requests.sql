CREATE SCHEMA IF NOT EXISTS requests;

-- A service request from draft to closure. The item's edition it was made from is named, and its name copied.
CREATE TABLE requests.request (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version         integer     NOT NULL DEFAULT 1,
    title           text        NOT NULL,
    description     text        NOT NULL DEFAULT '',
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'NEW', 'APPROVAL_PENDING', 'IN_FULFILMENT', 'PENDING',
                                                          'FULFILLED', 'CLOSED', 'REJECTED', 'CANCELLED')),
    item            text,
    item_edition    integer,
    item_name       text,
    item_name_en    text,
    answers         jsonb       NOT NULL DEFAULT '{}',
    project         text        NOT NULL,
    customer        text,
    department      text,
    service         text,
    channel         text        NOT NULL,
    requester       text,
    requester_name  text,
    requester_phone text,
    reporter        text        NOT NULL,
    reporter_name   text        NOT NULL,
    assignee        text,
    assignee_name   text,
    team            text,
    source          text,
    external_id     text,
    created_at      timestamptz NOT NULL,
    submitted_at    timestamptz,
    approved_at     timestamptz,
    target          text,
    calendar        text,
    agreement       text,
    due_at          timestamptz,
    provisional     boolean     NOT NULL DEFAULT false,
    paused_at       timestamptz,
    pause_reason    text,
    pause_note      text,
    fulfilled_at    timestamptz,
    fulfilled_by    text,
    result          text,
    fulfilments     integer     NOT NULL DEFAULT 0,
    closed_at       timestamptz,
    closed_by       text,
    confirmed       boolean,
    rejected_at     timestamptz,
    cancelled_at    timestamptz,
    reason          text,
    reopen_count    integer     NOT NULL DEFAULT 0,
    words           tsvector    NOT NULL DEFAULT '',
    CHECK ((item IS NULL) = (item_edition IS NULL)),
    CHECK ((source IS NULL) = (external_id IS NULL))
);
CREATE UNIQUE INDEX request_from_outside ON requests.request (source, external_id) WHERE source IS NOT NULL;
CREATE INDEX request_newest ON requests.request (id DESC);
CREATE INDEX request_by_state ON requests.request (state, id DESC);
CREATE INDEX request_open_due ON requests.request (coalesce(due_at, 'infinity'), id)
    WHERE state IN ('NEW', 'APPROVAL_PENDING', 'IN_FULFILMENT', 'PENDING');
CREATE INDEX request_due ON requests.request (due_at);
CREATE INDEX request_fulfilled ON requests.request (fulfilled_at);
CREATE INDEX request_of_project ON requests.request (project, id DESC);
CREATE INDEX request_of_customer ON requests.request (customer, id DESC);
CREATE INDEX request_of_assignee ON requests.request (assignee, id DESC);
CREATE INDEX request_of_reporter ON requests.request (reporter, id DESC);
CREATE INDEX request_of_requester ON requests.request (requester, id DESC);
CREATE INDEX request_of_item ON requests.request (item, id DESC);
CREATE INDEX request_by_words ON requests.request USING gin (words);

-- Steps of fulfilment, copied from the item's edition when fulfilment begins.
CREATE TABLE requests.task (
    request      bigint  NOT NULL REFERENCES requests.request,
    place        integer NOT NULL,
    name         text    NOT NULL,
    name_en      text,
    role         text,
    department   text,
    state        text    NOT NULL CHECK (state IN ('LATER', 'READY', 'DONE')),
    done_by      text,
    done_by_name text,
    done_at      timestamptz,
    note         text,
    PRIMARY KEY (request, place),
    CHECK ((state = 'DONE') = (done_at IS NOT NULL))
);

-- A rejected or cancelled request is nobody's to fulfil, so it is never due.
CREATE VIEW requests.fact_request AS
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
       extract(epoch FROM r.fulfilled_at - r.submitted_at)::bigint AS fulfilment_seconds
FROM requests.request r
WHERE r.state <> 'DRAFT';
