package org.hengwei.agreements;

import static org.hengwei.agreements.db.Tables.AGREEMENT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads agreements, as far as the actor may see them. */
@Service
@Transactional(readOnly = true)
public class AgreementBook {

    private static final Field<LocalDate> LAST_DAY =
            DSL.field("least(agreement.valid_until, agreement.ends_on)", LocalDate.class);

    private final AgreementRepository repository;
    private final ContractOf contracts;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    AgreementBook(AgreementRepository repository, ContractOf contracts, Access access, CompanyZone zone, Clock clock) {
        this.repository = repository;
        this.contracts = contracts;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    /** All editions, newest first; refused as not found unless the actor may see one. */
    public List<AgreementView> editions(String number) {
        var visibility = access.visibility(AgreementPermission.READ);
        var editions = repository.editions(number, today()).stream()
                .filter(agreement -> agreement.seenBy(visibility))
                .toList();
        if (editions.isEmpty()) {
            throw Refused.notFound(number);
        }
        return editions;
    }

    /** Whether there is such an agreement with a customer at all, for what names one. */
    boolean exists(String number) {
        return repository.editions(number, today()).stream()
                .anyMatch(agreement -> !agreement.kind().beneath());
    }

    /** Every edition of the agreements with customers that was signed, in that order, for rules that go through all of them. */
    public List<AgreementView> signed() {
        access.demand(AgreementPermission.READ);
        return repository.commenced(today()).stream()
                .filter(agreement -> !agreement.lastDay().isBefore(agreement.validFrom()))
                .toList();
    }

    /** One edition; without one the edition in force, otherwise the newest. */
    public AgreementView find(String number, @Nullable Integer edition) {
        var editions = editions(number);
        return editions.stream()
                .filter(one -> edition == null ? one.state() == AgreementState.IN_FORCE : one.edition() == edition)
                .findFirst()
                .or(() -> edition == null ? editions.stream().findFirst() : java.util.Optional.empty())
                .orElseThrow(() -> Refused.notFound(number + " (" + edition + ")"));
    }

    /** What covers a project today, the default first; empty when nothing does. */
    public List<AgreementView> ofProject(String project) {
        var visibility = access.visibility(AgreementPermission.READ);
        var today = today();
        var contract = contracts.project(project);
        var covered = AGREEMENT.PROJECTS.contains(new String[] {project});
        return repository
                .list(contract == null ? covered : covered.or(AGREEMENT.CONTRACT.eq(contract)), null, 0, 200, today)
                .stream()
                .filter(agreement -> agreement.state() == AgreementState.IN_FORCE)
                .filter(agreement -> agreement.seenBy(visibility))
                .sorted(java.util.Comparator.comparing(agreement -> String.valueOf(agreement.service() != null)))
                .toList();
    }

    /**
     * Newest number first.
     *
     * @param limit 1 to 200
     */
    public Slice<AgreementView> list(AgreementFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(AgreementPermission.READ);
        var today = today();
        var which = visible(access.visibility(AgreementPermission.READ)).and(where(filter, today));
        var after = Cursor.decode(cursor, 2);
        var rows = repository.list(
                which,
                after == null ? null : after.values().getFirst(),
                after == null ? 0 : edition(after.values().getLast()),
                limit + 1,
                today);
        var total = withTotal ? Long.valueOf(repository.count(which)) : null;
        return Slice.of(rows, limit, row -> Cursor.of(row.number(), row.edition()), total);
    }

    private static int edition(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
        return Integer.parseInt(text);
    }

    private static Condition visible(Visibility visibility) {
        if (visibility.everything()) {
            return DSL.noCondition();
        }
        var any = visibility.on(null, AGREEMENT.CUSTOMER, null);
        var projects = visibility.projects().toArray(String[]::new);
        return projects.length == 0 ? any : any.or(DSL.arrayOverlap(AGREEMENT.PROJECTS, DSL.val(projects)));
    }

    private static Condition where(AgreementFilter filter, LocalDate today) {
        var all = new ArrayList<Condition>();
        all.add(state(filter.state(), today));
        if (filter.kind() != null) {
            all.add(AGREEMENT.KIND.eq(filter.kind().name()));
        }
        if (filter.project() != null) {
            all.add(AGREEMENT.PROJECTS.contains(new String[] {filter.project()}));
        }
        if (filter.contract() != null) {
            all.add(AGREEMENT.CONTRACT.eq(filter.contract()));
        }
        if (filter.customer() != null) {
            all.add(AGREEMENT.CUSTOMER.eq(filter.customer()));
        }
        if (filter.service() != null) {
            all.add(AGREEMENT.SERVICE.eq(filter.service()));
        }
        if (filter.q() != null) {
            all.add(AGREEMENT.NAME.containsIgnoreCase(filter.q()).or(AGREEMENT.NUMBER.containsIgnoreCase(filter.q())));
        }
        return DSL.and(all);
    }

    private static Condition state(@Nullable AgreementState state, LocalDate today) {
        var signed = AGREEMENT.COMMENCED_AT.isNotNull();
        var over = LAST_DAY.lt(today).or(LAST_DAY.lt(AGREEMENT.VALID_FROM));
        return switch (state) {
            case null -> signed.not().or(over.not());
            case DRAFT -> signed.not();
            case AGREED -> signed.and(over.not()).and(AGREEMENT.VALID_FROM.gt(today));
            case IN_FORCE -> signed.and(over.not()).and(AGREEMENT.VALID_FROM.le(today));
            case SUPERSEDED -> signed.and(over).and(AGREEMENT.SUPERSEDED_BY.isNotNull());
            case EXPIRED -> signed.and(over).and(AGREEMENT.SUPERSEDED_BY.isNull());
        };
    }

    private LocalDate today() {
        return zone.dayOf(clock.instant());
    }
}
