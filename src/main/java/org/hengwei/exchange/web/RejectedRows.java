package org.hengwei.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hengwei.exchange.Imports;
import org.hengwei.exchange.RejectedRow;
import org.hengwei.exchange.SafeCsv;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The rows that were not taken, as a file to mend and send again: the file's own columns, then line and reason. */
@Component
class RejectedRows {

    private final Imports imports;

    RejectedRows(Imports imports) {
        this.imports = imports;
    }

    void write(String code, Locale locale, MessageSource messages, HttpServletResponse response) throws IOException {
        var view = imports.find(code);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + view.code() + "-rejected.csv\"");
        var out = response.getWriter();
        out.write('\ufeff');
        var header = new ArrayList<>(view.header());
        header.add("_line");
        header.add("_reason");
        out.write(SafeCsv.line(header));
        imports.rejectedRows(code, row -> line(out, row, view.header().size(), locale, messages));
        out.flush();
    }

    private static void line(PrintWriter out, RejectedRow row, int width, Locale locale, MessageSource messages) {
        var cells = new ArrayList<String>(row.cells());
        while (cells.size() < width) {
            cells.add("");
        }
        cells.add(String.valueOf(row.line()));
        cells.add(reason(row, locale, messages));
        out.write(SafeCsv.line(List.copyOf(cells)));
    }

    static String reason(RejectedRow row, Locale locale, MessageSource messages) {
        return Objects.requireNonNull(
                messages.getMessage(row.reason(), row.args().toArray(), row.reason(), locale));
    }
}
