package org.hengwei.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.hengwei.exchange.ImportMode;
import org.hengwei.exchange.ImportView;
import org.hengwei.exchange.Imports;
import org.hengwei.exchange.Mapping;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports over the API: a file, its mapping and the mode go in, a job comes out. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {

    private final Imports imports;
    private final RejectedRows rejected;
    private final MessageSource messages;

    ImportApi(Imports imports, RejectedRows rejected, MessageSource messages) {
        this.imports = imports;
        this.rejected = rejected;
        this.messages = messages;
    }

    /**
     * The job that does it.
     *
     * @param id of the job, {@code href} where it answers
     */
    record Accepted(String id, String href, String importCode) {}

    /** multipart: file, mapping (JSON, as a field or a file), mode = PREVIEW or COMMIT. */
    @PostMapping("/incidents")
    ResponseEntity<Accepted> take(MultipartHttpServletRequest request) throws IOException {
        var file = request.getFile("file");
        if (file == null) {
            throw Refused.field("file", "shared.required");
        }
        var mapping = imports.mapping(mapping(request));
        var mode = mode(request.getParameter("mode"));
        var made = imports.upload(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
        return accepted(imports.start(made.code(), mapping, mode));
    }

    private static String mapping(MultipartHttpServletRequest request) throws IOException {
        MultipartFile part = request.getFile("mapping");
        var text = part == null ? request.getParameter("mapping") : new String(part.getBytes(), StandardCharsets.UTF_8);
        if (text == null || text.isBlank()) {
            throw Refused.field("mapping", "shared.required");
        }
        return text;
    }

    static ImportMode mode(@Nullable String text) {
        try {
            return ImportMode.valueOf(String.valueOf(text).strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.field("mode", "exchange.refused.mode");
        }
    }

    private static ResponseEntity<Accepted> accepted(ImportView made) {
        var job = Objects.requireNonNull(made.job());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Accepted(job, "/api/v1/jobs/" + job, made.code()));
    }

    @GetMapping
    Slice<ImportView> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "25") int limit) {
        return imports.list(cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/{code}")
    ImportView find(@PathVariable String code) {
        return imports.find(code);
    }

    /** A further run over a file that is here already. */
    record Run(@Nullable Mapping mapping, @Nullable String mode) {}

    @PostMapping("/{code}/runs")
    ResponseEntity<Accepted> run(@PathVariable String code, @RequestBody Run body) {
        if (body.mapping() == null) {
            throw Refused.field("mapping", "shared.required");
        }
        return accepted(imports.start(code, body.mapping(), mode(body.mode())));
    }

    @GetMapping("/{code}/rejected-rows")
    void rejectedRows(@PathVariable String code, Locale locale, HttpServletResponse response) throws IOException {
        rejected.write(code, locale, messages, response);
    }
}
