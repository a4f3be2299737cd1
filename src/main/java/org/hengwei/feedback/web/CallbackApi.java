package org.hengwei.feedback.web;

import org.hengwei.feedback.CallOutcome;
import org.hengwei.feedback.CallbackKey;
import org.hengwei.feedback.CallbackState;
import org.hengwei.feedback.CallbackView;
import org.hengwei.feedback.Callbacks;
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

/** Callbacks over the API: what is due, and what came of a call. */
@RestController
@RequestMapping("/api/v1/callbacks")
class CallbackApi {

    private final Callbacks callbacks;

    CallbackApi(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @GetMapping
    Slice<CallbackView> list(
            @RequestParam(required = false) @Nullable CallbackState state,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return callbacks.list(state, project, cursor, Math.clamp(limit, 1, 200), withTotal);
    }

    @GetMapping("/{number}")
    ResponseEntity<CallbackView> find(@PathVariable String number) {
        var found = callbacks.find(CallbackKey.of(number));
        return ResponseEntity.ok().eTag(Etags.of(found.version())).body(found);
    }

    @PostMapping("/{number}/outcome")
    ResponseEntity<CallbackView> outcome(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CallOutcome outcome) {
        var after = callbacks.take(CallbackKey.of(number, Etags.version(ifMatch)), outcome);
        return ResponseEntity.ok().eTag(Etags.of(after.version())).body(after);
    }

    record FailedAttempt(@Nullable String note) {}

    /** An attempt that reached nobody. */
    @PostMapping("/{number}/attempts")
    ResponseEntity<CallbackView> attempt(
            @PathVariable String number, @RequestBody(required = false) @Nullable FailedAttempt attempt) {
        var note = attempt == null ? null : attempt.note();
        var after = callbacks.take(CallbackKey.of(number), new CallOutcome(false, null, null, note));
        return ResponseEntity.ok().eTag(Etags.of(after.version())).body(after);
    }
}
