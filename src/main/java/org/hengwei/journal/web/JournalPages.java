package org.hengwei.journal.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengwei.journal.AttachmentView;
import org.hengwei.journal.CommentView;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.journal.JournalPermission;
import org.hengwei.journal.Wording;
import org.hengwei.shared.Audience;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The timeline that other rooms' pages show by URL, with its comment box and files; and the page that checks the chain. */
@Controller
class JournalPages {

    private static final int SHOWN = 200;

    private final Journal journal;

    JournalPages(Journal journal) {
        this.journal = journal;
    }

    @GetMapping("/journal/{kind}/{code}")
    ModelAndView timeline(@PathVariable String kind, @PathVariable String code, Ui ui) {
        return timeline(new Subject(kind, code), ui, "", null);
    }

    @PostMapping("/journal/{kind}/{code}/comments")
    ModelAndView comment(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean forCustomer,
            Ui ui) {
        var subject = new Subject(kind, code);
        try {
            journal.comment(subject, text, audience(forCustomer));
            return timeline(subject, ui, "", null);
        } catch (Refused refused) {
            return timeline(subject, ui, text, refused);
        }
    }

    @PostMapping("/journal/{kind}/{code}/attachments")
    ModelAndView attach(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean forCustomer,
            Ui ui)
            throws IOException {
        var subject = new Subject(kind, code);
        try {
            var name = file.getOriginalFilename();
            journal.attach(subject, name == null ? "" : name, file.getBytes(), audience(forCustomer));
            return timeline(subject, ui, "", null);
        } catch (Refused refused) {
            return timeline(subject, ui, "", refused);
        }
    }

    /** Always a download, never shown in our own origin. */
    @GetMapping("/attachments/{id}")
    ResponseEntity<byte[]> file(@PathVariable long id) {
        return download(journal.file(id));
    }

    static ResponseEntity<byte[]> download(Journal.File file) {
        var disposition = ContentDisposition.attachment()
                .filename(file.attachment().name(), UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(file.attachment().mediaType()))
                .body(file.content());
    }

    @GetMapping("/journal")
    ModelAndView chain(@RequestParam(defaultValue = "false") boolean check, Ui ui) {
        return Page.of(ui, "journal/chain").with("outcome", check ? journal.verify() : null);
    }

    private ModelAndView timeline(Subject subject, Ui ui, String typed, @Nullable Refused refused) {
        var page = Page.of(ui, "journal/timeline")
                .with("subject", subject)
                .with("lines", lines(subject, ui))
                .with("links", journal.links(subject))
                .with("journal", journal)
                .with("typed", typed);
        return refused == null ? page : page.refused(refused);
    }

    private List<TimelineLine> lines(Subject subject, Ui ui) {
        var comments =
                journal.comments(subject).stream().collect(Collectors.toMap(CommentView::id, Function.identity()));
        var files = journal.attachments(subject).stream()
                .collect(Collectors.toMap(AttachmentView::id, Function.identity()));
        var lines = new ArrayList<TimelineLine>();
        for (JournalEntry entry : journal.entries(subject, null, SHOWN).items()) {
            lines.add(new TimelineLine(
                    entry,
                    Wording.of(entry, ui),
                    comments.get(number(entry, "comment")),
                    files.get(number(entry, "attachment"))));
        }
        return lines.reversed();
    }

    private static long number(JournalEntry entry, String detail) {
        return entry.details().get(detail) instanceof Number n ? n.longValue() : -1;
    }

    private static Audience audience(boolean forCustomer) {
        return forCustomer ? Audience.CUSTOMER : Audience.INTERNAL;
    }

    @Configuration
    static class Nav {
        @Bean
        NavItem journalNav() {
            return new NavItem(NavItem.Group.HOUSE, 80, "journal.chain", "/journal", "link", JournalPermission.VERIFY);
        }
    }
}
