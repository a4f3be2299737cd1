package org.hengwei.people;

import java.util.List;
import org.hengwei.shared.Access;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * With {@code HENGWEI_ADMIN_TOKEN} at the first start the first administrator, login {@code admin}, exists at once and comes
 * in by that token. Nothing happens when there is an administrator already.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    private static final int SHORTEST = 32;

    private final People people;
    private final Account account;
    private final Access access;
    private final String token;

    FirstAdministrator(People people, Account account, Access access, @Value("${hengwei.admin-token:}") String token) {
        this.people = people;
        this.account = account;
        this.access = access;
        this.token = token.strip();
        if (!this.token.isEmpty() && this.token.length() < SHORTEST) {
            throw new IllegalStateException("HENGWEI_ADMIN_TOKEN has " + this.token.length() + " characters; at least "
                    + SHORTEST + " are needed");
        }
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (token.isEmpty() || !access.holders(Role.ADMINISTRATOR.name()).isEmpty()) {
            return;
        }
        access.byRule("people.rule.first-administrator", () -> {
            people.admit(AdmitPerson.staff("admin", "Administrator", List.of(Role.ADMINISTRATOR.name()), List.of()));
            account.keep(token, "admin", "HENGWEI_ADMIN_TOKEN", TokenScope.FULL, null);
        });
    }
}
