CREATE SCHEMA IF NOT EXISTS requests;

-- Customer or manager wants a request done faster: counted each time.
ALTER TABLE requests.request
    ADD COLUMN urge_count integer NOT NULL DEFAULT 0,
    ADD COLUMN urged_at   timestamptz;

CREATE TABLE requests.urging (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request bigint      NOT NULL REFERENCES requests.request,
    at      timestamptz NOT NULL,
    by      text        NOT NULL,
    by_name text        NOT NULL,
    side    text        NOT NULL CHECK (side IN ('CUSTOMER', 'MANAGER')),
    note    text
);
CREATE INDEX urging_of_request ON requests.urging (request, id);
