package org.hengwei.feedback;

import org.hengwei.deadlines.Target;

/**
 * What a grade promises: an answer, a first word on how far it is, and a solution, each on a calendar (G18).
 *
 * @param version counts its changes
 * @param feedback until when the customer is told for the first time what was found and done
 * @param answerCalendar code of a calendar
 */
public record ComplaintRule(
        ComplaintGrade grade,
        int version,
        Target answer,
        String answerCalendar,
        Target feedback,
        String feedbackCalendar,
        Target solve,
        String solveCalendar) {}
