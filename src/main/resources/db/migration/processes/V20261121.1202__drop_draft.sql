CREATE SCHEMA IF NOT EXISTS processes;

-- What nobody signed can be dropped; what was signed stays, as before.
CREATE OR REPLACE FUNCTION processes.keep_published_edition() RETURNS trigger LANGUAGE plpgsql AS $keep$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'edition % of % is in force and never changes', OLD.edition, OLD.definition;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$keep$;
