package org.hengwei.incidents.web;

import java.time.Instant;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.VisitStep;
import org.hengwei.incidents.Visits;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The stations of an on-site visit over the API. */
@RestController
class VisitApi {

    private final Visits visits;

    VisitApi(Visits visits) {
        this.visits = visits;
    }

    /**
     * @param at when it was; null for now
     * @param result what was done, when leaving
     * @param reason why it is called off
     */
    record Station(
            @Nullable Instant at,
            @Nullable String result,
            @Nullable String reason) {}

    @PostMapping("/api/v1/incidents/{number}/visits/{visit}/{noun}")
    ResponseEntity<IncidentView> step(
            @PathVariable String number,
            @PathVariable int visit,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Station body) {
        var step = VisitStep.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
        var told = body == null ? new Station(null, null, null) : body;
        var after = visits.step(
                IncidentKey.of(number, Versions.of(ifMatch)),
                visit,
                step,
                told.at(),
                step == VisitStep.LEAVING ? told.result() : told.reason());
        return ResponseEntity.ok().eTag("\"" + after.version() + "\"").body(after);
    }
}
