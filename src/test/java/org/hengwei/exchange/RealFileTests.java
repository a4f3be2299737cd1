package org.hengwei.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.DraftAgreement;
import org.hengwei.incidents.ClockRepair;
import org.hengwei.jobs.JobState;
import org.hengwei.jobs.Jobs;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.shared.Access;
import org.hengwei.shared.Period;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A real month of a real service desk comes in, and QO-08 equals what the file itself says. The expectation is counted here by
 * other means than the program's: plain splitting of lines. The company's figure counts every record there is, so this class has
 * a program and a database to itself.
 */
@RoomTest(properties = "spring.application.name=real-file")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement({"R115", "R122", "R131", "H19", "H20"})
class RealFileTests {

    private static final String FILE = "/servicenow-incidents-2016-03.csv.gz";
    private static final Period MARCH = Period.parse("2016-03");
    private static final As QUALITY = As.staff("qm", "QUALITY_MANAGER");

    static final String MAPPING = """
            {"rowIs":"EVENT","key":"number","order":"sys_mod_count","zone":"Asia/Shanghai","dateTime":"d/M/yyyy HH:mm","unknown":"?",
             "project":{"column":"assignment_group","create":true,"unknown":"UNASSIGNED"},
             "columns":{"externalId":"number","status":"incident_state","changedAt":"sys_updated_at","openedAt":"opened_at","resolvedAt":"resolved_at","closedAt":"closed_at","impact":"impact","urgency":"urgency","priority":"priority","channel":"contact_type","category":"category","subcategory":"subcategory","team":"assignment_group","assignee":"assigned_to","requester":"caller_id","reopenings":"reopen_count","reassignments":"reassignment_count","resolutionMet":"made_sla"},
             "values":{"status":{"New":"NEW","Active":"IN_PROGRESS","Awaiting User Info":"PAUSED","Awaiting Vendor":"PAUSED","Awaiting Problem":"PAUSED","Awaiting Evidence":"PAUSED","Resolved":"RESOLVED","Closed":"CLOSED"},
                       "channel":{"Phone":"PHONE","Email":"EMAIL","Self service":"PORTAL","IVR":"PHONE","Direct opening":"ON_SITE"}}}
            """;

    @Autowired
    Imports imports;

    @Autowired
    Measures measures;

    @Autowired
    Jobs jobs;

    @Autowired
    Agreements agreements;

    @Autowired
    ClockRepair repair;

    @Autowired
    Access access;

    @Autowired
    DSLContext db;

    @Autowired
    MockMvc mvc;

    private final Map<String, int[]> byProject = new TreeMap<>();
    private final Set<String> met = new HashSet<>();
    private final Set<String> counted = new HashSet<>();

    @BeforeAll
    void comesIn() throws Exception {
        expectation();
        var started = System.nanoTime();
        var result = run(ImportMode.COMMIT);
        System.out.println("import of 9,202 incidents: " + (System.nanoTime() - started) / 1_000_000 + " ms");
        assertThat(result).isEqualTo(new ImportResult(ImportMode.COMMIT, 9202, 9202, 0, 0, 0, null));
    }

