package org.hengwei.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengwei.shared.Subject;

/** Turns rows into what may be seen. */
final class ContactViews {

    private ContactViews() {}

    static DeskContactView of(DeskContact contact, boolean mayAct) {
        var row = contact.row();
        return new DeskContactView(
                contact.code(),
                row.getVersion(),
                ContactChannel.valueOf(row.getChannel()),
                contact.state(),
                row.getAnswered(),
                row.getCallerName(),
                row.getCallerPhone(),
                row.getCallerEmail(),
                row.getCustomer(),
                row.getProject(),
                row.getAgent(),
                row.getAgentName(),
                row.getReceivedAt(),
                row.getEndedAt(),
                contact.talkTime(),
                row.getRecordedAt(),
                row.getSummary(),
                row.getOutcome() == null ? null : ContactOutcome.valueOf(row.getOutcome()),
                row.getTicket() == null ? null : Subject.parse(row.getTicket()).code(),
                Tickets.href(row.getTicket()),
                row.getAnswer(),
                row.getPraised(),
                row.getPraisedName(),
                row.getLoggedAt(),
                row.getReturnedAt(),
                row.getReturnedBy(),
                row.getReturnedName(),
                row.getReturnNote(),
                mayAct ? moves(contact) : List.of());
    }

    private static List<DeskContactView.OpenMove> moves(DeskContact contact) {
        var base = "/api/v1/desk/contacts/" + contact.code();
        var moves = new ArrayList<DeskContactView.OpenMove>();
        if (contact.state() == ContactState.RECEIVED) {
            moves.add(new DeskContactView.OpenMove("OUTCOME", base + "/outcome", List.of("kind")));
        }
        if (contact.toReturn()) {
            moves.add(new DeskContactView.OpenMove("RETURN", base + "/return", List.of()));
        }
        return moves;
    }

    /** What it was about, or who it was when nobody said. */
    static String title(DeskContact contact) {
        var row = contact.row();
        if (!row.getSummary().isEmpty()) {
            return row.getSummary().lines().findFirst().orElse("");
        }
        var caller = row.getCallerName() == null ? row.getCallerPhone() : row.getCallerName();
        return Objects.requireNonNullElse(caller, contact.code());
    }
}
