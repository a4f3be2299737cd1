package org.hengwei.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An archive to restore from. Nothing of it is believed before its digests have been checked. */
final class Archive implements Closeable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Opens it; refused when it is damaged, of a newer program, or no archive of ours at all. */
    static Archive open(Path path) throws IOException {
        try {
            var zip = new ZipFile(path.toFile());
            try {
                var archive = new Archive(path, zip, manifest(path, zip));
                archive.check();
                return archive;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw damaged(path, "zip");
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw damaged(path, Manifest.ENTRY);
        }
        try (var stream = zip.getInputStream(entry)) {
            return JSON.readValue(stream, Manifest.class);
        } catch (JacksonException e) {
            throw damaged(path, Manifest.ENTRY);
        }
    }

    private void check() throws IOException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new Refusal("newer", Manifest.ENTRY + " " + manifest.format());
        }
        Migrations.refuseNewer(Set.copyOf(manifest.migrations()));
        for (var table : manifest.tables()) {
            if (!digestOf(table).equals(table.sha256())) {
                throw damaged(path, table.entry());
            }
        }
    }

    private String digestOf(Manifest.Table table) throws IOException {
        var digest = sha256();
        try (var stream = open(table.entry())) {
            stream.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (ZipException e) {
            throw damaged(path, table.entry());
        }
        return hex(digest);
    }

    static Refusal damaged(Path path, String what) {
        return new Refusal("damaged", path, what);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(path, name);
        }
        return zip.getInputStream(entry);
    }

    Manifest manifest() {
        return manifest;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
