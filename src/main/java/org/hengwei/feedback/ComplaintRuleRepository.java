package org.hengwei.feedback;

import static org.hengwei.feedback.db.Tables.COMPLAINT_RULE;
import static org.hengwei.feedback.db.Tables.COMPLAINT_THRESHOLD;

import java.util.Comparator;
import java.util.List;
import org.hengwei.deadlines.Target;
import org.hengwei.feedback.db.ComplaintRuleRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What each grade promises, and which scores become a complaint. */
@Repository
class ComplaintRuleRepository {

    private final DSLContext db;

    ComplaintRuleRepository(DSLContext db) {
        this.db = db;
    }

    List<ComplaintRule> all() {
        return db.selectFrom(COMPLAINT_RULE).fetch(ComplaintRuleRepository::rule).stream()
                .sorted(Comparator.comparing(ComplaintRule::grade))
                .toList();
    }

    ComplaintRule of(ComplaintGrade grade) {
        return rule(db.selectFrom(COMPLAINT_RULE)
                .where(COMPLAINT_RULE.GRADE.eq(grade.name()))
                .fetchSingle());
    }

    ComplaintRule lock(ComplaintGrade grade) {
        return rule(db.selectFrom(COMPLAINT_RULE)
                .where(COMPLAINT_RULE.GRADE.eq(grade.name()))
                .forUpdate()
                .fetchSingle());
    }

    private static ComplaintRule rule(ComplaintRuleRecord row) {
        return new ComplaintRule(
                ComplaintGrade.valueOf(row.getGrade()),
                row.getVersion(),
                Target.parse(row.getAnswer()),
                row.getAnswerCalendar(),
                Target.parse(row.getFeedback()),
                row.getFeedbackCalendar(),
                Target.parse(row.getSolve()),
                row.getSolveCalendar());
    }

    void put(ComplaintRule rule) {
        db.update(COMPLAINT_RULE)
                .set(COMPLAINT_RULE.VERSION, COMPLAINT_RULE.VERSION.plus(1))
                .set(COMPLAINT_RULE.ANSWER, rule.answer().toString())
                .set(COMPLAINT_RULE.ANSWER_CALENDAR, rule.answerCalendar())
                .set(COMPLAINT_RULE.FEEDBACK, rule.feedback().toString())
                .set(COMPLAINT_RULE.FEEDBACK_CALENDAR, rule.feedbackCalendar())
                .set(COMPLAINT_RULE.SOLVE, rule.solve().toString())
                .set(COMPLAINT_RULE.SOLVE_CALENDAR, rule.solveCalendar())
                .where(COMPLAINT_RULE.GRADE.eq(rule.grade().name()))
                .execute();
    }

    ComplaintThreshold threshold() {
        return db.selectFrom(COMPLAINT_THRESHOLD)
                .fetchSingle(row -> new ComplaintThreshold(row.getVersion(), row.getCallback(), row.getSurvey()));
    }

    ComplaintThreshold lockThreshold() {
        return db.selectFrom(COMPLAINT_THRESHOLD)
                .forUpdate()
                .fetchSingle(row -> new ComplaintThreshold(row.getVersion(), row.getCallback(), row.getSurvey()));
    }

    void put(ComplaintThreshold threshold) {
        db.update(COMPLAINT_THRESHOLD)
                .set(COMPLAINT_THRESHOLD.VERSION, COMPLAINT_THRESHOLD.VERSION.plus(1))
                .set(COMPLAINT_THRESHOLD.CALLBACK, (short) threshold.callback())
                .set(COMPLAINT_THRESHOLD.SURVEY, (short) threshold.survey())
                .execute();
    }
}
