package org.hengwei.worklist;

import static org.hengwei.worklist.db.Tables.ITEM;

import java.util.Map;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Work;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down the newest word on a piece of work, in the transaction of the act that said it. */
@Component
class OnWork {

    private final DSLContext db;

    OnWork(DSLContext db) {
        this.db = db;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Work work) {
        db.insertInto(ITEM)
                .set(ITEM.SUBJECT, work.subject().toString())
                .set(ITEM.KIND, work.subject().kind())
                .set(ITEM.CODE, work.subject().code())
                .set(ITEM.TITLE, work.title())
                .set(ITEM.STATE, work.state())
                .set(ITEM.OPEN, work.open())
                .set(ITEM.ASSIGNEE, work.assignee())
                .set(ITEM.TEAM, work.team())
                .set(ITEM.PROJECT, work.project())
                .set(ITEM.CUSTOMER, work.customer())
                .set(ITEM.PRIORITY, work.priority())
                .set(ITEM.DUE_AT, work.dueAt())
                .set(ITEM.SINCE, work.since())
                .set(ITEM.AWAITS, work.awaits().toArray(String[]::new))
                .set(ITEM.HREF, work.href())
                .set(Map.of(ITEM.WORDS, words(work)))
                .onConflict(ITEM.SUBJECT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static Field<Object> words(Work work) {
        var vector = SearchWords.vector(work.subject().code(), work.title(), work.text());
        return DSL.field("{0}::tsvector", Object.class, DSL.val(vector));
    }
}
