package org.hengwei.database;

import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.springframework.stereotype.Service;

/** How the ground is doing, for monitors and balancers. */
@Service
public class Health {

    /** What keeps the journal from being changed behind the program's back. */
    public enum Protection {
        /** The program's role cannot change what the journal holds, and the chain shows whoever else did. */
        ROLE_AND_CHAIN,
        /** One role does all: the chain alone shows it. */
        CHAIN_ONLY
    }

    /**
     * One look at the database.
     *
     * @param reachable whether it answered
     * @param journal what protects the journal; {@code CHAIN_ONLY} when it did not answer
     * @param facts whether the role exists that sees the fact views and nothing else
     */
    public record Look(boolean reachable, Protection journal, boolean facts) {}

    private final DSLContext database;

    Health(DSLContext database) {
        this.database = database;
    }

    public Look look() {
        try {
            return new Look(true, protection(), ask("SELECT to_regrole('hengwei_facts') IS NOT NULL"));
        } catch (DataAccessException e) {
            return new Look(false, Protection.CHAIN_ONLY, false);
        }
    }

    private Protection protection() {
        var exposed = ask("""
                SELECT coalesce(bool_or(has_table_privilege(t.oid, 'UPDATE') OR has_table_privilege(t.oid, 'DELETE')
                                     OR pg_has_role(t.relowner, 'MEMBER')), true)
                FROM pg_class t
                WHERE t.oid = to_regclass('journal.entry')""");
        return exposed ? Protection.CHAIN_ONLY : Protection.ROLE_AND_CHAIN;
    }

    private boolean ask(String question) {
        return Boolean.TRUE.equals(database.fetchValue(question));
    }
}
