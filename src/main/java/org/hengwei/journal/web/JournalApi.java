package org.hengwei.journal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.hengwei.journal.AttachmentView;
import org.hengwei.journal.CommentView;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.journal.LinkView;
import org.hengwei.journal.Verification;
import org.hengwei.journal.Wording;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.UiFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The same over the API, for any kind of subject. */
@RestController
@RequestMapping("/api/v1")
public class JournalApi {

    private final Journal journal;
    private final UiFactory ui;
    private final Access access;

    JournalApi(Journal journal, UiFactory ui, Access access) {
        this.journal = journal;
        this.ui = ui;
        this.access = access;
    }

    /**
     * @param entry null to a customer's contact, to whom nobody of the house is named
     * @param text the entry in the caller's language
     */
    public record Line(@Nullable JournalEntry entry, Instant at, String text) {}

    @GetMapping("/journal/{kind}/{code}")
    public Slice<Line> entries(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request) {
        var reader = ui.of(request);
        return journal.entries(new Subject(kind, code), cursor, Math.clamp(limit, 1, 200))
                .map(entry -> new Line(
                        access.actor().isContact() ? null : entry, entry.happenedAt(), Wording.of(entry, reader)));
    }

    public record NewComment(
            @Nullable String text, @Nullable Audience audience) {}

    /** To a customer's contact only himself is named; everybody else is empty. */
    private String named(String login) {
        var actor = access.actor();
        return actor.isContact() && !login.equals(actor.login()) ? "" : login;
    }

    @GetMapping("/journal/{kind}/{code}/comments")
    List<CommentView> comments(@PathVariable String kind, @PathVariable String code) {
        return journal.comments(new Subject(kind, code)).stream()
                .map(one -> new CommentView(one.id(), named(one.author()), one.audience(), one.text(), one.createdAt()))
                .toList();
    }

    @PostMapping("/journal/{kind}/{code}/comments")
    ResponseEntity<CommentView> comment(
            @PathVariable String kind, @PathVariable String code, @RequestBody NewComment body) {
        var text = body.text() == null ? "" : body.text();
        var made = journal.comment(new Subject(kind, code), text, orInternal(body.audience()));
        return ResponseEntity.created(URI.create("/api/v1/journal/" + kind + "/" + code + "/comments"))
                .body(made);
    }

    @GetMapping("/journal/{kind}/{code}/attachments")
    List<AttachmentView> attachments(@PathVariable String kind, @PathVariable String code) {
        return journal.attachments(new Subject(kind, code)).stream()
                .map(one -> one.uploadedBy(named(one.uploadedBy())))
                .toList();
    }

    @PostMapping("/journal/{kind}/{code}/attachments")
    ResponseEntity<AttachmentView> attach(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable Audience audience)
            throws IOException {
        var name = file.getOriginalFilename();
        var made = journal.attach(
                new Subject(kind, code), name == null ? "" : name, file.getBytes(), orInternal(audience));
        return ResponseEntity.created(URI.create("/api/v1/attachments/" + made.id()))
                .body(made);
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        return JournalPages.download(journal.file(id));
    }

    public record NewLink(
            @Nullable String other,
            @Nullable String relation,
            @Nullable Audience audience) {}

    @GetMapping("/journal/{kind}/{code}/links")
    List<LinkView> links(@PathVariable String kind, @PathVariable String code) {
        return journal.links(new Subject(kind, code)).stream()
                .map(one -> one.linkedBy(named(one.linkedBy())))
                .toList();
    }

    @PostMapping("/journal/{kind}/{code}/links")
    List<LinkView> link(@PathVariable String kind, @PathVariable String code, @RequestBody NewLink body) {
        var subject = new Subject(kind, code);
        new Checks()
                .present(body.other(), "other")
                .present(body.relation(), "relation")
                .refuse();
        journal.link(
                subject,
                Subject.parse(String.valueOf(body.other())),
                String.valueOf(body.relation()),
                orInternal(body.audience()));
        return journal.links(subject);
    }

    @DeleteMapping("/journal/{kind}/{code}/links")
    ResponseEntity<Void> unlink(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam String other,
            @RequestParam String relation) {
        journal.unlink(new Subject(kind, code), Subject.parse(other), relation);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/journal/verification")
    Verification verify(@RequestParam(required = false) @Nullable String subject) {
        return subject == null ? journal.verify() : journal.verify(Subject.parse(subject));
    }

    public record Erasure(String reason) {}

    @PostMapping("/journal/comments/{id}/erasure")
    ResponseEntity<Void> eraseComment(@PathVariable long id, @RequestBody Erasure body) {
        journal.eraseComment(id, body.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/attachments/{id}/erasure")
    ResponseEntity<Void> eraseAttachment(@PathVariable long id, @RequestBody Erasure body) {
        journal.eraseAttachment(id, body.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/journal/entries/{id}/erasure")
    ResponseEntity<Void> eraseEntry(@PathVariable long id, @RequestBody Erasure body) {
        journal.eraseEntry(id, body.reason());
        return ResponseEntity.noContent().build();
    }

    private static Audience orInternal(@Nullable Audience audience) {
        return audience == null ? Audience.INTERNAL : audience;
    }
}
