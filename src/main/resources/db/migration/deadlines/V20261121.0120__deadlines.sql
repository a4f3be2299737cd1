CREATE SCHEMA IF NOT EXISTS deadlines;

-- hours: Monday to Sunday, then those of a make-up workday; '' is closed.
CREATE TABLE deadlines.calendar (
    code              text PRIMARY KEY,
    name_zh           text    NOT NULL,
    name_en           text    NOT NULL,
    zone              text    NOT NULL,
    observes_holidays boolean NOT NULL,
    hours             text[]  NOT NULL CHECK (cardinality(hours) = 8),
    version           integer NOT NULL DEFAULT 1
);
INSERT INTO deadlines.calendar (code, name_zh, name_en, zone, observes_holidays, hours) VALUES
    ('7X24', '7×24 小时', 'Round the clock', 'Asia/Shanghai', false,
     ARRAY['00:00-24:00','00:00-24:00','00:00-24:00','00:00-24:00','00:00-24:00','00:00-24:00','00:00-24:00','00:00-24:00']),
    ('5X8', '工作日 08:30–12:00、13:30–18:00', 'Working days 08:30–12:00, 13:30–18:00', 'Asia/Shanghai', true,
     ARRAY['08:30-12:00, 13:30-18:00','08:30-12:00, 13:30-18:00','08:30-12:00, 13:30-18:00','08:30-12:00, 13:30-18:00',
           '08:30-12:00, 13:30-18:00','','','08:30-12:00, 13:30-18:00']);

CREATE TABLE deadlines.special_day (
    day  date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('HOLIDAY', 'MAKEUP_WORKDAY')),
    name text NOT NULL
);

-- due_at is empty while paused. next_look_at: when the watcher has to look again; empty when there is nothing to watch.
CREATE TABLE deadlines.deadline (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject      text        NOT NULL,
    name         text        NOT NULL,
    calendar     text        NOT NULL REFERENCES deadlines.calendar,
    target       text        NOT NULL,
    started_at   timestamptz NOT NULL,
    due_at       timestamptz,
    met_at       timestamptz,
    cancelled_at timestamptz,
    paused_since timestamptz,
    warn_at      integer[]   NOT NULL DEFAULT '{}',
    warned       integer     NOT NULL DEFAULT 0,
    missed_told  boolean     NOT NULL DEFAULT false,
    provisional  boolean     NOT NULL DEFAULT false,
    next_look_at timestamptz,
    UNIQUE (subject, name)
);
CREATE INDEX deadline_look ON deadlines.deadline (next_look_at) WHERE next_look_at IS NOT NULL;
CREATE INDEX deadline_running ON deadlines.deadline (calendar, id) WHERE met_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE deadlines.pause (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deadline_id bigint      NOT NULL REFERENCES deadlines.deadline,
    reason      text        NOT NULL,
    from_at     timestamptz NOT NULL,
    until_at    timestamptz,
    started_by  text        NOT NULL,
    ended_by    text
);
CREATE INDEX pause_deadline ON deadlines.pause (deadline_id, from_at);

-- What was promised earlier (H5).
CREATE TABLE deadlines.earlier_promise (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deadline_id bigint      NOT NULL REFERENCES deadlines.deadline,
    calendar    text        NOT NULL,
    target      text        NOT NULL,
    started_at  timestamptz NOT NULL,
    due_at      timestamptz,
    replaced_at timestamptz NOT NULL,
    reason      text        NOT NULL,
    actor       text        NOT NULL
);
CREATE INDEX earlier_promise_deadline ON deadlines.earlier_promise (deadline_id, id);
