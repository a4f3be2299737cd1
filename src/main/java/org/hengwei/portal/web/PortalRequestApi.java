package org.hengwei.portal.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengwei.catalog.FormField;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.portal.PortalRequest;
import org.hengwei.portal.PortalRequests;
import org.hengwei.requests.RequestChannel;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestLine;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.requests.Upload;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a contact asks for, over the API. */
@RestController
@RequestMapping("/api/v1/portal")
class PortalRequestApi {

    private final PortalRequests requests;
    private final Telling telling;

    PortalRequestApi(PortalRequests requests, Telling telling) {
        this.requests = requests;
        this.telling = telling;
    }

    /** Something that can be asked for: its form and promise, not who approves or does it. */
    record PortalItem(
            String code,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String brief,
            @Nullable String service,
            @Nullable String target,
            List<FormField> form) {

        static PortalItem of(OfferedItem item) {
            var facts = item.facts();
            return new PortalItem(
                    item.code(),
                    facts.name(),
                    facts.nameEn(),
                    facts.brief(),
                    facts.service(),
                    facts.target(),
                    facts.form());
        }
    }

    /** A request in a list. */
    record PortalRequestLine(
            String number,
            String title,
            String state,
            String project,
            @Nullable Instant submittedAt,
            @Nullable Instant dueAt) {

        static PortalRequestLine of(RequestLine line) {
            return new PortalRequestLine(
                    line.number(), line.title(), line.state().name(), line.project(), line.submittedAt(), line.dueAt());
        }
    }

    /** @param answers by the names of the item's fields; files apart, as base64 */
    record Ask(
            @Nullable String item,
            @Nullable String project,
            @Nullable String title,
            @Nullable String description,
            @Nullable String phone,
            @Nullable Map<String, String> answers,
            @Nullable List<Upload> files) {

        SubmitRequest words() {
            return new SubmitRequest(
                    item,
                    title,
                    description,
                    project,
                    null,
                    RequestChannel.PORTAL,
                    null,
                    null,
                    phone,
                    answers == null ? Map.of() : answers,
                    files == null ? List.of() : files,
                    null,
                    null);
        }
    }

    @GetMapping("/items")
    List<PortalItem> items() {
        return requests.items().stream().map(PortalItem::of).toList();
    }

    @GetMapping("/requests")
    Slice<PortalRequestLine> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return requests.list(state, cursor, Math.clamp(limit, 1, 200)).map(PortalRequestLine::of);
    }

    /** @param draft keeps what was given without sending it */
    @PostMapping("/requests")
    ResponseEntity<Telling.Asked> ask(@RequestBody Ask body, @RequestParam(defaultValue = "false") boolean draft) {
        var made = draft ? requests.draft(body.words()) : requests.ask(body.words());
        return ResponseEntity.created(URI.create("/api/v1/portal/requests/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(telling.of(made));
    }

    @GetMapping("/requests/{number}")
    ResponseEntity<Telling.Asked> find(@PathVariable String number) {
        return answer(requests.find(number));
    }

    /** Rewrites a draft. */
    @PutMapping("/requests/{number}")
    ResponseEntity<Telling.Asked> change(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Ask body) {
        return answer(requests.change(RequestKey.of(number, Versions.of(ifMatch)), body.words()));
    }

    /** What an act may be given; each takes what it needs. */
    record Said(
            @Nullable String text,
            @Nullable String note,
            @Nullable String reason,
            @Nullable Boolean solved,
            @Nullable Integer score,
            @Nullable String comment) {}

    /** submission, comments, urging, reply, closure, reopening, cancellation, rating. */
    @PostMapping("/requests/{number}/{noun}")
    ResponseEntity<Telling.Asked> act(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Said body) {
        var said = body == null ? new Said(null, null, null, null, null, null) : body;
        var key = RequestKey.of(number, Versions.of(ifMatch));
        return answer(
                switch (noun) {
                    case "submission" -> requests.submit(key);
                    case "comments" -> requests.comment(number, said.text());
                    case "urging" -> requests.urge(key, said.note());
                    case "reply" -> requests.reply(key, said.text());
                    case "closure" -> requests.confirm(key, said.note());
                    case "reopening" -> requests.reopen(key, said.reason());
                    case "cancellation" -> requests.cancel(key, said.reason());
                    case "rating" -> requests.rate(number, said.solved(), said.score(), said.comment());
                    default -> throw Refused.notFound(noun);
                });
    }

    private ResponseEntity<Telling.Asked> answer(PortalRequest request) {
        return ResponseEntity.ok().eTag(Versions.tag(request.version())).body(telling.of(request));
    }
}
