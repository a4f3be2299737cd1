package org.hengwei.agreements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Service level agreements with customers (R177), and those with departments and suppliers that hold them up: drafted, signed
 * and put in force, replaced by a later edition, ended. Reading is {@link AgreementBook}, whether they fit {@link Fit}.
 */
@Service
@Transactional
public class Agreements {

    private final AgreementRepository repository;
    private final AgreementBook book;
    private final InForce inForce;
    private final Drafting drafting;
    private final Fit fit;
    private final Expiry expiry;
    private final ContractOf contracts;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Agreements(
            AgreementRepository repository,
            AgreementBook book,
            InForce inForce,
            Drafting drafting,
            Fit fit,
            Expiry expiry,
            ContractOf contracts,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.book = book;
        this.inForce = inForce;
        this.drafting = drafting;
        this.fit = fit;
        this.expiry = expiry;
        this.contracts = contracts;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The level that applies to a ticket (H9): project, else its contract; the service's own agreement, else the default one,
     * of those that promise something for this type of ticket; of the edition in force on the day of {@code at}. For rooms
     * above, whoever is asking.
     *
     * @param service null when the ticket names none
     * @param priority {@code P1} to {@code P4}; null while it waits in triage (H1)
     * @return empty when there is no agreement: the clock then says so, and is neither late nor on time
     */
    @Transactional(readOnly = true)
    public Optional<ServiceLevel> levelFor(
            TicketType type, String project, @Nullable String service, @Nullable String priority, Instant at) {
        return inForce.find(type, project, contracts.project(project), service, zone.dayOf(at))
                .map(agreement -> agreement.level(type, priority));
    }

    /** The same for an incident. */
    @Transactional(readOnly = true)
    public Optional<ServiceLevel> levelFor(
            String project, @Nullable String service, @Nullable String priority, Instant at) {
        return levelFor(TicketType.INCIDENT, project, service, priority, at);
    }

    /** A first edition, not yet binding. */
    public AgreementView draft(DraftAgreement typed) {
        var draft = drafting.check(typed);
        demand(AgreementPermission.DRAFT, draft);
        var number = repository.nextNumber(Objects.requireNonNull(draft.kind()));
        var now = clock.instant();
        repository.insert(number, 1, draft, now, access.actor().login());
        events.publishEvent(new AgreementEvent.Drafted(subject(number), now, 1, name(draft)));
        return book.find(number, 1);
    }

    /** Another edition that starts from the newest one; refused while a draft stands. */
    public AgreementView draftEdition(String number, DraftAgreement typed) {
        var newest = book.editions(number).getFirst();
        if (newest.state() == AgreementState.DRAFT) {
            throw Refused.conflict("agreements.refused.draft-stands", number, newest.edition());
        }
        var draft = sameKind(newest, drafting.check(typed));
        demand(AgreementPermission.DRAFT, draft);
        var now = clock.instant();
        var edition = newest.edition() + 1;
        repository.insert(number, edition, draft, now, access.actor().login());
        events.publishEvent(new AgreementEvent.Drafted(subject(number), now, edition, name(draft)));
        return book.find(number, edition);
    }

    /** Only a draft may be changed; what was signed stays as signed. */
    public AgreementView change(String number, DraftAgreement typed, @Nullable Integer version) {
        var before = standingDraft(number, version);
        demand(AgreementPermission.DRAFT, before);
        var draft = sameKind(before, drafting.check(typed));
        demand(AgreementPermission.DRAFT, draft);
        repository.replaceDraft(before, draft);
        events.publishEvent(
                new AgreementEvent.Changed(subject(number), clock.instant(), before.edition(), name(draft)));
        return book.find(number, before.edition());
    }

    private static DraftAgreement sameKind(AgreementView before, DraftAgreement draft) {
        if (before.kind() != draft.kind()) {
            throw Refused.field("kind", "agreements.refused.kind");
        }
        return draft;
    }

    public void discard(String number, @Nullable Integer version) {
        var draft = standingDraft(number, version);
        demand(AgreementPermission.DRAFT, draft);
        repository.delete(draft);
        events.publishEvent(new AgreementEvent.Discarded(subject(number), clock.instant(), draft.edition()));
    }

    /** The same where all fits. */
    public AgreementView commence(
            String number, @Nullable LocalDate signedOn, @Nullable String signatory, @Nullable Integer version) {
        return commence(number, signedOn, signatory, null, version);
    }

    /**
     * The other side has signed: it applies from its first day. An earlier edition ends the day before. Refused when another
     * agreement covers the same project or contract and service on some day.
     *
     * @param gapsAccepted why it is signed although it and what it holds up, or what holds it up, do not fit; refused without,
     *     with each line that does not fit
     */
    public AgreementView commence(
            String number,
            @Nullable LocalDate signedOn,
            @Nullable String signatory,
            @Nullable String gapsAccepted,
            @Nullable Integer version) {
        var draft = standingDraft(number, version);
        demand(AgreementPermission.COMMENCE, draft);
        var today = today();
        new Checks()
                .present(signedOn, "signedOn")
                .that(signedOn == null || !signedOn.isAfter(today), "signedOn", "agreements.refused.signed-ahead")
                .present(signatory, "signatory")
                .atMost(signatory, 100, "signatory")
                .atMost(gapsAccepted, 1_000, "gapsAccepted")
                .refuse();
        repository.lockAll();
        refuseCollisions(draft, today);
        var why = accepted(draft, gapsAccepted);
        supersede(draft);
        sign(
                draft,
                Objects.requireNonNull(signedOn),
                Objects.requireNonNull(signatory).strip(),
                why);
        return book.find(number, draft.edition());
    }

    private @Nullable String accepted(AgreementView draft, @Nullable String reason) {
        var gaps = fit.gaps(draft);
        if (gaps.isEmpty()) {
            return null;
        }
        if (reason == null || reason.isBlank()) {
            throw Refused.invalid(gaps.stream()
                    .map(gap -> new Refused.Problem("gapsAccepted", gap.key(), gap.args()))
                    .toList());
        }
        var why = reason.strip();
        events.publishEvent(new AgreementEvent.GapsAccepted(
                subject(draft.number()), clock.instant(), draft.edition(), gaps.size(), why));
        return why;
    }

    private void sign(AgreementView draft, LocalDate signedOn, String signatory, @Nullable String gapsAccepted) {
        var now = clock.instant();
        repository.commence(
                draft, signedOn, signatory, gapsAccepted, now, access.actor().login());
        inForce.forget();
        expiry.watch(draft.number(), draft.validFrom(), draft.validUntil());
        events.publishEvent(new AgreementEvent.Commenced(
                subject(draft.number()),
                now,
                draft.edition(),
                draft.validFrom(),
                draft.validUntil(),
                signedOn,
                signatory));
    }

    private void refuseCollisions(AgreementView draft, LocalDate today) {
        if (draft.kind().beneath()) {
            return;
        }
        repository.commenced(today).stream()
                .filter(other -> !other.number().equals(draft.number()))
                .filter(other -> !other.lastDay().isBefore(other.validFrom()))
                .filter(draft::collidesWith)
                .findFirst()
                .ifPresent(other -> {
                    throw Refused.conflict("agreements.refused.collides", other.number(), other.name());
                });
    }

    private void supersede(AgreementView draft) {
        var lastDay = draft.validFrom().minusDays(1);
        for (var earlier : book.editions(draft.number())) {
            if (earlier.commencedAt() != null && earlier.lastDay().isAfter(lastDay)) {
                repository.end(earlier, lastDay, earlier.endReason(), draft.edition());
                events.publishEvent(new AgreementEvent.Superseded(
                        subject(draft.number()), clock.instant(), earlier.edition(), draft.edition(), lastDay));
            }
        }
    }

    /** Ends the edition in force (or to come) before its time; tickets keep what they were promised (H5). */
    public AgreementView end(
            String number, @Nullable LocalDate lastDay, @Nullable String reason, @Nullable Integer version) {
        var agreement = book.find(number, null);
        demand(AgreementPermission.COMMENCE, agreement);
        if (agreement.state() != AgreementState.IN_FORCE && agreement.state() != AgreementState.AGREED) {
            throw Refused.conflict("agreements.refused.not-in-force", number);
        }
        checkVersion(agreement, version);
        new Checks()
                .present(lastDay, "lastDay")
                .that(lastDay == null || !lastDay.isAfter(agreement.lastDay()), "lastDay", "agreements.refused.later")
                .present(reason, "reason")
                .refuse();
        var last = Objects.requireNonNull(lastDay);
        var why = Objects.requireNonNull(reason).strip();
        repository.end(agreement, last, why, null);
        inForce.forget();
        expiry.watch(number, agreement.validFrom(), last);
        events.publishEvent(new AgreementEvent.Ended(subject(number), clock.instant(), agreement.edition(), last, why));
        return book.find(number, agreement.edition());
    }

    private AgreementView standingDraft(String number, @Nullable Integer version) {
        var newest = book.editions(number).getFirst();
        if (newest.state() != AgreementState.DRAFT) {
            throw Refused.conflict("agreements.refused.no-draft", number);
        }
        checkVersion(newest, version);
        return newest;
    }

    private static void checkVersion(AgreementView agreement, @Nullable Integer version) {
        if (version != null && version != agreement.version()) {
            throw Refused.stale();
        }
    }

    /** Whoever may do it for one project may not do it for others along with it. */
    private void demand(AgreementPermission permission, DraftAgreement draft) {
        var projects = draft.projects();
        demand(permission, projects == null ? List.of() : projects, draft.customer());
    }

    private void demand(AgreementPermission permission, AgreementView agreement) {
        demand(permission, agreement.projects(), agreement.customer());
    }

    private void demand(AgreementPermission permission, List<String> projects, @Nullable String customer) {
        if (projects.isEmpty()) {
            access.demand(permission, Whereabouts.ofProject(null, customer));
        }
        projects.forEach(project -> access.demand(permission, Whereabouts.ofProject(project, customer)));
    }

    private LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    private static String name(DraftAgreement draft) {
        return String.valueOf(draft.name());
    }

    static Subject subject(String number) {
        return new Subject("agreement", number);
    }
}
