package org.hengwei.documents;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Writes blocks in front of a template's placeholder paragraph, which goes when all is written. */
final class DocxBody {

    private static final String BAR = "066FD1";
    private static final int BAR_LENGTH = 24;

    private final XWPFDocument docx;
    private final XWPFParagraph place;

    DocxBody(XWPFDocument docx, XWPFParagraph place) {
        this.docx = docx;
        this.place = place;
    }

    void block(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading.level(), heading.text());
            case Block.Paragraph paragraph -> paragraph.text().lines().forEach(this::paragraph);
            case Block.Bullets bullets -> bullets(bullets);
            case Block.Table table -> table(table);
            case Block.Bars bars -> bars(bars);
        }
    }

    void heading(int level, String text) {
        var paragraph = next();
        paragraph.setSpacingBefore(level == 1 ? 300 : 200);
        paragraph.setSpacingAfter(100);
        paragraph.setKeepNext(true);
        paragraph.getCTPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(Math.max(0, level - 1L)));
        var run = paragraph.createRun();
        DocxStyle.font(run, level == 1 ? 15 : level == 2 ? 13 : 12, true);
        run.setText(text);
    }

    private void paragraph(String text) {
        var paragraph = next();
        paragraph.setSpacingBetween(1.5);
        paragraph.setSpacingAfter(60);
        paragraph.setIndentationFirstLine(480);
        write(paragraph, text);
    }

    private void bullets(Block.Bullets bullets) {
        var number = 1;
        for (var item : bullets.items()) {
            var paragraph = next();
            paragraph.setSpacingBetween(1.4);
            paragraph.setIndentationLeft(840);
            paragraph.setIndentationHanging(400);
            write(paragraph, (bullets.numbered() ? number++ + "." : "\u2022") + "\t" + item);
        }
    }

    private static void write(XWPFParagraph paragraph, String text) {
        var run = paragraph.createRun();
        DocxStyle.font(run, 12, false);
        var pieces = text.split("\t", -1);
        for (var i = 0; i < pieces.length; i++) {
            if (i > 0) {
                run.addTab();
            }
            run.setText(pieces[i]);
        }
    }

    void table(Block.Table block) {
        var table = docx.insertNewTbl(place.getCTP().newCursor());
        var columns = block.columns().size();
        while (table.getRow(0).getTableCells().size() < columns) {
            table.getRow(0).addNewTableCell();
        }
        for (var i = 0; i < columns; i++) {
            DocxStyle.cell(table.getRow(0).getCell(i), block.columns().get(i).title(), true);
        }
        block.rows().forEach(cells -> {
            var row = table.createRow();
            for (var i = 0; i < columns; i++) {
                DocxStyle.cell(row.getCell(i), i < cells.size() ? cells.get(i) : "", false);
            }
        });
        var weights = block.columns().stream().mapToInt(Block.Column::width).toArray();
        DocxStyle.table(table, ShippedTemplate.TEXT_WIDTH, weights, true);
        next().setSpacingAfter(60);
    }

    private void bars(Block.Bars block) {
        var table = docx.insertNewTbl(place.getCTP().newCursor());
        while (table.getRow(0).getTableCells().size() < 3) {
            table.getRow(0).addNewTableCell();
        }
        var first = true;
        for (var bar : block.bars()) {
            var row = first ? table.getRow(0) : table.createRow();
            first = false;
            DocxStyle.cell(row.getCell(0), bar.label(), false);
            var run = row.getCell(1).getParagraphArray(0).createRun();
            DocxStyle.font(run, 9, false);
            run.setColor(BAR);
            run.setText("\u2588".repeat(Math.round(bar.hundredths() / 100f * BAR_LENGTH)));
            DocxStyle.cell(row.getCell(2), bar.figure(), false);
        }
        DocxStyle.table(table, ShippedTemplate.TEXT_WIDTH, new int[] {3, 6, 2}, false);
        next().setSpacingAfter(60);
    }

    /** Takes the placeholder away. */
    void done() {
        docx.removeBodyElement(docx.getPosOfParagraph(place));
    }

    private XWPFParagraph next() {
        return docx.insertNewParagraph(place.getCTP().newCursor());
    }
}
