package org.hengwei.desk.web;

import java.net.URI;
import java.time.Instant;
import org.hengwei.desk.CallerView;
import org.hengwei.desk.Callers;
import org.hengwei.desk.ContactChannel;
import org.hengwei.desk.ContactFilter;
import org.hengwei.desk.ContactKey;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.desk.ContactState;
import org.hengwei.desk.Desk;
import org.hengwei.desk.DeskContactView;
import org.hengwei.desk.LogContact;
import org.hengwei.desk.TakeContact;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
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

/** The contact log over the API, e.g. for a telephone system: contacts taken and missed, and who is calling. */
@RestController
@RequestMapping("/api/v1/desk")
class DeskApi {

    private final Desk desk;
    private final Callers callers;

    DeskApi(Desk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @PostMapping("/contacts")
    ResponseEntity<DeskContactView> take(@RequestBody TakeContact body) {
        var taken = desk.take(body);
        return ResponseEntity.created(URI.create("/api/v1/desk/contacts/" + taken.number()))
                .eTag(tag(taken))
                .body(taken);
    }

    @GetMapping("/contacts")
    Slice<DeskContactView> list(
            @RequestParam(required = false) @Nullable ContactState state,
            @RequestParam(required = false) @Nullable ContactChannel channel,
            @RequestParam(required = false) @Nullable ContactOutcome outcome,
            @RequestParam(required = false) @Nullable Boolean toReturn,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String agent,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new ContactFilter(
                state, channel, outcome, toReturn, project, customer, agent, ticket, phone, from, until, q);
        return desk.list(filter, cursor, Math.clamp(limit, 1, 200), withTotal);
    }

    @GetMapping("/contacts/{number}")
    ResponseEntity<DeskContactView> find(@PathVariable String number) {
        var found = desk.find(ContactKey.of(number));
        return ResponseEntity.ok().eTag(tag(found)).body(found);
    }

    @PostMapping("/contacts/{number}/outcome")
    ResponseEntity<DeskContactView> outcome(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody LogContact body) {
        var after = desk.log(ContactKey.of(number, Versions.of(ifMatch)), body);
        return ResponseEntity.ok().eTag(tag(after)).body(after);
    }

    record RingBack(@Nullable String note) {}

    @PostMapping("/contacts/{number}/return")
    ResponseEntity<DeskContactView> returned(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable RingBack body) {
        var after = desk.returned(ContactKey.of(number, Versions.of(ifMatch)), body == null ? null : body.note());
        return ResponseEntity.ok().eTag(tag(after)).body(after);
    }

    @GetMapping("/caller")
    CallerView caller(
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String email) {
        return callers.recognise(phone, email);
    }

    private static String tag(DeskContactView contact) {
        return "\"" + contact.version() + "\"";
    }
}
