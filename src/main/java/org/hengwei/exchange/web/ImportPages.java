package org.hengwei.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hengwei.exchange.ImportView;
import org.hengwei.exchange.Imports;
import org.hengwei.exchange.Mapping;
import org.hengwei.exchange.RejectedRow;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Imports by hand: upload, say what is what, look at what would happen, take it in. */
@Controller
class ImportPages {

    private static final String CODE = "{code:IMP-\\d+}";
    private static final int ROWS = 25;
    private static final int REJECTED_SHOWN = 20;

    private final Imports imports;
    private final RejectedRows rejected;
    private final MessageSource messages;

    ImportPages(Imports imports, RejectedRows rejected, MessageSource messages) {
        this.imports = imports;
        this.rejected = rejected;
        this.messages = messages;
    }

    @GetMapping("/imports")
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor, Ui ui) {
        return page(cursor, ui);
    }

    private Page page(@Nullable String cursor, Ui ui) {
        return Page.of(ui, "exchange/imports")
                .with("slice", imports.list(cursor, ROWS))
                .with("first", cursor == null);
    }

    @PostMapping("/imports")
    ModelAndView upload(@RequestParam(required = false) @Nullable MultipartFile file, Ui ui) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw Refused.field("file", "shared.required");
            }
            var made = imports.upload(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
            return Page.redirect("/imports/" + made.code());
        } catch (Refused refused) {
            return page(null, ui).refused(refused);
        }
    }

    @GetMapping("/imports/" + CODE)
    ModelAndView one(@PathVariable String code, Ui ui) {
        var view = imports.find(code);
        var mapping = view.mapping();
        return one(view, mapping == null ? MappingForm.guess(view.header()) : MappingForm.show(mapping), mapping, ui);
    }

    private Page one(ImportView view, Map<String, String> typed, @Nullable Mapping mapping, Ui ui) {
        var result = view.result();
        return Page.of(ui, "exchange/import")
                .with("view", view)
                .with("typed", typed)
                .with("json", typed.getOrDefault("json", mapping == null ? "" : imports.text(mapping)))
                .with("withValues", MappingForm.withValues())
                .with("rejected", result == null || result.rejected() == 0 ? List.<RejectedRow>of() : rows(view.code()))
                .with("shown", REJECTED_SHOWN);
    }

    private List<RejectedRow> rows(String code) {
        return imports.firstRejectedRows(code, REJECTED_SHOWN);
    }

    /** By the form, or by the mapping as JSON when that was sent. */
    @PostMapping("/imports/" + CODE + "/runs")
    ModelAndView run(@PathVariable String code, @RequestParam Map<String, String> form, Ui ui) {
        try {
            var mapping =
                    form.containsKey("json") ? imports.mapping(form.getOrDefault("json", "")) : MappingForm.read(form);
            imports.start(code, mapping, ImportApi.mode(form.get("mode")));
            return Page.redirect("/imports/" + code);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return one(imports.find(code), form, null, ui).refused(refused);
        }
    }

    @GetMapping("/imports/" + CODE + "/rejected-rows")
    void rejectedRows(@PathVariable String code, Locale locale, HttpServletResponse response) throws IOException {
        rejected.write(code, locale, messages, response);
    }
}
