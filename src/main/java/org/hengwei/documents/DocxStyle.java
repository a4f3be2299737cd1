package org.hengwei.documents;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** How things look in Word: Song type for Chinese, Times for the rest, ruled tables of fixed width. */
final class DocxStyle {

    static final String LATIN = "Times New Roman";
    static final String CHINESE = "SimSun";
    static final String CHINESE_BOLD = "SimHei";
    private static final String SHADE = "EDF1F5";

    private DocxStyle() {}

    /** Fonts and language of everything that says nothing else. */
    static void defaults(XWPFDocument docx, Locale locale) {
        var styles = docx.createStyles();
        var fonts = CTFonts.Factory.newInstance();
        fonts(fonts, CHINESE);
        styles.setDefaultFonts(fonts);
        styles.setSpellingLanguage(locale.toLanguageTag());
        styles.setEastAsia(locale.getLanguage().equals("zh") ? "zh-CN" : locale.toLanguageTag());
    }

    static void font(XWPFRun run, int size, boolean bold) {
        run.setFontSize(size);
        run.setBold(bold);
        var properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        var fonts = properties.sizeOfRFontsArray() == 0 ? properties.addNewRFonts() : properties.getRFontsArray(0);
        fonts(fonts, bold ? CHINESE_BOLD : CHINESE);
    }

    private static void fonts(CTFonts fonts, String chinese) {
        fonts.setAscii(LATIN);
        fonts.setHAnsi(LATIN);
        fonts.setCs(LATIN);
        fonts.setEastAsia(chinese);
    }

    static void rightTab(XWPFParagraph paragraph, int at) {
        var properties = paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
        var tab = properties.addNewTabs().addNewTab();
        tab.setVal(STTabJc.RIGHT);
        tab.setPos(BigInteger.valueOf(at));
    }

    static void ruleBelow(XWPFParagraph paragraph) {
        paragraph.setBorderBottom(Borders.SINGLE);
    }

    /** Fixed widths in the given relation; the first row repeated on every page if wanted. */
    static void table(XWPFTable table, int width, int[] weights, boolean repeatFirstRow) {
        table.setWidth(Integer.toString(width));
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setCellMargins(40, 80, 40, 80);
        var properties = table.getCTTbl().getTblPr();
        var layout = properties.isSetTblLayout() ? properties.getTblLayout() : properties.addNewTblLayout();
        layout.setType(STTblLayoutType.FIXED);
        var total = Math.max(1, Arrays.stream(weights).sum());
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (var weight : weights) {
            grid.addNewGridCol().setW(BigInteger.valueOf((long) width * weight / total));
        }
        for (var row : table.getRows()) {
            row.setCantSplitRow(true);
            for (var i = 0; i < row.getTableCells().size() && i < weights.length; i++) {
                var cell = row.getCell(i);
                cell.setWidthType(TableWidthType.DXA);
                cell.setWidth(Long.toString((long) width * weights[i] / total));
            }
        }
        properties.getTblW().setType(STTblWidth.DXA);
        if (repeatFirstRow) {
            table.getRow(0).setRepeatHeader(true);
            table.getRow(0).setCantSplitRow(true);
        }
    }

    /** A cell of several lines; header cells shaded and bold. */
    static void cell(XWPFTableCell cell, String text, boolean header) {
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        if (header) {
            cell.setColor(SHADE);
        }
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            var paragraph = i == 0 ? cell.getParagraphArray(0) : cell.addParagraph();
            paragraph.setSpacingBetween(1.15);
            var run = paragraph.createRun();
            font(run, 10, header);
            run.setText(lines[i]);
        }
    }
}
