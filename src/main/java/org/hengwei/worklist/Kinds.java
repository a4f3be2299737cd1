package org.hengwei.worklist;

import static org.hengwei.worklist.db.Tables.ITEM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.Access;
import org.hengwei.shared.SubjectKind;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the rooms say of their kinds of subject: who may see them, and which room words them. */
@Component
class Kinds {

    private final Access access;
    private final ObjectProvider<SubjectKind> kinds;

    Kinds(Access access, ObjectProvider<SubjectKind> kinds) {
        this.access = access;
        this.kinds = kinds;
    }

    /** What the actor may see: by the permission of each kind, and everything that is his own or waits for him. */
    Condition visible() {
        var login = access.actor().login();
        var byReach = new LinkedHashMap<Visibility, List<String>>();
        kinds.stream().forEach(kind -> {
            var reading = kind.reading();
            if (reading != null) {
                byReach.computeIfAbsent(access.visibility(reading), reach -> new ArrayList<>())
                        .add(kind.kind());
            }
        });
        var any = new ArrayList<Condition>();
        byReach.forEach((reach, names) ->
                any.add(ITEM.KIND.in(names).and(reach.on(ITEM.PROJECT, ITEM.CUSTOMER, ITEM.TEAM, ITEM.ASSIGNEE))));
        any.add(ITEM.ASSIGNEE.eq(login));
        any.add(ITEM.AWAITS.contains(new String[] {login}));
        return DSL.or(any);
    }

    /** Kind to room. */
    Map<String, String> rooms() {
        var rooms = new HashMap<String, String>();
        kinds.stream()
                .forEach(kind -> rooms.put(
                        kind.kind(),
                        AopUtils.getTargetClass(kind).getPackageName().replaceFirst("^org\\.hengwei\\.", "")));
        return rooms;
    }
}
