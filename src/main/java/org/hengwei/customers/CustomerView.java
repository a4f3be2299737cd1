package org.hengwei.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A customer.
 *
 * @param imported the one that imported projects belong to (H20)
 */
public record CustomerView(@JsonUnwrapped CustomerFacts facts, boolean imported, Instant createdAt, int version) {

    public String code() {
        return String.valueOf(facts.code());
    }

    public String name() {
        return String.valueOf(facts.name());
    }

    public boolean active() {
        return Boolean.TRUE.equals(facts.active());
    }
}
