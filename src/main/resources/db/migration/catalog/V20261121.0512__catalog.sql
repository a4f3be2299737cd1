CREATE SCHEMA IF NOT EXISTS catalog;

-- What the company offers. The text of each edition is kept; editing a published one starts the next edition.
CREATE TABLE catalog.service (
    code           text        NOT NULL PRIMARY KEY,
    edition        integer     NOT NULL DEFAULT 1,
    published      integer,
    state          text        NOT NULL CHECK (state IN ('DRAFT', 'REVIEWED', 'PUBLISHED', 'RETIRED')),
    words          tsvector    NOT NULL DEFAULT '',
    created_at     timestamptz NOT NULL,
    retired_at     timestamptz,
    retired_by     text,
    retired_reason text,
    suited_at      timestamptz,
    suited_by      text,
    version        integer     NOT NULL DEFAULT 1,
    CHECK (published <= edition),
    CHECK ((state = 'RETIRED') = (retired_at IS NOT NULL))
);
CREATE INDEX service_by_state ON catalog.service (state, code);
CREATE INDEX service_by_words ON catalog.service USING gin (words);

CREATE TABLE catalog.service_edition (
    service        text        NOT NULL REFERENCES catalog.service,
    edition        integer     NOT NULL,
    name           text        NOT NULL,
    name_en        text,
    brief          text,
    goals          text,
    object         text,
    content        text,
    requirements   text,
    frequency      text,
    service_time   text,
    delivery_mode  text,
    deliverables   text,
    standard_class text,
    drafted_by     text        NOT NULL,
    drafted_at     timestamptz NOT NULL,
    reviewed_by    text,
    reviewed_at    timestamptz,
    published_by   text,
    published_at   timestamptz,
    PRIMARY KEY (service, edition)
);

-- The short lists that a ticket chooses from. What the product ships has both languages; what people add has one.
CREATE TABLE catalog.choice (
    list        text    NOT NULL CHECK (list IN ('CATEGORY', 'CLOSURE', 'CAUSE', 'PAUSE')),
    code        text    NOT NULL,
    parent      text,
    name        text    NOT NULL,
    name_en     text,
    solved      boolean,
    stops_clock boolean,
    position    integer NOT NULL,
    active      boolean NOT NULL DEFAULT true,
    version     integer NOT NULL DEFAULT 1,
    PRIMARY KEY (list, code),
    FOREIGN KEY (list, parent) REFERENCES catalog.choice (list, code),
    CHECK ((list = 'CLOSURE') = (solved IS NOT NULL)),
    CHECK ((list = 'PAUSE') = (stops_clock IS NOT NULL)),
    CHECK (parent IS NULL OR list = 'CATEGORY')
);
CREATE INDEX choice_in_order ON catalog.choice (list, position, code);

-- Impact and urgency, 1 (highest) to 4, to priority 1 to 4.
CREATE TABLE catalog.priority (
    impact   smallint NOT NULL CHECK (impact BETWEEN 1 AND 4),
    urgency  smallint NOT NULL CHECK (urgency BETWEEN 1 AND 4),
    priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 4),
    PRIMARY KEY (impact, urgency)
);
CREATE TABLE catalog.matrix (
    one        boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    changed_at timestamptz,
    changed_by text,
    version    integer     NOT NULL DEFAULT 1
);
INSERT INTO catalog.matrix DEFAULT VALUES;
INSERT INTO catalog.priority (impact, urgency, priority)
SELECT i, u, (i + u) / 2 FROM generate_series(1, 4) i, generate_series(1, 4) u;

INSERT INTO catalog.choice (list, code, name, name_en, solved, position) VALUES
    ('CLOSURE', 'SOLVED', '已解决', 'Solved', true, 10),
    ('CLOSURE', 'WORKAROUND', '临时方案恢复', 'Restored by a workaround', true, 20),
    ('CLOSURE', 'SOLVED_BY_REQUESTER', '用户自行恢复', 'Solved by the requester', true, 30),
    ('CLOSURE', 'RECOVERED', '自行恢复', 'Recovered by itself', true, 40),
    ('CLOSURE', 'NO_FAULT', '经查无故障', 'No fault found', true, 50),
    ('CLOSURE', 'NOT_SOLVED', '未能解决', 'Not solved', false, 60),
    ('CLOSURE', 'OUT_OF_SCOPE', '超出服务范围', 'Out of scope', false, 70);

INSERT INTO catalog.choice (list, code, name, name_en, position) VALUES
    ('CAUSE', 'HARDWARE_FAULT', '硬件故障', 'Hardware fault', 10),
    ('CAUSE', 'SOFTWARE_DEFECT', '软件缺陷', 'Software defect', 20),
    ('CAUSE', 'CONFIGURATION', '配置错误', 'Wrong configuration', 30),
    ('CAUSE', 'CHANGE', '变更引起', 'Caused by a change', 40),
    ('CAUSE', 'CAPACITY', '容量或性能不足', 'Capacity or performance', 50),
    ('CAUSE', 'NETWORK', '网络或链路', 'Network or line', 60),
    ('CAUSE', 'POWER_ENVIRONMENT', '供电或环境', 'Power or environment', 70),
    ('CAUSE', 'OPERATING_ERROR', '操作失误', 'Operating error', 80),
    ('CAUSE', 'SECURITY', '安全事件', 'Security', 90),
    ('CAUSE', 'THIRD_PARTY', '第三方原因', 'Third party', 100),
    ('CAUSE', 'UNKNOWN', '原因不明', 'Unknown', 110);

