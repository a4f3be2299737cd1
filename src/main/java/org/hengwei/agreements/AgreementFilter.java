package org.hengwei.agreements;

import org.jspecify.annotations.Nullable;

/**
 * @param kind null for all
 * @param state null for all but those that are over
 * @param q part of name or number
 */
public record AgreementFilter(
        @Nullable AgreementKind kind,
        @Nullable AgreementState state,
        @Nullable String project,
        @Nullable String contract,
        @Nullable String customer,
        @Nullable String service,
        @Nullable String q) {

    public static AgreementFilter none() {
        return new AgreementFilter(null, null, null, null, null, null, null);
    }
}
