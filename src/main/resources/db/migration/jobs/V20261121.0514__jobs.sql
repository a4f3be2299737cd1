CREATE SCHEMA IF NOT EXISTS jobs;

-- The house's alarm clock, shared by all nodes (db-scheduler's own columns).
CREATE TABLE jobs.scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON jobs.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON jobs.scheduled_tasks (last_heartbeat);

CREATE TABLE jobs.job (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL,
    state       text        NOT NULL,
    payload     jsonb       NOT NULL,
    href        text,
    done        bigint      NOT NULL DEFAULT 0,
    total       bigint,
    checkpoint  text,
    result      jsonb,
    failure     text,
    attempts    integer     NOT NULL DEFAULT 0,
    started_by  text        NOT NULL,
    by_house    boolean     NOT NULL,
    created_at  timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz
);
CREATE INDEX job_by_starter ON jobs.job (started_by, id);

CREATE TABLE jobs.problem (
    job_id   bigint  NOT NULL REFERENCES jobs.job,
    position integer NOT NULL,
    place    text    NOT NULL,
    key      text    NOT NULL,
    args     text[]  NOT NULL,
    PRIMARY KEY (job_id, position)
);
