package org.hengwei.planning.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengwei.planning.PlanText;
import org.jspecify.annotations.Nullable;

/** The words of a plan as typed; references one a line; roles and activities as parallel lists. */
public record TextForm(
        @Nullable String purpose,
        @Nullable String scope,
        @Nullable String references,
        @Nullable String terms,
        @Nullable List<String> role,
        @Nullable List<String> duties,
        @Nullable List<String> activity,
        @Nullable List<String> activityText,
        @Nullable String relation,
        @Nullable String conformity,
        @Nullable String resources,
        @Nullable String audited,
        @Nullable String collection,
        @Nullable String inspections) {

    PlanText text() {
        var roles = new ArrayList<PlanText.Duty>();
        for (var i = 0; i < size(role); i++) {
            if (!at(role, i).isBlank()) {
                roles.add(new PlanText.Duty(at(role, i), at(duties, i)));
            }
        }
        var activities = new ArrayList<PlanText.Activity>();
        for (var i = 0; i < size(activity); i++) {
            if (!at(activity, i).isBlank()) {
                activities.add(new PlanText.Activity(at(activity, i), at(activityText, i)));
            }
        }
        return new PlanText(
                or(purpose),
                or(scope),
                Arrays.stream(or(references).split("\\R"))
                        .filter(line -> !line.isBlank())
                        .toList(),
                or(terms),
                roles,
                activities,
                or(relation),
                or(conformity),
                or(resources),
                or(audited),
                or(collection),
                or(inspections));
    }

    private static int size(@Nullable List<String> list) {
        return list == null ? 0 : list.size();
    }

    private static String at(@Nullable List<String> list, int i) {
        return list == null || i >= list.size() || list.get(i) == null
                ? ""
                : list.get(i).strip();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
