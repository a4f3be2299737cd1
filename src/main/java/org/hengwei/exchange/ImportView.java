package org.hengwei.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as people and programs see it.
 *
 * @param header names of the file's columns
 * @param sample the first rows
 * @param job the run under way or the last one; null before the first
 * @param result null until a run has ended
 */
public record ImportView(
        String code,
        String fileName,
        long size,
        List<String> header,
        List<List<String>> sample,
        @Nullable Mapping mapping,
        @Nullable ImportMode mode,
        @Nullable String job,
        @Nullable ImportResult result,
        String uploadedBy,
        Instant uploadedAt) {}
