package org.hengwei.people;

import static org.hengwei.people.db.Tables.COMPANY;

import java.util.Optional;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The company that runs this house: its name as documents print it, and the language it works in. */
@Service
@Transactional
public class Company {

    private final DSLContext db;
    private final Access access;

    Company(DSLContext db, Access access) {
        this.db = db;
        this.access = access;
    }

    /** Names the company; open to the administrator, and to the set-up by its rule. */
    public void name(String name, String language) {
        access.demand(PeoplePermission.ADMIT);
        new Checks()
                .present(name, "name")
                .atMost(name, 100, "name")
                .that(language.equals("zh-CN") || language.equals("en"), "language", "people.language.unknown")
                .refuse();
        db.insertInto(COMPANY, COMPANY.ONE, COMPANY.NAME, COMPANY.LANGUAGE)
                .values(true, name.strip(), language)
                .onConflict(COMPANY.ONE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Transactional(readOnly = true)
    public Optional<String> name() {
        return db.select(COMPANY.NAME).from(COMPANY).fetchOptional(COMPANY.NAME);
    }

    @Transactional(readOnly = true)
    public String language() {
        return db.select(COMPANY.LANGUAGE)
                .from(COMPANY)
                .fetchOptional(COMPANY.LANGUAGE)
                .orElse("zh-CN");
    }
}
