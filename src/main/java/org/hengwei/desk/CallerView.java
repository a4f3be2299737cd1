package org.hengwei.desk;

import java.util.List;
import org.hengwei.customers.ContactView;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.requests.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as far as his number or address tells.
 *
 * @param contacts of customers, known by this number or address; several for a switchboard
 * @param customer code of the only customer they belong to, or of the last contact with this number; null when unclear
 * @param project the likely one: his customer's only project, or that of his last contact
 * @param projects of the customer that are open
 * @param tickets open incidents of the customer
 * @param requests open requests of the customer
 * @param earlier contacts with this number, newest first
 */
public record CallerView(
        List<ContactView> contacts,
        @Nullable String name,
        @Nullable String customer,
        @Nullable String customerName,
        @Nullable String project,
        List<ProjectChoice> projects,
        List<IncidentLine> tickets,
        List<RequestLine> requests,
        List<DeskContactView> earlier) {

    public record ProjectChoice(String code, String name, String deliveryMode) {}

    public boolean known() {
        return !contacts.isEmpty();
    }
}
