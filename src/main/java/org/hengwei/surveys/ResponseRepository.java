package org.hengwei.surveys;

import static org.hengwei.surveys.db.Tables.ANSWER;
import static org.hengwei.surveys.db.Tables.CUSTOMER_MEANS;
import static org.hengwei.surveys.db.Tables.RESPONSE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.hengwei.surveys.db.AnswerRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ResponseRepository {

    private final DSLContext db;

    ResponseRepository(DSLContext db) {
        this.db = db;
    }

    ResponseRecord fresh() {
        return db.newRecord(RESPONSE);
    }

    /** False when this contact is named already. */
    boolean add(ResponseRecord row) {
        return db.insertInto(RESPONSE).set(row).onConflictDoNothing().execute() == 1;
    }

    ResponseRecord get(String number) {
        return found(
                db.selectFrom(RESPONSE)
                        .where(RESPONSE.ID.eq(SurveyCode.RESPONSE.id(number)))
                        .fetchOne(),
                number);
    }

    ResponseRecord lock(long id) {
        return found(
                db.selectFrom(RESPONSE).where(RESPONSE.ID.eq(id)).forUpdate().fetchOne(), SurveyCode.RESPONSE.of(id));
    }

    private static ResponseRecord found(@Nullable ResponseRecord row, String number) {
        if (row == null) {
            throw Refused.notFound(number);
        }
        return row;
    }

    void save(ResponseRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.update();
    }

    void remove(ResponseRecord row) {
        row.delete();
    }

    List<ResponseRecord> of(long campaign) {
        return db.selectFrom(RESPONSE)
                .where(RESPONSE.CAMPAIGN.eq(campaign))
                .orderBy(RESPONSE.ID)
                .fetch();
    }

    List<ResponseRecord> of(long campaign, ResponseState state) {
        return db.selectFrom(RESPONSE)
                .where(RESPONSE.CAMPAIGN.eq(campaign))
                .and(RESPONSE.STATE.eq(state.name()))
                .orderBy(RESPONSE.ID)
                .forUpdate()
                .fetch();
    }

    Slice<ResponseRecord> list(
            Visibility seen, long campaign, @Nullable ResponseState state, @Nullable Cursor cursor, int limit) {
        var rows = db.selectFrom(RESPONSE)
                .where(RESPONSE.CAMPAIGN.eq(campaign))
                .and(seen.on(RESPONSE.PROJECT, null, RESPONSE.DEPARTMENT))
                .and(state == null ? DSL.noCondition() : RESPONSE.STATE.eq(state.name()))
                .and(
                        cursor == null
                                ? DSL.noCondition()
                                : RESPONSE.ID.gt(Long.valueOf(cursor.values().getFirst())))
                .orderBy(RESPONSE.ID)
                .limit(limit + 1)
                .fetch();
        return Slice.of(rows, limit, row -> Cursor.of(row.getId()), null);
    }

    /** Forms that wait for a customer's contact who can sign in. */
    List<ResponseRecord> waitingFor(String login) {
        return db.selectFrom(RESPONSE)
                .where(RESPONSE.CONTACT_LOGIN.eq(login))
                .and(RESPONSE.STATE.eq(ResponseState.SENT.name()))
                .orderBy(RESPONSE.ID)
                .limit(50)
                .fetch();
    }

    /** Which of these contacts were asked by another survey since then. */
    Set<Long> askedSince(Collection<Long> contacts, Instant since, long butFor) {
        return db.selectDistinct(RESPONSE.CONTACT)
                .from(RESPONSE)
                .where(RESPONSE.CONTACT.in(contacts))
                .and(RESPONSE.SENT_AT.gt(since))
                .and(RESPONSE.CAMPAIGN.ne(butFor))
                .fetchSet(RESPONSE.CONTACT);
    }

    void keep(long response, List<ResponseView.Answer> answers) {
        for (var answer : answers) {
            db.insertInto(ANSWER)
                    .set(ANSWER.RESPONSE, response)
                    .set(ANSWER.ITEM, answer.item())
                    .set(ANSWER.AREA, answer.area().name())
                    .set(
                            ANSWER.GRADE,
                            answer.grade() == null ? null : answer.grade().name())
                    .set(ANSWER.POINTS, answer.points())
                    .set(ANSWER.FULL_SCORE, answer.fullScore())
                    .set(ANSWER.WEIGHT, answer.weight())
                    .set(ANSWER.TEXT, answer.text())
                    .execute();
        }
    }

    List<ResponseView.Answer> answers(long response) {
        return db.selectFrom(ANSWER)
                .where(ANSWER.RESPONSE.eq(response))
                .orderBy(ANSWER.ID)
                .fetch(ResponseRepository::answer);
    }

    /** By response. */
    Map<Long, List<ResponseView.Answer>> answersOf(long campaign) {
        return db.select(ANSWER.fields())
                .from(ANSWER)
                .join(RESPONSE)
                .on(RESPONSE.ID.eq(ANSWER.RESPONSE))
                .where(RESPONSE.CAMPAIGN.eq(campaign))
                .orderBy(ANSWER.ID)
                .fetchInto(ANSWER)
                .intoGroups(ANSWER.RESPONSE, ResponseRepository::answer);
    }

    private static ResponseView.Answer answer(AnswerRecord row) {
        return new ResponseView.Answer(
                row.getItem(),
                Area.valueOf(row.getArea()),
                row.getGrade() == null ? null : Grade.valueOf(row.getGrade()),
                row.getPoints(),
                row.getFullScore(),
                row.getWeight(),
                row.getText());
    }

    void rememberMeans(String customer, Means means, Instant at) {
        db.insertInto(CUSTOMER_MEANS)
                .set(CUSTOMER_MEANS.CUSTOMER, customer)
                .set(CUSTOMER_MEANS.MEANS, means.name())
                .set(CUSTOMER_MEANS.CHANGED_AT, at)
                .onConflict(CUSTOMER_MEANS.CUSTOMER)
                .doUpdate()
                .set(CUSTOMER_MEANS.MEANS, means.name())
                .set(CUSTOMER_MEANS.CHANGED_AT, at)
                .execute();
    }

    /** By which means this customer was asked last (R200); null when never. */
    @Nullable
    Means meansOf(String customer) {
        var means = db.select(CUSTOMER_MEANS.MEANS)
                .from(CUSTOMER_MEANS)
                .where(CUSTOMER_MEANS.CUSTOMER.eq(customer))
                .fetchOne(CUSTOMER_MEANS.MEANS);
        return means == null ? null : Means.valueOf(means);
    }
}
