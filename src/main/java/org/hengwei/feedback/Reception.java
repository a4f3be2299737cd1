package org.hengwei.feedback;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.feedback.db.ComplaintRecord;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a complaint that is taken down and makes its row. */
@Component
class Reception {

    private final Customers customers;
    private final Clock clock;

    Reception(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /** @throws org.hengwei.shared.Refused without content, or with neither a customer nor a project that exist */
    ComplaintRecord take(ReceiveComplaint complaint) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var received =
                complaint.receivedAt() == null ? now : complaint.receivedAt().truncatedTo(ChronoUnit.MICROS);
        var project = project(complaint.project());
        var customer = project == null ? complaint.customer() : project.customer();
        new Checks()
                .present(complaint.content(), "content")
                .atMost(complaint.content(), Complaint.LONGEST, "content")
                .atMost(complaint.title(), 200, "title")
                .atMost(complaint.complainant(), 200, "complainant")
                .atMost(complaint.phone(), 60, "phone")
                .present(customer, "customer")
                .that(!received.isAfter(now), "receivedAt", "feedback.refused.future")
                .refuse();
        var row = row(complaint);
        row.setCustomer(known(Objects.requireNonNull(customer).strip()));
        row.setProject(project == null ? null : project.code());
        row.setDepartment(project == null ? null : project.department());
        row.setReceivedAt(received);
        row.setRecordedAt(now);
        return row;
    }

    private @Nullable ProjectInBrief project(@Nullable String code) {
        return code == null || code.isBlank() ? null : customers.projectByCode(code.strip());
    }

    private String known(String customer) {
        new Checks()
                .that(
                        customers.customerByCode(customer).isPresent(),
                        "customer",
                        "feedback.refused.no-customer",
                        customer)
                .refuse();
        return customer;
    }

    private static ComplaintRecord row(ReceiveComplaint complaint) {
        var row = new ComplaintRecord();
        var content = Objects.requireNonNull(complaint.content()).strip();
        row.setContent(content);
        row.setTitle(Objects.requireNonNullElseGet(text(complaint.title()), () -> beginning(content)));
        row.setChannel(Objects.requireNonNullElse(complaint.channel(), ComplaintChannel.PHONE)
                .name());
        row.setComplainant(complaint.complainant());
        row.setPhone(complaint.phone());
        row.setAbout(text(complaint.about()));
        row.setSource(complaint.source());
        row.setState(ComplaintState.RECEIVED.name());
        row.setGrade(ComplaintGrade.NORMAL.name());
        row.setReceivedBy("");
        return row;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String beginning(String content) {
        var line = content.lines().findFirst().orElse(content);
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
