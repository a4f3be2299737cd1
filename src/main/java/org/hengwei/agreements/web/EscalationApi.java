package org.hengwei.agreements.web;

import java.net.URI;
import java.util.List;
import org.hengwei.agreements.EscalationStep;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.PutEscalation;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steps of escalation over the API. */
@RestController
@RequestMapping("/api/v1/escalation-steps")
class EscalationApi {

    private final Escalations escalations;

    EscalationApi(Escalations escalations) {
        this.escalations = escalations;
    }

    @GetMapping
    List<EscalationStep> all() {
        return escalations.all();
    }

    @PostMapping
    ResponseEntity<EscalationStep> add(@RequestBody PutEscalation body) {
        var made = escalations.add(body);
        return ResponseEntity.created(URI.create("/api/v1/escalation-steps/" + made.id()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @PutMapping("/{id}")
    ResponseEntity<EscalationStep> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PutEscalation body) {
        var after = escalations.change(id, Versions.of(ifMatch), body);
        return ResponseEntity.ok().eTag(Versions.tag(after.version())).body(after);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        escalations.remove(id, Versions.of(ifMatch));
    }
}
