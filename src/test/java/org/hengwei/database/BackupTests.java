package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTests {

    @TempDir
    private Path directory;

    private Surroundings from;
    private Path file;
    private Database running;

    @BeforeAll
    void fill(@TempDir Path source) throws SQLException, IOException {
        from = at(source.resolve("first"));
        running = Database.open(from);
        Migrations.apply(running.login());
        Files.writeString(from.data().resolve("demo-passwords.txt"), "alice secret\n");
        try (var connection = running.login().asOwner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO journal.entry (subject, seq, happened_at, recorded_at, actor, word, audience, content_digest, previous_hash, hash)
                    SELECT 'INC-000001', n, now(), now(), 'alice', 'trial', 'INTERNAL', '\\x00ff', '\\x', '\\x01'
                    FROM generate_series(1, 1000) n""");
            statement.execute("""
                    INSERT INTO journal.entry_content (entry_id, content)
                    SELECT id, CASE WHEN seq % 7 > 0 THEN E'恒维\\t\\\\N\\n"引号"' || seq END FROM journal.entry""");
        }
    }

    @BeforeEach
    void nameFile() {
        file = directory.resolve("house.zip");
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void everythingComesBack() throws Exception {
        Backup.of(from).writeTo(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var taken = manifest(file);
        assertThat(taken.tables().size()).isGreaterThan(3);
        assertThat(taken.tables())
                .filteredOn(table -> table.name().equals("entry"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.rows()).isEqualTo(1000));

        var into = at("second");
        Restore.from(file).into(into);
        var again = directory.resolve("again.zip");
        Backup.of(into).writeTo(again);

        var restored = manifest(again);
        assertThat(restored.tables()).isEqualTo(taken.tables());
        assertThat(restored.sequences()).isEqualTo(taken.sequences());
        assertThat(restored.migrations()).isEqualTo(taken.migrations());
        assertThat(into.data().resolve("demo-passwords.txt")).hasContent("alice secret");
        try (var database = Database.open(into)) {
            assertThat(database.beginning())
                    .as("a restored directory is no first start")
                    .isEmpty();
        }
    }

    @Test
    void anArchiveIsNotOverwritten() throws IOException {
        Files.writeString(file, "precious");
        assertRefused("exists", () -> Backup.of(from).writeTo(file));
        assertThat(file).hasContent("precious");
    }

    @Test
    void onlyAnEmptyDirectoryIsFilled() {
        Backup.of(from).writeTo(file);
        assertRefused("not-empty", () -> Restore.from(file).into(from));
    }

    @Test
    void aDamagedArchiveIsRefused() throws IOException {
        Backup.of(from).writeTo(file);
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertRefused("damaged", () -> Restore.from(file).into(at("second")));

        Files.write(file, whole);
        try (var zip = FileSystems.newFileSystem(file)) {
            var table = zip.getPath("tables/journal.entry.copy");
            Files.writeString(table, Files.readString(table).replaceFirst("alice", "mallo"));
        }
        assertRefused("damaged", () -> Restore.from(file).into(at("second")));
        assertThat(at("second").data()).doesNotExist();
    }

    @Test
    void anArchiveOfANewerProgramIsRefused() throws IOException {
        Backup.of(from).writeTo(file);
        try (var zip = FileSystems.newFileSystem(file)) {
            var entry = zip.getPath(Manifest.ENTRY);
            var text = Files.readString(entry);
            Files.writeString(entry, text.replaceFirst("\"migrations\"\\s*:\\s*\\[", "$0 \"29990101.0000\","));
        }
        assertRefused("newer", () -> Restore.from(file).into(at("second")));
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        assertRefused("no-archive", () -> Restore.from(file).into(at("second")));
        Files.writeString(file, "no zip");
        assertRefused("damaged", () -> Restore.from(file).into(at("second")));
    }

    @Test
    void nothingToBackUpIsRefused() {
        assertRefused("no-data", () -> Backup.of(at("nowhere")).writeTo(file));
    }

    private Surroundings at(String name) {
        return at(directory.resolve(name));
    }

    private static Surroundings at(Path data) {
        return Surroundings.of(Map.of("HENGWEI_DATA", data.toString()), List.of("--empty"));
    }

    private static void assertRefused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static Manifest manifest(Path file) throws IOException {
        try (var archive = Archive.open(file)) {
            return archive.manifest();
        }
    }
}
