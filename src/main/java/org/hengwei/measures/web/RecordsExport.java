package org.hengwei.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hengwei.measures.CountedRecord;
import org.hengwei.measures.Definitions;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.shared.Period;
import org.hengwei.shared.Sheet;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The records behind a figure as a workbook. */
@Controller
class RecordsExport {

    /** More than elsewhere, since each stretch counts all records anew. */
    private static final int STRETCH = 5_000;

    private final Measures measures;
    private final Definitions definitions;
    private final Sheets sheets;

    RecordsExport(Measures measures, Definitions definitions, Sheets sheets) {
        this.measures = measures;
        this.definitions = definitions;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/measures/" + MetricPages.CODE + "/records/export", "/api/v1/metrics/{code}/records"},
            produces = Sheets.XLSX)
    void export(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable List<String> counted,
            Ui ui,
            HttpServletResponse response)
            throws IOException {
        var of = Scope.parse(scope);
        var when = period == null || period.isBlank() ? measures.current(definitions.find(code)) : Period.parse(period);
        var parts = counted == null
                ? List.<String>of()
                : counted.stream().filter(part -> !part.isBlank()).toList();
        sheet(ui).send(response, code + "-" + when, cursor -> {
            var records = measures.records(code, of, when, parts, cursor, STRETCH);
            return new Slice<>(records.items(), records.nextCursor(), null);
        });
    }

    private Sheet<CountedRecord> sheet(Ui ui) {
        return sheets.<CountedRecord>of(ui, "measures.records")
                .column("measures.records.date", CountedRecord::at)
                .column("measures.records.subject", CountedRecord::code)
                .column("measures.export.title", CountedRecord::title)
                .named("measures.scope.PROJECT", "PROJECT", CountedRecord::project)
                .named("measures.scope.CUSTOMER", "CUSTOMER", CountedRecord::customer)
                .named("measures.scope.DEPARTMENT", "DEPARTMENT", CountedRecord::department)
                .named("measures.records.person", "PERSON", CountedRecord::person)
                .column(
                        "measures.state",
                        line -> ui.t((line.counted().endsWith("ATOR") ? "measures.part.counted." : "measures.part.")
                                + line.counted()));
    }
}
