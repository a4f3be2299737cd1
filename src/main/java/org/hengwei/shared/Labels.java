package org.hengwei.shared;

import org.jspecify.annotations.Nullable;

/** Words for codes that are data, so that they can be asked for like messages, under {@link #KEY}. */
public interface Labels {

    String KEY = "label.";

    /** Null when it is none of this room's codes. */
    @Nullable
    String label(String code, boolean chinese);
}
