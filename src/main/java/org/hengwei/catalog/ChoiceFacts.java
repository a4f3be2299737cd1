package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/** A code to add or change, see {@link Choice}. A given code is kept for good; position defaults to the end of the list. */
public record ChoiceFacts(
        @Nullable String code,
        @Nullable String parent,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable Boolean solved,
        @Nullable Boolean stopsClock,
        @Nullable Integer position,
        @Nullable Boolean active) {

    static ChoiceFacts of(Choice choice) {
        return new ChoiceFacts(
                choice.code(),
                choice.parent(),
                choice.name(),
                choice.nameEn(),
                choice.solved(),
                choice.stopsClock(),
                choice.position(),
                choice.active());
    }
}
