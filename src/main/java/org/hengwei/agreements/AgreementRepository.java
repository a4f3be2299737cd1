package org.hengwei.agreements;

import static org.hengwei.agreements.db.Tables.AGREEMENT;
import static org.hengwei.agreements.db.Tables.TARGET;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengwei.agreements.db.AgreementRecord;
import org.hengwei.agreements.db.TargetRecord;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class AgreementRepository {

    private final DSLContext db;

    AgreementRepository(DSLContext db) {
        this.db = db;
    }

    String nextNumber(AgreementKind kind) {
        var next = db.fetchValue("SELECT nextval('agreements.number')");
        return "%s-%06d".formatted(kind, ((Number) next).longValue());
    }

    /** Nobody else puts an agreement in force until this act is done. */
    void lockAll() {
        db.execute("SELECT pg_advisory_xact_lock(hashtext('agreements'))");
    }

    void insert(String number, int edition, DraftAgreement draft, Instant at, String by) {
        var row = db.newRecord(AGREEMENT);
        row.setNumber(number);
        row.setEdition(edition);
        row.setDraftedAt(at);
        row.setDraftedBy(by);
        fill(row, draft);
        row.store();
        targets(row.getId(), draft);
    }

    private static void fill(AgreementRecord row, DraftAgreement draft) {
        row.setName(draft.name());
        row.setCustomer(draft.customer());
        row.setContract(draft.contract());
        row.setProjects(Objects.requireNonNull(draft.projects()).toArray(String[]::new));
        row.setService(draft.service());
        row.setKind(Objects.requireNonNull(draft.kind()).name());
        row.setProvider(draft.provider());
        row.setSupplier(draft.supplier());
        row.setSupplierContract(draft.supplierContract());
        row.setSupports(Objects.requireNonNull(draft.supports()).toArray(String[]::new));
        row.setReviewMonths(draft.reviewMonths());
        row.setCalendar(draft.calendar());
        row.setValidFrom(draft.validFrom());
        row.setValidUntil(draft.validUntil());
        row.setTriagePriority(draft.triagePriority());
        row.setWarnAt(Objects.requireNonNull(draft.warnAtPercent()).toArray(Integer[]::new));
        row.setNote(draft.note());
    }

    private void targets(long agreement, DraftAgreement draft) {
        db.deleteFrom(TARGET).where(TARGET.AGREEMENT.eq(agreement)).execute();
        var insert = db.insertInto(
                TARGET, TARGET.AGREEMENT, TARGET.TYPE, TARGET.PRIORITY, TARGET.RESPONSE, TARGET.RESOLUTION);
        for (var type : draft.targetsOfAll().entrySet()) {
            for (var target : type.getValue().entrySet()) {
                insert = insert.values(
                        agreement,
                        type.getKey().name(),
                        target.getKey(),
                        type.getKey().responds() ? target.getValue().response() : null,
                        target.getValue().resolution());
            }
        }
        insert.execute();
    }

    /** Refused as stale when somebody else was faster. */
    void replaceDraft(AgreementView before, DraftAgreement draft) {
        var row = db.newRecord(AGREEMENT);
        fill(row, draft);
        change(before, row);
        var id = db.fetchValue(AGREEMENT.ID, is(before.number(), before.edition()));
        targets(id, draft);
    }

    private void change(AgreementView before, AgreementRecord changes) {
        changes.setVersion(before.version() + 1);
        var changed = db.update(AGREEMENT)
                .set(changes)
                .where(is(before.number(), before.edition()))
                .and(AGREEMENT.VERSION.eq(before.version()))
                .execute();
        if (changed == 0) {
            throw Refused.stale();
        }
    }

    void commence(
            AgreementView before,
            LocalDate signedOn,
            String signatory,
            @Nullable String gapsAccepted,
            Instant at,
            String by) {
        var row = db.newRecord(AGREEMENT);
        row.setSignedOn(signedOn);
        row.setSignatory(signatory);
        row.setGapsAccepted(gapsAccepted);
        row.setCommencedAt(at);
        row.setCommencedBy(by);
        change(before, row);
    }

    void end(AgreementView before, LocalDate lastDay, @Nullable String reason, @Nullable Integer supersededBy) {
        var row = db.newRecord(AGREEMENT);
        row.setEndsOn(lastDay);
        row.setEndReason(reason);
        row.setSupersededBy(supersededBy);
        change(before, row);
    }

    void delete(AgreementView draft) {
        db.deleteFrom(AGREEMENT)
                .where(is(draft.number(), draft.edition()))
                .and(AGREEMENT.COMMENCED_AT.isNull())
                .execute();
    }

    private static Condition is(String number, int edition) {
        return AGREEMENT.NUMBER.eq(number).and(AGREEMENT.EDITION.eq(edition));
    }

    /** All editions, newest first. */
    List<AgreementView> editions(String number, LocalDate today) {
        return views(
                db.selectFrom(AGREEMENT)
                        .where(AGREEMENT.NUMBER.eq(number))
                        .orderBy(AGREEMENT.EDITION.desc())
                        .fetch(),
                today);
    }

    /** Those with customers. */
    List<AgreementView> commenced(LocalDate today) {
        return views(
                db.selectFrom(AGREEMENT)
                        .where(AGREEMENT.COMMENCED_AT.isNotNull())
                        .and(AGREEMENT.KIND.eq(AgreementKind.SLA.name()))
                        .orderBy(AGREEMENT.ID)
                        .fetch(),
                today);
    }

    /** Newest first, after the given number and edition. */
    List<AgreementView> list(
            Condition which, @Nullable String afterNumber, int afterEdition, int limit, LocalDate today) {
        var after = afterNumber == null
                ? DSL.noCondition()
                : DSL.row(AGREEMENT.NUMBER, AGREEMENT.EDITION).lt(afterNumber, afterEdition);
        return views(
                db.selectFrom(AGREEMENT)
                        .where(which)
                        .and(after)
                        .orderBy(AGREEMENT.NUMBER.desc(), AGREEMENT.EDITION.desc())
                        .limit(limit)
                        .fetch(),
                today);
    }

    long count(Condition which) {
        return db.fetchCount(AGREEMENT, which);
    }

    private List<AgreementView> views(List<AgreementRecord> rows, LocalDate today) {
        var targets = targets(rows.stream().map(AgreementRecord::getId).toList());
        return rows.stream()
                .map(row -> view(row, targets.getOrDefault(row.getId(), new TreeMap<>()), today))
                .toList();
    }

    private Map<Long, SortedMap<TicketType, SortedMap<String, Level>>> targets(Collection<Long> agreements) {
        var targets = new TreeMap<Long, SortedMap<TicketType, SortedMap<String, Level>>>();
        if (!agreements.isEmpty()) {
            db.selectFrom(TARGET)
                    .where(TARGET.AGREEMENT.in(agreements))
                    .forEach(row -> targets.computeIfAbsent(row.getAgreement(), id -> new TreeMap<>())
                            .computeIfAbsent(TicketType.valueOf(row.getType()), type -> new TreeMap<>())
                            .put(row.getPriority(), level(row)));
        }
        return targets;
    }

    private static Level level(TargetRecord row) {
        return new Level(
                row.getResponse() == null ? null : Target.parse(row.getResponse()), Target.parse(row.getResolution()));
    }

    private static AgreementView view(
            AgreementRecord row, SortedMap<TicketType, SortedMap<String, Level>> targets, LocalDate today) {
        var ends = row.getEndsOn();
        var last = ends == null || ends.isAfter(row.getValidUntil()) ? row.getValidUntil() : ends;
        return new AgreementView(
                row.getNumber(),
                row.getEdition(),
                AgreementKind.valueOf(row.getKind()),
                AgreementView.state(row.getCommencedAt(), row.getValidFrom(), last, row.getSupersededBy(), today),
                row.getName(),
                row.getCustomer(),
                row.getContract(),
                Arrays.asList(row.getProjects()),
                row.getService(),
                row.getProvider(),
                row.getSupplier(),
                row.getSupplierContract(),
                Arrays.asList(row.getSupports()),
                row.getReviewMonths(),
                row.getCalendar(),
                row.getValidFrom(),
                row.getValidUntil(),
                ends,
                row.getSupersededBy(),
                row.getEndReason(),
                row.getTriagePriority(),
                Arrays.asList(row.getWarnAt()),
                targets.getOrDefault(TicketType.INCIDENT, new TreeMap<>()),
                targets,
                row.getNote(),
                row.getSignedOn(),
                row.getSignatory(),
                row.getDraftedAt(),
                row.getDraftedBy(),
                row.getCommencedAt(),
                row.getCommencedBy(),
                row.getGapsAccepted(),
                row.getVersion());
    }
}
