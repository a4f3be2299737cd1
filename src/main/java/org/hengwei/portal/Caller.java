package org.hengwei.portal;

import java.util.ArrayList;
import java.util.List;
import org.hengwei.customers.Customers;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.springframework.stereotype.Component;

/** Who is at the portal, and what of a record's history is meant for him. */
@Component
class Caller {

    private static final int PROGRESS = 200;

    private final Journal journal;
    private final Customers customers;
    private final Access access;

    Caller(Journal journal, Customers customers, Access access) {
        this.journal = journal;
        this.customers = customers;
        this.access = access;
    }

    /** The contact's organisation; refused as forbidden for anybody else. */
    String customer() {
        var actor = access.demand(PortalPermission.USE);
        if (actor.customer() == null) {
            throw Refused.forbidden("portal.refused.contacts-only");
        }
        access.demand(PortalPermission.USE, Whereabouts.ofProject(null, actor.customer()));
        return actor.customer();
    }

    List<JournalEntry> progress(Subject subject) {
        return journal.entries(subject, null, PROGRESS).items();
    }

    List<PortalTicket.Comment> comments(Subject subject) {
        var comments = new ArrayList<PortalTicket.Comment>();
        for (var comment : journal.comments(subject)) {
            if (comment.audience() == Audience.CUSTOMER && comment.text() != null) {
                var ours = customers.contactByLogin(comment.author()).isPresent()
                        || byMail(comment.author())
                        || comment.author().equals(access.actor().login());
                comments.add(new PortalTicket.Comment(
                        ours ? comment.author() : null, ours, comment.createdAt(), comment.text()));
            }
        }
        return comments;
    }

    /** Whether a contact without a login wrote it in a mail. */
    private boolean byMail(String author) {
        return author.contains("@") && !customers.contactsByEmail(author).isEmpty();
    }
}
