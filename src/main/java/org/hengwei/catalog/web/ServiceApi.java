package org.hengwei.catalog.web;

import java.net.URI;
import java.util.Map;
import org.hengwei.catalog.ServiceCatalogue;
import org.hengwei.catalog.ServiceFacts;
import org.hengwei.catalog.ServiceFilter;
import org.hengwei.catalog.ServiceLine;
import org.hengwei.catalog.ServiceState;
import org.hengwei.catalog.ServiceView;
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

/** The service catalogue over the API; each move of a service's life is a POST to a noun. */
@RestController
@RequestMapping("/api/v1/services")
class ServiceApi {

    private static final int MOST = 200;

    private final ServiceCatalogue services;
    private final Forms forms;

    ServiceApi(ServiceCatalogue services, Forms forms) {
        this.services = services;
        this.forms = forms;
    }

    @GetMapping
    Slice<ServiceLine> list(
            @RequestParam(required = false) @Nullable ServiceState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return services.list(new ServiceFilter(state, q), cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping
    ResponseEntity<ServiceView> draft(@RequestBody ServiceFacts body) {
        var made = services.draft(body);
        return ResponseEntity.created(URI.create("/api/v1/services/" + made.code()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{code}")
    ResponseEntity<ServiceView> find(@PathVariable String code) {
        return answer(services.find(code));
    }

    @PutMapping("/{code}")
    ResponseEntity<ServiceView> replace(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ServiceFacts body) {
        return answer(services.change(code, Versions.of(ifMatch), body));
    }

    @PatchMapping("/{code}")
    ResponseEntity<ServiceView> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(services.find(code).facts(), body, ServiceFacts.class);
        return answer(services.change(code, Versions.of(ifMatch), facts));
    }

    @PostMapping("/{code}/{noun}")
    ResponseEntity<ServiceView> move(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ServiceMove body) {
        var input = body == null ? new ServiceMove(null) : body;
        return answer(input.make(noun, code, Versions.of(ifMatch), services));
    }

    private static ResponseEntity<ServiceView> answer(ServiceView service) {
        return ResponseEntity.ok().eTag(Versions.tag(service.version())).body(service);
    }
}
