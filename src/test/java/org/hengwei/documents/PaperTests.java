package org.hengwei.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is on the paper, as a reader's programs see it. */
@RoomTest
class PaperTests {

    @Autowired
    Documents documents;

    @Autowired
    Templates templates;

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    @Requirement({"R340", "R342", "R344", "R346", "R348"})
    void wordHasHeaderFooterSignaturesHistoryAndRepeatedHeaderRows(String language) throws IOException {
        var bytes = render(language, DocumentFormat.DOCX);
        keep("plan-" + language + ".docx", bytes);
        try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes));
                var extractor = new XWPFWordExtractor(docx)) {
            assertThat(extractor.getText())
                    .contains("2025年运维服务质量管理计划", "YNTD-ITSS-0417", "吴杰", "赵建中", "陆涛", "首次发布")
                    .contains("客户满意度平均分 ≥ 95分", "GB/T 28827.1-2022", "Σ", "参与运维服务业务的部门和人员")
                    .doesNotContain("{{");
            assertThat(docx.getHeaderList().getFirst().getText()).contains("YNTD-ITSS-0417", "V1.0");
            assertThat(docx.getFooterList().getFirst()._getHdrFtr().xmlText()).contains("PAGE", "NUMPAGES");
            assertThat(docx.getTables().stream()
                            .filter(table -> table.getRow(0).isRepeatHeader())
                            .count())
                    .as("tables whose header row is repeated")
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    @Requirement({"R340", "R342", "R344", "R346", "R348"})
    void pdfHasItsTypeEmbeddedAndRepeatsTableHeaders(String language) throws IOException {
        var bytes = render(language, DocumentFormat.PDF);
        keep("plan-" + language + ".pdf", bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("2025年运维服务质量管理计划", "YNTD-ITSS-0417", "吴杰", "首次发布", "≥", "≤", "Σ", "、", "。");
            assertThat(text.split("措施及要求", -1).length - 1)
                    .as("the plan's table has its header on every page it covers")
                    .isGreaterThan(1);
            for (var page : pdf.getPages()) {
                var resources = page.getResources();
                for (var name : resources.getFontNames()) {
                    assertThat(resources.getFont(name).isEmbedded()).isTrue();
                }
            }
            assertThat(StreamSupport.stream(pdf.getPages().spliterator(), false).count())
                    .isGreaterThan(3);
        }
    }

    @Test
    @Requirement("R340")
    void aCompanysTemplateIsUsedAndCheckedBefore() throws IOException {
        var controller = As.staff("tpl-doc", "DOCUMENT_CONTROLLER");
        assertThatThrownBy(
                        () -> controller.run(() -> templates.replace("TPL", "x.docx", template("{{title}} {{body}}"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().args()[0])
                                .asString()
                                .contains("{{number}}", "{{history}}")
                                .doesNotContain("{{title}}"));
        assertThatThrownBy(() -> controller.run(() -> templates.replace("TPL", "x.docx", new byte[] {1, 2, 3})))
                .isInstanceOf(Refused.class);

        var own = "ACME {{title}} {{number}} {{version}} {{controlState}} {{author}} {{reviewer}} {{approver}}";
        controller.run(() -> templates.replace("TPL", "own.docx", template(own, "{{history}}", "{{body}}")));
        var bytes = As.staff("reader", "AUDITOR")
                .get(() -> documents.render(SamplePlan.content(), "TPL", "zh-CN", DocumentFormat.DOCX));
        try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            assertThat(docx.getParagraphs().getFirst().getText())
                    .startsWith("ACME 2025年运维服务质量管理计划 YNTD-ITSS-0417 V1.0");
            assertThat(docx.getTables()).hasSize(3);
        }
    }

    private byte[] render(String language, DocumentFormat format) {
        return As.staff("reader", "AUDITOR")
                .get(() -> documents.render(SamplePlan.content(), "QUALITY_PLAN", language, format));
    }

    private static byte[] template(String... paragraphs) {
        try (var docx = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            for (var text : paragraphs) {
                docx.createParagraph().createRun().setText(text);
            }
            docx.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String name, byte[] bytes) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name), bytes);
    }
}
