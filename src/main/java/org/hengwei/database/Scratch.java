package org.hengwei.database;

import java.io.Closeable;
import java.sql.SQLException;

/** An empty database beside the house's own, gone when closed. */
public final class Scratch implements Closeable {

    private static final String NAME = "hengwei_scratch";

    private final LocalPostgres postgres;

    private Scratch(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    static Scratch in(LocalPostgres postgres) {
        var scratch = new Scratch(postgres);
        scratch.close();
        scratch.execute("CREATE DATABASE " + NAME + " OWNER " + Roles.OWNER);
        return scratch;
    }

    public Login login() {
        return postgres.login(NAME);
    }

    @Override
    public void close() {
        execute("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (var connection = postgres.superuser("postgres").asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
