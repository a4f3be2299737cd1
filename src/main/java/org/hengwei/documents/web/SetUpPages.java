package org.hengwei.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.documents.Numbering;
import org.hengwei.documents.Numbering.Scheme;
import org.hengwei.documents.Templates;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Company name, number schemes and the company's own Word templates. */
@Controller
class SetUpPages {

    private final Numbering numbering;
    private final Templates templates;

    SetUpPages(Numbering numbering, Templates templates) {
        this.numbering = numbering;
        this.templates = templates;
    }

    @GetMapping("/document-set-up")
    ModelAndView page(Ui ui) {
        return page(ui, null, null);
    }

    private Page page(Ui ui, @Nullable Scheme typed, @Nullable String company) {
        return Page.of(ui, "documents/set-up")
                .with("company", company == null ? numbering.company() : company)
                .with("schemes", numbering.schemes())
                .with("templates", templates.all())
                .with("required", templates.required())
                .with("typed", typed);
    }

    @PostMapping("/document-set-up/company")
    ModelAndView company(@RequestParam(defaultValue = "") String company, Ui ui) {
        try {
            numbering.nameCompany(company);
            return Page.redirect("/document-set-up");
        } catch (Refused refused) {
            return page(ui, null, company).refused(refused);
        }
    }

    @PostMapping("/document-set-up/schemes")
    ModelAndView scheme(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(defaultValue = "V1.0") String versions,
            @RequestParam(defaultValue = "1") int nextSeq,
            Ui ui) {
        var typed = new Scheme(kind, nameZh, nameEn, pattern, versions, nextSeq, 0);
        try {
            numbering.define(typed);
            return Page.redirect("/document-set-up");
        } catch (Refused refused) {
            return page(ui, typed, null).refused(refused);
        }
    }

    @PostMapping("/document-set-up/templates")
    ModelAndView template(@RequestParam String kind, @RequestParam MultipartFile file, Ui ui) throws IOException {
        try {
            var name = file.getOriginalFilename();
            templates.replace(kind, name == null ? "template.docx" : name, file.getBytes());
            return Page.redirect("/document-set-up");
        } catch (Refused refused) {
            return page(ui, null, null).refused(refused);
        }
    }

    @PostMapping("/document-set-up/templates/removal")
    ModelAndView remove(@RequestParam String kind) {
        templates.remove(kind);
        return Page.redirect("/document-set-up");
    }

    @GetMapping("/document-set-up/templates/file")
    ResponseEntity<byte[]> file(
            @RequestParam(defaultValue = "*") String kind, @RequestParam(defaultValue = "zh-CN") String language) {
        var name = (kind.equals("*") ? "template" : kind) + ".docx";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(DocumentFormat.DOCX.mediaType()))
                .body(templates.inUse(kind, language));
    }
}
