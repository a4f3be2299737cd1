package org.hengwei.feedback.web;

import java.util.List;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintRule;
import org.hengwei.feedback.ComplaintRules;
import org.hengwei.feedback.ComplaintThreshold;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What complaints promise by grade, and which scores become one, over the API. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintRuleApi {

    private final ComplaintRules rules;

    ComplaintRuleApi(ComplaintRules rules) {
        this.rules = rules;
    }

    @GetMapping("/rules")
    List<ComplaintRule> all() {
        return rules.all();
    }

    @GetMapping("/rules/{grade}")
    ResponseEntity<ComplaintRule> one(@PathVariable ComplaintGrade grade) {
        return answer(rules.of(grade));
    }

    @PutMapping("/rules/{grade}")
    ResponseEntity<ComplaintRule> put(
            @PathVariable ComplaintGrade grade,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ComplaintRules.PutRule rule) {
        return answer(rules.put(grade, Etags.version(ifMatch), rule));
    }

    private static ResponseEntity<ComplaintRule> answer(ComplaintRule rule) {
        return ResponseEntity.ok().eTag(Etags.of(rule.version())).body(rule);
    }

    @GetMapping("/threshold")
    ResponseEntity<ComplaintThreshold> threshold() {
        return answer(rules.threshold());
    }

    @PutMapping("/threshold")
    ResponseEntity<ComplaintThreshold> put(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ComplaintRules.PutThreshold threshold) {
        return answer(rules.put(Etags.version(ifMatch), threshold));
    }

    private static ResponseEntity<ComplaintThreshold> answer(ComplaintThreshold threshold) {
        return ResponseEntity.ok().eTag(Etags.of(threshold.version())).body(threshold);
    }
}
