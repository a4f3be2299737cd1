package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RoomTest
class HealthTests {

    @Autowired
    private MockMvcTester mvc;

    @Test
    @Requirement("H22")
    void needsNoTokenAndTellsWhatProtectsTheJournal() {
        assertThat(mvc.get().uri("/api/v1/health")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"status": "UP", "database": "UP", "journalProtection": "ROLE_AND_CHAIN", "factsRole": true}""");
    }

    @Test
    @Requirement("H22")
    void oneRoleForAllLeavesTheChainAlone() throws SQLException {
        var bare = TestDatabase.bare();
        var one = new Login(bare.url(), bare.owner(), bare.ownerPassword(), bare.owner(), bare.ownerPassword());
        Migrations.apply(one);
        assertThat(look(one).journal()).isEqualTo(Health.Protection.CHAIN_ONLY);
    }

    @Test
    void aFactsRoleThatCannotBeMadeStopsNothing() throws SQLException {
        var bare = TestDatabase.bare();
        Flyway.configure()
                .dataSource(bare.url(), bare.owner(), bare.ownerPassword())
                .locations(Migrations.LOCATIONS)
                .placeholders(java.util.Map.of("app", bare.user(), "facts", "hengwei_no_such_role"))
                .load()
                .migrate();
        assertThat(look(bare).reachable()).isTrue();
    }

    @Test
    void aDatabaseGoneIsDown() throws SQLException {
        Connection gone;
        try (var connection = TestDatabase.bare().asOwner()) {
            gone = connection;
        }
        assertThat(new Health(DSL.using(gone, SQLDialect.POSTGRES)).look().reachable())
                .isFalse();
    }

    private static Health.Look look(Login login) throws SQLException {
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password())) {
            return new Health(DSL.using(connection, SQLDialect.POSTGRES)).look();
        }
    }
}
