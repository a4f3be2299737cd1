package org.hengwei.incidents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengwei.people.DepartmentView;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people and departments work can be given to. */
@Component
class Staff {

    private static final Role[] HANDS = {
        Role.DESK_AGENT,
        Role.FIRST_LINE,
        Role.SECOND_LINE,
        Role.OM_SUPERVISOR,
        Role.OM_MANAGER,
        Role.PROJECT_MANAGER,
        Role.PROCESS_OWNER
    };

    private final People people;
    private final Departments departments;

    Staff(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
    }

    /** Refused on field {@code assignee} when nobody of that login works here. */
    @Nullable
    Person of(@Nullable String login) {
        if (login == null) {
            return null;
        }
        if (!people.exists(login)) {
            throw Refused.field("assignee", "incidents.refused.person-unknown", login);
        }
        return new Person(login, people.actor(login).name());
    }

    /** Refused on field {@code assignee} when nobody of that login works here. */
    Actor actor(String login) {
        of(login);
        return people.actor(login);
    }

    String nameOf(String login) {
        return people.names(List.of(login)).getOrDefault(login, login);
    }

    /** Whether he is one of the active staff. */
    boolean works(String login) {
        return people.exists(login);
    }

    Set<String> members(String team) {
        return people.members(team).keySet();
    }

    void demandTeam(@Nullable String team) {
        if (team != null && !departments.exists(team)) {
            throw Refused.field("team", "incidents.refused.team-unknown", team);
        }
    }

    /** Login to name of those who handle incidents. */
    Map<String, String> hands() {
        return people.staff(HANDS);
    }

    Map<String, String> teams() {
        var names = new LinkedHashMap<String, String>();
        for (DepartmentView department : departments.all(false)) {
            names.put(department.code(), department.name());
        }
        return names;
    }
}