INSERT INTO catalog.choice (list, code, name, name_en, stops_clock, position) VALUES
    ('PAUSE', 'CUSTOMER', '等待客户', 'Waiting for the customer', true, 10),
    ('PAUSE', 'SPARE', '等待备件', 'Waiting for a spare part', true, 20),
    ('PAUSE', 'VENDOR', '等待厂商', 'Waiting for a vendor', true, 30),
    ('PAUSE', 'CHANGE', '等待变更', 'Waiting for a change', true, 40),
    ('PAUSE', 'PROBLEM', '等待问题处理', 'Waiting for a problem', true, 50),
    ('PAUSE', 'EVIDENCE', '等待证据', 'Waiting for evidence', true, 60),
    ('PAUSE', 'SITE_ACCESS', '现场无法进入', 'No access to the site', true, 70);

INSERT INTO catalog.choice (list, code, parent, name, name_en, position) VALUES
    ('CATEGORY', 'HARDWARE', NULL, '硬件', 'Hardware', 100),
    ('CATEGORY', 'HARDWARE_SERVER', 'HARDWARE', '服务器', 'Server', 110),
    ('CATEGORY', 'HARDWARE_STORAGE', 'HARDWARE', '存储', 'Storage', 120),
    ('CATEGORY', 'HARDWARE_CAMERA', 'HARDWARE', '前端摄像机', 'Camera and front end', 130),
    ('CATEGORY', 'HARDWARE_TERMINAL', 'HARDWARE', '终端及外设', 'Desktop and peripherals', 140),
    ('CATEGORY', 'NETWORK', NULL, '网络', 'Network', 200),
    ('CATEGORY', 'NETWORK_DEVICE', 'NETWORK', '网络设备', 'Network device', 210),
    ('CATEGORY', 'NETWORK_LINE', 'NETWORK', '链路', 'Line', 220),
    ('CATEGORY', 'NETWORK_WIRELESS', 'NETWORK', '无线', 'Wireless', 230),
    ('CATEGORY', 'SOFTWARE', NULL, '软件', 'Software', 300),
    ('CATEGORY', 'SOFTWARE_APPLICATION', 'SOFTWARE', '应用系统', 'Application', 310),
    ('CATEGORY', 'SOFTWARE_SYSTEM', 'SOFTWARE', '操作系统', 'Operating system', 320),
    ('CATEGORY', 'SOFTWARE_DATABASE', 'SOFTWARE', '数据库', 'Database', 330),
    ('CATEGORY', 'SOFTWARE_MIDDLEWARE', 'SOFTWARE', '中间件', 'Middleware', 340),
    ('CATEGORY', 'VIDEO', NULL, '视频业务', 'Video service', 400),
    ('CATEGORY', 'VIDEO_OFFLINE', 'VIDEO', '图像离线', 'Picture offline', 410),
    ('CATEGORY', 'VIDEO_QUALITY', 'VIDEO', '图像质量', 'Picture quality', 420),
    ('CATEGORY', 'VIDEO_RECORDING', 'VIDEO', '录像存储', 'Recording', 430),
    ('CATEGORY', 'SECURITY', NULL, '信息安全', 'Information security', 500),
    ('CATEGORY', 'SECURITY_ACCOUNT', 'SECURITY', '账号与权限', 'Account and rights', 510),
    ('CATEGORY', 'SECURITY_MALWARE', 'SECURITY', '病毒与攻击', 'Malware and attack', 520),
    ('CATEGORY', 'ENVIRONMENT', NULL, '机房环境', 'Data centre', 600),
    ('CATEGORY', 'ENVIRONMENT_POWER', 'ENVIRONMENT', '供配电', 'Power', 610),
    ('CATEGORY', 'ENVIRONMENT_COOLING', 'ENVIRONMENT', '空调与温湿度', 'Cooling', 620),
    ('CATEGORY', 'OTHER', NULL, '其他', 'Other', 900);

CREATE VIEW catalog.fact_service AS
SELECT 'service:' || s.code AS subject,
       NULL::text           AS project,
       NULL::text           AS customer,
       NULL::text           AS department,
       e.drafted_by         AS person,
       e.name               AS title,
       s.state,
       s.created_at,
       e.reviewed_at,
       e.published_at,
       s.suited_at,
       s.retired_at,
       s.published IS NOT NULL AND s.state <> 'RETIRED' AS offered
FROM catalog.service s
JOIN catalog.service_edition e ON e.service = s.code AND e.edition = coalesce(s.published, s.edition);
