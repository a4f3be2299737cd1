package org.hengwei.documents.web;

import static org.hengwei.documents.web.DraftInput.text;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.DocumentLine;
import org.hengwei.documents.DocumentState;
import org.hengwei.documents.DocumentView;
import org.hengwei.documents.DocumentViews;
import org.hengwei.documents.Documents;
import org.hengwei.documents.Numbering;
import org.hengwei.documents.Numbering.Scheme;
import org.hengwei.documents.Templates;
import org.hengwei.documents.VersionView;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents over the API. In addresses a number stands without slashes and blanks, as given in {@code code}. */
@RestController
@RequestMapping("/api/v1")
class DocumentApi {

    private static final int MOST = 200;

    private final Documents documents;
    private final DocumentViews views;
    private final Numbering numbering;
    private final Templates templates;

    DocumentApi(Documents documents, DocumentViews views, Numbering numbering, Templates templates) {
        this.documents = documents;
        this.views = views;
        this.numbering = numbering;
        this.templates = templates;
    }

    /** A change asked of another version than the one at hand is refused as stale before anything happens. */
    @ModelAttribute
    void fresh(
            @PathVariable(required = false) @Nullable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpMethod method) {
        var wanted = Versions.of(ifMatch);
        if (number != null && wanted != null && method != HttpMethod.GET) {
            Versions.check(wanted, views.get(number).version());
        }
    }

    @GetMapping("/documents")
    Slice<DocumentLine> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable DocumentState state,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return views.list(new DocumentViews.Filter(kind, state, year, q), cursor, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/documents")
    ResponseEntity<DocumentView> draft(@RequestBody DraftInput body) {
        var made = documents.draft(body.draft());
        return ResponseEntity.created(URI.create("/api/v1/documents/" + made.code()))
                .eTag(Integer.toString(made.version()))
                .body(made);
    }

    @GetMapping("/documents/{number}")
    ResponseEntity<DocumentView> get(@PathVariable String number) {
        return tagged(views.get(number));
    }

    @GetMapping("/documents/{number}/versions")
    List<VersionView> versions(@PathVariable String number) {
        return views.get(number).versions();
    }

    /** What the version says; 404 while nothing has been written. */
    @GetMapping("/documents/{number}/versions/{version}/content")
    DocumentContent content(@PathVariable String number, @PathVariable String version) {
        var content = views.content(number, version);
        if (content == null) {
            throw Refused.notFound(number);
        }
        return content;
    }

    @GetMapping("/documents/{number}/versions/{version}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String number,
            @PathVariable String version,
            @RequestParam(defaultValue = "pdf") String format) {
        return DocumentPages.download(views.file(number, version, DocumentPages.format(format)));
    }

    @PutMapping("/documents/{number}/content")
    ResponseEntity<DocumentView> write(@PathVariable String number, @RequestBody DocumentContent body) {
        return tagged(documents.write(number, body));
    }

    @PostMapping("/documents/{number}/submission")
    ResponseEntity<DocumentView> submit(@PathVariable String number, @RequestBody DocumentContent body) {
        return tagged(documents.submit(number, body));
    }

    record Signers(@Nullable String reviewer, @Nullable String approver) {}

    @PutMapping("/documents/{number}/signers")
    ResponseEntity<DocumentView> signers(@PathVariable String number, @RequestBody Signers body) {
        return tagged(documents.signers(number, text(body.reviewer()), text(body.approver())));
    }

    record Issue(@Nullable String effectiveOn) {}

    @PostMapping("/documents/{number}/issue")
    ResponseEntity<DocumentView> issue(@PathVariable String number, @RequestBody Issue body) {
        return tagged(documents.issue(number, DocumentPages.day(text(body.effectiveOn()))));
    }

    record Revision(
            boolean major,
            @Nullable String reason,
            @Nullable String pages) {}

    @PostMapping("/documents/{number}/revision")
    ResponseEntity<DocumentView> revise(@PathVariable String number, @RequestBody Revision body) {
        return tagged(documents.reviseFrom(number, body.major(), text(body.reason()), body.pages()));
    }

    record Distribution(@Nullable List<String> departments) {}

    @PostMapping("/documents/{number}/distribution")
    ResponseEntity<DocumentView> distribute(@PathVariable String number, @RequestBody Distribution body) {
        return tagged(documents.distribute(number, body.departments() == null ? List.of() : body.departments()));
    }

    @PostMapping("/documents/{number}/acknowledgement")
    ResponseEntity<DocumentView> acknowledge(@PathVariable String number) {
        return tagged(documents.acknowledge(number));
    }

    record Reason(@Nullable String reason) {}

    @PostMapping("/documents/{number}/revision-request")
    ResponseEntity<Void> request(@PathVariable String number, @RequestBody Reason body) {
        documents.requestRevision(number, text(body.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/documents/{number}/obsolescence")
    ResponseEntity<DocumentView> obsolete(@PathVariable String number, @RequestBody Reason body) {
        return tagged(documents.obsolete(number, text(body.reason())));
    }

    @PostMapping("/documents/{number}/withdrawal")
    ResponseEntity<DocumentView> withdraw(@PathVariable String number, @RequestBody Reason body) {
        return tagged(documents.withdraw(number, text(body.reason())));
    }

    @GetMapping("/document-schemes")
    List<Scheme> schemes() {
        return numbering.schemes();
    }

    @PutMapping("/document-schemes/{kind}")
    Scheme define(@PathVariable String kind, @RequestBody Scheme body) {
        return numbering.define(new Scheme(
                kind, body.nameZh(), body.nameEn(), body.pattern(), body.versions(), body.nextSeq(), body.version()));
    }

    record Company(@Nullable String name) {}

    @GetMapping("/document-company")
    Company company() {
        return new Company(numbering.company());
    }

    @PutMapping("/document-company")
    Company company(@RequestBody Company body) {
        numbering.nameCompany(text(body.name()));
        return new Company(numbering.company());
    }

    @GetMapping("/document-templates")
    List<Templates.TemplateView> templates() {
        return templates.all();
    }

    @PostMapping("/document-templates/{kind}")
    List<Templates.TemplateView> template(@PathVariable String kind, @RequestParam MultipartFile file)
            throws IOException {
        templates.replace(kind, text(file.getOriginalFilename()), file.getBytes());
        return templates.all();
    }

    @DeleteMapping("/document-templates/{kind}")
    ResponseEntity<Void> removeTemplate(@PathVariable String kind) {
        templates.remove(kind);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<DocumentView> tagged(DocumentView document) {
        return ResponseEntity.ok().eTag(Integer.toString(document.version())).body(document);
    }
}
