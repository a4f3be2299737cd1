package org.hengwei.shared;

import org.jspecify.annotations.Nullable;

/** A thing's version as ETag and back from If-Match. */
public final class Versions {

    private Versions() {}

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version asked for; null when any will do.
     *
     * @throws Refused as stale when it is no version anybody was given
     */
    public static @Nullable Integer of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        var bare = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!bare.matches("\\d{1,9}")) {
            throw Refused.stale();
        }
        return Integer.valueOf(bare);
    }

    /** @throws Refused as stale unless it is the version at hand */
    public static void check(@Nullable Integer wanted, int atHand) {
        if (wanted != null && wanted != atHand) {
            throw Refused.stale();
        }
    }
}
