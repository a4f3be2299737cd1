package org.hengwei.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hengwei.As;
import org.hengwei.shared.Sheets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every list leaves the house as a workbook: the same rows as on the page, all of them, and nobody else's. */
class ListExportTests extends SomePortal {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void theWholeQueueIsGivenOutAsFiltered() throws Exception {
        var side = side("Queue");
        var other = side("Elsewhere");
        for (var i = 0; i < Sheets.STRETCH + 3; i++) {
            reported(side, "=SUM(A" + i + ")");
        }
        reported(other, "Not asked for");
        for (var path : List.of("/incidents/export", "/api/v1/incidents")) {
            var rows = rows(ask(DESK, path + "?status=OPEN&project=" + side.project(), "en")
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Disposition", containsString("incidents-"))));
            assertThat(rows).hasSize(Sheets.STRETCH + 4);
            assertThat(rows.getFirst()).contains("Title", "Status", "Reported at");
            assertThat(rows.get(1))
                    .contains("=SUM(A202)", "New", "Queue-works-" + mark, "Queue-firm-" + mark)
                    .doesNotContain("NEW", side.project(), side.customer());
        }
        assertThat(rows(ask(DESK, "/incidents/export?project=" + side.project(), "zh-CN"))
                        .getFirst())
                .contains("标题", "状态", "报告时间");
        assertThat(rows(ask(DESK, "/incidents/export?status=CLOSED&project=" + side.project(), "en")))
                .hasSize(1);
    }

    @Test
    void thePagesOfferWhatTheyShow() throws Exception {
        var side = side("Offer");
        reported(side, "Offered");
        for (var page : List.of(
                "/incidents",
                "/incidents?status=ALL&project=" + side.project(),
                "/desk?view=mine",
                "/requests",
                "/callbacks",
                "/complaints?state=ALL",
                "/customers",
                "/contracts",
                "/projects?q=Offer",
                "/work?view=OVERDUE")) {
            for (var language : List.of("zh-CN", "en")) {
                var shown = mvc.perform(get(page).with(ADMIN.speaking(language).request()))
                        .andExpect(status().isOk())
                        .andExpect(content()
                                .string(containsString(language.equals("en") ? "Export to Excel" : "导出 Excel")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                var link = shown.replaceAll("(?s).*?href=\"(/[^\"]*/export[^\"]*)\".*", "$1")
                        .replace("&amp;", "&");
                var heads = rows(ask(ADMIN, link, language).andExpect(status().isOk()))
                        .getFirst();
                assertThat(heads).as(link).isNotEmpty().noneMatch(head -> head.startsWith("["));
            }
        }
        assertThat(rows(ask(ADMIN, "/incidents/export?status=ALL&project=" + side.project(), "en")))
                .hasSize(2);
    }

    @Test
    void theApiAnswersJsonUnlessAskedForAWorkbook() throws Exception {
        mvc.perform(get("/api/v1/customers").with(ADMIN.request()))
                .andExpect(jsonPath("$.items").isArray());
        mvc.perform(get("/api/v1/customers").with(ADMIN.request()).accept(MediaType.ALL))
                .andExpect(jsonPath("$.items").isArray());
        mvc.perform(get("/api/v1/complaints?status=NONSENSE")
                        .with(ADMIN.request())
                        .accept(Sheets.XLSX))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void aJournalIsGivenOutToo() throws Exception {
        var incident = reported(side("Journal"), "Journal-broken");
        var journal = rows(ask(DESK, "/api/v1/journal/incident/" + incident, "en"));
        assertThat(journal.getFirst()).contains("Happened at", "Entry", "Hash");
        assertThat(journal.get(1)).anyMatch(cell -> cell.contains("Journal-broken"));
    }

    @Test
    void nobodyIsGivenARowHeMayNotSee() throws Exception {
        var a = side("Alpha");
        var b = side("Okapi");
        var theirs = reported(b, "Okapi-broken-" + mark);
        reported(a, "Alpha-broken-" + mark);
        resolve(theirs, "Okapi-solved");
        send(DESK, post("/api/v1/desk/contacts"), """
                {"channel":"PHONE","callerName":"Okapi-caller","callerPhone":"138","project":"%s","summary":"Okapi-called"}
                """.formatted(b.project())).andExpect(status().isCreated());
        send(b.contact(), post("/api/v1/portal/complaints"), """
                {"content":"Okapi-anger","project":"%s"}
                """.formatted(b.project()))
                .andExpect(status().isCreated());
        var engineer = As.staff("pt-l1", "FIRST_LINE").onProjects(a.project());
        var asked = 0;
        for (var path : addresses(theirs)) {
            for (var who : List.of(a.contact(), engineer)) {
                if (who == engineer && path.contains("/customers")) {
                    continue; // all of our own know all customers
                }
                var answer = ask(who, path, "en").andReturn().getResponse();
                asked++;
                assertThat(answer.getStatus()).as(path).isIn(200, 403, 404, 422);
                if (answer.getStatus() == 200) {
                    assertThat(rows(answer.getContentAsByteArray()).toString())
                            .as(path)
                            .doesNotContain("Okapi");
                }
            }
        }
        assertThat(asked).isGreaterThan(30);
        assertThat(rows(ask(a.contact(), "/api/v1/incidents", "en")).toString()).contains("Alpha-broken-" + mark);
        assertThat(rows(ask(engineer, "/incidents/export", "en")).toString()).contains("Alpha-broken-" + mark);
        assertThat(rows(ask(ADMIN, "/incidents/export?q=Okapi-broken-" + mark, "en"))
                        .toString())
                .contains("Okapi");
    }

    /** Every address that answers a workbook, of the foreign incident where it asks for a code. */
    private List<String> addresses(String theirs) {
        var all = new ArrayList<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.valueOf(Sheets.XLSX))) {
                info.getPatternValues()
                        .forEach(pattern -> all.add(pattern.replace("{kind}", "incident")
                                .replace("{number:SVY-\\d+}", "SVY-000001")
                                .replace("{number}", "SVY-000001")
                                .replaceAll("/(measures|metrics)/\\{code[^/]*/", "/$1/QO-08/")
                                .replace("{code}", theirs)));
            }
        });
        return all;
    }

    private ResultActions ask(As who, String path, String language) throws Exception {
        return mvc.perform(get(path)
                .with(who.speaking(language).request())
                .header("Accept-Language", language)
                .header("Accept", path.startsWith("/api/") ? Sheets.XLSX : "text/html,*/*;q=0.8"));
    }

    private static List<List<String>> rows(ResultActions answer) throws Exception {
        return rows(answer.andReturn().getResponse().getContentAsByteArray());
    }

    private static List<List<String>> rows(byte[] file) throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var format = new DataFormatter();
            var rows = new ArrayList<List<String>>();
            book.getSheetAt(0).forEach(row -> {
                var cells = new ArrayList<String>();
                row.forEach(cell -> {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    cells.add(format.formatCellValue(cell));
                });
                rows.add(cells);
            });
            return rows;
        }
    }
}
