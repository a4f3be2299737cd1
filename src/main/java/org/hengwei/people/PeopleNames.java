package org.hengwei.people;

import static org.hengwei.people.db.Tables.DEPARTMENT;

import java.util.Collection;
import java.util.Map;
import org.hengwei.shared.Names;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class PeopleNames implements Names {

    private final People people;
    private final DSLContext db;

    PeopleNames(People people, DSLContext db) {
        this.people = people;
        this.db = db;
    }

    @Override
    public Map<String, String> of(String kind, Collection<String> codes) {
        return switch (kind) {
            case "PERSON" -> people.names(codes);
            case "DEPARTMENT" ->
                db.select(DEPARTMENT.CODE, DEPARTMENT.NAME)
                        .from(DEPARTMENT)
                        .where(DEPARTMENT.CODE.in(codes))
                        .fetchMap(DEPARTMENT.CODE, DEPARTMENT.NAME);
            default -> Map.of();
        };
    }
}
