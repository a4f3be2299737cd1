package org.hengwei.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface SurveyEvent extends Happened {

    record TemplateChanged(Subject subject, Instant at, String name, String state) implements SurveyEvent {}

    record Planned(Subject subject, Instant at, String title, String level, LocalDate from, LocalDate until)
            implements SurveyEvent {}

    record PlanChanged(Subject subject, Instant at, String title) implements SurveyEvent {}

    record RecipientsNamed(Subject subject, Instant at, int added) implements SurveyEvent {}

    record RecipientRemoved(Subject subject, Instant at, String customer, String contact) implements SurveyEvent {}

    record Approved(Subject subject, Instant at, int recipients) implements SurveyEvent {}

    record Distributed(Subject subject, Instant at, int sent, int outsideSample, int askedLately)
            implements SurveyEvent {}

    record Reminded(Subject subject, Instant at, int contacts) implements SurveyEvent {}

    /** @param by LINK, or the means by which staff wrote it down */
    record Answered(Subject subject, Instant at, String survey, String customer, String by) implements SurveyEvent {}

    record LinkMade(Subject subject, Instant at, String customer) implements SurveyEvent {}

    /** @param said what the mail server said; it will not be tried again */
    record MailRefused(Subject subject, Instant at, String customer, String address, String said)
            implements SurveyEvent {}

    record Voided(Subject subject, Instant at, String customer, String reason) implements SurveyEvent {}

    record CollectionEnded(Subject subject, Instant at, int asked, int answered, int silent) implements SurveyEvent {}

    record Analysed(Subject subject, Instant at) implements SurveyEvent {}

    record ReportSubmitted(Subject subject, Instant at, String document) implements SurveyEvent {}

    record Reported(Subject subject, Instant at, String document) implements SurveyEvent {}

    record ActionsTracked(Subject subject, Instant at, int measures) implements SurveyEvent {}

    /** @param note what went to the management review */
    record Closed(Subject subject, Instant at, int measures, String note) implements SurveyEvent {}

    record MeasureSet(Subject subject, Instant at, String measure, String owner, LocalDate dueOn)
            implements SurveyEvent {}

    record MeasureDone(Subject subject, Instant at, String result, boolean inTime) implements SurveyEvent {}

    record Praised(Subject subject, Instant at) implements SurveyEvent {}

    /**
     * A customer gave something so few points that a complaint has to be opened; how few, the complaint rules say.
     *
     * @param subject the response
     * @param items what he gave so few points, in the survey's language
     * @param comment what he said in words
     */
    record VeryDissatisfied(
            Subject subject,
            Instant at,
            String survey,
            String customer,
            @Nullable String project,
            String contact,
            @Nullable String phone,
            List<String> items,
            @Nullable String comment)
            implements SurveyEvent {}
}
