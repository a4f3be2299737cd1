package org.hengwei.approvals.web;

import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.RoundView;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rounds of sign-off over the API. */
@RestController
@RequestMapping("/api/v1/approvals")
class ApprovalApi {

    private final Approvals approvals;

    ApprovalApi(Approvals approvals) {
        this.approvals = approvals;
    }

    record Comment(@Nullable String comment) {}

    record Reason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    record Delegation(int place, @Nullable String standIn) {}

    /** A change asked of another version than the one at hand is refused as stale before anything happens. */
    @ModelAttribute
    void fresh(
            @PathVariable(required = false) @Nullable String kind,
            @PathVariable(required = false) @Nullable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpMethod method) {
        var wanted = Versions.of(ifMatch);
        if (kind != null && code != null && wanted != null && method != HttpMethod.GET) {
            Versions.check(wanted, approvals.of(new Subject(kind, code)).version());
        }
    }

    /** What waits for the caller. */
    @GetMapping
    Slice<RoundView> mine() {
        return new Slice<>(approvals.waitingForMe(), null, null);
    }

    @GetMapping("/{kind}/{code}")
    ResponseEntity<RoundView> of(@PathVariable String kind, @PathVariable String code) {
        return tagged(approvals.of(new Subject(kind, code)));
    }

    @PostMapping("/{kind}/{code}/agreement")
    ResponseEntity<RoundView> agree(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestBody(required = false) @Nullable Comment body) {
        return tagged(approvals.agree(new Subject(kind, code), body == null ? null : body.comment()));
    }

    @PostMapping("/{kind}/{code}/refusal")
    ResponseEntity<RoundView> refuse(@PathVariable String kind, @PathVariable String code, @RequestBody Reason body) {
        return tagged(approvals.refuse(new Subject(kind, code), body.text()));
    }

    @PostMapping("/{kind}/{code}/withdrawal")
    ResponseEntity<RoundView> withdraw(@PathVariable String kind, @PathVariable String code, @RequestBody Reason body) {
        return tagged(approvals.withdraw(new Subject(kind, code), body.text()));
    }

    @PostMapping("/{kind}/{code}/delegation")
    ResponseEntity<RoundView> delegate(
            @PathVariable String kind, @PathVariable String code, @RequestBody Delegation body) {
        var standIn = body.standIn() == null ? "" : body.standIn();
        return tagged(approvals.delegate(new Subject(kind, code), body.place(), standIn));
    }

    private static ResponseEntity<RoundView> tagged(RoundView round) {
        return ResponseEntity.ok().eTag(Integer.toString(round.version())).body(round);
    }
}
