package org.hengwei.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.hengwei.Requirement;
import org.hengwei.shared.Permission;
import org.junit.jupiter.api.Test;

/** {@code docs/permissions.md} against the files, and the files against the code. */
class PermissionTableTests {

    @Test
    @Requirement("H15")
    void everyPermissionIsGrantedToSomebodyAndNoLineIsIdle() throws IOException {
        var known = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.hengwei").stream()
                        .filter(type -> type.isAssignableTo(Permission.class) && type.isEnum())
                        .forEach(type -> Arrays.stream(type.reflect().getEnumConstants())
                                .map(Permission.class::cast)
                                .map(Permission::key)
                                .forEach(known::add));
        assertThat(new Grants().table().keySet()).isEqualTo(known);
    }

    /** When this fails, look at what changed and copy {@code target/permissions.md} over. */
    @Test
    @Requirement("H15")
    void thePageShowsWhatTheProgramDecidesBy() throws IOException {
        var made = PermissionTable.markdown(new Grants().table());
        Files.writeString(Path.of("target/permissions.md"), made);
        assertThat(Path.of("docs/permissions.md")).hasContent(made);
    }
}
