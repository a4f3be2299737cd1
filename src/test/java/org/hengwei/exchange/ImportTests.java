package org.hengwei.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.incidents.EscalateIncident;
import org.hengwei.incidents.Escalation;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.jobs.Jobs;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What becomes of good, bad and repeated rows. */
@RoomTest
class ImportTests {

    private static final String HEADER = "id,state,n,changed,opened,team\r\n";
    private static final String MAPPING = """
            {"rowIs":"EVENT","key":"id","order":"n","dateTime":"yyyy-MM-dd HH:mm","unknown":"?","source":"%s",
             "project":{"column":"team","create":true,"unknown":"NOBODY"},
             "columns":{"externalId":"id","status":"state","changedAt":"changed","openedAt":"opened","team":"team"},
             "values":{"status":{"open":"IN_PROGRESS","shut":"CLOSED"}}}
            """;

    @Autowired
    Imports imports;

    @Autowired
    Incidents incidents;

    @Autowired
    Jobs jobs;

    @Autowired
    Access access;

    @Autowired
    DSLContext db;

    @Autowired
    MockMvc mvc;

    private ImportView run(String source, String rows, ImportMode mode) throws Exception {
        var view = access.byRule("exchange.test", () -> {
            var made = imports.upload("rows.csv", (HEADER + rows).getBytes(UTF_8));
            return imports.start(made.code(), imports.mapping(MAPPING.formatted(source)), mode);
        });
        for (int i = 0; i < 300; i++) {
            if (access.byRule("exchange.test", () -> jobs.job(view.job())).over()) {
                return access.byRule("exchange.test", () -> imports.find(view.code()));
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the import did not end");
    }

    private static ImportResult plain(ImportView view) {
        var result = view.result();
        return new ImportResult(
                result.mode(),
                result.read(),
                result.created(),
                result.updated(),
                result.skipped(),
                result.rejected(),
                null);
    }

    @Test
    @Requirement("H20")
    void oneBadRowRejectsItsIncidentAndAllItsRowsCanBeFetched() throws Exception {
        var rows = """
                A,open,1,2026-01-05 08:00,2026-01-05 08:00,IT-1\r
                B,open,1,2026-01-05 08:00,2026-01-05 08:00,=cmd()\r
                A,shut,2,2026-01-05 09:00,2026-01-05 08:00,IT-1\r
                B,odd,2,2026-01-05 09:00,2026-01-05 08:00,IT-1\r
                C,open,1,2026-01-05 08:00,?,IT-1\r
                """;
        assertThat(plain(run("bad", rows, ImportMode.PREVIEW)))
                .isEqualTo(new ImportResult(ImportMode.PREVIEW, 3, 1, 0, 0, 2, null));
        var done = run("bad", rows, ImportMode.COMMIT);
        assertThat(plain(done)).isEqualTo(new ImportResult(ImportMode.COMMIT, 3, 1, 0, 0, 2, null));
        var file = mvc.perform(get(done.result().rejectedRows())
                        .with(As.staff("qm", "QUALITY_MANAGER").request())
                        .header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        assertThat(file.lines().toList()).hasSize(4);
        assertThat(file).startsWith("\ufeffid,state,n").contains("'=cmd()").contains("\"odd\"\" is not mapped");
        assertThat(db.fetchCount(db.selectOne().from("incidents.incident").where("source = 'bad'")))
                .isEqualTo(1);
    }

    @Test
    @Requirement({"H19", "H20"})
    void otherContentUpdatesWhileNobodyHasActedOnItHere() throws Exception {
        var open = "A,open,1,2026-01-05 08:00,2026-01-05 08:00,IT-2\r\n";
        var more = open + "A,open,2,2026-01-05 09:00,2026-01-05 08:30,IT-2\r\n";
        var most = more + "A,shut,3,2026-01-05 10:00,2026-01-05 08:30,IT-2\r\n";
        assertThat(run("again", open, ImportMode.COMMIT).result().created()).isEqualTo(1);
        assertThat(run("again", open, ImportMode.COMMIT).result().skipped()).isEqualTo(1);
        assertThat(run("again", more, ImportMode.COMMIT).result().updated()).isEqualTo(1);
        var number = db.fetchSingle(
                        "SELECT 'INC-' || lpad(id::text, 6, '0') FROM incidents.incident WHERE source = 'again'")
                .get(0, String.class);
        As.staff("desk", "DESK_AGENT")
                .run(() -> incidents.escalate(
                        IncidentKey.of(number),
                        new EscalateIncident(Escalation.FUNCTIONAL, null, null, null, "acted on here")));
        assertThat(run("again", most, ImportMode.PREVIEW).result().rejected()).isEqualTo(1);
        assertThat(run("again", most, ImportMode.COMMIT).result().rejected()).isEqualTo(1);
    }
}
