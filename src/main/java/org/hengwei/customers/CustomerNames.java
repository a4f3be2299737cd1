package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.CUSTOMER;
import static org.hengwei.customers.db.Tables.PROJECT;

import java.util.Collection;
import java.util.Map;
import org.hengwei.shared.Names;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class CustomerNames implements Names {

    private final DSLContext db;

    CustomerNames(DSLContext db) {
        this.db = db;
    }

    @Override
    public Map<String, String> of(String kind, Collection<String> codes) {
        return switch (kind) {
            case "PROJECT" ->
                db.select(PROJECT.CODE, PROJECT.NAME)
                        .from(PROJECT)
                        .where(PROJECT.CODE.in(codes))
                        .fetchMap(PROJECT.CODE, PROJECT.NAME);
            case "CUSTOMER" ->
                db.select(CUSTOMER.CODE, CUSTOMER.NAME)
                        .from(CUSTOMER)
                        .where(CUSTOMER.CODE.in(codes))
                        .fetchMap(CUSTOMER.CODE, CUSTOMER.NAME);
            default -> Map.of();
        };
    }
}
