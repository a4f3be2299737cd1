package org.hengwei.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A telephone number as digits, without the country's prefix, so that it is found however it was written. */
final class Dialled {

    private Dialled() {}

    static @Nullable String of(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = phone.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        var home = digits.startsWith("0086") ? digits.substring(4) : digits;
        var local = home.startsWith("86") && home.length() > 11 ? home.substring(2) : home;
        return local.isEmpty() ? null : local;
    }

    /** With and without the leading zero of an area code. */
    static List<String> spellings(String dialled) {
        return dialled.startsWith("0") ? List.of(dialled, dialled.substring(1)) : List.of(dialled, "0" + dialled);
    }
}
