package org.hengwei.journal;

import java.util.Set;
import org.apache.tika.Tika;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;

/** Decides by content, not by name, whether a file may come in. */
final class FileCheck {

    static final int LARGEST = 25 * 1024 * 1024;

    private static final Tika TIKA = new Tika();

    /** What a browser or a desktop would run. */
    private static final Set<String> RUNNABLE = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-mach-o",
            "application/java-archive",
            "application/java-vm",
            "application/x-sh",
            "application/x-bat",
            "application/vnd.microsoft.portable-executable",
            "application/hta",
            "application/javascript",
            "text/javascript",
            "application/xhtml+xml",
            "text/html",
            "image/svg+xml");

    private FileCheck() {}

    /** The media type found in the content; refused when the file is empty, too large or something that runs. */
    static String mediaType(String name, byte[] content) {
        new Checks()
                .present(name, "file")
                .atMost(name, 200, "file")
                .that(content.length > 0, "file", "journal.file.empty")
                .refuse();
        if (content.length > LARGEST) {
            throw Refused.tooLarge("journal.file.too-large", LARGEST / 1024 / 1024);
        }
        var bare = TIKA.detect(content);
        var named = TIKA.detect(content, name);
        if (RUNNABLE.contains(bare) || RUNNABLE.contains(named)) {
            throw Refused.field("file", "journal.file.runnable", named);
        }
        return named;
    }

    /** The name without path and control characters. */
    static String safeName(String name) {
        var slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(slash + 1).replaceAll("\\p{Cntrl}", "").strip();
    }
}
