package org.hengwei.customers.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.ContractFilter;
import org.hengwei.customers.ContractLine;
import org.hengwei.customers.ContractState;
import org.hengwei.customers.ContractView;
import org.hengwei.customers.Contracts;
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

/** Contracts over the API; each move of their life is a POST to a noun. */
@RestController
@RequestMapping("/api/v1/contracts")
class ContractApi {

    private static final int MOST = 200;

    private final Contracts contracts;
    private final Forms forms;

    ContractApi(Contracts contracts, Forms forms) {
        this.contracts = contracts;
        this.forms = forms;
    }

    /** {@code sort=endsOn} lists by end, soonest first; otherwise by code. */
    @GetMapping
    Slice<ContractLine> list(
            @RequestParam(required = false) @Nullable ContractState state,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable Boolean renewable,
            @RequestParam(required = false) @Nullable LocalDate endsFrom,
            @RequestParam(required = false) @Nullable LocalDate endsUntil,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter =
                new ContractFilter(state, customer, owner, renewable, endsFrom, endsUntil, q, "endsOn".equals(sort));
        return contracts.list(filter, cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping
    ResponseEntity<ContractView> draft(@RequestBody ContractFacts body) {
        var made = contracts.draft(body);
        return ResponseEntity.created(URI.create("/api/v1" + Links.contract(made.code())))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{code}")
    ResponseEntity<ContractView> find(@PathVariable String code) {
        return answer(contracts.find(code));
    }

    @PutMapping("/{code}")
    ResponseEntity<ContractView> replace(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ContractFacts body) {
        return answer(contracts.change(code, Versions.of(ifMatch), body));
    }

    @PatchMapping("/{code}")
    ResponseEntity<ContractView> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(contracts.find(code).facts(), body, ContractFacts.class);
        return answer(contracts.change(code, Versions.of(ifMatch), facts));
    }

    @PostMapping("/{code}/{noun}")
    ResponseEntity<ContractView> move(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ContractMove body) {
        var input = body == null ? new ContractMove(null, null, null) : body;
        return answer(input.make(noun, code, Versions.of(ifMatch), contracts));
    }

    private static ResponseEntity<ContractView> answer(ContractView contract) {
        return ResponseEntity.ok().eTag(Versions.tag(contract.version())).body(contract);
    }
}
