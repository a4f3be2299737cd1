package org.hengwei.feedback;

import org.hengwei.deadlines.Target;

/**
 * What a grade promises: an answer and a solution, each on a calendar (G18).
 *
 * @param answerCalendar code of a calendar
 */
public record ComplaintRule(
        ComplaintGrade grade, Target answer, String answerCalendar, Target solve, String solveCalendar) {}
