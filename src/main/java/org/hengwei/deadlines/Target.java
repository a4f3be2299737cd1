package org.hengwei.deadlines;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.hengwei.shared.Refused;

/**
 * What was promised: {@code P3D} means three working days and ends at the same time of day on the third following working day;
 * {@code PT4H30M} counts working time only (H6). A day is never 24 hours of working time.
 */
public record Target(int days, Duration time) {

    public Target {
        if (days < 0 || time.isNegative() || (days == 0) == time.isZero()) {
            throw Refused.field("target", "deadlines.target.malformed", days + "/" + time);
        }
    }

    /** Either whole days or hours and minutes, not both; refused otherwise. */
    public static Target parse(String text) {
        var form = text.strip().toUpperCase(Locale.ROOT);
        try {
            if (form.matches("P\\d{1,4}D")) {
                return new Target(Integer.parseInt(form.substring(1, form.length() - 1)), Duration.ZERO);
            }
            if (form.startsWith("PT")) {
                return new Target(0, Duration.parse(form));
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw Refused.field("target", "deadlines.target.malformed", text);
    }

    public static Target of(Duration time) {
        return new Target(0, time);
    }

    public boolean inDays() {
        return days > 0;
    }

    @Override
    @JsonValue
    public String toString() {
        return inDays() ? "P" + days + "D" : time.toString();
    }
}
