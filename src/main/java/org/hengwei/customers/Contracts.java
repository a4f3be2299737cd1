package org.hengwei.customers;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.hengwei.customers.ContractState.Move;
import org.hengwei.customers.db.ContractRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs for contracts, from draft to renewal and archive (C5, R154). */
@Service
@Transactional
public class Contracts {

    public static final String KIND = "contract";
    private static final int LONGEST_TEXT = 4_000;

    private final ContractRepository repository;
    private final CustomerRepository customers;
    private final ContractTerms terms;
    private final RenewalWindow window;
    private final Moves moves;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;
    private final ApplicationEventPublisher events;

    Contracts(
            ContractRepository repository,
            CustomerRepository customers,
            ContractTerms terms,
            RenewalWindow window,
            Moves moves,
            Access access,
            Clock clock,
            CompanyZone zone,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.customers = customers;
        this.terms = terms;
        this.window = window;
        this.moves = moves;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
        this.events = events;
    }

    /** @throws Refused as not found when it does not exist or may not be seen */
    @Transactional(readOnly = true)
    public ContractView find(String code) {
        return view(repository
                .row(code, access.visibility(CustomersPermission.READ_CONTRACTS))
                .orElseThrow(() -> Refused.notFound(code)));
    }

    @Transactional(readOnly = true)
    public Slice<ContractLine> list(ContractFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(CustomersPermission.READ_CONTRACTS);
        return repository.list(filter, access.visibility(CustomersPermission.READ_CONTRACTS), cursor, limit, withTotal);
    }

    /** @throws Refused without name, customer, both days or service mode; for a code taken; when it ends before it starts */
    public ContractView draft(ContractFacts facts) {
        access.demand(CustomersPermission.MANAGE_CONTRACTS);
        var given = Codes.given(facts.code());
        terms.check(facts)
                .that(given == null || Codes.formed(given), "code", "customers.refused.code")
                .that(
                        given == null || !repository.exists(given),
                        "code",
                        "customers.refused.code-taken",
                        String.valueOf(given))
                .refuse();
        var row = repository.fresh();
        row.setCode(given == null ? repository.nextCode() : given);
        row.setState(ContractState.DRAFT.name());
        row.setCreatedAt(clock.instant());
        row.setVersion(1);
        terms.write(row, facts);
        row.insert();
        words(row);
        events.publishEvent(new CustomerEvent.ContractDrafted(
                subject(row.getCode()), clock.instant(), row.getName(), row.getCustomer()));
        return view(row);
    }

    /** Also a contract in force can be corrected; the journal says which facts. A decided or ended one cannot. */
    public ContractView change(String code, @Nullable Integer version, ContractFacts facts) {
        var row = held(code, version);
        access.demand(CustomersPermission.MANAGE_CONTRACTS, place(row));
        if (!Set.of("DRAFT", "SIGNED", "IN_FORCE").contains(row.getState())) {
            throw Refused.conflict("customers.refused.contract-decided", code);
        }
        terms.check(facts).refuse();
        var before = ContractRepository.facts(row);
        terms.write(row, facts);
        var changed = Codes.changed(before, ContractRepository.facts(row));
        if (!changed.isEmpty()) {
            if (changed.contains("endsOn")) {
                row.setRemindedAt(null);
            }
            row.setVersion(row.getVersion() + 1);
            row.update();
            words(row);
            events.publishEvent(new CustomerEvent.ContractChanged(subject(code), clock.instant(), changed));
        }
        return view(row);
    }

    /** @param signedOn not after today; one whose first day has come is in force at once */
    public ContractView sign(String code, @Nullable Integer version, @Nullable LocalDate signedOn) {
        var row = opened(code, version, Move.SIGNATURE);
        new Checks()
                .present(signedOn, "signedOn")
                .that(signedOn == null || !signedOn.isAfter(window.today()), "signedOn", "customers.refused.future")
                .refuse();
        var day = requireNonNull(signedOn);
        row.setSignedOn(day);
        row.setSignedAt(zone.startOf(day));
        step(row, Move.SIGNATURE, ContractState.SIGNED, null);
        tell(new CustomerEvent.ContractSigned(subject(code), clock.instant(), day));
        if (!row.getStartsOn().isAfter(window.today())) {
            inForce(row);
        }
        return view(row);
    }

    public ContractView enterIntoForce(String code, @Nullable Integer version) {
        var row = opened(code, version, Move.ENTRY_INTO_FORCE);
        inForce(row);
        return view(row);
    }

    void inForce(ContractRecord row) {
        row.setInForceAt(clock.instant());
        step(row, Move.ENTRY_INTO_FORCE, ContractState.IN_FORCE, null);
        tell(new CustomerEvent.ContractCameIntoForce(subject(row.getCode()), clock.instant(), row.getEndsOn()));
    }

