package org.hengwei;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Guards the plan of the house: rooms, floors, and who may open whose cupboards. */
class HouseTests {

    /** Floor of each room; a room may use the floors beneath it and the sideways uses named in {@link #SIDEWAYS}. */
    static final Map<String, Double> FLOORS = Map.ofEntries(
            Map.entry("shared", 0.0),
            Map.entry("database", 0.0),
            Map.entry("people", 1.0),
            Map.entry("deadlines", 1.0),
            Map.entry("journal", 1.1),
            Map.entry("notices", 1.1),
            Map.entry("jobs", 1.1),
            Map.entry("worklist", 1.1),
            Map.entry("approvals", 2.0),
            Map.entry("documents", 2.1),
            Map.entry("catalog", 2.1),
            Map.entry("customers", 2.1),
            Map.entry("agreements", 2.2),
            Map.entry("processes", 2.2),
            Map.entry("incidents", 3.1),
            Map.entry("requests", 3.1),
            Map.entry("feedback", 4.0),
            Map.entry("desk", 5.0),
            Map.entry("surveys", 4.1),
            Map.entry("intake", 5.0),
            Map.entry("opportunities", 2.0),
            Map.entry("levels", 6.0),
            Map.entry("mail", 5.1),
            Map.entry("measures", 6.0),
            Map.entry("planning", 8.0),
            Map.entry("exchange", 11.0),
            Map.entry("portal", 11.0),
            Map.entry("api", 11.0),
            Map.entry("shell", 11.0),
            Map.entry("demo", 11.1));

    private static ApplicationModules rooms;
    private static JavaClasses code;

    @BeforeAll
    static void open() {
        rooms = ApplicationModules.of(Hengwei.class);
        code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.hengwei");
    }

    @Test
    void roomsKeepTheirDoors() {
        rooms.verify();
    }

    @Test
    void everyRoomStandsOnAFloor() {
        assertThat(rooms.stream().map(HouseTests::name).toList()).isSubsetOf(FLOORS.keySet());
    }

    @Test
    void callsGoDown() {
        var upwards = new TreeMap<String, List<String>>();
        rooms.stream().forEach(room -> {
            var wrong = room.getDirectDependencies(rooms)
                    .uniqueModules()
                    .map(HouseTests::name)
                    .filter(used -> FLOORS.get(used) >= FLOORS.get(name(room)))
                    .toList();
            if (!wrong.isEmpty()) {
                upwards.put(name(room), wrong);
            }
        });
        assertThat(upwards).as("rooms that use a room not beneath them").isEmpty();
    }

    @Test
    void aTableIsReadAndWrittenByItsOwnRoomOnly() {
        classes()
                .that()
                .resideInAPackage("org.hengwei..")
                .should(new ArchCondition<JavaClass>("use only the own room's generated database classes") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        item.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass())
                                .filter(target -> target.getPackageName().matches("org\\.hengwei\\.\\w+\\.db"))
                                .filter(target -> !room(target).equals(room(item)))
                                .forEach(target -> events.add(SimpleConditionEvent.violated(
                                        item, item.getName() + " uses " + target.getName())));
                    }
                })
                .check(code);
    }

    @Test
    void pagesDoNotReachBehindTheRoomsVerbs() {
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..db..")
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are repositories", type -> type.getSimpleName().endsWith("Repository")))
                .check(code);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hengwei.database..")
                .and()
                .doNotHaveFullyQualifiedName("org.hengwei.Hengwei")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .check(code);
    }

    @Test
    void thePlanIsDrawn() {
        new Documenter(
                        rooms,
                        Documenter.Options.defaults()
                                .withOutputFolder(Path.of("target", "plan").toString()))
                .writeModulesAsPlantUml();
        assertThat(Path.of("target", "plan")).isDirectoryContaining("glob:**components.puml");
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    private static String room(JavaClass type) {
        var rest = type.getPackageName().replaceFirst("^org\\.hengwei\\.?", "");
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
