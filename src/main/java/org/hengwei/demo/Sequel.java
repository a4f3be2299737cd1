package org.hengwei.demo;

import java.util.List;
import java.util.function.Supplier;
import org.hengwei.feedback.CallbackState;
import org.hengwei.feedback.CallbackView;
import org.jspecify.annotations.Nullable;

/** The callback that follows a resolution by itself, a moment later. */
final class Sequel {

    private Sequel() {}

    /** Null when none comes. */
    static @Nullable CallbackView due(String caller, Supplier<List<CallbackView>> callbacks) {
        for (var i = 0; i < 100; i++) {
            var found = Cast.as(caller, callbacks).stream()
                    .filter(callback -> callback.state() == CallbackState.DUE)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            moment();
        }
        return null;
    }

    private static void moment() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
