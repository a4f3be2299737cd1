package org.hengwei.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengwei.As;

/** Customers, contracts and projects with sensible facts and codes of their own. */
final class SomeCustomers {

    static final As COMMERCE = As.staff("some-commerce", "COMMERCE").speaking("en");
    static final As MANAGER = As.staff("some-om", "OM_MANAGER").speaking("en");
    static final As ADMIN = As.staff("some-admin", "ADMINISTRATOR").speaking("en");

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private SomeCustomers() {}

    static String code(String kind) {
        return kind + "-" + NEXT.getAndIncrement() + "-" + Long.toString(System.nanoTime(), 36);
    }

    static CustomerFacts customer(String name) {
        return new CustomerFacts(
                null,
                name + " " + code("K"),
                "Government",
                "Monthly meeting, group chat",
                null,
                null,
                null,
                null,
                true);
    }

    static ContractFacts contract(String customer, LocalDate from, LocalDate until) {
        return new ContractFacts(
                code("CT"),
                "Operation of video surveillance",
                customer,
                "Hengwei Ltd",
                "City police",
                new BigDecimal("1200000"),
                null,
                from,
                until,
                ServiceMode.REMOTE_PLUS_ONSITE,
                true,
                null,
                List.of("VIDEO"),
                "Stock of cameras",
                "Monthly report",
                null,
                null,
                null);
    }

    static ProjectFacts project(String customer) {
        return new ProjectFacts(
                code("P"),
                "Video operation",
                customer,
                null,
                "SAFE_CITY",
                ServiceMode.REMOTE_PLUS_ONSITE,
                null,
                null,
                3,
                3,
                null,
                null,
                null);
    }
}
