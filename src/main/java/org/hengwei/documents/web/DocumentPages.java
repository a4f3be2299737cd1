package org.hengwei.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.hengwei.documents.DocumentFile;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.documents.DocumentPermission;
import org.hengwei.documents.DocumentState;
import org.hengwei.documents.DocumentView;
import org.hengwei.documents.DocumentViews;
import org.hengwei.documents.Documents;
import org.hengwei.documents.Numbering;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Documents: the list, a new one, and one with its control header, versions, signatures and distribution. */
@Controller
class DocumentPages {

    private static final int SHOWN = 25;

    private final Documents documents;
    private final DocumentViews views;
    private final Numbering numbering;
    private final People people;
    private final Departments departments;

    DocumentPages(
            Documents documents, DocumentViews views, Numbering numbering, People people, Departments departments) {
        this.documents = documents;
        this.views = views;
        this.numbering = numbering;
        this.people = people;
        this.departments = departments;
    }

    @GetMapping("/documents")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var wanted = state == null || state.isBlank() ? null : state(state);
        var filter = new DocumentViews.Filter(kind, wanted, year, q);
        return Page.of(ui, "documents/list")
                .with("slice", views.list(filter, cursor, SHOWN))
                .with("filter", filter)
                .with("kinds", kinds(ui))
                .with("first", cursor == null)
                .with("base", base(filter));
    }

    private static DocumentState state(String text) {
        try {
            return DocumentState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Refused.field("state", "shared.refused.malformed");
        }
    }

    private static String base(DocumentViews.Filter filter) {
        var uri = UriComponentsBuilder.fromPath("/documents");
        if (filter.kind() != null) {
            uri.queryParam("kind", filter.kind());
        }
        if (filter.state() != null) {
            uri.queryParam("state", filter.state());
        }
        if (filter.year() != null) {
            uri.queryParam("year", filter.year());
        }
        if (filter.q() != null) {
            uri.queryParam("q", filter.q());
        }
        var text = uri.encode().toUriString();
        return text + (text.contains("?") ? "&" : "?");
    }

    @GetMapping("/documents/new")
    ModelAndView blank(Ui ui) {
        return form(ui, DraftInput.empty());
    }

    @PostMapping("/documents")
    ModelAndView draft(DraftInput input, Ui ui) {
        try {
            return Page.redirect("/documents/" + documents.draft(input.draft()).code());
        } catch (Refused refused) {
            return form(ui, input).refused(refused);
        }
    }

    private Page form(Ui ui, DraftInput input) {
        return Page.of(ui, "documents/new")
                .with("input", input)
                .with("kinds", kinds(ui))
                .with("staff", people.staff())
                .with("departments", departmentNames());
    }

    private Map<String, String> departmentNames() {
        var names = new LinkedHashMap<String, String>();
        departments.all(false).forEach(department -> names.put(department.code(), department.name()));
        return names;
    }

    private Map<String, String> kinds(Ui ui) {
        var names = new LinkedHashMap<String, String>();
        for (var scheme : numbering.schemes()) {
            if (!scheme.kind().equals("*")) {
                names.put(scheme.kind(), ui.pick(scheme.nameZh(), scheme.nameEn()));
            }
        }
        return names;
    }

    @GetMapping("/documents/{code}")
    ModelAndView one(@PathVariable String code, Ui ui) {
        var document = views.get(code);
        return page(ui, document, typed(document), references(document));
    }

    /** Versions, files and signatures, for the page of the thing it puts on paper. */
    @GetMapping("/documents/{code}/signatures")
    ModelAndView signatures(@PathVariable String code, Ui ui) {
        return Page.of(ui, "documents/signatures").with("document", views.get(code));
    }

    private String typed(DocumentView document) {
        return PlainText.write(views.content(document.number(), document.label()));
    }

    private String references(DocumentView document) {
        var content = views.content(document.number(), document.label());
        return content == null ? "" : String.join("\n", content.cover().references());
    }

    private Page page(Ui ui, DocumentView document, String text, String references) {
        return Page.of(ui, "documents/document")
                .with("document", document)
                .with("kinds", kinds(ui))
                .with("names", people.names(List.of(document.author(), document.reviewer(), document.approver())))
                .with("departments", departmentNames())
                .with("text", text)
                .with("references", references)
                .with("written", views.content(document.number(), document.label()) != null);
    }

    /** Saves the draft; with {@code submit} it goes into sign-off. */
    @PostMapping("/documents/{code}/content")
    ModelAndView write(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String references,
            @RequestParam(defaultValue = "false") boolean submit,
            Ui ui) {
        var content = PlainText.read(text, "", references);
        try {
            var after = submit ? documents.submit(code, content) : documents.write(code, content);
            return Page.redirect("/documents/" + after.code());
        } catch (Refused refused) {
            return page(ui, views.get(code), text, references).refused(refused);
        }
    }

    @PostMapping("/documents/{code}/issue")
    ModelAndView issue(@PathVariable String code, @RequestParam(defaultValue = "") String effectiveOn, Ui ui) {
        return done(code, ui, () -> documents.issue(code, day(effectiveOn)));
    }

    @PostMapping("/documents/{code}/revision")
    ModelAndView revise(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String pages,
            @RequestParam(defaultValue = "false") boolean major,
            Ui ui) {
        return done(code, ui, () -> documents.reviseFrom(code, major, reason, pages.isBlank() ? null : pages));
    }

    @PostMapping("/documents/{code}/distribution")
    ModelAndView distribute(
            @PathVariable String code, @RequestParam(required = false) @Nullable List<String> department, Ui ui) {
        return done(code, ui, () -> documents.distribute(code, department == null ? List.of() : department));
    }

    @PostMapping("/documents/{code}/acknowledgement")
    ModelAndView acknowledge(@PathVariable String code, Ui ui) {
        return done(code, ui, () -> documents.acknowledge(code));
    }

    @PostMapping("/documents/{code}/revision-request")
    ModelAndView request(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Ui ui) {
        return done(code, ui, () -> {
            documents.requestRevision(code, reason);
            return views.get(code);
        });
    }

    @PostMapping("/documents/{code}/obsolescence")
    ModelAndView obsolete(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Ui ui) {
        return done(code, ui, () -> documents.obsolete(code, reason));
    }

    private ModelAndView done(String code, Ui ui, Supplier<DocumentView> deed) {
        try {
            return Page.redirect("/documents/" + deed.get().code());
        } catch (Refused refused) {
            var document = views.get(code);
            return page(ui, document, typed(document), references(document)).refused(refused);
        }
    }

    @GetMapping("/documents/{code}/versions/{version}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String code,
            @PathVariable String version,
            @RequestParam(defaultValue = "pdf") String format) {
        return download(views.file(code, version, format(format)));
    }

    static DocumentFormat format(String text) {
        try {
            return DocumentFormat.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.field("format", "shared.refused.malformed");
        }
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.field("effectiveOn", "documents.refused.date");
        }
    }

    static ResponseEntity<byte[]> download(DocumentFile file) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Content-SHA256", file.sha256())
                .contentType(MediaType.parseMediaType(file.format().mediaType()))
                .body(file.bytes());
    }

    @Configuration
    static class Nav {
        @Bean
        NavItem documentNav() {
            return new NavItem(
                    NavItem.Group.PLAN, 60, "documents.nav", "/documents", "file-certificate", DocumentPermission.READ);
        }

        @Bean
        NavItem documentSetUpNav() {
            return new NavItem(
                    NavItem.Group.HOUSE,
                    70,
                    "documents.nav.set-up",
                    "/document-set-up",
                    "template",
                    DocumentPermission.SET_UP);
        }
    }
}
