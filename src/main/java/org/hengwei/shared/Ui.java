package org.hengwei.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/**
 * What every template is given: words, numbers and times in the reader's language and zone, who he is, and where he is.
 *
 * @param actor null before sign-in
 * @param path of the request, without query
 * @param csrf token for forms; empty where there is none
 * @param theme {@code light} or {@code dark}
 */
public record Ui(
        MessageSource messages,
        Locale locale,
        ZoneId zone,
        Access access,
        @Nullable Actor actor,
        String path,
        String csrf,
        String theme,
        List<NavItem> nav) {

    /** The message, or the key itself in brackets where a translation is missing (a test fails on that). */
    public String t(String key, @Nullable Object... args) {
        try {
            return messages.getMessage(key, args, locale);
        } catch (NoSuchMessageException e) {
            return "[" + key + "]";
        }
    }

    /** The message if there is one, otherwise the given text. */
    public String tOr(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
    }

    /** What the house calls a code that is data, e.g. a category's; the code itself where it is unknown. */
    public String label(String code) {
        return tOr(Labels.KEY + code, code);
    }

    /** Who acted, by login or as a rule of the house. */
    public String who(String actor) {
        return tOr(actor, label(actor));
    }

    public boolean may(Permission permission) {
        return actor != null && access.may(permission);
    }

    public boolean may(Permission permission, Whereabouts place) {
        return actor != null && access.may(permission, place);
    }

    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /** Of two texts the one in the reader's language (H21). */
    public String pick(String zh, String en) {
        return chinese() ? zh : en;
    }

    public String at(@Nullable Instant instant) {
        return instant == null ? "–" : format("yyyy-MM-dd HH:mm", instant);
    }

    public String exactly(@Nullable Instant instant) {
        return instant == null ? "–" : format("yyyy-MM-dd HH:mm:ss", instant);
    }

    /** For {@code <input type="datetime-local">}. */
    public String input(@Nullable Instant instant) {
        return instant == null ? "" : format("yyyy-MM-dd'T'HH:mm", instant);
    }

    private String format(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
    }

    public String date(@Nullable LocalDate day) {
        return day == null ? "–" : day.toString();
    }

    public String date(@Nullable Instant instant) {
        return instant == null ? "–" : LocalDate.ofInstant(instant, zone).toString();
    }

    /** Half-up with the given decimals and grouping. */
    public String number(@Nullable BigDecimal value, int decimals) {
        if (value == null) {
            return "–";
        }
        var format = new DecimalFormat("#,##0." + "0".repeat(decimals), DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return decimals == 0 ? format.format(value).replace(".", "") : format.format(value);
    }

    public String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Days, hours and minutes as a person says them; seconds only under a minute. */
    public String duration(@Nullable Duration duration) {
        if (duration == null) {
            return "–";
        }
        var sign = duration.isNegative() ? "−" : "";
        var d = duration.abs();
        if (d.toMinutes() == 0) {
            return sign + t("shared.duration.seconds", d.toSecondsPart());
        }
        var text = new StringBuilder(sign);
        if (d.toDays() > 0) {
            text.append(t("shared.duration.days", d.toDays())).append(' ');
        }
        if (d.toHoursPart() > 0) {
            text.append(t("shared.duration.hours", d.toHoursPart())).append(' ');
        }
        if (d.toMinutesPart() > 0) {
            text.append(t("shared.duration.minutes", d.toMinutesPart()));
        }
        return text.toString().strip();
    }

    /** A promised length as {@code P3D} or {@code PT72H}: days stay days, hours are never summed into days, which may be shorter. */
    public String length(String iso) {
        if (iso.endsWith("D")) {
            return t("shared.duration.days", Integer.valueOf(iso.substring(1, iso.length() - 1)));
        }
        var time = Duration.parse(iso);
        var hours = time.toHours() == 0 ? "" : t("shared.duration.hours", time.toHours()) + " ";
        return time.toHours() > 0 && time.toMinutesPart() == 0
                ? hours.strip()
                : hours + duration(time.minusHours(time.toHours()));
    }

    /** A refused input's problem for one field, translated; null when there is none. */
    public @Nullable String problem(@Nullable Refused refused, String field) {
        return refused == null
                ? null
                : refused.problems().stream()
                        .filter(p -> field.equals(p.field()))
                        .findFirst()
                        .map(p -> t(p.key(), p.args()))
                        .orElse(null);
    }

    /** All problems that belong to no single field, or all of them. */
    public List<String> problems(@Nullable Refused refused) {
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .map(p -> t(p.key(), p.args()))
                        .distinct()
                        .toList();
    }

    /** Whether the navigation entry is where the reader is: of those that fit, the one whose address is longest. */
    public boolean here(NavItem item) {
        return leadsHere(item)
                && nav.stream()
                        .noneMatch(other -> other.href().length() > item.href().length() && leadsHere(other));
    }

    private boolean leadsHere(NavItem item) {
        return path.equals(item.href()) || (!item.href().equals("/") && path.startsWith(item.href() + "/"));
    }
}
