package org.hengwei.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.desk.db.ContactRecord;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;

/** One contact: guards itself and returns its news. */
final class DeskContact {

    private final ContactRecord row;

    DeskContact(ContactRecord row) {
        this.row = row;
    }

    ContactRecord row() {
        return row;
    }

    String code() {
        return ContactKey.code(row.getId());
    }

    Subject subject() {
        return ContactKey.subject(row.getId());
    }

    ContactState state() {
        return ContactState.valueOf(row.getState());
    }

    boolean toReturn() {
        return state() == ContactState.ABANDONED && row.getReturnedAt() == null;
    }

    Whereabouts place() {
        return new Whereabouts(row.getProject(), row.getCustomer(), row.getDepartment(), Set.of(row.getAgent()));
    }

    void belongTo(@Nullable ProjectInBrief project) {
        if (project != null) {
            row.setProject(project.code());
            row.setCustomer(project.customer());
            row.setDepartment(project.department());
        }
    }

    /** Whether what came of it can still be recorded; a missed call has nothing, it is returned first. */
    void demandOpen() {
        if (state() != ContactState.RECEIVED) {
            throw Refused.conflict("desk.refused.state." + state(), code());
        }
    }

    DeskEvent.ContactLogged log(LogContact what, @Nullable Subject ticket, @Nullable String praisedName, Deed deed) {
        demandOpen();
        var outcome = Objects.requireNonNull(what.kind());
        row.setOutcome(outcome.name());
        row.setState(outcome.leadsTo().name());
        row.setTicket(ticket == null ? null : ticket.toString());
        row.setAnswer(blankToNull(what.answer()));
        row.setPraised(praisedName == null ? null : what.praised());
        row.setPraisedName(praisedName);
        row.setLoggedAt(deed.at());
        row.setLoggedBy(deed.by().login());
        if (row.getSummary().isEmpty() && what.title() != null) {
            row.setSummary(what.title().strip());
        }
        return new DeskEvent.ContactLogged(
                subject(), deed.at(), outcome, ticket == null ? null : ticket.code(), row.getAnswer());
    }

    /** Somebody rang back. */
    DeskEvent.CallReturned returned(@Nullable String note, Deed deed) {
        if (!toReturn()) {
            throw Refused.conflict("desk.refused.not-to-return", code());
        }
        row.setReturnedAt(deed.at());
        row.setReturnedBy(deed.by().login());
        row.setReturnedName(deed.by().name());
        row.setReturnNote(blankToNull(note));
        return new DeskEvent.CallReturned(subject(), deed.at(), deed.by().name(), row.getReturnNote());
    }

    @Nullable
    Duration talkTime() {
        return row.getTalkSeconds() == null ? null : Duration.ofSeconds(row.getTalkSeconds());
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Who acts, and when. */
    record Deed(Actor by, Instant at) {}
}
