package org.hengwei.feedback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What complaints promise by grade, and which scores become one; each change stands in the journal with what it was before. */
@Service
@Transactional
public class ComplaintRules {

    /** All rules together are one subject, so that their history reads as one. */
    static final Subject SUBJECT = new Subject("complaint-rule", "ALL");

    private final ComplaintRuleRepository repository;
    private final Calendars calendars;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ComplaintRules(
            ComplaintRuleRepository repository,
            Calendars calendars,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.calendars = calendars;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** What each grade promises. */
    @Transactional(readOnly = true)
    public List<ComplaintRule> all() {
        access.demand(FeedbackPermission.READ);
        return repository.all();
    }

    @Transactional(readOnly = true)
    public ComplaintRule of(ComplaintGrade grade) {
        access.demand(FeedbackPermission.READ);
        return repository.of(grade);
    }

    /**
     * What a grade is to promise; each time is {@code P3D} or {@code PT4H} on a calendar.
     *
     * @param feedback until when the customer is told for the first time what was found and done
     */
    public record PutRule(
            @Nullable String answer,
            @Nullable String answerCalendar,
            @Nullable String feedback,
            @Nullable String feedbackCalendar,
            @Nullable String solve,
            @Nullable String solveCalendar) {}

    /**
     * Sets what a grade promises to complaints graded from now on.
     *
     * @param version as it was read; null for whichever
     * @throws org.hengwei.shared.Refused when a time is malformed or a calendar does not exist
     */
    public ComplaintRule put(ComplaintGrade grade, @Nullable Integer version, PutRule given) {
        access.demand(FeedbackPermission.SET_RULES);
        var before = repository.lock(grade);
        Versions.check(version, before.version());
        var after = checked(grade, before.version() + 1, given);
        repository.put(after);
        events.publishEvent(new ComplaintEvent.RuleSet(
                SUBJECT,
                now(),
                grade,
                after.answer().toString(),
                after.answerCalendar(),
                after.feedback().toString(),
                after.feedbackCalendar(),
                after.solve().toString(),
                after.solveCalendar(),
                before.answer().toString(),
                before.feedback().toString(),
                before.solve().toString()));
        return after;
    }

    private ComplaintRule checked(ComplaintGrade grade, int version, PutRule given) {
        new Checks()
                .present(given.answer(), "answer")
                .present(given.answerCalendar(), "answerCalendar")
                .present(given.feedback(), "feedback")
                .present(given.feedbackCalendar(), "feedbackCalendar")
                .present(given.solve(), "solve")
                .present(given.solveCalendar(), "solveCalendar")
                .refuse();
        var rule = new ComplaintRule(
                grade,
                version,
                Target.parse(Objects.requireNonNull(given.answer())),
                Objects.requireNonNull(given.answerCalendar()).strip(),
                Target.parse(Objects.requireNonNull(given.feedback())),
                Objects.requireNonNull(given.feedbackCalendar()).strip(),
                Target.parse(Objects.requireNonNull(given.solve())),
                Objects.requireNonNull(given.solveCalendar()).strip());
        // whatever a calendar cannot reckon is refused here and not by the next complaint
        calendars.due(rule.answerCalendar(), now(), rule.answer());
        calendars.due(rule.feedbackCalendar(), now(), rule.feedback());
        calendars.due(rule.solveCalendar(), now(), rule.solve());
        return rule;
    }

    @Transactional(readOnly = true)
    public ComplaintThreshold threshold() {
        access.demand(FeedbackPermission.READ);
        return repository.threshold();
    }

    /** For whoever hears scores: at or under how many of five points an item of a survey becomes a complaint; nought is never. */
    @Transactional(readOnly = true)
    public int surveyLimit() {
        return repository.threshold().survey();
    }

    /** The same for callbacks. */
    @Transactional(readOnly = true)
    int callbackLimit() {
        return repository.threshold().callback();
    }

    /** Both in points of five, 0 to 4; nought is never. */
    public record PutThreshold(
            @Nullable Integer callback, @Nullable Integer survey) {}

    /**
     * Sets from which scores on complaints are opened; what was said before stays as it was taken.
     *
     * @param version as it was read; null for whichever
     */
    public ComplaintThreshold put(@Nullable Integer version, PutThreshold given) {
        access.demand(FeedbackPermission.SET_RULES);
        var before = repository.lockThreshold();
        Versions.check(version, before.version());
        new Checks()
                .present(given.callback(), "callback")
                .present(given.survey(), "survey")
                .that(fits(given.callback()), "callback", "feedback.refused.threshold")
                .that(fits(given.survey()), "survey", "feedback.refused.threshold")
                .refuse();
        var after = new ComplaintThreshold(
                before.version() + 1, Objects.requireNonNull(given.callback()), Objects.requireNonNull(given.survey()));
        repository.put(after);
        events.publishEvent(new ComplaintEvent.ThresholdSet(
                SUBJECT, now(), after.callback(), after.survey(), before.callback(), before.survey()));
        return after;
    }

    private static boolean fits(@Nullable Integer points) {
        return points == null || (points >= 0 && points <= ComplaintThreshold.HIGHEST);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
