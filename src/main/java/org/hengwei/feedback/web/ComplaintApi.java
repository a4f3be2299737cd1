package org.hengwei.feedback.web;

import java.net.URI;
import org.hengwei.feedback.ComplaintFilter;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.ComplaintView;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.shared.Slice;
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

/** Complaints over the API. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintApi {

    private final Complaints complaints;

    ComplaintApi(Complaints complaints) {
        this.complaints = complaints;
    }

    @PostMapping
    ResponseEntity<ComplaintView> receive(@RequestBody ReceiveComplaint complaint) {
        var made = complaints.receive(complaint);
        return ResponseEntity.created(URI.create("/api/v1/complaints/" + made.number()))
                .eTag(Etags.of(made.version()))
                .body(made);
    }

    /** @param status {@code OPEN} for what is neither closed nor withdrawn, or a state */
    @GetMapping
    Slice<ComplaintView> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable ComplaintGrade grade,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var open = "OPEN".equals(status);
        var state = open || status == null ? null : ComplaintPages.state(status);
        var filter = new ComplaintFilter(open, state, grade, project, customer);
        return complaints.list(filter, cursor, Math.clamp(limit, 1, 200), withTotal);
    }

    @GetMapping("/{number}")
    ResponseEntity<ComplaintView> find(@PathVariable String number) {
        return answer(complaints.find(ComplaintKey.of(number)));
    }

    record Grading(@Nullable ComplaintGrade grade) {}

    @PostMapping("/{number}/grading")
    ResponseEntity<ComplaintView> grade(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Grading grading) {
        return answer(complaints.grade(key(number, ifMatch), grading.grade()));
    }

    record Assignment(@Nullable String handler) {}

    @PostMapping("/{number}/assignment")
    ResponseEntity<ComplaintView> assign(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Assignment assignment) {
        return answer(complaints.assign(key(number, ifMatch), assignment.handler()));
    }

    record Answer(@Nullable String answer) {}

    @PostMapping("/{number}/answer")
    ResponseEntity<ComplaintView> reply(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Answer answer) {
        return answer(complaints.answer(key(number, ifMatch), answer.answer()));
    }

    record Feedback(@Nullable String feedback) {}

    @PostMapping("/{number}/feedback")
    ResponseEntity<ComplaintView> feedBack(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Feedback feedback) {
        return answer(complaints.feedBack(key(number, ifMatch), feedback.feedback()));
    }

    record Analysis(@Nullable String analysis) {}

    @PostMapping("/{number}/analysis")
    ResponseEntity<ComplaintView> analyse(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Analysis analysis) {
        return answer(complaints.analyse(key(number, ifMatch), analysis.analysis()));
    }

    record Resolution(@Nullable String cause, @Nullable String measure) {}

    @PostMapping("/{number}/resolution")
    ResponseEntity<ComplaintView> resolve(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Resolution resolution) {
        return answer(complaints.resolve(key(number, ifMatch), resolution.cause(), resolution.measure()));
    }

    record CalledBack(@Nullable Boolean satisfied, @Nullable String word) {}

    @PostMapping("/{number}/callback")
    ResponseEntity<ComplaintView> callBack(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CalledBack call) {
        return answer(complaints.callBack(key(number, ifMatch), call.satisfied(), call.word()));
    }

    record Withdrawal(@Nullable String reason) {}

    @PostMapping("/{number}/withdrawal")
    ResponseEntity<ComplaintView> withdraw(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Withdrawal withdrawal) {
        return answer(complaints.withdraw(key(number, ifMatch), withdrawal.reason()));
    }

    private static ComplaintKey key(String number, @Nullable String ifMatch) {
        return ComplaintKey.of(number, Etags.version(ifMatch));
    }

    private static ResponseEntity<ComplaintView> answer(ComplaintView complaint) {
        return ResponseEntity.ok().eTag(Etags.of(complaint.version())).body(complaint);
    }
}
