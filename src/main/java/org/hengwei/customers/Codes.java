package org.hengwei.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Codes people give, and what has changed between two records of facts. */
final class Codes {

    /** Letters of any script, since imported projects bring their own names for codes. */
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()#&+-]{0,63}");

    private Codes() {}

    static boolean formed(@Nullable String code) {
        return code != null && FORM.matcher(code).matches() && !code.endsWith(" ");
    }

    static @Nullable String given(@Nullable String code) {
        return code == null || code.isBlank() ? null : code.strip();
    }

    /** Names of the components that differ. */
    static <T extends Record> List<String> changed(T before, T after) {
        var changed = new ArrayList<String>();
        for (var component : before.getClass().getRecordComponents()) {
            try {
                var read = component.getAccessor();
                read.setAccessible(true);
                if (!Objects.equals(read.invoke(before), read.invoke(after))) {
                    changed.add(component.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return changed;
    }
}
