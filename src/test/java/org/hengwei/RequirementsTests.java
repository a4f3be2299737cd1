package org.hengwei;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/requirements.md}: which test would fail if a requirement broke. */
class RequirementsTests {

    @Test
    void isWritten() throws IOException {
        var register = new TreeMap<String, TreeSet<String>>(Comparator.comparing((String id) -> id.charAt(0))
                .thenComparing(id -> Integer.parseInt(id.substring(1))));
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.hengwei")) {
            named(type.tryGetAnnotationOfType(Requirement.class.getName()))
                    .ifPresent(ids -> add(register, ids, type.getSimpleName()));
            type.getMethods()
                    .forEach(method -> named(method.tryGetAnnotationOfType(Requirement.class.getName()))
                            .ifPresent(ids -> add(register, ids, type.getSimpleName() + "." + method.getName())));
        }
        assertThat(register.keySet()).allMatch(id -> id.matches("R\\d{1,3}|H\\d{1,2}|G\\d{1,2}"));
        var text = new StringBuilder("""
                # Requirements and the tests that hold them

                Written by `bin/test`. R: register of requirements, H and G: decisions of meaning.

                | requirement | tests |
                |---|---|
                """);
        register.forEach((id, tests) -> text.append("| ")
                .append(id)
                .append(" | ")
                .append(String.join("<br>", tests))
                .append(" |\n"));
        Files.createDirectories(Path.of("docs"));
        Files.writeString(Path.of("docs/requirements.md"), text);
    }

    private static Optional<Object[]> named(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation.map(found -> (Object[]) found.get("value").orElse(new Object[0]));
    }

    private static void add(TreeMap<String, TreeSet<String>> register, Object[] ids, String test) {
        for (var id : ids) {
            register.computeIfAbsent(id.toString(), key -> new TreeSet<>()).add(test);
        }
    }
}
