package org.hengwei;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} names every setting there is, and none that there is not. */
class SettingsTests {

    private static final Pattern VARIABLE = Pattern.compile("\\bHENGWEI_[A-Z_]*[A-Z]\\b");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(hengwei\\.[a-z.-]+)[:}]");
    /** Set by the program itself. */
    private static final List<String> OWN = List.of("hengwei.data", "hengwei.first-start");

    @Test
    void everySettingIsDocumented() throws IOException {
        var used = new TreeSet<String>();
        for (var place : List.of("bin", ".ci", "src/main/java", "src/main/resources")) {
            for (var file : files(Path.of(place))) {
                var text = Files.readString(file);
                VARIABLE.matcher(text).results().forEach(hit -> used.add(hit.group()));
                PROPERTY.matcher(text)
                        .results()
                        .map(hit -> hit.group(1))
                        .filter(name -> !OWN.contains(name))
                        .forEach(name -> used.add(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
            }
        }
        var documented = new TreeSet<String>();
        var text = Files.readString(Path.of("docs/configuration.md"));
        VARIABLE.matcher(text).results().forEach(hit -> documented.add(hit.group()));
        assertThat(documented).isEqualTo(used);
    }

    private static List<Path> files(Path root) throws IOException {
        var read = Arrays.asList("java", "yaml", "properties", "sh", "");
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read.contains(ending(file)))
                    .toList();
        }
    }

    private static String ending(Path file) {
        var name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
