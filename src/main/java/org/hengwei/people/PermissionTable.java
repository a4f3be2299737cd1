package org.hengwei.people;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hengwei.shared.Access;
import org.hengwei.shared.Reach;
import org.springframework.stereotype.Service;

/** Who may do what, and how far (H15): one table, made from the files by which the program decides. */
@Service
public class PermissionTable {

    private final Grants grants;
    private final Access access;

    PermissionTable(Grants grants, Access access) {
        this.grants = grants;
        this.access = access;
    }

    /** Permission key to role to reaches, in the order of keys. */
    public Map<String, Map<Role, Set<Reach>>> all() {
        access.demand(PeoplePermission.DIRECTORY);
        return grants.table();
    }

    /** The table as {@code docs/permissions.md} has it. */
    static String markdown(Map<String, Map<Role, Set<Reach>>> table) {
        var text = new StringBuilder("""
                # Who may do what

                Made from `src/main/resources/permissions/*.csv`, by which the program decides; a test fails when this page differs.
                A permission reaches OWN (what one reported, owns or is assigned to), TEAM (one's departments), PROJECT (one's
                projects), CUSTOMER (the customer whose contact one is) or the whole COMPANY; several reaches add up.
                What is not listed is not allowed.
                """);
        var rooms = table.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().substring(0, entry.getKey().indexOf('.')),
                        TreeMap::new,
                        Collectors.toList()));
        rooms.forEach((room, entries) -> {
            text.append("\n## ").append(room).append("\n\n| permission | who |\n|---|---|\n");
            entries.forEach(entry -> text.append("| `")
                    .append(entry.getKey())
                    .append("` | ")
                    .append(who(entry.getValue()))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String who(Map<Role, Set<Reach>> granted) {
        var byReach = new LinkedHashMap<Set<Reach>, List<Role>>();
        granted.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().ordinal()))
                .forEach(entry -> byReach.computeIfAbsent(entry.getValue(), reach -> new java.util.ArrayList<>())
                        .add(entry.getKey()));
        return byReach.entrySet().stream()
                .map(entry -> "**"
                        + entry.getKey().stream().map(Reach::name).collect(Collectors.joining(" + "))
                        + "** "
                        + entry.getValue().stream().map(Role::name).collect(Collectors.joining(", ")))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
