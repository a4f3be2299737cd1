package org.hengwei.incidents.web;

import java.net.URI;
import java.util.List;
import org.hengwei.incidents.AssignmentRules;
import org.hengwei.incidents.PutRule;
import org.hengwei.incidents.RuleView;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules of automatic assignment over the API. */
@RestController
@RequestMapping("/api/v1/assignment-rules")
class RuleApi {

    private final AssignmentRules rules;

    RuleApi(AssignmentRules rules) {
        this.rules = rules;
    }

    @GetMapping
    List<RuleView> list(@RequestParam String project) {
        return rules.of(project);
    }

    @PostMapping
    ResponseEntity<RuleView> add(@RequestBody PutRule body) {
        var made = rules.add(body);
        return ResponseEntity.created(URI.create("/api/v1/assignment-rules/" + made.id()))
                .eTag("\"" + made.version() + "\"")
                .body(made);
    }

    @PutMapping("/{id}")
    ResponseEntity<RuleView> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PutRule body) {
        var after = rules.change(id, Versions.of(ifMatch), body);
        return ResponseEntity.ok().eTag("\"" + after.version() + "\"").body(after);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.remove(id, Versions.of(ifMatch));
    }
}
