package org.hengwei.surveys;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all verbs of the room share: doors, news, views. */
@Component
class SurveyHouse {

    final CampaignRepository campaigns;
    final ResponseRepository responses;
    final Access access;
    final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SurveyHouse(
            CampaignRepository campaigns,
            ResponseRepository responses,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.responses = responses;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void tell(SurveyEvent news) {
        events.publishEvent(news);
    }

    void tell(Work work) {
        events.publishEvent(work);
    }

    static SurveyLevel level(CampaignRecord row) {
        return SurveyLevel.valueOf(row.getLevel());
    }

    static CampaignState state(CampaignRecord row) {
        return CampaignState.valueOf(row.getState());
    }

    static Whereabouts place(CampaignRecord row) {
        return new Whereabouts(
                row.getProject(),
                null,
                row.getDepartment(),
                new HashSet<>(List.of(row.getOwner(), row.getPlannedBy())));
    }

    static Whereabouts place(ResponseRecord row) {
        return new Whereabouts(row.getProject(), null, row.getDepartment(), Set.of());
    }

    /** The survey, if the actor may see it. */
    CampaignRecord reveal(String number) {
        var row = campaigns.get(number);
        access.reveal(SurveyPermission.READ, place(row), SurveyCode.SURVEY.subject(row.getId()));
        return row;
    }

    /** The survey locked, if the actor may run it and it is in one of these states. */
    CampaignRecord mine(String number, @Nullable Integer version, CampaignState... states) {
        var row = campaigns.lock(number);
        access.reveal(SurveyPermission.READ, place(row), SurveyCode.SURVEY.subject(row.getId()));
        access.demand(level(row).running(), place(row));
        Versions.check(version, row.getVersion());
        expect(row, states);
        return row;
    }

    static void expect(CampaignRecord row, CampaignState... states) {
        if (states.length > 0 && !Arrays.asList(states).contains(state(row))) {
            throw Refused.conflict("surveys.refused.state." + row.getState(), SurveyCode.SURVEY.of(row.getId()));
        }
    }

    /** When answers are no longer taken. */
    Instant closing(CampaignRecord row) {
        return zone.startOf(row.getClosesOn().plusDays(1));
    }

    void announce(CampaignRecord row, SurveyEvent news) {
        tell(news);
        var number = SurveyCode.SURVEY.of(row.getId());
        var state = state(row);
        tell(new Work(
                SurveyCode.SURVEY.subject(row.getId()),
                row.getTitle(),
                row.getState(),
                state != CampaignState.CLOSED,
                row.getOwner(),
                null,
                row.getProject(),
                null,
                null,
                state.before(CampaignState.COLLECTED) ? closing(row) : null,
                row.getPlannedAt(),
                Set.of(),
                "/surveys/" + number,
                number));
    }

    Actor demandRun(CampaignRecord row) {
        return access.demand(level(row).running(), place(row));
    }

    boolean mayRun(CampaignRecord row) {
        return access.may(level(row).running(), place(row));
    }

    SurveyView view(CampaignRecord row) {
        return new SurveyView(
                SurveyCode.SURVEY.of(row.getId()),
                row.getVersion(),
                facts(row),
                state(row),
                campaigns.form(row),
                row.getPlannedBy(),
                campaigns.counts(row.getId()),
                row.getReportDocument(),
                row.getAnalysis(),
                row.getGoals(),
                row.getReviewNote(),
                row.getApprovedBy(),
                row.getPlannedAt(),
                row.getApprovedAt(),
                row.getDistributedAt(),
                row.getCollectedAt(),
                row.getAnalysedAt(),
                row.getReportedAt(),
                row.getTrackedAt(),
                row.getClosedAt(),
                moves(row));
    }

    private static PlanSurvey facts(CampaignRecord row) {
        return new PlanSurvey(
                row.getTitle(),
                level(row),
                row.getProject(),
                row.getTemplate(),
                row.getOwner(),
                row.getDepartment(),
                row.getLanguage(),
                row.getPurpose(),
                row.getParticipants(),
                row.getPeriodFrom(),
                row.getPeriodUntil(),
                row.getClosesOn(),
                row.getSamplingPercent(),
                row.getCapDays(),
                row.getRemindAfterDays(),
                row.getReminders(),
                row.getRuleDocument(),
                row.getComparedWith() == null ? null : SurveyCode.SURVEY.of(row.getComparedWith()));
    }

    private List<SurveyView.Move> moves(CampaignRecord row) {
        if (state(row) == CampaignState.PLANNED) {
            return planning(row);
        }
        if (!mayRun(row)) {
            return List.of();
        }
        return switch (state(row)) {
            case PLANNED, CLOSED -> List.of();
            case APPROVED -> List.of(move(row, "DISTRIBUTION", "distribution"));
            case DISTRIBUTED, COLLECTING ->
                List.of(move(row, "REMINDERS", "reminders"), move(row, "COLLECTION_END", "collection-end"));
            case COLLECTED -> List.of(move(row, "ANALYSIS", "analysis", "analysis"));
            case ANALYSED -> List.of(move(row, "REPORT", "report", "reviewer", "approver"));
            case REPORTED -> List.of(move(row, "ACTIONS", "actions"));
            case ACTIONS_TRACKED -> List.of(move(row, "CLOSURE", "closure", "note"));
        };
    }

    private List<SurveyView.Move> planning(CampaignRecord row) {
        var moves = new ArrayList<SurveyView.Move>();
        if (mayRun(row)) {
            var href = "/api/v1/surveys/" + SurveyCode.SURVEY.of(row.getId());
            moves.add(new SurveyView.Move(
                    "PLAN", href, List.of("title", "purpose", "periodFrom", "periodUntil", "closesOn")));
        }
        var another = !Objects.equals(row.getPlannedBy(), access.actor().login());
        if (another && access.may(SurveyPermission.APPROVE, place(row))) {
            moves.add(move(row, "APPROVAL", "approval"));
        }
        return moves;
    }

    private static SurveyView.Move move(CampaignRecord row, String name, String noun, String... requires) {
        var href = "/api/v1/surveys/" + SurveyCode.SURVEY.of(row.getId()) + "/" + noun;
        return new SurveyView.Move(name, href, List.of(requires));
    }
}
