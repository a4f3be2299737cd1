package org.hengwei.customers.web;

import java.io.IOException;
import java.time.LocalDate;
import org.hengwei.customers.DossierView;
import org.hengwei.customers.Filing;
import org.hengwei.customers.ProjectDossiers;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A project's dossier over the API; every verb answers with the whole of it. */
@RestController
@RequestMapping("/api/v1")
class DossierApi {

    private static final int MOST = 200;

    private final ProjectDossiers dossiers;

    DossierApi(ProjectDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/projects/{code}/dossier")
    DossierView find(@PathVariable String code) {
        return dossiers.find(code);
    }

    @PostMapping(path = "/projects/{code}/dossier/papers", consumes = MediaType.APPLICATION_JSON_VALUE)
    DossierView file(@PathVariable String code, @RequestBody Filing.Paper body) {
        return dossiers.file(code, body, null, null);
    }

    @PostMapping(path = "/projects/{code}/dossier/papers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    DossierView file(
            @PathVariable String code,
            @RequestParam(required = false) Filing.@Nullable Stage stage,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable LocalDate datedOn,
            @RequestParam(required = false) @Nullable String signedBy,
            @RequestParam MultipartFile file)
            throws IOException {
        var paper = new Filing.Paper(stage, title, datedOn, signedBy);
        return dossiers.file(code, paper, file.getOriginalFilename(), file.getBytes());
    }

    @PostMapping("/projects/{code}/dossier/costs")
    DossierView enter(@PathVariable String code, @RequestBody Filing.Cost body) {
        return dossiers.enter(code, body);
    }

    @PostMapping("/projects/{code}/dossier/trainings")
    DossierView plan(@PathVariable String code, @RequestBody Filing.Training body) {
        return dossiers.plan(code, body);
    }

    @PostMapping("/projects/{code}/dossier/trainings/{id}/held")
    DossierView hold(@PathVariable String code, @PathVariable long id, @RequestBody Filing.HeldTraining body) {
        return dossiers.hold(code, id, body);
    }

    @PostMapping("/projects/{code}/dossier/vendor-services")
    DossierView supervise(@PathVariable String code, @RequestBody Filing.VendorService body) {
        return dossiers.supervise(code, body);
    }

    @PostMapping("/projects/{code}/dossier/talks")
    DossierView talk(@PathVariable String code, @RequestBody Filing.Talk body) {
        return dossiers.talk(code, body);
    }

    record TalkInterval(@Nullable Integer days) {}

    @PutMapping("/projects/{code}/dossier/talk-interval")
    DossierView talkEvery(@PathVariable String code, @RequestBody TalkInterval body) {
        return dossiers.talkEvery(code, body.days());
    }

    /** When each project is to be talked about next; only those past it with {@code overdue=true}. */
    @GetMapping("/progress-talks")
    Slice<Filing.TalkDue> due(
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return dossiers.talksDue(overdue, cursor, Math.clamp(limit, 1, MOST));
    }
}
