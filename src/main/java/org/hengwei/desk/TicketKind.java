package org.hengwei.desk;

import java.util.Arrays;
import org.hengwei.shared.Subject;

/** The kinds of ticket a contact becomes or is about, told by their numbers. */
enum TicketKind {
    INCIDENT("incident", "INC-", "/incidents/"),
    REQUEST("request", "REQ-", "/requests/"),
    COMPLAINT("complaint", "CP-", "/complaints/");

    private final String kind;
    private final String prefix;
    private final String page;

    TicketKind(String kind, String prefix, String page) {
        this.kind = kind;
        this.prefix = prefix;
        this.page = page;
    }

    String kind() {
        return kind;
    }

    /** By its number; what is no number of a ticket counts as an incident's, which is then not found. */
    static TicketKind of(String number) {
        return Arrays.stream(values())
                .filter(one -> number.startsWith(one.prefix))
                .findFirst()
                .orElse(INCIDENT);
    }

    static String href(Subject ticket) {
        return of(ticket.code()).page + ticket.code();
    }
}
