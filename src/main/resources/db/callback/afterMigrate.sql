-- Who may do what, said anew after every migration. ${app} is the program's role, ${facts} sees the fact views and nothing
-- else. A table whose comment starts with "append-only" can be read and added to, never changed: the journal above all.
DO $grants$
DECLARE
    room text;
    thing record;
    has_facts boolean;
    own boolean := current_user = '${app}';
BEGIN
    IF to_regrole('${facts}') IS NULL THEN
        BEGIN
            CREATE ROLE ${facts} NOLOGIN;
            GRANT ${facts} TO ${app} WITH INHERIT FALSE, SET TRUE;
        EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
            RAISE NOTICE 'the role ${facts} is missing and could not be made';
        END;
    END IF;
    has_facts := to_regrole('${facts}') IS NOT NULL;

    FOR room IN
        SELECT nspname FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'public')
          AND pg_has_role(nspowner, 'MEMBER')
    LOOP
        IF NOT own THEN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${app}', room);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ${app}', room);
            EXECUTE format('GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA %I TO ${app}', room);
        END IF;
        IF has_facts THEN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${facts}', room);
        END IF;
    END LOOP;

    FOR thing IN
        SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE pg_has_role(n.nspowner, 'MEMBER') AND n.nspname NOT LIKE 'pg\_%'
          AND (c.relkind = 'v' AND c.relname LIKE 'fact\_%'
               OR c.relkind IN ('r', 'p') AND (obj_description(c.oid, 'pg_class') LIKE 'append-only%'
                                               OR n.nspname = 'journal' AND c.relname IN ('entry', 'seal')))
    LOOP
        IF thing.relkind = 'v' THEN
            IF has_facts THEN
                EXECUTE format('GRANT SELECT ON %I.%I TO ${facts}', thing.nspname, thing.relname);
            END IF;
        ELSIF NOT own THEN
            EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I.%I FROM ${app}', thing.nspname, thing.relname);
        END IF;
    END LOOP;
END
$grants$;
