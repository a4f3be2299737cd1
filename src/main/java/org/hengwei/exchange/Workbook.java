package org.hengwei.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the first sheet of an Excel workbook row by row, without holding the workbook; dates come as ISO. */
final class Workbook {

    private static final double LEAST_INFLATION = 0.001;

    private Workbook() {}

    static Table read(InputStream content, int most) {
        ZipSecureFile.setMinInflateRatio(LEAST_INFLATION);
        ZipSecureFile.setMaxEntrySize(ForeignFile.MOST_BYTES);
        var table = new Table(true, most);
        try (var opened = OPCPackage.open(content)) {
            var reader = new XSSFReader(opened);
            var sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw Refused.field("file", "exchange.refused.empty");
            }
            try (var sheet = sheets.next()) {
                var xml = XMLHelper.newXMLReader();
                xml.setContentHandler(new XSSFSheetXMLHandler(
                        reader.getStylesTable(),
                        null,
                        new ReadOnlySharedStringsTable(opened),
                        new Rows(table),
                        new Plain(),
                        false));
                xml.parse(new InputSource(sheet));
            }
        } catch (Table.Enough e) {
            return table;
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException e) {
            throw Refused.field("file", "exchange.refused.damaged");
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw Refused.field("file", "exchange.refused.damaged");
        }
        return table;
    }

    /** Numbers as they are and dates as ISO, whatever the cell's style shows. */
    private static final class Plain extends DataFormatter {
        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString, boolean use1904) {
            if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
                return DateUtil.getLocalDateTime(value, use1904).toString();
            }
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final Table table;
        private List<String> cells = new ArrayList<>();

        Rows(Table table) {
            this.table = table;
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            table.add(row + 1, cells);
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            var column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column > Table.MOST_COLUMNS) {
                throw Refused.field("file", "exchange.refused.too-wide", Table.MOST_COLUMNS);
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null ? "" : value);
        }
    }
}
