package org.hengwei.incidents.web;

import java.time.Duration;
import java.time.Instant;
import org.hengwei.incidents.AssignIncident;
import org.hengwei.incidents.ClassifyIncident;
import org.hengwei.incidents.CorrectIncident;
import org.hengwei.incidents.EscalateIncident;
import org.hengwei.incidents.Escalation;
import org.hengwei.incidents.EvaluateIncident;
import org.hengwei.incidents.IncidentCare;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentMove;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.incidents.ReviewIncident;
import org.hengwei.incidents.Tier;
import org.hengwei.incidents.UrgingSide;
import org.hengwei.incidents.Visits;
import org.jspecify.annotations.Nullable;

/** What may be given with a move; each move takes what it needs. */
record MoveInput(
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String category,
        @Nullable String service,
        @Nullable Tier tier,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable Escalation kind,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String solution,
        @Nullable String closureCode,
        @Nullable String cause,
        @Nullable Duration workTime,
        @Nullable String duplicateOf,
        @Nullable String title,
        @Nullable String description,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        @Nullable Instant occurredAt,
        @Nullable Instant openedAt,
        @Nullable String into,
        @Nullable String parent,
        @Nullable UrgingSide side,
        @Nullable Boolean classificationRight,
        @Nullable String rightCategory,
        @Nullable Boolean effective,
        @Nullable Integer score,
        @Nullable String comment,
        @Nullable String timeline,
        @Nullable String measures) {

    static MoveInput nothing() {
        return new MoveInput(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    IncidentView make(IncidentMove move, IncidentKey key, Incidents incidents, IncidentCare care, Visits visits) {
        return switch (move) {
            case CLASSIFICATION -> incidents.classify(key, weight());
            case PRIORITY -> incidents.changePriority(key, weight());
            case ASSIGNMENT -> incidents.assign(key, new AssignIncident(tier, team, assignee));
            case ACCEPTANCE -> incidents.accept(key);
            case REJECTION -> incidents.reject(key, reason);
            case ESCALATION -> incidents.escalate(key, new EscalateIncident(kind, tier, team, assignee, reason));
            case PAUSE -> incidents.pause(key, reason, note);
            case RESUMPTION -> incidents.resume(key);
            case RESOLUTION -> incidents.resolve(key, new ResolveIncident(solution, closureCode, cause, workTime));
            case CLOSURE -> incidents.close(key, note);
            case REOPENING -> incidents.reopen(key, reason);
            case CORRECTION ->
                incidents.correct(
                        key,
                        new CorrectIncident(
                                title, description, requesterName, requesterPhone, occurredAt, openedAt, reason));
            case CANCELLATION ->
                incidents.cancel(key, reason, duplicateOf == null ? null : IncidentKey.of(duplicateOf));
            case MERGER -> care.merge(key, into, reason);
            case PARENT -> care.attach(key, parent);
            case DETACHMENT -> care.detach(key);
            case CASCADE -> care.resolveChildren(key);
            case MAJOR -> care.declareMajor(key, reason);
            case DEMOTION -> care.liftMajor(key, reason);
            case DISPATCH -> visits.dispatch(key, assignee, reason);
            case URGING -> care.urge(key, side, note);
            case EVALUATION ->
                care.evaluate(key, new EvaluateIncident(classificationRight, rightCategory, effective, score, comment));
            case REVIEW -> care.review(key, new ReviewIncident(cause, timeline, measures));
        };
    }

    private ClassifyIncident weight() {
        return new ClassifyIncident(impact, urgency, category, service, reason);
    }
}
