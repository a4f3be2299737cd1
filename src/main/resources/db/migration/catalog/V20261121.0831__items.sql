CREATE SCHEMA IF NOT EXISTS catalog;

-- What can be requested. What an edition says is kept whole; once published it never changes.
CREATE TABLE catalog.item (
    code           text        NOT NULL PRIMARY KEY,
    edition        integer     NOT NULL DEFAULT 1,
    published      integer,
    state          text        NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
    service        text,
    words          tsvector    NOT NULL DEFAULT '',
    created_at     timestamptz NOT NULL,
    retired_at     timestamptz,
    retired_by     text,
    retired_reason text,
    version        integer     NOT NULL DEFAULT 1,
    CHECK (published <= edition),
    CHECK ((state = 'RETIRED') = (retired_at IS NOT NULL))
);
CREATE INDEX item_by_state ON catalog.item (state, code);
CREATE INDEX item_by_service ON catalog.item (service, code);
CREATE INDEX item_by_words ON catalog.item USING gin (words);

CREATE TABLE catalog.item_edition (
    item         text        NOT NULL REFERENCES catalog.item,
    edition      integer     NOT NULL,
    content      jsonb       NOT NULL,
    drafted_by   text        NOT NULL,
    drafted_at   timestamptz NOT NULL,
    published_by text,
    published_at timestamptz,
    PRIMARY KEY (item, edition)
);

CREATE FUNCTION catalog.keep_published_edition() RETURNS trigger LANGUAGE plpgsql AS $keep$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'edition % of % is published and never changes', OLD.edition, OLD.item;
    END IF;
    RETURN NEW;
END
$keep$;
CREATE TRIGGER keep_published_edition BEFORE UPDATE ON catalog.item_edition
    FOR EACH ROW EXECUTE FUNCTION catalog.keep_published_edition();

-- Classes of GB/T 29264-2012, by which services and items are classified; a list like the others, so they can be replaced.
ALTER TABLE catalog.choice DROP CONSTRAINT choice_list_check;
ALTER TABLE catalog.choice ADD CONSTRAINT choice_list_check CHECK (list IN ('CATEGORY', 'CLOSURE', 'CAUSE', 'PAUSE', 'CLASS'));
DO $parents$
DECLARE
    rule text;
BEGIN
    FOR rule IN SELECT conname FROM pg_constraint
        WHERE conrelid = 'catalog.choice'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%parent IS NULL%'
    LOOP
        EXECUTE format('ALTER TABLE catalog.choice DROP CONSTRAINT %I', rule);
    END LOOP;
END
$parents$;
ALTER TABLE catalog.choice ADD CONSTRAINT choice_nested CHECK (parent IS NULL OR list IN ('CATEGORY', 'CLASS'));

INSERT INTO catalog.choice (list, code, parent, name, name_en, position) VALUES
    ('CLASS', '01', NULL, '信息技术咨询服务', 'IT consulting', 100),
    ('CLASS', '0101', '01', '信息化规划服务', 'Informatisation planning', 110),
    ('CLASS', '0102', '01', '信息系统设计服务', 'Information system design', 120),
    ('CLASS', '0103', '01', '信息技术管理咨询服务', 'IT management consulting', 130),
    ('CLASS', '0199', '01', '其他信息技术咨询服务', 'Other IT consulting', 190),
    ('CLASS', '02', NULL, '设计与开发服务', 'Design and development', 200),
    ('CLASS', '03', NULL, '信息系统集成实施服务', 'Information system integration', 300),
    ('CLASS', '04', NULL, '运行维护服务', 'Operation and maintenance', 400),
    ('CLASS', '0401', '04', '基础环境运维服务', 'Operation of the basic environment', 410),
    ('CLASS', '0402', '04', '硬件运维服务', 'Operation of hardware', 420),
    ('CLASS', '0403', '04', '软件运维服务', 'Operation of software', 430),
    ('CLASS', '0404', '04', '安全运维服务', 'Operation of security', 440),
    ('CLASS', '0405', '04', '运维管理服务', 'Management of operation', 450),
    ('CLASS', '0499', '04', '其他运行维护服务', 'Other operation and maintenance', 490),
    ('CLASS', '05', NULL, '数据处理和存储服务', 'Data processing and storage', 500),
    ('CLASS', '06', NULL, '运营服务', 'Running services', 600),
    ('CLASS', '07', NULL, '数字内容服务', 'Digital content', 700),
    ('CLASS', '08', NULL, '呼叫中心服务', 'Call centre', 800),
    ('CLASS', '99', NULL, '其他信息技术服务', 'Other IT services', 990);
