package org.hengwei.surveys;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is planned of a survey.
 *
 * @param project for the level PROJECT only
 * @param owner login of the host, who may be of another department than quality (R208, G4); the actor when null
 * @param language of mails and report, {@code zh-CN} or {@code en}
 * @param participants which departments and vendors take part (R208, R217)
 * @param periodFrom first day of the service that is judged
 * @param closesOn last day on which answers are taken
 * @param samplingPercent how many of the named contacts are asked; 100 when null
 * @param capDays who was asked within so many days is left out; 30 when null, 0 for no cap
 * @param remindAfterDays days of silence before a reminder; 7 when null
 * @param reminders how many at most; 2 when null
 * @param ruleDocument number of the controlled document whose rule it follows (R205)
 * @param comparedWith number of an earlier survey; the newest reported one of the same level when null (R209)
 */
public record PlanSurvey(
        @Nullable String title,
        @Nullable SurveyLevel level,
        @Nullable String project,
        @Nullable String template,
        @Nullable String owner,
        @Nullable String department,
        @Nullable String language,
        @Nullable String purpose,
        @Nullable String participants,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodUntil,
        @Nullable LocalDate closesOn,
        @Nullable Integer samplingPercent,
        @Nullable Integer capDays,
        @Nullable Integer remindAfterDays,
        @Nullable Integer reminders,
        @Nullable String ruleDocument,
        @Nullable String comparedWith) {}
