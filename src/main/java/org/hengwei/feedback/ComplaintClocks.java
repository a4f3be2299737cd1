package org.hengwei.feedback;

import java.time.Instant;
import java.util.List;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clocks of a complaint: until it is answered, until the customer first hears what was found, until it is settled. */
@Component
class ComplaintClocks {

    static final String ANSWER = "ANSWER";
    static final String FEEDBACK = "FEEDBACK";
    static final String SOLUTION = "SOLUTION";

    private static final List<Integer> WARN_AT = List.of(75);

    private final Deadlines deadlines;
    private final Calendars calendars;

    ComplaintClocks(Deadlines deadlines, Calendars calendars) {
        this.deadlines = deadlines;
        this.calendars = calendars;
    }

    /** Until when each is due. */
    record Due(Instant answer, Instant feedback, Instant solution) {}

    Due due(ComplaintRule rule, Instant from) {
        return new Due(
                due(rule.answerCalendar(), rule.answer(), from),
                due(rule.feedbackCalendar(), rule.feedback(), from),
                due(rule.solveCalendar(), rule.solve(), from));
    }

    private Instant due(String calendar, Target target, Instant from) {
        return calendars.due(calendar, from, target).dueAt();
    }

    void start(Complaint complaint, ComplaintRule rule) {
        deadlines.promiseAll(promises(complaint, rule));
    }

    /** As the rule has it, from receipt; a complaint from before the rule gets the clock it lacks. */
    void rebuild(Complaint complaint, ComplaintRule rule, String reason) {
        for (var promise : promises(complaint, rule)) {
            if (runs(complaint.subject(), promise.name())) {
                deadlines.rebuild(promise, reason);
            } else {
                deadlines.promise(promise);
            }
        }
    }

    private static List<Promise> promises(Complaint complaint, ComplaintRule rule) {
        var from = complaint.row().getReceivedAt();
        var subject = complaint.subject();
        return List.of(
                new Promise(subject, ANSWER, rule.answerCalendar(), rule.answer(), from, WARN_AT),
                new Promise(subject, FEEDBACK, rule.feedbackCalendar(), rule.feedback(), from, WARN_AT),
                new Promise(subject, SOLUTION, rule.solveCalendar(), rule.solve(), from, WARN_AT));
    }

    /** Stops what its own times say has been done; a clock that stands already is left alone. */
    void meet(Complaint complaint, Instant at) {
        var row = complaint.row();
        meet(complaint, ANSWER, row.getAnsweredAt(), at);
        meet(complaint, FEEDBACK, row.getFedBackAt(), at);
        meet(complaint, SOLUTION, row.getResolvedAt(), at);
    }

    private void meet(Complaint complaint, String name, @Nullable Instant done, Instant at) {
        if (at.equals(done) && runs(complaint.subject(), name)) {
            deadlines.meet(complaint.subject(), name, at);
        }
    }

    /** The solution did not hold. */
    void unmeet(Complaint complaint) {
        deadlines.unmeet(complaint.subject(), SOLUTION);
    }

    void cancel(Complaint complaint, Instant at) {
        for (var name : List.of(ANSWER, FEEDBACK, SOLUTION)) {
            if (runs(complaint.subject(), name)) {
                deadlines.cancel(complaint.subject(), name, at);
            }
        }
    }

    private boolean runs(Subject subject, String name) {
        return deadlines.of(subject).stream().anyMatch(clock -> clock.name().equals(name));
    }
}
