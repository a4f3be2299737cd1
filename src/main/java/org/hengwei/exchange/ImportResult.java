package org.hengwei.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import; everything counts incidents, not rows (H20).
 *
 * @param rejectedRows where the rows of the rejected incidents can be fetched; null when there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportResult(
        ImportMode mode,
        int read,
        int created,
        int updated,
        int skipped,
        int rejected,
        @Nullable String rejectedRows) {}
