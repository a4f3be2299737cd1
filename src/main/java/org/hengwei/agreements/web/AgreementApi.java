package org.hengwei.agreements.web;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.agreements.AgreementFilter;
import org.hengwei.agreements.AgreementKind;
import org.hengwei.agreements.AgreementPermission;
import org.hengwei.agreements.AgreementState;
import org.hengwei.agreements.AgreementView;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.DraftAgreement;
import org.hengwei.agreements.Fit;
import org.hengwei.agreements.Gap;
import org.hengwei.agreements.ServiceLevel;
import org.hengwei.agreements.TicketType;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RestController;

/** Agreements over the API: everything their pages can do. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementApi {

    private final Agreements agreements;
    private final AgreementBook book;
    private final Fit fit;
    private final Access access;
    private final Clock clock;

    AgreementApi(Agreements agreements, AgreementBook book, Fit fit, Access access, Clock clock) {
        this.agreements = agreements;
        this.book = book;
        this.fit = fit;
        this.access = access;
        this.clock = clock;
    }

    record Signature(
            @Nullable LocalDate signedOn,
            @Nullable String signatory,
            @Nullable String gapsAccepted) {}

    /**
     * @param beneath of an SLA, what holds it up
     * @param gaps every line that does not fit
     */
    record FitView(boolean fits, List<AgreementView> beneath, List<Gap> gaps) {}

    record Ending(@Nullable LocalDate lastDay, @Nullable String reason) {}

    /** @param kind SLA when none is given, as it was before there were others; ALL for every kind */
    @GetMapping
    Slice<AgreementView> list(
            @RequestParam(defaultValue = "SLA") String kind,
            @RequestParam(required = false) @Nullable AgreementState state,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String contract,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new AgreementFilter(kind(kind), state, project, contract, customer, service, q);
        return book.list(filter, cursor, Math.clamp(limit, 1, 200), withTotal);
    }

    private static @Nullable AgreementKind kind(String text) {
        if (text.equalsIgnoreCase("ALL")) {
            return null;
        }
        return Arrays.stream(AgreementKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Refused.field("kind", "agreements.refused.kind-unknown", text));
    }

    /** Whether what stands beneath holds up what is promised above, with each line that does not. */
    @GetMapping("/{number}/fit")
    FitView fit(@PathVariable String number, @RequestParam(required = false) @Nullable Integer edition) {
        var gaps = fit.gaps(number, edition);
        return new FitView(gaps.isEmpty(), fit.beneath(number), gaps);
    }

    /** The targets a new agreement starts from (G15). */
    @GetMapping("/template")
    Map<String, DraftAgreement.TargetTexts> template() {
        access.demand(AgreementPermission.READ);
        return DraftAgreement.usualTargets();
    }

    /**
     * The level that applies to a type of ticket (an incident when none is given), project, service and priority at an instant,
     * now when none is given; 404 when there is none.
     */
    @GetMapping("/level")
    ServiceLevel level(
            @RequestParam(defaultValue = "INCIDENT") TicketType type,
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String at) {
        access.demand(AgreementPermission.READ);
        var when = at == null ? clock.instant() : instant(at);
        return level(agreements, book, type, project, service, priority, when)
                .orElseThrow(() -> Refused.notFound(project));
    }

    static Optional<ServiceLevel> level(
            Agreements agreements,
            AgreementBook book,
            TicketType type,
            String project,
            @Nullable String service,
            @Nullable String priority,
            java.time.Instant when) {
        if (priority != null && !DraftAgreement.PRIORITIES.contains(priority)) {
            throw Refused.field("priority", "agreements.refused.priority");
        }
        return agreements.levelFor(type, project, service, priority, when).filter(level -> {
            book.editions(level.agreement());
            return true;
        });
    }

    private static java.time.Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.field("at", "shared.refused.malformed");
        }
    }

    @PostMapping
    ResponseEntity<AgreementView> draft(@RequestBody DraftAgreement body) {
        return created(agreements.draft(body));
    }

    @GetMapping("/{number}")
    ResponseEntity<AgreementView> find(
            @PathVariable String number, @RequestParam(required = false) @Nullable Integer edition) {
        return tagged(book.find(number, edition));
    }

    @GetMapping("/{number}/editions")
    List<AgreementView> editions(@PathVariable String number) {
        return book.editions(number);
    }

    @PostMapping("/{number}/editions")
    ResponseEntity<AgreementView> draftEdition(@PathVariable String number, @RequestBody DraftAgreement body) {
        return created(agreements.draftEdition(number, body));
    }

    @PutMapping("/{number}/draft")
    ResponseEntity<AgreementView> change(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DraftAgreement body) {
        return tagged(agreements.change(number, body, version(ifMatch)));
    }

    @DeleteMapping("/{number}/draft")
    ResponseEntity<Void> discard(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        agreements.discard(number, version(ifMatch));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{number}/commencement")
    ResponseEntity<AgreementView> commence(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Signature body) {
        return tagged(
                agreements.commence(number, body.signedOn(), body.signatory(), body.gapsAccepted(), version(ifMatch)));
    }

    @PostMapping("/{number}/end")
    ResponseEntity<AgreementView> end(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Ending body) {
        return tagged(agreements.end(number, body.lastDay(), body.reason(), version(ifMatch)));
    }

    private static ResponseEntity<AgreementView> created(AgreementView made) {
        var place = "/api/v1/agreements/" + made.number() + (made.edition() == 1 ? "" : "?edition=" + made.edition());
        return ResponseEntity.created(URI.create(place)).eTag(tag(made)).body(made);
    }

    private static ResponseEntity<AgreementView> tagged(AgreementView agreement) {
        return ResponseEntity.ok().eTag(tag(agreement)).body(agreement);
    }

    private static String tag(AgreementView agreement) {
        return "\"" + agreement.version() + "\"";
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        var bare = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!bare.matches("\\d{1,9}")) {
            throw Refused.stale();
        }
        return Integer.valueOf(bare);
    }
}
