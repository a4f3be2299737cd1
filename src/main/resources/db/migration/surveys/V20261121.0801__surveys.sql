CREATE SCHEMA IF NOT EXISTS surveys;

-- A form to be filled in. form holds its items (area, words in both languages, full score, weight, scale).
CREATE TABLE surveys.template (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text        NOT NULL UNIQUE,
    version    integer     NOT NULL DEFAULT 1,
    state      text        NOT NULL CHECK (state IN ('DRAFT', 'ACTIVE', 'RETIRED')),
    name       text        NOT NULL,
    name_en    text        NOT NULL,
    form       jsonb       NOT NULL,
    built_in   boolean     NOT NULL DEFAULT false,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- One survey of many customers (COMPANY) or of one project (PROJECT). form is copied on approval: a later template changes nothing.
CREATE TABLE surveys.campaign (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version           integer     NOT NULL DEFAULT 1,
    title             text        NOT NULL,
    level             text        NOT NULL CHECK (level IN ('COMPANY', 'PROJECT')),
    project           text,
    department        text,
    owner             text        NOT NULL,
    planned_by        text        NOT NULL,
    language          text        NOT NULL,
    purpose           text        NOT NULL,
    participants      text,
    template          text        NOT NULL,
    form              jsonb       NOT NULL,
    period_from       date        NOT NULL,
    period_until      date        NOT NULL,
    closes_on         date        NOT NULL,
    sampling_percent  integer     NOT NULL CHECK (sampling_percent BETWEEN 1 AND 100),
    cap_days          integer     NOT NULL CHECK (cap_days BETWEEN 0 AND 366),
    remind_after_days integer     NOT NULL CHECK (remind_after_days BETWEEN 1 AND 90),
    reminders         integer     NOT NULL CHECK (reminders BETWEEN 0 AND 5),
    rule_document     text,
    report_document   text,
    compared_with     bigint REFERENCES surveys.campaign,
    state             text        NOT NULL CHECK (state IN ('PLANNED', 'APPROVED', 'DISTRIBUTED', 'COLLECTING', 'COLLECTED',
                                                            'ANALYSED', 'REPORTED', 'ACTIONS_TRACKED', 'CLOSED')),
    analysis          text,
    goals             text,
    review_note       text,
    planned_at        timestamptz NOT NULL,
    approved_at       timestamptz,
    approved_by       text,
    distributed_at    timestamptz,
    collecting_at     timestamptz,
    collected_at      timestamptz,
    analysed_at       timestamptz,
    reported_at       timestamptz,
    tracked_at        timestamptz,
    closed_at         timestamptz,
    CHECK ((level = 'PROJECT') = (project IS NOT NULL)),
    CHECK (period_until >= period_from)
);
CREATE INDEX campaign_by_state ON surveys.campaign (state, id);
CREATE INDEX campaign_by_project ON surveys.campaign (project, id) WHERE project IS NOT NULL;
CREATE INDEX campaign_by_report ON surveys.campaign (reported_at) WHERE reported_at IS NOT NULL;
CREATE INDEX campaign_collecting ON surveys.campaign (closes_on) WHERE state IN ('DISTRIBUTED', 'COLLECTING');

-- Who is asked, and what came of it. workers: whose work is judged; they neither type in nor hand out the link.
CREATE TABLE surveys.response (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version       integer     NOT NULL DEFAULT 1,
    campaign      bigint      NOT NULL REFERENCES surveys.campaign,
    customer      text        NOT NULL,
    customer_name text        NOT NULL,
    project       text,
    department    text,
    contact       bigint      NOT NULL,
    contact_name  text        NOT NULL,
    contact_login text,
    email         text,
    phone         text,
    means         text        NOT NULL CHECK (means IN ('EMAIL', 'QUESTIONNAIRE', 'TELEPHONE', 'VISIT')),
    workers       text[]      NOT NULL DEFAULT '{}',
    state         text        NOT NULL CHECK (state IN ('CHOSEN', 'LEFT_OUT', 'SENT', 'ANSWERED', 'NO_ANSWER', 'VOID')),
    left_out      text CHECK (left_out IN ('SAMPLE', 'CAP')),
    sent_at       timestamptz,
    mailed_at     timestamptz,
    reminders     integer     NOT NULL DEFAULT 0,
    reminded_at   timestamptz,
    answered_at   timestamptz,
    by_link       boolean,
    typed_by      text,
    void_reason   text,
    UNIQUE NULLS NOT DISTINCT (campaign, contact, project),
    CHECK (state <> 'ANSWERED' OR answered_at IS NOT NULL)
);
CREATE INDEX response_of_campaign ON surveys.response (campaign, id);
CREATE INDEX response_of_contact ON surveys.response (contact, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX response_waiting ON surveys.response (sent_at) WHERE state = 'SENT';
CREATE INDEX response_of_login ON surveys.response (contact_login) WHERE state = 'SENT' AND contact_login IS NOT NULL;

-- Raw points beside their full score; nothing converted is kept (G1). What was not answered has no row.
CREATE TABLE surveys.answer (
    id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    response   bigint  NOT NULL REFERENCES surveys.response,
    item       text    NOT NULL,
    area       text    NOT NULL,
    grade      text,
    points     numeric,
    full_score numeric,
    weight     numeric NOT NULL DEFAULT 1,
    text       text,
    UNIQUE (response, item),
    CHECK ((points IS NULL) = (full_score IS NULL)),
    CHECK (points IS NULL OR (points >= 0 AND points <= full_score AND full_score > 0))
);

-- One-time keys: only their digests are kept.
CREATE TABLE surveys.link (
    digest     bytea       NOT NULL PRIMARY KEY,
    response   bigint      NOT NULL REFERENCES surveys.response,
    made_at    timestamptz NOT NULL,
    made_by    text        NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX link_of_response ON surveys.link (response);

-- What a customer said and what is done about it (R207).
CREATE TABLE surveys.opinion (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version     integer     NOT NULL DEFAULT 1,
    campaign    bigint      NOT NULL REFERENCES surveys.campaign,
    response    bigint      NOT NULL REFERENCES surveys.response,
    customer    text        NOT NULL,
    customer_name text      NOT NULL,
    project     text,
    department  text,
    item        text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('OPINION', 'DISSATISFIED', 'VERY_DISSATISFIED')),
    text        text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('OPEN', 'PRAISE', 'MEASURED', 'DONE')),
    measure     text,
    owner       text,
    due_on      date,
    measured_by text,
    measured_at timestamptz,
    result      text,
    done_by     text,
    done_at     timestamptz,
    said_at     timestamptz NOT NULL,
    UNIQUE (response, item)
);
CREATE INDEX opinion_of_campaign ON surveys.opinion (campaign, id);
CREATE INDEX opinion_by_state ON surveys.opinion (state, id);

-- By which means a customer wants to be asked (R200).
CREATE TABLE surveys.customer_means (
    customer   text        NOT NULL PRIMARY KEY,
    means      text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Everybody who was asked. Who did not answer, or whose answer is void, has no score and no full score: silence is nothing.
CREATE VIEW surveys.fact_response AS
SELECT 'survey-response:SR-' || lpad(r.id::text, greatest(6, length(r.id::text)), '0') AS subject,
       'survey:SVY-' || lpad(c.id::text, greatest(6, length(c.id::text)), '0') AS survey,
       c.title || ' · ' || r.customer_name AS title,
       r.project,
       r.customer,
       r.department,
       NULL::text AS person,
       c.level,
       r.means,
       r.sent_at,
       r.answered_at,
       c.reported_at,
       r.state = 'ANSWERED' AS answered,
       r.answered_at IS NOT NULL AS returned,
       s.score,
       s.full_score,
       s.score * 100::numeric(40, 20) / s.full_score AS points_of_hundred,
       s.points_of_five,
       s.answers
FROM surveys.response r
JOIN surveys.campaign c ON c.id = r.campaign
LEFT JOIN LATERAL (
    SELECT sum(a.points * a.weight) AS score,
           sum(a.full_score * a.weight) AS full_score,
           sum(a.points * 5::numeric(40, 20) / a.full_score) AS points_of_five,
           count(*) AS answers
    FROM surveys.answer a
    WHERE a.response = r.id AND a.points IS NOT NULL
    HAVING count(*) > 0) s ON r.state = 'ANSWERED'
WHERE r.sent_at IS NOT NULL;

-- The public form of 100 points (C19), with the service and the service desk asked apart (R201).
INSERT INTO surveys.template (code, state, name, name_en, built_in, changed_by, changed_at, form) VALUES
('STANDARD', 'ACTIVE', '客户满意度调查表（百分制）', 'Customer satisfaction survey (100 points)', true, 'built-in', timestamptz '2026-11-21 00:00:00+00', '{
  "intro": "感谢您使用我们的运维服务。请对下列各项打分，并写下您的意见和建议。",
  "introEn": "Thank you for using our services. Please rate each point and tell us what you think.",
  "items": [
    {"code": "UNDERSTANDING", "area": "SERVICE", "scale": "GRADES", "text": "对运维任务的理解", "textEn": "Understanding of the task", "fullScore": 10, "weight": 1, "required": true},
    {"code": "CONDUCT", "area": "SERVICE", "scale": "GRADES", "text": "服务人员的行为规范", "textEn": "Conduct of the service staff", "fullScore": 10, "weight": 1, "required": true},
    {"code": "ATTITUDE", "area": "DESK", "scale": "GRADES", "text": "服务台的服务态度", "textEn": "Attitude of the service desk", "fullScore": 10, "weight": 1, "required": true},
    {"code": "TIMELINESS", "area": "DESK", "scale": "GRADES", "text": "服务台响应的及时性", "textEn": "Timeliness of the service desk", "fullScore": 10, "weight": 1, "required": true},
    {"code": "ABILITY", "area": "TECHNICAL", "scale": "GRADES", "text": "技术能力", "textEn": "Technical ability", "fullScore": 10, "weight": 1, "required": true},
    {"code": "EFFECT", "area": "SERVICE", "scale": "GRADES", "text": "问题处理效果", "textEn": "Effect of the handling", "fullScore": 15, "weight": 1, "required": true},
    {"code": "ADVICE", "area": "TECHNICAL", "scale": "GRADES", "text": "优化建议", "textEn": "Advice on optimisation", "fullScore": 15, "weight": 1, "required": true},
    {"code": "DOCUMENTS", "area": "DOCUMENTS", "scale": "GRADES", "text": "文档管理", "textEn": "Document management", "fullScore": 20, "weight": 1, "required": true},
    {"code": "OPINION", "area": "OTHER", "scale": "OPEN", "text": "您的意见和建议", "textEn": "Your opinions and suggestions", "fullScore": 0, "weight": 1, "required": false}
  ]}');
