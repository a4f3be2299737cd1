package org.hengwei.feedback.web;

import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** A thing's version as its {@code ETag}. */
final class Etags {

    private Etags() {}

    static String of(int version) {
        return "\"" + version + "\"";
    }

    /** Null when the caller does not care; refused as stale when it is none of ours. */
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        var bare = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!bare.matches("\\d{1,9}")) {
            throw Refused.stale();
        }
        return Integer.valueOf(bare);
    }
}