    /**
     * The customer goes on with another contract (R154).
     *
     * @param successor another signed contract of the same customer that ends later and renews no other
     */
    public ContractView renew(String code, @Nullable Integer version, @Nullable String successor) {
        var row = opened(code, version, Move.RENEWAL);
        new Checks().present(successor, "successor").refuse();
        var next = repository.row(requireNonNull(successor), access.visibility(CustomersPermission.READ_CONTRACTS));
        new Checks()
                .that(next.filter(one -> follows(one, row)).isPresent(), "successor", "customers.refused.successor")
                .refuse();
        row.setSuccessor(successor);
        row.setRenewedAt(clock.instant());
        step(row, Move.RENEWAL, ContractState.RENEWED, null);
        tell(new CustomerEvent.ContractRenewed(subject(code), clock.instant(), successor));
        return view(row);
    }

    private boolean follows(ContractRecord next, ContractRecord row) {
        return !next.getCode().equals(row.getCode())
                && next.getCustomer().equals(row.getCustomer())
                && !next.getState().equals(ContractState.DRAFT.name())
                && next.getEndsOn().isAfter(row.getEndsOn())
                && repository.predecessor(next.getCode()).isEmpty();
    }

    /** @throws Refused without a reason */
    public ContractView declineRenewal(String code, @Nullable Integer version, @Nullable String reason) {
        var row = opened(code, version, Move.NON_RENEWAL);
        row.setOutcomeReason(reason(reason));
        row.setNotRenewedAt(clock.instant());
        step(row, Move.NON_RENEWAL, ContractState.NOT_RENEWED, reason);
        tell(new CustomerEvent.ContractNotRenewed(subject(code), clock.instant(), reason(reason)));
        return view(row);
    }

    /** @throws Refused without a reason */
    public ContractView terminate(String code, @Nullable Integer version, @Nullable String reason) {
        var row = opened(code, version, Move.TERMINATION);
        row.setOutcomeReason(reason(reason));
        row.setTerminatedAt(clock.instant());
        step(row, Move.TERMINATION, ContractState.TERMINATED, reason);
        tell(new CustomerEvent.ContractTerminated(subject(code), clock.instant(), reason(reason)));
        return view(row);
    }

    public ContractView archive(String code, @Nullable Integer version) {
        var row = opened(code, version, Move.ARCHIVING);
        row.setArchivedAt(clock.instant());
        step(row, Move.ARCHIVING, ContractState.ARCHIVED, null);
        tell(new CustomerEvent.ContractArchived(subject(code), clock.instant()));
        return view(row);
    }

    private static String reason(@Nullable String reason) {
        new Checks()
                .present(reason, "reason")
                .atMost(reason, LONGEST_TEXT, "reason")
                .refuse();
        return requireNonNull(reason);
    }

    private ContractRecord opened(String code, @Nullable Integer version, Move move) {
        var row = held(code, version);
        access.demand(move.permission(), place(row));
        if (!move.opensIn(window.state(row))) {
            throw Refused.conflict("customers.refused.contract-move", code);
        }
        return row;
    }

    private ContractRecord held(String code, @Nullable Integer version) {
        var row = repository
                .held(code, access.visibility(CustomersPermission.READ_CONTRACTS))
                .orElseThrow(() -> Refused.notFound(code));
        Versions.check(version, row.getVersion());
        return row;
    }

    private void step(ContractRecord row, Move move, ContractState state, @Nullable String reason) {
        row.setState(state.name());
        row.setVersion(row.getVersion() + 1);
        row.update();
        moves.add(Moves.Kind.CONTRACT, row.getCode(), move, state, actor(), clock.instant(), reason);
    }

    private Actor actor() {
        return access.actor();
    }

    private void tell(CustomerEvent news) {
        events.publishEvent(news);
    }

    private void words(ContractRecord row) {
        repository.words(row, customerName(row));
    }

    private String customerName(ContractRecord row) {
        return customers.names(List.of(row.getCustomer())).getOrDefault(row.getCustomer(), row.getCustomer());
    }

    static Subject subject(String code) {
        return new Subject(KIND, code);
    }

    private static Whereabouts place(ContractRecord row) {
        return new Whereabouts(
                null,
                row.getCustomer(),
                row.getDepartment(),
                row.getOwner() == null ? Set.of() : Set.of(row.getOwner()));
    }

    private ContractView view(ContractRecord row) {
        return new ContractView(
                ContractRepository.facts(row),
                window.state(row),
                customerName(row),
                ChronoUnit.DAYS.between(window.today(), row.getEndsOn()),
                row.getSignedOn(),
                row.getRenewedAt(),
                row.getOutcomeReason(),
                row.getSuccessor(),
                repository
                        .predecessor(row.getCode())
                        .map(ContractRecord::getCode)
                        .orElse(null),
                repository.projects(row.getCode()),
                moves.of(Moves.Kind.CONTRACT, row.getCode()),
                open(row),
                row.getCreatedAt(),
                row.getVersion());
    }

    private List<OpenMove> open(ContractRecord row) {
        return Move.in(window.state(row)).stream()
                .filter(move -> access.may(move.permission(), place(row)))
                .map(move -> new OpenMove(
                        move.name(), "/api/v1/contracts/" + row.getCode() + "/" + move.noun(), move.requires()))
                .toList();
    }
}
