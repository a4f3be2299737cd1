package org.hengwei.feedback;

import java.util.List;
import org.hengwei.feedback.db.CallbackRecord;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills a house with calls of the past, hundreds in one statement; nothing follows from them. */
@Service
@Transactional
public class PastCallbacks {

    private final DSLContext db;
    private final Access access;

    PastCallbacks(DSLContext db, Access access) {
        this.db = db;
        this.access = access;
    }

    /** @param batch at most some hundreds */
    public void record(List<PastCallback> batch) {
        access.demand(FeedbackPermission.CALL);
        db.batchInsert(batch.stream().map(PastCallbacks::row).toList()).execute();
    }

    private static CallbackRecord row(PastCallback past) {
        var row = new CallbackRecord();
        row.setVersion(1);
        row.setTicket(past.incident());
        row.setResolution(1);
        row.setTitle(past.title());
        row.setSolution(past.solution());
        row.setProject(past.project());
        row.setCustomer(past.customer());
        row.setDepartment(past.department());
        row.setResolvedBy(past.resolvedBy());
        row.setRequesterName(past.requesterName());
        row.setRequesterPhone(past.requesterPhone());
        row.setResolvedAt(past.resolvedAt());
        row.setDueAt(past.resolvedAt().plus(Callback.WITHIN));
        row.setState((past.doneAt() == null ? CallbackState.DUE : CallbackState.DONE).name());
        row.setAttempts(past.doneAt() == null ? 0 : 1);
        row.setDoneAt(past.doneAt());
        row.setCalledBy(past.calledBy());
        row.setReached(past.doneAt() == null ? null : Boolean.TRUE);
        row.setSolved(past.solved());
        row.setScore(past.score() == null ? null : past.score().shortValue());
        row.setFullScore((short) 5);
        row.setComment(past.comment());
        row.setByCustomer(false);
        return row;
    }
}
