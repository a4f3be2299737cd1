package org.hengwei.desk;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.desk.db.ContactRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a contact of what was told: checks it and copies what holds as of now. */
@Component
class Reception {

    private static final Duration ODD_CLOCKS = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration STILL_TALKING = Duration.ofHours(1);
    private static final int LONGEST_SUMMARY = 2_000;

    private final Customers customers;

    Reception(Customers customers) {
        this.customers = customers;
    }

    void check(TakeContact contact, Instant now) {
        var received = requireNonNullElse(contact.receivedAt(), now);
        var ended = requireNonNullElse(contact.endedAt(), received);
        new Checks()
                .present(contact.channel(), "channel")
                .that(
                        contact.wasAnswered() || contact.channel() == ContactChannel.PHONE,
                        "answered",
                        "desk.refused.only-calls-missed")
                .that(
                        contact.wasAnswered() || contact.outcome() == null,
                        "outcome",
                        "desk.refused.missed-has-no-outcome")
                .that(!received.isAfter(now.plus(ODD_CLOCKS)), "receivedAt", "desk.refused.in-future")
                .that(!ended.isAfter(now.plus(ODD_CLOCKS)), "endedAt", "desk.refused.in-future")
                .that(!ended.isBefore(received), "endedAt", "desk.refused.ended-before")
                .that(Duration.between(received, ended).compareTo(LONGEST) <= 0, "endedAt", "desk.refused.too-long")
                .atMost(contact.callerName(), 120, "callerName")
                .atMost(contact.callerPhone(), 40, "callerPhone")
                .atMost(contact.callerEmail(), 200, "callerEmail")
                .atMost(contact.summary(), LONGEST_SUMMARY, "summary")
                .that(knownCustomer(contact.customer()), "customer", "desk.refused.customer-unknown")
                .refuse();
    }

    private boolean knownCustomer(@Nullable String code) {
        return code == null || customers.customerNames(java.util.List.of(code)).containsKey(code);
    }

    /** Refused on field {@code project} when there is none of that code. */
    @Nullable
    ProjectInBrief project(@Nullable String code) {
        return code == null || code.isBlank() ? null : customers.projectByCode(code.strip());
    }

    DeskContact contact(TakeContact told, @Nullable ProjectInBrief project, DeskContact.Deed deed) {
        var row = new ContactRecord();
        row.setChannel(Objects.requireNonNull(told.channel()).name());
        row.setAnswered(told.wasAnswered());
        row.setState((told.wasAnswered() ? ContactState.RECEIVED : ContactState.ABANDONED).name());
        row.setCallerName(DeskContact.blankToNull(told.callerName()));
        row.setCallerPhone(DeskContact.blankToNull(told.callerPhone()));
        row.setDialled(Dialled.of(told.callerPhone()));
        row.setCallerEmail(DeskContact.blankToNull(told.callerEmail()));
        row.setCustomer(told.customer());
        row.setAgent(deed.by().login());
        row.setAgentName(deed.by().name());
        row.setSummary(requireNonNullElse(told.summary(), "").strip());
        row.setRecordedAt(deed.at());
        times(row, told, deed.at());
        var contact = new DeskContact(row);
        contact.belongTo(project);
        if (project != null && told.customer() != null && !told.customer().equals(project.customer())) {
            throw Refused.field("project", "desk.refused.project-of-other", project.code());
        }
        return contact;
    }

    private static void times(ContactRecord row, TakeContact told, Instant now) {
        var received = earlier(requireNonNullElse(told.receivedAt(), now), now);
        row.setReceivedAt(received);
        var ended = told.endedAt() == null ? hungUp(told, now) : earlier(told.endedAt(), now);
        row.setEndedAt(ended);
        if (ended != null && told.wasAnswered()) {
            row.setTalkSeconds(Duration.between(received, ended).toSeconds());
        }
    }

    /** A call whose end nobody told ends as it is recorded, unless that was long after. */
    private static @Nullable Instant hungUp(TakeContact told, Instant now) {
        var began = told.receivedAt();
        var talking = told.channel() == ContactChannel.PHONE
                && began != null
                && told.wasAnswered()
                && Duration.between(began, now).compareTo(STILL_TALKING) <= 0;
        return talking && now.isAfter(began) ? now : null;
    }

    private static Instant earlier(Instant one, Instant other) {
        return (one.isBefore(other) ? one : other).truncatedTo(ChronoUnit.MICROS);
    }
}
