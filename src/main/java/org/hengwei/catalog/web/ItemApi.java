package org.hengwei.catalog.web;

import java.net.URI;
import java.util.Map;
import org.hengwei.catalog.ItemFacts;
import org.hengwei.catalog.ItemFilter;
import org.hengwei.catalog.ItemLine;
import org.hengwei.catalog.ItemReview;
import org.hengwei.catalog.ItemState;
import org.hengwei.catalog.ItemView;
import org.hengwei.catalog.Items;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requestable items over the API. */
@RestController
@RequestMapping("/api/v1/catalog-items")
class ItemApi {

    private static final int MOST = 200;

    private final Items items;
    private final Forms forms;

    ItemApi(Items items, Forms forms) {
        this.items = items;
        this.forms = forms;
    }

    @GetMapping
    Slice<ItemLine> list(
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return items.list(new ItemFilter(state, service, q), cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping
    ResponseEntity<ItemView> draft(@RequestBody ItemFacts body) {
        var made = items.draft(body);
        return ResponseEntity.created(URI.create("/api/v1/catalog-items/" + made.code()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{code}")
    ResponseEntity<ItemView> find(@PathVariable String code) {
        return answer(items.find(code));
    }

    @PutMapping("/{code}")
    ResponseEntity<ItemView> replace(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ItemFacts body) {
        return answer(items.change(code, Versions.of(ifMatch), body));
    }

    @PatchMapping("/{code}")
    ResponseEntity<ItemView> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(items.find(code).facts(), body, ItemFacts.class);
        return answer(items.change(code, Versions.of(ifMatch), facts));
    }

    @PostMapping("/{code}/review")
    ResponseEntity<ItemView> review(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ItemReview body) {
        return answer(items.review(code, Versions.of(ifMatch), body));
    }

    record Reason(@Nullable String reason) {}

    @PostMapping("/{code}/retirement")
    ResponseEntity<ItemView> retire(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Reason body) {
        return answer(items.retire(code, Versions.of(ifMatch), body.reason()));
    }

    private static ResponseEntity<ItemView> answer(ItemView item) {
        return ResponseEntity.ok().eTag(Versions.tag(item.version())).body(item);
    }
}
