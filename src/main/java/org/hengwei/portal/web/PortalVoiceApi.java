package org.hengwei.portal.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.OwnComplaint;
import org.hengwei.portal.PortalComplaints;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.surveys.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a contact complains of and is asked, over the API. */
@RestController
@RequestMapping("/api/v1/portal")
class PortalVoiceApi {

    private final PortalComplaints complaints;
    private final Answers answers;

    PortalVoiceApi(PortalComplaints complaints, Answers answers) {
        this.complaints = complaints;
        this.answers = answers;
    }

    @GetMapping("/complaints")
    Slice<OwnComplaint> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "25") int limit) {
        return complaints.list(cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/complaints")
    ResponseEntity<OwnComplaint> complain(@RequestBody PortalComplaints.Complain body) {
        var made = complaints.complain(body);
        return ResponseEntity.created(URI.create("/api/v1/portal/complaints/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/complaints/{number}")
    ResponseEntity<OwnComplaint> find(@PathVariable String number) {
        return answer(complaints.find(number));
    }

    record Withdrawn(@Nullable String reason) {}

    @PostMapping("/complaints/{number}/withdrawal")
    ResponseEntity<OwnComplaint> withdraw(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Withdrawn body) {
        var key = ComplaintKey.of(number, Versions.of(ifMatch));
        return answer(complaints.withdraw(key, body == null ? null : body.reason()));
    }

    private static ResponseEntity<OwnComplaint> answer(OwnComplaint complaint) {
        return ResponseEntity.ok().eTag(Versions.tag(complaint.version())).body(complaint);
    }

    /** A form that waits for the contact himself. */
    record Invitation(String number, @Nullable Instant sentAt) {}

    @GetMapping("/surveys")
    List<Invitation> surveys() {
        return answers.waitingForMe().stream()
                .map(response -> new Invitation(response.number(), response.sentAt()))
                .toList();
    }

    /** @param path of the form, good for answering once */
    record OpenForm(String path) {}

    @PostMapping("/surveys/{number}/link")
    OpenForm open(@PathVariable String number) {
        return new OpenForm(answers.myLink(number));
    }
}
