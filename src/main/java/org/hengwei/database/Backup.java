package org.hengwei.database;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Writes all tables, as of one moment, into one archive: each with its digest and count, and the small files of the data
 * directory beside them. The program may go on running.
 */
public final class Backup {

    private final Surroundings surroundings;

    private Backup(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static Backup of(Surroundings surroundings) {
        return new Backup(surroundings);
    }

    /** Refused when the file exists, or when there is nothing to back up. The archive appears only when it is complete. */
    public void writeTo(Path file) {
        var target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new Refusal("exists", target);
        }
        try {
            write(target);
        } catch (IOException e) {
            throw new Refusal("not-written", target, e);
        } catch (SQLException e) {
            throw new Refusal("not-read", e.getMessage());
        }
    }

    private void write(Path target) throws IOException, SQLException {
        var running = surroundings.external() == null
                ? LocalPostgres.running(surroundings.data().resolve("postgres"))
                : surroundings.external();
        if (running != null) {
            write(running, target);
            return;
        }
        if (!Files.exists(surroundings.data().resolve("postgres/cluster"))) {
            throw new Refusal("no-data", surroundings.data());
        }
        try (var database = Database.open(surroundings)) {
            write(database.login(), target);
        }
    }

    private void write(Login login, Path target) throws IOException, SQLException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        Passwords.writePrivately(part, "");
        try (var connection = login.asOwner();
                var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            var manifest = fill(connection, zip);
            System.out.println(ConsoleLine.of(
                    "database.backup.done",
                    target,
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum()));
        } catch (IOException | SQLException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Manifest fill(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        var catalogue = new Catalogue(connection);
        var migrations = List.copyOf(Migrations.applied(connection));
        var tables = new ArrayList<Manifest.Table>();
        for (var table : catalogue.tables()) {
            tables.add(copy(connection, table, zip));
        }
        // sequences stand outside of the snapshot: read last, so that none is behind its rows
        var manifest = new Manifest(
                Manifest.FORMAT,
                Objects.requireNonNullElse(Backup.class.getPackage().getImplementationVersion(), "development"),
                Instant.now(),
                migrations,
                tables,
                catalogue.sequences(),
                files(zip));
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(Archive.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.Table copy(Connection connection, Catalogue.Table table, ZipOutputStream zip)
            throws SQLException, IOException {
        var draft = new Manifest.Table(table.schema(), table.name(), table.columns(), 0, "");
        var digest = Archive.sha256();
        zip.putNextEntry(new ZipEntry(draft.entry()));
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "COPY " + draft.sql() + " (" + draft.columnsSql() + ") TO STDOUT",
                        new DigestOutputStream(new Uncloseable(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(table.schema(), table.name(), table.columns(), rows, Archive.hex(digest));
    }

    private List<String> files(ZipOutputStream zip) throws IOException {
        var names = new ArrayList<String>();
        for (var file : DataDirectory.ownFiles(surroundings.data())) {
            var name = file.getFileName().toString();
            zip.putNextEntry(new ZipEntry("files/" + name));
            Files.copy(file, zip);
            zip.closeEntry();
            names.add(name);
        }
        return names;
    }

    /** COPY must not close the archive after its first table. */
    private static final class Uncloseable extends FilterOutputStream {

        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
