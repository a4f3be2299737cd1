package org.hengwei.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hengwei.shared.Permission;
import org.hengwei.shared.Reach;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Which role has which permission, and how far it reaches: the rows {@code permission,role,reach} of every room's
 * {@code permissions/<room>.csv} (H15). Several reaches of a role for one permission add up.
 */
@Component
class Grants {

    private final Map<String, Map<Role, Set<Reach>>> byPermission = new TreeMap<>();

    Grants() throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:permissions/*.csv")) {
            read(file);
        }
    }

    private void read(Resource file) throws IOException {
        file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("permission,"))
                .forEach(line -> add(file, line.split(",", -1)));
    }

    private void add(Resource file, String[] row) {
        if (row.length != 3) {
            throw new IllegalStateException(file + ": " + String.join(",", row) + " is not permission,role,reach");
        }
        byPermission
                .computeIfAbsent(row[0].strip(), permission -> new LinkedHashMap<>())
                .computeIfAbsent(Role.valueOf(row[1].strip()), role -> EnumSet.noneOf(Reach.class))
                .add(Reach.valueOf(row[2].strip()));
    }

    Set<Reach> reaches(Set<String> roles, Permission permission) {
        var reaches = EnumSet.noneOf(Reach.class);
        byPermission.getOrDefault(permission.key(), Map.of()).forEach((role, granted) -> {
            if (roles.contains(role.name())) {
                reaches.addAll(granted);
            }
        });
        reaches.remove(Reach.NONE);
        return reaches;
    }

    /** Permission key to role to reaches, in the order of keys. */
    Map<String, Map<Role, Set<Reach>>> table() {
        return byPermission;
    }
}
