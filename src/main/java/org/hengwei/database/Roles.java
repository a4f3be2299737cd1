package org.hengwei.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of the own PostgreSQL: one migrates, one is the program's, one sees the fact views and nothing else. */
record Roles(Passwords passwords) {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "hengwei_owner";
    static final String PROGRAM = "hengwei";
    static final String FACTS = "hengwei_facts";
    static final String DATABASE = "hengwei";

    /** Makes what is missing. Done at each start, so that a first one cut short is made good. */
    void prepare(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, SUPERUSER, passwords.superuser());
                var statement = connection.createStatement()) {
            role(statement, OWNER, "LOGIN PASSWORD '" + passwords.owner() + "'");
            role(statement, PROGRAM, "LOGIN PASSWORD '" + passwords.program() + "'");
            role(statement, FACTS, "NOLOGIN");
            statement.execute("GRANT " + FACTS + " TO " + PROGRAM + " WITH INHERIT FALSE, SET TRUE");
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
    }

    private static void role(Statement statement, String name, String attributes) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            statement.execute("CREATE ROLE " + name + " " + attributes);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
