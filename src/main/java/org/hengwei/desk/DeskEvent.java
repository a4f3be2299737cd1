package org.hengwei.desk;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface DeskEvent extends Happened {

    record ContactTaken(
            Subject subject,
            Instant at,
            ContactChannel channel,
            @Nullable String caller,
            @Nullable String number,
            @Nullable String project,
            String summary)
            implements DeskEvent {}

    record CallMissed(Subject subject, Instant at, @Nullable String number) implements DeskEvent {}

    record ContactLogged(
            Subject subject,
            Instant at,
            ContactOutcome outcome,
            @Nullable String ticket,
            @Nullable String answer) implements DeskEvent {}

    record CallReturned(
            Subject subject,
            Instant at,
            String by,
            @Nullable String note) implements DeskEvent {}

    record DutyPlanned(Subject subject, Instant at, String name, DutyPost post, Instant startsAt, Instant endsAt)
            implements DeskEvent {}

    record DutyHandedOver(Subject subject, Instant at, String from, String to, String reason) implements DeskEvent {}

    record DutyRemoved(Subject subject, Instant at, String name, Instant startsAt, String reason)
            implements DeskEvent {}

    record HotlinePut(Subject subject, Instant at, String number, String label, boolean active) implements DeskEvent {}
}
