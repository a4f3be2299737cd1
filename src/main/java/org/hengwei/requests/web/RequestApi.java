package org.hengwei.requests.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestCare;
import org.hengwei.requests.RequestFilter;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestLine;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestSort;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
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

/** Service requests over the API: ask, read, list, and every move of their life as a POST to a noun. */
@RestController
@RequestMapping("/api/v1/requests")
class RequestApi {

    private static final int MOST = 200;

    private final Requests requests;
    private final Fulfilment fulfilment;
    private final RequestCare care;
    private final RequestQueue queue;

    RequestApi(Requests requests, Fulfilment fulfilment, RequestCare care, RequestQueue queue) {
        this.requests = requests;
        this.fulfilment = fulfilment;
        this.care = care;
        this.queue = queue;
    }

    /** @param draft keeps what was given without sending it */
    @PostMapping
    ResponseEntity<RequestView> submit(
            @RequestBody SubmitRequest body, @RequestParam(defaultValue = "false") boolean draft) {
        var made = draft ? requests.draft(body) : requests.submit(body);
        return ResponseEntity.created(URI.create("/api/v1/requests/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    /** What the caller may ask for, with the forms. */
    @GetMapping("/items")
    Slice<OfferedItem> items() {
        Collection<OfferedItem> items = requests.requestable();
        return new Slice<>(List.copyOf(items), null, null);
    }

    @GetMapping("/{number}")
    ResponseEntity<RequestView> find(@PathVariable String number) {
        return answer(queue.find(RequestKey.of(number)));
    }

    /** Rewrites a draft. */
    @PutMapping("/{number}")
    ResponseEntity<RequestView> change(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SubmitRequest body) {
        return answer(requests.change(RequestKey.of(number, Versions.of(ifMatch)), body));
    }

    @GetMapping
    Slice<RequestLine> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String requester,
            @RequestParam(required = false) @Nullable String clock,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new RequestFilter(state, project, customer, item, assignee, requester, clock, q);
        return queue.list(filter, sort(sort), cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    static RequestSort sort(@Nullable String sort) {
        return Arrays.stream(RequestSort.values())
                .filter(one -> one.name().equalsIgnoreCase(sort))
                .findFirst()
                .orElse(RequestSort.NEWEST);
    }

    @PostMapping("/{number}/{noun}")
    ResponseEntity<RequestView> move(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable MoveInput body) {
        var move = RequestMove.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
        var input = body == null ? MoveInput.nothing() : body;
        return answer(input.make(move, RequestKey.of(number, Versions.of(ifMatch)), requests, fulfilment, care));
    }

    private static ResponseEntity<RequestView> answer(RequestView request) {
        return ResponseEntity.ok().eTag(Versions.tag(request.version())).body(request);
    }
}
