package org.hengwei.shared;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * News: something that happened to a subject. Implemented by records; published inside the act's transaction, where the
 * journal writes it down. The sentence people read is the message {@code <room>.journal.<EventName>}, with the record's
 * components (without subject and at) as its arguments {0}, {1}, … in their order.
 */
public interface Happened {

    Subject subject();

    /** When it happened in the world, which may be before it was recorded. */
    Instant at();

    default Audience audience() {
        return Audience.INTERNAL;
    }

    /** Stable name, e.g. {@code incidents.Resolved}. */
    default String word() {
        var room = getClass().getPackageName().replaceFirst("^org\\.hengwei\\.", "");
        return room + "." + getClass().getSimpleName();
    }

    /** What the journal keeps of it: the components in order, as texts. */
    default Map<String, @Nullable Object> details() {
        var details = new LinkedHashMap<String, @Nullable Object>();
        for (var component : getClass().getRecordComponents()) {
            if (!component.getName().equals("subject") && !component.getName().equals("at")) {
                details.put(component.getName(), plain(valueOf(component)));
            }
        }
        return details;
    }

    private @Nullable Object valueOf(RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number n -> n;
            case Boolean b -> b;
            case Collection<?> c -> c.stream().map(Happened::plain).toList();
            default -> value.toString();
        };
    }
}
