package org.hengwei.processes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.Choice;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.processes.DefinitionState.Move;
import org.hengwei.processes.db.AnnualReviewRecord;
import org.hengwei.processes.db.DefinitionEditionRecord;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Definitions as staff may read them, and the procedures in force for a fault (R192). */
@Service
@Transactional(readOnly = true)
public class DefinitionViews {

    private final ProcessRepository repository;
    private final Owners owners;
    private final Catalog catalog;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    DefinitionViews(
            ProcessRepository repository,
            Owners owners,
            Catalog catalog,
            Access access,
            CompanyZone zone,
            Clock clock) {
        this.repository = repository;
        this.owners = owners;
        this.catalog = catalog;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    public DefinitionView find(String code) {
        access.demand(ProcessPermission.READ);
        return view(repository.definition(code));
    }

    /** What one edition says, whatever became of it. */
    public DefinitionFacts edition(String code, int number) {
        access.demand(ProcessPermission.READ);
        return repository.facts(repository.edition(code, number));
    }

    /** By code. */
    public Slice<DefinitionLine> list(DefinitionFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(ProcessPermission.READ);
        return repository.list(
                filter, withParent(filter.category()), today(), owners.known(), cursor, limit, withTotal);
    }

    /** Those in force that are bound to the category or to the one above it; none when no category is named. */
    public List<Procedure> procedures(@Nullable String category) {
        access.demand(ProcessPermission.READ);
        var categories = withParent(category);
        return categories.isEmpty() ? List.of() : repository.procedures(categories, today());
    }

    private List<String> withParent(@Nullable String category) {
        if (category == null || category.isBlank()) {
            return List.of();
        }
        var all = new ArrayList<String>(List.of(category));
        catalog.find(ChoiceList.CATEGORY, category).map(Choice::parent).ifPresent(all::add);
        return all;
    }

    LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    DefinitionView view(DefinitionRecord row) {
        var editions = repository.editions(row.getCode());
        var reviews = repository.reviews(row.getCode());
        var newest = reviews.isEmpty() ? null : reviews.getFirst();
        var inForce = repository.inForce(row, today());
        return new DefinitionView(
                repository.facts(editions.getFirst()),
                DefinitionState.valueOf(row.getState()),
                row.getEdition(),
                inForce,
                owners.of(row),
                editions.stream().map(this::edition).toList(),
                reviews.stream().map(DefinitionViews::review).toList(),
                inForce != null && !reviewedThisYear(newest),
                repository.obligation(row, newest),
                row.getWithdrawnAt(),
                row.getWithdrawnReason(),
                moves(row, inForce != null && !reviewedThisYear(newest)),
                row.getVersion());
    }

    private boolean reviewedThisYear(@Nullable AnnualReviewRecord newest) {
        return newest != null && newest.getYear() >= today().getYear();
    }

    private DefinitionView.Edition edition(DefinitionEditionRecord row) {
        return new DefinitionView.Edition(
                row.getEdition(),
                row.getDraftedBy(),
                row.getDraftedAt(),
                row.getPublishedBy(),
                row.getPublishedAt(),
                row.getEffectiveOn(),
                repository.facts(row).changeNote());
    }

    private static DefinitionView.Review review(AnnualReviewRecord row) {
        return new DefinitionView.Review(
                row.getYear(),
                row.getEdition(),
                row.getReviewedOn(),
                row.getReviewedBy(),
                Verdict.valueOf(row.getVerdict()),
                row.getFindings());
    }

    private List<DefinitionView.OpenMove> moves(DefinitionRecord row, boolean reviewDue) {
        var place = owners.place(row);
        return Move.in(DefinitionState.valueOf(row.getState())).stream()
                .filter(move -> access.may(move.permission(), place))
                .filter(move -> move != Move.ANNUAL_REVIEW || reviewDue)
                .filter(move -> move != Move.DROP || row.getEdition() > 1)
                .map(move -> new DefinitionView.OpenMove(
                        move.name(),
                        "/api/v1/process-definitions/" + row.getCode() + "/" + move.noun(),
                        move.requires()))
                .toList();
    }

    /** For whoever may read it. @throws Refused as not found unless it exists */
    void reveal(String code) {
        if (!access.may(ProcessPermission.READ) || !repository.exists(code)) {
            throw Refused.notFound(code);
        }
    }
}
