package org.hengwei.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;

/** Fills a data directory not yet used (or an empty external database) from an archive; all of it, or nothing. */
public final class Restore {

    private final Path file;

    private Restore(Path file) {
        this.file = file.toAbsolutePath();
    }

    public static Restore from(Path file) {
        return new Restore(file);
    }

    /** Refused when anything is there already, and when the archive is damaged or of a newer program. */
    public void into(Surroundings surroundings) {
        if (!Files.isReadable(file)) {
            throw new Refusal("no-archive", file);
        }
        try (var archive = Archive.open(file)) {
            refuseUsed(surroundings.data());
            fill(archive, surroundings);
            System.out.println(ConsoleLine.of(
                    "database.restore.done",
                    file,
                    surroundings.data(),
                    archive.manifest().tables().stream()
                            .mapToLong(Manifest.Table::rows)
                            .sum()));
        } catch (IOException e) {
            throw new Refusal("not-restored", e);
        } catch (SQLException e) {
            throw new Refusal("not-restored", e.getMessage());
        }
    }

    private static void refuseUsed(Path data) throws IOException {
        if (Files.exists(data)) {
            try (var inside = Files.list(data)) {
                if (inside.findAny().isPresent()) {
                    throw new Refusal("not-empty", data);
                }
            }
        }
    }

    private static void fill(Archive archive, Surroundings surroundings) throws IOException, SQLException {
        var done = false;
        try {
            try (var database = Database.open(surroundings)) {
                fill(archive, database.login());
                files(archive, surroundings.data());
                database.restored();
            }
            done = true;
        } finally {
            if (!done) {
                clear(surroundings.data());
            }
        }
    }

    private static void clear(Path data) throws IOException {
        try (var inside = Files.list(data)) {
            for (var path : inside.toList()) {
                FileSystemUtils.deleteRecursively(path);
            }
        }
    }

    private static void fill(Archive archive, Login login) throws SQLException, IOException {
        var migrations = archive.manifest().migrations();
        try (var connection = login.asOwner()) {
            if (!Migrations.applied(connection).isEmpty()) {
                throw new Refusal("not-empty", login);
            }
            if (!migrations.isEmpty()) {
                Migrations.apply(login, Collections.max(migrations));
            }
            connection.setAutoCommit(false);
            load(archive, connection);
            connection.commit();
        }
        Migrations.apply(login);
    }

    private static void load(Archive archive, Connection connection) throws SQLException, IOException {
        var catalogue = new Catalogue(connection);
        var keys = catalogue.foreignKeys();
        try (var statement = connection.createStatement()) {
            prepare(statement, catalogue.tables(), keys);
            for (var table : archive.manifest().tables()) {
                load(archive, table, connection);
            }
            for (var key : keys) {
                statement.execute(
                        "ALTER TABLE " + key.table() + " ADD CONSTRAINT " + key.name() + " " + key.definition());
            }
            for (var table : catalogue.tables()) {
                statement.execute("ALTER TABLE " + sql(table) + " ENABLE TRIGGER USER");
            }
            for (var sequence : archive.manifest().sequences().entrySet()) {
                restart(statement, sequence.getKey(), sequence.getValue());
            }
        }
    }

    private static void prepare(Statement statement, List<Catalogue.Table> tables, List<Catalogue.ForeignKey> keys)
            throws SQLException {
        for (var key : keys) {
            statement.execute("ALTER TABLE " + key.table() + " DROP CONSTRAINT " + key.name());
        }
        for (var table : tables) {
            statement.execute("TRUNCATE TABLE " + sql(table));
            statement.execute("ALTER TABLE " + sql(table) + " DISABLE TRIGGER USER");
        }
    }

    private static String sql(Catalogue.Table table) {
        return Catalogue.quoted(table.schema()) + "." + Catalogue.quoted(table.name());
    }

    private static void load(Archive archive, Manifest.Table table, Connection connection)
            throws SQLException, IOException {
        try (var stream = archive.open(table.entry())) {
            var rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table.sql() + " (" + table.columnsSql() + ") FROM STDIN", stream);
            if (rows != table.rows()) {
                throw Archive.damaged(archive.path(), table.entry());
            }
        }
    }

    private static void restart(Statement statement, String sequence, long next) throws SQLException {
        statement.execute("ALTER SEQUENCE IF EXISTS " + sequence + " RESTART WITH " + next);
    }

    private static void files(Archive archive, Path data) throws IOException {
        for (var name : archive.manifest().files()) {
            var target = data.resolve(Path.of(name).getFileName());
            try (var stream = archive.open("files/" + name)) {
                Passwords.writePrivately(target, "");
                Files.write(target, stream.readAllBytes());
            }
        }
    }
}
