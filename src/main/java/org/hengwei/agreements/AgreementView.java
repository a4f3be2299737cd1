package org.hengwei.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.hengwei.shared.Visibility;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an agreement.
 *
 * @param endsOn last day when it ended before {@code validUntil}
 * @param supersededBy the edition that takes its place
 * @param provider code of the department, of an OLA
 * @param supports numbers of the agreements with customers that it holds up
 * @param reviewMonths every how many months it is reviewed
 * @param gapsAccepted why it was signed although it does not fit what it holds up, or what holds it up does not fit it
 * @param targets of incidents, by priority
 * @param targetsByType of every type of ticket something is promised for, by priority
 */
public record AgreementView(
        String number,
        int edition,
        AgreementKind kind,
        AgreementState state,
        String name,
        @Nullable String customer,
        @Nullable String contract,
        List<String> projects,
        @Nullable String service,
        @Nullable String provider,
        @Nullable String supplier,
        @Nullable String supplierContract,
        List<String> supports,
        int reviewMonths,
        String calendar,
        LocalDate validFrom,
        LocalDate validUntil,
        @Nullable LocalDate endsOn,
        @Nullable Integer supersededBy,
        @Nullable String endReason,
        String triagePriority,
        List<Integer> warnAtPercent,
        SortedMap<String, Level> targets,
        SortedMap<TicketType, SortedMap<String, Level>> targetsByType,
        @Nullable String note,
        @Nullable LocalDate signedOn,
        @Nullable String signatory,
        Instant draftedAt,
        String draftedBy,
        @Nullable Instant commencedAt,
        @Nullable String commencedBy,
        @Nullable String gapsAccepted,
        int version) {

    /** The last day on which it applies. */
    public LocalDate lastDay() {
        return endsOn == null || endsOn.isAfter(validUntil) ? validUntil : endsOn;
    }

    /** Whether its targets are what was promised on that day. */
    boolean appliesOn(LocalDate day) {
        return commencedAt != null && !day.isBefore(validFrom) && !day.isAfter(lastDay());
    }

    /** Whether a ticket could fall under both on one day. */
    boolean collidesWith(AgreementView other) {
        return Objects.equals(service, other.service)
                && !validFrom.isAfter(other.lastDay())
                && !other.validFrom.isAfter(lastDay())
                && (projects.stream().anyMatch(other.projects::contains)
                        || (contract != null && contract.equals(other.contract)));
    }

    boolean promises(TicketType type) {
        return targetsByType.containsKey(type);
    }

    ServiceLevel level(TicketType type, @Nullable String priority) {
        var wanted = priority == null ? triagePriority : priority;
        var level = Objects.requireNonNull(
                Objects.requireNonNull(targetsByType.get(type), number).get(wanted), wanted);
        return new ServiceLevel(
                number, edition, type, wanted, calendar, level.response(), level.resolution(), warnAtPercent);
    }

    boolean seenBy(Visibility visibility) {
        return visibility.sees(Whereabouts.ofProject(null, customer))
                || projects.stream().anyMatch(project -> visibility.sees(Whereabouts.ofProject(project, customer)));
    }

    static AgreementState state(
            @Nullable Instant commencedAt,
            LocalDate validFrom,
            LocalDate lastDay,
            @Nullable Integer supersededBy,
            LocalDate today) {
        if (commencedAt == null) {
            return AgreementState.DRAFT;
        }
        if (today.isAfter(lastDay) || lastDay.isBefore(validFrom)) {
            return supersededBy == null ? AgreementState.EXPIRED : AgreementState.SUPERSEDED;
        }
        return today.isBefore(validFrom) ? AgreementState.AGREED : AgreementState.IN_FORCE;
    }
}
