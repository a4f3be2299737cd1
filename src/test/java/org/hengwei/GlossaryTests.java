package org.hengwei;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hengwei.shared.SubjectKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code docs/glossary.md}: the words of the field as pages and code really use them. */
@RoomTest
class GlossaryTests {

    private record Row(String chinese, String english, String code, String kind) {}

    @Autowired
    List<SubjectKind> kinds;

    @Test
    void everyKindOfRecordHasItsWord() throws IOException {
        var explained =
                rows().stream().map(Row::kind).filter(kind -> !kind.isEmpty()).collect(toSet());
        assertThat(kinds.stream().map(SubjectKind::kind).collect(toSet())).isEqualTo(explained);
    }

    @Test
    void everyWordIsUsed() throws IOException {
        var code = text(Path.of("src/main/java"), file -> file.endsWith(".java"));
        var chinese =
                text(Path.of("src/main/resources"), file -> file.endsWith(".properties") && !file.contains("_en"));
        var english = text(Path.of("src/main/resources"), file -> file.endsWith("_en.properties"))
                .toLowerCase(Locale.ROOT);
        var unused = new ArrayList<String>();
        for (var row : rows()) {
            if (!Pattern.compile("\\b" + row.code() + "\\b").matcher(code).find()) {
                unused.add(row.code());
            }
            if (!chinese.contains(row.chinese())) {
                unused.add(row.chinese());
            }
            if (!english.contains(row.english())) {
                unused.add(row.english());
            }
        }
        assertThat(unused).isEmpty();
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/glossary.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| 中文"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Row(
                        cells.get(1),
                        cells.get(2),
                        cells.get(3).replace("`", ""),
                        cells.size() > 4 ? cells.get(4) : ""))
                .toList();
    }

    private static String text(Path root, Predicate<String> wanted) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> wanted.test(file.toString()))
                    .map(GlossaryTests::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
