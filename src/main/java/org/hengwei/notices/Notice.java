package org.hengwei.notices;

import java.util.Arrays;
import java.util.List;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell people.
 *
 * @param once a name by which the same notice is recognised, so that a listener called twice tells it once
 * @param key message key of the sentence, of the sending room
 * @param href page to go to
 */
public record Notice(
        String once,
        String key,
        List<String> args,
        @Nullable Subject subject,
        @Nullable String href) {

    public static Notice about(Subject subject, String href, String once, String key, Object... args) {
        return new Notice(once, key, Arrays.stream(args).map(String::valueOf).toList(), subject, href);
    }
}
