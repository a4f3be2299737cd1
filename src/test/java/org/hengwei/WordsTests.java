package org.hengwei;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hengwei.shared.Happened;
import org.junit.jupiter.api.Test;

/** Both languages complete, no words for people outside the message files, every event worded. */
class WordsTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern RULE = Pattern.compile("(?:byRule\\(\\s*|RULE = |LINK = )\"([^\"]+)\"");
    private static final Pattern USED = Pattern.compile("(?:\\bt|tOr)\\(\\s*\"([a-z][\\w.-]+)\"\\s*[,)]");
    private static final Pattern KEY = Pattern.compile("\"((?:[a-z]+)\\.[a-z][\\w-]*(?:\\.[\\w-]+)*)\"");
    private static final Pattern HOLES = Pattern.compile("\\{(\\d+)");

    @Test
    void everyMessageStandsInBothLanguages() {
        rooms().forEach(room -> assertThat(read(room + "_en").keySet())
                .as("keys of " + room + "_en.properties")
                .isEqualTo(read(room).keySet()));
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        var differing = new ArrayList<String>();
        rooms().forEach(room -> {
            var english = read(room + "_en");
            read(room).forEach((key, text) -> {
                new MessageFormat(text);
                var other = english.getOrDefault(key, "");
                new MessageFormat(other);
                if (!key.contains(".journal.") && !holes(text).equals(holes(other))) {
                    differing.add(key);
                }
            });
        });
        assertThat(differing).isEmpty();
    }

    @Test
    void everyRoomsKeysBeginWithItsName() {
        rooms().forEach(room ->
                assertThat(read(room).keySet()).as("keys of " + room).allMatch(key -> key.startsWith(room + ".")));
    }

    @Test
    void everyKeyUsedExists() {
        var known = new TreeSet<String>();
        rooms().forEach(room -> known.addAll(read(room).keySet()));
        var missing = new TreeMap<String, String>();
        sources().forEach(file -> {
            var text = text(file);
            USED.matcher(text)
                    .results()
                    .map(hit -> hit.group(1))
                    .filter(key -> !key.endsWith("."))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.put(key, file.toString()));
        });
        assertThat(missing).as("message keys used but not worded").isEmpty();
    }

    @Test
    void everyRefusalIsWorded() {
        var known = new TreeSet<String>();
        rooms().forEach(room -> known.addAll(read(room).keySet()));
        var rooms = rooms().toList();
        var missing = new TreeMap<String, String>();
        sources().filter(file -> file.toString().endsWith(".java")).forEach(file -> {
            for (var line : text(file).split("\n")) {
                if (line.contains("Refused.") || line.contains("NavItem(") || line.contains(".that(")) {
                    KEY.matcher(line)
                            .results()
                            .map(hit -> hit.group(1))
                            .filter(key -> rooms.contains(key.substring(0, key.indexOf('.'))) && !key.endsWith("-"))
                            .filter(key -> !known.contains(key))
                            .filter(key -> !key.endsWith("-") || known.stream().noneMatch(word -> word.startsWith(key)))
                            .forEach(key -> missing.put(key, file.toString()));
                }
            }
        });
        assertThat(missing).as("refusals not worded").isEmpty();
    }

    /** A rule of the house stands in the journal as who acted. */
    @Test
    void everyRuleThatActsIsNamed() {
        var known = new TreeSet<String>();
        rooms().forEach(room -> known.addAll(read(room).keySet()));
        var rules = sources()
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> RULE.matcher(text(file)).results().map(hit -> hit.group(1)))
                .toList();
        assertThat(rules).hasSizeGreaterThan(15);
        assertThat(known).containsAll(rules);
    }

    @Test
    void noWordsForPeopleInCodeOrTemplates() {
        assertThat(sources().filter(file -> HAN.matcher(text(file)).find()).toList())
                .as("files with Chinese text outside the messages")
                .isEmpty();
    }

    @Test
    void everyEventIsWordedInTheJournal() {
        var missing = new TreeSet<String>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.hengwei")) {
            if (type.isAssignableTo(Happened.class) && type.isRecord()) {
                var room = type.getPackageName().replace("org.hengwei.", "");
                var key = room + ".journal." + type.getSimpleName();
                if (!Files.exists(MESSAGES.resolve(room + ".properties"))
                        || !read(room).containsKey(key)) {
                    missing.add(key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> holes(String text) {
        var holes = new TreeSet<String>();
        HOLES.matcher(text).results().forEach(hit -> holes.add(hit.group(1)));
        return holes;
    }

    static Stream<String> rooms() {
        return list(MESSAGES)
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.contains("_"))
                .map(name -> name.replace(".properties", ""))
                .sorted();
    }

    static Map<String, String> read(String name) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(name + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    private static Stream<Path> sources() {
        return Stream.concat(list(Path.of("src/main/java")), list(Path.of("src/main/jte")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path root) {
        try (var files = Files.walk(root)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
