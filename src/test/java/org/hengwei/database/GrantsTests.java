package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.hengwei.Requirement;
import org.junit.jupiter.api.Test;

/** What the database itself allows the program's role. */
class GrantsTests {

    @Test
    @Requirement("H22")
    void theProgramMayNotChangeWhatTheJournalHolds() throws SQLException {
        try (var connection = program(TestDatabase.fresh())) {
            for (var table : new String[] {"journal.entry", "journal.seal"}) {
                assertThat(may(connection, table, "SELECT")).isTrue();
                assertThat(may(connection, table, "INSERT")).isTrue();
                assertThat(may(connection, table, "UPDATE")).isFalse();
                assertThat(may(connection, table, "DELETE")).isFalse();
                assertThat(may(connection, table, "TRUNCATE")).isFalse();
            }
            assertThatThrownBy(() -> connection.createStatement().execute("DROP TABLE journal.entry"))
                    .hasMessageContaining("owner");
        }
    }

    @Test
    void theFactsRoleSeesFactViewsAndNothingElse() throws SQLException {
        var login = TestDatabase.fresh();
        try (var owner = login.asOwner()) {
            owner.createStatement()
                    .execute(
                            "CREATE SCHEMA trial; CREATE TABLE trial.thing (id int);"
                                    + "CREATE VIEW trial.fact_thing AS SELECT id FROM trial.thing; CREATE VIEW trial.other AS SELECT 1");
        }
        Migrations.apply(login);
        try (var connection = program(login)) {
            connection.createStatement().execute("SET ROLE hengwei_facts");
            connection.createStatement().execute("SELECT * FROM trial.fact_thing");
            for (var hidden : new String[] {"trial.thing", "trial.other", "journal.entry"}) {
                assertThatThrownBy(() -> connection.createStatement().execute("SELECT * FROM " + hidden))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void oneRoleForAllWorksToo() throws SQLException {
        var bare = TestDatabase.bare();
        var one = new Login(bare.url(), bare.owner(), bare.ownerPassword(), bare.owner(), bare.ownerPassword());
        Migrations.apply(one);
        Migrations.apply(one);
        try (var connection = program(one)) {
            assertThat(may(connection, "journal.entry", "INSERT")).isTrue();
        }
    }

    private static Connection program(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    private static boolean may(Connection connection, String table, String privilege) throws SQLException {
        try (var query = connection.prepareStatement("SELECT has_table_privilege(?, ?)")) {
            query.setString(1, table);
            query.setString(2, privilege);
            var rows = query.executeQuery();
            return rows.next() && rows.getBoolean(1);
        }
    }
}
