package org.hengwei.catalog;

/** One published edition of an item, which never changes: what a request is made from and keeps. */
public record OfferedItem(String code, int edition, ItemFacts facts) {

    public boolean forCustomers() {
        return Boolean.TRUE.equals(facts.forCustomers());
    }
}
