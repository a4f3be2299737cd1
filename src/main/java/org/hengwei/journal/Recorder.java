package org.hengwei.journal;

import org.hengwei.shared.Access;
import org.hengwei.shared.Happened;
import org.hengwei.shared.HappenedTogether;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down all news, inside the transaction of the act that made it. */
@Component
class Recorder {

    private final EntryRepository entries;
    private final Access access;

    Recorder(EntryRepository entries, Access access) {
        this.entries = entries;
        this.access = access;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Happened news) {
        entries.append(news, access.actor());
    }

    /** A bulk act: many lines in a few statements. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(HappenedTogether many) {
        entries.begin(many.news(), access.actor());
    }
}
