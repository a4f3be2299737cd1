package org.hengwei.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hamcrest.Matchers;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
class MetricPagesTests {

    private static final As QUALITY = As.staff("qm", "QUALITY_MANAGER");

    @Autowired
    Shipped shipped;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void metrics() {
        shipped.put();
    }

    @Test
    @Requirement("R130")
    void thePagesShow() throws Exception {
        for (var path : new String[] {
            "/measures",
            "/measures?kind=PROJECT&of=P1&period=2026-H1",
            "/measures/QO-08?period=2016-03",
            "/measures/QO-02",
            "/measures/QO-08/records?period=2016-03",
            "/measures/QO-08/breakdown?period=2016-03&by=PROJECT",
            "/measures/figure?code=QO-08&scope=COMPANY&period=2016",
            "/measures/QO-08/definition",
            "/measures/new",
            "/imports"
        }) {
            for (var language : new String[] {"zh-CN", "en"}) {
                var page = mvc.perform(get(path).with(QUALITY.request()).header("Accept-Language", language))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                assertThat(page).as(path).doesNotContain("[measures.").doesNotContain("[exchange.");
            }
        }
    }

    @Test
    void aRefusedTargetKeepsWhatWasTyped() throws Exception {
        mvc.perform(post("/measures/QO-08/targets")
                        .param("year", "2033")
                        .param("targetKind", "PROJECT")
                        .param("targetOf", "Alpha-7")
                        .param("comparator", "GT")
                        .param("value", "")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("Alpha-7")))
                .andExpect(content().string(Matchers.containsString("2033")));
    }

    @Test
    void aDefinitionThatNamesAColumnThatIsNotThereIsRefusedAndKept() throws Exception {
        mvc.perform(post("/measures/definitions")
                        .param("code", "XX-09")
                        .param("name", "kept-name")
                        .param("unit", "COUNT")
                        .param("direction", "LOWER")
                        .param("period", "MONTH")
                        .param(
                                "expression",
                                "{\"kind\":\"COUNT\",\"of\":{\"view\":\"incidents.fact_incident\",\"date\":\"nope\"}}")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("kept-name")));
    }

    @Test
    void aFileIsUploadedAndMappedByHand() throws Exception {
        var file = "id,state,opened\r\nA-1,open,2026-01-05 08:00\r\nA-2,odd,2026-01-05 08:00\r\n";
        var at = mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", "a.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", Matchers.startsWith("/imports/IMP-")))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        mvc.perform(get(at).with(QUALITY.request())).andExpect(status().isOk());
        mvc.perform(post(at + "/runs")
                        .param("rowIs", "INCIDENT")
                        .param("column-status", "state")
                        .param("projectColumn", "kept?")
                        .param("mode", "PREVIEW")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post(at + "/runs")
                        .param("rowIs", "INCIDENT")
                        .param("column-externalId", "id")
                        .param("column-status", "state")
                        .param("column-openedAt", "opened")
                        .param("values-status", "open = IN_PROGRESS")
                        .param("projectColumn", "id")
                        .param("projectCreate", "true")
                        .param("mode", "PREVIEW")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(redirectedUrl(at));
    }

    /** The rows behind a figure, as a workbook from the page and from the API. */
    @Test
    void theRecordsBehindAFigureAreGivenOutAsAWorkbook() throws Exception {
        for (var path : new String[] {
            "/measures/QO-08/records/export?period=2016-03&counted=", "/api/v1/metrics/QO-08/records?period=2016-03"
        }) {
            var file = mvc.perform(
                            get(path).with(QUALITY.speaking("en").request()).accept(org.hengwei.shared.Sheets.XLSX))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Disposition", Matchers.containsString("QO-08-2016-03")))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
                assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                        .isEqualTo("Date");
            }
        }
    }
}
