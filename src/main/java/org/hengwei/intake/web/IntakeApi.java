package org.hengwei.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengwei.intake.AlertRuleView;
import org.hengwei.intake.AlertSourceKind;
import org.hengwei.intake.AlertSourceView;
import org.hengwei.intake.AlertSources;
import org.hengwei.intake.AlertView;
import org.hengwei.intake.Alerts;
import org.hengwei.intake.DeliveryView;
import org.hengwei.intake.PutAlertRule;
import org.hengwei.intake.PutAlertSource;
import org.hengwei.intake.Receipt;
import org.hengwei.intake.TriedAlert;
import org.hengwei.shared.Slice;
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

/** Where monitoring systems deliver, with the token of their source; and all that the pages can do. */
@RestController
@RequestMapping("/api/v1/intake")
class IntakeApi {

    private static final String BEARER = "bearer ";

    private final Alerts alerts;
    private final AlertSources sources;

    IntakeApi(Alerts alerts, AlertSources sources) {
        this.alerts = alerts;
        this.sources = sources;
    }

    /** Alertmanager's webhook of version 4. */
    @PostMapping("/alertmanager")
    Receipt alertmanager(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) byte @Nullable [] body) {
        return receive(AlertSourceKind.ALERTMANAGER, authorization, body);
    }

    /** What the Zabbix media type that comes along sends. */
    @PostMapping("/zabbix")
    Receipt zabbix(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) byte @Nullable [] body) {
        return receive(AlertSourceKind.ZABBIX, authorization, body);
    }

    /**
     * One alert, a list of them, or an object with a list {@code alerts}: {@code fingerprint, status (firing or resolved),
     * startsAt, title} and, if wanted, {@code description, severity, labels, endsAt, url}.
     */
    @PostMapping("/generic")
    Receipt generic(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody(required = false) byte @Nullable [] body) {
        return receive(AlertSourceKind.GENERIC, authorization, body);
    }

    private Receipt receive(AlertSourceKind kind, @Nullable String authorization, byte @Nullable [] body) {
        var secret =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                        ? authorization.substring(BEARER.length()).strip()
                        : null;
        return alerts.receive(kind, secret, body == null ? new byte[0] : body);
    }

    @GetMapping("/alerts")
    Slice<AlertView> alerts(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String incident,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return alerts.list(status, incident, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/deliveries")
    Slice<DeliveryView> deliveries(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return alerts.deliveries(state, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/sources")
    List<AlertSourceView> sources() {
        return sources.sources();
    }

    @PostMapping("/sources")
    @ResponseStatus(HttpStatus.CREATED)
    AlertSourceView add(@RequestBody PutAlertSource body) {
        return sources.addSource(body);
    }

    @PutMapping("/sources/{id}")
    ResponseEntity<AlertSourceView> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PutAlertSource body) {
        var after = sources.changeSource(id, Versions.of(ifMatch), body);
        return ResponseEntity.ok().eTag(Versions.tag(after.version())).body(after);
    }

    /** The token is in this answer and nowhere else. */
    @PostMapping("/sources/{id}/token")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> token(@PathVariable long id) {
        return Map.of("token", sources.makeToken(id));
    }

    @DeleteMapping("/sources/{id}/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        sources.revokeToken(id);
    }

    /** @param payload as the source would send it */
    record Attempt(@Nullable String payload) {}

    /** What a payload would become; nothing is stored. */
    @PostMapping("/sources/{id}/attempt")
    List<TriedAlert> attempt(@PathVariable long id, @RequestBody Attempt body) {
        return alerts.attempt(id, body.payload());
    }

    @GetMapping("/rules")
    List<AlertRuleView> rules() {
        return sources.rules();
    }

    @PostMapping("/rules")
    @ResponseStatus(HttpStatus.CREATED)
    AlertRuleView addRule(@RequestBody PutAlertRule body) {
        return sources.addRule(body);
    }

    @PutMapping("/rules/{id}")
    ResponseEntity<AlertRuleView> changeRule(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PutAlertRule body) {
        var after = sources.changeRule(id, Versions.of(ifMatch), body);
        return ResponseEntity.ok().eTag(Versions.tag(after.version())).body(after);
    }

    @DeleteMapping("/rules/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeRule(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        sources.removeRule(id, Versions.of(ifMatch));
    }
}
