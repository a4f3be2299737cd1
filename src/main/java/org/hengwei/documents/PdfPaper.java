package org.hengwei.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.springframework.stereotype.Component;

/** Makes PDF from XHTML; its type is embedded, so that it looks the same everywhere. */
@Component
class PdfPaper {

    private static final String FAMILY = "Paper";

    private final TemplateEngine templates;

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    PdfPaper(TemplateEngine templates) {
        this.templates = templates;
    }

    byte[] render(DocumentContent content, Words words) {
        var html = new StringOutput();
        templates.render(
                "documents/pdf.jte",
                Map.of(
                        "cover", content.cover(),
                        "sections", DocxPaper.sections(content, words),
                        "history", HistoryTable.of(content.cover(), words),
                        "words", words),
                html);
        try (var out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(() -> font("NotoSansSC-Regular.ttf"), FAMILY, 400, FontStyle.NORMAL, true)
                    .useFont(() -> font("NotoSansSC-Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true)
                    .useFont(() -> font("DejaVuSans.ttf"), "Signs", 400, FontStyle.NORMAL, true)
                    .withHtmlContent(html.toString(), null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(PdfPaper.class.getResourceAsStream("/fonts/" + name), name);
    }
}
