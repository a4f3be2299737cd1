package org.hengwei.mail.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hengwei.jobs.JobView;
import org.hengwei.mail.AcceptMail;
import org.hengwei.mail.MailState;
import org.hengwei.mail.MailView;
import org.hengwei.mail.MailboxTrial;
import org.hengwei.mail.MailboxView;
import org.hengwei.mail.Mailboxes;
import org.hengwei.mail.Mails;
import org.hengwei.mail.OutgoingView;
import org.hengwei.mail.PutMailbox;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mailboxes, and the mails received and sent. A mailbox's password goes in and never comes out. */
@RestController
@RequestMapping("/api/v1")
class MailApi {

    private final Mailboxes mailboxes;
    private final Mails mails;

    MailApi(Mailboxes mailboxes, Mails mails) {
        this.mailboxes = mailboxes;
        this.mails = mails;
    }

    @GetMapping("/mailboxes")
    List<MailboxView> mailboxes() {
        return mailboxes.list();
    }

    @GetMapping("/mailboxes/{id}")
    ResponseEntity<MailboxView> mailbox(@PathVariable long id) {
        return tagged(mailboxes.find(id));
    }

    @PostMapping("/mailboxes")
    ResponseEntity<MailboxView> add(@RequestBody PutMailbox body) {
        var made = mailboxes.add(body);
        return ResponseEntity.created(URI.create("/api/v1/mailboxes/" + made.id()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @PutMapping("/mailboxes/{id}")
    ResponseEntity<MailboxView> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PutMailbox body) {
        return tagged(mailboxes.change(id, Versions.of(ifMatch), body));
    }

    private static ResponseEntity<MailboxView> tagged(MailboxView box) {
        return ResponseEntity.ok().eTag(Versions.tag(box.version())).body(box);
    }

    /** Signs in to the server and looks into the folder. */
    @PostMapping("/mailboxes/{id}/trial")
    MailboxTrial tryOut(@PathVariable long id) {
        return mails.tryOut(id);
    }

    /** Fetches now; the job tells how many mails there were. */
    @PostMapping("/mailboxes/{id}/fetching")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> fetch(@PathVariable long id) {
        JobView job = mailboxes.fetch(id);
        return Map.of("id", job.code(), "href", "/api/v1/jobs/" + job.code());
    }

    @GetMapping("/mails")
    Slice<MailView> list(
            @RequestParam(required = false) @Nullable MailState state,
            @RequestParam(required = false) @Nullable Long mailbox,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return mails.list(state, mailbox, ticket, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/mails/{id}")
    ResponseEntity<MailView> mail(@PathVariable long id) {
        return tagged(mails.find(id));
    }

    @GetMapping("/mails/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        return MailPages.download(mails.find(id), mails.raw(id));
    }

    @PostMapping("/mails/{id}/acceptance")
    ResponseEntity<MailView> accept(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AcceptMail body) {
        return tagged(mails.accept(id, Versions.of(ifMatch), body));
    }

    /** @param ticket number of an incident or request */
    record Joining(@Nullable String ticket) {}

    @PostMapping("/mails/{id}/joining")
    ResponseEntity<MailView> join(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Joining body) {
        return tagged(mails.join(id, Versions.of(ifMatch), body.ticket()));
    }

    record Discarding(@Nullable String reason) {}

    @PostMapping("/mails/{id}/discarding")
    ResponseEntity<MailView> discard(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Discarding body) {
        return tagged(mails.discard(id, Versions.of(ifMatch), body.reason()));
    }

    @PostMapping("/mails/{id}/retrial")
    ResponseEntity<MailView> retry(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(mails.retry(id, Versions.of(ifMatch)));
    }

    private static ResponseEntity<MailView> tagged(MailView mail) {
        return ResponseEntity.ok().eTag(Versions.tag(mail.version())).body(mail);
    }

    @GetMapping("/outgoing-mails")
    Slice<OutgoingView> outgoing(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return mails.outgoing(state, ticket, cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/outgoing-mails/{id}/retrial")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAgain(@PathVariable long id) {
        mails.sendAgain(id);
    }
}