    private ImportResult run(ImportMode mode) throws Exception {
        var content =
                Objects.requireNonNull(getClass().getResourceAsStream(FILE)).readAllBytes();
        var view = access.byRule("exchange.test", () -> {
            var made = imports.upload("incidents.csv.gz", content);
            return imports.start(made.code(), imports.mapping(MAPPING), mode);
        });
        for (int i = 0; i < 1_200; i++) {
            var job = access.byRule("exchange.test", () -> jobs.job(view.job()));
            if (job.over()) {
                assertThat(job.failure()).isNull();
                assertThat(job.state()).isEqualTo(JobState.DONE);
                return access.byRule(
                        "exchange.test", () -> imports.find(view.code()).result());
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the import did not end");
    }

    private void expectation() throws IOException {
        var last = new HashMap<String, String[]>();
        List<String> header;
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(getClass().getResourceAsStream(FILE))), UTF_8))) {
            header = Arrays.asList(lines.readLine().split(",", -1));
            var order = header.indexOf("sys_mod_count");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = line.split(",", -1);
                last.merge(cells[0], cells, (a, b) -> Integer.parseInt(b[order]) >= Integer.parseInt(a[order]) ? b : a);
            }
        }
        assertThat(last).hasSize(9202);
        last.values().forEach(cells -> {
            if (cells[header.indexOf("resolved_at")].matches("\\d+/3/2016 .*")) {
                var group = cells[header.indexOf("assignment_group")];
                var sums = byProject.computeIfAbsent(group.equals("?") ? "UNASSIGNED" : group, key -> new int[2]);
                counted.add(cells[0]);
                sums[1]++;
                if (cells[header.indexOf("made_sla")].equals("true")) {
                    met.add(cells[0]);
                    sums[0]++;
                }
            }
        });
        assertThat(met).hasSize(2925);
        assertThat(counted).hasSize(6878);
    }

    @Test
    @Requirement("H10")
    void theCompanysFigureIsTheFiles() {
        var figure = QUALITY.get(() -> measures.value("QO-08", Scope.COMPANY, MARCH));
        same(figure, 2925, 6878);
        assertThat(figure.value()).isEqualByComparingTo("42.53");
        assertThat(figure.attained()).isFalse();
    }

    @Test
    void eachProjectsFigureIsTheFiles() {
        byProject.forEach((project, sums) -> same(
                QUALITY.get(() -> measures.value("QO-08", Scope.of(Scope.Kind.PROJECT, project), MARCH)),
                sums[0],
                sums[1]));
        var apart = QUALITY.get(() -> measures.by("QO-08", Scope.COMPANY, Scope.Kind.PROJECT, MARCH)).stream()
                .filter(figure -> figure.denominator().signum() > 0)
                .toList();
        assertThat(apart)
                .extracting(Figure::scope)
                .containsExactlyInAnyOrderElementsOf(byProject.keySet().stream()
                        .map(project -> "project:" + project)
                        .toList());
        apart.forEach(figure -> {
            var sums = byProject.get(figure.scope().substring("project:".length()));
            same(figure, sums[0], sums[1]);
        });
    }

    private static void same(Figure figure, int numerator, int denominator) {
        assertThat(figure.numerator()).as(figure.scope()).isEqualByComparingTo(BigDecimal.valueOf(numerator));
        assertThat(figure.denominator()).as(figure.scope()).isEqualByComparingTo(BigDecimal.valueOf(denominator));
        assertThat(figure.value())
                .as(figure.scope())
                .isEqualByComparingTo(BigDecimal.valueOf(numerator)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP));
    }

    @Test
    @Requirement("H14")
    void theDrillDownListsExactlyThose() {
        var external = new LinkedHashMap<String, String>();
        db.fetch("SELECT subject, external_id FROM incidents.fact_incident")
                .forEach(row -> external.put(row.get(0, String.class), row.get(1, String.class)));
        var listed = new ArrayList<String>();
        var hits = new HashSet<String>();
        String cursor = null;
        do {
            var at = cursor;
            var page = QUALITY.get(() -> measures.records("QO-08", Scope.COMPANY, MARCH, List.of(), at, 200));
            assertThat(page.total()).isEqualTo(6878);
            assertThat(page.hidden()).isZero();
            page.items().forEach(record -> {
                listed.add(external.get(record.subject()));
                if (record.counted().equals("NUMERATOR")) {
                    hits.add(external.get(record.subject()));
                }
            });
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(counted);
        assertThat(hits).isEqualTo(met);
    }

    @Test
    @Requirement("H14")
    void whoMaySeeFewerRecordsIsToldHowManyAreHidden() {
        var page = As.staff("oe", "OPERATIONS_GM")
                .get(() -> measures.records("QO-08", Scope.COMPANY, MARCH, List.of("NUMERATOR"), null, 10));
        assertThat(page.total()).isEqualTo(2925);
        assertThat(page.hidden()).isZero();
    }

    @Test
    @Requirement("H20")
    void againTheSameIsSkipped() throws Exception {
        assertThat(run(ImportMode.PREVIEW)).isEqualTo(new ImportResult(ImportMode.PREVIEW, 9202, 0, 0, 9202, 0, null));
        assertThat(run(ImportMode.COMMIT)).isEqualTo(new ImportResult(ImportMode.COMMIT, 9202, 0, 0, 9202, 0, null));
    }

    @Test
    @Requirement("H20")
    void closedWithUnknownResolutionIsInNoMetricOfResolution() {
        var unknown = db.fetchSingle("""
                        SELECT count(*) FROM incidents.fact_incident
                        WHERE origin = 'IMPORTED' AND source = 'import' AND status = 'CLOSED' AND resolved_at IS NULL
                        """).get(0, Integer.class);
        assertThat(unknown).isEqualTo(783);
    }

    @Test
    void allMetricsOfAYearAreQuick() {
        QUALITY.run(() -> {
            measures.values(Scope.COMPANY, Period.parse("2016"));
            var started = System.nanoTime();
            measures.values(Scope.COMPANY, Period.parse("2016"));
            System.out.println(
                    "all metrics of a year over 9,202 incidents: " + (System.nanoTime() - started) / 1_000_000 + " ms");
        });
    }

    @Test
    void theFixedAddressAnswers() throws Exception {
        var mapping = MAPPING.replace("\"resolved_at\"", "\"resolved\"");
        mvc.perform(multipart("/api/v1/imports/incidents")
                        .file(new MockMultipartFile(
                                "file", "x.csv", "text/csv", "number,incident_state\n".getBytes(UTF_8)))
                        .param("mapping", mapping)
                        .param("mode", "PREVIEW")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(get("/api/v1/metrics/QO-08?scope=project:70&period=2016-03").with(QUALITY.request()))
                .andExpect(status().isOk());
    }

    @Test
    @Requirement({"R177", "H5", "H6", "H19"})
    void eachIncidentsClockIsWhatItsOwnStatesSay() throws Exception {
        var stories = FileClocks.stories(FILE);
        assertThat(stories).hasSize(9202);
        var projects = stories.values().stream()
                .map(FileClocks.Story::group)
                .distinct()
                .sorted()
                .toList();
        var manager = As.staff("om", "OM_MANAGER");
        var first = manager.get(() -> agreements.draft(agreement(projects, "7X24")));
        manager.run(() -> agreements.commence(first.number(), LocalDate.of(2016, 1, 1), "Customer", first.version()));
        repairAll(manager, projects);
        compare(stories, FileClocks.always());

        var second = manager.get(() -> agreements.draftEdition(first.number(), agreement(projects, "5X8")));
        manager.run(() -> agreements.commence(first.number(), LocalDate.of(2016, 1, 1), "Customer", second.version()));
        var foreseen = manager.get(() -> repair.preview(projects.getFirst()));
        compare(stories, FileClocks.always());
        var changed = repairAll(manager, projects);
        assertThat(foreseen.changed()).isPositive();
        assertThat(changed.get(projects.getFirst())).isEqualTo(foreseen.changed());
        compare(stories, FileClocks.office());
        assertThat(manager.get(() -> repair.preview(projects.getFirst())).changed())
                .isZero();
    }

    private static DraftAgreement agreement(List<String> projects, String calendar) {
        return new DraftAgreement(
                "Levels of the file",
                null,
                null,
                projects,
                null,
                calendar,
                LocalDate.of(2016, 1, 1),
                LocalDate.of(2018, 12, 31),
                null,
                List.of(50, 75, 90),
                null,
                null);
    }

    private Map<String, Integer> repairAll(As manager, List<String> projects) {
        var changed = new TreeMap<String, Integer>();
        projects.forEach(project -> changed.put(
                project,
                manager.get(() -> repair.repair(project, "Agreement added")).changed()));
        return changed;
    }

    private void compare(Map<String, FileClocks.Story> stories, BitSet working) {
        var rows = db.fetch("""
                SELECT f.external_id, f.paused_seconds, f.resolution_due_at AT TIME ZONE 'Asia/Shanghai' AS due,
                       f.resolution_met
                FROM incidents.fact_incident f WHERE f.origin = 'IMPORTED' AND f.source = 'import'
                """);
        assertThat(rows).hasSize(9202);
        for (var row : rows) {
            var number = row.get("external_id", String.class);
            var story = Objects.requireNonNull(stories.get(number));
            var due = story.due(working);
            assertThat(row.get("paused_seconds", Long.class)).as(number).isEqualTo(story.waited() * 60L);
            assertThat(row.get("due", LocalDateTime.class)).as(number).isEqualTo(FileClocks.time(due));
            assertThat(row.get("resolution_met", Boolean.class))
                    .as(number)
                    .isEqualTo(story.resolved() == null ? null : Boolean.valueOf(story.resolved() <= due));
        }
    }
}
