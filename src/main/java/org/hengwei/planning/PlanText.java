package org.hengwei.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan says in words.
 *
 * @param purpose what the plan is for (R55)
 * @param scope where it applies (R56)
 * @param references standards and documents it refers to
 * @param roles who has which duties (R59)
 * @param activities the year's quality management activities with their goals (R108)
 * @param relation to other project plans (R90)
 * @param conformity how staff verify that processes and services conform (R91)
 * @param resources people, training, tools, equipment, facilities (R92)
 * @param audited which processes and services are audited, and the time and cycle of audits and management review (R93)
 * @param collection cycle in which metrics are collected and analysed (R94)
 * @param inspections plan of on-site spot checks and patrols (R95)
 */
public record PlanText(
        String purpose,
        String scope,
        List<String> references,
        String terms,
        List<Duty> roles,
        List<Activity> activities,
        String relation,
        String conformity,
        String resources,
        String audited,
        String collection,
        String inspections) {

    public record Duty(String role, String duties) {}

    public record Activity(String title, String text) {}

    public static PlanText empty() {
        return new PlanText("", "", List.of(), "", List.of(), List.of(), "", "", "", "", "", "");
    }

    /**
     * The contents a–f that a quality plan must have (R96), by the letters of those that are missing.
     *
     * @param objectives how many objectives the plan has; they belong to content a
     */
    List<String> missing(int objectives) {
        var missing = new ArrayList<String>();
        if (objectives == 0 || purpose.isBlank() || scope.isBlank() || relation.isBlank()) {
            missing.add("a");
        }
        note(missing, "b", conformity);
        note(missing, "c", resources);
        note(missing, "d", audited);
        note(missing, "e", collection);
        note(missing, "f", inspections);
        return missing;
    }

    private static void note(List<String> missing, String letter, String text) {
        if (text.isBlank()) {
            missing.add(letter);
        }
    }
}
