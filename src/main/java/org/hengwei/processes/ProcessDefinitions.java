package org.hengwei.processes;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.Step;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.PeoplePermission;
import org.hengwei.processes.DefinitionState.Move;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of process definitions and troubleshooting procedures (R180, R181, R192): drafted, signed by others, in force from
 * their day. An edition once signed never changes; a change starts the next one while the signed one stays in force.
 */
@Service
@Transactional
public class ProcessDefinitions {

    public static final String KIND = "process-definition";
    private static final String SHIPPED = "processes.rule.shipped";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{1,39}");

    private final ProcessRepository repository;
    private final ProcessChecks checks;
    private final Owners owners;
    private final Face face;
    private final DefinitionViews views;
    private final Approvals approvals;
    private final Departments departments;
    private final People people;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProcessDefinitions(
            ProcessRepository repository,
            ProcessChecks checks,
            Owners owners,
            Face face,
            DefinitionViews views,
            Approvals approvals,
            Departments departments,
            People people,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.checks = checks;
        this.owners = owners;
        this.face = face;
        this.views = views;
        this.approvals = approvals;
        this.departments = departments;
        this.people = people;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Makes a first edition. A definition of the company's own belongs to who drafted it until another owner is appointed.
     *
     * @throws Refused for a code taken or malformed, a process defined already, and for all that is wrong with the text
     */
    public DefinitionView draft(DefinitionFacts typed) {
        access.demand(ProcessPermission.DRAFT, Whereabouts.nowhere());
        var code = requireNonNullElse(typed.code(), "").strip().toUpperCase(Locale.ROOT);
        taken(checks.of(typed, typed.kind(), 1), typed, typed.kind(), null)
                .that(CODE.matcher(code).matches(), "code", "processes.refused.code")
                .that(!repository.exists(code), "code", "processes.refused.code-taken", code)
                .refuse();
        var kind = requireNonNull(typed.kind());
        var row = repository.fresh();
        row.setCode(code);
        row.setKind(kind.name());
        belongs(row, typed);
        row.setEdition(1);
        row.setState(DefinitionState.DRAFT.name());
        row.setCreatedAt(clock.instant().truncatedTo(ChronoUnit.MICROS));
        row.setVersion(1);
        row.insert();
        var facts = typed.named(code, kind, checks.documentNumber(typed.document()));
        insertEdition(row, facts);
        words(code, facts);
        tell(new ProcessEvent.DefinitionDrafted(subject(code), clock.instant(), facts.label(true), 1, kind));
        face.show(row);
        return view(row);
    }

    private Checks taken(Checks checks, DefinitionFacts facts, @Nullable DefinitionKind kind, @Nullable String but) {
        var process = facts.process();
        return checks.that(
                kind != DefinitionKind.PROCESS || process == null || !repository.defined(process, but),
                "process",
                "processes.refused.defined");
    }

    private void belongs(DefinitionRecord row, DefinitionFacts facts) {
        var process = facts.process();
        row.setProcess(process == null ? null : process.name());
        row.setOwner(
                process == null
                        ? requireNonNullElse(row.getOwner(), access.actor().login())
                        : null);
    }

    /** @throws Refused as stale, while it is being signed, when it is withdrawn, or when it makes no sense */
    public DefinitionView change(String code, @Nullable Integer version, DefinitionFacts typed) {
        var row = repository.held(code);
        access.demand(ProcessPermission.DRAFT, owners.place(row));
        Versions.check(version, row.getVersion());
        var state = DefinitionState.valueOf(row.getState());
        if (state == DefinitionState.WITHDRAWN || state == DefinitionState.IN_REVIEW) {
            throw Refused.conflict(
                    "processes.refused." + (state == DefinitionState.WITHDRAWN ? "withdrawn" : "signing"));
        }
        var next = state == DefinitionState.IN_FORCE;
        var edition = next ? row.getEdition() + 1 : row.getEdition();
        var kind = DefinitionKind.valueOf(row.getKind());
        taken(checks.of(typed, kind, edition), typed, kind, code)
                .that(typed.kind() == null || typed.kind() == kind, "kind", "processes.refused.fixed")
                .that(edition == 1 || typed.process() == Owners.process(row), "process", "processes.refused.fixed")
                .refuse();
        var facts = typed.named(code, kind, checks.documentNumber(typed.document()));
        row.setEdition(edition);
        if (next) {
            insertEdition(row, facts);
        } else {
            rewrite(code, edition, facts);
        }
        if (edition == 1) {
            belongs(row, facts);
        }
        step(row, DefinitionState.DRAFT);
        words(code, facts);
        tell(new ProcessEvent.DefinitionChanged(
                subject(code), clock.instant(), facts.label(true), edition, facts.changeNote()));
        face.show(row);
        return view(row);
    }

    /**
     * Opens the round of sign-off: whoever asks for it signs first, then the reviewer, then the approver, all different (H17).
     * The last signature puts the edition in force.
     */
    public DefinitionView review(String code, @Nullable Integer version, SignOff signOff) {
        var row = opened(code, version, Move.REVIEW);
        access.demand(Move.REVIEW.permission(), owners.place(row));
        var edition = repository.edition(code, row.getEdition());
        var facts = repository.facts(edition);
        checks.of(facts, DefinitionKind.valueOf(row.getKind()), row.getEdition())
                .present(signOff.reviewer(), "reviewer")
                .present(signOff.approver(), "approver")
                .that(known(signOff.reviewer()), "reviewer", "processes.refused.person")
                .that(known(signOff.approver()), "approver", "processes.refused.person")
                .that(!edition.getDraftedBy().equals(signOff.approver()), "approver", "processes.refused.own-draft")
                .refuse();
        step(row, DefinitionState.IN_REVIEW);
        tell(new ProcessEvent.DefinitionSubmitted(subject(code), clock.instant(), row.getEdition()));
        approvals.open(
                subject(code),
                code + " " + facts.label(true),
                href(code),
                Whereabouts.nowhere(),
                List.of(
                        new Step(Step.AUTHOR, access.actor().login()),
                        new Step(Step.REVIEWER, requireNonNull(signOff.reviewer())),
                        new Step(Step.APPROVER, requireNonNull(signOff.approver()))));
        return view(repository.definition(code));
    }

    private boolean known(@Nullable String login) {
        return login == null || login.isBlank() || people.exists(login);
    }

    /** Called when the last has signed; refused, and the signature with it, when he may not put it in force. */
    void signed(String code) {
        var actor = access.demand(ProcessPermission.PUBLISH);
        var row = repository.held(code);
        if (repository.edition(code, row.getEdition()).getDraftedBy().equals(actor.login())) {
            throw Refused.conflict("processes.refused.own-draft");
        }
        inForce(row, actor.login());
    }

    private void inForce(DefinitionRecord row, String by) {
        var edition = repository.edition(row.getCode(), row.getEdition());
        var today = zone.dayOf(clock.instant());
        var wished = repository.facts(edition).effectiveOn();
        LocalDate day = wished == null || wished.isBefore(today) ? today : wished;
        edition.setPublishedAt(clock.instant().truncatedTo(ChronoUnit.MICROS));
        edition.setPublishedBy(by);
        edition.setEffectiveOn(day);
        edition.update();
        step(row, DefinitionState.IN_FORCE);
        tell(new ProcessEvent.DefinitionInForce(subject(row.getCode()), clock.instant(), row.getEdition(), day));
        face.show(row);
    }

    void sentBack(String code, String reason) {
        var row = repository.held(code);
        step(row, DefinitionState.DRAFT);
        tell(new ProcessEvent.DefinitionSentBack(subject(code), clock.instant(), row.getEdition(), reason));
        face.show(row);
    }

    /**
     * Drops the draft of the next edition alone: the signed one stays as it is and is the newest again.
     *
     * @throws Refused without a reason, and for a first edition, which is withdrawn instead
     */
    public DefinitionView dropDraft(String code, @Nullable Integer version, @Nullable String reason) {
        var row = opened(code, version, Move.DROP);
        access.demand(Move.DROP.permission(), owners.place(row));
        new Checks().present(reason, "reason").atMost(reason, 2_000, "reason").refuse();
        if (row.getEdition() == 1) {
            throw Refused.conflict("processes.refused.first-edition", code);
        }
        var dropped = repository.edition(code, row.getEdition());
        var title = repository.facts(dropped).label(true);
        dropped.delete();
        row.setEdition(row.getEdition() - 1);
        step(row, DefinitionState.IN_FORCE);
        words(code, repository.facts(repository.edition(code, row.getEdition())));
        tell(new ProcessEvent.DraftDropped(
                subject(code),
                clock.instant(),
                title,
                row.getEdition() + 1,
                requireNonNull(reason).strip()));
        face.show(row);
        return view(row);
    }

    /** No edition is in force any more; a process of the house can be defined anew. Refused without a reason. */
    public DefinitionView withdraw(String code, @Nullable Integer version, @Nullable String reason) {
        var actor = access.demand(Move.WITHDRAWAL.permission());
        new Checks().present(reason, "reason").atMost(reason, 2_000, "reason").refuse();
        var row = opened(code, version, Move.WITHDRAWAL);
        row.setWithdrawnAt(clock.instant().truncatedTo(ChronoUnit.MICROS));
        row.setWithdrawnBy(actor.login());
        row.setWithdrawnReason(requireNonNull(reason).strip());
        step(row, DefinitionState.WITHDRAWN);
        tell(new ProcessEvent.DefinitionWithdrawn(subject(code), clock.instant(), row.getWithdrawnReason()));
        face.show(row);
        return view(row);
    }

    /**
     * Names the owner: of the house's process it belongs to, for the whole house (R27), else of this definition alone.
     *
     * @param login null or blank for nobody
     */
    public DefinitionView appoint(String code, @Nullable Integer version, @Nullable String login) {
        access.demand(PeoplePermission.APPOINT);
        var row = repository.held(code);
        Versions.check(version, row.getVersion());
        var owner = login == null || login.isBlank() ? null : login.strip();
        var process = Owners.process(row);
        if (process != null) {
            departments.appoint(process, owner);
        } else {
            new Checks().that(known(owner), "login", "processes.refused.person").refuse();
            row.setOwner(owner);
        }
        step(row, DefinitionState.valueOf(row.getState()));
        tell(new ProcessEvent.OwnerNamed(subject(code), clock.instant(), owner));
        face.show(row);
        return view(row);
    }

    /** Puts in what comes with the product, in force, unless the house has a definition of that code or of that process. */
    void ship(DefinitionFacts facts) {
        var process = facts.process();
        var there = facts.kind() == DefinitionKind.PROCESS && process != null && repository.defined(process, null);
        if (there || repository.exists(requireNonNull(facts.code()))) {
            return;
        }
        access.byRule(SHIPPED, () -> {
            draft(facts);
            inForce(repository.held(requireNonNull(facts.code())), SHIPPED);
        });
    }

    private DefinitionRecord opened(String code, @Nullable Integer version, Move move) {
        var row = repository.held(code);
        Versions.check(version, row.getVersion());
        if (!move.opensIn(DefinitionState.valueOf(row.getState()))) {
            throw Refused.conflict("processes.refused.move", code);
        }
        return row;
    }

    private void insertEdition(DefinitionRecord row, DefinitionFacts facts) {
        var edition = repository.freshEdition(row.getCode(), row.getEdition());
        repository.write(edition, facts);
        edition.setDraftedBy(access.actor().login());
        edition.setDraftedAt(clock.instant());
        edition.insert();
    }

    private void rewrite(String code, int number, DefinitionFacts facts) {
        var edition = repository.edition(code, number);
        repository.write(edition, facts);
        edition.setDraftedBy(access.actor().login());
        edition.setDraftedAt(clock.instant());
        edition.update();
    }

    private void words(String code, DefinitionFacts facts) {
        repository.words(
                code,
                code,
                facts.label(true),
                facts.label(false),
                requireNonNullElse(facts.purpose(), ""),
                requireNonNullElse(facts.purposeEn(), ""),
                requireNonNullElse(facts.steps(), ""),
                requireNonNullElse(facts.stepsEn(), ""));
    }

    static void step(DefinitionRecord row, DefinitionState state) {
        row.setState(state.name());
        row.setVersion(row.getVersion() + 1);
        row.update();
    }

    private void tell(ProcessEvent news) {
        events.publishEvent(news);
    }

    private DefinitionView view(DefinitionRecord row) {
        return views.view(row);
    }

    static Subject subject(String code) {
        return new Subject(KIND, code);
    }

    static String href(String code) {
        return "/processes/" + code;
    }
}
