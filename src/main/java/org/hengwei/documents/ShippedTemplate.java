package org.hengwei.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/** The template that comes with the product: cover, control table, signatures, history, body. Made in the paper's language. */
final class ShippedTemplate {

    /** A4 with margins of 2.5 cm, in twentieths of a point. */
    private static final int WIDTH = 11906;

    private static final int HEIGHT = 16838;
    private static final int MARGIN = 1417;

    /** Between the margins. */
    static final int TEXT_WIDTH = WIDTH - 2 * MARGIN;

    private ShippedTemplate() {}

    static byte[] make(Words words) {
        try (var docx = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            page(docx);
            DocxStyle.defaults(docx, words.locale());
            header(docx, words);
            footer(docx, words);
            cover(docx, words);
            history(docx, words);
            docx.createParagraph().createRun().setText("{{body}}");
            docx.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(XWPFDocument docx) {
        var section = docx.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        margins.setHeader(BigInteger.valueOf(720));
        margins.setFooter(BigInteger.valueOf(720));
    }

    private static void header(XWPFDocument docx, Words words) {
        var paragraph = docx.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        DocxStyle.rightTab(paragraph, TEXT_WIDTH);
        DocxStyle.ruleBelow(paragraph);
        var run = paragraph.createRun();
        DocxStyle.font(run, 9, false);
        run.setText("{{company}}  {{title}}");
        run.addTab();
        var control = paragraph.createRun();
        DocxStyle.font(control, 9, false);
        control.setText(words.t("documents.paper.header", "{{number}}", "{{version}}", "{{controlState}}"));
    }

    private static void footer(XWPFDocument docx, Words words) {
        var paragraph = docx.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        text(paragraph, words.t("documents.paper.page.before"));
        field(paragraph, "PAGE");
        text(paragraph, words.t("documents.paper.page.between"));
        field(paragraph, "NUMPAGES");
        text(paragraph, words.t("documents.paper.page.after"));
    }

    private static void text(XWPFParagraph paragraph, String text) {
        var run = paragraph.createRun();
        DocxStyle.font(run, 9, false);
        run.setText(text);
    }

    private static void field(XWPFParagraph paragraph, String instruction) {
        var run = paragraph.createRun();
        DocxStyle.font(run, 9, false);
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        run.getCTR().addNewInstrText().setStringValue(instruction);
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        run.getCTR().addNewT().setStringValue("1");
        run.getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private static void cover(XWPFDocument docx, Words words) {
        line(docx, "{{company}}", 18, false, 1800);
        line(docx, "{{title}}", 26, true, 1200);
        line(docx, "({{number}})", 14, false, 300);
        var space = docx.createParagraph();
        space.setSpacingBefore(1800);
        var control = docx.createTable(4, 4);
        DocxStyle.table(control, TEXT_WIDTH, new int[] {18, 32, 18, 32}, false);
        var cells = new String[][] {
            {"number", "{{number}}", "version", "{{version}}"},
            {"control-state", "{{controlState}}", "security-class", "{{securityClass}}"},
            {"effective-on", "{{effectiveOn}}", "departments", "{{departments}}"},
            {"staff", "{{staff}}", "company", "{{company}}"}
        };
        for (var i = 0; i < cells.length; i++) {
            for (var j = 0; j < 4; j++) {
                var label = j % 2 == 0;
                DocxStyle.cell(
                        control.getRow(i).getCell(j),
                        label ? words.t("documents.paper." + cells[i][j]) : cells[i][j],
                        label);
            }
        }
        docx.createParagraph().setSpacingBefore(300);
        signatures(docx, words);
        docx.createParagraph().createRun().addBreak(BreakType.PAGE);
    }

    private static void signatures(XWPFDocument docx, Words words) {
        var table = docx.createTable(3, 4);
        DocxStyle.table(table, TEXT_WIDTH, new int[] {18, 32, 18, 32}, false);
        var roles = new String[] {"author", "reviewer", "approver"};
        for (var i = 0; i < roles.length; i++) {
            var row = table.getRow(i);
            DocxStyle.cell(row.getCell(0), words.t("documents.paper." + roles[i]), true);
            DocxStyle.cell(row.getCell(1), "{{" + roles[i] + "}}", false);
            DocxStyle.cell(row.getCell(2), words.t("documents.paper." + roles[i] + ".date"), true);
            DocxStyle.cell(row.getCell(3), "{{" + roles[i] + "Date}}", false);
        }
    }

    private static void history(XWPFDocument docx, Words words) {
        var heading = docx.createParagraph();
        heading.setAlignment(ParagraphAlignment.CENTER);
        heading.setSpacingAfter(120);
        var run = heading.createRun();
        DocxStyle.font(run, 14, true);
        run.setText(words.t("documents.paper.history"));
        docx.createParagraph().createRun().setText("{{history}}");
        docx.createParagraph().createRun().addBreak(BreakType.PAGE);
    }

    private static void line(XWPFDocument docx, String text, int size, boolean bold, int before) {
        var paragraph = docx.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingBefore(before);
        var run = paragraph.createRun();
        DocxStyle.font(run, size, bold);
        run.setText(text);
    }
}
