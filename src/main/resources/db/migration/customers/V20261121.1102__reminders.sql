CREATE SCHEMA IF NOT EXISTS customers;

-- What has been asked of somebody and stands in his worklist until it is done: a visit missing this year, a talk overdue.
CREATE TABLE customers.reminder (
    kind     text        NOT NULL CHECK (kind IN ('missing-visit', 'overdue-talk')),
    code     text        NOT NULL,
    due_on   date        NOT NULL,
    told     text,
    since_at timestamptz NOT NULL,
    PRIMARY KEY (kind, code)
);
