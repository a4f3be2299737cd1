package org.hengwei.deadlines;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clocks of many tickets worked out anew from what happened (H5), stretch by stretch, each stretch a transaction. A preview is
 * the deed itself taken back, so that it cannot foretell anything else.
 */
@Component
public class Repairs {

    private static final int AT_ONCE = 300;
    private static final int MOST_LINES = 200;
    private static final int LONGEST_REASON = 500;

    private final TransactionTemplate transaction;

    Repairs(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** How the clocks of one ticket stood and stand. */
    public record Line<S>(String number, String title, S before, S after) {}

    /**
     * @param looked how many tickets were worked out anew
     * @param changed how many of them stand otherwise than before
     * @param lines the first 200 of those
     */
    public record Report<S>(boolean done, int looked, int changed, List<Line<S>> lines) {}

    /** Works one ticket out anew; empty when it stands as before. */
    public interface Repair<S> {
        Optional<Line<S>> of(long ticket, String reason);
    }

    /** The tickets asked for, in order of their numbers. */
    public interface Tickets {

        /** At most so many whose number is greater. */
        List<Long> after(long number, int limit);

        static Tickets only(long number) {
            return (after, limit) -> after < number ? List.of(number) : List.of();
        }
    }

    /** What a repair would change; nothing is changed. */
    public <S> Report<S> preview(Tickets tickets, Repair<S> repair) {
        return run(tickets, "preview", repair, false);
    }

    /** @param reason checked by {@link #reason} */
    public <S> Report<S> perform(Tickets tickets, String reason, Repair<S> repair) {
        return run(tickets, reason, repair, true);
    }

    /** Why clocks are repaired, for the journal of each; refused when it is missing or too long. */
    public static String reason(@Nullable String given) {
        new Checks()
                .present(given, "reason")
                .atMost(given, LONGEST_REASON, "reason")
                .refuse();
        return Objects.requireNonNull(given).strip();
    }

    private <S> Report<S> run(Tickets tickets, String reason, Repair<S> repair, boolean doing) {
        var lines = new ArrayList<Line<S>>();
        var looked = 0;
        var changed = 0;
        var some = tickets.after(0, AT_ONCE);
        while (!some.isEmpty()) {
            changed += stretch(some, reason, repair, doing, lines);
            looked += some.size();
            some = tickets.after(some.getLast(), AT_ONCE);
        }
        return new Report<>(doing, looked, changed, List.copyOf(lines));
    }

    private <S> int stretch(List<Long> tickets, String reason, Repair<S> repair, boolean doing, List<Line<S>> lines) {
        var changed = transaction.execute(status -> {
            var count = 0;
            for (var ticket : tickets) {
                var line = repair.of(ticket, reason);
                if (line.isPresent()) {
                    count++;
                    if (lines.size() < MOST_LINES) {
                        lines.add(line.get());
                    }
                }
            }
            if (!doing) {
                status.setRollbackOnly();
            }
            return count;
        });
        return changed == null ? 0 : changed;
    }
}
